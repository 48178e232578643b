"""A text export of a press database -> a document for each article in it, cut at the database's own marks.

Exports are told by their content, in any encoding; a large one is cut as it streams by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.not_text import utf16_or_32
from newsarchive.reading.office import is_office, office_text
from newsarchive.sources import apa, factiva

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.sources.streams import Readable

__all__ = ["SAMPLE", "articles_in", "export_kind", "export_parts", "streamed_parts"]

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
PROSE = re.compile(rb"(?:^[^\r\n]{60,}[\r\n]+[^\r\n]{60}|^[^\r\n]{60,}[^\W\d]{2}[.!?])", re.MULTILINE)
"""Two long lines, or one with the end of a sentence: what a database prints below the last article has neither."""
SAMPLE = 1 << 20
"""Bytes of a file in which its kind shows: the first article lies in them, whatever stands above it."""
STEP, MARGIN = 1 << 22, 1 << 16
"""Bytes of a large export that are read at a time, and those at their end where a mark may be seen in half."""
WIDE = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}  # fmt: skip


class Kind(NamedTuple):
    """An export: words of which one is in each, how its content tells, where its articles part, what piece holds one.

    Kinds share words, for each is looked for once: most files are no export, and this is all that they cost.
    """

    words: tuple[bytes, ...]
    tells: Callable[[bytes], bool]
    cuts: Callable[[bytes], list[int]]
    holds: Callable[[bytes], bool]


def is_nexis(raw: bytes) -> bool:
    """Tell whether the first mark of a classic Nexis export counts from 1."""
    if not any(sign in raw for sign in (b"Dokument 1 ", b"Document 1 ", b"1 of ")):
        return False
    first = NEXIS.search(raw)
    return first is not None and (first[1] or first[2]) == b"1"


def is_nexis_uni(raw: bytes) -> bool:
    """Tell whether an article is closed and something is labelled as in Nexis Uni."""
    if not any(sign in raw for sign in (b"End of Doc", b"Ende des Dok", b"Dokumentende", b"Fin du doc")):
        return False
    return bool(NEXIS_UNI.search(raw) and NEXIS_UNI_SIGN.search(raw))


def opened(words: tuple[bytes, ...], mark: re.Pattern[bytes], tells: Callable[[bytes], bool]) -> Kind:
    """Return the kind of an export whose ``mark`` opens each article."""
    return Kind(
        words, tells, lambda raw: [match.start() for match in mark.finditer(raw)], lambda raw: bool(mark.search(raw))
    )  # fmt: skip


def closed(words: tuple[bytes, ...], mark: re.Pattern[bytes], tells: Callable[[bytes], bool]) -> Kind:
    """Return the kind of an export whose ``mark`` closes each article; one without it was cut off."""
    return Kind(
        words,
        tells,
        lambda raw: [match.end() for match in mark.finditer(raw)],
        lambda raw: bool(mark.search(raw) or PROSE.search(raw)),
    )


KINDS = {
    "genios": closed((b"GBI-Genios",), GENIOS, lambda raw: GENIOS.search(raw) is not None),
    "nexis": opened((b"ument", b"DOCUMENTS"), NEXIS, is_nexis),
    "nexis-uni": closed((b"ument",), NEXIS_UNI, is_nexis_uni),
    "factiva-html": opened((b"Article",), factiva.PAGE_ARTICLE, factiva.is_page),
    "factiva": Kind((b"ument", b"HD"), factiva.is_text, factiva.text_cuts, factiva.holds_article),
    "apa": opened((apa.VOM,), apa.CLIPPING, apa.is_clippings),
    "apa-wire": opened((b"APA", b"OTS"), apa.MESSAGE, apa.is_wire),
    "apa-html": opened((b"eintrag",), apa.ENTRY, apa.is_entries),
}


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


def export_kind(raw: bytes) -> str | None:
    """Return the name of the export that ``raw`` is (a key of ``KINDS``); None for another text."""
    text = searched(raw)
    seen: dict[bytes, bool] = {}
    for name, kind in KINDS.items():
        for word in kind.words:
            if word not in seen:
                seen[word] = word in text
            if seen[word]:
                if kind.tells(text):
                    return name
                break
    return None


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
