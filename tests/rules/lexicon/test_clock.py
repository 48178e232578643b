from __future__ import annotations

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.rules.lexicon.clock import local_offset
from newsarchive.rules.lexicon.dates import iso_date, near_date


@given(st.dates(dt.date(1981, 1, 1), dt.date(2037, 12, 31)), st.times())
def test_offsets_are_those_of_berlin(day: dt.date, time: dt.time) -> None:
    try:
        berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zone database here")
    at = dt.datetime.combine(day, time)
    if at.hour == 2 and at.month == 3:
        return  # the hour that clocks leave out: no paper prints it
    offset = at.replace(tzinfo=berlin, fold=0).utcoffset()  # of the hour that comes twice, the first
    assert offset is not None
    assert local_offset(at.year, at.month, at.day, at.hour) == f"+{offset.seconds // 3600:02}:00"


@pytest.mark.parametrize(
    ("printed", "stated"),
    [
        ("12.01.2022, 17:32 Uhr", "2022-01-12T17:32+01:00"),
        ("12. Juli 2022 um 7.05 Uhr", "2022-07-12T07:05+02:00"),
        ("12.01.22", "2022-01-12"),
        ("2022-01-12T17:32:10Z", "2022-01-12T17:32:10Z"),
        ("2022-01-12T17:32", "2022-01-12T17:32"),
        ("29.02.2021", None),
        ("31.04.2021", None),
        ("13. Januar", None),
    ],
)
def test_iso_date_keeps_the_precision(printed: str, stated: str | None) -> None:
    assert iso_date(printed) == stated


@pytest.mark.parametrize(
    ("printed", "published", "day"),
    [
        ("Kiew, 12. Januar", "2022-01-13", "2022-01-12"),
        ("Kiew, 30. Dezember", "2022-01-02T08:00+01:00", "2021-12-30"),
        ("Kiew, 12. Januar", None, None),
        ("Kiew", "2022-01-13", None),
    ],
)
def test_a_dateline_is_of_the_papers_year(printed: str, published: str | None, day: str | None) -> None:
    assert near_date(printed, published) == day
