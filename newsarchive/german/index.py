"""An article's texts -> its entry in the German index, and the words it teaches the archive. Pure; workers run it.

The index holds terms with marks (see ``weigh``), and ``german_words`` what the read path, which has no dictionary, must know:
the lemma of each form that is not regular (with its whole family, so that ``Häusern`` finds an archive that only holds
``Häuser``), and behind a ``+`` the parts of each compound seen.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.fold import key
from newsarchive.german.inflect import LONGEST, encoded, joined, lowered, regular
from newsarchive.german.lexicon import Lexicon
from newsarchive.german.taught import compact
from newsarchive.german.weigh import (
    BODY_TOO,
    COLUMN_MARKS,
    LEAD_WEIGHT,
    LEAD_WORDS,
    WEIGHTS,
    impact_tier,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["GermanEntry", "Taught", "WordRow", "german_entry", "marked_terms"]

WordRow = tuple[str, str]
"""A form's key, and a lemma's key or a part's as ``taught.compact`` tells it."""
REMEMBERED = 1 << 16
"""Words whose terms are at hand, and as many that were until lately: some 30 MB, and all but the rare words of any archive."""
TAUGHT = 1 << 17
"""Words that ``Taught`` remembers before it begins anew; that only means that some rows are offered twice."""


class GermanEntry(NamedTuple):
    """``marked`` is the row of ``german_fts``: the marked terms with spaces between; ``words`` goes to ``german_words``."""

    marked: str
    words: tuple[WordRow, ...]


class Taught:
    """Words and lemmas whose rows an archive was given already by this process, so that they need not be made again."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.lemmas: set[str] = set()

    def rows(self, words: Iterable[str]) -> tuple[WordRow, ...]:
        """Return the rows of those of ``words`` that are new, sorted."""
        fresh = set(words) - self.words
        if not fresh:
            return ()
        if len(self.words) > TAUGHT:
            self.words.clear()
            self.lemmas.clear()
        self.words |= fresh
        rows: set[WordRow] = set()
        for word in fresh:
            rows.update(own_rows(word))
            for lemma in lexicon().dictionary_lemmas(word[:LONGEST]):
                if lemma not in self.lemmas:
                    self.lemmas.add(lemma)
                    rows.update(family_rows(lemma))
        return tuple(sorted(rows))


class Vocabulary(dict[str, tuple[str, ...]]):
    """A word -> its lemma terms; ``parts`` has the terms of compounds' parts. What was not asked for lately is forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, tuple[str, ...]] = {}
        self.before: Mapping[str, tuple[str, ...]] = {}
        self.parts_before: Mapping[str, tuple[str, ...]] = {}

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Analyse ``word``, or find it among those of before."""
        lemmas = self.before.get(word)
        parts = self.parts_before.get(word, ())
        if lemmas is None:
            lemmas, parts = word_terms(word)
        if parts:
            self.parts[word] = parts
        self[word] = lemmas
        return lemmas

    def make_room(self) -> None:
        """Let go of the older words when there are too many; never within an article, whose words must all be at hand."""
        if len(self) >= REMEMBERED:
            self.before, self.parts_before = dict(self), self.parts
            self.parts = {}
            self.clear()


VOCABULARY = Vocabulary()


class Tiers(dict[float, str]):
    """A term's weighted frequency -> its tier, in an article of ``length`` words."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length

    def __missing__(self, frequency: float) -> str:
        """Weigh a frequency that the article has not had yet."""
        self[frequency] = tier = impact_tier(frequency, self.length)
        return tier


@cache
def lexicon() -> Lexicon:
    """Return the process's lexicon, loaded when it is first asked for."""
    return Lexicon()


def german_entry(texts: Mapping[str, str | None], taught: Taught | None = None) -> GermanEntry:
    """Return the entry of an article whose columns of ``articles_fts`` are ``texts``.

    Its ``words`` are the rows that ``taught`` lacks, which knows them from then on; None: all.
    """
    marked, words = marked_terms(texts)
    return GermanEntry(marked, (Taught() if taught is None else taught).rows(words))


def marked_terms(texts: Mapping[str, str | None]) -> tuple[str, set[str]]:
    """Return the row of ``german_fts`` for an article with these ``texts``, and its words in lower case."""
    VOCABULARY.make_room()
    weights: dict[str, float] = {}
    columns: dict[str, dict[str, float]] = {}
    every: set[str] = set()
    length = 0
    for column, text in texts.items():
        if not text:
            continue
        words = lowered(text)
        distinct = set(words)
        every |= distinct
        counts = Counter(lemmas_of(words))
        weigh(counts, WEIGHTS[column], weights)
        if column == "body":
            length = len(words)
            weigh(Counter(lemmas_of(words[:LEAD_WORDS])), WEIGHTS[column] * (LEAD_WEIGHT - 1), weights)
        compounds = sorted(VOCABULARY.parts.keys() & distinct)
        only_parts = chain(
            chain.from_iterable(map(VOCABULARY.parts.__getitem__, compounds)), lemmas_of(joined(text))
        )
        columns[column] = found = dict.fromkeys(only_parts, 0.0)
        for term in found:
            weights.setdefault(term, 0.0)
        found.update(counts)
    body = columns.pop("body", {})
    marked = list(map(add, weights, map(Tiers(length).__getitem__, weights.values())))
    marks = {(term, COLUMN_MARKS[column]) for column, terms in columns.items() for term in terms}
    marks |= {(term, BODY_TOO) for term, _ in marks if term in body}
    marked += sorted(term + mark for term, mark in marks)
    return " ".join(marked), every


def weigh(counts: Mapping[str, int], field: float, weights: dict[str, float]) -> None:
    """Add terms, so many times ``field``, to ``weights``."""
    for term, number in counts.items():
        weights[term] = weights.get(term, 0.0) + field * number


def lemmas_of(words: Iterable[str]) -> Iterable[str]:
    """Return the lemma terms of ``words``, one word's after the other's."""
    return chain.from_iterable(map(VOCABULARY.__getitem__, words))


def word_terms(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a word's lemma terms and the terms of its parts, all encoded."""
    lemmas, parts = lexicon().terms(word[:LONGEST])
    terms = tuple(dict.fromkeys(map(encoded, lemmas)))
    return terms, tuple(encoded(part) for part in dict.fromkeys(parts) if part not in lemmas)


def own_rows(word: str) -> list[WordRow]:
    """Return the rows that a word teaches about itself: lemmas that are not regular, and its parts."""
    lemmas = VOCABULARY[word]
    folded = key(word[:LONGEST])
    form, own = encoded(folded), encoded(regular(folded))
    rows = [(form, compact(form, term)) for term in lemmas if term != own]
    return rows + [(form, compact(form, "+" + part)) for part in VOCABULARY.parts.get(word, ())]


def family_rows(lemma: str) -> list[WordRow]:
    """Return the rows of all forms of a lemma; a feminine lemma's forms belong to the masculine one's."""
    term = lexicon().masculine(lemma)
    lemma_term = encoded(term)
    forms = (key(form) for form in (lemma, *lexicon().family(lemma)))
    own = [encoded(form) for form in forms if regular(form) != term]
    return [(form, compact(form, lemma_term)) for form in own]
