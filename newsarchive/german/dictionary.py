"""simplemma's German dictionary as one block of bytes, which all processes of a run share and which is there at once.

As a Python dictionary it takes 115 MB in each process and a second to load. Here the entries lie in buckets by the CRC-32 of the
form, and a look-up is one search in a bucket of some 200 bytes. The block is made once and kept in the user's cache folder;
where that cannot be written, each process makes its own. Each entry is a line of its own: the form, a sign
and the lemma (nothing where it is the form itself). The sign is a tab for a capitalised form, which is kept in lower case, and a
vertical tab for any other.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
import tempfile
from array import array
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["START", "Dictionary", "open_dictionary", "packed"]

START = 5
"""Letters by which ``noun_starts`` knows nouns; a shorter one is there as a whole."""
FORMAT = b"newsarchive-german-1"
BUCKETS = 1 << 17
MASK = BUCKETS - 1
SIGNS = b"\t\v"
HEADER = struct.Struct("<20s4I")
"""FORMAT, the CRC-32 of all that follows, and the bytes of starts, entries and inverse."""
OFFSETS = (BUCKETS + 1) * 4
CHUNK = 1 << 20
LATELY = 1 << 13
"""Forms whose lemmas are at hand, some 2 MB: the same form is asked for as a noun, as another word and as a head."""
PREAD = hasattr(os, "pread")


class Block:
    """The bytes of a dictionary in its file, read a stretch at a time: mapped, all of them would count as this process's memory.

    What was read lately is in the system's own memory, once for all processes. Where a file cannot be read at a place by one call
    (Windows), it is mapped all the same.
    """

    def __init__(self, file: Path) -> None:
        self.handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.size = os.fstat(self.handle).st_size
        if not self.size:
            raise ValueError("empty")
        self.mapped = None if PREAD else mmap.mmap(self.handle, 0, access=mmap.ACCESS_READ)

    def __del__(self) -> None:
        if hasattr(self, "handle"):
            os.close(self.handle)

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes between two places. Raises OSError."""
        if self.mapped is not None:
            return self.mapped[start:end]
        return os.pread(self.handle, end - start, start)


class Held:
    """The bytes of a dictionary where no file could be made."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.size = raw, len(raw)

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes between two places."""
        return self.raw[start:end]


class Dictionary:
    """Forms and their lemmas, as ``packed`` laid them out. Raises ValueError for bytes that are not whole."""

    def __init__(self, kept: bytes | Block) -> None:
        block = Held(kept) if isinstance(kept, bytes) else kept
        if block.size < HEADER.size:
            raise ValueError("too short")
        name, checksum, starts, entries, inverse = HEADER.unpack(block.read(0, HEADER.size))
        at = HEADER.size + 2 * OFFSETS
        if name != FORMAT or block.size != at + starts + entries + inverse:
            raise ValueError("another format, or cut off")
        found = 0
        for start in range(HEADER.size, block.size, CHUNK):
            found = crc32(block.read(start, min(start + CHUNK, block.size)), found)
        if found != checksum:
            raise ValueError("damaged")
        self.read = block.read
        self.both = lru_cache(maxsize=LATELY)(self.read_both)
        self.entries_at = array("I", block.read(HEADER.size, HEADER.size + OFFSETS))
        self.forms_at = array("I", block.read(HEADER.size + OFFSETS, at))
        self.noun_starts = frozenset(block.read(at, at + starts).decode().split("\n"))

    def get(self, key: str) -> str | None:
        """Return the lemma of ``key``, as simplemma's dictionary states it."""
        if key[:1].isupper() and (lower := key.lower()).capitalize() == key:
            return self.noun(lower)
        return self.both(key)[1]

    def noun(self, form: str) -> str | None:
        """Return the lemma of ``form``, in lower case, as the dictionary states it for the capitalised form."""
        return self.both(form)[0]

    def bucket(self, raw: bytes) -> bytes:
        """Return the entries among which the form ``raw`` would be."""
        number = crc32(raw) & MASK
        return self.read(self.entries_at[number], self.entries_at[number + 1])

    def read_both(self, form: str) -> tuple[str | None, str | None]:
        """Return the lemma of ``form``, in lower case, as of the capitalised form, and as of ``form`` itself; ``both`` knows the last ones."""
        if not form:  # every entry begins so
            return None, None
        raw = form.encode("utf-8", "surrogatepass")
        bucket = self.bucket(raw)
        wanted = b"\n" + raw
        found = bucket.find(wanted)
        if found < 0:
            return None, None
        lemmas: list[str | None] = [None, None]
        while found >= 0:
            start = found + len(wanted)
            kind = SIGNS.find(bucket[start : start + 1])
            if kind >= 0:  # else the form only begins a longer one
                lemma = bucket[start + 1 : bucket.find(b"\n", start)].decode()
                lemmas[kind] = lemma or (form if kind else form.capitalize())
            found = bucket.find(wanted, start)
        return lemmas[0], lemmas[1]

    def heads(self, word: str, first: int, last: int) -> list[int]:
        """Return from where on, between two places in ``word``, it is a noun to its end (or another capitalised form)."""
        starts = self.noun_starts
        found = []
        for at in [at for at in range(first, last + 1) if word[at : at + START] in starts]:  # few are
            raw = word[at:].encode("utf-8", "surrogatepass")
            if b"\n%b\t" % raw in self.bucket(raw):
                found.append(at)
        return found

    def forms(self, lemma: str, among: Collection[str]) -> list[str]:
        """Return those of ``among``, as the dictionary writes them, that have this ``lemma`` and are not it."""
        number = crc32(lemma.encode("utf-8", "surrogatepass")) & MASK
        forms = self.read(self.forms_at[number], self.forms_at[number + 1]).decode().split("\n")
        return [form for form in forms if form in among and self.get(form) == lemma]


def packed(dictionary: Mapping[str, str]) -> bytes:
    """Return the block of ``dictionary``, for ``Dictionary``."""
    entries, inverse = [b"\n"] * BUCKETS, [b"\n"] * BUCKETS
    starts: set[str] = set()
    for key in dictionary:
        lemma, form, sign = dictionary[key], key, b"\v"
        if key[:1].isupper() and (lower := key.lower()).capitalize() == key:
            form, sign = lower, b"\t"
            if lemma[:1].isupper():
                starts.add(form[:START])
        raw, kept = form.encode(), b""
        if lemma != key:
            kept = lemma.encode()
            inverse[crc32(kept) & MASK] += key.encode() + b"\n"
        entries[crc32(raw) & MASK] += b"%b%b%b\n" % (raw, sign, kept)
    names = "\n".join(sorted(starts)).encode()
    sizes = (len(names), sum(map(len, entries)), sum(map(len, inverse)))
    at = HEADER.size + 2 * OFFSETS + len(names)
    places = (offsets(entries, at), offsets(inverse, at + sizes[1]))
    body = b"".join([*places, names, *entries, *inverse])
    return HEADER.pack(FORMAT, crc32(body), *sizes) + body


def offsets(buckets: Iterable[bytes], start: int) -> bytes:
    """Return where in the block each bucket begins and the last one ends, the first of them at ``start``."""
    return array("I", accumulate(map(len, buckets), initial=start)).tobytes()


def open_dictionary() -> Dictionary:
    """Return the dictionary, from the cache folder where it is there; else it is made, and left there where that can be done."""
    file = cached_file()
    with suppress(OSError, ValueError):
        return opened(file)
    block = packed(simplemma_german())
    try:
        put(block, file)
        return opened(file)
    except (OSError, ValueError):
        return Dictionary(block)


def opened(file: Path) -> Dictionary:
    """Return the dictionary in ``file``. Raises OSError, ValueError."""
    return Dictionary(Block(file))


def simplemma_german() -> Mapping[str, str]:
    """Return the dictionary as simplemma ships it."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415 - takes a second

    return DefaultDictionaryFactory().get_dictionary("de")


def cached_file() -> Path:
    """Return the file in the user's cache folder: one for each version of simplemma, and each order of bytes."""
    from platformdirs import user_cache_dir  # noqa: PLC0415 - reading does without

    found = find_spec("simplemma")
    assert found is not None
    assert found.origin is not None
    version = crc32(Path(found.origin).with_name("__metadata__.py").read_bytes())
    return Path(user_cache_dir("newsarchive", appauthor=False), f"german-{version:08x}-{sys.byteorder}.block")


def put(block: bytes, file: Path) -> None:
    """Write ``file`` whole or not at all. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(block)
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
