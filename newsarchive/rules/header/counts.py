"""The words of a header line -> counts up to each word, so that a candidate's features cost no walk over its words.

Of a list here, entry ``at`` speaks of the words before ``at``, unless its line says otherwise.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.rules.header.words import Token

__all__ = ["STOPS", "VERBS", "Counts", "count", "stems_of"]

STOPS = (".", "!", "?")
VERBS = "VB"
"""The signs of finite verbs, sure and likely."""
PAIRED = '()"„“”«»‟'
"""Quotation marks and brackets."""
ADDRESS = frozenset("sie ihnen ihr ihre ihren ihrem ihrer ihres".split())
"""Words that a polite address writes with a capital letter wherever they stand."""


class Counts(NamedTuple):
    """How many words there are of each kind, and where the next one stands (``len(words)`` where there is none).

    ``finite``: finite verbs; ``stops``: words that end a sentence, ``true_stops``: all of them but ordinals; ``commas``;
    ``function``: capitalised function words; ``stems``: nouns and names, ``known``: those that the text below has too;
    ``again``: stems of the words before that come again behind. The lists with ``next`` hold the first place from ``at`` on.
    A joint is a finite verb or a word with a mark, an opening a capitalised function word behind no mark. ``last_mark`` is how many
    words there are up to the last one with a mark, the word right before left out. ``first_at`` is where each stem first stands.
    ``repeats`` and ``pairs`` tell whether any stem comes twice, and whether there are quotation marks or brackets at all. ``runs``
    and ``twice`` are what the functions of that name return, ``signs`` the sign of each word.
    """

    finite: list[int]
    stops: list[int]
    true_stops: list[int]
    commas: list[int]
    function: list[int]
    stems: list[int]
    known: list[int]
    again: list[int]
    next_finite: list[int]
    next_stop: list[int]
    next_comma: list[int]
    next_colon: list[int]
    next_joint: list[int]
    next_opening: list[int]
    last_mark: list[int]
    stems_at: list[list[str]]
    first_at: dict[str, int]
    repeats: bool
    pairs: bool
    runs: list[tuple[int, int]]
    twice: frozenset[tuple[str, str]]
    signs: str


def count(words: Sequence[Token], below: str) -> Counts:
    """Return the counts of a line; ``below`` are the words of the text under it, as in ``Line``."""
    finite = [token.finite for token in words]
    stops = [token.end.startswith(STOPS) for token in words]
    commas = [token.end == "," for token in words]
    own = [token.stem for token in words if token.stem]
    stems_at = [stems_of(token) for token in words]
    first_at, again = repeated(stems_at)
    return Counts(
        finite=sums(finite),
        stops=sums(stops),
        true_stops=sums(stop and token.kind != "digits" for stop, token in zip(stops, words, strict=True)),
        commas=sums(commas),
        function=sums(token.shape == "F" for token in words),
        stems=sums(token.stem != "" for token in words),
        known=sums(is_below(token.stem, below) for token in words),
        again=again,
        next_finite=next_places(finite),
        next_stop=next_places(stops),
        next_comma=next_places(commas),
        next_colon=next_places([token.end == ":" for token in words]),
        next_joint=next_places([token.end != "" or token.sign in VERBS for token in words]),
        next_opening=next_places(
            [
                opens_unmarked(before, token)
                for before, token in zip([*words[:1], *words], words, strict=False)
            ]
        ),
        last_mark=last_places([token.end != "" for token in words]),
        stems_at=stems_at,
        first_at=first_at,
        repeats=len(set(own)) < len(own),
        pairs=any(mark in token.text for mark in PAIRED for token in words),
        runs=runs(words),
        twice=twice(words),
        signs="".join([token.sign for token in words]),
    )


def runs(words: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the pairs of finite verbs with no comma, conjunction or other joint between them: no clause has two."""
    found = []
    last = -1
    for at, token in enumerate(words):
        if token.sign == "V":
            if last >= 0:
                found.append((last, at))
            last = at
        if token.end or token.sign in "KSQ-":
            last = -1
    return found


def twice(words: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbours that the line has more than once."""
    seen = set()
    found = set()
    for left, right in pairwise(words):
        pair = (left.lower, right.lower)
        if pair in seen:
            found.add(pair)
        seen.add(pair)
    return frozenset(found)


def sums(flags: Iterable[bool]) -> list[int]:
    """Return how many of ``flags`` are true before each place, and in all."""
    return list(accumulate(flags, initial=0))


def next_places(flags: Sequence[bool]) -> list[int]:
    """Return for each place where the next true flag stands, from the place itself on."""
    following = len(flags)
    found = [following] * (len(flags) + 1)
    for at in range(len(flags) - 1, -1, -1):
        if flags[at]:
            following = at
        found[at] = following
    return found


def last_places(flags: Sequence[bool]) -> list[int]:
    """Return for each place how many words there are up to the last true flag that is not right before it, 0 for none."""
    found = [0, 0]
    for at in range(len(flags) - 1):
        found.append(at + 1 if flags[at] else found[-1])
    return found


def opens_unmarked(before: Token, token: Token) -> bool:
    """Tell whether a word is a capitalised function word behind no mark; ``Sie`` and ``Ihr`` may be an address."""
    return token.shape == "F" and not before.end and token.lower not in ADDRESS and not token.word.isupper()


def repeated(stems_at: Sequence[Sequence[str]]) -> tuple[dict[str, int], list[int]]:
    """Return where each stem first stands, and for each cut how many stems stand on both sides of it."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, stems in enumerate(stems_at):
        for stem in stems:
            first.setdefault(stem, at)
            last[stem] = at
    steps = [0] * (len(stems_at) + 2)
    for stem, at in first.items():
        if last[stem] > at:
            steps[at + 1] += 1
            steps[last[stem] + 1] -= 1
    return first, list(accumulate(steps))


def is_below(stem: str, below: str) -> bool:
    """Tell whether a word of the text below has this stem; stems are a word's first six letters, or a shorter word."""
    return stem != "" and (f" {stem}" if len(stem) == 6 else f" {stem} ") in below


def stems_of(token: Token) -> list[str]:
    """Return the stems of a noun or a name, and of the parts of a compound with a hyphen."""
    if not token.stem:
        return []
    first, mark, last = token.lower.rpartition("-")
    return [token.stem] + [
        part[:6] for part in (last, first) if mark and len(part) > 3 and part[:6] != token.stem
    ]
