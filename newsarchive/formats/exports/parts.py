"""A text export of a press database -> a document for each article in it, cut at the database's own marks.

Exports are told by their content, in any encoding; a large one is cut as it streams by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.formats.exports.kinds import KINDS, export_kind, searched, wide_encoding
from newsarchive.formats.office.docx import is_office, office_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.streams import Readable

__all__ = ["SAMPLE", "articles_in", "export_parts", "streamed_parts"]
SAMPLE = 1 << 20
"""Bytes of a file in which its kind shows: the first article lies in them, whatever stands above it."""
STEP, MARGIN = 1 << 22, 1 << 16
"""Bytes of a large export that are read at a time, and those at their end where a mark may be seen in half."""


def cuts_of(raw: bytes, kind: str) -> list[int]:
    """Return where in ``raw`` the marks of an export cut it."""
    encoding = wide_encoding(raw)
    text = searched(raw)
    cuts = KINDS[kind].cuts(text)
    if encoding is None:
        return cuts
    width, at, done = [], 0, 0
    for cut in cuts:
        done += len(text[at:cut].decode("utf-8", "replace").encode(encoding, "replace"))
        at = cut
        width.append(done)
    return width


def streamed_parts(stream: Readable, kind: str, limit: int) -> Iterator[bytes | None]:
    """Yield the bytes of each article as an export streams by, marks included; None for one over ``limit`` bytes.

    Together they are the export: what stands above the first mark belongs to the first article, what stands below
    the last to the last one, unless it is an article that was cut off.
    """
    held, whole = b"", False
    for part in raw_parts(stream, kind, limit):
        holds = part is None or KINDS[kind].holds(searched(part))
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


def raw_parts(stream: Readable, kind: str, limit: int) -> Iterator[bytes | None]:
    """Yield what lies between the marks; None for a piece over ``limit`` bytes."""
    pending, skipping = b"", False
    while True:
        more = stream.read(max(STEP, len(pending)))
        pending += more
        cuts = [cut for cut in cuts_of(pending, kind) if not more or cut < len(pending) - MARGIN]
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


def export_parts(raw: bytes, kind: str) -> Iterator[bytes]:
    """Yield the bytes of each article of an export, marks included; together they are ``raw``."""
    import io  # noqa: PLC0415 - only exports need it

    for part in streamed_parts(io.BytesIO(raw), kind, len(raw)):
        assert part is not None, "none is longer than all"
        yield part


def articles_in(raw: bytes) -> Iterator[tuple[bytes, str | None]]:
    """Yield each article of a document, and the format of its export; the document itself and None where it is none.

    One article alone keeps its bytes, those of a Word file too. Never raises: a damaged Word file is a document.
    """
    text = raw
    if is_office(raw):
        try:
            text = office_text(raw).text.encode("utf-8", "replace")
        except ValueError:
            yield raw, None
            return
    kind = export_kind(text[:SAMPLE])
    parts = list(export_parts(text, kind)) if kind else []
    if len(parts) < 2:
        yield raw, kind
        return
    for part in parts:
        yield part, kind
