"""The commands of `kefu`; runs where PySide6 cannot be imported."""
