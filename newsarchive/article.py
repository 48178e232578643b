"""The nouns everything else speaks in: an article and its parts, as frozen values.

The record they make up is described field by field in ``docs/fields.md``; ``Article.to_dict`` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "SCHEMA",
    "Agency",
    "Article",
    "BodyKind",
    "BodyPart",
    "Byline",
    "Confidence",
    "Dateline",
    "Label",
    "Note",
    "Photo",
    "Piece",
    "Source",
    "Span",
]

SCHEMA = 1
"""Version of the record. A field may be added within a version; a changed meaning is a new one."""

Span = tuple[int, int]
"""``[start, end)`` in code points of the decoded text."""

Agency = str
"""A news or photo agency's usual short name: ``dpa``, ``AFP``, ``Keystone-SDA``, ``Getty Images``."""


class Label(StrEnum):
    """What a piece of the text is. Every non-blank code point of a text lies in exactly one labelled piece."""

    SECTION = "section"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    TEASER = "teaser"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHED = "published"
    UPDATED = "updated"
    CAPTION = "caption"
    CREDIT = "credit"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    QUESTION = "question"
    ANSWER = "answer"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    BOX = "box"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    SEPARATOR = "separator"


class BodyKind(StrEnum):
    """Kinds of ``body`` parts; the values are those of the labels of the same name."""

    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    QUESTION = "question"
    ANSWER = "answer"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    BOX = "box"


class Piece(NamedTuple):
    """A stretch of the text with what it was read as, by which rule, and how surely."""

    start: int
    end: int
    label: Label
    rule: str
    confidence: float


class Confidence(NamedTuple):
    """How sure a field is (0 to 1, the share of such readings that are right) and the rule that decided it."""

    value: float
    rule: str


class Note(NamedTuple):
    """What a person should know about a record; ``code`` is listed in ``docs/fields.md``."""

    code: str
    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Byline:
    """``text`` as printed; ``authors`` are persons without "Von", titles and functions."""

    text: str
    authors: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, and through whom, a report was filed: ``Berlin/Moskau (dpa/AFP)``. ``date`` is ISO 8601."""

    text: str
    places: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture's ``caption`` and ``credit`` (as printed, without "Foto:"); ``kind`` names what it is.

    ``kind`` is one of photo, graphic, symbol, archive, video.
    """

    caption: str | None = None
    credit: str | None = None
    photographers: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()
    kind: str = "photo"


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One part of the body in reading order."""

    kind: BodyKind
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record comes from. ``sha256`` is the hex digest of the original bytes."""

    sha256: str
    paths: tuple[str, ...] = ()
    format: str = "text"
    encoding: str = "utf-8"
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a structured record.

    ``text`` is the reading text that ``pieces`` and spans point into: the decoded text of a text file, or the
    text that the reader of a marked-up format made.
    ``places`` names where a field came from when it is not in that text: ``{"published": "json-ld:datePublished"}``.
    ``confidence`` holds every field of the record, also those that are null: then it is how sure the absence is.
    """

    key: str
    source: Source
    text: str = field(repr=False)
    id: int | None = None
    section: str | None = None
    kicker: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    teaser: str | None = None
    byline: Byline | None = None
    agencies: tuple[Agency, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    updated: str | None = None
    photos: tuple[Photo, ...] = ()
    body: tuple[BodyPart, ...] = ()
    signature: str | None = None
    furniture: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    places: Mapping[str, str] = field(default_factory=dict, repr=False)
    confidence: Mapping[str, Confidence] = field(default_factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the record of ``docs/fields.md`` as plain JSON types, every key present."""
        from newsarchive.record import to_dict  # noqa: PLC0415 - record.py imports this module

        return to_dict(self)
