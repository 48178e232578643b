"""Query -> plan: what must hold in an article, in terms of the index. ``sql.py`` and ``memory.py`` answer the same plans.

In: a query, and the words that the archive has learnt. Out: leaves (marks of the German index, printed words, names,
dates, parts), joined by ``All``, ``Any``, ``No`` and ``Count``.
"""

from __future__ import annotations

from newsarchive.german.fold import WORD, plain
from newsarchive.german.inflect import cut, spellings
from newsarchive.german.joined import query_words
from newsarchive.german.lookup import Lookup, form_terms
from newsarchive.german.phrase import spelt
from newsarchive.german.weights import BODY_TOO, COLUMN_MARKS, TIERS
from newsarchive.query.fields import FIELDS, value_key
from newsarchive.query.nodes import (
    Added,
    And,
    AtLeast,
    CameAfter,
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
    Wild,
    Word,
)
from newsarchive.types.value import Value

__all__ = [
    "AddedOn",
    "AddedSince",
    "All",
    "Any",
    "AsWritten",
    "Close",
    "Count",
    "Dated",
    "HasPart",
    "InState",
    "Marks",
    "Named",
    "No",
    "Numbered",
    "Plan",
    "Printed",
    "Spelt",
    "Whole",
    "near_plan",
    "plan_of",
]


SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Plan(Value):
    """Base of all plans."""


class Marks(Plan):
    """One of ``terms`` of the German index, marks included."""

    terms: tuple[str, ...]


class Printed(Plan):
    """One of ``spelt`` as consecutive words of a column (of any where ``columns`` is empty); ``prefix``: the last begins so."""

    spelt: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()
    prefix: bool = False


class Close(Plan):
    """All ``parts`` within one column, at most ``distance`` words between first and last, or (None) in one sentence; in order if ``ordered``.

    A part is what each of its words may be: lemma terms (kind ``form``), or spellings (kind ``printed``, ``prefix``).
    """

    distance: int | None
    parts: tuple[tuple[frozenset[str], ...], ...]
    kinds: tuple[str, ...]
    columns: tuple[str, ...] = ()
    ordered: bool = False


class Named(Plan):
    """A name of the field (author, place, agency, publisher, note) that holds these words side by side."""

    field: str
    spelt: tuple[tuple[str, ...], ...]
    prefix: bool = False


class Whole(Plan):
    """A value of the field (one of ``fields.WHOLE``) has the ``key`` that ``fields.value_key`` gives."""

    field: str
    key: str


class Spelt(Plan):
    """A word of a column (of any where ``columns`` is empty) is spelt like one of ``patterns``, by the plain index's letters."""

    patterns: tuple[str, ...]
    columns: tuple[str, ...] = ()


class AsWritten(Plan):
    """Of the articles that ``printed`` holds for, those that have ``text`` with the very marks; with ``case`` the very capitals."""

    printed: Printed
    text: str
    case: bool


class Numbered(Plan):
    """Has this id, or a key that begins so."""

    value: str


class AddedOn(Plan):
    """Archived in ``[start, end)``, ISO days."""

    start: str | None
    end: str | None


class AddedSince(Plan):
    """Archived after a moment (ISO 8601, UTC), or in it and behind the article ``number``."""

    moment: str
    number: int


class Dated(Plan):
    """Published in ``[start, end)``, ISO days."""

    start: str | None
    end: str | None


class HasPart(Plan):
    """Has ``what``, one of ``fields.PARTS``."""

    what: str


class InState(Plan):
    """Is ``what``, one of ``fields.STATES``."""

    what: str


class All(Plan):
    """All parts."""

    parts: tuple[Plan, ...]


class Any(Plan):
    """One part or more."""

    parts: tuple[Plan, ...]


class No(Plan):
    """Not this."""

    part: Plan


class Count(Plan):
    """At least ``count`` of the parts."""

    count: int
    parts: tuple[Plan, ...]


def plan_of(query: Query, lookup: Lookup, field: str = "") -> Plan:  # noqa: C901, PLR0912 - one case a kind of query
    """Return the plan of ``query`` within ``field`` (empty: anywhere)."""
    match query:
        case And(parts):
            return All(tuple(plan_of(part, lookup, field) for part in parts))
        case Or(parts):
            return Any(tuple(plan_of(part, lookup, field) for part in parts))
        case AtLeast(count, parts):
            return Count(count, tuple(plan_of(part, lookup, field) for part in parts))
        case Not(part):
            return No(plan_of(part, lookup, field))
        case Field(name, part):
            return plan_of(part, lookup, name)
        case Near():
            return near_plan(query, lookup, field)
        case DateRange(start, end):
            return Dated(start, end)
        case Same(name, value):
            return Whole(name, value_key(value))
        case Everything():
            return All(())
        case Wild(pattern):
            return Spelt(patterns_of(pattern), FIELDS[field].columns if field else ())
        case Known(value):
            return Numbered(value)
        case Added(start, end):
            return AddedOn(start, end)
        case CameAfter(moment, number):
            return AddedSince(moment, number)
        case Has(what):
            return HasPart(what)
        case Is(what):
            return InState(what)
        case Word() | Phrase():
            return word_plan(query, lookup, field)
    raise TypeError(type(query).__name__)


def patterns_of(pattern: str) -> tuple[str, ...]:
    """Return ``pattern`` in the letters of the plain index, umlauts as one letter and as two."""
    spelt_out = pattern.lower().translate(SPELT_OUT)
    return tuple(dict.fromkeys("".join(map(plain, one)) for one in (pattern, spelt_out)))


def word_plan(query: Word | Phrase, lookup: Lookup, field: str) -> Plan:
    """Return the plan of a word or phrase."""
    prefix = isinstance(query, Word) and query.prefix
    if field and not FIELDS[field].columns:
        return Named(field, spelt(query.text, prefix=prefix), prefix)
    columns = FIELDS[field].columns if field else ()
    inflected = not field or FIELDS[field].inflected
    if isinstance(query, Phrase) or query.exact or prefix or not inflected:
        printed = Printed(spelt(query.text, prefix=prefix), columns, prefix)
        if isinstance(query, Word) and query.exact and not prefix and inflected:
            return AsWritten(printed, query.text, query.case)
        return printed
    words = query_words(query.text)
    parts = tuple(marks_plan(form_terms(word, lookup), columns) for word in words)
    if len(parts) == 1:
        return parts[0]
    together = form_terms("".join(words), lookup)
    return Any((All(parts), marks_plan(together, columns)))


def marks_plan(terms: tuple[str, ...], columns: tuple[str, ...]) -> Plan:
    """Return the plan that an article, or one of these columns, has one of ``terms``."""
    anywhere = Marks(tuple(term + tier for term in terms for tier in TIERS))
    if not columns:
        return anywhere
    if columns != ("body",):
        return Marks(tuple(term + COLUMN_MARKS[column] for term in terms for column in columns))
    elsewhere = sorted(set(COLUMN_MARKS.values()))
    alone = [
        All((Marks(tuple(term + tier for tier in TIERS)), No(Marks(tuple(term + m for m in elsewhere)))))
        for term in terms
    ]
    return Any((Marks(tuple(term + BODY_TOO for term in terms)), *alone))


def near_plan(query: Near, lookup: Lookup, field: str) -> Close:
    """Return the plan of words near each other."""
    parts: list[tuple[frozenset[str], ...]] = []
    kinds: list[str] = []
    for part in query.parts:
        if isinstance(part, Word) and not part.exact and not part.prefix:
            kinds.append("form")
            parts.append(tuple(frozenset(form_terms(found.word, lookup)) for found in cut(part.text)))
        else:
            kinds.append("prefix" if isinstance(part, Word) and part.prefix else "printed")
            parts.append(tuple(frozenset(spellings(word)) for word in WORD.findall(part.text)))
    columns = FIELDS[field].columns if field else ()
    return Close(
        distance=query.distance,
        parts=tuple(parts),
        kinds=tuple(kinds),
        columns=columns,
        ordered=query.ordered,
    )
