"""What several coders said of the same units -> how far they agree: percent, and Krippendorff's alpha with its interval."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["LEVELS", "Agreement", "agreement", "alpha", "percent"]

Value = str | float

LEVELS = ("nominal", "ordinal", "interval")
"""How values may differ: as names, by their ranks, by their numbers."""
DRAWS = 1000
"""Times that the units are drawn anew for the interval of alpha."""
SURE = 0.95
"""Share of these draws that the interval holds."""


class Agreement(NamedTuple):
    """How far coders agree on a variable.

    ``units`` were coded by two coders or more, ``pairs`` is how many pairs of codings they make, and ``percent`` the share of these that
    are the same. ``alpha`` is None where it is not defined: nothing was coded twice, or all codings are one value.
    ``low`` and ``high`` bound the middle 95 % of alpha when the units are drawn anew.
    """

    variable: str
    level: str
    coders: tuple[str, ...]
    units: int
    pairs: int
    percent: float | None
    alpha: float | None
    low: float | None
    high: float | None


def agreement(
    variable: str, level: str, codings: Mapping[str, Mapping[str, Value]], ranks: Sequence[Value] = ()
) -> Agreement:
    """Return how far coders agree on ``variable``; ``codings`` has by unit what each coder said of it.

    ``ranks`` are the values of an ordinal variable from the least to the greatest; without them, numbers are ranked as they are.
    """
    units = [list(said.values()) for _, said in sorted(codings.items()) if len(said) > 1]
    low, high = interval(units, level, ranks)
    coders = sorted({coder for said in codings.values() for coder in said})
    pairs = sum(len(said) * (len(said) - 1) // 2 for said in units)
    return Agreement(
        variable=variable,
        level=level,
        coders=tuple(coders),
        units=len(units),
        pairs=pairs,
        percent=percent(units),
        alpha=alpha(units, level, ranks),
        low=low,
        high=high,
    )


def percent(units: Sequence[Sequence[Value]]) -> float | None:
    """Return the share of all pairs of codings of one unit that are the same; None where there is no pair."""
    pairs = [pair for said in units for pair in combinations(said, 2)]
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def alpha(units: Sequence[Sequence[Value]], level: str, ranks: Sequence[Value] = ()) -> float | None:
    """Return Krippendorff's alpha: 1 less the disagreement found, divided by that which chance alone would give.

    Units with one coding say nothing about agreement and are left out. None where chance could not disagree either.

    >>> alpha([["a", "a"], ["b", "b"], ["a", "b"]], "nominal")
    0.4444444444444444
    """
    paired = [said for said in units if len(said) > 1]
    counts = Counter(value for said in paired for value in said)
    apart = distance_of(level, counts, ranks)
    found = sum(
        sum(apart(one, other) for one, other in combinations(said, 2)) * 2 / (len(said) - 1)
        for said in paired
    )
    by_chance = sum(
        counts[one] * counts[other] * apart(one, other) * 2 for one, other in combinations(counts, 2)
    )
    return 1 - (counts.total() - 1) * found / by_chance if by_chance else None


def distance_of(
    level: str, counts: Mapping[Value, int], ranks: Sequence[Value]
) -> Callable[[Value, Value], float]:
    """Return the function that tells how far two values are apart, as Krippendorff (2011) defines it for each level."""
    if level == "nominal":
        return lambda one, other: float(one != other)
    if level == "interval":
        return lambda one, other: (float(one) - float(other)) ** 2
    order = list(ranks) or sorted(counts, key=float)
    middles: dict[Value, float] = {}
    below = 0.0
    for value in order:
        middles[value] = below + counts.get(value, 0) / 2
        below += counts.get(value, 0)
    return lambda one, other: (middles[one] - middles[other]) ** 2


def interval(
    units: Sequence[Sequence[Value]], level: str, ranks: Sequence[Value]
) -> tuple[float | None, float | None]:
    """Return the bounds of alpha over units drawn anew with replacement; the same on every machine. None where there are none."""
    paired = [said for said in units if len(said) > 1]
    chance = random.Random(1)  # noqa: S311 - figures that come out the same again are wanted
    drawn = [
        alpha(chance.choices(paired, k=len(paired)), level, ranks) for _ in range(DRAWS if paired else 0)
    ]
    found = sorted(one for one in drawn if one is not None)
    if len(found) < 2:
        return None, None
    beside = round((1 - SURE) / 2 * len(found))
    return found[beside], found[len(found) - 1 - beside]
