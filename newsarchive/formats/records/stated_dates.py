"""A date as programs write it -> the same in ISO 8601: ``12/01/2022``, ``20220112T1732Z``, ``Wed, 12 Jan 2022 16:32:00 +0000``.

How people print dates is another matter: see ``rules/lexicon/dates.py``. What neither of the two knows stays as it came.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from newsarchive.german.months import month_numbers
from newsarchive.rules.lexicon.dates import MONTH_NUMBER, is_date, iso_date

__all__ = ["iso_stated"]

MONTHS = MONTH_NUMBER | month_numbers("english", "french")
WORD = r"(?P<word>[^\W\d_]{3,9})\.?"
DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>\d{4})"
WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
FORMS = (
    re.compile(rf"{YEAR}(?P<gap>[-/.])(?P<month>\d{{1,2}})(?P=gap){DAY}(?=\D|$)"),
    re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T|\D|$)"),
    re.compile(rf"{DAY}(?P<gap>[/.-])(?P<month>\d{{1,2}})(?P=gap)(?P<year>\d{{4}}|\d\d)(?=\D|$)"),
    re.compile(rf"{WEEKDAY}{DAY}(?:st|nd|rd|th|er|\.)?[ -]?{WORD},?[ -]?(?P<year>\d{{4}}|\d\d)(?=\D|$)"),
    re.compile(rf"{WEEKDAY}{WORD}\s{DAY}(?:st|nd|rd|th)?,?\s{YEAR}(?=\D|$)"),
)
"""Year first, year first without a mark, day first, a month's name behind the day, a month's name before it."""
UNIX = re.compile(rf"{WEEKDAY}{WORD}\s+{DAY}\s(?P<time>\d\d:\d\d:\d\d)\s(?:(?P<zone>[A-Z]{{3,4}})\s)?{YEAR}$")
"""As ``date`` prints it, and JavaScript after its own fashion: ``Wed Jan 12 17:32:00 CET 2022``."""
MONTH_ONLY = re.compile(rf"(?:{WORD}\s)?{YEAR}$")
TIME = re.compile(
    r"""
    ,?(?:\s+(?:um|at)\s+|[T\s]\s*)(?P<hour>\d{1,2})
    (?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?
    (?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?\s?(?P<zone>Z|UTC|GMT|ME?S?Z|CES?T|[+-]\d\d:?(?:\d\d)?)?
    (?:\s?Uhr|\s?\([\w ]+\)|\[[\w/]+\])?\s*$
    """,
    re.VERBOSE,
)
ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00",
}  # fmt: skip
EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?$|(\d{12,13})$")
PRINTED = re.compile(r"\bUhr\b|^\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ])")
"""How German people write, whose times are local ones: the German rule reads those."""


def iso_stated(value: str) -> str:
    """Return the date, and the time where it is stated, in ISO 8601; ``value`` itself where it is no form known here.

    Midnight without a zone is how tables write a day without a time. Day comes before month, except where that is no
    date, or where the clock of twelve hours shows an American.
    """
    value = " ".join(value.split())
    if PRINTED.search(value) and iso_date(value):
        return without_midnight(iso_date(value) or value, value)
    if match := EPOCH.match(value):
        return from_epoch(int(match[1] or match[2]) / (1 if match[1] else 1000))
    if match := UNIX.match(value):
        month = MONTHS.get(match["word"].lower())
        day = day_of(match["year"], month, match["day"])
        return f"{day}T{match['time']}{ZONES.get(match['zone'] or '', '')}" if day else value
    for form in FORMS:
        if match := form.match(value):
            clock = TIME.match(value, match.end())
            if clock is None and value[match.end() :].strip(" .,") and not value[match.end() :].isalpha():
                continue
            if day := day_in(match, american=bool(clock and clock["half"])):
                return day + time_in(clock)
    if match := MONTH_ONLY.match(value):
        month = MONTHS.get(match["word"].lower()) if match["word"] else None
        if month:
            return f"{match['year']}-{month:02}"
    return value


def day_in(match: re.Match[str], *, american: bool) -> str | None:
    """Return the day of a form in ISO 8601; None where the calendar has none such."""
    parts = match.groupdict()
    year = parts["year"]
    if len(year) == 2:  # the century that makes it no later than 2069, as POSIX reads them
        year = f"20{year}" if int(year) < 69 else f"19{year}"
    if "word" in parts:
        return day_of(year, MONTHS.get(parts["word"].lower()), parts["day"])
    month, day = parts["month"], parts["day"]
    slashes = parts.get("gap") == "/" and match.start("day") < match.start("month")
    if slashes and (american or int(month) > 12):
        month, day = day, month
    return day_of(year, int(month), day)


def day_of(year: str, month: int | None, day: str) -> str | None:
    """Return a day in ISO 8601; None where the calendar has none such."""
    if not month or not 1 <= month <= 12 or not is_date(int(year), month, int(day)):
        return None
    return f"{year}-{month:02}-{int(day):02}"


def time_in(clock: re.Match[str] | None) -> str:
    """Return the time of day as ISO 8601 joins it to a date; nothing for midnight without a zone."""
    if clock is None or not (clock["minute"] or clock["half"]):
        return ""
    hour = int(clock["hour"])
    if clock["half"] and hour <= 12:
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    minute, second, zone = clock["minute"] or "00", clock["second"], clock["zone"] or ""
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    if not zone and hour == int(minute) == int(second or 0) == 0:
        return ""
    if zone[:1] in {"+", "-"}:
        zone = f"{zone[:3]}:{zone[3:].strip(':') or '00'}"
    return f"T{hour:02}:{minute}{':' + second if second else ''}{ZONES.get(zone, zone)}"


def without_midnight(iso: str, value: str) -> str:
    """Return a printed date without a midnight that no clock was printed with: ``12.01.2022 00:00``."""
    return iso[:10] if iso[10:16] == "T00:00" and "Uhr" not in value else iso


def from_epoch(seconds: float) -> str:
    """Return the moment that is ``seconds`` seconds after the beginning of 1970, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
