"""Bytes of one article of a classic Nexis export saved as HTML -> ``Reading``: its lines, read as those of the text export are.

Each article is in a ``DIV`` a line; comments that browsers do not show number them, and so does the line above each: ``1 of 20 DOCUMENTS``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.decoding.decode import decode
from newsarchive.formats.exports.export import export, opened
from newsarchive.formats.exports.nexis import nexis_reading
from newsarchive.formats.exports.page_lines import page_lines

if TYPE_CHECKING:
    from newsarchive.types.reading import Reading

__all__ = ["FORMAT", "read_page"]

ARTICLE = re.compile(
    rb"""
      <a\b[^<>]{0,40}\bname=[\"']?DOC_ID_\d{1,5}_\d{1,5}\b[^<>]{0,40}>
    | (?:<!--[^<>]{0,80}\s)<DOC\ NUMBER=\d{1,5}>
    """,
    re.VERBOSE | re.IGNORECASE,
)
ANCHOR = re.compile(rb"<a\b[^<>]{0,40}\bname=[\"']?DOC_ID_\d", re.IGNORECASE)
COUNTED = re.compile(
    rb">\s*(?:\d{1,4} of \d{1,4} DOCUMENTS|(?:Dokument|Document) \d{1,4} (?:von|of|de|sur) \d{1,4})\s*<"
)


def read_page(raw: bytes, format_: str) -> Reading:
    """Read one article. Never raises."""
    found = decode(raw)
    text = "\n\n".join(line.text for line in page_lines(found.text))
    return nexis_reading(text, format_, found)


def is_page(raw: bytes) -> bool:
    """Tell whether ``raw`` is such a page: its articles are numbered for the reader and in the marks around each."""
    return COUNTED.search(raw) is not None and ARTICLE.search(raw) is not None


def cuts(raw: bytes) -> list[int]:
    """Return where the articles begin: at the anchors above them, or where there are none at the numbers in the comments."""
    mark = ANCHOR if ANCHOR.search(raw) else ARTICLE
    return [match.start() for match in mark.finditer(raw)]


FORMAT = export(
    "nexis-html", (b"DOCUMENTS", b"ument"), is_page, opened(ARTICLE)._replace(cuts=cuts), read_page
)
