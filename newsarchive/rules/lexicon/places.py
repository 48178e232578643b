"""Places that German papers date their reports from: a lexicon of the common ones, and the shape of the rest."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import one_of, word_parts

__all__ = ["PLACES", "WORDS_TOO", "place_shape"]

LISTS = word_parts(__file__, "places")

PLACES = frozenset(LISTS["places"])
"""Place names as printed in datelines, German forms first: towns of the German-speaking countries, capitals, places of the news."""
WORDS_TOO = frozenset(LISTS["words too"])
"""Places whose names are words, first names or common surnames too: alone with a full stop they prove nothing."""
SHAPE = re.compile(rf"[A-ZÄÖÜ][a-zäöüß]{{1,14}}{one_of(LISTS['endings'])}(?:-[A-ZÄÖÜ]\w{{2,20}})?$")
"""The endings that German place names have: evidence for a place that is not in the lexicon."""


def place_shape(text: str) -> bool:
    """Tell whether ``text`` is one word with the ending of a German place name: ``Musterhausen``."""
    return SHAPE.match(text) is not None
