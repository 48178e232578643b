"""Bytes and name of a document -> the reader of its format, which is only then imported."""

from __future__ import annotations

import re
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from newsarchive.formats.flat.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.types.reading import Reading

__all__ = ["is_html", "reader_of"]

HTML_NAME = re.compile(r"\.x?html?(?:[?#].*)?$", re.IGNORECASE)
HTML_START = re.compile(
    rb"(?:\s|<\?xml[^<>]{0,200}\?>|<!--.{0,4000}?-->)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    rb"</?(?:p|div|span|a|br|h[1-6]|ul|li|table|section|img|meta|script|figure|article)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
JSON_OBJECT = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\{\s*\"")
ELEMENTS = {b"item": "rss", b"entry": "atom", b"newsItem": "newsml-g2", b"nitf": "nitf"}
XML_FORMATS = frozenset(ELEMENTS.values())
XML_ELEMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^<>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<>\[]{0,300}>\s*)*"
    rb"<(?:\w{1,20}:)?(item|entry|newsItem|nitf)[\s>]",
    re.DOTALL,
)
EXPORTS = {
    "genios": ("exports.genios", "read_genios"),
    "nexis": ("exports.nexis", "read_nexis"),
    "nexis-uni": ("exports.nexis_uni", "read_nexis_uni"),
    "factiva": ("exports.factiva", "read_factiva"),
    "factiva-html": ("exports.factiva", "read_factiva"),
    "swissdox": ("records.swissdox", "read_swissdox"),
    "apa": ("exports.apa", "read_clipping"),
    "apa-html": ("exports.apa", "read_entry"),
    "apa-wire": ("exports.apa_wire", "read_message"),
}
"""The reader of one article of a press database's export, imported when one comes in."""
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def reader_of(raw: bytes, name: str | None, stated: str | None = None) -> Callable[[bytes], Reading]:
    """Return the reader of a document's format: told by its content, and by its name where that leaves a doubt.

    ``stated`` is what its container says: ``json``, ``csv`` for a row as a JSON object, ``rss``, ``atom``, ``newsml-g2``, ``nitf``,
    or a key of ``EXPORTS``.
    """
    if stated in EXPORTS:
        module, function = EXPORTS[stated]
        reader: Callable[..., Reading] = getattr(import_module(f"newsarchive.formats.{module}"), function)
        return partial(reader, format_=stated)
    if stated in {"json", "csv"} or JSON_OBJECT.match(raw[:200].replace(b"\0", b"")):
        from newsarchive.formats.records.json import read_json  # noqa: PLC0415 - only when a record comes in

        return partial(read_json, format_=stated or "json")
    if raw.startswith((b"PK", b"{")):
        from newsarchive.formats.office.docx import is_office, read_office  # noqa: PLC0415 - only when such a file comes in

        if is_office(raw):
            return read_office
    if xml := XML_ELEMENT.match(raw[:4000]):
        from newsarchive.formats.records.feeds import read_xml  # noqa: PLC0415 - only when a feed comes in

        return partial(read_xml, format_=stated if stated in XML_FORMATS else ELEMENTS[xml[1]])
    if is_html(raw, name):
        from newsarchive.formats.html.read import read_html  # noqa: PLC0415 - lxml and bs4 only when a page comes in

        return read_html
    return read_text


def is_html(raw: bytes, name: str | None) -> bool:
    """Tell whether ``raw`` is a page: it opens like one, it is named as one and has tags, or it is full of tags."""
    head = raw[:20_000]
    for mark in MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].replace(b"\x00", b"")
    if HTML_START.match(head):
        return True
    tags = len(TAG.findall(head))
    if name and HTML_NAME.search(name):
        return tags > 0
    return tags >= 10 and tags * 200 > len(head)
