from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.decode import decode


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("windows-1252", b"", "windows-1252"),
    ],
)
def test_german_text_comes_back(codec: str, mark: bytes, name: str) -> None:
    text = "Größere Übungen für „Böllerschützen“\r\n"
    assert decode(mark + text.encode(codec)) == (text, name)


@given(st.binary())
def test_any_bytes_are_some_text(raw: bytes) -> None:
    decode(raw).text.encode("utf-8")
