"""What an archive says about quotations and persons, as frozen values."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Listed", "Statement", "Variant"]


class Statement(NamedTuple):
    """A quotation with the article that printed it first; ``printed`` counts the ``articles`` that print it."""

    words: str
    kind: str
    person: str | None
    function: str | None
    party: str | None
    speaker: str | None
    cue: str | None
    date: str | None
    id: int
    key: str
    published: str | None
    publisher: str | None
    headline: str | None
    confidence: float
    printed: int
    articles: tuple[int, ...]


class Variant(NamedTuple):
    """Another name of a person, how often it is quoted, and why it was held to be the same person."""

    name: str
    quoted: int
    reason: str


class Listed(NamedTuple):
    """A person who is quoted: how often, in how many articles, with which functions, parties and other names."""

    name: str
    quoted: int
    articles: int
    functions: tuple[str, ...]
    parties: tuple[str, ...]
    variants: tuple[Variant, ...]
