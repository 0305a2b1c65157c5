"""One program a library: a lock that says who runs, and a door through which others ask it for something."""
