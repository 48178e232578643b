"""The sentences of a text -> those in which somebody's words may stand: a look at their words alone, before anything else is.

Two sentences of three report nothing. Each word has a weight, and some have one for the sentence that follows: a verb of saying there
makes the subjunctive here likelier. Where the sum is too low, the sentence reports nothing; its clauses are only looked at where another's
speaker is looked for.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from newsarchive.quotations.signs import KNOWN
from newsarchive.quotations.speech import SAID_FORMS, SOURCE_WORDS
from newsarchive.quotations.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.quotations.tokens import Sentence, Tokens

__all__ = ["CLASSES", "classes_of", "sieved"]

CLASSES = ("K1", "K2", "soll", "say", "think", "name", "noun", "source")


def classes_of(word: str) -> list[str]:
    """Return the classes of a word in lower case: its mood, what its verb does, whether it is a noun of saying or names a source."""
    found: list[str] = []
    if word in KNOWN:
        mood, form, _ = KNOWN[word]
        found += [one for one in (mood, form[0] if form else "") if one]
    if word in SAID_FORMS:
        found.append("noun")
    if word in SOURCE_WORDS:
        found.append("source")
    return found


def tables_of(weights: Mapping[str, complex]) -> tuple[dict[str, float], dict[str, float]]:
    """Return for each word what it adds to its sentence, and what to the one behind it.

    ``weights`` are those of words, of ``#K1`` and the other classes, and ``""`` for every sentence.
    """
    known = {*KNOWN, *SAID_FORMS, *SOURCE_WORDS}
    found = {word: weight for word, weight in weights.items() if word[:1] != "#"}
    for word in known:
        classes = sum([weights.get(f"#{one}", 0j) for one in classes_of(word)], 0j)
        if classes:
            found[word] = found.get(word, 0j) + classes
    behind = {word: weight.imag for word, weight in found.items() if weight.imag}
    return {word: weight.real for word, weight in found.items()}, behind


def sieved(tokens: Tokens, sentences: Sequence[Sentence]) -> list[int]:
    """Return the numbers of the sentences that are likely to report somebody's words."""
    weights = load_weights()
    if not weights.table:
        own, behind = tables_of(weights.sentence)
        weights.table |= own
        weights.carried |= behind
    least = weights.least - weights.table[""]
    adds = list(map(weights.table.get, tokens.lower, repeat(0.0)))
    carries = list(map(weights.carried.get, tokens.lower, repeat(0.0)))
    found: list[int] = []
    above = 0.0
    for number, sentence in enumerate(sentences):
        if sum(adds[sentence.first : sentence.last], above) >= least:
            found.append(number)
        above = sum(carries[sentence.first : sentence.last])
    return found
