"""What Qt does alike on every desktop."""
