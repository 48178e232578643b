"""Words of a query -> what the engine adds up for an article: the same sum as ``rank.rank`` makes, of constants alone.

No shard needs to know what the others hold, so that scores are the same on one machine and on many. How often words stand in the texts, and
how near to one another, is then told by ``rank.passages`` for the best, as with a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.inflect import spellings
from newsarchive.german.weights import COLUMN_MARKS, IMPACTS, TIERS
from newsarchive.search.match.postings import COMMON
from newsarchive.search.opensearch.lexicon import EVERYTHING, marked, printed
from newsarchive.search.rank.gather import WITHOUT_WORD
from newsarchive.search.rank.ranking import IN_HEADLINE
from newsarchive.search.rank.terms import rarity_of
from newsarchive.search.rank.typed_form import SPELT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.search.opensearch.engine import Json
    from newsarchive.search.opensearch.lexicon import EngineLexicon
    from newsarchive.search.rank.rarity import Weighed
    from newsarchive.search.rank.terms import QueryTerm

__all__ = ["counted_for", "name_of", "named_words", "parts_score", "scored"]


def name_of(at: int) -> str:
    """Return what the engine calls the word number ``at`` where it says which words a hit has."""
    return f"word{at}"


def impact(terms: Iterable[str], weight: float, name: str | None = None) -> Json:
    """Return what a word says: its best tier's impact times ``weight``."""
    own = list(terms)
    found: Json = {
        "dis_max": {
            "queries": [
                {"constant_score": {"filter": marked(own, tier), "boost": weight * IMPACTS[tier]}}
                for tier in TIERS
            ]
        }
    }
    if name:
        found["dis_max"]["_name"] = name
    return found


def scored(query: Json, weighed: Weighed, lexicon: EngineLexicon) -> Json:
    """Return ``query`` with scores by the words ``weighed``."""
    alone = len(weighed.query_terms) == 1
    should = []
    for at, query_term in enumerate(weighed.query_terms):
        rarity = weighed.rarities[query_term]
        should.append(impact(query_term.terms, rarity, name_of(at)))
        if weighed.counts[query_term] <= COMMON:
            should += typed_form(query_term, weighed.articles, lexicon, alone=alone)
        if alone:
            headed = {"terms": {"marked": [term + COLUMN_MARKS["headline"] for term in query_term.terms]}}
            should.append({"constant_score": {"filter": headed, "boost": IN_HEADLINE * rarity}})
    should += parts_of(weighed)
    found: Json = {"bool": {"filter": [query], "should": should}}
    total = sum(weighed.rarities[one] for one in weighed.query_terms if weighed.counts[one])
    if alone or not total:
        return found
    functions: list[Json] = [{"filter": {"match_all": {}}, "weight": WITHOUT_WORD}]
    for query_term in weighed.query_terms:
        share = (1 - WITHOUT_WORD) * weighed.rarities[query_term] / total
        functions.append({"filter": marked(query_term.terms), "weight": share})
    return {
        "function_score": {
            "query": found,
            "functions": functions,
            "score_mode": "sum",
            "boost_mode": "multiply",
        }
    }


def typed_forms(query_term: QueryTerm, *, alone: bool) -> list[tuple[tuple[str, ...], float]]:
    """Return the spellings of the form that was typed, and as it was typed, each with its share of what that adds."""
    forms = spellings(query_term.form)
    both = alone and len(forms) > 1
    return [(forms, SPELT if both else 1.0), ((query_term.form,), 1.0 - SPELT)][: 1 + both]


def counted_for(query_terms: Sequence[QueryTerm]) -> list[Json]:
    """Return the queries whose numbers ``scored`` and ``weigh`` will ask for, so that they can be asked at once."""
    alone = len(query_terms) == 1
    found: list[Json] = [EVERYTHING]
    for one in query_terms:
        found += [marked(terms) for terms in (one.terms, *((part,) for part in one.parts))]
        found += [printed(some) for some, _ in typed_forms(one, alone=alone)]
    return found


def typed_form(query_term: QueryTerm, articles: int, lexicon: EngineLexicon, *, alone: bool) -> list[Json]:
    """Return what the form that was typed adds, as ``typed_form.bonuses_of`` says."""
    asked = typed_forms(query_term, alone=alone)
    counts = lexicon.totals([printed(some) for some, _ in asked])
    found = []
    for (some, share), count in zip(asked, counts, strict=True):
        weight = rarity_of(query_term, min(count, COMMON), articles) * share
        found.append({"bool": {"must": [impact(query_term.terms, weight)], "filter": [printed(some)]}})
    return found


def parts_of(weighed: Weighed) -> list[Json]:
    """Return what the parts of compounds add."""
    return [impact((part,), weight) for part, weight in weighed.parts]


def parts_score(query: Json, weighed: Weighed) -> Json:
    """Return the query for the articles that meet ``query`` and have a part of a compound, with scores by those alone."""
    return {"bool": {"filter": [query], "should": parts_of(weighed), "minimum_should_match": 1}}


def named_words(hit: Json, query_terms: Sequence[QueryTerm]) -> set[int]:
    """Return which of the query's words, by number, a hit has."""
    told = set(hit.get("matched_queries", ()))
    return {at for at in range(len(query_terms)) if name_of(at) in told}
