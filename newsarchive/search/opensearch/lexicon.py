"""What an archive in OpenSearch has learnt about words, and how common they are: each is asked for once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.german.compact import terms_of
from newsarchive.german.fold import key
from newsarchive.german.inflect import LONGEST, encoded, spellings
from newsarchive.german.joined import query_words
from newsarchive.german.weights import TIERS
from newsarchive.search.match.leaves import FTS_COLUMNS
from newsarchive.search.match.lemmas import WordNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.query.nodes import Word
    from newsarchive.search.opensearch.engine import Engine

__all__ = ["EVERYTHING", "EngineLexicon", "marked", "printed"]

Json = dict[str, Any]

EVERYTHING: Json = {"match_all": {}}
MOST_FORMS = 1_000
"""Forms that are asked for at once."""


def marked(terms: Iterable[str], tiers: str = TIERS) -> Json:
    """Return the query for articles that have one of ``terms`` in one of ``tiers``."""
    return {"terms": {"marked": [term + tier for term in terms for tier in tiers]}}


def printed(forms: Sequence[str]) -> Json:
    """Return the query for articles that have one of ``forms`` in any text."""
    return {"bool": {"should": [{"terms": {f"words.{column}": list(forms)}} for column in FTS_COLUMNS]}}


class EngineLexicon:
    """What the words of the archive have taught, and how many articles have them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.known: dict[str, tuple[str, ...]] = {}
        self.names = WordNames(self)
        self.numbers: dict[str, int] = {}
        """How many articles meet a query, by its JSON."""

    def totals(self, queries: Sequence[Json]) -> list[int]:
        """Return for each of ``queries`` how many articles meet it; each is asked once, and all that are new at once."""
        names = [json.dumps(query, sort_keys=True) for query in queries]
        new = {name: query for name, query in zip(names, queries, strict=True) if name not in self.numbers}
        self.numbers.update(zip(new, self.engine.totals(list(new.values())), strict=True))
        return [self.numbers[name] for name in names]

    def counted(self, query: Json) -> int:
        """Return how many articles meet ``query``."""
        return self.totals([query])[0]

    def articles(self) -> int:
        """Return how many articles there are, 1 at least."""
        return max(self.counted(EVERYTHING), 1)

    def learnt(self, form: str) -> tuple[str, ...]:
        """Return what is known of the key ``form``, sorted: lemmas, and parts behind a ``+``."""
        if form not in self.known:
            self.expect((form,))
        return self.known[form]

    def expect(self, forms: Iterable[str]) -> None:
        """Ask for many forms at once that ``learnt`` will be asked for."""
        new = [form for form in dict.fromkeys(forms) if form not in self.known]
        for start in range(0, len(new), MOST_FORMS):
            some = new[start : start + MOST_FORMS]
            kept: dict[str, list[str]] = {form: [] for form in some}
            body = {"query": {"terms": {"form": some}}, "sort": ["form", "kept"]}
            for hit in self.engine.every(body, self.engine.words):
                kept[hit["_source"]["form"]].append(hit["_source"]["kept"])
            self.known.update((form, terms_of(form, own)) for form, own in kept.items())

    def expect_words(self, words: Iterable[Word]) -> None:
        """Ask at once for what the words of a query will be asked for."""
        every = [piece for word in words for piece in query_words(word.text)]
        self.expect(encoded(key(piece[:LONGEST])) for piece in every)

    def saw(self, word: str) -> bool:
        """Tell whether a text has ``word`` in any spelling."""
        return self.counted(printed(spellings(word))) > 0

    def forms_with(self, lemma: str) -> list[str]:
        """Return the keys of which was learnt that ``lemma`` is their lemma."""
        body = {"query": {"term": {"lemmas": lemma}}, "sort": ["form", "kept"], "_source": ["form"]}
        return [hit["_source"]["form"] for hit in self.engine.every(body, self.engine.words)]

    def count_about(self, terms: tuple[str, ...], articles: int) -> int:
        """Return how many articles have one of ``terms``; the engine counts them all."""
        del articles
        return self.counted(marked(terms))

    def count_up_to(self, term: str, limit: int) -> int:
        """Return how many articles have ``term``, or ``limit`` where it is more."""
        return min(self.count_about((term,), 0), limit)

    def openings(self, ids: Sequence[int], most: int) -> list[tuple[int, str, str]]:
        """Return of each article its head and the beginning of the rest, ``most`` characters of the body."""
        from newsarchive.search.opensearch.rows import texts_by_number  # noqa: PLC0415 - it knows how articles are kept

        found = []
        for number, texts in texts_by_number(self.engine, ids).items():
            head = f"{texts['kicker'] or ''} {texts['headline'] or ''}"
            found.append((number, head, f"{texts['teaser'] or ''} {(texts['body'] or '')[:most]}"))
        return found
