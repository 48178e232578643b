"""Bytes of a JSON object -> ``Reading``: our own record, schema.org's NewsArticle, what the news tools write, a table's row."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from newsarchive.decoding.decode import decode
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.records.field_names import LETTERS, field_of, is_article, makes_article
from newsarchive.formats.records.markup import has_markup
from newsarchive.formats.records.own_record import read_own
from newsarchive.formats.records.services import kind_of
from newsarchive.formats.records.stated import Stated, text_parts
from newsarchive.types.pieces import BodyKind
from newsarchive.types.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["is_record", "read_json"]

ROWS = {"csv", "xlsx", "xml-record", "mets-article", "zotero-rdf-item"}
"""Formats whose articles come as JSON objects that their file was parted into."""
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
    if not isinstance(record, dict) or not is_record(record):
        return Reading(found.text, split_blocks(found.text), "text", found.encoding, notes=found.notes)
    if own := read_own(record, found.encoding, found.notes):
        return own
    stated = Stated(format_ if format_ in ROWS else "json")
    if record.get("schema") == 1 and isinstance(record.get("body"), list):
        read_record(record, stated)
    kind = kind_of(record)
    if kind is not None and kind.more is not None:
        kind.more(record, stated)
    read_named(record, stated, kind.names if kind else {})
    return stated.reading(
        kind.name if kind and format_ not in ROWS else stated.origin, found.encoding, found.notes
    )


def is_record(record: Mapping[str, Any]) -> bool:
    """Tell whether ``record`` is that of an article: one of a known wire, or one whose filled fields can be an article's."""
    kind = kind_of(record)
    if kind is None:
        return is_article(key for key, value in record.items() if value)
    return kind.more is not None or makes_article(
        {meaning(key, kind.names) for key, value in record.items() if value}
    )


def meaning(key: str, names: Mapping[str, str]) -> str | None:
    """Return the field that ``key`` holds by ``names``, or by the table of all."""
    bare = LETTERS.sub("", key.lower())
    return names[bare] if bare in names else field_of(key)


def read_named(record: Mapping[str, Any], stated: Stated, names: Mapping[str, str]) -> None:
    """Take the fields of ``record`` that ``names`` or the table knows; where one is there twice, the marked up one counts."""
    for key, value in sorted(record.items(), key=lambda item: "html" not in item[0].lower()):
        name = meaning(key, names)
        if not name:
            continue
        if name == "text" and isinstance(value, dict | list) and not is_shown(value):
            if not stated.parts:
                stated.parts.extend(body_parts(value, stated))
        elif name == "authors":
            for author in texts_of(value):
                for one in author.split("; "):
                    stated.state(name, one, key)
        elif is_number(value) and name in {"published", "updated"}:
            stated.state(name, str(int(value)), key)
        elif shown := next(texts_of(value), None):
            stated.state(name, shown, key)


def is_number(value: Any) -> bool:
    """Tell whether ``value`` is a number of seconds; JSON can write one that has no end."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def is_shown(value: Any) -> bool:
    """Tell whether ``value`` is a text in an object of its own: ``{"rendered": "<p>…"}``."""
    return isinstance(value, dict) and isinstance(value.get("rendered"), str)


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
        for text in texts_of(value, many=True):
            yield from text_parts(text) if has_markup(text) else [("paragraph", text)]


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
        if isinstance(part, dict) and str(part.get("kind")) in BODY_KINDS:
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
        for key in ("name", "rendered", "text", "note", "@value", "value", "#text", "title", "@id"):
            if key in value:
                yield from texts_of(value[key], depth + 1)
                return
