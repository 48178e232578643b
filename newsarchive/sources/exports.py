"""A text export of a press database -> a document for each article in it, cut at the database's own marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["export_kind", "export_parts"]

GENIOS = re.compile(
    rb"^[ \t]*(?:\xc2\xa9|\xa9|\(c\)) ?(?:\d{4} )?GBI-Genios Deutsche Wirtschaftsdatenbank GmbH[ \t.]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
NEXIS = re.compile(
    rb"^[ \t\x0c]{0,60}(?:(?:Dokument|Document) (\d{1,4}) (?:von|of|de|sur) \d{1,4}|(\d{1,4}) of \d{1,4} DOCUMENTS)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)


def export_kind(raw: bytes) -> str | None:
    """Return ``genios`` or ``nexis`` for the text export of that database, None for another text."""
    if b"GBI-Genios" in raw and GENIOS.search(raw):
        return "genios"
    if any(sign in raw for sign in (b"Dokument 1 ", b"Document 1 ", b"1 of ")):
        first = NEXIS.search(raw)
        if first and (first[1] or first[2]) == b"1":
            return "nexis"
    return None


def export_parts(raw: bytes, kind: str) -> Iterator[bytes]:
    """Yield the bytes of each article of an export, marks included; together they are ``raw``."""
    # Genios closes an article with its mark, Nexis opens one.
    cuts = (
        [match.end() for match in GENIOS.finditer(raw)]
        if kind == "genios"
        else [m.start() for m in NEXIS.finditer(raw)][1:]
    )
    at = 0
    if cuts and kind == "genios":
        cuts.pop()  # what follows the last mark belongs to the last article
    for cut in cuts:
        yield raw[at:cut]
        at = cut
    yield raw[at:]
