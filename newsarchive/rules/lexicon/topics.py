"""Section labels that name a matter or a country: alone above a headline they are its kicker, not the Ressort."""

from __future__ import annotations

from newsarchive.german.word_lists import word_list

__all__ = ["TOPICS"]

WORDS = word_list(__file__, "topics")
TOPICS = frozenset(label.casefold() for label in WORDS)
"""In folded case."""
