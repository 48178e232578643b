"""What the arrangement of blocks says where their words do not: which line is the headline, which block the teaser.

In: what is left of the blocks after the rules that go by form, and the pieces those found. Out: a plan that says about some
of the first blocks what they are. Headline and teaser are chosen together, by the sum of what speaks for each.
Weights are in ``layout.tsv``; ``tools/fit_layout.py`` fits them.
"""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from newsarchive.rules.header.model import read_header
from newsarchive.rules.layout.described import DESCRIPTION, printed_description
from newsarchive.rules.layout.headline_signs import headline_features, title_form
from newsarchive.rules.layout.tail import tail_start
from newsarchive.rules.layout.teaser_signs import NEVER, absence_features, teaser_features
from newsarchive.rules.layout.zone import STOPS, read_zone, top_of
from newsarchive.rules.lexicon.sections import SECTIONS
from newsarchive.rules.seen import Choice, Plan
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.rules.seen import Features, Zone
    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Block

__all__ = ["arrange", "places_allowed", "teaser_options", "weights_of"]


MARKED = 0.97
"""How sure the one heading of the first order is the headline: 16 of 17 development texts that have one."""
GLUED = 0.9
"""How sure the reading of the first line as headline and teaser has to be for nothing below it to be asked."""
ANSWERED = re.compile(
    r"""
      [«»“”\"‘’'][,;.]?\ (?:(?:in\ )?(?:der\ |die\ )?[\w. ]{2,30})?
      (?:,?\ ?(?:Nr\.\ ?\d|Ausgabe\ |vom\ \d|\d{1,2}\.\ ?\d{1,2}\.|S(?:\.|eite)\ ?\d))
      [^:!?]{0,30}$
    | ^(?:Leserbrief\ |Leserbriefe\ )?(?:[Zz]u[mr]?|Betr\.?:?|Betrifft:?)(?:\ \w+){0,3}:?[ ]
      [»«„“\"].{3,120}[«»“”\"]
    """,
    re.VERBOSE,
)
"""The reference of a letter to the editor: a title in quotation marks with its issue, day or page, or ``Zu: „Titel“``."""
LONG_HEADLINE = 110
FULL_STOP = re.compile(r"[a-zäöüß]{3}\. [A-ZÄÖÜ]")
"""The end of a sentence within a line; what is shorter in front of the stop is an abbreviation."""
ANSWERING = 0.95
"""How sure such a reference right under the headline is what stands in the teaser's place."""
DESCRIBED = 0.9
"""How sure the block is the teaser that a page's description was made of."""
RIVALS = 4
"""Candidates for the headline whose teasers are weighed too,"""
BEHIND = 5.0
"""if they score no more than this below the best."""


SHORTEST_LINE = 25
FORBIDDEN = 40.0


@cache
def weights_of(choice: str) -> dict[str, float]:
    """Return feature -> weight of a choice (``headline``, ``teaser``), read once from the packaged table."""
    table = (files("newsarchive.rules.layout") / "layout.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {name: float(weight) for of, name, weight in rows if of == choice}


def arrange(blocks: Sequence[Block], pieces: Sequence[Piece], *, titled: bool) -> Plan:
    """Return what the blocks at the top are; ``titled`` says that the headline is stated elsewhere."""
    description = next((block for block in blocks if block.hint == DESCRIPTION), None)
    blocks = [block for block in blocks if block is not description]
    top = 0 if titled else top_of(blocks)
    zone = read_zone(blocks[top:], pieces)
    if not zone.blocks:
        return Plan(zone=zone, headline=Choice(-1, 1.0), teaser=Choice(-1, 1.0), above={}, between={})
    sure, place = (1.0, -1) if titled else headline_place(zone)
    signs = [] if sure else headline_features(zone)
    places = [place] if sure else places_allowed(zone, len(signs))
    chosen = choose(zone, places, signs, described=description is not None)
    place, least, best, teaser_sure = chosen
    sure = sure or least
    teaser = Choice(zone.blocks[place + 1 + best].start if best >= 0 else -1, teaser_sure)
    if description and (twin := printed_description(description, zone.blocks[place + 1 :])):
        teaser = Choice(zone.blocks[place + 1 + twin[0]].start, DESCRIBED)
    if answers(zone, place + 1):
        teaser = Choice(zone.blocks[place + 1].start, ANSWERING)
    above = {block.start: Label.FURNITURE for block in blocks[:top]} | label_above(zone, max(place, 0))
    tail = tail_start(blocks, pieces) if zone.page or top else -1
    between = label_between(zone, place, teaser.start) if zone.page else {}
    title = Choice(zone.blocks[place].start if place >= 0 else -1, sure)
    return Plan(zone=zone, headline=title, teaser=teaser, above=above, between=between, tail=tail)


def headline_place(zone: Zone) -> tuple[float, int]:
    """Return how sure it is from one line alone which block is the headline (0: not), and the number of the block."""
    if len(zone.blocks) == 1:
        return 1.0, 0
    marked = [place for place, block in enumerate(zone.blocks[:-1]) if block.hint == "h1"]
    if len(marked) == 1:
        return MARKED, marked[0]
    if runs_on(zone.blocks[0].text) or runs_together(zone.blocks[0].text):
        return 1.0, 0
    return 0.0, -1


def places_allowed(zone: Zone, count: int) -> list[int]:
    """Return the numbers of those of the first ``count`` blocks, which have ``headline_features``, that may be the headline."""
    return [place for place in range(count) if not (closes_under_open(zone, place) or answers(zone, place))]


def teaser_options(zone: Zone, place: int, *, described: bool) -> list[Features]:
    """Return what speaks for and against each block below a headline's being the teaser, and at last for there being none."""
    absence = absence_features(zone, place)
    if described:
        absence["none_described"] = 1.0
    return [*teaser_features(zone, place), absence]


def choose(
    zone: Zone, places: Sequence[int], signs: Sequence[Features], *, described: bool
) -> tuple[int, float, int, float]:
    """Return the best pair of headline and teaser, ``signs`` being the ``headline_features``: the headline's place, how likely it is, the teaser's number below it (-1: none), how likely that is."""
    own = dict.fromkeys(places, 0.0)
    if len(places) > 1:
        weights = weights_of("headline")
        own = {place: score(signs[place], weights) for place in places}
    best = max(own.values())
    rivals = sorted(own, key=own.__getitem__, reverse=True)[:RIVALS]
    weights = weights_of("teaser")
    scores: dict[int, list[float]] = {}
    for place in rivals:
        if own[place] >= best - BEHIND:
            options = teaser_options(zone, place, described=described)
            scores[place] = [own[place] + score(one, weights) for one in options]
    top = max(max(row) for row in scores.values())
    masses = {place: sum(math.exp(one - top) for one in row) for place, row in scores.items()}
    place = max(masses, key=masses.__getitem__)
    row = scores[place]
    number = max(range(len(row)), key=row.__getitem__)
    rest = sum(math.exp(max(own[other] - best, -40.0)) for other in own if other not in scores)
    sure = masses[place] / (sum(masses.values()) + rest * masses[place])
    teaser = math.exp(row[number] - top) / masses[place]
    return place, sure, (-1 if number == len(row) - 1 else number), teaser


def score(signs: Features, weights: Mapping[str, float]) -> float:
    """Return the sum of what each sign counts for."""
    total = -FORBIDDEN if NEVER in signs else 0.0
    for name, value in signs.items():
        total += weights.get(name, 0.0) * value
    return total


def runs_on(text: str) -> bool:
    """Tell whether the first line is longer than a headline, or goes on behind a full stop: headline and teaser in one."""
    return "glued_first" in title_form(text, first=True)


def runs_together(text: str) -> bool:
    """Tell whether a line closed like a sentence, or longer than most headlines, is surely read as headline and teaser in one."""
    if not (60 if text[-1] in STOPS else LONG_HEADLINE) < len(text) <= 250:
        return False
    best = read_header(text)[:1]
    return any(reading.teaser is not None and reading.probability >= GLUED for reading in best)


def closes_under_open(zone: Zone, place: int) -> bool:
    """Tell whether a line has a full stop and stands under a line that has none.

    Headlines carry no full stop: of the two lines the upper one is the headline, the lower one the teaser. One word above
    may be the kicker of such a headline after all, unless yet another line stands above it.
    """
    if place == 0:
        return False
    text, above = zone.blocks[place].text, zone.blocks[place - 1].text
    if text[-1] == ".":
        least = 3 if place == 1 else 1
    elif FULL_STOP.search(text):
        least = 2
    else:
        return False
    return above.count(" ") + 1 >= least and len(above) < 110 and above[-1] not in ".!?:…"


def answers(zone: Zone, place: int) -> bool:
    """Tell whether a line under another names the article that a letter to the editor answers: ``A B: »Titel«, BOTE Nr. 51``.

    Yes: corpus/made-up/letter-reference.txt line 5, corpus/made-up/letter-zu.txt line 3.
    No:  corpus/tempting/headline-with-title.txt line 3, a headline with the title of a play.
    """
    return 0 < place < len(zone.blocks) and ANSWERED.search(zone.blocks[place].text) is not None


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


def label_between(zone: Zone, headline: int, teaser: int) -> dict[int, Label]:
    """Return what a page sets between headline and teaser: a line under the headline, a caption without a credit, a button."""
    labels: dict[int, Label] = {}
    for number, block in enumerate(zone.blocks[headline + 1 :]):
        if block.start >= teaser:
            break
        text = block.text
        if block.hint == "li" or len(text) < SHORTEST_LINE or text.count(" ") < 3:
            labels[block.start] = Label.FURNITURE
        elif number == 0 and text[-1] not in STOPS and len(text) < 140:
            labels[block.start] = Label.SUBHEADLINE
        else:
            labels[block.start] = Label.CAPTION
    return labels
