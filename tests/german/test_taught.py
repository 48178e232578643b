from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.german.compact import compact, compact_parts, has_lemma, terms_of

LETTERS = st.text("abs1", min_size=1, max_size=6)


@given(LETTERS, st.lists(st.tuples(st.booleans(), LETTERS)))
@example("abab", [(True, "ab"), (True, "ba"), (True, "bb"), (False, "abab"), (False, "1")])
def test_terms_come_back_from_what_is_kept_of_them(form: str, terms: list[tuple[bool, str]]) -> None:
    given_terms = ["+" * part + term for part, term in terms]
    kept = [compact(form, term) for term in given_terms]
    assert terms_of(form, kept) == tuple(sorted(set(given_terms)))
    assert not any(" " in one for one in kept)


@given(LETTERS, st.lists(LETTERS, unique=True), LETTERS)
@example("abab", ["ab", "ba"], "aba")
@example("absabs1", ["ab", "abs"], "abs")
def test_parts_come_back_when_two_are_told_at_once(form: str, parts: list[str], lemma: str) -> None:
    kept = [*compact_parts(form, parts), compact(form, lemma)]
    assert terms_of(form, kept) == tuple(sorted({lemma, *("+" + part for part in parts)}))
    assert has_lemma(form, " ".join(kept), lemma)


@pytest.mark.parametrize(
    ("form", "term", "kept"),
    [
        ("hausern", "haus", "3-"),
        ("sprach", "sprechen", "3-echen"),
        ("stadtrate", "+stadt", "5+"),
        ("rathaus", "+haus", "+4"),
        ("landesamtes", "+amt", "6+3"),
        ("ratehauser", "+haus", "4+4"),
        ("aktenschranke", "+akte", "4+"),
        ("rathauser", "+rathaus", "7+"),
        ("stadteplaner", "+stadt", "5+"),
        ("mauserich", "+maus", "4+"),
        ("hofgange", "+gang", "3+4"),
        ("bucherregal", "+buch", "4+"),
        ("weltanschauung", "+anschauen", "=anschauen"),
    ],
)
def test_terms_are_kept_in_few_letters(form: str, term: str, kept: str) -> None:
    assert compact(form, term) == kept
