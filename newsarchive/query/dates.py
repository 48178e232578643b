"""Dates as one types them -> days: ``2022``, ``2022-01``, ``12.01.2022``, ``Januar 2022``, ``2022-01..2022-03``.

Out: half-open intervals ``[start, end)`` of ISO 8601 days that keep the precision the date was typed with.
"""

from __future__ import annotations

import datetime as dt
import re

from newsarchive.german.months import month_numbers

__all__ = ["EXPECTED", "day_before", "interval", "is_ago", "stated"]

EXPECTED = 'a date such as 2022, 2022-01, 12.01.2022, "Januar 2022" or 2022-01..2022-03, 7d, gestern or "letzte Woche"'

MONTHS = month_numbers("german", "german short", "english")
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
DOTTED = re.compile(r"(?:(\d{1,2})[./]\s*)?(\d{1,2})[./]\s*(\d{4})", re.ASCII)
NAMED = re.compile(r"(?:(\d{1,2})\.?\s*)?([a-zäöü]{3,9})\.?\s+(\d{4})", re.ASCII | re.IGNORECASE)
DAYS = {"heute": 0, "today": 0, "gestern": 1, "yesterday": 1, "vorgestern": 2}
AGO = re.compile(r"(\d{1,4})\s?([dtwmyj])", re.ASCII | re.IGNORECASE)
"""So many days (German: Tage), weeks, months, years (Jahre) ago."""
DAYS_OF = {"d": 1, "t": 1, "w": 7, "m": 30, "y": 365, "j": 365}
THIS_OR_LAST = re.compile(
    r"(diese[rs]?|this|letzte[rsn]?|vorige[rsn]?|last)\s+(woche|week|monat|month|jahr|year)", re.IGNORECASE
)

Interval = tuple[dt.date, dt.date]


def interval(typed: str, *, today: dt.date | None = None) -> tuple[str | None, str | None] | None:
    """Return the days ``[start, end)`` that ``typed`` names, or None where it is no date.

    >>> interval("2022-01..2022-03")
    ('2022-01-01', '2022-04-01')
    >>> interval("12. Januar 2022")
    ('2022-01-12', '2022-01-13')
    """
    first, dots, last = typed.partition("..")
    if not dots:
        both = _one(typed, today)
        return None if both is None else (both[0].isoformat(), both[1].isoformat())
    if not first.strip() and not last.strip():
        return None
    start = _one(first, today) if first.strip() else (None, None)
    end = _one(last, today) if last.strip() else (None, None)
    if start is None or end is None:
        return None
    if start[0] and end[0] and start[0] > end[0]:
        return None
    return start[0].isoformat() if start[0] else None, end[1].isoformat() if end[1] else None


def day_before(day: str) -> str:
    """Return the ISO day before ``day``."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def stated(typed: str) -> str | None:
    """Return the one day, month or year that ``typed`` names, in ISO 8601 with its precision; None where it is no date.

    >>> stated("12. Januar 2022"), stated("1.2022"), stated("2022")
    ('2022-01-12', '2022-01', '2022')
    """
    both = _one(typed, None)
    if both is None:
        return None
    days = (both[1] - both[0]).days
    return both[0].isoformat()[: 10 if days == 1 else 7 if days < 32 else 4]


def is_ago(typed: str) -> bool:
    """Tell whether ``typed`` counts back from today: ``7d``."""
    return AGO.fullmatch(typed.strip()) is not None


def _relative(text: str, today: dt.date) -> Interval | None:
    if found := AGO.fullmatch(text):
        back = int(found[1]) * DAYS_OF[found[2].lower()]
        return (today - dt.timedelta(days=back), today + dt.timedelta(days=1)) if back < 700_000 else None
    found = THIS_OR_LAST.fullmatch(text)
    if found is None:
        return None
    last, unit = found[1][0].lower() in "lv", found[2][0].lower()
    if unit == "w":
        monday = today - dt.timedelta(days=today.weekday() + 7 * last)
        return monday, monday + dt.timedelta(days=7)
    if unit == "m":
        first = (today.replace(day=1) - dt.timedelta(days=1)) if last else today
        return _span(str(first.year), str(first.month), None)
    return _span(str(today.year - last), None, None)


def _one(typed: str, today: dt.date | None) -> Interval | None:
    text = typed.strip()
    if relative := _relative(text, today or dt.date.today()):  # noqa: DTZ011 - the reader's day
        return relative
    if text.lower() in DAYS:
        day = (today or dt.date.today()) - dt.timedelta(days=DAYS[text.lower()])  # noqa: DTZ011 - the reader's day
        return day, day + dt.timedelta(days=1)
    if found := ISO.fullmatch(text):
        return _span(found[1], found[2], found[3])
    if found := DOTTED.fullmatch(text):
        return _span(found[3], found[2], found[1])
    if (found := NAMED.fullmatch(text)) and found[2].lower() in MONTHS:
        return _span(found[3], str(MONTHS[found[2].lower()]), found[1])
    return None


def _span(year: str, month: str | None, day: str | None) -> Interval | None:
    try:
        start = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    try:
        if day:
            return start, start + dt.timedelta(days=1)
        if month:
            return start, dt.date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return start, dt.date(start.year + 1, 1, 1)
    except (ValueError, OverflowError):  # the last day there is has no day after it
        return None
