"""Articles -> a random sample that anyone can draw again: by a seed and the articles' keys, whatever their order."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Drawn", "Unit", "constructed_weeks", "draw"]

WEEKDAYS = 7


class Unit(NamedTuple):
    """What a sample is drawn from: an article's row number and key, its paper, and its date as far as it is known."""

    id: int
    key: str
    publisher: str | None
    published: str | None


class Drawn(NamedTuple):
    """A unit of the sample, the stratum it was drawn from, and with which probability each of that stratum was drawn."""

    unit: Unit
    stratum: str
    probability: float


STRATA: dict[str, Callable[[Unit], str]] = {
    "paper": lambda unit: unit.publisher or "(none)",
    "year": lambda unit: (unit.published or "")[:4] or "(none)",
    "month": lambda unit: (unit.published or "")[:7] or "(none)",
}
"""What a sample may be stratified by."""


def order(seed: int, key: str) -> bytes:
    """Return the place of an article in the shuffled order of a seed: the same on every machine, in every archive."""
    return sha256(f"{seed}/{key}".encode()).digest()


def draw(units: Sequence[Unit], size: int, seed: int, by: Sequence[str] = ()) -> list[Drawn]:
    """Return ``size`` of ``units`` at random, or all where there are fewer, in the order in which they were drawn.

    With ``by`` (of ``STRATA``) each stratum gets its share of the sample, by largest remainders; so small strata may get none.
    Raises UsageError for something that no stratum is made of.
    """
    if unknown := [name for name in by if name not in STRATA]:
        raise UsageError(
            _("cannot sample by '{name}'; expected {names}", name=unknown[0], names=", ".join(STRATA))
        )
    strata: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        strata[" / ".join(STRATA[name](unit) for name in by) or "all"].append(unit)
    sizes = allocation({name: len(members) for name, members in strata.items()}, min(size, len(units)))
    drawn = [
        Drawn(unit, name, sizes[name] / len(members))
        for name, members in sorted(strata.items())
        for unit in sorted(members, key=lambda unit: order(seed, unit.key))[: sizes[name]]
    ]
    return sorted(drawn, key=lambda one: order(seed, one.unit.key))


def allocation(sizes: dict[str, int], size: int) -> dict[str, int]:
    """Return how many are drawn of each stratum, in proportion, each within one of its exact share (Hamilton's method)."""
    total = sum(sizes.values())
    if not total:
        return {}
    exact = {name: size * count / total for name, count in sizes.items()}
    given = {name: int(share) for name, share in exact.items()}
    left = size - sum(given.values())
    for name in sorted(exact, key=lambda name: (given[name] - exact[name], name))[:left]:
        given[name] += 1
    return given


def constructed_weeks(units: Sequence[Unit], weeks: int, seed: int) -> list[Drawn]:
    """Return all articles of ``weeks`` constructed weeks: for each weekday, ``weeks`` of its days drawn at random.

    The days drawn from are all between the first and the last dated article, those without any too (Luke et al. 2011). Articles
    without a whole date cannot be drawn. Raises UsageError where the time is too short.
    """
    dated = {unit: date.fromisoformat(day) for unit in units if (day := (unit.published or "")[:10])[7:]}
    if not dated:
        raise UsageError(_("no article has a whole date, so no week can be constructed"))
    first, last = min(dated.values()), max(dated.values())
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    by_weekday = [[day for day in days if day.weekday() == weekday] for weekday in range(WEEKDAYS)]
    if any(len(some) < weeks for some in by_weekday):
        raise UsageError(
            _(
                "{first} to {last} has no {weeks} days of each weekday; ask for fewer constructed weeks",
                first=first,
                last=last,
                weeks=weeks,
            )
        )
    chance = random.Random(seed)  # noqa: S311 - a sample that can be drawn again is wanted
    chosen = {day: len(some) for some in by_weekday for day in chance.sample(some, weeks)}
    drawn = [
        Drawn(unit, f"{day} ({day:%a})", weeks / chosen[day]) for unit, day in dated.items() if day in chosen
    ]
    return sorted(drawn, key=lambda one: (one.unit.published or "", one.unit.key))
