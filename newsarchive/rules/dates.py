"""Dates as German papers print them, day first always, and the lines that state when a text came out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Label
from newsarchive.rules import Claims, Seen, claim
from newsarchive.rules.clock import local_offset

if TYPE_CHECKING:
    from newsarchive.reading import Block

__all__ = [
    "DATE",
    "FIND_DATE",
    "agency_number_date",
    "date_line",
    "iso_date",
    "name_date",
    "near_date",
    "relative_date",
]

MONTHS = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
SHORT = {
    "jan": 1,
    "jän": 1,
    "jänner": 1,
    "feber": 2,
    "feb": 2,
    "mär": 3,
    "mrz": 3,
    "maerz": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dez": 12,
}
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | SHORT
MONTH = r"(?:Januar|Jänner|Februar|Feber|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|(?:Jan|Jän|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\b\.?)"
WEEKDAY = r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)\b\.?,?\s+(?:den\s+|dem\s+|der\s+)?)"
DATE = (
    rf"(?:(?P<day>\d{{1,2}})\\?\.\s?(?:(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}|\d{{2}})|(?P<name>{MONTH})\s(?P<long>\d{{4}}))"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
TIME = r"(?:\s*[T,|·•/\-–]?\s*(?:um\s+)?(?P<hour>\d{1,2})(?:[:.h]|\sUhr\s(?=\d\d\b))(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s?Uhr|\s?h\b)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)"
ZONE = r"(?:\s*(?:Uhr|\(?(?:MESZ|MEZ|CEST|CET)\)?))?"
TIME_FIRST = r"(?P<first_hour>\d{1,2})[:.](?P<first_minute>\d{2})\s?Uhr\s?(?:[,|/·•–-]|am)?\s+"
PAPER = r"(?:[A-ZÄÖÜ][\w-]*\s){0,3}(?:[A-ZÄÖÜ]?\w*(?:[Zz]eitung|[Bb]latt|[Aa]nzeiger|[Kk]urier|[Bb]ote|[Rr]undschau|[Nn]achrichten|[Pp]resse|[Pp]ost|[Mm]agazin|[Jj]ournal|[Ee]cho|[Mm]erkur)|Allgemeine|Ausgabe|Meldung|Beitrag|Nachricht|Artikel)"
SAYS = (
    r"(?:(?:Artikel\s+|Beitrag\s+)?(?P<says>Stand|Aktualisiert|Aktualisierung|Zuletzt aktualisiert|Zuletzt bearbeitet|Zuletzt geändert|Letzte Aktualisierung|Letzte Änderung|Letztes Update|Update|Geändert"
    r"|Veröffentlicht|Veröffentlichung|Veröffentlichungsdatum|Erstveröffentlicht|Erstveröffentlichung|Erscheinungsdatum|Publiziert|Erschienen|Erstellt|Ersterstellung|Erstellungsdatum|Gepostet|Eingestellt|Freigegeben|Hinzugefügt|Aus dem Archiv|Datum|Online seit|Am|Vom|vom)"
    r"(?:\s+(?:am|vom|heute(?:\s+um)?))?\s*:?,?\s*)"
)
DATE_LINE = re.compile(rf"[-–—]?\s?(?:{SAYS})?{WEEKDAY}?{DATE}{TIME}?{ZONE}\s*[.|,]?\s*$", re.IGNORECASE)
DATE_START = re.compile(rf"{SAYS}{WEEKDAY}?{DATE}{TIME}?{ZONE}[\s|,•·–-]{{1,6}}(?=\S)", re.IGNORECASE)
DATE_BAR = re.compile(
    rf"{WEEKDAY}?{DATE}{TIME}?{ZONE}(?:\s*[|•·]\s*(?=\S[^.!?]{{0,60}}$)|\s+(?=\d{{1,2}}\s?Min))",
    re.IGNORECASE,
)
OF_PAPER = re.compile(rf"{PAPER}\svom\s(?={WEEKDAY}?(?P<date>{DATE}{TIME}?){ZONE}\.?$)")
CLOCK_FIRST = re.compile(rf"{TIME_FIRST}{WEEKDAY}?{DATE}$", re.IGNORECASE)
DAY_OR_TIME = re.compile(r"(?:Heute|Gestern|Vorgestern|\d{1,2}[:.]\d{2} Uhr)$")
SAYS_ALONE = re.compile(rf"{SAYS}$", re.IGNORECASE)
RELATIVE = re.compile(
    r"(?:(?:Stand|(?:Zuletzt )?[Aa]ktualisiert|Veröffentlicht|Publiziert|Erschienen|Online seit|Update|Heute|heute|Gestern|gestern|Vorgestern)\b:?,?\s*)?"
    r"(?:(?:[Hh]eute|[Gg]estern)?,?\s?(?:um\s)?\d{1,2}[:.]\d{2}(?:\sUhr)?|[Vv]or (?:\d{1,3}|einer|einem|wenigen) (?:Sekunden|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Std\.?|Min\.?)|gerade eben|[Hh]eute|[Gg]estern|[Vv]orgestern)(?P<again>\svor \d{1,3} \w+)?$"
)
"""Times that a page counts from when it is looked at: no date."""
PUBLISHED_WORDS = {
    "veröffentlicht", "veröffentlichung", "veröffentlichungsdatum", "erstveröffentlicht", "erstveröffentlichung", "erscheinungsdatum", "publiziert", "erschienen",
    "erstellt", "ersterstellung", "erstellungsdatum", "gepostet", "eingestellt", "freigegeben", "hinzugefügt", "aus dem archiv", "datum", "online seit", "am", "vom",
}  # fmt: skip
DIGIT = re.compile(r"\d")
AGENCY_NUMBER = re.compile(r"\bdpa:(\d{2})(\d{2})(\d{2})-\d{2}-\d{4,7}/\d")
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
IN_NAME_GERMAN = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d{2})(?!\d)")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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
    if seen.index == 0 or not RELATIVE.match(block.text):
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


DAY_MONTH = re.compile(rf"(?P<day>\d{{1,2}})\.\s?(?:(?P<month>\d{{1,2}})\.|(?P<name>{MONTH}))", re.IGNORECASE)
TWICE = re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.\d{{4}} \d{{1,2}}\. {MONTH} \d{{4}}$")
"""A date in figures and once more in words, as a page prints it for two sizes of screen."""
CLOCK_BEFORE = re.compile(r"(?<![\d.:])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s?Uhr\s?(?:[,|/·•–-]|am)?\s+$")
"""A time of day that stands before its date: ``17:32 Uhr, 12.01.2022``."""
FIND_DATE = re.compile(rf"{DATE}{TIME}?", re.IGNORECASE)


def iso_date(text: str) -> str | None:
    """Return the first whole date in ``text`` in ISO 8601, with the time of day if stated; None when there is none.

    A time printed the German way is local time and gets its offset from UTC: ``12.01.2022, 17:32 Uhr``.
    """
    match = FIND_DATE.search(text)
    if match is None:
        return None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        day = int(match["day"])
        month = int(match["month"]) if match["month"] else MONTH_NUMBER[match["name"].lower().rstrip(".")]
        year = int(match["year"] or match["long"])
        if year < 100:  # two digits: the century that makes it no later than 2069, as POSIX reads them
            year += 2000 if year < 69 else 1900
    if not (1 <= month <= 12 and is_date(year, month, day)):
        return None
    stated = f"{year:04}-{month:02}-{day:02}"
    clock = CLOCK_BEFORE.search(text, 0, match.start()) if not match["hour"] else match
    if clock is None or int(clock["hour"]) > 23 or int(clock["minute"]) > 59:
        return stated
    stated += f"T{int(clock['hour']):02}:{clock['minute']}"
    if match["second"] and int(match["second"]) < 60:
        stated += f":{match['second']}"
    if match["zone"] or match["iso"]:  # a machine's time without a zone may be any zone's
        return stated + (match["zone"] or "")
    return stated + local_offset(year, month, day, int(clock["hour"]))


def is_date(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has this day."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return year > 0 and 1 <= day <= DAYS[month - 1] - (month == 2 and not leap)


def near_date(text: str, published: str | None) -> str | None:
    """Return the ISO date of ``12. Januar`` in the year that makes it the last such day up to ``published``, an ISO date.

    A dateline states no year: it is that of the paper, or the one before in the first days of January.
    """
    match = DAY_MONTH.search(text)
    if match is None or published is None:
        return None
    day = int(match["day"])
    month = int(match["month"]) if match["month"] else MONTH_NUMBER[match["name"].lower().rstrip(".")]
    if not 1 <= month <= 12:
        return None
    year = int(published[:4])
    if f"{month:02}-{day:02}" > published[5:10]:
        year -= 1
    return f"{year:04}-{month:02}-{day:02}" if is_date(year, month, day) else None


def agency_number_date(text: str) -> str | None:
    """Return the date in dpa's running number (``dpa:220112-99-682364/7``), year first by dpa's convention."""
    match = AGENCY_NUMBER.search(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return f"20{year:02}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= DAYS[month - 1] else None


def name_date(name: str) -> str | None:
    """Return the date that a file name or URL states: ``2022-01-12_rat.txt``, ``20220112.html``, ``/2022/01/12/rat``."""
    name = name[-300:]
    if match := IN_NAME.search(name):
        year, month, day = match[1], match[3], match[4]
    elif match := IN_NAME_GERMAN.search(name):
        day, month, year = match[1], match[2], match[3]
    else:
        return None
    return f"{year}-{month}-{day}" if int(day) <= DAYS[int(month) - 1] else None
