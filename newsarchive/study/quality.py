"""A query's hits, near misses and the rest -> a sample to be judged; and judged -> recall and precision of the query, with intervals.

Each stratum is drawn with a probability of its own, so each judged article counts as many times as articles were left out for it
(Stryker et al. 2006 ask for recall and precision of search strings; the intervals are ours, see ``quality_of``).
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import UnreadableInput, printable
from newsarchive.study.sample import draw, order
from newsarchive.study.sheets import read_sheet, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.study.sample import Unit
    from newsarchive.study.sheets import Row

__all__ = [
    "JUDGED",
    "RELEVANT",
    "Design",
    "Estimate",
    "Judged",
    "Quality",
    "design_from",
    "design_json",
    "drawn_from",
    "judged_in",
    "quality_of",
]

RELEVANT = "relevant"
"""The column that is filled in."""
JUDGED = {"ja": True, "nein": False, "j": True, "n": False, "yes": True, "no": False, "y": True, "1": True, "0": False}  # fmt: skip
"""What may be filled in."""
HITS = "hits"
DRAWS = 4000
"""Times that the unknown is drawn for an interval."""
SUMMED = 60
"""Articles up to which a binomial draw is made one by one; of more, the normal distribution is near enough."""


class Stratum(NamedTuple):
    """A part of the archive: ``articles`` are in it, ``drawn`` of these are on the sheet, each with ``probability``."""

    name: str
    articles: int
    drawn: int
    probability: float


class Design(NamedTuple):
    """How a sheet was drawn: what the figures need besides the judgements, and what a coder must not see."""

    query: str
    read_as: str
    near: str
    seed: int
    program: str
    made: str
    strata: list[Stratum]
    members: dict[str, str]


class Judged(NamedTuple):
    """A stratum with its judgements."""

    name: str
    articles: int
    judged: int
    relevant: int


class Estimate(NamedTuple):
    """A share with the bounds between which it lies with 95 per cent."""

    value: float
    low: float
    high: float


class Quality(NamedTuple):
    """How good a query is; None where nothing tells. Recall is among the strata that were drawn from."""

    strata: list[Judged]
    shares: list[Estimate | None]
    precision: Estimate | None
    recall: Estimate | None


def drawn_from(
    strata: Mapping[str, Sequence[Unit]], sizes: Mapping[str, int], seed: int
) -> tuple[list[Stratum], dict[str, str]]:
    """Return the strata, and the keys on the sheet with their strata, in an order that does not tell them."""
    found: list[Stratum] = []
    members: dict[str, str] = {}
    for name, units in strata.items():
        some = draw(units, sizes[name], seed)
        found.append(Stratum(name, len(units), len(some), len(some) / len(units) if units else 0.0))
        members |= {one.unit.key: name for one in some}
    return found, {key: members[key] for key in sorted(members, key=lambda key: order(seed, f"sheet/{key}"))}


def design_json(design: Design) -> str:
    """Return a design as text."""
    strata = [one._asdict() for one in design.strata]
    return (
        json.dumps({"schema": 1, **design._asdict(), "strata": strata}, ensure_ascii=False, indent=1) + "\n"
    )


def design_from(raw: bytes, path: str) -> Design:
    """Return the design in a file. Raises UnreadableInput."""
    try:
        read = json.loads(raw)
        read["strata"] = [Stratum(**one) for one in read["strata"]]
        design = Design(**{name: read[name] for name in Design._fields})
        known = {one.name: one.articles for one in design.strata}
        if any(design.members[key] not in known for key in design.members) or min(known.values()) < 0:
            raise ValueError  # noqa: TRY301 - one answer for all that is no design
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableInput(
            path, "is no design of a sheet; expected the file that was written beside it"
        ) from error
    return design


def judged_in(raw: bytes, path: str, design: Design) -> dict[str, bool]:
    """Return what a sheet states for each key; blank cells are left out. Raises UnreadableInput with the place of what is wrong."""
    rows = read_sheet(raw, path, ["key", RELEVANT])
    refuse(path, problems(rows, design))
    return {
        row.cells["key"]: JUDGED[said] for row in rows if (said := row.cells.get(RELEVANT, "").casefold())
    }


def problems(rows: Sequence[Row], design: Design) -> Iterator[str]:
    """Yield what is wrong in a sheet."""
    seen: dict[str, int] = {}
    for number, cells in rows:
        key, said = cells.get("key", ""), cells.get(RELEVANT, "")
        if key not in design.members:
            yield f"row {number}, key: '{printable(key)}' was not on the sheet; expected it as it was written"
        if said and said.casefold() not in JUDGED:
            yield f"row {number}, {RELEVANT}: '{printable(said[:60])}' is no judgement; expected ja or nein, yes or no, 1 or 0"
        if seen.setdefault(key, number) != number:
            yield f"row {number}: the same article as in row {seen[key]}; expected it once"


def quality_of(design: Design, judged: Mapping[str, bool]) -> Quality:
    """Return recall and precision of a query.

    A stratum's share of relevant articles is that of the judged ones. The bounds are those of 95 per cent of the draws of what is not
    known: the share has Jeffreys' prior, and the articles that nobody judged are drawn by it, so that a stratum that was judged
    as a whole has no interval at all. Draws are made with the design's seed.
    """
    strata = [
        Judged(one.name, one.articles, len(said), sum(said))
        for one in design.strata
        for said in [[value for key, value in judged.items() if design.members[key] == one.name]]
    ]
    chance = random.Random(design.seed)  # noqa: S311 - figures that come out the same again are wanted
    totals = [[total_drawn(one, chance) for one in strata] for _ in range(DRAWS)]
    shares = [
        estimate(one.relevant / one.judged, [row[at] / one.articles for row in totals])
        if one.judged
        else None
        for at, one in enumerate(strata)
    ]
    hits = [one.name for one in strata].index(HITS)
    expected = [one.relevant / one.judged * one.articles if one.judged else 0.0 for one in strata]
    others = [one for at, one in enumerate(strata) if at != hits and one.articles]
    recall = None
    if others and all(one.judged for one in (strata[hits], *others)) and sum(expected):
        recall = estimate(
            expected[hits] / sum(expected), [row[hits] / sum(row) for row in totals if sum(row)]
        )
    return Quality(strata, shares, shares[hits], recall)


def total_drawn(stratum: Judged, chance: random.Random) -> float:
    """Return how many articles of a stratum may be relevant: those judged so, and a draw of the others."""
    left = stratum.articles - stratum.judged
    if not left:
        return float(stratum.relevant)
    share = chance.betavariate(stratum.relevant + 0.5, stratum.judged - stratum.relevant + 0.5)
    if left <= SUMMED:
        return float(stratum.relevant + sum(chance.random() < share for _ in range(left)))
    more = round(chance.gauss(left * share, (left * share * (1 - share)) ** 0.5))
    return float(stratum.relevant + min(max(more, 0), left))


def estimate(value: float, draws: Sequence[float]) -> Estimate:
    """Return a value with the bounds of the middle 95 per cent of its draws, which are never on one side of it."""
    ordered = sorted(draws)
    beside = round(0.025 * len(ordered))
    return Estimate(value, min(value, ordered[beside]), max(value, ordered[-1 - beside]))
