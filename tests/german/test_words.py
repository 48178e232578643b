from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.german.words import hyphenated_words, letter_words

TEXTS = st.lists(
    st.sampled_from(["nato", "-", "--", " ", "ß", "12", "_", "š", "ł", "–", "„", "“", "²", "\xa0", "\n", "\x1c", "\x85", "\u2028", "é", "."])
    | st.text(max_size=3),
    max_size=20,
).map("".join)  # fmt: skip


@given(TEXTS)
def test_words_are_those_of_the_patterns(text: str) -> None:
    assert letter_words(text) == re.findall(r"[^\W\d_]+", text)
    assert hyphenated_words(text) == re.findall(r"\w+(?:-\w+)*", text)
