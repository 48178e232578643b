"""Zotero's RDF -> a document for each item, with the notes that hang on it; read by the table of names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.formats.format import Format, Head
from newsarchive.formats.records.json import read_json
from newsarchive.formats.records.xml_parts import elements_of, local, markup_of, root_name, root_of, shown
from newsarchive.types.document import Code, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked

__all__ = ["FORMAT", "ITEM"]

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NO_ITEMS = {"attachment", "note", "annotation"}


def items_of(stream: Peeked, place: Place, limit: int) -> Iterator[Document | Failure]:
    """Yield the items of a library that have a title, each with its notes."""
    raw = stream.read_all(limit + 1)
    root = root_of(raw) if len(raw) <= limit else None
    if root is None:
        yield place.too_large(limit) if len(raw) > limit else place.failure(Code.DAMAGED, "is no valid XML")
        return
    notes = {element.get(f"{RDF}about", ""): note_of(element) for element in elements_of(root, "Memo")}
    found = 0
    for item in root:
        kind = next((shown(child) for child in item if local(child) == "itemType"), "")
        if not kind or kind in NO_ITEMS or not any(local(child) == "title" for child in item):
            continue
        found += 1
        record = json.dumps(record_of(item, notes), ensure_ascii=False).encode("utf-8", "replace")
        yield Document(
            raw=record,
            path=f"{place.path}#{found}",
            format="zotero-rdf-item",
            size=place.size,
            mtime_ns=place.mtime_ns,
        )
    if not found:
        yield place.failure(Code.NO_RECORDS, "a Zotero library without an item that has a title")


def record_of(item: etree._Element, notes: dict[str, str]) -> dict[str, Any]:
    """Return the fields of an item by the names that the table knows; empty ones are left out."""
    own = {local(child): child for child in item}
    paper = own.get("isPartOf")
    people = next(elements_of(item, "authors"), None)
    linked = [
        notes.get(child.get(f"{RDF}resource", ""), "") for child in item if local(child) == "isReferencedBy"
    ]
    links = [shown(value) for uri in elements_of(item, "URI") for value in elements_of(uri, "value")]
    record = {
        "title": shown(own.get("title")),
        "authors": [] if people is None else [person_of(person) for person in elements_of(people, "Person")],
        "abstract": shown(own.get("abstract")),
        "date": shown(own.get("date")),
        "newspaper": ""
        if paper is None
        else next((shown(title) for title in elements_of(paper, "title")), ""),
        "language": shown(own.get("language")),
        "url": next(iter(links), ""),
        "section": shown(own.get("section")),
        "page": shown(own.get("pages")),
        "text": "\n\n".join(filter(None, linked)),
    }
    return {name: value for name, value in record.items() if value}


def person_of(person: etree._Element) -> str:
    """Return a person's given name and surname."""
    names = {local(part): shown(part) for part in person}
    given = names.get("givenName") or names.get("givenname", "")
    return f"{given} {names.get('surname', '')}".strip()


def note_of(memo: etree._Element) -> str:
    """Return the text of a note, which is HTML."""
    return next((markup_of(value) for value in elements_of(memo, "value")), "")


def shows(head: Head) -> bool:
    """Tell RDF that speaks Zotero's words; other RDF may be a feed."""
    return root_name(head.start) == "RDF" and b"www.zotero.org/namespaces/" in head.start


FORMAT = Format("zotero-rdf", shows, items_of)
ITEM = Format("zotero-rdf-item", lambda head: False, reads=read_json)  # noqa: ARG005 - only its library knows it
