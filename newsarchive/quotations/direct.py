"""Pairs of quotation marks -> those that hold words somebody said, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.said import FINITE, mark_features
from newsarchive.quotations.weights import OUTSIDE, load_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.quotations.analysis import Analysis
    from newsarchive.quotations.marks import Pair

__all__ = ["Marked", "marked_in", "signs_of_marks"]

LEAST = -0.3
"""The score from which a pair of marks counts as speech: there the two kinds of error balance, on articles that were not fitted."""


LONG = 10
"""As many words between marks are speech: of those of the articles that the weights were fitted on, ninety-eight in a hundred."""
SURE = 4.0
"""The score of those: their share as odds."""


class Marked(NamedTuple):
    """Words between marks that somebody said: their span, the clauses that they touch, and how sure it is."""

    span: tuple[int, int]
    first: int
    last: int
    sure: float


def signs_of_marks(
    seen: Analysis, labels: Sequence[int], longest: int = LONG
) -> Iterator[tuple[Pair, int, int, list[str]]]:
    """Yield each pair of marks with the first and the last clause that it touches, and its features.

    Around ``longest`` words or more that make a sentence there are none: that was said.
    """
    starts = seen.tokens.starts
    firsts = [clause.first for clause in seen.clauses]
    times = Counter(inside(seen.text, pair) for pair in seen.pairs)
    for pair in seen.pairs:
        first, last = bisect_left(starts, pair.start), bisect_left(starts, pair.end)
        at, end = bisect_right(firsts, first) - 1, bisect_right(firsts, last - 1) - 1
        if at < 0 or first >= seen.clauses[at].last or last - first < 3 or not fits(seen, pair, first, last):
            continue
        words = inside(seen.text, pair)
        if words.count(" ") + 1 >= longest and is_sentence(seen, first, last):
            yield pair, at, end, []
            continue
        sentence = seen.clauses[at].sentence
        begin, _ = seen.look(sentence, sentence)
        seen.look(sentence - 1, sentence - 1)
        reported = labels[at] != OUTSIDE or (at > begin and labels[at - 1] != OUTSIDE)
        again = min(times[words] - 1, 1) + 2 * (len(words) < 80 and seen.text.find(words, pair.end) >= 0)
        yield pair, at, end, mark_features(seen.tokens, pair, first, last, seen.row, at, reported, again)


def is_sentence(seen: Analysis, first: int, last: int) -> bool:
    """Tell whether the tokens between marks end as a sentence does, or have a verb as few titles have."""
    return seen.tokens.texts[last - 2] in ".!?…," or not FINITE.isdisjoint(seen.tokens.lower[first:last])


def fits(seen: Analysis, pair: Pair, first: int, last: int) -> bool:
    """Tell whether the pair of marks begins and ends where tokens do."""
    return seen.tokens.starts[first] == pair.start and seen.tokens.end(last - 1) == pair.end


def inside(text: str, pair: Pair) -> str:
    """Return the words between the marks."""
    return text[pair.start + pair.opening : pair.end - pair.closing]


def marked_in(seen: Analysis, labels: Sequence[int]) -> list[Marked]:
    """Return the pairs of marks that hold what somebody said."""
    if not seen.pairs:
        return []
    look = load_weights().mark.get
    found: list[Marked] = []
    for pair, first, last, features in signs_of_marks(seen, labels):
        score = sum([look(feature, 0.0) for feature in features]) if features else SURE
        if score > LEAST:
            found.append(Marked((pair.start, pair.end), first, last, 1 / (1 + exp(-min(score, 30)))))
    return found
