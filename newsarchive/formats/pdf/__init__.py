"""A PDF file with a text layer -> its text in reading order, in paragraphs: glyphs, columns, paragraphs, margins, one after the other."""
