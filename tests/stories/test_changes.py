from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.stories.changes import Kind, changes, sentences_of

TEXT = st.lists(
    st.sampled_from(
        ["Der Rat", "tagt.", "Am 2. Mai", "ist frei.", "„Nein“,", "sagte er.\n", "Dr. Ohm", "kam."]
    )
).map(" ".join)


@given(TEXT, TEXT, st.sampled_from(["word", "sentence"]))
def test_both_texts_are_told_whole_and_in_order(one: str, other: str, by: str) -> None:
    found = changes(one, other, by=by)
    assert " ".join(passage.one for passage in found if passage.one).split() == one.split()
    assert " ".join(passage.other for passage in found if passage.other).split() == other.split()
    assert all(passage.one or passage.other for passage in found)
    assert all(each.one.split() != each.other.split() for each in found if each.kind is Kind.CHANGED)
    assert (one.split() == other.split()) <= all(passage.kind is Kind.SAME for passage in found)


@given(TEXT, TEXT)
def test_what_is_left_out_one_way_is_added_the_other(one: str, other: str) -> None:
    there = {passage.kind for passage in changes(one, other)}
    back = {passage.kind for passage in changes(other, one)}
    assert (there == {Kind.SAME}) == (back == {Kind.SAME})


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Der 2. Mai ist frei. Dr. Ohm kam.", 2),
        ("„Nein.“ Er ging. Sie kam!", 3),
        ("Zeile\nZeile", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, many: int) -> None:
    assert len(sentences_of(text)) == many
