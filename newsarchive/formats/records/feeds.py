"""Bytes of one XML element -> ``Reading``: an item of RSS or of a WordPress export, an entry of Atom, a NITF document."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format
from newsarchive.formats.records.stated import Stated
from newsarchive.formats.records.xml_parts import (
    as_text,
    local,
    markup_of,
    root_name,
    root_of,
    shown,
    xml_documents,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.types.reading import Reading

__all__ = ["FORMATS", "body_parts", "dateline_first", "read_xml"]

NAMES = {
    "rss": {
        "title": "headline", "encoded": "text", "description": "teaser", "pubDate": "published", "date": "published", "creator": "authors",
        "author": "authors", "category": "section", "link": "url", "source": "publisher",
    },
    "atom": {
        "title": "headline", "content": "text", "summary": "teaser", "published": "published", "updated": "updated", "name": "authors",
        "category": "section", "link": "url",
    },
    "nitf": {
        "hl1": "headline", "hedline": "headline", "byline": "authors", "abstract": "teaser", "dateline": "dateline",
        "date.issue": "published", "doc.copyright": "publisher",
    },
}  # fmt: skip
ATTRIBUTES = ("href", "norm", "term", "holder", "label")
BODY = {
    "p": "paragraph", "hl2": "crosshead", "h2": "crosshead", "h3": "crosshead", "h4": "crosshead", "li": "list_item", "blockquote": "quote",
    "media-caption": "caption", "figcaption": "caption", "media-producer": "credit", "tagline": "",
}  # fmt: skip
HEADS = {"body.head", "head", "itemMeta", "contentMeta"}
MEDIA = "search.yahoo.com/mrss"
PICTURED = {"description": "caption", "credit": "credit"}
"""Elements of Media RSS, by which an item describes its picture; they have titles of their own, which are not the article's."""
MAIL = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")
"""An author as RSS wants it: the address, and the name in brackets."""
POSTS = {"", "post", "page"}
"""The types of what a WordPress export holds that are texts; others are pictures, menus, styles."""


def read_xml(raw: bytes, format_: str) -> Reading:
    """Read the article of one element. Never raises: what is no XML is read as text."""
    root = root_of(raw)
    if root is None:
        return as_text(raw)
    stated = Stated(format_)
    values = list(named_values(root, NAMES[format_], stated))
    body = list(body_parts(root)) if format_ == "nitf" else []
    stated.parts.extend(dateline_first(body, next((text for name, text in values if name == "dateline"), "")))
    return stated.reading(format_, "utf-8")


def dateline_first(body: list[tuple[str, str]], dateline: str) -> list[tuple[str, str]]:
    """Return the parts of a body, the first paragraph opened by the dateline unless it prints it itself."""
    first = next((at for at, (hint, _) in enumerate(body) if hint == "paragraph"), None)
    if dateline and first is not None and not body[first][1].startswith(dateline):
        between = "" if dateline.endswith(("-", "–", ".")) else " -" if dateline.endswith(")") else "."
        body[first] = ("paragraph", f"{dateline}{between} {body[first][1]}")
    return body


def named_values(root: etree._Element, names: dict[str, str], stated: Stated) -> Iterator[tuple[str, str]]:
    """Take the fields of the elements that ``names`` knows; yield each name and value."""
    for element in root.iter():
        name = names.get(local(element))
        if MEDIA in str(element.tag) and local(element) in PICTURED:
            stated.picture(PICTURED[local(element)], shown(element))
        if name is None or is_other(element):
            continue
        if any(local(above) in BODY or local(above) == "body.content" for above in element.iterancestors()):
            continue
        if local(element) == "encoded" and "excerpt" in str(element.tag):
            name = "teaser"
        value = value_of(element, name)
        if name != "dateline":
            stated.state(name, value, local(element))
        if value:
            yield name, value


def value_of(element: etree._Element, name: str) -> str:
    """Return the value of the field ``name`` that an element states in its text or in an attribute."""
    value = shown(element) if name != "text" else markup_of(element)
    value = value or next((element.get(key, "") for key in ATTRIBUTES if element.get(key)), "")
    if name in {"published", "updated"}:
        return iso(value)
    mail = MAIL.fullmatch(value) if name == "authors" else None
    return mail["name"] if mail else value


def is_other(element: etree._Element) -> bool:
    """Tell whether ``element`` only looks like a field: a keyword that WordPress sets as a category, the author of a comment."""
    if MEDIA in str(element.tag):
        return True
    if local(element) == "category":
        return element.get("domain", "") in {"post_tag", "post_format", "nav_menu"}
    return any(local(above) == "comment" for above in element.iterancestors())


def is_text(item: etree._Element) -> bool:
    """Tell whether an item is a text: of a WordPress export, no picture, menu or style."""
    kind = next((shown(child) for child in item if local(child) == "post_type"), "")
    return kind in POSTS


def body_parts(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the parts of the body in reading order."""
    for element in root.iter():
        hint = BODY.get(local(element))
        if hint is None or any(
            local(above) in BODY or local(above) in HEADS for above in element.iterancestors()
        ):
            continue
        if text := shown(element):
            yield hint, text


def iso(value: str) -> str:
    """Return a date in ISO 8601 where it is in the form of e-mail, which RSS uses; any other date as it is."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value


def row(name: str, roots: set[str], **elements: str) -> Format:
    """Return the row of one of these formats: the roots of its files, the elements that hold an article."""
    return Format(
        name, lambda head: root_name(head.start) in roots, xml_documents(elements, is_text), read_xml
    )


FORMATS = (
    row("rss", {"rss", "RDF", "item"}, item="rss"),
    row("atom", {"feed", "entry"}, entry="atom"),
    row("nitf", {"nitf"}, nitf="nitf"),
)
