"""Windows, through ctypes."""
