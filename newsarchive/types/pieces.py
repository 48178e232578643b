"""Pieces: the labelled stretches that tile a text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["CONTINUED", "BodyKind", "Label", "Piece", "Span"]

Span = tuple[int, int]
"""``[start, end)`` in code points of the decoded text."""


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
    PUBLISHER = "publisher"
    EDITION = "edition"
    PAGE = "page"
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


CONTINUED = "continued"
"""The rule of a piece that goes on with the paragraph before it, which a page break has parted."""


class Piece(NamedTuple):
    """A stretch of the text with what it was read as, by which rule, and how surely."""

    start: int
    end: int
    label: Label
    rule: str
    confidence: float
