"""What the engine keeps of an article, as the settings of its indexes. It analyses nothing: words come as our German analysis cut them.

``marked`` are the terms of the German index, marks included; ``words.COLUMN`` the words of a text as printed, in the plain index's letters and in order;
``meant.COLUMN`` the same where a text was repaired; ``written.COLUMN`` with their marks, for ``=word``; ``names.FIELD`` the words of names; ``keys.FIELD`` and
``values.FACET`` whole values, as they are compared and as they are printed. The record, its texts and its reading are kept and not searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.query.fields import FACETS, FIELDS
from newsarchive.search.match.leaves import FTS_COLUMNS

if TYPE_CHECKING:
    from newsarchive.search.opensearch.engine import Json

__all__ = ["NAMED", "OF_PEOPLE", "PARTED", "articles_index", "inputs_index", "words_index"]

OF_PEOPLE = frozenset(("tag", "code", "set"))
"""Fields of what a person makes of an archive file, which a search engine has none of."""
NAMED = tuple(name for name, entry in FIELDS.items() if not entry.columns and name not in OF_PEOPLE)
"""Fields whose words are looked for in their values."""
PARTED = "\x1f"
"""Stands between a value as it is compared and as it is printed."""
LONGEST_VALUE = 4_000
"""Letters of a value that is found as a whole; Lucene has a limit of 32 kB."""
WORDS: Json = {"type": "text", "analyzer": "whitespace"}
MARKS: Json = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}
VALUE: Json = {"type": "keyword", "ignore_above": LONGEST_VALUE}
KEPT: Json = {"type": "object", "enabled": False}


def fields(names: object, kind: Json) -> Json:
    """Return an object of fields of one kind."""
    return {"properties": dict.fromkeys(names, kind)}  # type: ignore[call-overload]


def articles_index(settings: dict[str, int]) -> Json:
    """Return what the index of articles is made with."""
    found_only = ["marked", "words.*", "meant.*", "written.*", "names.*", "keys.*", "values.*"]
    facets = [name for name, field in FACETS.items() if field not in OF_PEOPLE]
    return {
        "settings": {"index": {"codec": "best_compression", "refresh_interval": "30s", **settings}},
        "mappings": {
            "dynamic": "strict",
            "_source": {"excludes": found_only},
            "properties": {
                **dict.fromkeys(
                    ("key", "published", "day", "year", "month", "date", "added", "has", "is"), VALUE
                ),
                "paths": VALUE,
                "length": {"type": "integer"},
                "arrived": {"type": "long"},
                "marked": MARKS,
                **{kind: fields(FTS_COLUMNS, WORDS) for kind in ("words", "meant", "written")},
                "names": fields(NAMED, WORDS),
                "keys": fields([name for name in FACETS.values() if name not in OF_PEOPLE], VALUE),
                "values": fields(facets, VALUE),
                **dict.fromkeys(("record", "texts", "reading", "files"), KEPT),
            },
        },
    }


def words_index(settings: dict[str, int]) -> Json:
    """Return what the index of words is made with: a document for each thing that a form of a word teaches."""
    return {
        "settings": {"index": {"refresh_interval": "30s", **settings}},
        "mappings": {
            "dynamic": "strict",
            "properties": {"form": VALUE, "lemmas": VALUE, "kept": {**VALUE, "index": False}},
        },
    }


def inputs_index(settings: dict[str, int]) -> Json:
    """Return what the index of inputs that are no articles is made with: failures and containers."""
    return {
        "settings": {"index": {"refresh_interval": "30s", **settings}},
        "mappings": {"dynamic": "strict", "properties": {"path": VALUE, "kind": VALUE, "told": KEPT}},
    }
