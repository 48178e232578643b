"""Header line -> ranked readings, by a log-linear model over all pairs of cuts.

Each reading's score is the sum of the weights of its features; the shares are a softmax over all readings of the
line. ``tools/fit_header.py`` fits the weights, on headers of papers other than those it is judged on.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import NamedTuple

from newsarchive.rules.header.features import (
    Candidate,
    Line,
    boundary_features,
    candidates,
    read_line,
    section_features,
    span_features,
)

__all__ = ["HeaderReading", "read_header"]

MOST_READINGS = 5
LAST_LINES = 8
"""Several rules ask about the same line, one after the other: the readings of this number of lines are kept."""


class HeaderReading(NamedTuple):
    """One way to cut a header line: half-open spans in code points of the line.

    ``probability`` is of all the cuts together: of readings given 0.9, nine in ten are right.
    """

    section: tuple[int, int] | None
    headline: tuple[int, int]
    teaser: tuple[int, int] | None
    probability: float


@lru_cache(maxsize=LAST_LINES)
def read_header(line: str, *, body: str = "") -> tuple[HeaderReading, ...]:
    """Return the readings of ``line``, likeliest first, at most five; none of a blank line.

    Section, headline and teaser stand in this order with blanks between; section and teaser may be missing.
    ``body`` is the text below the line, which is evidence. Only the first 1,500 characters of the line are looked
    at; what follows them belongs to the last part.
    """
    found = read_line(line, body)
    if not found.words:
        return ()
    scored = scores(found)
    top = max(score for score, _ in scored)
    total = sum(math.exp(score - top) for score, _ in scored)
    scored.sort(key=lambda pair: -pair[0])
    end = len(line.rstrip())
    return tuple(
        to_reading(found, candidate, end, math.exp(score - top) / total)
        for score, candidate in scored[:MOST_READINGS]
    )


def scores(line: Line) -> list[tuple[float, Candidate]]:
    """Return each candidate reading with its score."""
    known = weights()
    found = candidates(line)
    starts = {at: total(known, section_features(line, at)) for at in {c.section for c in found}}
    ends = {at: total(known, boundary_features(line, at)) for at in {c.headline for c in found}}
    return [
        (starts[c.section] + ends[c.headline] + total(known, span_features(line, c.section, c.headline)), c)
        for c in found
    ]


def total(known: dict[str, float], names: list[str]) -> float:
    """Return the sum of the weights of the named features; one that was never seen counts nothing."""
    return sum(map(known.get, names, repeat(0.0)))


@cache
def weights() -> dict[str, float]:
    """Return feature -> weight, read once from the packaged table."""
    table = (files("newsarchive.rules.header") / "weights.tsv").read_text(encoding="utf-8")
    pairs = (line.rpartition("\t") for line in table.splitlines())
    return {name: float(weight) for name, _, weight in pairs}


def to_reading(line: Line, candidate: Candidate, end: int, probability: float) -> HeaderReading:
    """Return the reading of a candidate as spans of the line, which ends at ``end``."""
    words = line.words
    section = words[: candidate.section]
    headline = words[candidate.section : candidate.headline]
    teaser = words[candidate.headline :]
    return HeaderReading(
        (section[0].start, section[-1].end_at) if section else None,
        (headline[0].start, headline[-1].end_at if teaser else end),
        (teaser[0].start, end) if teaser else None,
        probability,
    )
