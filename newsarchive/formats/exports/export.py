"""A text export of a press database -> a document for each article in it, cut at the database's own marks.

Exports are told by their content, in any encoding; a large one is cut as it streams by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.formats.format import Format, Head, searched, wide_encoding
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.formats.format import Reads
    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Readable
    from newsarchive.types.document import Failure

__all__ = ["Marks", "closed", "export", "opened", "streamed_parts"]

PROSE = re.compile(rb"(?:^[^\r\n]{60,}[\r\n]+[^\r\n]{60}|^[^\r\n]{60,}[^\W\d]{2}[.!?])", re.MULTILINE)
"""Two long lines, or one with the end of a sentence: what a database prints below the last article has neither."""
STEP, MARGIN = 1 << 22, 1 << 16
"""Bytes of a large export that are read at a time, and those at their end where a mark may be seen in half."""


class Marks(NamedTuple):
    """Where the articles of an export part, and which piece between two cuts holds one."""

    cuts: Callable[[bytes], list[int]]
    holds: Callable[[bytes], bool]


def opened(mark: re.Pattern[bytes]) -> Marks:
    """Return the marks of an export whose ``mark`` opens each article."""
    return Marks(
        lambda raw: [match.start() for match in mark.finditer(raw)], lambda raw: bool(mark.search(raw))
    )


def closed(mark: re.Pattern[bytes]) -> Marks:
    """Return the marks of an export whose ``mark`` closes each article; one without it was cut off."""
    return Marks(
        lambda raw: [match.end() for match in mark.finditer(raw)],
        lambda raw: bool(mark.search(raw) or PROSE.search(raw)),
    )


def export(
    name: str, words: tuple[bytes, ...], tells: Callable[[bytes], bool], marks: Marks, reads: Reads
) -> Format:
    """Return the row of an export. One of ``words`` is in each: most files have none, and are not looked at more closely."""

    def shows(head: Head) -> bool:
        return any(map(head.has, words)) and tells(head.searched)

    def parts(stream: Readable, place: Place, limit: int) -> Iterator[Document | Failure]:
        return articles(streamed_parts(stream, marks, limit), name, place, limit)

    return Format(name, shows, parts, reads)


def articles(
    parts: Iterator[bytes | None], name: str, place: Place, limit: int
) -> Iterator[Document | Failure]:
    """Yield the articles of an export as it streams by; one alone keeps the path of the file."""
    first: bytes | None = None
    last = 0
    for last, part in enumerate(parts, 1):
        if last == 1:
            first = part
            continue
        if last == 2:
            yield article(first, name, place._replace(path=f"{place.path}#1"), limit)
        yield article(part, name, place._replace(path=f"{place.path}#{last}"), limit)
    if last < 2:
        yield article(first, name, place, limit)


def article(raw: bytes | None, name: str, place: Place, limit: int) -> Document | Failure:
    """Return the document of one article of an export; None is one over the limit."""
    if raw is None:
        return place.too_large(limit)
    return Document(raw=raw, path=place.path, format=name, size=place.size, mtime_ns=place.mtime_ns)


def cuts_of(raw: bytes, marks: Marks) -> list[int]:
    """Return where in ``raw`` the marks of an export cut it."""
    encoding = wide_encoding(raw)
    text = searched(raw)
    cuts = marks.cuts(text)
    if encoding is None:
        return cuts
    width, at, done = [], 0, 0
    for cut in cuts:
        done += len(text[at:cut].decode("utf-8", "replace").encode(encoding, "replace"))
        at = cut
        width.append(done)
    return width


def streamed_parts(stream: Readable, marks: Marks, limit: int) -> Iterator[bytes | None]:
    """Yield the bytes of each article as an export streams by, marks included; None for one over ``limit`` bytes.

    Together they are the export: what stands above the first mark belongs to the first article, what stands below
    the last to the last one, unless it is an article that was cut off.
    """
    held, whole = b"", False
    for part in raw_parts(stream, marks, limit):
        holds = part is None or marks.holds(searched(part))
        if part is None or (whole and holds):
            if held:
                yield held
            held, whole = part or b"", holds and part is not None
            if part is None:
                yield None
        else:
            held, whole = held + part, whole or holds
    if held:
        yield held


def raw_parts(stream: Readable, marks: Marks, limit: int) -> Iterator[bytes | None]:
    """Yield what lies between the marks; None for a piece over ``limit`` bytes."""
    pending, skipping = b"", False
    while True:
        more = stream.read(max(STEP, len(pending)))
        pending += more
        cuts = [cut for cut in cuts_of(pending, marks) if not more or cut < len(pending) - MARGIN]
        at = 0
        for cut in cuts:
            if cut > at:
                yield None if skipping else pending[at:cut]
                at, skipping = cut, False
        pending = pending[at:]
        if not more:
            if pending:
                yield None if skipping else pending
            return
        if len(pending) > limit:
            pending, skipping = pending[-MARGIN:], True
