"""A saved page: how it shows itself. Its reader, with lxml and bs4, is imported when one comes in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format, Head

if TYPE_CHECKING:
    from newsarchive.types.reading import Reading

__all__ = ["FORMAT"]

NAME = re.compile(r"\.x?html?(?:[?#].*)?$", re.IGNORECASE)
OPENS = re.compile(
    rb"""
    (?:\s|<\?xml[^<>]{0,200}\?>|<!--(?:(?!-->).){0,4000}-->)*<
    (?:!doctype\s+html|html|head|body|article|main)\b
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    rb"</?(?:p|div|span|a|br|h[1-6]|ul|li|table|section|img|meta|script|figure|article)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)


def shows(head: Head) -> bool:
    """Tell a page: it opens like one, it is named as one and has tags, or it is full of tags."""
    if OPENS.match(head.start):
        return True
    tags = len(TAG.findall(head.start))
    if NAME.search(head.path):
        return tags > 0
    return tags >= 10 and tags * 200 > len(head.start)


def reads(raw: bytes, format_: str) -> Reading:
    """Read the article of a page. Never raises."""
    from newsarchive.formats.html.read import read_html  # noqa: PLC0415 - lxml and bs4 only when a page comes in

    return read_html(raw, format_)


FORMAT = Format("html", shows, reads=reads, vague=True)
