"""A word -> where it is composed: its first part, with the linking letters, and its head; nothing for a word that is no compound.

A head is a noun of the dictionary. What may stand before one was learnt from 370,000 words (``compounds.tsv``, by
``tools/fit_compounds.py``): of how many words a string is the first part (``gesundheits`` of many, ``gesundheit`` of hardly any, which is
why ``Gesundheitsamt`` holds no ``Samt``), how many words have a head, and which nouns mostly end a word that is not composed of
them (``-ration``, ``-ionen``). Of all ways to cut a word the likeliest is taken, if it is likely enough.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.grammar.particles import SURE as SURE_PARTICLES
from newsarchive.german.grammar.particles import UNSURE, particle_of, stands_alone
from newsarchive.german.word_lists import word_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.german.dictionary import Dictionary

__all__ = ["LINKS", "NO_FIRST", "PARTICLES", "SHORT_HEADS", "SUFFIXES", "Splitter", "head_lemma", "linked_so"]

LISTS = word_parts(__file__, "compounds")

LINKS = ("", "s", "es", "n", "en", "er", "e", "ns", "ens")
SHORTEST = 6
"""Letters of the shortest compound: ``Eistee``."""
FIRST = 2
"""Letters of the shortest first part: ``Öl``."""
HEAD = 3
"""Letters of the shortest head, which is one of ``SHORT_HEADS``."""
SHORT_HEADS = frozenset(LISTS["short heads"])
SUFFIXES = frozenset(LISTS["suffixes"])
"""Nouns of the dictionary that are almost always an ending where a word ends in them."""
PARTICLES = frozenset(LISTS["particles"])
"""What begins verbs and what is made of them, with syllables that look so: ``Rückgang`` has no parts that a reader looks for."""
NO_FIRST = frozenset(LISTS["no first"])
"""Endings with their linking letter, which are no first part of their own, and rare words that are how many others begin."""
TWICE = re.compile(r"([bfglmnprt])\1(?=[aeiouyäöü])")
DAYS = frozenset("montag dienstag mittwoch donnerstag freitag samstag sonntag".split())
ACROSS = 9
"""Letters of the shortest word that may lack one of three equal consonants."""
LONG_HEAD = 6
"""Letters of a head that need not be a noun's form by the dictionary."""
FEMININE = "innen"
UMLAUT_OF = {"a": "ä", "o": "ö", "u": "ü"}
NAME_ENDS = frozenset(LISTS["name ends"])
"""Heads with which names are made: an unknown word that ends so is one, unless it surely is a compound."""
SETTLEMENTS = frozenset(LISTS["settlements"])
"""Heads of places' names: ``Darmstadt`` is found by no ``Darm``."""
PARTICIPLE_ENDS = frozenset(("ende", "enden", "ender"))
"""``Reisende`` are no ``Ende``; ``Wochenende`` is one."""
MORE_PRODUCTIVE = log(4)
"""A word with which so many times more words are made than with its first part is not composed of it: ``Transport``, ``Tran``."""
SURELY_FIRST = log(8)
"""Words that have a first part, as a logarithm, from which on it is not asked whether it is a compound itself."""
LIKELY, LIKELY_KNOWN, SURELY = 1.5, 2.7, 9.0
"""The likelihood of a cut, as ``Splitter.cut`` counts it, from which on a word is cut: one the dictionary lacks, one it has, a name."""
INFLECTED, VERY_SHORT = 0.7, 1.0
"""What an inflected head and a first part of two or three letters take from it."""
UNSEEN, UNSEEN_VERB, EACH_LINK, COMPOSED = -0.7, -1.0, 0.3, 1.5
"""The likelihood of a noun and of a verb's stem that no word was seen to begin with, and what each linking letter and a first part that is
itself composed take from it."""
LONG = 5
"""Letters of a stem that may be a first part though no word was seen to begin with it."""
RARE_HEAD, USUAL_SHARE, SHARE_COUNTS = log(0.3), 0.8, 1.5
WITH_S = re.compile(r"(?:ung|heit|keit|ion|schaft|ität|ling|tum)$")
"""Nouns on these take an s as first part, or are plural there: a rule of German without exception."""


SURELY_LINKED = re.compile(r".{4,}(?:ung|heit|keit|schaft|ität|[ts]ion)s")
"""Such a noun with its s is a first part, whether the dictionary has it or not: ``Quantifizierungs``."""
SURE = 1.5


class Table(NamedTuple):
    """``compounds.tsv``: of how many words a string is the first part, and a lemma the head; which heads end other words mostly."""

    firsts: dict[str, float]
    heads: dict[str, float]
    shares: dict[str, float]


class Cut(NamedTuple):
    """Where a word may be cut, and how likely that is."""

    likelihood: float
    at: int


@cache
def table() -> Table:
    """Return the table that was learnt, as logarithms."""
    kinds: dict[str, dict[str, float]] = {"first": {}, "head": {}, "share": {}}
    for line in (
        files("newsarchive.german").joinpath("compounds.tsv").read_text(encoding="utf-8").splitlines()
    ):
        kind, words, number = line.split("\t")
        value = log(int(number) / 100) * SHARE_COUNTS if kind == "share" else log(int(number))
        kinds[kind].update(dict.fromkeys(words.split(" "), value))
    return Table(kinds["first"], kinds["head"], kinds["share"])


@cache
def perhaps_plural(head: str) -> tuple[str, ...]:
    """Return how the plural of a noun may be written.

    >>> "städte" in perhaps_plural("stadt"), "häfen" in perhaps_plural("hafen")
    (True, True)
    """
    changed = [
        head[:at] + UMLAUT_OF[head[at]] + head[at + 1 :] for at in range(len(head)) if head[at] in UMLAUT_OF
    ]
    return tuple(
        stem + end for stem in (head, *changed) for end in ("e", "er", "en", "n", "") if stem + end != head
    )


def linked_so(stem: str, link: str) -> bool:
    """Tell whether a noun may have these linking letters where it is a first part.

    >>> linked_so("gesundheit", "s"), linked_so("gesundheit", "")
    (True, False)
    """
    return link in {"s", "en"} or not WITH_S.search(stem)


def head_lemma(form: str, lemma: str) -> str | None:
    """Return the lemma of a noun, in lower case, that the dictionary writes ``lemma``: ``kellner`` though it is said to be of ``kellnern``.

    >>> head_lemma("kellner", "kellnern"), head_lemma("zentrale", "zentral"), head_lemma("alte", "alt")
    ('kellner', 'zentral', None)
    """
    if lemma[0].isupper():
        return lemma.lower()
    if len(form) < LONG_HEAD:
        return None
    return form if lemma.endswith("n") else lemma


class Splitter:
    """Cuts words by a dictionary and the table."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.firsts, self.heads, self.shares = table()
        self.begins = self.dictionary.noun_starts | {first[:LONG] for first in self.firsts}
        """How first parts begin; a shorter one is there as a whole."""
        self.cut_first = lru_cache(maxsize=1 << 12)(self._cut_first)
        self.places_of = lru_cache(maxsize=1 << 6)(
            self._places_of
        )  # asked for again where a word has no parts
        self.noun = lru_cache(maxsize=1 << 12)(self._noun)
        self.head = lru_cache(maxsize=1 << 12)(self._head)
        self.likely_first = lru_cache(maxsize=1 << 13)(self._likely_first)
        self.split = lru_cache(maxsize=1 << 12)(self._split)

    def _noun(self, form: str) -> str | None:
        """Return the lemma, in lower case, of the noun ``form``, or None where it is none."""
        lemma = self.dictionary.noun(form)
        return self.own_lemma(form, lemma.lower()) if lemma and lemma[0].isupper() else None

    def own_lemma(self, form: str, lemma: str) -> str:
        """Return the lemma of a noun where the dictionary takes it for the form of another: ``Halle`` is not of ``Hall``, ``Zelten`` of ``Zelt``.

        A noun on -e that other nouns follow with an n (``Hallenbad``) is a noun by itself.
        """
        if form == lemma + "e" and form + "n" in self.firsts and self.dictionary.both(lemma)[1] != lemma:
            return form
        further = self.dictionary.noun(lemma) if form == lemma + "n" and lemma.endswith("e") else None
        return self.own_lemma(lemma, further.lower()) if further and further.lower() + "e" == lemma else lemma

    def _head(self, form: str) -> str | None:
        """Return the lemma of a head: a noun, or a longer word that the dictionary takes for one of another kind."""
        lemma = self.dictionary.noun(form)
        found = None if lemma is None else head_lemma(form, lemma)
        return self.own_lemma(form, found) if found else None

    def split_as_spelt(self, spellings: Iterable[str]) -> tuple[str, str] | None:
        """Return the likeliest cut of a word that may be spelt in several ways: ``Straßen|bahn`` for ``Strassenbahn``, not of ``Strass``."""
        found = [(cut.likelihood, word) for word in spellings if self.split(word) and (cut := self.cut(word))]
        return self.split(max(found)[1]) if found else None

    def split_across(self, word: str) -> tuple[str, str] | None:
        """Return the parts of a compound that lacks the third of three equal consonants, as before 1996: ``Schiff`` and ``fahrt``."""
        if particle_of(word, SURE_PARTICLES, self.dictionary):
            return None
        spelt = [(word[: found.end()], word[found.end() - 1 :]) for found in TWICE.finditer(word)]
        for first, head in spelt:
            likely = self.likely_first(first) if len(head) > HEAD and self.is_head(head) else None
            if likely is not None and likely >= LIKELY:
                return first, head
        for first, head in spelt if len(word) >= ACROSS else ():
            if found := self.split(first + head):
                return found  # the three are within a part: Kreuzschifffahrt|industrie
        return None

    def _split(self, word: str) -> tuple[str, str] | None:
        """Return the first part, linking letters included, and the head of a compound in lower case; None where it is none."""
        if len(word) < SHORTEST or word in DAYS or not word.isalpha():
            return None
        if particle := particle_of(word, SURE_PARTICLES, self.dictionary):
            return self.behind(particle, word)
        begins = self.begins
        if not (word[:5] in begins or word[:4] in begins or word[:3] in begins or word[:2] in begins):
            return None
        return self.cut_surely(word) or self.behind(particle_of(word, UNSURE, self.dictionary), word)

    def behind(self, particle: str | None, word: str) -> tuple[str, str] | None:
        """Return the particle that ``word`` begins with and the noun behind it, if a reader takes them apart."""
        noun = word[len(particle or "") :]
        if particle is None or not stands_alone(particle, noun, self.dictionary):
            return None
        return (particle, noun) if len(noun) > HEAD or noun in SHORT_HEADS else None

    def cut_surely(self, word: str) -> tuple[str, str] | None:
        """Return the first part and the head at the likeliest place, if it is likely enough."""
        best = self.cut(word)
        if best is None:
            return None
        first, head = word[: best.at], word[best.at :]
        noun, other = self.dictionary.both(word)
        if noun and (place := self.head(head)) in SETTLEMENTS and not self.has_plural(first, place or head):
            return None
        if noun is other is None:
            enough = SURELY if head in NAME_ENDS and self.cut_first(first) is None else LIKELY
        elif noun and noun.lower() != word and not self.is_head(noun.lower()[best.at :]):
            return None  # Ministern is of Minister, which is not composed of Mini
        else:
            enough = LIKELY_KNOWN
        whole = (noun or word).lower()
        if self.productive(whole) > self.productive_first(first) + MORE_PRODUCTIVE:
            return None
        return (first, head) if best.likelihood >= enough else None

    def has_plural(self, first: str, head: str) -> bool:
        """Tell whether the dictionary knows a plural of a noun that ends in ``head``: of ``Innenstadt``, but not of ``Darmstadt``.

        What is one of many has a plural, a place of its own name has none.
        """
        plurals = [
            form for form in perhaps_plural(head) if self.noun(form) == head
        ]  # ``Städter`` is another word
        return any(self.dictionary.noun(first + plural) for plural in plurals)

    def is_head(self, form: str) -> bool:
        """Tell whether a word may end in ``form``."""
        return form not in SUFFIXES and self.head(form) is not None

    def productive(self, word: str) -> float:
        """Return how many words are made with ``word``, as head or first part, as a logarithm."""
        known = table()
        return max(known.heads.get(word, 0.0), known.firsts.get(word, 0.0), known.firsts.get(word + "s", 0.0))

    def productive_first(self, first: str) -> float:
        """Return how many words begin with ``first``, the word it is of, or the last part of it where it is composed."""
        seen = self.firsts.get(first, 0.0)
        if (stem := self.stem_of(first)) and stem != first:
            seen = max(seen, self.firsts.get(stem, 0.0))
        inner = self.cut_first(first)
        return max(seen, self.firsts.get(first[inner.at :], 0.0)) if inner else seen

    def cut(self, word: str) -> Cut | None:
        """Return the likeliest place to cut ``word`` at: by how many words have the first part, and how many the head."""
        firsts, heads, shares = self.firsts, self.heads, self.shares
        best: Cut | None = None
        for at in self.places_of(word):
            head = word[at:]
            if head in SUFFIXES or (head in PARTICIPLE_ENDS and self.is_participle(word, at)):
                continue
            first = firsts.get(word[:at])
            if first is None or first < SURELY_FIRST:
                first = self.likely_first(word[:at])
                if first is None:
                    continue
            lemma = self.head(head)
            if lemma is None:
                continue
            likelihood = first + heads.get(lemma, RARE_HEAD) + shares.get(head, 0.0)
            if lemma != head:
                likelihood -= INFLECTED
            if at <= HEAD:
                likelihood -= VERY_SHORT
            if best is None or likelihood > best[0]:
                best = Cut(likelihood, at)
        return best

    def _places_of(self, word: str) -> list[int]:
        """Return where the nouns begin that ``word`` may end in."""
        last = len(word) - HEAD
        short = word[last:] in SHORT_HEADS or SURELY_LINKED.fullmatch(word[:last])
        return self.dictionary.heads(word, FIRST, last if short else last - 1)

    def is_participle(self, word: str, at: int) -> bool:
        """Tell whether a word that ends in ``Ende`` is of a verb: ``Reisende``."""
        verb = word[:at] + "en"
        return any(self.dictionary.get(verb[start:]) == verb[start:] for start in range(len(verb) - 4))

    def _likely_first(self, first: str) -> float | None:
        """Return how likely ``first`` is a first part; None where it is none."""
        if first in PARTICLES or first in NO_FIRST:
            return None
        likelihood = self.firsts.get(first)
        if likelihood is not None and likelihood >= SURELY_FIRST:
            return likelihood
        inner = self.cut_first(first)
        if inner and (likelihood is None or inner.likelihood > likelihood):
            likelihood = inner.likelihood
        if likelihood is None and first.endswith(FEMININE) and self.masculine_of(first):
            likelihood = UNSEEN
        if likelihood is None and len(first) >= LONG:
            likelihood = self.unseen_first(first)
        return likelihood

    def _cut_first(self, first: str) -> Cut | None:
        """Return where a first part is itself composed: of a first part and another one."""
        best: Cut | None = None
        for at in range(HEAD, len(first) - 2):
            last = None if first[at:] == FEMININE else self.firsts.get(first[at:])
            before = None if last is None else self.likely_first(first[:at])
            if last is not None and before is not None:
                likelihood = (before + last) / 2 - COMPOSED
                if best is None or likelihood > best.likelihood:
                    best = Cut(likelihood, at)
        return best

    def unseen_first(self, first: str) -> float | None:
        """Return how likely a first part is that no word was seen to begin with: a noun with linking letters, or a verb's stem."""
        if SURELY_LINKED.fullmatch(first):
            return SURE
        for link in LINKS:
            stem = first[: len(first) - len(link)]
            lemma = self.noun(stem) if first.endswith(link) and len(stem) >= LONG else None
            if lemma and linked_so(stem, link) and (lemma == stem or not link):
                return UNSEEN - EACH_LINK * len(link)
        return UNSEEN_VERB if self.verb_of(first) else None

    def verb_of(self, stem: str) -> str | None:
        """Return the verb that ``stem`` is the stem of: ``fahren`` for ``fahr``, ``sammeln`` for ``sammel``, but not ``neun`` for ``neu``."""
        endings = ("en", "n") if stem.endswith(("el", "er")) else ("en",)
        return next((stem + end for end in endings if self.dictionary.get(stem + end) == stem + end), None)

    def stem_of(self, first: str) -> str | None:
        """Return the word that a first part which is not composed is made of: ``staat``, ``schule``, ``hilfe``, ``fahren`` for ``fahr``."""
        for link in LINKS:
            stem = first[: len(first) - len(link)]
            if (
                first.endswith(link)
                and len(stem) >= HEAD
                and linked_so(stem, link)
                and (lemma := self.noun(stem))
            ):
                return lemma
        if first.endswith(FEMININE) and (masculine := self.masculine_of(first)):
            return masculine
        shortened = first.removesuffix("s") + "e"
        for whole in (first + "e", shortened):
            if lemma := self.noun(whole):
                return lemma
        return self.verb_of(first)

    def masculine_of(self, first: str) -> str | None:
        """Return the noun whose feminine plural ``first`` is: ``bürger`` for ``bürgerinnen``, ``kollege`` for ``kolleginnen``."""
        stem = first.removesuffix(FEMININE)
        return next((noun for noun in (stem, stem + "e") if self.dictionary.noun(noun)), None)

    def parts_of_first(self, first: str) -> list[str]:
        """Return the parts that a first part is composed of, each as it stands there; itself where it is not composed."""
        noun = self.noun(first)
        if noun == first:
            found = self.split(first)
            return [*self.parts_of_first(found[0]), found[1]] if found else [first]
        inner = self.cut_first(first)
        if inner:
            return [*self.parts_of_first(first[: inner.at]), *self.parts_of_first(first[inner.at :])]
        for link in LINKS[1:]:
            stem = first[: len(first) - len(link)]
            if first.endswith(link) and self.noun(stem) and (found := self.split(stem)):
                return [*self.parts_of_first(found[0]), found[1] + link]
        return [first]
