"""Bytes -> Article: the stages of the parser, one after the other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.formats import read
from newsarchive.parser.build import build_article
from newsarchive.parser.label import label_blocks
from newsarchive.parser.language import language
from newsarchive.parser.recorded import recorded_article, recorded_pieces
from newsarchive.types.article import Article, Source
from newsarchive.types.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.parser.corrections import Correction

__all__ = ["parse_article"]


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
    stated = {fact.field: fact.value for fact in reading.facts}
    source = Source(
        sha256=digest,
        format=reading.format,
        encoding=reading.encoding,
        publisher=stated.get("publisher"),
        url=stated.get("url"),
        language=stated.get("language") or language(reading.text),
    )
    if reading.record:
        of = reading.record.source
        source = replace(source, publisher=of.publisher, url=of.url, language=of.language)
    pieces = recorded_pieces(reading) if reading.record else label_blocks(reading)
    if corrections:
        from newsarchive.parser.corrections import recut, with_values  # noqa: PLC0415 - few articles have any

        pieces = recut(reading.text, pieces, corrections)
    if reading.record:
        article = recorded_article(reading, reading.record, pieces, source)
    else:
        article = build_article(reading, pieces, key=key_of(digest), source=source, name=name)
    return with_values(article, corrections) if corrections else article
