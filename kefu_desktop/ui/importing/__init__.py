"""The import window: what comes in, what would become of it, and then one step that can be taken back."""
