"""Content analysis by hand: a codebook, a sheet for each coder, what they coded, and how far they agree."""
