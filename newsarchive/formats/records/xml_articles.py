"""XML of any vocabulary -> an article for each element whose children are named as an article's fields; or all its text, with a note."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.format import Format, Head
from newsarchive.formats.records.field_names import field_of, makes_article
from newsarchive.formats.records.json import read_json
from newsarchive.formats.records.xml_parts import (
    OPTIONS,
    as_text,
    forget,
    local,
    markup_of,
    root_name,
    root_of,
    shown,
)
from newsarchive.types.article import Note
from newsarchive.types.document import Document, Failure
from newsarchive.types.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT", "RECORD", "read_any"]

DEPTH = 8
"""How deep in a file its articles may lie."""


def articles_of(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the elements of a file that are an article each, as objects of their fields; or the file, where there is none.

    Raises lxml's errors.
    """
    from lxml import etree  # noqa: PLC0415 - only when such a file comes in; likewise below

    head = stream.read_all(limit + 1)
    if len(head) > limit:
        yield place.too_large(limit)
        return
    options: Any = OPTIONS
    events = etree.iterparse(io.BytesIO(head), events=("start", "end"), **options)
    found = depth = 0
    for event, element in events:
        depth += 1 if event == "start" else -1
        if event == "end" and 0 < depth <= DEPTH and (record := record_of(element)):
            found += 1
            raw = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
            yield Document(
                raw=raw,
                path=f"{place.path}#{found}",
                format="xml-record",
                size=place.size,
                mtime_ns=place.mtime_ns,
            )
            forget(element)
    if not found:
        yield Document(raw=head, path=place.path, format="xml", size=place.size, mtime_ns=place.mtime_ns)


def record_of(element: etree._Element) -> dict[str, str] | None:
    """Return the fields of an element that is an article: its attributes, and what its children hold; None for another."""
    names = {field_of(local(child)) for child in element}
    if not makes_article(names | {field_of(name) for name in element.keys()}):  # noqa: SIM118 - an element, no dict
        return None
    if "text" not in names and any(record_of(child) for child in element):
        return None
    record = {name: str(value) for name, value in element.items() if str(value).strip()}
    for child in element:
        name, value = local(child), value_of(child)
        if value:
            record[name] = (
                f"{record[name]}; {value}"
                if field_of(name) == "authors" and name in record
                else record.get(name, value)
            )
    return record if makes_article({field_of(name) for name in record}) else None


def value_of(element: etree._Element) -> str:
    """Return what an element of a field holds: text, or the marks in it where it has any."""
    if any(local(child) in {"p", "h2", "h3", "br", "li"} for child in element.iter()):
        return markup_of(element)
    if len(element) and field_of(local(element)) == "text":
        return "\n\n".join(filter(None, ((element.text or "").strip(), *(shown(child) for child in element))))
    return (
        "".join(str(text) for text in element.itertext()).strip()
        if field_of(local(element)) == "text"
        else shown(element)
    )


def read_any(raw: bytes, format_: str) -> Reading:
    """Read the text nodes of a file whose vocabulary is not known, with a note. Never raises."""
    root = root_of(raw)
    if root is None:
        return as_text(raw)
    lines = [" ".join(str(text).split()) for text in root.itertext()]
    text = "\n\n".join(filter(None, lines))
    note = Note(
        "unknown-xml",
        None,
        f"the elements of this XML ({local(root)}) are not known; its text was read without them",
    )
    return Reading(text, split_blocks(text), format_, "utf-8", notes=(note,))


def shows(head: Head) -> bool:
    """Tell XML whose root no other row knows; a page is one that a browser may have saved as XML."""
    start = head.start.lstrip()
    name = root_name(start)
    return start.startswith(b"<?xml") and bool(name) and name.lower() not in {"html", "svg"}


FORMAT = Format("xml", shows, articles_of, read_any)
RECORD = Format("xml-record", lambda head: False, reads=read_json)  # noqa: ARG005 - only its container knows it
