"""Dates as German papers print them, day first always, and the lines that state when a text came out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.lexicon.dates import (
    BULLET,
    DATE,
    DATE_LINE,
    PAPER,
    PUBLISHED_WORDS,
    SAYS,
    TIME,
    TIME_FIRST,
    TWICE,
    WEEKDAY,
    ZONE,
    iso_date,
)
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["date_line", "relative_date"]

DATE_START = re.compile(rf"{SAYS}{WEEKDAY}?{DATE}{TIME}?{ZONE}[\s{BULLET},–-]{{1,6}}(?=\S)", re.IGNORECASE)
DATE_BAR = re.compile(
    rf"{WEEKDAY}?{DATE}{TIME}?{ZONE}(?:\s*[{BULLET}]\s*(?=\S[^.!?]{{0,60}}$)|\s+(?=\d{{1,2}}\s?Min))",
    re.IGNORECASE,
)
OF_PAPER = re.compile(rf"{PAPER}\svom\s(?={WEEKDAY}?(?P<date>{DATE}{TIME}?){ZONE}\.?$)")
CLOCK_FIRST = re.compile(rf"{TIME_FIRST}{WEEKDAY}?{DATE}$", re.IGNORECASE)
DAY_OR_TIME = re.compile(r"(?:Heute|Gestern|Vorgestern|\d{1,2}[:.]\d{2} Uhr)$")
SAYS_ALONE = re.compile(rf"{SAYS}$", re.IGNORECASE)
RELATIVE = re.compile(
    rf"""
    (?:{one_of(word_list(__file__, "relative_dates"))}\b:?,?\s*)?
    (?:
          (?:[Hh]eute|[Gg]estern)?,?\s?(?:um\s)?\d{{1,2}}[:.]\d{{2}}(?:\sUhr)?
        | [Vv]or\ (?:\d{{1,3}}|einer|einem|wenigen)[ ]
          (?:Sekunden|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Std\.?|Min\.?)
        | \d{{1,2}}[/-]\d{{1,2}}[/-](?:19|20)?\d\d
        | gerade\ eben | [Hh]eute | [Gg]estern | [Vv]orgestern
    )
    (?P<again>\svor\ \d{{1,3}}\ \w+)?$
    """,
    re.VERBOSE,
)
"""Times that a page counts from when it is looked at, and figures that may be day and month or month and day: no date."""
DIGIT = re.compile(r"\d")


def date_line(block: Block, seen: Seen) -> Claims:
    """See a line that is a date and perhaps a time, with or without a word that says whose: ``Stand: 12.01.2022, 17:32 Uhr``.

    Yes: corpus/made-up/date-lines.txt line 3.
    No:  corpus/tempting/date-in-sentence.txt line 3, a sentence that begins with a date.
    """
    if len(block.text) > 160 or not DIGIT.search(block.text, 0, 60):
        return ()
    text = block.text
    match = DATE_LINE.match(text)
    if match is None and (twice := TWICE.match(text)):
        return claim(block, 0, twice.end(), Label.PUBLISHED, "date_line", 0.95)
    if match is None and "vom" in text and (paper := OF_PAPER.match(text)):
        start = paper.start("date")
        mark = claim(block, 0, start, Label.SEPARATOR, "date_line", 0.95)
        return (*mark, *claim(block, start, len(text), Label.PUBLISHED, "date_line", 0.95))
    if match is None and CLOCK_FIRST.match(text) and iso_date(text):
        return claim(block, 0, len(text), Label.PUBLISHED, "date_line", 0.95)
    if match is None and text[0] == "(" and text[-1] == ")" and DATE_LINE.match(text[1:-1]):
        return claim(block, 0, len(text), Label.PUBLISHED, "date_line", 0.95)
    if match is None:
        match = date_start(text) or DATE_BAR.match(text)
    if match is None or iso_date(match[0]) is None:
        return ()
    word = (match.groupdict().get("says") or word_above(block, seen)).lower()
    updated = bool(word) and word not in PUBLISHED_WORDS and (word != "stand" or seen.has(Label.PUBLISHED))
    start, end = match.span()
    first = match.start("iso") if match["iso"] else match.start("day")
    said = match.groupdict().get("says")
    says = claim(block, start, first, Label.SEPARATOR, "date_line", 0.97) if said else ()
    label = Label.UPDATED if updated else Label.PUBLISHED
    return (*says, *claim(block, first if said else start, end, label, "date_line", 0.97))


def date_start(text: str) -> re.Match[str] | None:
    """Return the stated date that a line begins with; behind ``am`` or ``vom`` a mark must set it apart, for so do sentences begin."""
    match = DATE_START.match(text)
    if match is None or match["says"].lower() not in {"am", "vom"} or match[0].rstrip()[-1] in "|•·–":
        return match
    return None


def word_above(block: Block, seen: Seen) -> str:
    """Return the word in the line above that says whose date ``block`` holds."""
    last = seen.pieces[-1] if seen.pieces else None
    if last is None or last.rule != "date_word" or seen.reading.text[last.end : block.start].strip():
        return ""
    match = SAYS_ALONE.match(seen.reading.text[last.start : last.end])
    return match["says"] if match else ""


def date_word(block: Block, seen: Seen) -> Claims:
    """See the word that says whose date stands in the line below: ``Veröffentlicht am``, ``Datum``.

    Yes: corpus/made-up/date-word.txt line 5.
    No:  corpus/tempting/date-word.txt line 7, where no date follows.
    """
    below = seen.part(1)
    if not SAYS_ALONE.match(block.text) or below is None or not DATE_LINE.match(below.text[:80]):
        return ()
    return claim(block, 0, len(block.text), Label.SEPARATOR, "date_word", 0.95)


def relative_date(block: Block, seen: Seen) -> Claims:
    """See a line that only says how long ago a text came out, or at what time of an unnamed day: ``vor 3 Stunden``.

    Yes: corpus/made-up/relative-date.txt line 5.
    No:  corpus/tempting/relative-date.txt line 5, where a sentence begins so, and heute-crosshead.txt line 7.
    """
    if not RELATIVE.match(block.text) or (seen.index == 0 and block.text[0] not in "v0123456789"):
        return ()
    label = Label.CROSSHEAD if heads_a_part(block, seen) else Label.FURNITURE
    return claim(block, 0, len(block.text), label, "relative_date", 0.95 if label is Label.FURNITURE else 0.8)


def heads_a_part(block: Block, seen: Seen) -> bool:
    """Tell whether ``Heute`` or a time of day stands between paragraphs, as the crosshead of a ticker or a week's plan."""
    if not DAY_OR_TIME.match(block.text) or not any(
        len(part.text) > 180 for part in seen.parts[max(1, seen.index - 12) : seen.index]
    ):
        return False
    below = seen.part(1)
    return below is not None and len(below.text) > 90
