"""Bytes -> Article: the stages of the parser, one after the other."""

from __future__ import annotations

import hashlib

from newsarchive.article import Article, Source
from newsarchive.build import build_article
from newsarchive.label import label_blocks
from newsarchive.language import language
from newsarchive.reading import read

__all__ = ["content_key", "parse_article"]

KEY_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")


def parse_article(raw: bytes, *, name: str | None = None) -> Article:
    """Return the article in ``raw``, the bytes of one document. Never raises: odd input gives a record with notes.

    ``name``, a path or URL, may tell the date.
    """
    reading = read(raw, name)
    stated = {fact.field: fact.value for fact in reading.facts}
    source = Source(
        sha256=hashlib.sha256(raw).hexdigest(),
        format=reading.format,
        encoding=reading.encoding,
        publisher=stated.get("publisher"),
        url=stated.get("url"),
        language=stated.get("language") or language(reading.text),
    )
    return build_article(reading, label_blocks(reading), key=content_key(raw), source=source, name=name)


def content_key(raw: bytes) -> str:
    """Return the key of a document: 20 letters from k to z made of the SHA-256 of its bytes.

    Reversed hex digits, as Jujutsu writes its change ids: a key never looks like a row number.
    """
    return hashlib.sha256(raw).hexdigest()[:20].translate(KEY_LETTERS)
