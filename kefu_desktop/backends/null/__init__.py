"""A harmless answer to every duty, so that choosing never fails."""
