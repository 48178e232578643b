"""Bytes -> Article: the stages of the parser, one after the other."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from newsarchive.article import Article, Source
from newsarchive.build import build_article
from newsarchive.label import label_blocks
from newsarchive.reading import Reading, read

__all__ = ["content_key", "parse_article"]

KEY_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")
STOP_WORDS = {
    "de": frozenset(
        "der die das und ist nicht mit für von dem den ein eine im sich auf zu des auch wie".split()
    ),
    "en": frozenset("the and of to is that for with was on by this are from it as be at".split()),
    "fr": frozenset("le la les et des est dans une pour que qui sur pas du par plus".split()),
    "it": frozenset("il che di la per una sono con non del della gli anche più".split()),
}
WORD = re.compile(r"[^\W\d_]+")


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
        language=stated.get("language") or language(reading),
    )
    return build_article(reading, label_blocks(reading), key=content_key(raw), source=source, name=name)


def content_key(raw: bytes) -> str:
    """Return the key of a document: 20 letters from k to z made of the SHA-256 of its bytes.

    Reversed hex digits, as Jujutsu writes its change ids: a key never looks like a row number.
    """
    return hashlib.sha256(raw).hexdigest()[:20].translate(KEY_LETTERS)


def language(reading: Reading) -> str | None:
    """Return the language (ISO 639-1) whose function words the text is full of; None when it has hardly any."""
    counts = Counter(WORD.findall(reading.text[:4000].lower()))
    votes = {code: sum(counts[word] for word in stops) for code, stops in STOP_WORDS.items()}
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] > 0.05 * counts.total() else None
