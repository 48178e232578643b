"""Bytes of one XML element -> ``Reading``: an item of RSS, an entry of Atom, a NewsML-G2 item, a NITF document."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.format import Format, Head
from newsarchive.formats.records.stated import Stated
from newsarchive.types.document import Code, Document, Failure
from newsarchive.types.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMATS", "read_xml"]

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
BLANKS = re.compile(r"\s+")


def read_xml(raw: bytes, format_: str) -> Reading:
    """Read the article of one element. Never raises: what is no XML is read as text."""
    from lxml import etree  # noqa: PLC0415 - only when such a file comes in; likewise below

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
    from lxml import etree  # noqa: PLC0415 - as above

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


XML_FORMATS = {"item": "rss", "entry": "atom", "newsItem": "newsml-g2", "nitf": "nitf"}
"""The elements that hold one article, and the format they are in."""
ROOTS = {
    **XML_FORMATS, "rss": "rss", "RDF": "rss", "feed": "atom", "newsMessage": "newsml-g2",
}  # fmt: skip
"""The elements that a file of each format begins with."""
ROOT = re.compile(
    rb"\s*(?:<\?[^<>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<>\[]{0,300}>\s*)*"
    rb"<(?:\w{1,20}:)?(" + "|".join(ROOTS).encode() + rb")[\s>]",
    re.DOTALL,
)


def root_of(start: bytes) -> str | None:
    """Return the format that the first element of a file shows, or None for none of these."""
    root = ROOT.match(start)
    return ROOTS[root[1].decode()] if root else None


def xml_records(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the articles of RSS, Atom or NewsML-G2 as the elements that hold them, a NITF document as it is.

    No entity is resolved, no DTD read, nothing fetched. Raises lxml's errors.
    """
    root = ROOT.match(Head(stream.peek).start)
    if root and root[1].decode() in XML_FORMATS:
        raw = stream.read_all(limit + 1)
        if len(raw) > limit:
            yield place.failure(Code.TOO_LARGE, "too large for one article")
        else:
            yield Document(raw, place.path, XML_FORMATS[root[1].decode()], place.size, place.mtime_ns)
        return
    from lxml import etree  # noqa: PLC0415 - as above

    source: Any = stream
    tags = tuple(f"{{*}}{tag}" for tag in XML_FORMATS)
    events = etree.iterparse(
        source,
        events=("start", "end"),
        tag=tags,
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    found = within = 0
    for event, element in events:
        within += 1 if event == "start" else -1
        if within:  # NITF within a NewsML item is part of that
            continue
        found += 1
        raw = etree.tostring(element, encoding="utf-8", with_tail=False)
        format_ = XML_FORMATS[str(element.tag).rpartition("}")[2]]
        yield Document(raw, f"{place.path}#{found}", format_, place.size, place.mtime_ns)
        forget(element)
    lost = [
        entry for entry in events.error_log.filter_from_fatals() if entry.type_name != "ERR_UNDECLARED_ENTITY"
    ]
    if lost:
        yield place.failure(
            Code.DAMAGED, f"is no valid XML from line {lost[0].line} on; what could be read is kept"
        )
    elif not found:
        yield place.failure(Code.NO_RECORDS, "a feed without an article")


def forget(element: Any) -> None:
    """Let go of ``element`` and what came before it, so that a long feed takes no more memory than a short one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def xml_format(name: str) -> Format:
    """Return the row of one of these formats."""
    return Format(name, lambda head: root_of(head.start) == name, xml_records, read_xml)


FORMATS = tuple(map(xml_format, dict.fromkeys(ROOTS.values())))
