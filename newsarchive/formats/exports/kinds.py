"""The kinds of press databases' exports: how each shows itself, and where its articles part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.decoding.binary import utf16_or_32
from newsarchive.formats.exports import apa, factiva
from newsarchive.formats.exports.genios import GENIOS
from newsarchive.formats.exports.nexis import NEXIS, is_nexis
from newsarchive.formats.exports.nexis_uni import NEXIS_UNI, is_nexis_uni

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["export_kind"]
PROSE = re.compile(rb"(?:^[^\r\n]{60,}[\r\n]+[^\r\n]{60}|^[^\r\n]{60,}[^\W\d]{2}[.!?])", re.MULTILINE)
"""Two long lines, or one with the end of a sentence: what a database prints below the last article has neither."""
WIDE = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}  # fmt: skip


class Kind(NamedTuple):
    """An export: words of which one is in each, how its content tells, where its articles part, what piece holds one.

    Kinds share words, for each is looked for once: most files are no export, and this is all that they cost.
    """

    words: tuple[bytes, ...]
    tells: Callable[[bytes], bool]
    cuts: Callable[[bytes], list[int]]
    holds: Callable[[bytes], bool]


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
