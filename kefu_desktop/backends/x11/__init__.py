"""X11, through python-xlib."""
