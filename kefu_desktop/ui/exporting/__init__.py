"""The window that hands phrases on."""
