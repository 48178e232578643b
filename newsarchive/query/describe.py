"""Query -> how it was read, as indented lines for ``--explain-query``."""

from __future__ import annotations

from newsarchive.errors import printable
from newsarchive.query.fields import FIELDS, PARTS, STATES, WHOLE
from newsarchive.query.nodes import (
    Added,
    And,
    AtLeast,
    DateRange,
    Everything,
    Field,
    Has,
    Is,
    Known,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Same,
    Saved,
    Wild,
    Word,
)

__all__ = ["describe"]


def describe(query: Query) -> str:
    """Return the reading of ``query``: a line a part, parts of a part indented under it.

    >>> from newsarchive.query import parse_query
    >>> print(describe(parse_query('Haus -"rote Karte"')))
    these, where words may lack:
      word Haus, in any form
      not:
        the phrase "rote Karte"
    """
    return "\n".join(_lines(query))


def _lines(query: Query) -> list[str]:
    parts: tuple[Query, ...]
    match query:
        case And(parts, strict):
            head = "all of:" if strict else "these, where words may lack:"
        case Or(parts):
            head = "any of:"
        case AtLeast(count, parts):
            head = f"at least {count} of:"
        case Near(distance, parts):
            head = f"with at most {distance} words between them:"
        case Not(part):
            head, parts = "not:", (part,)
        case Field(name, part):
            head, parts = f"in {FIELDS[name].holds} ({name}):", (part,)
        case _:
            return [_leaf(query)]
    return [head, *("  " + line for part in parts for line in _lines(part))]


def _leaf(query: Query) -> str:  # noqa: C901 - one case a kind of query
    if isinstance(query, Word):
        shown = printable(query.text)
        if query.prefix:
            return f"words that begin with {shown}"
        return f"word {shown}, {'exactly so' if query.case else 'not inflected' if query.exact else 'in any form'}"
    if isinstance(query, Phrase):
        return f'the phrase "{printable(query.text)}"'
    if isinstance(query, Wild):
        return f"words spelt like {printable(query.pattern)}"
    if isinstance(query, Known):
        return f"has the id or key {printable(query.value)}"
    if isinstance(query, (DateRange, Added)):
        since = f"on or after {query.start}" if query.start else ""
        before = f"before {query.end}" if query.end else ""
        what = "published" if isinstance(query, DateRange) else "archived"
        return f"{what} {' and '.join(filter(None, (since, before)))}"
    if isinstance(query, Same):
        return f"{WHOLE[query.name]} ({query.name}) is {printable(query.value)}"
    if isinstance(query, Saved):
        return f"what is saved as {printable(query.name)}"
    if isinstance(query, Everything):
        return "every article"
    if isinstance(query, Has):
        return f"has {PARTS[query.what]}"
    if isinstance(query, Is):
        return f"is {STATES[query.what]}"
    raise TypeError(type(query).__name__)
