"""A query -> what an article must have to meet it, and what is asked where few do.

An article meets a query that has all of its words, in any number; of more than ``STRICT_WORDS`` words those that only join
others (``der``, ``und``) are left out. Every count, list and export speaks of these articles. ``mode`` decides otherwise:
``any`` asks for one word or more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.inflect import cut
from newsarchive.query.nodes import And, AtLeast, Field, Not, Query, Word
from newsarchive.query.nodes import Or as Either
from newsarchive.search.rank.terms import function_word
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Readings", "meant", "pieces", "positive_words", "readings_of"]

STRICT_WORDS = 3
"""Words up to which an article that lacks something may lack only one; one that has any of more words is worth showing."""


class Readings(Value):
    """``strict`` is what an article must meet, ``loose`` what those meet that may be shown behind them, if any.

    ``soft`` are the words of the query that may lack, ``rest`` the parts that must hold; ``lacking`` is how many words
    an article of ``loose`` lacks at most, 0 where that is not limited.
    """

    strict: Query
    loose: Query | None
    soft: list[Word]
    rest: list[Query]
    lacking: int = 0

    @property
    def inflected(self) -> list[Word]:
        """Those of the words that may lack whose forms and compounds count."""
        return [word for word in self.soft if not (word.exact or word.prefix)]


def readings_of(query: Query, mode: str | None = None) -> Readings:
    """Return the readings of ``query``. ``mode``: any, all, or None where articles that lack a word may follow."""
    soft, rest = soft_words(query)
    if mode == "any":
        soft = pieces(soft)
        return Readings(meaning(soft, rest, 1), None, soft, rest)
    strict = meaning(soft, rest, len(soft))
    if mode == "all" or len(soft) < 2:
        return Readings(strict, None, soft, rest)
    if len(soft) <= STRICT_WORDS:
        return Readings(
            strict=strict, loose=meaning(soft, rest, len(soft) - 1), soft=soft, rest=rest, lacking=1
        )
    return Readings(strict, meaning(pieces(soft), rest, 1), soft, rest)


def meant(query: Query, mode: str | None = None) -> Query:
    """Return what an article must meet."""
    return readings_of(query, mode).strict


def soft_words(query: Query) -> tuple[list[Word], list[Query]]:
    """Return the words that may lack, and the parts that must hold."""
    parts = query.parts if isinstance(query, And) and not query.strict else (query,)
    soft = [part for part in parts if isinstance(part, Word)]
    rest = [part for part in parts if not isinstance(part, Word)]
    telling = [word for word in soft if not function_word(word.text)]
    if len(soft) > STRICT_WORDS and telling:
        soft = telling
    return list(dict.fromkeys(soft)), rest


def pieces(words: list[Word]) -> list[Word]:
    """Return the words with hyphenated ones taken apart: where any word is enough, any part is."""
    return list(
        dict.fromkeys(
            Word(piece.word) if not (word.exact or word.prefix) else word
            for word in words
            for piece in cut(word.text)
        )
    )


def meaning(soft: list[Word], rest: list[Query], count: int) -> Query:
    """Return the query that asks for ``count`` of the soft words and all of the rest."""
    if not soft:
        return rest[0] if len(rest) == 1 else And(tuple(rest), strict=True)
    words: Query = soft[0] if len(soft) == 1 else AtLeast(count, tuple(soft))
    if count == len(soft) > 1:
        words = And(tuple(soft), strict=True)
    elif count == 1 < len(soft):
        words = Either(tuple(soft))
    return And((words, *rest), strict=True) if rest else words


def positive_words(query: Query) -> Iterator[Word]:
    """Yield the words that an article is scored by."""
    if isinstance(query, Word):
        yield query
    elif isinstance(query, Field):
        yield from positive_words(query.part)
    elif not isinstance(query, Not):
        for part in getattr(query, "parts", ()):
            yield from positive_words(part)
