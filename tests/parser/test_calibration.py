from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.parser.calibration import EDGES, range_of, share_right, shares
from newsarchive.parser.parse import parse_article
from newsarchive.rules.order import BY_FORM, BY_PLACE, MARKED
from newsarchive.types.fields import FIELD_LABELS


def test_shares_are_shares_of_known_fields() -> None:
    rows = shares()
    assert len(rows) > 20
    assert all(0 < share <= 0.995 for share in rows.values())
    assert {field for field, _, _ in rows} <= FIELD_LABELS.keys()
    assert {number for _, _, number in rows} <= set(range(len(EDGES) + 1))


def test_most_rows_belong_to_rules_that_are_there() -> None:
    names = {rule.name for rule in (*BY_FORM, *BY_PLACE, *MARKED)}
    used = {rule for _, rule, _ in shares()}
    assert used & names
    assert "absent" in used


@given(st.floats(0, 1), st.floats(0, 1))
def test_ranges_are_in_order(one: float, other: float) -> None:
    assert (range_of(one) <= range_of(other)) or one > other


def test_what_was_never_seen_keeps_its_number() -> None:
    assert share_right("headline", "no_such_rule", 0.73) == 0.73


def test_a_record_says_the_measured_share() -> None:
    article = parse_article(
        "Chor singt am See\n\nAm Sonntag klingt Haydn über dem See. Der Eintritt ist frei.".encode()
    )
    sure = article.confidence["dateline"]
    assert sure.rule == "absent"
    assert sure.value == share_right("dateline", "absent", 0.9)
