from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.decoding.compose import compose
from newsarchive.parser.parse import parse_article

CASES = sorted((Path(__file__).parents[1] / "corpus").glob("*/*.txt"))


@pytest.mark.parametrize("folder", ["made-up", "tempting", "wild"])
def test_a_text_with_marks_apart_gives_the_same_record(folder: str) -> None:
    for case in CASES:
        if case.parent.name != folder or (text := case.read_text(encoding="utf-8")).isascii():
            continue
        whole = parse_article(text.encode(), name=case.name)
        apart = parse_article(unicodedata.normalize("NFD", text).encode(), name=case.name)
        for field in (
            "section",
            "kicker",
            "headline",
            "teaser",
            "byline",
            "dateline",
            "published",
            "photos",
            "body",
            "signature",
            "furniture",
        ):
            assert getattr(apart, field) == getattr(whole, field), (case.name, field)
        assert [piece[2:] for piece in apart.pieces] == [piece[2:] for piece in whole.pieces], case.name


@given(st.text(st.sampled_from("aueAo \n\u0308\u0301\u0338\u0344=\u212b\uac00"), max_size=20))
def test_each_composed_letter_knows_where_it_stood(text: str) -> None:
    composed, origins = compose(text)
    assert len(origins) == len(composed) + 1
    assert list(origins) == sorted(set(origins))
    assert (origins[0], origins[-1]) == (0, len(text))
    assert unicodedata.normalize("NFC", composed) == unicodedata.normalize("NFC", text)
