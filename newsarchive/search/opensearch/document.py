"""An article -> the document that OpenSearch keeps of it, and back. Pure; workers run it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from newsarchive.german.as_meant import as_meant
from newsarchive.german.fold import WORD, letters_apart, plain
from newsarchive.query.fields import FACETS, FIELDS, PART_ENTRIES, value_key
from newsarchive.search.match.leaves import FTS_COLUMNS
from newsarchive.search.opensearch.mapping import LONGEST_VALUE, NAMED, OF_PEOPLE, PARTED
from newsarchive.store.batch_items import Kept
from newsarchive.store.german_index import german_of
from newsarchive.store.packing.reading_texts import pack_pieces, unpack_pieces
from newsarchive.store.rows import pack_text, texts_of, unpack_text
from newsarchive.types.article import from_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.german.vocabulary import RunMemory
    from newsarchive.store.batch_items import FoundAt
    from newsarchive.types.article import Article

__all__ = ["article_of", "kept_of", "places_of", "written_words"]

DAY, MONTH, YEAR = 10, 7, 4
"""Letters of an ISO date that name a day, a month, a year."""


def kept_of(article: Article, files: Sequence[FoundAt], added: str, memory: RunMemory | None = None) -> Kept:
    """Return the document of ``article``, found in ``files``, and what its words teach beside what ``memory`` knows. ``added``: the day it is archived."""
    texts = texts_of(article)
    german = german_of(texts, memory)
    columns = {name: text for name, text in zip(FTS_COLUMNS, texts, strict=True) if text}
    meant = {name: repaired for name, text in columns.items() if (repaired := as_meant(text)) != text}
    words = {name: plain_words(text) for name, text in columns.items()}
    names = {name: own for name in NAMED if (own := names_of(article, name))}
    names["path"] = [" ".join(plain_words(one.path)) for one in files]
    document = {
        "key": article.key,
        **dates_of(article.published),
        "added": added,
        "has": [
            name
            for name, part in PART_ENTRIES.items()
            if any(value is not None for value in part.of(article))
        ],
        "is": states_of(article, files),
        "paths": sorted({one.path for one in files}),
        "length": sum(len(own) for own in words.values()),
        "marked": german.marked,
        "words": {name: " ".join(own) for name, own in words.items()},
        # where one text was repaired, all of them are in the second index
        "meant": {name: " ".join(plain_words(meant.get(name, text))) for name, text in columns.items()}
        if meant
        else {},
        "written": {name: " ".join(written_words(text)) for name, text in columns.items()},
        "names": names,
        **values_of(article),
        "record": json.dumps(article.to_dict()),
        "texts": json.dumps(texts),
        "reading": [b64encode(pack_text(article.text)).decode(), pack_pieces(article.pieces)],
        "files": json.dumps([list(one) for one in files]),
    }
    return Kept(article.key, json.dumps(document), german.words)


def article_of(source: dict[str, Any]) -> Article:
    """Return the article of a document."""
    text, pieces = source["reading"]
    record = json.loads(source["record"])
    record["source"]["paths"] = list(dict.fromkeys(path for path, *_ in places_of(source)))
    return from_dict(record, text=unpack_text(b64decode(text)), pieces=unpack_pieces(pieces))


def places_of(source: dict[str, Any]) -> list[tuple[str, int | None, int | None]]:
    """Return path, size and mtime of the files that an article was found in."""
    return [(path, size, mtime) for path, size, mtime in json.loads(source["files"])]


def plain_words(text: str) -> list[str]:
    """Return the words of a text in the plain index's letters."""
    return [plain(word) for word in WORD.findall(text)]


def written_words(text: str) -> list[str]:
    """Return the words of a text in lower case with their marks, letter by letter as they are meant."""
    from unicodedata import normalize  # noqa: PLC0415 - searches do without

    return WORD.findall(normalize("NFC", letters_apart(text)).lower())


def dates_of(published: str | None) -> dict[str, str]:
    """Return the date of publication as it is sorted by, searched (``day``: a month stands for its first) and counted."""
    if not published:
        return {}
    found = {"published": published, "day": (published + "0000-01-01"[len(published) :])[:DAY]}
    steps = (("year", YEAR), ("month", MONTH), ("date", DAY))
    return found | {name: published[:size] for name, size in steps if len(published) >= size}


def states_of(article: Article, files: Sequence[FoundAt]) -> list[str]:
    """Return which of the query's states hold."""
    several = len({one.path for one in files}) > 1
    return [*(["updated"] if article.updated is not None else []), *(["duplicate"] if several else [])]


def names_of(article: Article, field: str) -> list[str]:
    """Return the words of each value of a field."""
    return [" ".join(plain_words(str(value))) for value in FIELDS[field].of(article) if value is not None]


def values_of(article: Article) -> dict[str, dict[str, list[str]]]:
    """Return the values of fields as they are compared, and as they are counted and printed."""
    keys: dict[str, list[str]] = {}
    values: dict[str, list[str]] = {}
    for facet, field in FACETS.items():
        if field in OF_PEOPLE:
            continue
        entry = FIELDS[field]
        if own := printed(entry.of(article)):
            keys[field] = sorted({value_key(value) for value in own})
        if counted := printed((entry.part_of or entry.of)(article)):
            values[facet] = sorted({f"{value_key(value)}{PARTED}{value}" for value in counted})
    return {"keys": keys, "values": values}


def printed(values: Iterable[Any]) -> list[str]:
    """Return the values that there are; such as no index takes whole are left out."""
    return [str(value) for value in values if value is not None and len(str(value)) * 2 < LONGEST_VALUE]
