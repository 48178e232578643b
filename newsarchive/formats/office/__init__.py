"""Word files and RTF -> text."""
