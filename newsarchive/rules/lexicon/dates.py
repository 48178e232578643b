"""How dates and times are printed -> ISO dates."""

from __future__ import annotations

import re

from newsarchive.german.months import month_numbers
from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.clock import local_offset

__all__ = ["DATE", "FIND_DATE", "agency_number_date", "iso_date", "name_date", "near_date"]

LISTS = word_parts(__file__, "dates")

MONTHS = month_numbers("german")
SHORT_MONTHS = month_numbers("german short")
MONTH_NUMBER = MONTHS | SHORT_MONTHS
MONTH = rf"(?:{'|'.join(map(str.capitalize, MONTHS))}|(?:{'|'.join(map(str.capitalize, SHORT_MONTHS))})\b\.?)"
DAY_NAME = rf"{one_of(LISTS['days'])}\b\.?"
WEEKDAY = rf"(?:{DAY_NAME}(?:\s?[/–-]\s?{DAY_NAME})?,?\s+(?:den\s+|dem\s+|der\s+)?|den\s+)"
LATER_DAY = rf"(?:(?:\s?(?:/|und)\s?{WEEKDAY}?\d{{1,2}}\.){{1,2}})"
"""The later days of a paper that is dated by the first: ``15./16. Januar 2022``. A dash between days is an event's."""
SHORT_YEAR = r"[’‘']?\d{2}(?![\d:])(?!\s?(?:[a-zäöüß.,]|Uhr|[A-ZÄÖÜ]))"
"""Two figures behind a month's name that nothing makes a number or a time of day: ``3. Mai 18``."""
DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:\\?\.{LATER_DAY}?\s?|\s(?=[A-Za-z]))"
    rf"(?:(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}|\d{{2}})|(?P<name>{MONTH})(?:\s|(?<=\.))(?P<long>\d{{4}}|{SHORT_YEAR}))"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
BULLET = r"|•·‧∙"
"""Marks that part what stands in a line beside a date."""
TIME = rf"""(?x:
    \s*[T,{BULLET}/\-–]?\s*(?:um\s+)?
    (?:
          (?P<hour>\d{{1,2}})(?:[:.h]|\sUhr\s(?=\d\d\b))(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?
          (?:\s?Uhr|\s?h\b)?(?P<zone>Z|[+-]\d{{2}}:?\d{{2}})?
        | (?P<full>\d{{1,2}})\sUhr(?!\s\d)
    )
)"""
ZONE = r"(?:\s*(?:Uhr|\(?(?:MESZ|MEZ|CEST|CET)\)?))?"
TIME_FIRST = r"(?P<first_hour>\d{1,2})[:.](?P<first_minute>\d{2})\s?Uhr\s?(?:[,|/·•–-]|am)?\s+"
PAPER = r"""(?x:
    (?:[A-ZÄÖÜ][\w-]*\s){0,3}
    (?:
          [A-ZÄÖÜ]?\w*
          (?:
                [Zz]eitung | [Bb]latt | [Aa]nzeiger | [Kk]urier | [Bb]ote | [Rr]undschau
              | [Nn]achrichten | [Pp]resse | [Pp]ost | [Mm]agazin | [Jj]ournal | [Ee]cho
              | [Mm]erkur
          )
        | Allgemeine | Ausgabe | Meldung | Beitrag | Nachricht | Artikel
    )
)"""
SAYS = rf"""(?x:
    (?:Artikel\s+|Beitrag\s+)?
    (?P<says>{one_of(LISTS["says"])})
    (?:\s+(?:am|vom|heute(?:\s+um)?))?\s*:?,?\s*
)"""
DATE_LINE = re.compile(
    rf"[-–—]?\s?(?:{SAYS}|heute,?\s)?{WEEKDAY}?{DATE}{TIME}?{ZONE}\s*[.|,]?\s*$", re.IGNORECASE
)
PUBLISHED_WORDS = frozenset(LISTS["published"])  # fmt: skip
AGENCY_NUMBER = re.compile(r"\bdpa:(\d{2})(\d{2})(\d{2})-\d{2}-\d{4,7}/\d")
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
IN_NAME_GERMAN = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d{2})(?!\d)")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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
        year = int(match["year"] or match["long"].lstrip("’‘'"))
        if year < 100:  # two digits: the century that makes it no later than 2069, as POSIX reads them
            year += 2000 if year < 69 else 1900
    if not (1 <= month <= 12 and is_date(year, month, day)):
        return None
    stated = f"{year:04}-{month:02}-{day:02}"
    if match["full"] and int(match["full"]) < 24:
        hour = int(match["full"])
        return f"{stated}T{hour:02}:00{local_offset(year, month, day, hour)}"
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
