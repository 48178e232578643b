"""Query, article texts -> the places that make the article match: a word, a phrase as a whole, words near each other as one place.

Marks in a snippet show every word of the query; a place is narrower. A word stands in the field that it was asked for in,
an exact word has its marks, a phrase stands whole, and the words of a NEAR are as near as it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsarchive.german.fold import SOFT_WORD, letters_apart, plain
from newsarchive.german.phrase import spelt
from newsarchive.query.fields import FIELDS
from newsarchive.query.nodes import Field, Near, Not, Phrase, Wild, Word
from newsarchive.query.plan import near_plan
from newsarchive.search.match.in_text import Closeness, as_written, sentence_spans
from newsarchive.search.show.highlight import Marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.query.nodes import Query
    from newsarchive.search.index import Index
    from newsarchive.types.pieces import Span

__all__ = ["Occurrences", "Place"]

Leaf = Word | Phrase | Wild | Near
PRINTED_IN = {"place": ("dateline",), "agency": ("dateline",), "author": ("byline",)}
"""Where the names of a field stand in the text."""
HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}")


class Place(NamedTuple):
    """What matched in a text, from ``start`` to ``end``; ``words`` are those of its words that were asked for."""

    start: int
    end: int
    words: tuple[Span, ...]


class Finder(Protocol):
    """Finds the places of one part of a query."""

    def places(self, text: str) -> Iterator[Place]:
        """Yield the places in ``text``."""


class Occurrences:
    """Finds in the texts of an article, column by column, what a query asks for."""

    def __init__(self, query: Query, index: Index) -> None:
        self.finders: list[tuple[frozenset[str], Finder]] = []
        """Each with the columns that it looks in (empty: all)."""
        every = [*sought(query)] or [*sought(query, records=True)]
        by_field: dict[str, list[Word | Wild]] = {}
        for leaf, field in every:
            if isinstance(leaf, Wild) or (isinstance(leaf, Word) and not is_printed(leaf, field)):
                by_field.setdefault(field, []).append(leaf)
            else:
                self.finders.append((columns_of(field), finder_of(leaf, field, index)))
        for field, some in by_field.items():
            self.finders.append((columns_of(field), WordFinder(some, index)))

    def __bool__(self) -> bool:
        """Tell whether the query asks for anything that stands in a text."""
        return bool(self.finders)

    def places(self, column: str, text: str) -> list[Place]:
        """Return what matched in the text of ``column`` in order, each stretch once: a place within another is part of it."""
        found = [
            place
            for columns, finder in self.finders
            if not columns or column in columns
            for place in finder.places(text)
        ]
        kept: list[Place] = []
        for place in sorted(found, key=lambda one: (one.start, -one.end)):
            if not kept or place.end > kept[-1].end:
                kept.append(place)
        return kept


def sought(query: Query, field: str = "", *, records: bool = False) -> Iterator[tuple[Leaf, str]]:
    """Yield what ``query`` looks for in texts, with the field that it is asked for in; ``records``: also names, as far as texts print them."""
    if isinstance(query, (Word, Phrase, Wild, Near)):
        yield query, field
    elif isinstance(query, Field):
        if FIELDS[query.name].inflected or (records and columns_of(query.name)):
            yield from sought(query.part, query.name, records=records)
    elif not isinstance(query, Not):
        for part in getattr(query, "parts", ()):
            yield from sought(part, field, records=records)


def columns_of(field: str) -> frozenset[str]:
    """Return the columns in which the words of ``field`` stand."""
    return frozenset(FIELDS[field].columns or PRINTED_IN.get(field, ())) if field else frozenset()


def is_printed(word: Word, field: str) -> bool:
    """Tell whether ``word`` is looked for as it is spelt, not in its forms."""
    return not word.prefix and (word.exact or (bool(field) and not FIELDS[field].inflected))


def finder_of(leaf: Word | Phrase | Near, field: str, index: Index) -> Finder:
    """Return what finds a phrase, words near each other, or a word as it is spelt."""
    if isinstance(leaf, Near):
        return NearFinder(leaf, field, index)
    if isinstance(leaf, Word) and leaf.exact and (not field or FIELDS[field].inflected):
        return PhraseFinder(leaf.text, leaf)
    return PhraseFinder(leaf.text)


class WordFinder:
    """Finds words in any form, by their beginning, or by a pattern."""

    def __init__(self, leaves: Iterable[Word | Wild], index: Index) -> None:
        self.marker = Marker(leaves, index.names)

    def places(self, text: str) -> Iterator[Place]:
        """Yield the places in ``text``; the pieces of a hyphenated word are one place where a hyphen joins them."""
        before: list[Span] = []
        joined = False
        for word, name in self.marker.places(text):
            if before and word.start < before[-1][1]:
                continue
            piece = name in self.marker.joined
            if not (joined and piece and text[before[-1][1] : word.start] in HYPHENS):
                yield from one_place(before)
                before = []
            before.append((word.start, word.end))
            joined = piece
        yield from one_place(before)


def one_place(words: Sequence[Span]) -> Iterator[Place]:
    """Yield the place of ``words``, none where there are none."""
    if words:
        yield Place(words[0][0], words[-1][1], tuple(words))


class PhraseFinder:
    """Finds words side by side as they are spelt; an ``exact`` word has these very marks, and the very capitals where it asks for them."""

    def __init__(self, text: str, exact: Word | None = None) -> None:
        self.wanted = frozenset(spelt(text))
        self.sizes = sorted({len(words) for words in self.wanted if words}, reverse=True)
        self.like = None if exact is None else as_written(exact.text, case=exact.case)

    def places(self, text: str) -> Iterator[Place]:
        """Yield the places in ``text``."""
        words = printed_words(text)
        forms = [plain(word) for word, _ in words]
        for at in range(len(words)):
            size = next((size for size in self.sizes if tuple(forms[at : at + size]) in self.wanted), 0)
            some = words[at : at + size]
            if some and (self.like is None or self.like.search(normal(" ".join(word for word, _ in some)))):
                yield from one_place([span for _, span in some])


class NearFinder:
    """Finds words near each other; places that share a word are one."""

    def __init__(self, near: Near, field: str, index: Index) -> None:
        self.closeness = Closeness(near_plan(near, index, field), index)
        self.in_sentence = near.distance is None

    def places(self, text: str) -> Iterator[Place]:
        """Yield the places in ``text``, sentence by sentence where they must stand in one."""
        every = printed_words(text)
        for start, end in sentence_spans(text) if self.in_sentence else [(0, len(text))]:
            yield from self.among([one for one in every if start <= one[1][0] < end])

    def among(self, words: Sequence[tuple[str, Span]]) -> Iterator[Place]:
        """Yield the places among ``words``."""
        own = [word for word, _ in words]
        self.closeness.learn(set(own))
        together: set[int] = set()
        last = -1
        for group in self.closeness.groups(own):
            if group[0] > last:
                yield from one_place([words[at][1] for at in sorted(together)])
                together = set()
            together.update(group)
            last = max(together)
        yield from one_place([words[at][1] for at in sorted(together)])


def printed_words(text: str) -> list[tuple[str, Span]]:
    """Return the words of ``text`` as the plain index cuts them, letter by letter as they are meant, with their places."""
    cut = ((letters_apart(found[0]), found.span()) for found in SOFT_WORD.finditer(text))
    return [(word, span) for word, span in cut if word]


def normal(text: str) -> str:
    """Return ``text`` with each mark in its letter."""
    if text.isascii():
        return text
    from unicodedata import normalize  # noqa: PLC0415 - rarely needed

    return normalize("NFC", text)
