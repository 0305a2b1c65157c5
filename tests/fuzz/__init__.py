"""Files that no peer would write, for every reader."""
