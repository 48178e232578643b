"""Bytes of a Word file (DOCX) -> its text and headings.

Paragraphs are set apart by blank lines, page breaks are form feeds. Footers, deleted text and pictures are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.office.styled import Styled, XmlText, word_file, xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.formats.format import Head

__all__ = ["FORMAT"]

MAIN = "word/document.xml"
OPENS = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/|customXml/)", re.DOTALL)
MARKS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}"}
LEFT_OUT = {"Fallback", "del", "moveFrom"}
HEADING = re.compile(r"""
      (?:heading|[üu]?berschrift)\s?(?P<level>[1-6])$ | (?P<title>title|titel)$
    | (?P<list>list|liste|listen)\b
    """, re.VERBOSE | re.IGNORECASE)  # fmt: skip
"""The names of styles for headings and lists, as Word in German and English writes them into the file."""


class Paragraphs(XmlText):
    """Keeps the text of a Word document."""

    def __init__(self) -> None:
        super().__init__()
        self.left_out = 0
        self.in_text = False

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
            self.add("\n\f\n" if paged else "\n" if name == "br" else "")
        elif name in MARKS:
            self.add(MARKS[name])
        elif name == "pStyle":
            self.hint = hint_of(
                next((value for key, value in attributes.items() if key.endswith("}val")), "")
            )

    def end(self, tag: str) -> None:
        """Close an element."""
        name = tag.rpartition("}")[2]
        if name in LEFT_OUT:
            self.left_out -= 1
        elif name == "t":
            self.in_text = False
        elif name == "p" and not self.left_out:
            self.end_paragraph()

    def data(self, text: str) -> None:
        """Take characters."""
        if self.in_text and not self.left_out:
            self.add(text)


def hint_of(style: str) -> str:
    """Return what the style of a paragraph says it is.

    >>> hint_of("berschrift2"), hint_of("Title"), hint_of("Textkörper")
    ('h2', 'h1', '')
    """
    match = HEADING.match(style)
    if match is None:
        return ""
    return "li" if match["list"] else "h1" if match["title"] else f"h{match['level']}"


def styled(raw: bytes) -> Styled:
    """Return the text of a Word file. Raises ValueError where it is damaged, or unpacks to too much."""
    return xml_text(raw, MAIN, Paragraphs())


def shows(head: Head) -> bool:
    """Tell a Word file by the parts it begins with, so that an archive of Word files is none."""
    return OPENS.match(head.first) is not None and MAIN.encode() in head.raw


FORMAT = word_file("docx", shows, styled)
