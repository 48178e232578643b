"""An article's texts -> its entry in the German index, and the words it teaches the archive. Pure; workers run it.

The index holds terms with marks (see ``weigh``), and ``german_words`` what the read path, which has no dictionary, must know:
the lemma of each form that is not regular (with its whole family, so that ``Häusern`` finds an archive that only holds
``Häuser``), and behind a ``+`` the parts of each compound seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.fold import key
from newsarchive.german.inflect import LONGEST, encoded, joined, lowered, regular
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
    from collections.abc import Mapping

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
    rows: set[WordRow] = set()
    length = 0
    for column, text in texts.items():
        if not text:
            continue
        words = lowered(text)
        counts: Counter[str] = Counter(words)
        lead = Counter(words[:LEAD_WORDS]) if column == "body" else Counter()
        length += len(words) if column == "body" else 0
        field = WEIGHTS[column]
        for word, number in counts.items():
            lemmas, parts, learnt = word_terms(word)
            rows.update(learnt)
            weight = field * (number + (LEAD_WEIGHT - 1) * lead[word])
            for term in lemmas:
                weights[term] = weights.get(term, 0.0) + weight
            for term in parts:
                weights.setdefault(term, 0.0)
            found = columns[column]
            found.update(lemmas)
            found.update(parts)
        for word in joined(text):
            terms = word_terms(word)[0]
            for term in terms:
                weights.setdefault(term, 0.0)
            columns[column].update(terms)
    body = columns.pop("body", set())
    marked = [term + impact_tier(weight, length) for term, weight in weights.items()]
    marks = {(term, COLUMN_MARKS[column]) for column, terms in columns.items() for term in terms}
    marks |= {(term, BODY_TOO) for term, _ in marks if term in body}
    marked += sorted(term + mark for term, mark in marks)
    return GermanEntry(" ".join(marked), tuple(sorted(rows)))


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
