"""Commands that bring articles into the archive."""
