"""Date lines of press databases -> ISO 8601, their months and weekdays in German, English or French, as exact as they state it."""

from __future__ import annotations

import re

from newsarchive.german.months import month_numbers
from newsarchive.german.word_lists import one_of, word_list, word_parts
from newsarchive.rules.lexicon.dates import is_date, iso_date

__all__ = ["date_line", "language_code", "printed_date", "printed_time"]

MONTHS = month_numbers("german", "german short", "english", "french")
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th)?\s?(?P<month>{MONTH})\.?,?\s(?P<year>\d{{4}})"
    rf"|(?P<month_first>{MONTH})\.?\s(?P<day_second>\d{{1,2}}),?\s(?P<year_last>\d{{4}})"
    rf"|(?P<month_alone>{MONTH})\.?\s(?P<year_alone>\d{{4}})|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}}))(?!\w)",
    re.IGNORECASE,
)
AROUND = re.compile(
    rf"""
    (?:
          (?:mon|diens|donners|frei|sams|sonn)tag | mittwoch | sonnabend
        | (?:mon|tues|wednes|thurs|fri|satur|sun)day | (?:lun|mar|mercre|jeu|vendre|same)di
        | dimanche | {one_of(word_list(__file__, "database_dates"))}(?!\w)
        | \d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?!\d) | [\s.,;|()–-]
    )+
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 90
CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?(?!\d)\s*([ap]\.?m\b)?", re.IGNORECASE)
CODES = {name: code for code, names in word_parts(__file__, "database_languages").items() for name in names}


def printed_date(text: str) -> str | None:
    """Return the first date of ``text`` in ISO 8601, ``2022-01`` where no day is stated; None when there is none."""
    match = DATE.search(text)
    if match is None:
        return None
    name = match["month"] or match["month_first"] or match["month_alone"]
    if name is None:
        return iso_date(match[0])
    month = MONTHS[name.lower()]
    year = int(match["year"] or match["year_last"] or match["year_alone"])
    day = match["day"] or match["day_second"]
    if day is None:
        return f"{year:04}-{month:02}" if year else None
    return f"{year:04}-{month:02}-{int(day):02}" if is_date(year, month, int(day)) else None


def date_line(text: str) -> str | None:
    """Return the date of a line that holds nothing else but weekday and time; None for other lines."""
    match = DATE.search(text) if len(text) <= LONGEST else None
    if match is None or AROUND.sub("", text[: match.start()]) or AROUND.sub("", text[match.end() :]):
        return None
    return printed_date(text)


def printed_time(text: str) -> str:
    """Return the time of day in ``text`` as ISO 8601 sets it behind a date (``T17:32``); empty where there is none."""
    match = CLOCK.search(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return ""
    hour = int(match[1])
    if match[3] and hour <= 12:
        hour = hour % 12 + 12 * (match[3][0] in "pP")
    return f"T{hour:02}:{match[2]}"


def language_code(name: str) -> str | None:
    """Return the ISO 639-1 code of a language named in German, English or French (``Allemand``); None for another word."""
    return CODES.get(name.strip(" .;,").lower())
