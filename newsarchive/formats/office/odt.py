"""Bytes of an OpenDocument text (ODT: LibreOffice, OpenOffice) -> its text and headings.

Notes of editors and deleted text are left out; footnotes stand where they are called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.office.styled import Styled, XmlText, word_file, xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.formats.format import Head

__all__ = ["FORMAT"]

MAIN = "content.xml"
OPENS = re.compile(
    rb"""
      PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text
    | PK\x03\x04.{26}mimetype.{0,40}application/vnd\.sun\.xml\.writer
    """,
    re.VERBOSE | re.DOTALL,
)
LEFT_OUT = {"annotation", "tracked-changes", "deletion", "note-citation", "sequence-decls", "forms"}
LEVELS = {"Title": "h1", "Subtitle": "h2", "Heading": "h2"}
HEADING = re.compile(r"Heading_20_([1-6])$")
MOST_BLANKS = 1000


class Paragraphs(XmlText):
    """Keeps the text of an OpenDocument text."""

    def __init__(self) -> None:
        super().__init__()
        self.left_out = 0
        self.within = 0
        self.listed = 0
        self.parents: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        name = tag.rpartition("}")[2]
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if name in LEFT_OUT:
            self.left_out += 1
        elif self.left_out:
            return
        elif name == "style":
            self.parents[values.get("name", "")] = values.get("parent-style-name", "")
        elif name in {"p", "h"}:
            if self.within:
                self.add(" ")
            self.within += 1
            self.hint = self.hint_of(name, values)
        elif name == "list-item":
            self.listed += 1
        elif name == "s":
            count = values.get("c", "1")
            self.add(" " * min(int(count) if count.isdecimal() else 1, MOST_BLANKS))
        elif name in {"tab", "line-break"}:
            self.add("\t" if name == "tab" else "\n")

    def end(self, tag: str) -> None:
        """Close an element."""
        name = tag.rpartition("}")[2]
        if name in LEFT_OUT:
            self.left_out -= 1
        elif self.left_out:
            return
        elif name == "list-item":
            self.listed -= 1
        elif name in {"p", "h"}:
            self.within -= 1
            if not self.within:
                self.end_paragraph()

    def data(self, text: str) -> None:
        """Take characters; blanks and line ends within a paragraph are one blank each, as the standard says."""
        if self.within and not self.left_out:
            self.add(re.sub(r"\s+", " ", text))

    def hint_of(self, name: str, values: Mapping[str, str]) -> str:
        """Return what an element or its style says it is."""
        if name == "h":
            level = values.get("outline-level", "1")
            return f"h{level}" if level in {"1", "2", "3", "4", "5", "6"} else "h6"
        style = values.get("style-name", "")
        style = self.parents.get(style) or style
        if match := HEADING.match(style):
            return f"h{match[1]}"
        return LEVELS.get(style, "li" if self.listed else "")


def styled(raw: bytes) -> Styled:
    """Return the text of an OpenDocument text. Raises ValueError where it is damaged, or unpacks to too much."""
    return xml_text(raw, MAIN, Paragraphs())


def shows(head: Head) -> bool:
    """Tell an OpenDocument text by the kind that it names first."""
    return OPENS.match(head.first) is not None


FORMAT = word_file("odt", shows, styled)
