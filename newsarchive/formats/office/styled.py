"""A word processor's file -> its text with what its styles say is a heading; how the XML in such files is read.

No entity is resolved, no DTD read, nothing fetched, and no more is unpacked than a novel takes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.flat.unknown_export import unknown_export
from newsarchive.formats.format import Format
from newsarchive.types.article import Note
from newsarchive.types.reading import Reading, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsarchive.formats.format import Head

__all__ = ["Styled", "XmlText", "word_file", "xml_text"]

LIMIT = 64 * 1024 * 1024
"""Bytes that a file's text may unpack to, markup included; a novel takes ten million."""
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError)
"""What damaged ZIP archives make the library raise."""


class Styled(NamedTuple):
    """The text of a file, its encoding, and the places in it that a style marks: start, end and hint (``h1``, ``li``)."""

    text: str
    encoding: str = "utf-8"
    marked: tuple[tuple[int, int, str], ...] = ()


class XmlText:
    """Receives the elements of a file and keeps its text, paragraphs apart by blank lines; builds no tree, so that memory is bounded."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.opened = 0
        self.hint = ""
        self.marked: list[tuple[int, int, str]] = []

    def doctype(self, *said: str | None) -> None:
        """Refuse a document type, which no such program writes: entities could be declared in it. Raises ValueError."""
        del said
        raise ValueError("it declares a document type, as no such file does")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""

    def end(self, tag: str) -> None:
        """Close an element."""

    def data(self, text: str) -> None:
        """Take characters."""

    def add(self, text: str) -> None:
        """Put ``text`` behind what there is."""
        self.parts.append(text)
        self.size += len(text)

    def end_paragraph(self) -> None:
        """End a paragraph, and keep what its style says it is."""
        if self.hint and self.size > self.opened:
            self.marked.append((self.opened, self.size, self.hint))
        self.add("\n\n")
        self.opened, self.hint = self.size, ""

    def close(self) -> Styled:
        """Return what was kept."""
        return Styled("".join(self.parts), marked=tuple(self.marked))


def xml_text(raw: bytes, member: str, target: XmlText) -> Styled:
    """Return what ``target`` keeps of the XML in the ZIP archive ``raw``. Raises ValueError where it is damaged, or unpacks to too much."""
    try:
        return fed(raw, member, target)
    except BROKEN as error:
        raise ValueError(" ".join(str(error).split())[:100] or type(error).__name__) from error


def fed(raw: bytes, member: str, receiver: XmlText) -> Styled:
    """Feed the XML of a member to ``receiver``. Raises ValueError and the errors of zipfile."""
    from lxml import etree  # noqa: PLC0415 - only such files need it here

    target: Any = receiver  # the stubs want more methods than lxml calls
    parser: Any = etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(member) as stream:
            while part := stream.read(CHUNK):
                size += len(part)
                if size > LIMIT:
                    raise ValueError(f"its text unpacks to more than {LIMIT // 1024 // 1024} MiB")
                parser.feed(part)
        found: Styled = parser.close()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no valid XML: {error}") from error
    return found


def word_file(name: str, shows: Callable[[Head], bool], styled: Callable[[bytes], Styled]) -> Format:
    """Return the row of a word processor's format. ``styled`` raises ValueError for a damaged file."""

    def text(raw: bytes) -> Text:
        found = styled(raw)
        return Text(found.text, found.encoding)

    def reads(raw: bytes, format_: str) -> Reading:
        try:
            return reading(styled(raw), format_)
        except ValueError as error:
            note = Note("not-text", None, f"the bytes are no text but a damaged file ({error})")
            return Reading("", (), format_, "binary", notes=(note,))

    return Format(name, shows, reads=reads, text=text)


def reading(found: Styled, format_: str) -> Reading:
    """Return the reading of a file: flat text, whose headings are known."""
    odd = unknown_export(found.text)
    blocks = []
    marked = list(reversed(found.marked))
    for block in split_blocks(found.text):
        while marked and marked[-1][1] <= block.start:
            marked.pop()
        inside = marked and marked[-1][0] <= block.start and block.end <= marked[-1][1]
        blocks.append(block._replace(hint=marked[-1][2]) if inside and not block.hint else block)
    return Reading(found.text, tuple(blocks), format_, found.encoding, notes=(odd,) if odd else ())
