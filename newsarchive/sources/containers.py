"""A file that holds others -> the documents in it: packed files, archives, records, exports, and archives within archives.

What a file is, the table of formats says. Names of members are only shown, never written to. Each member
that cannot be read is a failure, and the rest goes on; a file that unpacks to far more than its size is given up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from newsarchive.formats.format import Head, Member
from newsarchive.formats.streams import Bomb, Charged, Peeked
from newsarchive.formats.table import NAMED, export_of, what_is
from newsarchive.types.document import Code, Document, Failure, PassedOver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.format import Format
    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Readable

    Inside = Document | Failure | PassedOver

__all__ = ["SIZE_LIMIT", "document", "documents", "unpack"]

SIZE_LIMIT = 64 * 1024 * 1024
"""Largest document, in bytes. The longest newspaper article is a few hundred thousand; this one is something else."""
DEPTH_LIMIT = 4
"""How many containers may lie in one another: ``a.zip`` with ``b.tar.gz`` in it is three."""
BLANK = b" \t\r\n\v\f\0\x1a\xef\xbb\xbf\xff\xfe"
"""Bytes of a file that holds nothing: blanks, DOS end marks, byte order marks."""


def unpack(source: Readable, place: Place, stated: str | None = None) -> Iterator[Inside]:
    """Yield the documents in ``source``; ``stated`` is the format that what it lies in says it has.

    Raises Bomb, and OSError where the file itself cannot be read.
    """
    stream = Peeked(source)
    format_ = NAMED[stated] if stated else what_is(Head(stream.peek, place.path))
    if format_.passed:
        yield PassedOver(place.path, format_.name)
    elif format_.parts is None:
        yield from documents(stream.read_all(SIZE_LIMIT + 1), place, format_)
    elif format_.deep and place.depth >= DEPTH_LIMIT:
        yield place.failure(
            Code.TOO_DEEP, f"containers within containers, more than {DEPTH_LIMIT} deep; unpack it first"
        )
    else:
        yield from parted(stream, place.deeper() if format_.deep else place, format_)


def parted(stream: Peeked, place: Place, format_: Format) -> Iterator[Inside]:
    """Yield what a file of several documents holds, and a failure where it is damaged. Raises Bomb."""
    assert format_.parts is not None, "only such a file gets here"
    try:
        for item in format_.parts(stream, place, SIZE_LIMIT):
            if isinstance(item, Member):
                yield from inside(item)
            else:
                yield item
    except Bomb:
        raise
    except Exception as error:  # noqa: BLE001 - damaged archives make the libraries raise nearly anything
        yield place.failure(Code.DAMAGED, damage(error))


def inside(member: Member) -> Iterator[Inside]:
    """Yield the documents in a member, and a failure where it alone is damaged. Raises Bomb, and what readers of its container raise."""
    try:
        yield from unpack(Charged(member.opened(), member.place.budget), member.place, member.format)
    except Bomb:
        raise
    except Exception as error:
        if not member.apart:
            raise
        yield member.place.failure(Code.DAMAGED, damage(error))


def documents(raw: bytes, place: Place, format_: Format) -> Iterator[Document | Failure]:
    """Yield the one document that ``raw`` is, or those of a press database's export in a word processor's file."""
    if format_.text is None or len(raw) > SIZE_LIMIT:
        yield document(raw, place, format_)
        return
    try:
        text = format_.text(raw).text.encode("utf-8", "replace")
    except ValueError as error:
        yield place.failure(Code.DAMAGED, damage(error, kept=False))
        return
    place.budget.charge(len(text))
    export = export_of(text)
    found = list(export.parts(Peeked(io.BytesIO(text)), place, len(text))) if export and export.parts else []
    if len(found) < 2:
        yield document(raw, place, export or format_)
        return
    for item in found:
        assert isinstance(item, Document | Failure), "an export holds articles"
        yield item


def document(raw: bytes, place: Place, format_: Format) -> Document | Failure:
    """Return the document with the bytes ``raw``, or say why there is none."""
    if len(raw) > SIZE_LIMIT:
        return place.too_large(SIZE_LIMIT)
    if not raw[:256].strip(BLANK) and not raw.strip(BLANK):
        return place.failure(Code.EMPTY, "holds nothing but blanks" if raw else "is empty")
    return Document(
        raw=raw,
        path=place.path,
        format=None if format_.vague else format_.name,
        size=place.size,
        mtime_ns=place.mtime_ns,
    )


def damage(error: Exception, *, kept: bool = True) -> str:
    """Return the reason that ``error`` gives, in one line."""
    said = " ".join(str(error).split())[:100]
    rest = "; what came before is kept" if kept else ""
    return f"is damaged or cut off ({said or type(error).__name__}){rest}"
