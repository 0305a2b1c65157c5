"""What differs by operating system, as small Protocols."""
