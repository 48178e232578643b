"""Which articles are one story, and which are versions of one page: their tables, and what fills them."""
