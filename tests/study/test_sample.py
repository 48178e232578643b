"""Samples: the same for the same seed in any order, each stratum its share, each day of a constructed week once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.errors import UsageError
from newsarchive.study.sample import Unit, constructed_weeks, draw

PAPERS = st.sampled_from(["Bote", "Kurier", None])
UNITS = st.lists(
    st.tuples(st.text("klmnopqrstuvwxyz", min_size=20, max_size=20), PAPERS),
    min_size=1,
    max_size=60,
    unique_by=lambda p: p[0],
)


def units_of(pairs: list[tuple[str, str | None]]) -> list[Unit]:
    return [Unit(number, key, paper, "2022-01-12") for number, (key, paper) in enumerate(pairs, 1)]


@given(UNITS, st.integers(1, 80), st.integers())
def test_the_order_of_ingest_changes_nothing(
    pairs: list[tuple[str, str | None]], size: int, seed: int
) -> None:
    units = units_of(pairs)
    turned = units_of(list(reversed(pairs)))
    keys = [one.unit.key for one in draw(units, size, seed)]
    assert keys == [one.unit.key for one in draw(turned, size, seed)]
    assert len(keys) == min(size, len(units)) == len(set(keys))
    assert (
        keys[: len(keys) // 2] == [one.unit.key for one in draw(units, len(keys) // 2, seed)] or len(keys) < 2
    )


@given(UNITS, st.integers(1, 60), st.integers())
def test_each_stratum_gets_its_share(pairs: list[tuple[str, str | None]], size: int, seed: int) -> None:
    units = units_of(pairs)
    drawn = draw(units, size, seed, ["paper"])
    assert len(drawn) == min(size, len(units))
    strata = Counter(unit.publisher or "(none)" for unit in units)
    taken = Counter(one.stratum for one in drawn)
    for name, members in strata.items():
        exact = min(size, len(units)) * members / len(units)
        assert abs(taken[name] - exact) < 1
    assert all(one.probability == taken[one.stratum] / strata[one.stratum] for one in drawn)


def test_another_seed_draws_another_sample() -> None:
    units = units_of([(f"{'k' * 18}{chr(107 + n // 10)}{chr(107 + n % 10)}", None) for n in range(100)])
    assert [one.unit for one in draw(units, 10, 1)] != [one.unit for one in draw(units, 10, 2)]


def test_an_unknown_stratum_is_refused() -> None:
    with pytest.raises(UsageError, match="expected paper, year, month"):
        draw(units_of([("k" * 20, None)]), 1, 1, ["colour"])


def test_a_constructed_week_has_each_weekday_once() -> None:
    start = date(2022, 1, 3)
    days = [start + timedelta(days=number) for number in range(70)]
    units = [Unit(number, f"{number:020}", "Bote", day.isoformat()) for number, day in enumerate(days)]
    units.append(Unit(99, "m" * 20, "Bote", "2022-01"))
    drawn = constructed_weeks(units, 2, 7)
    assert Counter(date.fromisoformat(one.unit.published or "").weekday() for one in drawn) == dict.fromkeys(
        range(7), 2
    )
    assert {one.probability for one in drawn} == {0.2}
    with pytest.raises(UsageError, match="fewer constructed weeks"):
        constructed_weeks(units, 11, 7)
