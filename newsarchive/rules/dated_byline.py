"""Lines that state at once who wrote a text, when it came out and how long one reads it: ``Von A B | 12.01.2022, 17:32 Uhr``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Label
from newsarchive.rules import Claims, Seen, claim
from newsarchive.rules.byline import AGENCY_NAME, LIVED_IN, VON_NAME
from newsarchive.rules.dateline import known_places
from newsarchive.rules.dates import DATE, PUBLISHED_WORDS, SAYS, TIME, WEEKDAY, iso_date
from newsarchive.rules.names import looks_like_names

if TYPE_CHECKING:
    from newsarchive.article import Piece
    from newsarchive.reading import Block

__all__ = ["dated_byline"]

BETWEEN = r"[\s|,;•·–—/-]*"
DATED = re.compile(
    rf"{BETWEEN}(?P<before>{SAYS}?{WEEKDAY}?){DATE}{TIME}?(?:\s?(?:Uhr|MESZ|MEZ))?\.?", re.IGNORECASE
)
READING_TIME = re.compile(
    rf"{BETWEEN}\(?(?P<time>(?:(?:Lesezeit|Lesedauer|Dauer)\s?:?\s?(?:ca\. ?)?\d{{1,2}} ?Min(?:uten?|\.)?|\d{{1,2}} ?(?:Min(?:uten?|\.)?|min) (?:Lesezeit|Lesedauer|Lesen)))\)?$"
)
LATER = re.compile(
    rf"{BETWEEN}\(?(?:zuletzt )?(?:aktualisiert|geändert|update)(?: um)?:? ?\d{{1,2}}[:.]\d{{2}}(?: ?Uhr)?\)?$",
    re.IGNORECASE,
)
"""The time of a change on the same day."""
CLOCK, DAY = re.compile(r"\d[:.]\d"), re.compile(r"\d\\?\.|\d-\d")
"""Signs that a time of day and a date cannot do without."""
LONGEST = 180
RULE = "dated_byline"
SURE = 0.95


def dated_byline(block: Block, seen: Seen) -> Claims:
    """See names or a place, and behind them in the same line a date, a second date of a change, or how long one reads.

    Without names it is for lines that state more than one date or a reading time; ``date_line`` sees the others.
    Yes: corpus/made-up/dated-byline.txt line 5.
    No:  corpus/tempting/dated-sentence.txt line 5, where a sentence begins with a name and gives a date.
    """
    text = block.text
    if seen.index >= LIVED_IN or len(text) > LONGEST or not (any(map(str.isdecimal, text))):
        return ()
    reading = READING_TIME.search(text) if "Min" in text or "min" in text else None
    end = reading.start() if reading else len(text)
    pieces = list(claim(block, *reading.span("time"), Label.FURNITURE, RULE, SURE)) if reading else []
    if CLOCK.search(text) and (later := LATER.search(text, 0, end)):
        end = later.start()
    first = DATED.search(text, 0, end) if DAY.search(text) else None
    at = first.start() if first else end
    if at and not (named := who_or_where(block, at)):
        return ()
    if at:
        pieces += named
    elif first is None or (first.end() == end and end == len(text)):
        return ()
    while at < end:
        dated = DATED.match(text, at, end)
        if dated is None or iso_date(dated[0]) is None:
            return ()
        pieces += claim(block, *dated.span("before"), Label.SEPARATOR, RULE, SURE)
        pieces += claim(block, dated.end("before"), dated.end(), label_of(dated), RULE, SURE)
        at = dated.end()
    return tuple(with_separators(block, sorted(pieces)))


def who_or_where(block: Block, end: int) -> Claims:
    """Return the byline or the place that the first ``end`` characters of ``block`` are; nothing where they are neither."""
    head = block.text[:end]
    names = VON_NAME.match(head)
    if names is not None or looks_like_names(head) or AGENCY_NAME.match(head):
        start = names.end("von") if names else 0
        separator = claim(block, 0, start, Label.SEPARATOR, RULE, SURE)
        return (*separator, *claim(block, start, end, Label.BYLINE, RULE, SURE))
    if end < 40 and known_places(head.strip()):
        return claim(block, 0, end, Label.DATELINE, RULE, SURE)
    return ()


def label_of(dated: re.Match[str]) -> Label:
    """Return what a date is by the word before it: without one, or with ``Stand``, when the text came out."""
    word = (dated["says"] or "").lower()
    return Label.PUBLISHED if not word or word == "stand" or word in PUBLISHED_WORDS else Label.UPDATED


def with_separators(block: Block, pieces: list[Piece]) -> list[Piece]:
    """Return ``pieces`` and what stands between and behind them, as separators."""
    whole: list[Piece] = []
    at = 0
    for piece in pieces:
        whole += claim(block, at, piece.start - block.start, Label.SEPARATOR, RULE, SURE)
        whole.append(piece)
        at = piece.end - block.start
    return [*whole, *claim(block, at, len(block.text), Label.SEPARATOR, RULE, SURE)]
