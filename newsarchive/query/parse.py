"""Query text -> Query. Each function has its line of the grammar as docstring; ``docs/query-language.md`` explains it.

Any text is a query or raises QuerySyntaxError, whose caret stands under the place and which says what was expected.
"""

from __future__ import annotations

from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from newsarchive.errors import QuerySyntaxError
from newsarchive.german.inflect import cut
from newsarchive.german.joined import is_one
from newsarchive.query.fields import DATE_FIELDS, FIELDS, NAMES, PARTS, STATES, WHOLE, closest
from newsarchive.query.nodes import (
    Added,
    And,
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
from newsarchive.query.tokens import Token, tokens
from newsarchive.types.messages import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["MAX_DEPTH", "MAX_TOKENS", "as_query", "narrowed", "parse_query", "saved_in"]

MAX_DEPTH = 50
"""Parentheses, fields and NOTs inside each other."""
MAX_TOKENS = 1000
"""Words and signs of one query: more than any question, fewer than SQLite minds."""
MOST_NEAR = 50
"""Choices of one alternative for each side of NEAR."""
MAX_LENGTH = 50_000
"""In code points."""
BEFORE_BLANK = 16
"""Code points of a number or an abbreviation written with blanks, without its last piece, at most."""
TOGETHER = frozenset("&+.")
"""What makes one name of two words: ``Heckler&Koch``, ``Booking.com``."""
BESIDE_NUMBERS = frozenset(":,/")
"""What holds a number or a letter together: ``2:1``, ``1,22``, ``24/7``."""
VALUES = frozenset(
    {
        "word",
        "wild",
        "exact",
        "prefix",
        "exact prefix",
        "phrase",
        "exact phrase",
        "exact cased",
        "exact cased prefix",
    }
)
STARTS = VALUES | {"not", "field", "open", "all"}
"""What a part of a query may begin with."""
ALIASES = {"foto": "photo", "bild": "photo", "autor": "author", "agentur": "agency", "ort": "place", "datum": "date",
           "ressort": "section", "titel": "headline", "dublette": "duplicate", "duplikat": "duplicate", "doppelt": "duplicate",
           "geändert": "updated", "aktualisiert": "updated"}  # fmt: skip


def parse_query(text: str, *, today: dt.date | None = None) -> Query:
    """Return what ``text`` asks for; ``today`` is what ``date:heute`` means.

    An empty text asks for everything, as ``*`` does. Raises QuerySyntaxError, also for signs without a word.

    >>> [type(part).__name__ for part in parse_query("headline:Nato -Rat").parts]
    ['Field', 'Not']
    """
    if not text.isascii():
        from unicodedata import normalize  # noqa: PLC0415 - rarely needed

        text = normalize("NFC", text)
    if len(text) > MAX_LENGTH:
        span = (MAX_LENGTH, MAX_LENGTH + 1)
        raise QuerySyntaxError(text, span, _("A query holds at most {most} characters", most=MAX_LENGTH))
    if not text.strip():
        return Everything()
    parser = _Parser(text, today)
    if not parser.tokens:
        raise QuerySyntaxError(text, (0, len(text)), _("Expected a word to search for"))
    query = parser.either(0)
    if parser.token is not None:
        parser.fail(_("No parenthesis was opened for this one"))
    return query


def as_query(query: str | Query) -> Query:
    """Return ``query``, read where it is a text. Raises as ``parse_query`` does."""
    return parse_query(query) if isinstance(query, str) else query


def saved_in(query: Query) -> bool:
    """Tell whether ``query`` uses a saved one."""
    inside = (query.part,) if isinstance(query, (Not, Field)) else getattr(query, "parts", ())
    return isinstance(query, Saved) or any(map(saved_in, inside))


def narrowed(query: Query, filters: Sequence[Query]) -> Query:
    """Return ``query`` with ``filters`` that hold for the whole of it, whatever it joins by OR.

    >>> str(narrowed(parse_query("Haus OR Hof"), [parse_query("since:2022")]))
    '(Haus OR Hof) date:2022-01-01..'
    """
    if not filters:
        return query
    parts = query.parts if isinstance(query, And) and not query.strict else (query,)
    some = (*(part for part in parts if not isinstance(part, Everything)), *filters)
    return And(some) if len(some) > 1 else some[0]


def as_word(token: Token) -> Word | Phrase:
    """Return what a token that is no phrase asks for: ``2:1``, ``1,22``, ``AT&T`` and ``E.ON`` are nothing unless they stand together.

    ``10.000`` and ``U.S.A.`` are words, found in each way to write them.
    """
    if (
        token.kind == "word"
        and not token.text.isalnum()
        and "://" not in token.text
        and not is_one(token.text)
    ):
        for left, right in pairwise(cut(token.text)):
            joint = token.text[left.end : right.start]
            short = any(part.word.isdigit() or len(part.word) == 1 for part in (left, right))
            if joint in TOGETHER or (short and joint in BESIDE_NUMBERS):
                return Phrase(token.text)
    return Word(
        token.text, exact="exact" in token.kind, prefix="prefix" in token.kind, case="cased" in token.kind
    )


def in_one(parts: Iterable[Token], text: str) -> Iterator[Token]:
    """Yield the tokens of ``text``; words that one blank parts and that are one are a token: ``10 000``, ``z. B.``, ``A 7``."""
    last: Token | None = None
    for token in parts:
        if last is not None:
            whole = " ".join(text[last.span[0] : token.span[1]].split())
            if (
                last.kind == token.kind == "word"
                and token.span[0] - last.span[0] <= BEFORE_BLANK
                and is_one(whole)
            ):
                last = Token("word", whole, (last.span[0], token.span[1]))
                continue
            yield last
        last = token
    if last is not None:
        yield last


class Nearness(NamedTuple):
    """What an operator asks of the parts beside it: words between them at most (None: one sentence), and whether in this order."""

    distance: int | None
    ordered: bool


NEARNESS = frozenset(("near", "before"))


def nearness(operator: Token) -> Nearness:
    """Return what the token asks."""
    distance = None if operator.text in {"s", "S"} else int(operator.text)
    return Nearness(distance, operator.kind == "before")


class _Parser:
    def __init__(self, text: str, today: dt.date | None) -> None:
        self.text = text
        self.today = today
        self.tokens: list[Token] = []
        self.at = 0
        self.inside = ""
        for token in in_one(tokens(text), text):
            self.tokens.append(token)
            if len(self.tokens) > MAX_TOKENS:
                raise QuerySyntaxError(
                    text,
                    token.span,
                    _("A query holds at most {most} words and signs", most=MAX_TOKENS),
                )

    @property
    def token(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, kind: str) -> Token | None:
        token = self.token
        if token is None or token.kind != kind:
            return None
        self.at += 1
        return token

    def fail(self, message: str, token: Token | None = None) -> NoReturn:
        token = token or self.token
        raise QuerySyntaxError(self.text, token.span if token else (len(self.text), len(self.text)), message)

    def either(self, depth: int) -> Query:
        """Read ``either = side { ("OR" | "ODER" | "|") side }``."""
        parts = [self.side(depth)]
        while self.take("or"):
            parts.append(self.side(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def side(self, depth: int) -> Query:
        """Read ``side = both { both }``."""
        parts = [self.both(depth)]
        while self.token is not None and self.token.kind not in {"or", "close"}:
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def both(self, depth: int) -> Query:
        """Read ``both = near { ("AND" | "UND") near }``."""
        parts = [self.near(depth)]
        while self.take("and"):
            parts.append(self.near(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts), strict=True)

    def near(self, depth: int) -> Query:
        """Read ``near = unary { ("NEAR/n" | "PRE/n" | "NEAR/S") unary }``, with words and phrases on its sides; of one kind, all are near."""
        first = self.token
        part = self.unary(depth)
        if self.token is None or self.token.kind not in NEARNESS:
            return part
        sides = [self.choices(part, first)]
        operators: list[Nearness] = []
        while operator := self.take("near") or self.take("before"):
            operators.append(nearness(operator))
            token = self.token
            sides.append(self.choices(self.unary(depth), token))
        if len(set(operators)) == 1:
            return self.each_near(operators[0], sides)
        pairs = (self.each_near(one, two) for one, two in zip(operators, pairwise(sides), strict=True))
        return And(tuple(pairs), strict=True)

    def choices(self, part: Query, token: Token | None) -> tuple[Word | Phrase, ...]:
        """Return what may stand on a side of NEAR: a word or a phrase, or one of several."""
        some = part.parts if isinstance(part, Or) else (part,)
        found = tuple(one for one in some if isinstance(one, (Word, Phrase)))
        if len(found) < len(some):
            self.fail(
                _(
                    "Expected a word or a phrase beside NEAR, or several joined by OR; for a field write headline:(a NEAR b)"
                ),
                token,
            )
        return found

    def each_near(self, operator: Nearness, sides: Sequence[tuple[Word | Phrase, ...]]) -> Query:
        """Return the query for one of each side's choices near the others."""
        if prod(map(len, sides)) > MOST_NEAR:
            self.fail(
                _(
                    "Expected fewer alternatives beside NEAR, at most {most} together",
                    most=MOST_NEAR,
                )
            )
        every = tuple(Near(operator.distance, some, operator.ordered) for some in product(*sides))
        return every[0] if len(every) == 1 else Or(every)

    def unary(self, depth: int) -> Query:  # noqa: C901 - one case a kind of token
        """Read ``unary = ("-" | "NOT" | "NICHT") unary | field unary | "(" either ")" | word | phrase``."""
        token = self.token
        if depth > MAX_DEPTH:
            self.fail(_("Expected at most {most} levels of parentheses", most=MAX_DEPTH))
        if token is None or token.kind not in STARTS:
            self.missing()
        self.at += 1
        if token.kind == "not":
            return Not(self.unary(depth + 1))
        if token.kind == "field":
            return self.field(token, depth)
        if token.kind == "all":
            if self.inside:
                self.fail(_("Expected a word in {inside}:", inside=self.inside), token)
            return Everything()
        if token.kind == "phrase":
            return self.phrase(token)
        if token.kind == "wild":
            if self.inside and not FIELDS[self.inside].columns:
                self.fail(_("Expected no * or ? within a name"), token)
            return Wild(token.text)
        if token.kind != "open":
            return as_word(token)
        part = self.either(depth + 1)
        if not self.take("close"):
            self.fail(_("Expected a closing parenthesis for this one"), token)
        return part

    def phrase(self, token: Token) -> Query:
        """Read ``phrase = quoted [ "~" n ]``; with a number, other words may stand between those of the phrase."""
        slop = self.take("slop")
        words = tuple(Word(found.word, exact=True) for found in cut(token.text))
        if slop is None or len(words) < 2:
            return Phrase(token.text)
        return Near(int(slop.text), words)

    def missing(self) -> NoReturn:
        before = self.tokens[self.at - 1] if self.at else None
        if before is not None and before.kind not in VALUES | {"close"}:
            shown = "'('" if before.kind == "open" else f"'{self.text[slice(*before.span)]}'"
            self.fail(_("Expected a word after {shown}", shown=shown), before if self.token is None else None)
        self.fail(_("Expected a word to search for"))

    def field(self, token: Token, depth: int) -> Query:
        """Read ``field = name ":"``, with a date, a part or a state behind some names."""
        if token.text in DATE_FIELDS:
            return self.date(token)
        if token.text == "has":
            return Has(self.one_of(PARTS, token))
        if token.text == "is":
            return Is(self.one_of(STATES, token))
        if token.text == "id":
            return Known(self.value(token, _("an id or the beginning of a key"))[0])
        if token.text == "query":
            return Saved(self.value(token, _("the name of a saved query"))[0])
        if self.inside:
            self.fail(_("Expected no field inside {inside}:", inside=self.inside), token)
        if (value := self.whole(token) or self.pair(token)) is not None:
            return value
        if token.text in PARTS and self.take("all"):
            return Has(token.text)
        self.inside = token.text
        part = self.unary(depth + 1)
        self.inside = ""
        return Field(token.text, part)

    def whole(self, name: Token) -> Same | None:
        """Read ``whole = "=" (word | phrase)`` behind the name of a field; None where no ``=`` asks for a whole value."""
        token = self.token
        if token is None or not token.kind.startswith("exact"):
            return None
        if name.text not in WHOLE:
            if token.kind != "exact phrase":
                return None
            self.fail(
                _("Expected no = here; whole values can be asked for in {fields}", fields=", ".join(WHOLE)),
                token,
            )
        if token.kind == "exact prefix":
            self.fail(_("Expected the whole value, without *"), token)
        self.at += 1
        return Same(name.text, token.text)

    def pair(self, name: Token) -> Same | None:
        """Read ``pair = name "=" value`` behind a field of such values, as in ``code:ton=negativ``; None where there is only a name."""
        token = self.token
        if not FIELDS[name.text].pairs or token is None or token.kind not in VALUES:
            return None
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if (
            after is not None  # ton="eher negativ" is a word and a phrase without a blank between
            and after.kind == "phrase"
            and after.span[0] == token.span[1]
            and self.text[slice(*token.span)].endswith("=")
        ):
            self.at += 2
            return Same(name.text, f"{token.text}={after.text}")
        if "=" not in token.text:
            return None
        self.at += 1
        return Same(name.text, token.text)

    def value(self, name: Token, expected: str) -> tuple[str, Token]:
        """Return the value behind a field as typed, punctuation included, as a date needs it."""
        token = self.token
        if token is None:
            # The value was passed over as punctuation: "date:.."
            rest = self.text[name.span[1] :].strip()
            self.fail(
                _("Expected {expected} after '{text}'", expected=expected, text=self.text[slice(*name.span)]),
                None if rest else name,
            )
        if token.kind not in VALUES:
            self.fail(
                _("Expected {expected} after '{text}'", expected=expected, text=self.text[slice(*name.span)])
            )
        self.at += 1
        start, end = name.span[1], token.span[1]
        return (token.text if token.kind.endswith("phrase") else self.text[start:end]), token

    def date(self, name: Token) -> DateRange | Added:
        """Read the days behind the name of a date field."""
        import datetime as dt  # noqa: PLC0415 - as below

        from newsarchive.query.dates import EXPECTED, interval, is_ago  # noqa: PLC0415 - most queries have no date

        typed, token = self.value(name, _(EXPECTED))
        typed = typed.removeprefix("=") if name.text == "year" else typed
        found = interval(typed, today=self.today)
        if found is None or (name.text in {"since", "until"} and ".." in typed):
            self.fail(_("Expected {expected}", expected=_(EXPECTED)), token)
        start, end = found
        if name.text == "until" and start and is_ago(typed):
            end = (dt.date.fromisoformat(start) + dt.timedelta(days=1)).isoformat()
        if name.text == "added":
            return Added(start, end)
        return DateRange(None if name.text == "until" else start, None if name.text == "since" else end)

    def one_of(self, table: Mapping[str, str], name: Token) -> str:
        typed, token = self.value(name, _("one of {values}", values=", ".join(table)))
        what = ALIASES.get(typed.lower()) or NAMES.get(typed.lower(), typed.lower())
        if what not in table:
            meant = closest(what, table)
            hint = _("; meant {field}:{meant}?", field=name.text, meant=meant) if meant else ""
            self.fail(
                _(
                    "Expected {field}: with one of {values}{hint}",
                    field=name.text,
                    values=", ".join(table),
                    hint=hint,
                ),
                token,
            )
        return what
