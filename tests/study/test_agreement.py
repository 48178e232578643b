"""Agreement: the figures of Krippendorff (2011), laws that hold for any coding, and those of the field's own package."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.study.coding.agreement import LEVELS, agreement, alpha, percent

PUBLISHED = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Four observers, twelve units: the worked example of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011)."""
UNITS = [
    [float(said) for said in unit if said != "."]
    for unit in zip(*(line.split() for line in PUBLISHED.split("\n") if line), strict=True)
]
SHEETS = st.lists(st.lists(st.sampled_from([1.0, 2.0, 3.0, 5.0]), min_size=0, max_size=4), max_size=12)


@pytest.mark.parametrize(("level", "value"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_worked_example_comes_out(level: str, value: float) -> None:
    found = alpha(UNITS, level)
    assert found is not None
    assert round(found, 3) == value


@given(SHEETS, st.sampled_from(LEVELS), st.randoms())
def test_neither_the_order_of_units_nor_of_coders_matters(
    units: list[list[float]], level: str, chance: random.Random
) -> None:
    turned = [chance.sample(said, len(said)) for said in chance.sample(units, len(units))]
    one, other = alpha(units, level), alpha(turned, level)
    assert (one is None) == (other is None)
    assert one is None or math.isclose(one, other or 0, abs_tol=1e-12)
    assert (percent(units) is None) == all(len(said) < 2 for said in units)


@given(SHEETS, st.sampled_from(LEVELS))
def test_alpha_is_one_where_all_agree_and_never_more(units: list[list[float]], level: str) -> None:
    found = alpha(units, level)
    assert found is None or found <= 1
    agreed = alpha([[float(number), float(number)] for number in range(2 + len(units))], level)
    assert agreed == 1


def test_one_value_alone_tells_nothing_about_chance() -> None:
    assert alpha([["a", "a"], ["a", "a"]], "nominal") is None
    assert percent([["a", "a"], ["a", "a"]]) == 1


def test_ranks_are_those_of_the_codebook() -> None:
    units = [["klein", "mittel"], ["mittel", "groß"], ["groß", "groß"], ["klein", "klein"]]
    numbers = [[1.0, 2.0], [2.0, 3.0], [3.0, 3.0], [1.0, 1.0]]
    assert alpha(units, "ordinal", ["klein", "mittel", "groß"]) == alpha(numbers, "ordinal")


def test_agreement_says_how_much_it_rests_on() -> None:
    said = {"k1": {"anna": "ja", "bernd": "ja"}, "k2": {"anna": "nein", "bernd": "ja"}, "k3": {"anna": "ja"}}
    found = agreement("ton", "nominal", said)
    assert found[:6] == ("ton", "nominal", ("anna", "bernd"), 2, 2, 0.5)
    assert found.alpha == 0
    assert found == agreement("ton", "nominal", said)
    assert found.low is not None
    assert found.low <= found.alpha <= (found.high or 0)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", range(40))
def test_the_field_s_own_package_says_the_same(level: str, seed: int) -> None:
    reference = pytest.importorskip("krippendorff", reason="extra `checkers`")
    chance = random.Random(seed)  # noqa: S311 - invented sheets
    coders, units = chance.randint(2, 5), chance.randint(2, 30)
    sheet = [
        [chance.choice([math.nan, 1.0, 2.0, 3.0, 3.0, 7.5]) for _ in range(units)] for _ in range(coders)
    ]
    columns = [[said for said in unit if not math.isnan(said)] for unit in zip(*sheet, strict=True)]
    own = alpha(columns, level)
    try:
        theirs = float(reference.alpha(reliability_data=sheet, level_of_measurement=level))
    except ValueError:  # there is only one value
        theirs = math.nan
    assert own is None or math.isclose(own, theirs, abs_tol=1e-9)
    assert (own is None) == math.isnan(theirs)
