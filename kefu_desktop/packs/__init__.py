"""Formats of phrase packs, one a file; none knows another."""
