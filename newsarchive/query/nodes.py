"""What a query means, as frozen values; ``str(query)`` is a text that reads back as the same query.

In: the parts that ``parse.py`` finds. Out: the values that ``sql.py`` and ``memory.py`` give their two meanings.
"""

from __future__ import annotations

from newsarchive.german.joined import is_one
from newsarchive.types.value import Value

__all__ = [
    "OPERATORS",
    "Added",
    "And",
    "AtLeast",
    "CameAfter",
    "DateRange",
    "Everything",
    "Field",
    "Has",
    "Is",
    "Known",
    "Near",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Same",
    "Saved",
    "Wild",
    "Word",
]

OPERATORS = frozenset({"OR", "ODER", "AND", "UND", "NOT", "NICHT", "NEAR", "NAHE"})
"""Words that are operators when typed like this, in capitals."""


class Query(Value):
    """Base of all queries."""


class Word(Query):
    """One word as typed, without the punctuation around it.

    ``exact`` (``=word``) turns inflection, feminine forms and compounds off; ``prefix`` (``word*``) finds every
    word that begins like it. An exact word keeps its marks: ``=fordern`` is not ``fördern``; with ``case`` (``==word``) it
    keeps its capitals, too.
    """

    text: str
    exact: bool = False
    prefix: bool = False
    case: bool = False

    def __str__(self) -> str:
        """Return the word as one types it."""
        operator = "." if not self.exact and not self.prefix and _is_operator(self.text) else ""
        return f"{'=' * (self.exact + self.case)}{self.text}{'*' if self.prefix else ''}{operator}"


def _is_operator(text: str) -> bool:
    name, slash, number = text.partition("/")
    near = name in {"NEAR", "NAHE", "VOR"} or name.lower() in {"w", "pre"}
    return text in OPERATORS or (near and bool(slash) and number.isalnum())


class Phrase(Query):
    """Words in this order with nothing between them, not inflected."""

    text: str

    def __str__(self) -> str:
        """Return the phrase in quotation marks."""
        return f'"{self.text}"'


class Wild(Query):
    """Words that are spelt like ``pattern``: ``*`` stands for any letters, ``?`` for one."""

    pattern: str

    def __str__(self) -> str:
        """Return the pattern as one types it."""
        return self.pattern


class Known(Query):
    """The article with this id, or those whose key begins so."""

    value: str

    def __str__(self) -> str:
        """Return the filter."""
        return f"id:{self.value}"


class Added(Query):
    """Archived from the day ``start`` on and before the day ``end`` (ISO 8601); None leaves a side open."""

    start: str | None
    end: str | None

    def __str__(self) -> str:
        """Return the days, the first and the last included."""
        return str(DateRange(self.start, self.end)).replace("date:", "added:")


class CameAfter(Query):
    """Archived after a moment (ISO 8601, UTC, to the second), or in that second behind the article ``number``: what is new since then."""

    moment: str
    number: int

    def __str__(self) -> str:
        """Return the moment to the second; people write ``added:`` and a day."""
        return f"added:>{self.moment[:19]}"


class Near(Query):
    """All parts with at most ``distance`` words between the first and the last of them, in any order unless ``ordered``.

    A distance of None asks for one sentence, however long.
    """

    distance: int | None
    parts: tuple[Word | Phrase, ...]
    ordered: bool = False

    def __str__(self) -> str:
        """Return the parts joined by the operator."""
        operator = (
            "NEAR/S" if self.distance is None else f"{'PRE' if self.ordered else 'NEAR'}/{self.distance}"
        )
        return f" {operator} ".join(map(str, self.parts))


class And(Query):
    """All parts. Where ``strict`` is false they were only written side by side: the search may let words lack."""

    parts: tuple[Query, ...]
    strict: bool = False

    def __str__(self) -> str:
        """Return the parts side by side, or joined by AND; two that would be read as one word (``A 7``) are parted by parentheses."""
        shown = [_inside(part, self) for part in self.parts]
        if not self.strict:
            for at in range(len(shown) - 1):
                if is_one(f"{shown[at]} {shown[at + 1]}"):
                    shown[at] = f"({shown[at]})"
        return (" AND " if self.strict else " ").join(shown)


class Or(Query):
    """At least one part."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        """Return the parts joined by OR."""
        return " OR ".join(_inside(part, self) for part in self.parts)


class Not(Query):
    """Every article that ``part`` does not find."""

    part: Query

    def __str__(self) -> str:
        """Return the part behind a minus."""
        return f"-{_inside(self.part, self)}"


class Same(Query):
    """Articles whose field ``name`` is ``value``, the whole of it; see ``fields.value_key`` for what counts as the same."""

    name: str
    value: str

    def __str__(self) -> str:
        """Return the filter; quotation marks are no part of what is compared."""
        return f'{self.name}:="{" ".join(self.value.replace(chr(34), " ").split())}"'


class Saved(Query):
    """What the query saved under ``name`` asks for."""

    name: str

    def __str__(self) -> str:
        """Return the name as one types it."""
        return f"query:{self.name}"


class Everything(Query):
    """Every article."""

    def __str__(self) -> str:
        """Return the sign for it."""
        return "*"


class Field(Query):
    """``part`` within the field ``name``, one of ``fields.FIELDS``."""

    name: str
    part: Query

    def __str__(self) -> str:
        """Return the part behind the name and a colon."""
        return f"{self.name}:{_inside(self.part, self)}"


class DateRange(Query):
    """Published from the day ``start`` on and before the day ``end`` (ISO 8601); None leaves a side open."""

    start: str | None
    end: str | None

    def __str__(self) -> str:
        """Return the days, the first and the last included."""
        from newsarchive.query.dates import day_before  # noqa: PLC0415 - only shown queries need it

        last = day_before(self.end) if self.end else ""
        return f"date:{self.start or ''}..{last}"


class Has(Query):
    """Articles that have ``what``, one of ``fields.PARTS``."""

    what: str

    def __str__(self) -> str:
        """Return the filter."""
        return f"has:{self.what}"


class Is(Query):
    """Articles that are ``what``, one of ``fields.STATES``."""

    what: str

    def __str__(self) -> str:
        """Return the filter."""
        return f"is:{self.what}"


class AtLeast(Query):
    """At least ``count`` of ``parts``: what becomes of words side by side where not all of them are required."""

    count: int
    parts: tuple[Query, ...]

    def __str__(self) -> str:
        """Return it in words; it is no query text."""
        return f"at least {self.count} of: {' '.join(_inside(part, self) for part in self.parts)}"


def _inside(part: Query, parent: Query) -> str:
    """Return the text of ``part``, in parentheses where it would else be read as part of ``parent``."""
    bare = isinstance(
        part,
        (Word, Phrase, Field, Has, Is, DateRange, Same, Saved, Everything, Wild, Known, Added, CameAfter),
    ) or (isinstance(parent, (And, Or, AtLeast)) and isinstance(part, Not))
    return str(part) if bare else f"({part})"
