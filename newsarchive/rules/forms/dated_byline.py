"""Lines that state at once who wrote a text, when it came out and how long one reads it: ``Von A B | 12.01.2022, 17:32 Uhr``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.forms.byline import AGENCY_NAME, LIVED_IN, VON_NAME
from newsarchive.rules.forms.contributors import ROLE_NAMES
from newsarchive.rules.lexicon.datelines import known_places
from newsarchive.rules.lexicon.dates import BULLET, DATE, PUBLISHED_WORDS, SAYS, TIME, WEEKDAY, ZONE, iso_date
from newsarchive.rules.lexicon.names import looks_like_names, without_asides
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.pieces import Piece
    from newsarchive.types.reading import Block

__all__ = ["dated_byline"]

BETWEEN = rf"[\s{BULLET},;–—/(-]*"
DATED = re.compile(
    rf"{BETWEEN}(?P<before>(?:{SAYS}|am\s+|vom\s+)?{WEEKDAY}?){DATE}{TIME}?{ZONE}[.)]?", re.IGNORECASE
)
SPAN = r"""(?x:
      (?:Lesezeit|Lesedauer|Dauer|Hördauer)\s?:?\s?(?:ca\.\ ?)?\d{1,2}(?::\d{2})?\ ?
      (?:Min(?:uten?\b|\.|\b)|min\b\.?)
    | \d{1,2}\ ?(?:Min(?:uten?|\.)?|min\.?)\ (?:Lesezeit|Lesedauer|Lesen)
)"""
COUNTED = ("Kommentar", "Kommentare", "Ergänzungen", "Beiträge", "Reaktionen")
"""What is counted in the ``COUNT`` that a line may end in."""
COUNT = r"\d{1,5} (?:Kommentare?|Ergänzungen|Beiträge|Reaktionen)"
READING_TIME = re.compile(
    rf"{BETWEEN}(?P<time>{SPAN})\)?$|(?:\s[{BULLET}–-]|(?<=Uhr))\s(?P<least>\d{{1,2}} ?min\.?|\d{{1,2}} ?Min(?:uten?|\.)?|{COUNT})$"
)
READING_FIRST = re.compile(rf"(?P<time>{SPAN}){BETWEEN}(?=\S)")
LATER = re.compile(
    rf"{BETWEEN}\(?(?:zuletzt )?(?:aktualisiert|geändert|update)(?: um)?:? ?\d{{1,2}}[:.]\d{{2}}(?: ?Uhr)?\)?$",
    re.IGNORECASE,
)
"""The time of a change on the same day."""
DECIMAL = re.compile(r"\d")
CLOCK, DAY = re.compile(r"\d[:.]\d"), re.compile(r"\d\\?\.|\d-\d")
"""Signs that a time of day and a date cannot do without."""
VON_OTHER = re.compile(
    r"(?P<von>[Vv]on\s)(?:der\s)?(?:[A-ZÄÖÜ][\w.-]+|[a-zäöü]{2,4})(?:\s[A-ZÄÖÜ][\w.-]+){0,2}$"
)
"""Whoever a date behind the name says to be the author: ``Von Musterblatt 12.01.2022``, ``von abc``."""
WORD = re.compile(r"(?P<word>[A-ZÄÖÜ][a-zäöüß]+(?:[ -][A-ZÄÖÜ][a-zäöüß]+)?),?\s?(?:am |den )?")
"""A place that no list has, before a date that the line has besides: ``Musterau, am 12.1.2022``."""
EDGES = f" \t{BULLET},;–—/-"
LONGEST = 180
RULE = "dated_byline"
SURE = 0.95


def dated_byline(block: Block, seen: Seen) -> Claims:
    """See names or a place, and before or behind them in the same line a date, a second date of a change, or how long one reads.

    Without names it is for lines that state more than one date or a reading time; ``date_line`` sees the others.
    Yes: corpus/made-up/dated-byline.txt line 5.
    No:  corpus/tempting/dated-sentence.txt line 5, where a sentence begins with a name and gives a date.
    """
    text = block.text
    if seen.index >= LIVED_IN or len(text) > LONGEST or not DECIMAL.search(text):
        return ()
    timed = "Min" in text or "min" in text or text.endswith(COUNTED)
    ahead = READING_FIRST.match(text) if timed else None
    reading = READING_TIME.search(text) if timed and ahead is None else None
    start, end = ahead.end() if ahead else 0, reading.start() if reading else len(text)
    times = [found.span(found.lastgroup or 0) for found in (ahead, reading) if found]
    pieces = [piece for span in times for piece in claim(block, *span, Label.FURNITURE, RULE, SURE)]
    if CLOCK.search(text) and (later := LATER.search(text, start, end)):
        end = later.start()
    first = DATED.search(text, start, end) if DAY.search(text) else None
    at = first.start() if first else end
    if at > start:
        named = who_or_where(block, start, at)
        if (
            not named
            and start == 0
            and end == len(text)
            and (word := WORD.fullmatch(text, 0, at))
            and text[word.end("word")] == ","
        ):
            named = claim(block, 0, word.end("word"), Label.FURNITURE, RULE, SURE)
        if not named:
            return ()
        pieces += named
    elif first is None:
        if reading is None or start < end:
            return ()
    elif first.end() == len(text) and start == 0:
        return ()  # a date alone
    behind = dates_and_rest(block, at, end, alone=at == start)
    return tuple(with_separators(block, sorted([*pieces, *behind]))) if behind or at == end else ()


def dates_and_rest(block: Block, start: int, end: int, *, alone: bool) -> list[Piece]:
    """Return the pieces of the dates in ``block.text[start:end]``; behind dates that stand ``alone``, names or a place.

    Nothing where something else stands there.
    """
    pieces: list[Piece] = []
    at = start
    while at < end:
        dated = DATED.match(block.text, at, end)
        if dated is None or iso_date(dated[0]) is None:
            behind = who_or_where(block, at, end) if alone and at > start else ()
            return [*pieces, *behind] if behind else []
        pieces += claim(block, *dated.span("before"), Label.SEPARATOR, RULE, SURE)
        pieces += claim(block, dated.end("before"), dated.end(), label_of(dated, pieces), RULE, SURE)
        at = dated.end()
    return pieces


def who_or_where(block: Block, start: int, end: int) -> Claims:
    """Return the byline or the place that ``block.text[start:end]`` is, joining signs around it apart; nothing where it is neither."""
    part = block.text[start:end]
    bare = part.strip(EDGES)
    at = start + part.find(bare)
    names = (
        VON_NAME.match(bare)
        or ROLE_NAMES.match(bare)
        or (VON_OTHER.match(bare) if end < len(block.text) else None)
    )
    if names is not None or looks_like_names(without_asides(bare)) or AGENCY_NAME.match(bare):
        first = at + (names.end("von") if names else 0)
        separator = claim(block, at, first, Label.SEPARATOR, RULE, SURE)
        return (*separator, *claim(block, first, at + len(bare), Label.BYLINE, RULE, SURE))
    if 0 < len(bare) < 40 and known_places(bare):
        return claim(block, at, at + len(bare), Label.DATELINE, RULE, SURE)
    return ()


def label_of(dated: re.Match[str], before: Sequence[Piece]) -> Label:
    """Return what a date is by the word before it: without one, or with ``Stand``, when the text came out.

    ``Stand`` behind such a date is when it was changed.
    """
    word = (dated["says"] or "").lower()
    if word == "stand" and any(piece.label is Label.PUBLISHED for piece in before):
        return Label.UPDATED
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
