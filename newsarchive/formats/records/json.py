"""Bytes of a JSON object -> ``Reading``: our own record, schema.org's NewsArticle, what the news tools write, a table's row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.records.field_names import Stated, field_of, is_article
from newsarchive.types.pieces import BodyKind
from newsarchive.types.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["read_json"]

BODY_KINDS = {kind.value for kind in BodyKind}
DEPTH = 6
"""How deep names are looked for in a value: ``{"author": [{"name": "…"}]}`` is two."""
LIMIT = 200
"""Items of a list that are looked at."""


def read_json(raw: bytes, format_: str = "json") -> Reading:
    """Read the article of one JSON object. Never raises: what is no such object is read as text."""
    found = decode(raw)
    try:
        record = json.loads(found.text)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not is_article(record):
        return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=found.notes)
    stated = Stated(format_)
    if record.get("schema") == 1 and isinstance(record.get("body"), list):
        read_record(record, stated)
    read_named(record, stated)
    return stated.reading(format_, found.encoding, found.notes)


def read_named(record: Mapping[str, Any], stated: Stated) -> None:
    """Take the fields of ``record`` that the table knows."""
    for key, value in record.items():
        name = field_of(key)
        if name is None:
            continue
        if name == "text" and isinstance(value, dict | list):
            if not stated.parts:
                stated.parts.extend(body_parts(value, stated))
        elif name == "authors":
            for author in texts_of(value):
                for one in author.split("; "):
                    stated.state(name, one, key)
        elif shown := next(texts_of(value), None):
            stated.state(name, shown, key)


def body_parts(value: Any, stated: Stated) -> Iterator[tuple[str, str]]:
    """Yield the parts of a body that is more than one string: fundus's summary and sections, or a list of paragraphs."""
    if isinstance(value, dict) and "sections" in value:
        for text in list(texts_of(value.get("summary")))[:1]:
            stated.state("teaser", " ".join(texts_of(value.get("summary"))) or text, "body.summary")
        sections = value["sections"] if isinstance(value["sections"], list) else []
        for section in sections:
            if isinstance(section, dict):
                yield from (("crosshead", text) for text in texts_of(section.get("headline")))
                yield from (("paragraph", text) for text in texts_of(section.get("paragraphs"), many=True))
    else:
        yield from (("paragraph", text) for text in texts_of(value, many=True))


def read_record(record: Mapping[str, Any], stated: Stated) -> None:
    """Take the parts of our own record that its names alone do not tell: pictures, the kinds of body parts."""
    photos = record.get("photos")
    for photo in photos if isinstance(photos, list) else []:
        if isinstance(photo, dict):
            stated.parts.extend(
                (hint, text) for hint in ("caption", "credit") for text in texts_of(photo.get(hint))
            )
    dateline = next(texts_of(record.get("dateline")), "")
    before = dateline and (f"{dateline} - " if dateline.endswith(")") else f"{dateline}. ")
    for part in record["body"]:
        if isinstance(part, dict) and part.get("kind") in BODY_KINDS:
            for text in texts_of(part.get("text")):
                stated.parts.append((part["kind"], before + text))
                before = ""
    stated.parts.extend(("", text) for text in texts_of(record.get("signature")))
    stated.parts.extend(("furniture", text) for text in texts_of(record.get("furniture"), many=True))
    source = record.get("source")
    if isinstance(source, dict):
        for key in ("publisher", "url", "language"):
            for text in texts_of(source.get(key)):
                stated.state(key, text, f"source.{key}")


def texts_of(value: Any, depth: int = 0, *, many: bool = False) -> Iterator[str]:
    """Yield the texts in ``value``: itself, those of a list, the name, text or value of an object."""
    if isinstance(value, str):
        if value.strip():
            yield value.encode("utf-8", "replace").decode().strip()  # JSON can write half a character
    elif isinstance(value, list) and depth < DEPTH:
        for item in value if many else value[:LIMIT]:
            yield from texts_of(item, depth + 1)
    elif isinstance(value, dict) and depth < DEPTH:
        for key in ("name", "text", "@value", "value", "#text", "@id"):
            if key in value:
                yield from texts_of(value[key], depth + 1)
                return
