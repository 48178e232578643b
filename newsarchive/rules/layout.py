"""What the arrangement of blocks says where their words do not: which line is the headline, which block the teaser.

In: what is left of the blocks after the rules that go by form, and the pieces those found. Out: a plan that says of some
of the first blocks what they are. Weights are in ``layout.tsv``; ``tools/fit_layout.py`` fits them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.article import Label
from newsarchive.header import read_header
from newsarchive.header.sections import SECTIONS
from newsarchive.rules.headline_signs import headline_features
from newsarchive.rules.teaser_signs import absence_features, teaser_features
from newsarchive.rules.zone import STOPS, read_zone, top_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.article import Piece
    from newsarchive.reading import Block
    from newsarchive.rules.zone import Features, Zone

__all__ = ["Choice", "Plan", "arrange", "choose", "weights_of"]


MARKED = 0.97
"""How sure the one heading of the first order is the headline: 16 of 17 development texts that have one."""


GLUED = 0.9
"""How sure the reading of the first line as headline and teaser has to be for nothing below it to be asked."""


class Choice(NamedTuple):
    """The offset where the chosen block starts, -1 where there is none, and how likely the choice is right."""

    start: int
    sure: float


@dataclass(frozen=True)
class Plan:
    """What the first blocks are: the blocks above the headline by the offset where each starts, and the two choices.

    ``headline.start`` is -1 where the headline is stated elsewhere; ``place`` is the number of its block in the zone. The
    teaser is only chosen when a rule asks for it: it often stands in the headline's line.
    """

    zone: Zone
    place: int
    headline: Choice
    above: Mapping[int, Label]

    @cached_property
    def teaser(self) -> Choice:
        """Return the block that is the teaser."""
        candidates = teaser_features(self.zone, self.place) if self.zone.blocks else []
        if not candidates:
            return Choice(-1, 1.0)
        best, sure = choose(candidates, weights_of("teaser"), absence_features(self.zone, self.place))
        return Choice(self.zone.blocks[self.place + 1 + best].start if best >= 0 else -1, sure)


def choose(
    candidates: Sequence[Features], weights: Mapping[str, float], absence: Features | None = None
) -> tuple[int, float]:
    """Return the best candidate and its probability; -1 where none is allowed, as ``absence`` speaks for it, and best."""
    options = candidates if absence is None else [*candidates, absence]
    scores = []
    for one in options:
        total = 0.0
        for name, value in one.items():
            total += weights.get(name, 0.0) * value
        scores.append(total)
    best = max(range(len(scores)), key=scores.__getitem__)
    whole = sum(math.exp(max(score - scores[best], -40.0)) for score in scores)
    return (-1 if best == len(candidates) else best), 1 / whole


@cache
def weights_of(choice: str) -> dict[str, float]:
    """Return feature -> weight of a choice (``headline``, ``teaser``), read once from the packaged table."""
    table = (files("newsarchive.rules") / "layout.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {name: float(weight) for of, name, weight in rows if of == choice}


def arrange(blocks: Sequence[Block], pieces: Sequence[Piece], *, titled: bool) -> Plan:
    """Return what the blocks at the top are; ``titled`` says that the headline is stated elsewhere."""
    top = 0 if titled else top_of(blocks)
    zone = read_zone(blocks[top:], pieces)
    if titled or not zone.blocks:
        return Plan(zone, -1, Choice(-1, 1.0), {})
    if len(zone.blocks) == 1:
        return Plan(zone, 0, Choice(zone.blocks[0].start, 1.0), {})
    candidates = headline_features(zone)
    marked = [place for place, block in enumerate(zone.blocks[: len(candidates)]) if block.hint == "h1"]
    if len(marked) == 1:
        place, sure = marked[0], MARKED
    elif "glued_first" in candidates[0] or runs_together(zone.blocks[0].text):
        place, sure = 0, 1.0
    else:
        allowed = [place for place in range(len(candidates)) if not closes_under_open(zone, place)]
        best, sure = choose([candidates[place] for place in allowed], weights_of("headline"))
        place = allowed[best]
    above = {block.start: Label.FURNITURE for block in blocks[:top]} | label_above(zone, place)
    return Plan(zone, place, Choice(zone.blocks[place].start, sure), above)


def runs_together(text: str) -> bool:
    """Tell whether a line closed like a sentence is surely read as headline and teaser in one."""
    if not 60 < len(text) <= 250 or text[-1] not in STOPS:
        return False
    best = read_header(text)[:1]
    return any(reading.teaser is not None and reading.probability >= GLUED for reading in best)


def closes_under_open(zone: Zone, place: int) -> bool:
    """Tell whether a line ends in a full stop and stands under a line of several words that does not.

    Headlines carry no full stop: of the two lines the upper one is the headline, the lower one the teaser.
    """
    if place == 0 or zone.blocks[place].text[-1] != ".":
        return False
    above = zone.blocks[place - 1].text
    return above.count(" ") >= 2 and len(above) < 110 and above[-1] not in ".!?:…"


def label_above(zone: Zone, headline: int) -> dict[int, Label]:
    """Return what the blocks above the headline are: the kicker right above it, a page's menu above that."""
    labels: dict[int, Label] = {}
    texts = [block.text for block in zone.blocks]
    for index in range(headline):
        text = texts[index]
        near = index == headline - 1 and len(text) < 70 and zone.blocks[index].hint != "li"
        word = text.casefold() in SECTIONS and not any(
            other.casefold() in SECTIONS for other in texts[:index]
        )
        if near and text[-1] not in ".!?" and not word and text not in texts[index + 1 :]:
            labels[zone.blocks[index].start] = Label.KICKER
        else:
            labels[zone.blocks[index].start] = Label.FURNITURE
    return labels
