"""A record of our own (``show --jsonl``), as JSON -> ``Reading`` of the article that it states whole, its key with it.

What is no whole record (a key is missing, a value has another type) is for the table of names to read.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from newsarchive.types.article import SCHEMA, from_dict
from newsarchive.types.pieces import BodyKind
from newsarchive.types.reading import Block, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsarchive.types.article import Article, Note

__all__ = ["read_own"]

KEY = re.compile(r"[k-z]{20}")
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
TEXT = (str, type(None))
NAMES = [str]
SHAPE: dict[str, Any] = {
    "schema": int, "key": str, "section": TEXT, "kicker": TEXT, "headline": TEXT, "subheadline": TEXT, "teaser": TEXT,
    "byline": {"text": str, "authors": NAMES, "agencies": NAMES}, "agencies": NAMES,
    "dateline": {"text": str, "places": NAMES, "agencies": NAMES, "date": TEXT}, "published": TEXT, "updated": TEXT, "edition": TEXT, "page": TEXT,
    "photos": [{"caption": TEXT, "credit": TEXT, "photographers": NAMES, "agencies": NAMES, "kind": str}],
    "body": [{"kind": str, "text": str}], "signature": TEXT, "furniture": NAMES,
    "source": {"paths": NAMES, "sha256": str, "format": str, "encoding": str, "publisher": TEXT, "url": TEXT, "language": TEXT},
    "notes": [{"code": str, "field": TEXT, "message": str}],
}  # fmt: skip
"""The types of a record's values; an object may be null."""
HEAD = ("section", "kicker", "headline", "subheadline", "teaser")
KINDS = {kind.value for kind in BodyKind}
PHOTO_KINDS = {"photo", "graphic", "symbol", "archive", "video"}


def read_own(record: Mapping[str, Any], encoding: str, notes: tuple[Note, ...] = ()) -> Reading | None:
    """Return the reading of a whole record; None for what is none.

    Earlier versions had no edition and no page. What a person said of the article elsewhere is left there.
    """
    record = (
        {"edition": None, "page": None} | dict(record) | {"id": None, "tags": [], "remark": None, "codes": []}
    )
    if record.get("schema") != SCHEMA or not fits(record, SHAPE, whole=False):
        return None
    try:
        article = from_dict(record)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    parts = list(parts_of(article, record["spans"]))
    if not sound(article) or not all(is_folded(text) for _, text in parts):
        return None
    blocks, at = [], 0
    for number, (hint, text) in enumerate(parts):
        blocks.append(Block(start=at, end=at + len(text), text=text, line=1 + 2 * number, gap=1, hint=hint))
        at += len(text) + 2
    return Reading(
        text="\n\n".join(text for _, text in parts),
        blocks=tuple(blocks),
        format="json",
        encoding=encoding,
        facts=(),
        notes=notes,
        record=article,
    )


def fits(value: Any, shape: Any, *, whole: bool = True) -> bool:
    """Tell whether ``value`` has the types of ``shape``; an object has its keys and, if ``whole``, no others."""
    if isinstance(shape, dict):
        if whole and value is None:
            return True
        return (
            isinstance(value, dict)
            and (value.keys() == shape.keys() if whole else value.keys() >= shape.keys())
            and all(fits(value[key], inner) for key, inner in shape.items())
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(item is not None and fits(item, shape[0]) for item in value)
    return isinstance(value, shape) and (not isinstance(value, str) or value.isascii() or is_text(value))


def is_text(value: str) -> bool:
    """Tell whether ``value`` can be stored: JSON can write half a character."""
    return not any("\ud800" <= char <= "\udfff" for char in value)


def sound(article: Article) -> bool:
    """Tell whether the values of a record can be an article's: its key, its dates, the kinds of its pictures, its certainties."""
    dates = (article.published, article.updated, article.dateline.date if article.dateline else None)
    return (
        KEY.fullmatch(article.key) is not None
        and all(date is None or DATE.fullmatch(date) for date in dates)
        and all(photo.kind in PHOTO_KINDS for photo in article.photos)
        and all(
            isinstance(sure.rule, str) and is_text(f"{field}{sure.rule}") and isinstance(sure.value, int | float) and 0 <= sure.value <= 1
            for field, sure in article.confidence.items()
        )
        and all(is_text(f"{field}{place}") for field, place in article.places.items())
    )  # fmt: skip


def is_folded(text: str) -> bool:
    """Tell whether ``text`` is as a field shows it, so that it can stand in the reading text as it is."""
    return (
        bool(text)
        and text == " ".join(text.split())
        and "](" not in text
        and unicodedata.is_normalized("NFC", text)
    )


def parts_of(article: Article, spans: Any) -> Iterator[tuple[str, str]]:
    """Yield label and text of each part of the reading text; what the original stated outside of its text is none."""
    found = {
        field for field, items in spans.items() if isinstance(items, list) and any(isinstance(item, list) for item in items)
    }  # fmt: skip
    for field in HEAD:
        if (value := getattr(article, field)) is not None and (field in found or field not in article.places):
            yield field, value
    if article.byline and ("byline" in found or "byline" not in article.places):
        yield "byline", article.byline.text
    for photo in article.photos:
        yield from (
            (hint, text)
            for hint, text in (("caption", photo.caption), ("credit", photo.credit))
            if text is not None
        )
    if article.dateline:
        yield "dateline", article.dateline.text
    for part in article.body:
        yield part.kind.value, part.text
    if article.signature is not None:
        yield "signature", article.signature
    yield from (("furniture", text) for text in article.furniture)
