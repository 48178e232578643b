"""A word that no article has -> the one that was probably meant, by the engine's own suggester."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.fold import plain
from newsarchive.search.opensearch.rows import texts_in
from newsarchive.search.show.suggest import LONG, SHORTEST, nearest_printed

if TYPE_CHECKING:
    from newsarchive.search.opensearch.lexicon import EngineLexicon

__all__ = ["nearest"]

SAMPLE = 5
"""Articles that are looked at for how a word is printed."""
PRINTED = ("headline", "teaser", "body", "captions")


def nearest(lexicon: EngineLexicon, form: str, typed: str) -> str | None:
    """Return the most frequent word one slip away from ``form`` (of eight letters or more: two), as texts print it, or None."""
    form = plain(form)
    if len(form) < SHORTEST or not form.isalpha():
        return None
    options = {
        "field": "words.body",
        "analyzer": "whitespace",
        "size": 20,
        "sort": "frequency",
        "max_edits": 2 if len(form) >= LONG else 1,
        "prefix_length": 1,
        "suggest_mode": "always",
        "min_word_length": SHORTEST,
    }
    answer = lexicon.engine.search({"size": 0, "suggest": {"near": {"text": form, "term": options}}})
    found = [
        option for one in answer["suggest"]["near"] for option in one["options"] if option["text"] != form
    ]
    if not found:
        return None
    best = min(found, key=lambda option: (slips(form, option["text"]), -option["freq"], option["text"]))[
        "text"
    ]
    asked = {"size": SAMPLE, "query": {"term": {"words.body": best}}, "_source": ["texts"], "sort": ["key"]}
    rows = [texts_in(hit["_source"]) for hit in lexicon.engine.search(asked)["hits"]["hits"]]
    return nearest_printed([[texts[column] for column in PRINTED] for texts in rows], best, typed)


def slips(left: str, right: str) -> int:
    """Return how many slips part two words, up to three."""
    from newsarchive.search.show.suggest import distance  # noqa: PLC0415 - as the rest of it

    return distance(left, right, 2)
