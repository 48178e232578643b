"""Commands that read files without an archive."""
