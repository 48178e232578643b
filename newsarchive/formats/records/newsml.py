"""Bytes of one item of NewsML -> ``Reading``: of version G2, as dpa sends it, and of version 1.

What the item's head states is not read once more from the head of its text, where dpa prints slug words, genre and time for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.formats.format import Format
from newsarchive.formats.records.feeds import body_parts, dateline_first
from newsarchive.formats.records.markup import markup_parts
from newsarchive.formats.records.stated import Stated
from newsarchive.formats.records.xml_parts import (
    as_text,
    elements_of,
    local,
    markup_of,
    root_name,
    root_of,
    shown,
    texts_in,
    xml_documents,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.types.reading import Reading

__all__ = ["FIRST_VERSION", "G2", "read_newsml"]

TEASERS = ("teaser", "summary", "abstract", "lead")
DESKS = ("category", "desk", "dpacat", "ressort", "section")
"""Words in the type or the scheme of a subject that make it the section: ``dpatype:category``, ``dpacat:wi``."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
G2_NAMES = (
    ("by", "authors"), ("contentCreated", "published"), ("firstCreated", "published"), ("versionCreated", "published"),
    ("contentModified", "updated"),
)  # fmt: skip
"""In the order of preference."""


def read_newsml(raw: bytes, format_: str) -> Reading:
    """Read the article of one item. Never raises: what is no XML is read as text."""
    root = root_of(raw)
    if root is None:
        return as_text(raw)
    stated = Stated(format_)
    if format_ == "newsml-g2":
        g2_head(root, stated)
    else:
        first_version_head(root, stated)
    body = list(content_parts(root))
    if any(element is not None for element in elements_of(root, "nitf")):
        body = dateline_first(body, stated.dateline)
        stated.dateline = ""
    stated.parts.extend(body)
    return stated.reading(format_, "utf-8")


def g2_head(root: etree._Element, stated: Stated) -> None:
    """State what the item's metadata say: section, headline, teaser, byline, dateline, times, language."""
    for element in elements_of(root, "subject"):
        signs = f"{element.get('type', '')} {element.get('qcode', '')}".lower()
        if any(word in signs for word in DESKS):
            stated.state("section", name_of(element), "subject")
    for element in elements_of(root, "headline"):
        stated.state(line_field(element), shown(element), "headline")
    for element in elements_of(root, "description"):
        if any(word in element.get("role", "").lower() for word in TEASERS):
            stated.state("teaser", shown(element), "description")
    for name, field in G2_NAMES:
        for text in texts_in(root, name):
            stated.state(field, text, name)
    for element in elements_of(root, "language"):
        stated.state("language", element.get("tag", ""), "language")
    stated.state("language", root.get(LANG, ""), "xml:lang")
    stated.dateline = next(texts_in(head_of(root, "contentMeta"), "dateline"), "")


def line_field(element: etree._Element) -> str:
    """Return the field of a line in the head: its role says whether it stands above or below the headline."""
    role = element.get("role", "").lower()
    if "sub" in role:
        return "subheadline"
    return "kicker" if "kicker" in role or "over" in role else "headline"


def head_of(root: etree._Element, name: str) -> etree._Element:
    """Return the first element of this name, or ``root`` where there is none."""
    return next(elements_of(root, name), root)


def name_of(subject: etree._Element) -> str:
    """Return the name of a subject that people read: in German, no abbreviation."""
    names = [
        element
        for element in subject
        if local(element) == "name" and "mnemonic" not in element.get("role", "")
    ]
    german = [element for element in names if element.get(LANG, "de").startswith("de")]
    return shown(next(iter([*german, *names]), None))


def first_version_head(root: etree._Element, stated: Stated) -> None:
    """State what the lines of an item of the first version say, and its times."""
    for name, field in (
        ("HeadLine", "headline"), ("SubHeadLine", "subheadline"), ("KickerLine", "kicker"), ("ByLine", "authors"), ("Abstract", "teaser"),
    ):  # fmt: skip
        for text in texts_in(root, name):
            stated.state(field, text, name)
    for name, field in (("FirstCreated", "published"), ("DateAndTime", "published"), ("DateId", "published")):
        for text in texts_in(root, name):
            stated.state(field, text, name)
    created = next((fact.value for fact in stated.facts if fact.field == "published"), "")
    for text in texts_in(root, "ThisRevisionCreated"):
        if created and not text.startswith(created.replace("-", "").replace(":", "")[:15]):
            stated.state("updated", text, "ThisRevisionCreated")
    for element in elements_of(root, "Language"):
        stated.state("language", element.get("FormalName", ""), "Language")
    for element in elements_of(root, "Property"):
        if element.get("FormalName", "").lower() in {"category", "section", "ressort", "desk"}:
            stated.state("section", element.get("Value", ""), "Property")
    stated.dateline = next(texts_in(head_of(root, "NewsLines"), "DateLine"), "")


def content_parts(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the parts of the first content that holds text: XHTML, NITF, or text without marks."""
    for content in elements_of(root, "inlineXML", "inlineData", "DataContent"):
        if any(local(element) in {"p", "hl2"} for element in content.iter()) and not any(
            local(element) in {"html", "body", "section", "div"} for element in content.iter()
        ):
            yield from body_parts(content)
            return
        body = next(elements_of(content, "body"), content)
        nitf = next(elements_of(content, "nitf"), None)
        if nitf is not None:
            yield from body_parts(nitf)
            return
        for header in list(elements_of(body, "header", "head", "title")):
            without(header)
        markup = markup_of(body)
        if len(body):
            yield from markup_parts(markup)
            return
        if markup:
            yield "text", markup
            return
    yield from captions(root)


def captions(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the description of a picture, in an item that has no text."""
    for element in elements_of(root, "description"):
        if "caption" in element.get("role", ""):
            yield "caption", shown(element)


def without(element: etree._Element) -> None:
    """Take ``element`` out of its tree, the text behind it left in place."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def is_text(item: etree._Element) -> bool:
    """Tell whether an item is a text: one of another class, without any content of its own, is a picture or a film."""
    classes = [element.get("qcode", "") for element in elements_of(item, "itemClass")]
    content = any(True for _ in elements_of(item, "inlineXML", "inlineData"))
    return content or not any(
        name.rpartition(":")[2] in {"picture", "graphic", "video", "audio", "animation"} for name in classes
    )


G2 = Format(
    "newsml-g2",
    lambda head: root_name(head.start) in {"newsMessage", "newsItem"},
    xml_documents({"newsItem": "newsml-g2"}, is_text),
    read_newsml,
)
FIRST_VERSION = Format(
    "newsml",
    lambda head: root_name(head.start) == "NewsML",
    xml_documents({"NewsItem": "newsml"}),
    read_newsml,
)
