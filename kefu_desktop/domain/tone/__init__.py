"""The tone checker: what the trade trains its people not to say, found, explained and reworded."""
