"""Plan -> the query that OpenSearch answers: the meaning that ``match.ids`` and ``match.in_memory`` give the same plans.

All of a plan becomes one query, so that shards answer it side by side. The little that no index can tell is told by reading the texts of those articles
that may be meant: phrases whose last word goes on, capitals, and NEAR where a word has very many forms.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from newsarchive.errors import UsageError
from newsarchive.query.plan import (
    AddedOn,
    All,
    Any,
    AsWritten,
    Close,
    Count,
    Dated,
    HasPart,
    InState,
    Marks,
    Named,
    No,
    Numbered,
    Plan,
    Printed,
    Spelt,
    Whole,
)
from newsarchive.search.match.close import word_plans
from newsarchive.search.match.in_text import Closeness, as_written, has_written, printed_in
from newsarchive.search.match.leaves import FTS_COLUMNS
from newsarchive.search.match.near import forms_of
from newsarchive.search.opensearch.document import written_words
from newsarchive.search.opensearch.mapping import NAMED, OF_PEOPLE
from newsarchive.search.opensearch.rows import texts_in
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from newsarchive.search.opensearch.engine import Json
    from newsarchive.search.opensearch.lexicon import EngineLexicon

__all__ = ["NOTHING", "either", "query_of", "refuse_of_people", "without"]

EVERYTHING: Json = {"match_all": {}}
NOTHING: Json = {"match_none": {}}
MOST_WAYS = 200
"""Ways to write a word with its umlauts as one letter or two; forms of one word of NEAR."""
MOST_IDS = 10_000
"""Keys in one list."""
UMLAUTS = {"ä": ("ä", "ae"), "ö": ("ö", "oe"), "ü": ("ü", "ue")}


def query_of(plan: Plan, lexicon: EngineLexicon) -> Json:  # noqa: C901, PLR0912 - one case a kind of plan
    """Return the query for the articles that ``plan`` holds for. Raises UsageError for what only an archive file has."""
    match plan:
        case All(parts):
            return all_of(parts, lexicon)
        case Any(parts):
            return either([query_of(part, lexicon) for part in parts])
        case No(part):
            return without(EVERYTHING, query_of(part, lexicon))
        case Count(count, parts):
            should = [query_of(part, lexicon) for part in parts]
            return (
                {"bool": {"should": should, "minimum_should_match": count}}
                if count <= len(parts)
                else NOTHING
            )
        case Marks(terms):
            return {"terms": {"marked": list(terms)}} if terms else NOTHING
        case Printed():
            return printed(plan, lexicon)
        case AsWritten():
            return written(plan, lexicon)
        case Spelt(patterns, columns):
            return either(
                [
                    {"wildcard": {f"{index}.{column}": {"value": pattern}}}
                    for pattern in patterns
                    for index in ("words", "meant")
                    for column in columns or FTS_COLUMNS
                ]
            )
        case Close():
            return close(plan, lexicon)
        case Named(field, spelt, prefix):
            return named(field, spelt, prefix=prefix, lexicon=lexicon)
        case Whole(field, key):
            refuse_of_people(field)
            return {"term": {f"keys.{field}": key}}
        case Numbered(value):
            return {"prefix": {"key": value.lower()}} if value else NOTHING
        case AddedOn(start, end):
            return {"range": {"added": {"gte": start or "", "lt": end or "~"}}}
        case Dated(start, end):
            return {"range": {"day": {"gte": start or "", "lt": end or "~"}}}
        case HasPart(what):
            refuse_of_people("tag" if what == "remark" else what)
            return {"term": {"has": what}}
        case InState(what):
            return {"term": {"is": what}}
    raise TypeError(type(plan).__name__)


def refuse_of_people(field: str) -> None:
    """Raise UsageError for what people made of an archive file."""
    if field in OF_PEOPLE:
        raise UsageError(
            _("tags, notes, codes and sets are kept in an archive file; a search engine has none of them")
        )


def all_of(parts: Sequence[Plan], lexicon: EngineLexicon) -> Json:
    """Return the query for all of ``parts``."""
    wanted = [query_of(part, lexicon) for part in parts if not isinstance(part, No)]
    lacking = [query_of(part.part, lexicon) for part in parts if isinstance(part, No)]
    if len(wanted) == 1 and not lacking:
        return wanted[0]
    return {"bool": {"filter": wanted or [EVERYTHING], "must_not": lacking}}


def either(queries: Sequence[Json]) -> Json:
    """Return the query for articles that meet one of ``queries``."""
    if not queries:
        return NOTHING
    return queries[0] if len(queries) == 1 else {"bool": {"should": list(queries), "minimum_should_match": 1}}


def without(query: Json, other: Json) -> Json:
    """Return the query for articles that meet ``query``, and not ``other``."""
    return {"bool": {"filter": [query], "must_not": [other]}}


def phrase(field: str, words: Sequence[str]) -> Json:
    """Return the query for words side by side in a field."""
    if len(words) == 1:
        return {"term": {field: words[0]}}
    return {"match_phrase": {field: {"query": " ".join(words), "analyzer": "whitespace"}}}


def printed(plan: Printed, lexicon: EngineLexicon) -> Json:
    """Return the query for printed words side by side in one text."""
    columns = plan.columns or FTS_COLUMNS
    fields = [f"{index}.{column}" for column in columns for index in ("words", "meant")]
    found = either([phrases(field, plan.spelt, prefix=plan.prefix) for field in fields])
    if not plan.prefix or all(len(words) == 1 for words in plan.spelt):
        return found

    def holds(texts: Mapping[str, str | None]) -> bool:
        from newsarchive.german.as_meant import as_meant  # noqa: PLC0415 - few queries need it

        own = [text for column in columns if (text := texts[column])]
        return any(printed_in(one, plan.spelt, prefix=True) for text in own for one in (text, as_meant(text)))

    return read(found, lexicon, holds)


def phrases(field: str, spelt: Sequence[Sequence[str]], *, prefix: bool) -> Json:
    """Return the query for one of ``spelt`` in a field; with ``prefix`` the last of several words may still stand elsewhere."""
    ways: list[Json] = []
    for words in spelt:
        if not words:
            continue
        if not prefix:
            ways.append(phrase(field, words))
        elif len(words) == 1:
            ways.append({"prefix": {field: words[0]}})
        else:
            ways.append({"bool": {"filter": [phrase(field, words[:-1]), {"prefix": {field: words[-1]}}]}})
    return either(ways)


def written(plan: AsWritten, lexicon: EngineLexicon) -> Json:
    """Return the query for a word with its very marks; its capitals are told by reading."""
    words = written_words(plan.text)
    columns = plan.printed.columns or FTS_COLUMNS
    ways = list(product(*(umlauts(word, case=plan.case) for word in words))) if words else []
    if not ways or len(ways) > MOST_WAYS:
        found = printed(plan.printed, lexicon)
    else:
        exact = either([phrase(f"written.{column}", some) for column in columns for some in ways])
        found = {"bool": {"filter": [printed(plan.printed, lexicon), exact]}}
        if not plan.case:
            return found
    like = as_written(plan.text, case=plan.case)
    return read(found, lexicon, lambda texts: has_written([texts[column] for column in columns], like))


def umlauts(word: str, *, case: bool) -> list[str]:
    """Return the ways in which a word may stand: with ``case`` as it is typed, else its umlauts as one letter or as two."""
    if case:
        return [word]
    return ["".join(some) for some in product(*(UMLAUTS.get(letter, (letter,)) for letter in word))]


def named(field: str, spelt: Sequence[Sequence[str]], *, prefix: bool, lexicon: EngineLexicon) -> Json:
    """Return the query for words side by side in a name of a field."""
    refuse_of_people(field)
    if field not in NAMED:
        return NOTHING
    found = phrases(f"names.{field}", spelt, prefix=prefix)
    if not prefix or all(len(words) == 1 for words in spelt):
        return found
    from newsarchive.query.fields import FIELDS  # noqa: PLC0415 - few queries need it
    from newsarchive.search.opensearch.document import article_of  # noqa: PLC0415 - as above

    of = FIELDS[field].of
    keys = [
        hit["_id"]
        for hit in candidates(found, lexicon, ["record", "reading", "files"])
        if any(
            value is not None and printed_in(str(value), spelt, prefix=True)
            for value in of(article_of(hit["_source"]))
        )
    ]
    return among(keys)


def close(plan: Close, lexicon: EngineLexicon) -> Json:
    """Return the query for words close together in one text, each in any of its forms.

    One word may stand for two parts that are not in order, as ``der NEAR/3 die`` has them; the engine takes another place for each.
    """
    columns = plan.columns or FTS_COLUMNS
    together = all_of(word_plans(plan), lexicon)
    parts = [forms_in(part, kind, lexicon) for part, kind in zip(plan.parts, plan.kinds, strict=True)]
    found = [part for part in parts if part is not None]
    shared = [] if plan.ordered else shared_in(found)
    if (
        len(found) < len(parts)
        or plan.distance is None
        or (shared and (len(parts) > 2 or max(map(len, found)) > 1))
    ):
        closeness = Closeness(plan, lexicon)
        return read(
            together, lexicon, lambda texts: bool(closeness.among([(0, [texts[name] for name in columns])]))
        )
    rule = {
        "all_of": {
            "max_gaps": plan.distance,
            "ordered": plan.ordered,
            "intervals": [interval(part) for part in found],
        }
    }
    near: list[Json] = [{"intervals": {f"words.{column}": rule}} for column in columns]
    near += [{"terms": {f"words.{column}": shared}} for column in columns if shared]
    return {"bool": {"filter": [together, either(near)]}}


def shared_in(parts: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Return the forms that are in two of ``parts``."""
    own = [{form for forms in part for form in forms} for part in parts]
    return sorted({form for one, other in combinations(own, 2) for form in one & other})


def forms_in(part: Sequence[frozenset[str]], kind: str, lexicon: EngineLexicon) -> list[list[str]] | None:
    """Return the forms of each word of a part of NEAR; None where they are told sooner by reading."""
    if kind == "prefix":
        return None
    every: list[list[str]] = []
    for wanted in part:
        forms = sorted(wanted) if kind == "printed" else forms_of(wanted, lexicon.forms_with)
        if forms is None or len(forms) > MOST_WAYS:
            return None
        every.append(forms)
    return every


def interval(part: Sequence[Sequence[str]]) -> Json:
    """Return where a part of NEAR may stand: one of the forms of each of its words, side by side."""
    each: list[Json] = []
    for forms in part:
        words = [{"match": {"query": form, "analyzer": "whitespace"}} for form in forms]
        each.append(words[0] if len(words) == 1 else {"any_of": {"intervals": words}})
    return each[0] if len(each) == 1 else {"all_of": {"ordered": True, "max_gaps": 0, "intervals": each}}


def candidates(query: Json, lexicon: EngineLexicon, wanted: Sequence[str]) -> Iterator[Json]:
    """Yield all articles that meet ``query``, with the ``wanted`` parts of their documents."""
    body = {"query": {"bool": {"filter": [query]}}, "_source": list(wanted), "sort": ["key"]}
    return lexicon.engine.every(body)


def read(query: Json, lexicon: EngineLexicon, holds: Callable[[Mapping[str, str | None]], bool]) -> Json:
    """Return the query for those articles that meet ``query`` and whose texts, which are read, ``holds`` tells of."""
    found = candidates(query, lexicon, ["texts"])
    return among([hit["_id"] for hit in found if holds(texts_in(hit["_source"]))])


def among(keys: Iterable[str]) -> Json:
    """Return the query for the articles with these keys."""
    every = list(keys)
    return either([{"ids": {"values": every[at : at + MOST_IDS]}} for at in range(0, len(every), MOST_IDS)])
