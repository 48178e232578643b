"""Packed bytes -> unpacked bytes, a piece at a time, within a budget: nothing unpacks to more than it may."""

from __future__ import annotations

import io
import lzma
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Bomb",
    "Budget",
    "Charged",
    "Fed",
    "Peeked",
    "Readable",
    "XzReader",
    "buffered",
    "bunzip2",
    "gunzip",
    "spooled",
    "unxz",
    "unzstd",
]

MEGABYTE = 1 << 20
LEAST, RATIO = 256 * MEGABYTE, 250
"""A file may unpack to ``RATIO`` times its size, or to ``LEAST`` bytes: text packs to a tenth, a bomb to a thousandth."""
MEMBER_COST = 1024
"""Bytes that each member of an archive is charged besides its own, so that a million empty ones cost something."""
CHUNK = 1 << 16
IN_MEMORY = 8 * MEGABYTE
WINDOW = 128 * MEGABYTE
"""Memory that xz and Zstandard may ask for; their usual levels need a tenth."""


class Readable(Protocol):
    """Whatever gives bytes; -1 means all."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes; none at the end."""


class Bomb(Exception):  # noqa: N818 - it is what the trade calls it
    """A file unpacks to more than its budget."""


class Budget:
    """How many bytes may still come out of a file."""

    def __init__(self, size: int) -> None:
        self.limit = max(LEAST, RATIO * size)
        self.spent = 0

    def charge(self, count: int) -> None:
        """Take ``count`` bytes off. Raises Bomb when none are left."""
        self.spent += count
        if self.spent > self.limit:
            raise Bomb


class Charged:
    """A stream whose bytes count against a budget."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self.source = source
        self.budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes. Raises Bomb."""
        if size >= 0:
            raw = self.source.read(size)
            self.budget.charge(len(raw))
            return raw
        parts = []
        while part := self.read(CHUNK):
            parts.append(part)
        return b"".join(parts)


class Fed:
    """A stream of unknown length: what is read of it raises the budget for what comes out of it."""

    def __init__(self, source: Readable, budget: Budget) -> None:
        self.source = source
        self.budget = budget
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes."""
        raw = self.source.read(size)
        self.count += len(raw)
        self.budget.limit = max(self.budget.limit, RATIO * self.count)
        return raw


class Peeked:
    """A stream whose beginning can be looked at before it is read."""

    def __init__(self, source: Readable) -> None:
        self.source = source
        self.ahead = b""

    def peek(self, size: int) -> bytes:
        """Return the first ``size`` bytes, fewer where the stream ends; they are still to be read."""
        while len(self.ahead) < size and (part := self.source.read(size - len(self.ahead))):
            self.ahead += part
        return self.ahead[:size]

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes."""
        if not self.ahead:
            return self.source.read(size)
        if size < 0:
            raw, self.ahead = self.ahead + self.source.read(), b""
            return raw
        raw, self.ahead = self.ahead[:size], self.ahead[size:]
        return raw if len(raw) == size else raw + self.source.read(size - len(raw))

    def can_rewind(self) -> bool:
        """Tell whether the source is a file that can be read in any order."""
        return isinstance(self.source, io.BytesIO) or (
            isinstance(self.source, io.BufferedReader) and self.source.seekable()
        )

    def rewound(self) -> IO[bytes]:
        """Return the source, from its beginning."""
        assert isinstance(self.source, io.BytesIO | io.BufferedReader), "see can_rewind"
        self.ahead = b""
        self.source.seek(0)
        return self.source

    def read_all(self, limit: int) -> bytes:
        """Return the rest of the stream, or its first ``limit`` bytes."""
        parts: list[bytes] = []
        left = limit
        while left > 0 and (part := self.read(min(left, MEGABYTE))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


class XzReader:
    """Unpacks xz and lzma, several streams in a row, within a bound of memory (the library's own reader has none)."""

    def __init__(self, source: Readable) -> None:
        self.source = source
        self.unpacker = lzma.LZMADecompressor(memlimit=WINDOW)

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes. Raises LZMAError, EOFError."""
        while True:
            if self.unpacker.eof:
                packed = self.unpacker.unused_data.lstrip(b"\0") or self.source.read(CHUNK).lstrip(b"\0")
                if not packed:
                    return b""
                self.unpacker = lzma.LZMADecompressor(memlimit=WINDOW)
            elif self.unpacker.needs_input:
                packed = self.source.read(CHUNK)
                if not packed:
                    raise EOFError("the packed data is cut off")
            else:
                packed = b""
            if raw := self.unpacker.decompress(packed, size):
                return raw


def gunzip(source: Readable) -> Readable:
    """Return a stream that unpacks gzip."""
    import gzip  # noqa: PLC0415 - only packed files need it; likewise below

    packed: Any = source  # the library only reads; likewise below
    return gzip.GzipFile(fileobj=packed, mode="rb")


def bunzip2(source: Readable) -> Readable:
    """Return a stream that unpacks bzip2."""
    import bz2  # noqa: PLC0415

    packed: Any = source
    return bz2.BZ2File(packed)


def unxz(source: Readable) -> Readable:
    """Return a stream that unpacks xz."""
    return XzReader(source)


def unzstd(source: Readable) -> Readable:
    """Return a stream that unpacks Zstandard."""
    import zstandard  # noqa: PLC0415

    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    packed: Any = source
    return unpacker.stream_reader(packed, read_across_frames=True)


UNPACKERS: dict[str, Callable[[Readable], Readable]] = {
    "gzip": gunzip, "bzip2": bunzip2, "xz": unxz, "zstd": unzstd,
}  # fmt: skip


def spooled(source: Readable) -> IO[bytes]:
    """Return a copy of ``source`` that can be read in any order: in memory, or in a nameless file when it is large."""
    copy: Any = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    while part := source.read(MEGABYTE):
        copy.write(part)
    copy.seek(0)
    whole: IO[bytes] = copy
    return whole


def buffered(source: Readable) -> io.BufferedReader:
    """Return ``source`` as the standard library's readers want a file."""
    return io.BufferedReader(Raw(source))


class Raw(io.RawIOBase):
    """A stream that only reads, as the standard library's text files want it."""

    def __init__(self, source: Readable) -> None:
        self.source = source

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``; return how many bytes went in."""
        raw = self.source.read(len(buffer))
        buffer[: len(raw)] = raw
        return len(raw)
