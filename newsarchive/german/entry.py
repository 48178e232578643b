"""An article's texts -> its entry in the German index, and the words it teaches the archive. Pure; workers run it.

The index holds terms with marks (see ``weigh``), and ``german_words`` what the read path, which has no dictionary, must know:
the lemma of each form that is not regular (with its whole family, so that ``Häusern`` finds an archive that only holds
``Häuser``), and behind a ``+`` the parts of each compound seen.
"""

from __future__ import annotations

from collections import Counter
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.inflect import printed_words, whole_again
from newsarchive.german.joined import joined, suspended
from newsarchive.german.vocabulary import PARTS, RunMemory, Vocabulary, WordRow, lemmas_and_parts, lexicon
from newsarchive.german.weights import (
    BODY_TOO,
    COLUMN_MARKS,
    LEAD_WEIGHT,
    LEAD_WORDS,
    WEIGHTS,
    impact_tier,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GermanEntry", "RunMemory", "WordRow", "german_entry", "marked_terms"]

HALVES = {column: round(2 * weight) for column, weight in WEIGHTS.items()}
LEAD_HALVES = round(2 * WEIGHTS["body"] * (LEAD_WEIGHT - 1))
"""Weights in halves, which all of them are: whole numbers are counted faster."""
VOCABULARY = Vocabulary()


class GermanEntry(NamedTuple):
    """``marked`` is the row of ``german_fts``: the marked terms with spaces between; ``words`` goes to ``german_words``."""

    marked: str
    words: tuple[WordRow, ...]


class Tiers(dict[int, str]):
    """A term's weighted frequency, in halves -> its tier, in an article of ``length`` words."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length

    def __missing__(self, halves: int) -> str:
        """Weigh a frequency that the article has not had yet."""
        self[halves] = tier = impact_tier(halves / 2, self.length)
        return tier


def german_entry(texts: Mapping[str, str | None], memory: RunMemory | None = None) -> GermanEntry:
    """Return the entry of an article whose columns of ``articles_fts`` are ``texts``.

    Its ``words`` are the rows that ``memory`` lacks, which knows them from then on; None: all.
    """
    VOCABULARY.begin(memory)
    marked = marked_now(texts)
    if memory is not None:
        return GermanEntry(marked, memory.rows(VOCABULARY.fresh))
    words = {word for text in texts.values() if text for word in (*printed_words(text), *whole_again(text))}
    return GermanEntry(marked, RunMemory().rows({word: VOCABULARY[word] for word in words}))


def marked_terms(texts: Mapping[str, str | None]) -> str:
    """Return the row of ``german_fts`` for an article with these ``texts``."""
    VOCABULARY.begin(None)
    return marked_now(texts)


def marked_now(texts: Mapping[str, str | None]) -> str:
    """Do as ``marked_terms`` does, for the run at hand."""
    weights: dict[str, int] = {}
    body = printed_words(texts.get("body") or "")
    count_terms(body, HALVES["body"], weights)
    count_terms(body[:LEAD_WORDS], LEAD_HALVES, weights)
    add_joined(texts.get("body") or "", weights)
    in_body = weights.copy()
    marks: set[tuple[str, str]] = set()
    for column, text in texts.items():
        if text and column != "body":
            own: dict[str, int] = {}
            count_terms(printed_words(text), HALVES[column], own)
            add_joined(text, own)
            mark = COLUMN_MARKS[column]
            for term, halves in own.items():
                weights[term] = weights.get(term, 0) + halves
                marks.add((term, mark))
    marked = list(map(add, weights, map(Tiers(len(body)).__getitem__, weights.values())))
    marked += [term + mark for term, mark in marks]
    marked += [term + BODY_TOO for term in {term for term, _ in marks if term in in_body}]
    return " ".join(marked)


def count_terms(words: list[str], halves: int, weights: dict[str, int]) -> None:
    """Add the terms of ``words`` to ``weights``: each occurrence adds to a lemma's weight, and nothing to that of a compound's parts."""
    terms_of, so_far = VOCABULARY.__getitem__, weights.get
    for word, number in Counter(words).items():
        terms = terms_of(word)
        if PARTS not in terms:
            weights[terms] = so_far(terms, 0) + halves * number
            continue
        lemmas, parts = lemmas_and_parts(terms)
        for term in lemmas:
            weights[term] = so_far(term, 0) + halves * number
        for term in parts:
            weights[term] = so_far(term, 0)


def add_joined(text: str, weights: dict[str, int]) -> None:
    """Add the lemmas of words that are written in pieces to ``weights``, where they are not yet."""
    count_terms(whole_again(text), 0, weights)
    words = [*joined(text), *(word for one in suspended(text) for word in lexicon().completed(one))]
    for word in words:
        terms = VOCABULARY.glance(word.capitalize())  # most are nouns
        for term in lemmas_and_parts(terms)[0]:
            weights.setdefault(term, 0)
