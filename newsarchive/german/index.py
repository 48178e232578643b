"""An article's texts -> its entry in the German index, and the words it teaches the archive. Pure; workers run it.

The index holds terms with marks (see ``weigh``), and ``german_words`` what the read path, which has no dictionary, must know:
the lemma of each form that is not regular (with its whole family, so that ``Häusern`` finds an archive that only holds
``Häuser``), and behind a ``+`` the parts of each compound seen.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.fold import key
from newsarchive.german.inflect import LONGEST, cut, encoded, joined, regular
from newsarchive.german.lexicon import Lexicon
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

__all__ = ["GermanEntry", "german_entry"]

WordRow = tuple[str, str]
"""A form's key, and a lemma's key or ``+`` and a part's."""


class GermanEntry(NamedTuple):
    """``marked`` is the row of ``german_fts``: the marked terms with spaces between; ``words`` rows of ``german_words``."""

    marked: str
    words: tuple[WordRow, ...]


@cache
def lexicon() -> Lexicon:
    """Return the process's lexicon, loaded when it is first asked for."""
    return Lexicon()


def german_entry(texts: Mapping[str, str | None]) -> GermanEntry:
    """Return the entry of an article whose columns of ``articles_fts`` are ``texts``."""
    weights: dict[str, float] = {}
    columns: dict[str, set[str]] = defaultdict(set)
    rows: dict[WordRow, None] = {}
    length = 0
    for column, text in texts.items():
        if not text:
            continue
        field = WEIGHTS[column]
        for at, (word, _, _) in enumerate(cut(text)):
            lemmas, parts, learnt = word_terms(word.lower())
            rows.update(dict.fromkeys(learnt))
            weight = field * LEAD_WEIGHT if column == "body" and at < LEAD_WORDS else field
            for term in lemmas:
                weights[term] = weights.get(term, 0.0) + weight
                columns[term].add(column)
            for term in parts:
                weights.setdefault(term, 0.0)
                columns[term].add(column)
            length += column == "body"
        for word in joined(text):
            for term in word_terms(word.lower())[0]:
                weights.setdefault(term, 0.0)
                columns[term].add(column)
    marked: list[str] = []
    for term, weight in weights.items():
        marked.append(term + impact_tier(weight, length))
        marked.extend(term + mark for mark in field_marks(columns[term]))
    return GermanEntry(" ".join(marked), tuple(rows))


def field_marks(columns: Iterable[str]) -> list[str]:
    """Return the marks of a term that is in these columns."""
    marks = {COLUMN_MARKS[column] for column in columns if column != "body"}
    if marks and "body" in columns:
        marks.add(BODY_TOO)
    return sorted(marks)


@lru_cache(maxsize=1 << 18)
def word_terms(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[WordRow, ...]]:
    """Return a word's lemma terms, the terms of its parts, and the rows it teaches, all encoded."""
    if len(word) > LONGEST:
        word = word[:LONGEST]
    own = regular(key(word))
    lemmas, parts = lexicon().terms(word)
    form = encoded(key(word))
    terms = tuple(dict.fromkeys(map(encoded, lemmas)))
    wanted = tuple(encoded(part) for part in dict.fromkeys(parts) if part not in lemmas)
    rows = [(form, term) for term in terms if term != encoded(own)]
    rows += [(form, "+" + part) for part in wanted]
    for lemma in lexicon().dictionary_lemmas(word):
        rows += family_rows(lemma)
    return terms, wanted, tuple(rows)


@lru_cache(maxsize=1 << 16)
def family_rows(lemma: str) -> tuple[WordRow, ...]:
    """Return the rows of all forms of a lemma; a feminine lemma's forms belong to the masculine one's."""
    term = lexicon().masculine(lemma)
    forms = (key(form) for form in (lemma, *lexicon().family(lemma)))
    return tuple((encoded(form), encoded(term)) for form in forms if regular(form) != term)
