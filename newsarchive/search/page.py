"""Query text -> hits: read, found and ranked by ``newsarchive.query``, and shown with what the tables hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.errors import UsageError
from newsarchive.query.fields import FIELDS
from newsarchive.query.nodes import And, Field, Word
from newsarchive.query.parse import as_query
from newsarchive.query.plan import word_plan
from newsarchive.search.index import Found
from newsarchive.search.rank.terms import query_terms_of
from newsarchive.search.readings import readings_of
from newsarchive.search.show.highlight import Marker, telling_in, wanted_in
from newsarchive.search.show.snippet import snippets
from newsarchive.types.messages import _
from newsarchive.types.results import FULL, PART, Hit, Results

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.search.index import Index
    from newsarchive.search.show.kwic import Line
    from newsarchive.types.pieces import Span

__all__ = ["ids", "kwic", "matches", "near_ids", "search"]

HEADER = (
    "section",
    "kicker",
    "headline",
    "subheadline",
    "teaser",
    "byline",
    "published",
    "publisher",
    "url",
)
"""What a hit carries, in the order of ``Hit``."""
SHOWN = (
    "teaser",
    "body",
    "headline",
    "captions",
    "kicker",
    "subheadline",
    "credits",
    "byline",
    "dateline",
    "section",
)
"""Where a snippet is taken from; the headline is shown beside it anyway."""
EVERY = 1 << 62
"""More articles than there are."""
AT_ONCE = 50
"""Hits whose texts are held at once."""


def search(  # noqa: PLR0913 - the options of a search
    index: Index,
    query: str | Query,
    *,
    limit: int = 10,
    offset: int = 0,
    sort: str = "score",
    mode: str | None = None,
    beyond: bool | None = None,
    collapse: bool = False,
    latest: bool = False,
) -> Results:
    """Return the hits of ``query`` from number ``offset`` on. ``beyond``: see ``find``. Raises QuerySyntaxError.

    ``collapse``: show a story once, by its best hit, which names the others; articles that do not quite match are left out.
    ``latest``: of several versions of a page that meet the query show the last one alone.
    """
    parsed = as_query(query)
    versions = index.versions()
    folded, older = None, older_ones(index, parsed, mode, versions) if latest and not collapse else set()
    if collapse:
        found = index.find(parsed, limit=EVERY, offset=0, sort=sort, mode=mode, beyond=False)
        folded = by_story(index, found.ids)
        found = Found(list(folded)[offset : offset + limit], found.scores, found.total)
    elif older:
        every = offset + limit + len(older)
        found = index.find(parsed, limit=every, offset=0, sort=sort, mode=mode, beyond=beyond)
        shown = [number for number in found.ids if number not in older]
        found = Found(**{**found.__dict__, "ids": shown[offset : offset + limit]})
    else:
        found = index.find(parsed, limit=limit, offset=offset, sort=sort, mode=mode, beyond=beyond)
    wanted, telling = wanted_in(parsed), telling_in(parsed)
    marker = Marker(wanted, index.names)
    finder = Marker(telling, index.names) if telling != wanted else marker
    hits: list[Hit] = []
    partly = [number for number in found.ids if found.match.get(number) == PART]
    for some in in_batches(found.ids[: len(found.ids) - len(partly)]):
        hits += hits_of(index, some, found, finder, marker)
    if partly:
        finder = marker = by_parts(parsed, index)
    for some in in_batches(partly):
        hits += hits_of(index, some, found, finder, marker)
    known = found.total + (found.lacking or 0)
    another = meant(index, parsed, known)
    hits = [
        Hit(**{**hit.__dict__, "versions": versions[hit.id]}) if hit.id in versions else hit for hit in hits
    ]
    if folded is None:
        return Results(
            hits=tuple(hits),
            total=found.total,
            meant=another,
            lacking=found.lacking,
            partial=found.partial,
            older=len(older) if latest else None,
        )
    told = tuple(Hit(**{**hit.__dict__, "others": folded[hit.id]}) for hit in hits)
    return Results(told, found.total, another, stories=len(folded))


def older_ones(
    index: Index, query: Query, mode: str | None, versions: Mapping[int, tuple[int, ...]]
) -> set[int]:
    """Return the articles that meet ``query`` as a later version of them does."""
    if not versions:
        return set()
    found = index.find(query, limit=EVERY, offset=0, sort="id", mode=mode, beyond=False)
    met = versions.keys() & set(found.ids)
    return {number for number in met if not met.isdisjoint(later_than(number, versions[number]))}


def later_than(number: int, chain: tuple[int, ...]) -> tuple[int, ...]:
    """Return the versions that came after ``number``."""
    return chain[chain.index(number) + 1 :]


def by_story(index: Index, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the first of ``ids`` of each story, in order, with the others of that story."""
    story = index.stories()
    printed: dict[int, list[int]] = {}
    for number in ids:
        printed.setdefault(story.get(number, number), []).append(number)
    return {first: tuple(others) for first, *others in printed.values()}


def ids(index: Index, query: str | Query, *, sort: str = "score", mode: str | None = None) -> list[int]:
    """Return the ids of all articles that meet ``query``, in order, and of no others. Raises QuerySyntaxError."""
    found = index.find(
        as_query(query),
        limit=EVERY,
        offset=0,
        sort=sort,
        mode=mode,
        beyond=False,
    )
    return found.ids


def near_ids(index: Index, query: str | Query) -> list[int]:
    """Return the ids of the articles that do not quite meet ``query``: they lack a word, or have only a part of a compound."""
    found = index.find(as_query(query), limit=EVERY, offset=0, sort="score", beyond=True)
    return [number for number in found.ids if number in found.match and found.match[number] != FULL]


def in_batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ``numbers``, as many at once as texts are held."""
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]


def by_parts(query: Query, index: Index) -> Marker:
    """Return what marks a text that has only a part of a compound."""
    parts = [
        part
        for query_term in query_terms_of(readings_of(query).inflected, index)
        for part in query_term.parts
    ]
    return Marker(telling_in(query), index.names, parts)


def hits_of(index: Index, ids: Sequence[int], found: Found, finder: Marker, marker: Marker) -> Iterator[Hit]:
    """Yield the hits with some ``ids``, and what the tables hold of them."""
    paths = index.paths(ids)
    rows = {number: (key, row) for number, (key, *row) in index.rows(ids, ("key", *HEADER), SHOWN)}
    texts = [(rows[number][1][len(HEADER) :], found.absent.get(number, ())) for number in ids]
    for number, snippet in zip(ids, snippets(texts, finder, marker), strict=True):
        key, row = rows[number]
        yield Hit(
            id=number,
            key=key,
            score=found.scores[number],
            **dict(zip(HEADER, row, strict=False)),
            paths=tuple(paths[number]),
            snippet=snippet,
            match=found.match.get(number, FULL),
            missing=found.missing.get(number, ()),
        )


def kwic(  # noqa: PLR0913 - the options of a search
    index: Index,
    query: str | Query,
    words_around: int,
    *,
    limit: int,
    offset: int,
    sort: str,
    mode: str | None,
) -> list[Line]:
    """Return a page of the matches of ``query``, each with the words around it. Raises QuerySyntaxError, UsageError.

    ``limit`` and ``offset`` count matches. They come by article as ``sort`` says, or all by what stands left or right of them.
    """
    from itertools import islice  # noqa: PLC0415 - a plain search does without

    from newsarchive.search.show.kwic import BY_CONTEXT, lines_of  # noqa: PLC0415 - as above
    from newsarchive.search.show.occurrences import Occurrences  # noqa: PLC0415 - as above

    parsed = as_query(query)
    occurrences = Occurrences(parsed, index)
    if not occurrences:
        raise UsageError(
            _("a concordance shows words of texts; expected a word in the query beside its filters")
        )
    every = ids(index, parsed, sort="id" if sort in BY_CONTEXT else sort, mode=mode)
    lines = lines_of(index, every, occurrences, words_around)
    if sort in BY_CONTEXT:
        lines = iter(sorted(lines, key=BY_CONTEXT[sort]))
    return list(islice(lines, offset, offset + limit))


def matches(index: Index, query: Query, texts: Sequence[str]) -> list[list[Span]]:
    """Return for each of ``texts`` where it has what ``query`` looks for."""
    marker = Marker(wanted_in(query), index.names)
    return [[(place.start, place.end) for place, _ in marker.places(text)] for text in texts]


def meant(index: Index, query: Query, total: int) -> str | None:
    """Return the query with a word that the archive knows in place of each that it does not; None where it knows all."""
    parts = query.parts if isinstance(query, And) and not query.strict else (query,)
    if total and len(parts) > 3:
        return None
    better = [known_part(index, part) for part in parts]
    return " ".join(map(str, better)) if better != list(parts) else None


def known_part(index: Index, part: Query) -> Query:
    """Return a word, or the word of a field, as ``known_word`` does; another part as it is."""
    if isinstance(part, Word):
        return known_word(index, part)
    if isinstance(part, Field) and isinstance(part.part, Word) and FIELDS[part.name].inflected:
        return Field(part.name, known_word(index, part.part))
    return part


def known_word(index: Index, word: Word) -> Word:
    """Return ``word``, or the one that was probably meant where the archive does not know it."""
    if word.exact or word.prefix:
        return word
    if index.holds_for_any(word_plan(word, index, "")):
        return word
    other = index.nearest(word.text)
    return Word(other) if other else word
