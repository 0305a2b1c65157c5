"""What touches the desktop: one folder for each kind of it."""
