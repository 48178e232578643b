"""Text -> its language, by the function words it is full of."""

from __future__ import annotations

from collections import Counter

from newsarchive.german.word_lists import word_parts
from newsarchive.german.words import letter_words

__all__ = ["function_words", "language"]

STOP_WORDS = {code: frozenset(words) for code, words in word_parts(__file__, "language").items()}
ANY_LANGUAGE = frozenset().union(*STOP_WORDS.values())
IS_STOP = ANY_LANGUAGE.__contains__
SAMPLE = 4000


def language(text: str) -> str | None:
    """Return the language (ISO 639-1) whose function words ``text`` is full of; None when it has hardly any."""
    words = letter_words(text[:SAMPLE].lower())
    counts = Counter(filter(IS_STOP, words))
    votes = {code: sum(map(counts.__getitem__, counts.keys() & stops)) for code, stops in STOP_WORDS.items()}
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] > 0.05 * len(words) else None


def function_words(text: str) -> float:
    """Return the share of function words of any known language among the words of ``text``; 0 for no words."""
    words = letter_words(text.lower())
    return sum(map(IS_STOP, words)) / max(len(words), 1)
