"""Bytes -> ``Text``: which encoding a file is in."""

from __future__ import annotations

import codecs
from typing import NamedTuple

__all__ = ["Text", "decode"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Text(NamedTuple):
    """Decoded text, without a byte order mark and otherwise as it came, and the encoding it was read in."""

    text: str
    encoding: str


def decode(raw: bytes) -> Text:
    """Decode by byte order mark, else as UTF-8, else as Windows-1252. Never raises."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return Text(raw[len(mark) :].decode(encoding, "replace"), encoding)
    try:
        return Text(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Text(raw.decode("windows-1252", "replace"), "windows-1252")
