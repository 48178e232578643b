"""Ressorts: the section labels of the trade, as papers, broadcasters and agencies of the three countries print them."""

from __future__ import annotations

from newsarchive.german.word_lists import word_parts

__all__ = ["PLACE_SECTIONS", "SECTIONS", "WORD_SECTIONS"]

LISTS = word_parts(__file__, "sections")

WORDS = LISTS["words"]
PLACES = LISTS["places"]


def folded(labels: tuple[str, ...]) -> frozenset[str]:
    """Return ``labels`` in folded case."""
    return frozenset(label.casefold() for label in labels)


PLACE_SECTIONS = folded(PLACES)
"""Labels that name a place, in folded case: these often begin a headline as well."""
WORD_SECTIONS = folded(WORDS) - PLACE_SECTIONS
"""Labels that name a subject, in folded case."""
SECTIONS = PLACE_SECTIONS | WORD_SECTIONS
"""Section labels in folded case."""
