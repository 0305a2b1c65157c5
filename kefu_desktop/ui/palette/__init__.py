"""The palette: find a phrase, see it whole, paste it, without a mouse."""
