"""A text export of a press database -> a document for each article in it, cut at the database's own marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["export_kind", "export_parts"]

NEXIS_UNI = re.compile(
    rb"^[ \t\xa0\xc2]{0,60}(?:End of Document|Ende des Dokuments|Dokumentende|Fin du document)[ \t\xa0\xc2]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
NEXIS_UNI_SIGN = re.compile(
    rb"^[ \t]*(?:Body|Text|Corps|(?:Length|L(?:\xc3\xa4|\xe4)nge|Longueur|Load-Date|Ladedatum|Section|Rubrik|Rubrique|Ressort|Byline):)",
    re.MULTILINE,
)
GENIOS = re.compile(
    rb"^[ \t]*(?:\xc2\xa9|\xa9|\(c\)) ?(?:\d{4} )?GBI-Genios Deutsche Wirtschaftsdatenbank GmbH[ \t.]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
NEXIS = re.compile(
    rb"^[ \t\x0c]{0,60}(?:(?:Dokument|Document) (\d{1,4}) (?:von|of|de|sur) \d{1,4}|(\d{1,4}) of \d{1,4} DOCUMENTS)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)

MARKS = {"genios": GENIOS, "nexis": NEXIS, "nexis-uni": NEXIS_UNI}
OPENED = {"nexis"}
"""Exports whose mark opens an article; the others' marks close one."""


def export_kind(raw: bytes) -> str | None:
    """Return ``genios``, ``nexis`` or ``nexis-uni`` for the text export of that database, None for another text."""
    if b"GBI-Genios" in raw and GENIOS.search(raw):
        return "genios"
    if any(sign in raw for sign in (b"Dokument 1 ", b"Document 1 ", b"1 of ")):
        first = NEXIS.search(raw)
        if first and (first[1] or first[2]) == b"1":
            return "nexis"
    if any(sign in raw for sign in (b"End of Doc", b"Ende des Dok", b"Dokumentende", b"Fin du doc")):
        return "nexis-uni" if NEXIS_UNI.search(raw) and NEXIS_UNI_SIGN.search(raw) else None
    return None


def export_parts(raw: bytes, kind: str) -> Iterator[bytes]:
    """Yield the bytes of each article of an export, marks included; together they are ``raw``."""
    cuts = [match.start() if kind in OPENED else match.end() for match in MARKS[kind].finditer(raw)]
    # what stands above the first mark or below the last belongs to the article next to it
    cuts = cuts[1:] if kind in OPENED else cuts[:-1]
    at = 0
    for cut in cuts:
        yield raw[at:cut]
        at = cut
    yield raw[at:]
