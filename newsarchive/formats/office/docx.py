"""Bytes of a Word file (DOCX) -> its text; which bytes are one, or RTF. No entity is resolved, no DTD read, nothing fetched.

Paragraphs are set apart by blank lines, page breaks are form feeds. Footers, deleted text and pictures are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.flat.unknown_export import unknown_export
from newsarchive.formats.format import Format, Head
from newsarchive.formats.office.rtf import rtf_text
from newsarchive.types.article import Note
from newsarchive.types.reading import Reading, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DOCX", "RTF", "is_office", "office_kind", "office_text", "read_office", "text_of"]

LIMIT = 64 * 1024 * 1024
"""Bytes that a Word file's text may unpack to, markup included; a novel takes ten million."""
CHUNK = 1 << 16
MAIN = "word/document.xml"
OPENS = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/|customXml/)", re.DOTALL)
MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}"}
LEFT_OUT = {"Fallback", "del", "moveFrom"}


class Paragraphs:
    """Receives the elements of a Word document and keeps its text; builds no tree, so that memory is bounded."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.left_out = 0
        self.in_text = False

    def doctype(self, *said: str | None) -> None:
        """Refuse a document type, which Word never writes: entities could be declared in it. Raises ValueError."""
        del said
        raise ValueError("it declares a document type, as no Word file does")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        name = tag.rpartition("}")[2]
        if name in LEFT_OUT:
            self.left_out += 1
        elif self.left_out:
            return
        elif name == "t":
            self.in_text = True
        elif name in {"br", "lastRenderedPageBreak"}:
            paged = any(key.endswith("}type") and value == "page" for key, value in attributes.items())
            self.parts.append("\n\f\n" if paged else "\n" if name == "br" else "")
        elif name in MARKS:
            self.parts.append(MARKS[name])

    def end(self, tag: str) -> None:
        """Close an element."""
        name = tag.rpartition("}")[2]
        if name in LEFT_OUT:
            self.left_out -= 1
        elif name == "t":
            self.in_text = False
        elif name == "p" and not self.left_out:
            self.parts.append("\n\n")

    def data(self, text: str) -> None:
        """Take characters."""
        if self.in_text and not self.left_out:
            self.parts.append(text)

    def close(self) -> str:
        """Return the text."""
        return "".join(self.parts)


def office_kind(raw: bytes) -> str | None:
    """Return ``docx`` or ``rtf`` for the bytes of such a file, None for others."""
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    return "docx" if raw.startswith(b"PK\3\4") and MAIN.encode() in raw else None


def is_office(raw: bytes) -> bool:
    """Tell whether ``raw`` is a Word file or RTF."""
    return office_kind(raw) is not None


def office_text(raw: bytes) -> Text:
    """Return the text of a Word file or RTF. Raises ValueError where it is damaged, or unpacks to too much."""
    if raw.startswith(b"{\\rtf"):
        return rtf_text(raw)
    try:
        return Text(docx_text(raw), "utf-8")
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise ValueError(" ".join(str(error).split())[:100] or type(error).__name__) from error


def docx_text(raw: bytes) -> str:
    """Return the text of a Word file. Raises ValueError and the errors of zipfile."""
    from lxml import etree  # noqa: PLC0415 - only Word files need it here

    target: Any = Paragraphs()  # the stubs want more methods than lxml calls
    parser: Any = etree.XMLParser(
        target=target,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    size = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(MAIN) as member:
        while part := member.read(CHUNK):
            size += len(part)
            if size > LIMIT:
                raise ValueError(f"its text unpacks to more than {LIMIT // 1024 // 1024} MiB")
            try:
                parser.feed(part)
            except etree.XMLSyntaxError as error:
                raise ValueError(f"no valid XML: {error}") from error
    try:
        return str(parser.close())
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no valid XML: {error}") from error


def text_of(raw: bytes) -> Text:
    """Return the text of a document, taken out of Word or RTF where it is one. Never raises."""
    if not is_office(raw):
        return decode(raw)
    try:
        return office_text(raw)
    except ValueError as error:
        return Text(
            "", "binary", (Note("not-text", None, f"the bytes are no text but a damaged file ({error})"),)
        )


def read_office(raw: bytes, format_: str) -> Reading:
    """Read a Word file or RTF as one article of flat text. Never raises."""
    found = text_of(raw)
    odd = unknown_export(found.text)
    notes = (*found.notes, odd) if odd else found.notes
    return Reading(found.text, split_blocks(found.text), format_, found.encoding, notes=notes)


def shows(head: Head) -> bool:
    """Tell a Word file by the parts it begins with, so that an archive of Word files is none."""
    return OPENS.match(head.first) is not None and office_kind(head.raw) == "docx"


DOCX = Format("docx", shows, reads=read_office, text=office_text)
RTF = Format("rtf", lambda head: head.first.startswith(b"{\\rtf"), reads=read_office, text=office_text)
