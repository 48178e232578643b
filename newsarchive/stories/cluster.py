"""Texts -> their stories, all at once: what an archive that was filled in any order must hold.

A hash that more than ``STANDING`` different articles have is of standing text. Two articles are compared that share ``SHARED`` other
hashes, or one where a text has few.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from newsarchive.stories.components import Components
from newsarchive.stories.judge import Verdict, compare, prepared
from newsarchive.stories.sketch import samples

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from newsarchive.stories.words import StoryWords

__all__ = [
    "FEW",
    "SHARED",
    "STANDING",
    "candidates",
    "enough",
    "is_standing",
    "may_be_standing",
    "standing_hashes",
    "standing_places",
    "stories",
]

STANDING = 45
"""Articles that may share a passage and it still be their story's: different ones, told apart by their least hash."""
SHARED, FEW = 2, 12
"""Hashes that two articles must share to be compared; one is enough where one of them has no more than ``FEW``."""


def may_be_standing(articles: int) -> bool:
    """Tell whether a hash is in enough articles to be standing text; ``is_standing`` then decides."""
    return articles > STANDING


def is_standing(leads: Iterable[int]) -> bool:
    """Tell whether a hash is of standing text; ``leads`` are the least hashes of the articles that have it.

    Copies of a story mostly have the same least hash, articles with the same closing lines mostly do not.
    """
    return len(set(leads)) > STANDING


def standing_places(sampled: Sequence[tuple[int, int]], standing: Collection[int]) -> list[int]:
    """Return where the hashes of a text stand that are of standing text."""
    return [place for place, value in sampled if value in standing]


def enough(shared: int, one: int, other: int) -> bool:
    """Tell whether two articles, with ``one`` and ``other`` hashes, share enough of them to be compared."""
    return shared >= SHARED or (shared == 1 and min(one, other) <= FEW)


def candidates(sketches: Mapping[int, Collection[int]], standing: Collection[int]) -> list[tuple[int, int]]:
    """Return the pairs of articles that are to be compared, those with most in common first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number in sorted(sketches):
        for value in sketches[number]:
            if value not in standing:
                holders[value].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update(combinations(numbers, 2))
    pairs = [
        (-count, one, other)
        for (one, other), count in shared.items()
        if enough(count, len(sketches[one]), len(sketches[other]))
    ]
    return [(one, other) for _, one, other in sorted(pairs)]


def standing_hashes(sketches: Mapping[int, Collection[int]]) -> set[int]:
    """Return the hashes that are of standing text."""
    leads: dict[int, set[int]] = defaultdict(set)
    for found in sketches.values():
        for value in found:
            leads[value].add(min(found))
    return {value for value, some in leads.items() if is_standing(some)}


def stories(texts: Mapping[int, StoryWords]) -> Components:
    """Return the stories of ``texts``, which have numbers."""
    sampled = {number: samples(text.words) for number, text in texts.items()}
    sketches = {number: {value for _, value in found} for number, found in sampled.items()}
    standing = standing_hashes(sketches)
    ready = {}
    joined = Components()
    for one, other in candidates(sketches, standing):
        if joined.find(one) == joined.find(other):
            continue
        for number in (one, other):
            if number not in ready:
                ready[number] = prepared(texts[number], standing_places(sampled[number], standing))
        if compare(ready[one], ready[other]).verdict is Verdict.COPY:
            joined.join(one, other)
    return joined
