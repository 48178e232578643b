"""A word -> its terms, remembered while it is in use, and what it teaches the archive when it was not known yet."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.compact import compact
from newsarchive.german.fold import is_its_key, key
from newsarchive.german.inflect import LONGEST, encoded, regular
from newsarchive.german.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PARTS", "Taught", "Vocabulary", "WordRow", "lemmas_and_parts", "lexicon", "word_terms"]

WordRow = tuple[str, str]
"""A form's key, and a lemma's key or a part's as ``taught.compact`` tells it."""
PARTS = "+"
"""Stands before the parts in a word's terms."""
REMEMBERED = 64_000
"""Words whose terms are at hand, and as many that were until lately: some 20 MB in all, which a run with two processes has room for in 300."""
TAUGHT = 1 << 17
"""Lemmas that ``Taught`` remembers before it begins anew; that only means that some rows are offered twice."""


class Taught:
    """The lemmas whose families an archive was given already by this process, and by ``Vocabulary`` its words."""

    def __init__(self) -> None:
        self.lemmas: set[str] = set()

    def rows(self, words: Mapping[str, str]) -> tuple[WordRow, ...]:
        """Return the rows of new ``words``, sorted; each comes with its terms."""
        if len(self.lemmas) > TAUGHT:
            self.lemmas.clear()
        rows: set[WordRow] = set()
        for word, terms in words.items():
            rows.update(own_rows(word, terms))
            for lemma in lexicon().dictionary_lemmas(word[:LONGEST]):
                if lemma not in self.lemmas:
                    self.lemmas.add(lemma)
                    rows.update(family_rows(lemma))
        return tuple(sorted(rows))


class Vocabulary(dict[str, str]):
    """A word -> its terms, analysed when it is first asked for; what was not asked for lately is forgotten.

    Terms are one string (see ``word_terms``), as tuples take thrice the room. ``fresh`` are the words analysed for the article at
    hand. ``taught`` is the run whose archive was given the rows of all the others: one look-up tells a word's terms and that
    there is nothing new about it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.before: Mapping[str, str] = {}
        self.fresh: dict[str, str] = {}
        self.taught: Taught | None = None

    def __missing__(self, word: str) -> str:
        """Analyse ``word``, or find it among those of before; figures, of which there is no end, say all by themselves."""
        if word.isdecimal() and word.isascii():
            return word[:LONGEST]
        terms = self.before.get(word)
        if terms is None:
            self.fresh[word] = terms = word_terms(word)
        self[word] = terms
        return terms

    def glance(self, word: str) -> str:
        """Return the terms of a word that is not taught, and need not be remembered."""
        return self.get(word) or lately(word)

    def make_room(self) -> None:
        """Let go of the older words when there are too many; never within an article, whose words must all be at hand."""
        if len(self) >= REMEMBERED:
            self.before = dict(self)
            self.clear()

    def begin(self, taught: Taught | None) -> None:
        """Begin an article of the run ``taught``: words of other runs may be new to this one's archive."""
        if self.taught is not taught and taught is not None:
            self.before = {}
            self.clear()
        self.taught = taught
        self.make_room()
        self.fresh = {}


@cache
def lexicon() -> Lexicon:
    """Return the process's lexicon, opened when it is first asked for."""
    return Lexicon()


def word_terms(word: str) -> str:
    """Return the terms of ``word``, in lower case, all encoded: its lemma alone, as of most words, or what ``lemmas_and_parts`` takes apart."""
    lemmas, parts = lexicon().terms(word[:LONGEST])
    if not parts and len(lemmas) == 1:
        return word if lemmas[0] == word and word.isascii() else encoded(lemmas[0])
    terms = " ".join(dict.fromkeys(map(encoded, lemmas)))
    return terms + " ".join([PARTS, *(encoded(part) for part in dict.fromkeys(parts) if part not in lemmas)])


def lemmas_and_parts(terms: str) -> tuple[list[str], list[str]]:
    """Return the lemmas and the parts in the terms of a word that has several.

    >>> lemmas_and_parts("kraftwerk+ kraft werk"), lemmas_and_parts("weisen wissen+")
    ((['kraftwerk'], ['kraft', 'werk']), (['weisen', 'wissen'], []))
    """
    lemmas, _, parts = terms.partition(PARTS)
    return lemmas.split(), parts.split()


@lru_cache(maxsize=1 << 12)
def lately(word: str) -> str:
    """Do as ``word_terms`` does, and remember the last ones."""
    return word_terms(word)


def own_rows(word: str, terms: str) -> list[WordRow]:
    """Return the rows that a word teaches about itself: lemmas that are not regular, and its parts."""
    if terms == word and is_its_key(word) and regular(word) == word and len(word) <= LONGEST:
        return []  # as of most words that no dictionary has
    folded = word if is_its_key(word) and len(word) <= LONGEST else key(word[:LONGEST])
    form, own = encoded(folded), encoded(regular(folded))
    if PARTS not in terms:
        return [] if terms == own else [(form, compact(form, terms))]
    lemmas, parts = lemmas_and_parts(terms)
    rows = [(form, compact(form, term)) for term in lemmas if term != own]
    return rows + [(form, compact(form, PARTS + part)) for part in parts]


def family_rows(lemma: str) -> list[WordRow]:
    """Return the rows of all forms of a lemma; a feminine lemma's forms belong to the masculine one's."""
    term = lexicon().masculine(lemma)
    lemma_term = encoded(term)
    forms = {key(form) for form in (lemma, *lexicon().family(lemma))}
    own = [encoded(form) for form in forms if regular(form) != term]
    return [(form, compact(form, lemma_term)) for form in own]
