"""Two texts' words -> the runs of words that both have in the same order: the heaviest chain of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.stories.sketch import SHINGLE

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Places", "Run", "chain", "places", "runs"]

Places = dict[tuple[str, ...], int]
MOST_RUNS = 400
"""Runs that are chained, the longest: a day's live blog has thousands, and each is compared with each."""


class Run(NamedTuple):
    """``length`` words that stand at ``first`` in the one text and at ``second`` in the other."""

    first: int
    second: int
    length: int


def places(words: Sequence[str]) -> Places:
    """Return where each shingle of ``words`` stands; of one that is repeated, its first place."""
    found: Places = {}
    for place, shingle in enumerate(zip(*(words[shift:] for shift in range(SHINGLE)), strict=False)):
        found.setdefault(shingle, place)
    return found


def runs(first: Places, second: Places) -> list[Run]:
    """Return the runs that two texts share, as long as they can be, in the order of the first text."""
    found: list[Run] = []
    start = other = length = 0
    for shingle, place in first.items():
        there = second.get(shingle)
        if there is None:
            continue
        if length and place == start + length and there == other + length:
            length += 1
            continue
        if length:
            found.append(Run(start, other, length + SHINGLE - 1))
        start, other, length = place, there, 1
    if length:
        found.append(Run(start, other, length + SHINGLE - 1))
    return found


def chain(shared: Sequence[Run], weights: Sequence[float]) -> list[Run]:
    """Return the heaviest of all series of runs that stand in the same order in both texts.

    ``weights`` are sums: the weight of the first text's words before each place. Runs that overlap are cut.
    """
    if len(shared) > MOST_RUNS:
        shared = sorted(sorted(shared, key=lambda run: (-run.length, run))[:MOST_RUNS])
    best: list[tuple[float, int, int]] = []
    for number, run in enumerate(shared):
        end = run.first + run.length
        weight, before, cut = weights[end] - weights[run.first], -1, 0
        for earlier in range(number):
            one = shared[earlier]
            if one.second >= run.second:
                continue
            overlap = max(0, one.first + one.length - run.first, one.second + one.length - run.second)
            if overlap >= run.length:
                continue
            total = best[earlier][0] + weights[end] - weights[run.first + overlap]
            if total > weight:
                weight, before, cut = total, earlier, overlap
        best.append((weight, before, cut))
    return traced(shared, best)


def traced(shared: Sequence[Run], best: Sequence[tuple[float, int, int]]) -> list[Run]:
    """Return the chain that ends with the heaviest of ``best``."""
    found: list[Run] = []
    number = max(range(len(best)), key=lambda one: (best[one][0], -one), default=-1)
    while number >= 0:
        run, (_, before, cut) = shared[number], best[number]
        found.append(Run(run.first + cut, run.second + cut, run.length - cut))
        number = before
    return found[::-1]
