"""Commands that prove, copy and move an archive."""
