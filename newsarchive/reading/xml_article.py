"""Bytes of one XML element -> ``Reading``: an item of RSS, an entry of Atom, a NewsML-G2 item, a NITF document."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from lxml import etree

from newsarchive.blocks import split_blocks
from newsarchive.decode import decode
from newsarchive.reading import Reading
from newsarchive.reading.named import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_xml"]

NAMES = {
    "rss": {
        "title": "headline", "encoded": "text", "description": "teaser", "pubDate": "published", "date": "published", "creator": "authors",
        "author": "authors", "category": "section", "link": "url", "source": "publisher",
    },
    "atom": {
        "title": "headline", "content": "text", "summary": "teaser", "published": "published", "updated": "updated", "name": "authors",
        "category": "section", "link": "url",
    },
    "newsml-g2": {
        "headline": "headline", "by": "authors", "firstCreated": "published", "contentCreated": "published", "contentModified": "updated",
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
BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
LONG = 600
"""Characters from which a feed's description is the text and not its summary."""
BLANKS = re.compile(r"\s+")


def read_xml(raw: bytes, format_: str) -> Reading:
    """Read the article of one element. Never raises: what is no XML is read as text."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        found = decode(raw)
        return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=found.notes)
    stated = Stated(format_)
    values = list(named_values(root, NAMES[format_], stated))
    body = list(body_parts(root)) if format_ in {"newsml-g2", "nitf"} else []
    dateline = next((text for name, text in values if name == "dateline"), "")
    if dateline:
        first = next((at for at, (hint, _) in enumerate(body) if hint == "paragraph"), None)
        if first is not None and not body[first][1].startswith(dateline):
            between = "" if dateline.endswith(("-", "–", ".")) else " -" if dateline.endswith(")") else "."
            body[first] = ("paragraph", f"{dateline}{between} {body[first][1]}")
    stated.parts.extend(body)
    if not stated.parts and len(stated.head.get("teaser", "")) > LONG:
        stated.parts.append(("text", stated.head.pop("teaser")))
    return stated.reading(format_, "utf-8")


def local(element: etree._Element) -> str:
    """Return the name of ``element`` without its namespace, or a prefix that nothing declares; empty for what is no element."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def named_values(root: etree._Element, names: dict[str, str], stated: Stated) -> Iterator[tuple[str, str]]:
    """Take the fields of the elements that ``names`` knows; yield each name and value."""
    for element in root.iter():
        name = names.get(local(element))
        if name is None:
            continue
        if any(local(above) in BODY or local(above) == "body.content" for above in element.iterancestors()):
            continue
        value = shown(element) if name != "text" else markup_of(element)
        value = value or next((element.get(key, "") for key in ATTRIBUTES if element.get(key)), "")
        if name in {"published", "updated"}:
            value = iso(value)
        if name != "dateline":
            stated.state(name, value, local(element))
        if value:
            yield name, value


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


def shown(element: etree._Element) -> str:
    """Return the text of ``element``, blanks folded."""
    return BLANKS.sub(" ", "".join(str(text) for text in element.itertext())).strip()


def markup_of(element: etree._Element) -> str:
    """Return the content of ``element`` as HTML: as it stands in it, escaped or as elements."""
    if not len(element):
        return (element.text or "").strip()
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return ((element.text or "") + re.sub(r"(</?)\w+:", r"\1", inner)).strip()


def iso(value: str) -> str:
    """Return a date as ISO 8601: from the form of e-mail (RSS) or the basic form (NITF); others as they are."""
    if match := BASIC.match(value):
        year, month, day, hour, minute, second, zone = match.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone_of(zone)}" if hour else ""
        return f"{year}-{month}-{day}{time}"
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value


def zone_of(zone: str | None) -> str:
    """Return a time zone as ISO 8601 extended writes it."""
    return zone or "" if not zone or zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
