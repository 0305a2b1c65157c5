"""The library in SQLite, the settings in TOML, and where both lie."""
