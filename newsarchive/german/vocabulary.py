"""A word -> its terms, remembered while it is in use, and what it teaches the archive when it was not known yet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsarchive.german.compact import compact, compact_parts
from newsarchive.german.fold import is_its_key, key
from newsarchive.german.inflect import LONGEST, encoded, regular
from newsarchive.german.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.german.lexicon import Terms

__all__ = [
    "PARTS",
    "RunMemory",
    "Vocabulary",
    "WordRow",
    "either_terms",
    "lemmas_and_parts",
    "lexicon",
    "word_terms",
]

WordRow = tuple[str, str]
"""A form's key, and a lemma's key or a part's as ``german.compact`` tells it."""
PARTS = "+"
"""Stands before the parts in a word's terms."""
AT_HAND = 48_000
"""Words whose terms one look-up tells: some 12 MB."""
REMEMBERED = 300_000
"""Words that are remembered, and as many that were until lately: some 10 MB each. A run of 25,000 articles has fewer."""
BUCKETS = 1 << 15


class RunMemory:
    """A run whose archive was given the rows of its words by this process."""

    def rows(self, words: Mapping[str, str]) -> tuple[WordRow, ...]:
        """Return the rows of new ``words``, sorted; each comes with its terms."""
        return tuple(sorted({row for word, terms in words.items() for row in own_rows(word, terms)}))


class Remembered:
    """Words and their terms in little room: some thirty bytes a word, a sixth of what dictionaries take.

    A bucket is a string of bytes with a line a word: the word, a tab, and its terms (nothing where they are the word).
    """

    def __init__(self) -> None:
        self.buckets = [b"\n"] * BUCKETS
        self.older: list[bytes] | None = None
        self.count = 0

    def get(self, word: str) -> str | None:
        """Return the terms of ``word``; None where it is not remembered."""
        wanted = b"\n%b\t" % word.encode("utf-8", "surrogatepass")
        number = hash(word) & (BUCKETS - 1)
        for buckets in (self.buckets, self.older):
            if buckets is None:
                break
            bucket = buckets[number]
            found = bucket.find(wanted)
            if found >= 0:
                start = found + len(wanted)
                return bucket[start : bucket.find(b"\n", start)].decode("utf-8", "surrogatepass") or word
        return None

    def put(self, word: str, terms: str) -> None:
        """Remember a word that is not remembered yet; where there are too many, the older ones are let go."""
        if self.count >= REMEMBERED:
            self.older, self.buckets, self.count = self.buckets, [b"\n"] * BUCKETS, 0
        line = f"{word}\t{'' if terms == word else terms}\n"
        self.buckets[hash(word) & (BUCKETS - 1)] += line.encode("utf-8", "surrogatepass")
        self.count += 1


class Vocabulary(dict[str, str]):
    """A word -> its terms, analysed when it is first asked for. What was asked for lately is at hand, the rest is remembered.

    Terms are one string (see ``word_terms``), because tuples take three times the room. ``fresh`` are the words analysed for the article at
    hand. ``memory`` is the run whose archive was given the rows of all the others: one look-up tells a word's terms and that
    there is nothing new about it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.remembered = Remembered()
        self.glanced = Remembered()
        self.fresh: dict[str, str] = {}
        self.memory: RunMemory | None = None

    def __missing__(self, word: str) -> str:
        """Analyse ``word``, or find it among those remembered; a number is its own term and is not remembered, because numbers never end."""
        if word.isdecimal() and word.isascii():
            return word[:LONGEST]
        terms = self.remembered.get(word)
        if terms is None:
            self.fresh[word] = terms = word_terms(word)
            self.remembered.put(word, terms)
        self[word] = terms
        return terms

    def glance(self, word: str) -> str:
        """Return the terms of a word of no run: of one that stands in pieces in a text, of which the archive learns nothing."""
        terms = self.get(word) or self.glanced.get(word)
        if terms is None:
            terms = word_terms(word)
            self.glanced.put(word, terms)
        return terms

    def make_room(self) -> None:
        """Begin anew with the words at hand when there are too many; never within an article, whose words must all be there."""
        if len(self) >= AT_HAND:
            self.clear()

    def begin(self, memory: RunMemory | None) -> None:
        """Begin an article of the run ``memory``: words of other runs may be new to this one's archive."""
        if self.memory is not memory and memory is not None:
            self.remembered = Remembered()
            self.clear()
        self.memory = memory
        self.make_room()
        self.fresh = {}


@cache
def lexicon() -> Lexicon:
    """Return the process's lexicon, opened when it is first asked for."""
    return Lexicon()


def word_terms(word: str) -> str:
    """Return the terms of ``word`` as printed, all encoded: its lemma alone, as of most words, or what ``lemmas_and_parts`` takes apart."""
    return told(word, lexicon().printed_terms(word[:LONGEST]))


def either_terms(word: str) -> str:
    """Return the terms of ``word``, in lower case, whether it is a noun or another word."""
    return told(word, lexicon().terms(word[:LONGEST]))


def told(word: str, terms: Terms) -> str:
    """Return the terms of ``word`` as one string."""
    lemmas, parts = terms
    if not parts and len(lemmas) == 1:
        return word if lemmas[0] == word and word.isascii() else encoded(lemmas[0])
    own = " ".join(dict.fromkeys(map(encoded, lemmas)))
    return own + " ".join([PARTS, *(encoded(part) for part in dict.fromkeys(parts) if part not in lemmas)])


def lemmas_and_parts(terms: str) -> tuple[list[str], list[str]]:
    """Return the lemmas and the parts in the terms of a word that has several.

    >>> lemmas_and_parts("kraftwerk+ kraft werk"), lemmas_and_parts("weisen wissen+")
    ((['kraftwerk'], ['kraft', 'werk']), (['weisen', 'wissen'], []))
    """
    lemmas, _, parts = terms.partition(PARTS)
    return lemmas.split(), parts.split()


def own_rows(word: str, terms: str) -> list[WordRow]:
    """Return the rows that a word teaches about itself: lemmas that are not regular, and its parts."""
    word = word.lower()
    if terms == word and is_its_key(word) and regular(word) == word and len(word) <= LONGEST:
        return []  # as of most words that no dictionary has
    folded = word if is_its_key(word) and len(word) <= LONGEST else key(word[:LONGEST])
    form, own = encoded(folded), encoded(regular(folded))
    if PARTS not in terms:
        return [] if terms == own else [(form, compact(form, terms))]
    lemmas, parts = lemmas_and_parts(terms)
    rows = [(form, compact(form, term)) for term in lemmas if term != own]
    return rows + [(form, told) for told in compact_parts(form, parts)]
