"""The answers to several queries -> text for reading, JSON, a table with a row a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.render.clean import clean, style, width
from newsarchive.types.keys import shown_id
from newsarchive.types.results import FULL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from newsarchive.render.forms import Layout
    from newsarchive.types.results import Hit, Results

__all__ = ["QUERIES", "TALLIES", "Answer", "Tally"]

COLUMNS = (
    "line", "query", "error", "total", "lacking", "partial", "rank", "id", "key", "score", "match", "published", "publisher", "section",
    "headline",
)  # fmt: skip
"""Of the table; a query that found nothing, or cannot be read, has one row without a hit."""


class Answer(NamedTuple):
    """A query as it stands in ``line`` of its file, and a page of what it found, or why it cannot be read."""

    line: int
    query: str
    error: str | None
    results: Results | None


def queries_text(answers: Sequence[Answer], layout: Layout) -> Iterator[str]:
    """Yield for each query how many articles match, and its first hits in a line each."""
    columns = width(terminal=layout.colour)
    for one in answers:
        shown = f"{one.results.total:,}" if one.results else "error"
        yield f"{style(f'{shown:>8}', 'bold', colour=layout.colour)}  {shortened(one.query, columns - 10)}\n"
        for hit in hits_of(one):
            facts = [(hit.published or "undated")[:10], hit.publisher or ""]
            line = (
                f"{shown_id(hit.id):>6}  {' · '.join(filter(None, facts))}  {hit.headline or '(no headline)'}"
            )
            yield style(f"          {shortened(line, columns - 10)}", "dim", colour=layout.colour) + "\n"


def shortened(text: str, room: int) -> str:
    """Return ``text`` in one line of so many columns."""
    text = clean(text)
    return text if len(text) <= room else text[: max(room - 1, 1)] + "\N{HORIZONTAL ELLIPSIS}"


def hits_of(answer: Answer) -> Sequence[Hit]:
    """Return the hits that match; those that lack something are left to a search for the query alone."""
    return [hit for hit in answer.results.hits if hit.match == FULL] if answer.results else []


def record_of(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain JSON types: what ``search --json`` prints, behind the line and the query."""
    results = answer.results
    return {
        "line": answer.line,
        "query": answer.query,
        "error": first_line(answer.error),
        "total": results.total if results else None,
        "lacking": results.lacking if results else None,
        "partial": results.partial if results else None,
        "meant": results.meant if results else None,
        "hits": [hit.to_dict() for hit in results.hits] if results else [],
    }


def queries_json(answers: Sequence[Answer], layout: Layout) -> Iterator[str]:
    """Yield one JSON object: ``schema`` and ``queries``."""
    import json  # noqa: PLC0415 - people's searches do without

    del layout
    found = {"schema": 1, "queries": [record_of(one) for one in answers]}
    yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def queries_jsonl(answers: Sequence[Answer], layout: Layout) -> Iterator[str]:
    """Yield one query a line as JSON."""
    import json  # noqa: PLC0415 - as above

    del layout
    for one in answers:
        yield json.dumps(record_of(one), ensure_ascii=False) + "\n"


def queries_csv(answers: Sequence[Answer], layout: Layout) -> Iterator[str]:
    """Yield a table with a row a hit and a line of column names."""
    from newsarchive.render.exports.delimited import csv_table  # noqa: PLC0415 - other forms do without

    yield csv_table(COLUMNS, [row for one in answers for row in rows_of(one, layout.offset)])


def rows_of(answer: Answer, offset: int) -> Iterator[list[str | int | None]]:
    """Yield the rows of a query."""
    record = record_of(answer)
    head = [answer.line, answer.query, record["error"], record["total"], record["lacking"], record["partial"]]
    if not record["hits"]:
        yield [*head, *[None] * (len(COLUMNS) - len(head))]
    for rank, hit in enumerate(record["hits"], offset + 1):
        yield [*head, rank, *(hit[name] for name in COLUMNS[len(head) + 1 :])]


QUERIES: Mapping[str, Callable[[Sequence[Answer], Layout], Iterator[str]]] = {
    "text": queries_text,
    "json": queries_json,
    "jsonl": queries_jsonl,
    "csv": queries_csv,
}
"""The forms of answers to several queries."""


class Tally(NamedTuple):
    """A query as it stands in ``line`` of its file, how many articles match, and how many of them have each combination of values.

    ``total`` is None where the query cannot be read, and ``error`` says why.
    """

    line: int
    query: str
    error: str | None
    total: int | None
    counts: Sequence[tuple[Sequence[str | None], int]] = ()


def tallies_text(tallies: Sequence[Tally], by: Sequence[str], layout: Layout) -> Iterator[str]:
    """Yield for each query how many articles match, and below it a line for each combination of values of ``by``."""
    columns = width(terminal=layout.colour)
    for one in tallies:
        shown = "error" if one.total is None else f"{one.total:,}"
        yield f"{style(f'{shown:>8}', 'bold', colour=layout.colour)}  {shortened(one.query, columns - 10)}\n"
        for values, count in one.counts if by else ():
            told = " · ".join("(none)" if value is None else value for value in values)
            yield f"{'':>10}{count:>8,}  {shortened(told, columns - 20)}\n"


def tallies_json(tallies: Sequence[Tally], by: Sequence[str], layout: Layout) -> Iterator[str]:
    """Yield one JSON object: ``schema``, ``by`` and ``queries``, each with its ``counts``."""
    import json  # noqa: PLC0415 - people's searches do without

    del layout
    queries = [
        {
            "line": one.line,
            "query": one.query,
            "error": first_line(one.error),
            "total": one.total,
            "counts": [
                {**dict(zip(by, values, strict=True)), "count": count} for values, count in one.counts
            ],
        }
        for one in tallies
    ]
    yield json.dumps({"schema": 1, "by": list(by), "queries": queries}, ensure_ascii=False, indent=2) + "\n"


def tallies_csv(tallies: Sequence[Tally], by: Sequence[str], layout: Layout) -> Iterator[str]:
    """Yield a table with a row for each query and combination of values; a query without articles has one row with 0."""
    from newsarchive.render.exports.delimited import csv_table  # noqa: PLC0415 - other forms do without

    del layout
    rows: list[list[str | int | None]] = []
    for one in tallies:
        head: list[str | int | None] = [one.line, one.query, first_line(one.error)]
        rows += [[*head, *values, count] for values, count in one.counts]
        if not one.counts:
            rows.append([*head, *[None] * len(by), one.total])
    yield csv_table(["line", "query", "error", *by, "count"], rows)


def first_line(error: str | None) -> str | None:
    """Return what is wrong with a query, without its caret."""
    return error.splitlines()[0] if error else None


TALLIES: Mapping[str, Callable[[Sequence[Tally], Sequence[str], Layout], Iterator[str]]] = {
    "text": tallies_text,
    "json": tallies_json,
    "csv": tallies_csv,
}
"""The forms of numbers of several queries."""
