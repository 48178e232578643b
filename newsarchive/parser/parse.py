"""Bytes -> Article: the stages of the parser, one after the other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from newsarchive.formats import read
from newsarchive.parser.build import build_article
from newsarchive.parser.label import label_blocks
from newsarchive.parser.language import language
from newsarchive.types.article import Article, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.parser.corrections import Correction

__all__ = ["content_key", "key_of", "parse_article"]

KEY_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")


def parse_article(
    raw: bytes,
    *,
    name: str | None = None,
    stated_format: str | None = None,
    corrections: Sequence[Correction] = (),
) -> Article:
    """Return the article in ``raw``, the bytes of one document. Never raises: odd input gives a record with notes.

    ``name``, a path or URL, may tell the format and the date; ``stated_format`` is what the container of the document said
    it is (``Document.format``); ``corrections`` are what a person set right before.
    """
    reading = read(raw, name, stated_format)
    digest = hashlib.sha256(raw).hexdigest()
    key = key_of(digest)
    stated = {fact.field: fact.value for fact in reading.facts}
    source = Source(
        sha256=digest,
        format=reading.format,
        encoding=reading.encoding,
        publisher=stated.get("publisher"),
        url=stated.get("url"),
        language=stated.get("language") or language(reading.text),
    )
    pieces = label_blocks(reading)
    if not corrections:
        return build_article(reading, pieces, key=key, source=source, name=name)
    from newsarchive.parser.corrections import recut, with_values  # noqa: PLC0415 - few articles have any

    pieces = recut(reading.text, pieces, corrections)
    article = build_article(reading, pieces, key=key, source=source, name=name)
    return with_values(article, corrections)


def content_key(raw: bytes) -> str:
    """Return the key of a document: 20 letters from k to z made of the SHA-256 of its bytes.

    Reversed hex digits, as Jujutsu writes its change ids: a key never looks like a row number.
    """
    return key_of(hashlib.sha256(raw).hexdigest())


def key_of(digest: str) -> str:
    """Return the key of the document with the SHA-256 ``digest``, in hex."""
    return digest[:20].translate(KEY_LETTERS)
