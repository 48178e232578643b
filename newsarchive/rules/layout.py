"""What the arrangement of blocks says where their words do not: which line is the headline, which block the teaser.

In: what is left of the blocks after the rules that go by form, and the pieces those found. Out: a plan that says of some
of the first blocks what they are. Weights are in ``layout.tsv``; ``tools/fit_layout.py`` fits them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.article import Label
from newsarchive.header.sections import SECTIONS
from newsarchive.rules.dateline import dateline_end, is_place_line
from newsarchive.rules.names import looks_like_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.article import Piece
    from newsarchive.reading import Block

__all__ = [
    "Plan",
    "Zone",
    "arrange",
    "choose",
    "headline_features",
    "read_zone",
    "teaser_features",
    "weights_of",
]

WIDTH = 16
"""Blocks from the top that may be a header's."""
SENTENCE = re.compile(r"[.!?](?<=[a-zäöüß0-9)“\"»].)[“\"»]? +(?=[A-ZÄÖÜ„\"»«])")
DIGIT = re.compile(r"\d")
LONG_WORD = re.compile(r"[A-ZÄÖÜ][\wäöüß-]{3,}")
STOPS = '.!?“"»«”)'
EDGES = (0, 12, 25, 45, 80, 120, 180, 260, 360, 520)
"""Characters: sizes of blocks that mean different things in a header."""
BY = frozenset([Label.BYLINE])
DATES = frozenset([Label.PUBLISHED, Label.UPDATED])
PICTURE = frozenset([Label.CAPTION, Label.CREDIT])
Features = dict[str, float]


class Zone(NamedTuple):
    """The first blocks that no rule has claimed, and what the rules found between each and the next.

    ``marks[i]`` holds the labels of the pieces between block ``i - 1`` and block ``i``; the last, those after the last block.
    """

    blocks: Sequence[Block]
    marks: Sequence[frozenset[Label]]


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
        best, sure = choose(candidates, weights_of("teaser"), none=True)
        return Choice(self.zone.blocks[self.place + 1 + best].start if best >= 0 else -1, sure)


def read_zone(blocks: Sequence[Block], pieces: Sequence[Piece]) -> Zone:
    """Return the zone at the top of a text; ``pieces`` are in text order. A place in a line of its own is left out."""
    top = [block for block in blocks[:WIDTH] if not is_place_line(block)]
    marks: list[frozenset[Label]] = []
    at, count = 0, len(pieces)
    for block in top:
        found = set()
        while at < count and pieces[at].start < block.start:
            found.add(pieces[at].label)
            at += 1
        marks.append(frozenset(found))
    limit = blocks[WIDTH].start if len(blocks) > WIDTH else math.inf
    marks.append(frozenset(piece.label for piece in pieces[at : at + 12] if piece.start < limit))
    return Zone(top, marks)


def headline_features(zone: Zone) -> list[Features]:
    """Return for each block that may be the headline what speaks for and against it; none below the first long text."""
    found: list[Features] = []
    texts = [block.text for block in zone.blocks]
    for index, block in enumerate(zone.blocks[:-1] or zone.blocks):
        found.append(headline_view(zone, texts, index))
        if len(block.text) > 250 or (len(block.text) > 140 and SENTENCE.search(block.text)):
            break
    return found


def headline_view(zone: Zone, texts: Sequence[str], index: int) -> Features:
    """Return the features of one candidate for the headline."""
    block, text = zone.blocks[index], texts[index]
    following = texts[index + 1] if index + 1 < len(texts) else ""
    after = texts[index + 2] if index + 2 < len(texts) else ""
    own = bin_of(text)
    seen: Features = {
        "index": min(index, 8) / 8,
        f"hint_{block.hint[:2]}": 1.0,
        f"own{own}_next{bin_of(following)}": 1.0,
        f"before{bin_of(texts[index - 1]) if index else 0}_own{own}": 1.0,
        f"next{bin_of(following)}_after{bin_of(after)}": 1.0,
    }
    seen.update(title_form(text, first=index == 0))
    seen.update(title_above(texts, index, zone.marks[index]))
    seen.update(title_below(text, following, after, zone.marks[index + 1]))
    return seen


def title_form(text: str, *, first: bool) -> Features:
    """Return what the words of a line say for or against its being the headline."""
    size, words = len(text), text.split()
    glued = size > 140 or bool(SENTENCE.search(text))
    flags = {
        "first": first,
        "section_start": first and words[0].casefold() in SECTIONS and len(words) > 1,
        "glued": glued,
        "glued_first": glued and first,
        "tiny": size < 12,
        "short": size < 22,
        "brief": size < 32,
        "wide": size > 110,
        "one_word": len(words) == 1,
        "two_words": len(words) == 2,
        "no_small_word": not any(word[0].islower() for word in words),
        "stop": text[-1] == ".",
        "stop_later": text[-1] == "." and not first,
        "asks": text[-1] in "?!",
        "colon": text[-1] == ":",
        "inner_colon": ": " in text,
        "section_word": text.casefold() in SECTIONS,
        "names": looks_like_names(text),
        "pipe": "|" in text or " - " in text or "›" in text,
    }
    return {name: 1.0 for name, value in flags.items() if value}


def title_above(texts: Sequence[str], index: int, marks: frozenset[Label]) -> Features:
    """Return what stands above a candidate for the headline, and where else its text stands."""
    text, size = texts[index], len(texts[index])
    above = texts[index - 1] if index else ""
    under_short = index > 0 and len(above) < 50 and above[-1] not in ".!?"
    flags = {
        "under_short": under_short,
        "glued_under_short": under_short and (size > 140 or bool(SENTENCE.search(text))),
        "stop_under_short": under_short and text[-1] == ".",
        "wide_under_short": under_short and size > 85,
        "four_times_above": index > 0 and size > 4 * len(above),
        "two_short_above": index > 1 and len(above) < 50 and len(texts[index - 2]) < 30,
        "sentence_above": any(len(other) > 30 and other[-1] == "." for other in texts[:index]),
        "open_above_open": text[-1] not in STOPS and len(above) > 24,
        "repeated_before": text in texts[:index],
        "repeated_after": text in texts[index + 1 :],
        "part_of_other": size > 15 and any(text in other and text != other for other in texts),
        "after_section": above.casefold() in SECTIONS,
        "section_found": Label.SECTION in marks,
        "by_above": bool(marks & BY),
        "date_above": bool(marks & DATES),
    }
    return {name: 1.0 for name, value in flags.items() if value}


def title_below(text: str, following: str, after: str, marks: frozenset[Label]) -> Features:
    """Return what stands below a candidate for the headline: its next two blocks, and the marks before them."""
    size = len(text)
    flags = {
        "stairs": size < len(following) < len(after),
        "next_line": 40 < len(following) < 450,
        "next_glued": bool(SENTENCE.search(following[:300])),
        "title_over_text": size < 110 and len(following) > 300,
        "teaser_next": 60 < len(following) < 450 and following[-1] in '.!?“"»«',
        "next_longer": len(following) > size,
        "next_tiny": len(following) < 25,
        "next_long": len(following) > 450,
        "next_names": looks_like_names(following),
        "after_long": len(after) > 60,
        "by_below": bool(marks & BY),
        "date_below": bool(marks & DATES),
        "picture_below": bool(marks & PICTURE),
        "tools_below": Label.FURNITURE in marks,
        "section_and_tools": Label.FURNITURE in marks and text.partition(" ")[0].casefold() in SECTIONS,
    }
    return {name: 1.0 for name, value in flags.items() if value}


def bin_of(text: str) -> int:
    """Return a number for the size of ``text``, 0 where there is none."""
    return bisect_left(EDGES, len(text))


def teaser_features(zone: Zone, headline: int) -> list[Features]:
    """Return for each block under the headline that may be the teaser what speaks for and against it."""
    blocks = zone.blocks
    long = [len(block.text) for block in blocks[headline + 1 :] if len(block.text) > 100]
    usual = sum(long) / len(long) if long else 0.0
    last = min(len(blocks) - 1, headline + 6)
    between: set[Label] = set()
    found: list[Features] = []
    title = long_words(blocks[headline]) if headline >= 0 else None
    own = long_words(blocks[headline + 1]) if headline + 1 < last else frozenset()
    for index in range(headline + 1, last):
        between |= zone.marks[index]
        if looks_like_names(blocks[index].text):
            between.add(Label.BYLINE)
        view = teaser_view(zone, index, index - headline, usual, between)
        below = long_words(blocks[index + 1])
        view["restated"] = len(own & below) / (len(own) + 1)
        if title is not None:
            view["headline_words"] = len(own & title) / (len(own) + 1)
        own = below
        if dateline_end(blocks[index], first=True)[0]:
            view["dateline"] = 1.0
        if dateline_end(blocks[index + 1], first=True)[0]:
            view["dateline_next"] = 1.0
        found.append(view)
        if len(blocks[index].text) > 900:
            break
    return found


def teaser_view(zone: Zone, index: int, offset: int, usual: float, between: set[Label]) -> Features:
    """Return the features of one candidate for the teaser."""
    blocks, block = zone.blocks, zone.blocks[index]
    text, size = block.text, max(len(block.text), 10)
    following = blocks[index + 1].text
    title = blocks[index - offset].text if index >= offset else " "
    own_bin, next_bin = bin_of(text), bin_of(following)
    seen: Features = {
        "length": math.log(size / 200),
        "relative": math.log(size / usual) if usual else 0.0,
        f"offset_{offset}": 1.0,
        f"hint_{block.hint[:2]}": 1.0,
        f"own{own_bin}_next{next_bin}": 1.0,
        f"title{bin_of(title)}_own{own_bin}": 1.0,
        f"own{own_bin}_offset{offset}": 1.0,
    }
    if len(blocks) > index + 2:
        seen[f"next{next_bin}_after{bin_of(blocks[index + 2].text)}"] = 1.0
    if len(title) > 140 or (title[-1] == "." and SENTENCE.search(title)):
        seen["title_glued"] = 1.0
    if Label.SECTION in zone.marks[index - offset]:
        seen["section"] = 1.0
    seen.update(teaser_form(text, following, first=offset == 1))
    seen.update(teaser_marks(zone, index, between))
    return seen


def teaser_form(text: str, following: str, *, first: bool) -> Features:
    """Return what the form of a block and of the one below says for or against its being the teaser."""
    size, stop = len(text), text[-1] in STOPS
    sentences = len(SENTENCE.findall(text[:600])) + 1
    flags = {
        f"sentences_{min(sentences, 4)}": True,
        "first_open": first and not stop and 40 < size < 260,
        "first_open_over_text": first
        and not stop
        and size < 260
        and size < len(following)
        and following[-1] in STOPS,
        "first_line_over_text": first and size < 160 and len(following) > 260,
        "first_line_over_long": first and size < 130 and len(following) > 400,
        "no_stop_next_stop": not stop and following[-1] == ".",
        "two_sentences_open": not stop and sentences > 1,
        "open_end": not stop,
        "short": size < 160,
        "line": size < 60,
        "tiny": size < 25,
        "long": size > 420,
        "next_short": len(following) < 90 and following[-1] != ".",
        "next_shorter": len(following) < size,
        "next_double": len(following) > 2 * size,
        "quote": text[0] in '„"»«“',
        "asks": text[-1] == "?",
        "names": looks_like_names(text),
        "number": DIGIT.search(text) is not None,
    }
    return {name: 1.0 for name, value in flags.items() if value}


def teaser_marks(zone: Zone, index: int, between: set[Label]) -> Features:
    """Return which bylines, dates and pictures stand between the headline and a candidate, below it, and further below."""
    blocks = zone.blocks
    below = set(zone.marks[index + 1])
    later = set(zone.marks[index + 2])
    if looks_like_names(blocks[index + 1].text):
        below.add(Label.BYLINE)
    elif (
        len(blocks[index + 1].text) < 300
        and index + 2 < len(blocks)
        and looks_like_names(blocks[index + 2].text)
    ):
        later.add(Label.BYLINE)
    flags = {
        "by_below": Label.BYLINE in below,
        "date_below": bool(below & DATES),
        "picture_below": bool(below & PICTURE),
        "marks_later": bool(later & (BY | DATES)),
        "by_above": Label.BYLINE in between,
        "date_above": bool(between & DATES),
        "picture_above": bool(between & PICTURE),
    }
    return {name: 1.0 for name, value in flags.items() if value}


def long_words(block: Block) -> frozenset[str]:
    """Return the names and nouns at the beginning of a block: how much two blocks share says whether one restates the other."""
    return frozenset(LONG_WORD.findall(block.text[:400]))


def choose(candidates: Sequence[Features], weights: Mapping[str, float], *, none: bool) -> tuple[int, float]:
    """Return the best candidate and its probability; -1 where ``none`` is allowed and best."""
    scores = []
    for one in candidates:
        total = 0.0
        for name, value in one.items():
            total += weights.get(name, 0.0) * value
        scores.append(total)
    if none:
        scores.append(weights.get("none", 0.0))
    best = max(range(len(scores)), key=scores.__getitem__)
    whole = sum(math.exp(max(score - scores[best], -40.0)) for score in scores)
    return (-1 if none and best == len(candidates) else best), 1 / whole


@cache
def weights_of(choice: str) -> dict[str, float]:
    """Return feature -> weight of a choice (``headline``, ``teaser``), read once from the packaged table."""
    table = (files("newsarchive.rules") / "layout.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {name: float(weight) for of, name, weight in rows if of == choice}


def arrange(blocks: Sequence[Block], pieces: Sequence[Piece], *, titled: bool) -> Plan:
    """Return what the blocks at the top are; ``titled`` says that the headline is stated elsewhere."""
    zone = read_zone(blocks, pieces)
    if titled or not zone.blocks:
        return Plan(zone, -1, Choice(-1, 1.0), {})
    if len(zone.blocks) == 1:
        return Plan(zone, 0, Choice(zone.blocks[0].start, 1.0), {})
    candidates = headline_features(zone)
    place, sure = (
        (0, 1.0) if "glued_first" in candidates[0] else choose(candidates, weights_of("headline"), none=False)
    )
    return Plan(zone, place, Choice(zone.blocks[place].start, sure), label_above(zone, place))


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
