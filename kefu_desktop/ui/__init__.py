"""The windows of the tray program (PySide6 widgets)."""
