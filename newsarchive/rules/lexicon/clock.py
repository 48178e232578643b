"""A local time of day in Germany, Austria or Switzerland -> its offset from UTC.

In: a date and hour as printed. Out: ``+01:00`` or ``+02:00``. The rule is written out, not read from a time zone database: some
systems have none, and a record must not depend on the system that made it.
"""

from __future__ import annotations

import datetime as dt

__all__ = ["local_offset"]


def local_offset(year: int, month: int, day: int, hour: int) -> str:
    """Return the offset of German local time: summer time from the last Sunday of March, 2:00, to the last of October, 3:00.

    Until 1995 it ended on the last Sunday of September; before 1981 the rule differed by year, so 1980 is taken as winter
    time but for April 6 to September 28, and 1950 to 1979 had none. Within the hour that comes twice in autumn, the first
    is meant. Sources: directive 2000/84/EC, German Zeitgesetz of 1978 and the orders under it.
    """
    if year < 1980:
        return "+01:00"
    at = dt.datetime(year, month, day, hour)  # noqa: DTZ001 - a local time, whose zone is what we look for
    if year == 1980:
        start, end = dt.datetime(1980, 4, 6, 2), dt.datetime(1980, 9, 28, 3)  # noqa: DTZ001
    else:
        start, end = last_sunday(year, 3, 2), last_sunday(year, 10 if year >= 1996 else 9, 3)
    return "+02:00" if start <= at < end else "+01:00"


def last_sunday(year: int, month: int, hour: int) -> dt.datetime:
    """Return ``hour`` on the last Sunday of a month that has 30 or 31 days."""
    last = dt.datetime(year, month, 30 if month == 9 else 31, hour)  # noqa: DTZ001
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
