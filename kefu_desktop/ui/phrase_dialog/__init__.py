"""The window in which a phrase is written or changed."""
