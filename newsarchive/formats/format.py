"""What a format is, in one row: how it shows itself, where it parts, how it is read; and the beginning of a file, by which it shows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.decoding.binary import utf16_or_32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked, Readable
    from newsarchive.types.document import Document, Failure, PassedOver
    from newsarchive.types.reading import Reading, Text

    Parts = Callable[[Peeked, Place, int], Iterator["Document | Failure | Member | PassedOver"]]
    Reads = Callable[[bytes, str], Reading]

__all__ = ["SAMPLE", "Format", "Head", "Member", "searched", "wide_encoding"]

SAMPLE = 1 << 20
"""Bytes of a file in which its format shows: an export's first article lies in them, whatever stands above it."""
FIRST = 600
"""Bytes in which a packed file or an archive shows itself; tar's mark ends at 262."""
START = 20_000
"""Bytes in which every other format shows itself."""
WIDE = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}  # fmt: skip
MARK = b"\xef\xbb\xbf"


class Head:
    """The beginning of a file, looked at only as far as is needed (``peek`` gives its first bytes), and its path or URL.

    A packed file that is cut off shows what it is all the same, and then gives what came before the cut.
    """

    def __init__(self, peek: Callable[[int], bytes], path: str = "") -> None:
        self.peek = peek
        self.path = path
        self.seen: dict[bytes, bool] = {}

    @cached_property
    def first(self) -> bytes:
        """The bytes in which a packed file or an archive shows itself."""
        return self.peek(FIRST)

    @cached_property
    def start(self) -> bytes:
        """The first bytes as ASCII marks are looked for: without a byte order mark, one byte a Latin letter."""
        raw = self.peek(START)
        if wide_encoding(raw) is not None:
            return raw.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
        return raw.removeprefix(MARK)

    @cached_property
    def raw(self) -> bytes:
        """The longest beginning, ``SAMPLE`` bytes."""
        return self.peek(SAMPLE)

    @cached_property
    def searched(self) -> bytes:
        """The longest beginning as the marks of an export are looked for: see ``searched``."""
        return searched(self.raw)

    def has(self, word: bytes) -> bool:
        """Tell whether ``word`` stands in it. Formats share words, for each is looked for once: that is all most files cost."""
        if word not in self.seen:
            self.seen[word] = word in self.searched
        return self.seen[word]


class Member(NamedTuple):
    """Bytes inside a file, of which only the table of formats can say what they are, unless ``format`` does.

    ``apart``: damage of these bytes leaves what comes after them readable.
    """

    place: Place
    opened: Callable[[], Readable]
    format: str | None = None
    apart: bool = True


class Format(NamedTuple):
    """One row of the table of formats.

    ``shows`` tells it by a file's beginning. ``parts`` yields what is in a file of several documents, none of them over so
    many bytes. ``reads`` makes the reading of one document's bytes, given the row's ``name``; it never raises. ``text`` gives
    the text in a file of a word processor, in which an export of a press database may stand. ``deep``: what it holds may hold
    files in turn. ``vague``: what is told so may turn out to be something more telling in a later version.
    ``passed``: no article, passed over and counted by its name.
    """

    name: str
    shows: Callable[[Head], bool]
    parts: Parts | None = None
    reads: Reads | None = None
    text: Callable[[bytes], Text] | None = None
    deep: bool = False
    vague: bool = False
    passed: bool = False


def wide_encoding(raw: bytes) -> str | None:
    """Return the encoding of ``raw`` where its characters take two or four bytes."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        marked = [name for name, mark in WIDE.items() if raw.startswith(mark)]
        return marked[-1] if marked else utf16_or_32(raw)
    return None


def searched(raw: bytes) -> bytes:
    """Return ``raw`` as marks are looked for in it: one byte a Latin letter, lines that end in a line feed."""
    encoding = wide_encoding(raw)
    if encoding is not None:
        return searched(raw.decode(encoding, "replace").encode("utf-8", "replace"))
    return raw if b"\n" in raw or b"\r" not in raw else raw.replace(b"\r", b"\n")
