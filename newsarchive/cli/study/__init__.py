"""Commands that take articles to other programs."""
