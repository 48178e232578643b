"""The closed classes of German, the endings of words for people by what they do, and common first names."""

from __future__ import annotations

from newsarchive.german.word_lists import word_parts

__all__ = ["FINITE_WORDS", "FIRST_NAMES", "FUNCTION_WORDS", "NEVER_LAST", "ROLE_ENDINGS"]

GROUPS = word_parts(__file__, "function_words")
LISTS = word_parts(__file__, "headlines")

FUNCTION_WORDS = {word: group for group, words in GROUPS.items() for word in words}
"""Function word -> the closed class it belongs to."""
FINITE_WORDS = frozenset(
    word for word, group in FUNCTION_WORDS.items() if group in {"be", "auxiliary", "modal"}
)
NEVER_LAST = frozenset(LISTS["never last"])
"""Lower-case words that end no headline."""
ROLE_ENDINGS = tuple(LISTS["role endings"])
FIRST_NAMES = frozenset(LISTS["first names"])
