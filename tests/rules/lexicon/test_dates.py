"""Dates: day first always, from a name where the text states none, and never from when a file was touched."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.parser.parse import parse_article
from newsarchive.rules.lexicon.dates import agency_number_date, iso_date, name_date

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Chor singt am See\n\nDie Probe ist am Freitag. Wer kommt, bringt Brot mit.\n\nDer Chor hat vierzig Stimmen und sucht noch zwei Bässe, die auch im Winter am Wasser stehen wollen.\n"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("03.04.2022", "2022-04-03"),
        ("3.4.22", "2022-04-03"),
        ("12. Jänner 2022, 17.32 Uhr", "2022-01-12T17:32+01:00"),
        ("12. Jan. 2022, 17h32", "2022-01-12T17:32+01:00"),
        ("12. Juli 2022, 17 Uhr 32", "2022-07-12T17:32+02:00"),
        ("17:32 Uhr, 12. Januar 2022", "2022-01-12T17:32+01:00"),
        ("4/13/2022", None),
        ("31.02.2022", None),
        ("13.13.2022", None),
    ],
)
def test_day_first(printed: str, iso: str | None) -> None:
    assert iso_date(printed) == iso


@given(st.dates(min_value=dt.date(1800, 1, 1)))
def test_every_day_is_read_day_first(day: dt.date) -> None:
    assert iso_date(f"{day.day}.{day.month}.{day.year}") == day.isoformat()
    timed = iso_date(f"{day.day:02}. {day.month:02}. {day.year}, 7:05 Uhr")
    assert timed is not None
    assert timed.startswith(f"{day.isoformat()}T07:05+0")


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2022-01-12_rat.txt", "2022-01-12"),
        ("rat-20220112.html", "2022-01-12"),
        ("https://www.musterblatt.example/2022/01/12/rat.html", "2022-01-12"),
        ("rat_12-01-2022.txt", "2022-01-12"),
        ("2022-13-12.txt", None),
        ("bericht-1234567.txt", None),
        ("rat.txt", None),
    ],
)
def test_a_name_may_state_the_date(name: str, iso: str | None) -> None:
    assert name_date(name) == iso
    assert parse_article(TEXT.encode(), name=name).published == iso


def test_the_text_goes_before_the_name() -> None:
    text = TEXT.replace("\n\nDer Chor", "\n\nStand: 13.01.2022\n\nDer Chor")
    assert parse_article(text.encode(), name="2022-01-12_chor.txt").published == "2022-01-13"


def test_the_number_of_a_message_states_its_day() -> None:
    assert agency_number_date("© dpa-infocom, dpa:220112-99-682364/7") == "2022-01-12"
    assert agency_number_date("Kiste 220112-99-682364/7") is None


def test_the_time_of_a_file_is_no_date(tmp_path: Path) -> None:
    path = tmp_path / "chor.txt"
    path.write_text(TEXT, encoding="utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    with Archive.open(tmp_path / "presse.db") as archive:
        article = archive.add(path.read_bytes(), path=str(path))
        assert (article.published, article.updated) == (None, None)
