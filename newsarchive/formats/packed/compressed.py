"""A packed file (gzip, bzip2, xz, Zstandard) -> the one file in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.streams import UNPACKERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMATS"]

MARKS = {
    "gzip": re.compile(rb"\x1f\x8b\x08"),
    "bzip2": re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
    "xz": re.compile(rb"\xfd7zXZ\0"),
    "zstd": re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
}


def packed(name: str) -> Format:
    """Return the row of one way of packing."""

    def shows(head: Head) -> bool:
        return MARKS[name].match(head.first) is not None

    def parts(stream: Peeked, place: Place, limit: int) -> Iterator[Member]:
        del limit
        yield Member(place, lambda: UNPACKERS[name](stream))

    return Format(name, shows, parts, deep=True)


FORMATS = tuple(map(packed, MARKS))
