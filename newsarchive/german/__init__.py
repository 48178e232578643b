"""German words -> index terms. ``fold`` spelling, ``inflect`` what needs no dictionary, ``lexicon`` what does (writing only)."""
