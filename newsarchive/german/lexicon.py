"""A word as printed -> its lemmas and the parts it is made of, by simplemma's dictionary. Writing only.

How a compound is cut is told in ``compounds``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, product
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.compounds import Splitter
from newsarchive.german.dictionary import open_dictionary
from newsarchive.german.fold import is_its_key, key, other_key
from newsarchive.german.inflect import regular
from newsarchive.german.strong_verbs import PREFIXES, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.german.joined import Suspended

__all__ = ["Lexicon", "Terms"]

SEPARATED = re.compile(rf"({'|'.join(PREFIXES)}|)(ge|zu)(.{{3,}})(t|en)")
"""A weak participle or an infinitive with ``zu``: what stands before its ``ge`` or ``zu``, the stem behind it, the ending."""
UNKNOWN_ENDINGS = (
    ("innen", "in"), ("ungen", "ung"), ("heiten", "heit"), ("keiten", "keit"), ("schaften", "schaft"),
    ("ionen", "ion"), ("itäten", "ität"), ("ismen", "ismus"), ("nissen", "nis"), ("nisse", "nis"), ("nisses", "nis"),
    ("erern", "erer"), ("lern", "ler"), ("lers", "ler"),
)  # fmt: skip
"""Endings of nouns that hardly any other word has, and what the lemma has in their place."""
FIRST = 4
"""Letters that stand before such an ending, at least."""
AGENTS = tuple(agent + end for agent in ("er", "ist", "ent", "or", "eur") for end in ("in", "innen"))
"""How feminine nouns end whose masculine form lacks the rest, the dictionary knowing neither."""
LONG_PARTICIPLE = 6
"""Letters of a participle that people are called by, at least."""
FEMININE = "innen"
ENDINGS_OF_UNKNOWN = tuple(ending for ending, _ in UNKNOWN_ENDINGS)
NO_PARTS = frozenset("neben gegen zwischen außen innen ober unter außer".split())
"""First parts that no reader looks for alone."""
MOST_SHARP = 2
"""So many ``ss`` of a word are tried as ß."""
TAIL = 5
"""Letters of the shortest form that tells the lemma of an unknown word which ends in it."""
ADJECTIVE_ENDINGS = ("", "e", "en", "er", "es", "em", "ere", "eren", "ste", "sten")


class Terms(NamedTuple):
    """Keys of the lemmas of a word (one, or a few where it is ambiguous), and of its parts' lemmas."""

    lemmas: tuple[str, ...]
    parts: tuple[str, ...]


def letters_of(lemma: str) -> str:
    """Return ``lemma`` without what the index would cut it at: the dictionary has ``death-metal`` for ``Deathmetal``."""
    return lemma if lemma.isalnum() else "".join(filter(str.isalnum, lemma))


class Lexicon:
    """The dictionary; build one a process."""

    def __init__(self) -> None:
        self.dictionary = open_dictionary()
        self.splitter = Splitter(self.dictionary)
        self.noun = self.splitter.noun
        self.first_terms = lru_cache(maxsize=1 << 13)(self._first_terms)
        self.dictionary_lemmas = lru_cache(maxsize=1 << 12)(self._dictionary_lemmas)
        self.infinitives = forms()

    def terms(self, word: str) -> Terms:
        """Return the terms of ``word`` in lower case, umlauts as printed."""
        found = self.dictionary_lemmas(word)
        parts = self.split(word)
        if not found:
            found = self.by_tail(word, parts)
        if not found:
            found = (regular(word if is_its_key(word) else key(word)),)
        lemmas = dict.fromkeys([letters_of(self.masculine(lemma)) for lemma in found])
        if word[-1:] == "e" and (other := other_key(key(word))):
            lemmas[other] = None
        if parts and FEMININE in word:
            lemmas.update(dict.fromkeys(self.without_feminine(parts)))
        return Terms(tuple(lemmas), tuple(self.part_terms(parts)) if parts else ())

    def without_feminine(self, parts: tuple[str, str]) -> Iterator[str]:
        """Yield the compounds with the masculine plural: ``Bürgerrat`` for ``Bürgerinnenrat``, as for ``Bürger:innenrat``."""
        first, head = parts
        stem = first.removesuffix(FEMININE)
        if stem != first:
            for plural in (stem + end for end in ("", "e", "en")):
                if self.dictionary.noun(plural):
                    yield key(plural + (self.splitter.head(head) or head))

    def completed(self, one: Suspended) -> Iterator[str]:
        """Yield the compounds that a piece of one may be: ``geldspenden`` for ``Geld-`` before ``Sachspenden``."""
        found = self.split(one.whole)
        while found:
            first, head = found
            yield one.piece + head if one.first else first + one.piece
            found = self.split(head) if one.first else self.split(first)

    def by_tail(self, word: str, parts: tuple[str, str] | None) -> tuple[str, ...]:
        """Return the lemma of an unknown ``word`` as its head has it, or else as its ending says; nothing where neither tells.

        The head of a compound need not stand behind a known noun here: ``Domplätzen`` is of ``Platz``, whatever ``Dom`` is.
        """
        if word.endswith(AGENTS):
            return (word[: word.rindex("in")],)
        if word.endswith(ENDINGS_OF_UNKNOWN):
            for ending, base in UNKNOWN_ENDINGS:
                if word.endswith(ending) and len(word) >= len(ending) + FIRST:
                    return (word[: len(word) - len(ending)] + base,)
        if parts:
            first, head = parts
            return tuple(first + self.masculine(lemma) for lemma in self.dictionary_lemmas(head)[:1])
        if word.isalpha():
            last = len(word) - TAIL
            for at in self.splitter.places_of(word):
                lemma = self.noun(word[at:]) if at <= last else None
                if lemma and lemma != word[at:] and same_beginning(lemma, word[at:]):
                    return (word[:at] + lemma,)
        return ()

    def part_terms(self, parts: tuple[str, str]) -> Iterator[str]:
        """Yield the lemma keys of a split's parts, and of the words that parts beside each other make."""
        first, head = parts
        before, terms = self.first_terms(first)
        yield from terms
        yield self.masculine(self.splitter.head(head) or head)
        for at in range(1, len(before)):
            if across := self.noun("".join(before[at:]) + head):
                yield self.masculine(across)  # Atomkraft|werk holds Kraftwerk too
        if deeper := self.split(head):
            yield from self.part_terms(deeper)
            if across := self.noun(first + deeper[0]):
                yield self.masculine(across)

    def _first_terms(self, first: str) -> tuple[list[str], list[str]]:
        """Return the parts that a first part is composed of, and the lemma keys of them and of all of it."""
        before = self.splitter.parts_of_first(first)
        words = [self.splitter.stem_of(part) or part for part in before if part not in NO_PARTS]
        for start, end in combinations(
            range(len(before) + 1), 2
        ):  # the Fallschirm in Fallschirmspringer|schule
            if end - start > 1 and (whole := self.splitter.stem_of("".join(before[start:end]))):
                words.append(whole)
        return before, [self.masculine(word) for word in words]

    def _dictionary_lemmas(self, word: str) -> tuple[str, ...]:
        """Return the lemmas of ``word`` as a noun and as a lower-case word; also for ``Mueller`` and ``Strasse``."""
        found: dict[str, None] = {}
        for spelling in (word,) if has_one_spelling(word) else umlauted(word):
            found.update(dict.fromkeys(self.lemmas_as_spelt(spelling)))
        if not found and ("ß" in word or "ph" in word):
            newer = word.replace("ß", "ss").replace("ph", "f")
            return self.dictionary_lemmas(newer)  # wußte
        return tuple(found)

    def lemmas_as_spelt(self, spelling: str) -> Iterator[str]:
        """Yield the lemmas that the dictionary has for a word in this spelling, and the verb whose form it is by rule."""
        noun, other = self.dictionary.both(spelling)
        verb = self.infinitives.get(spelling) or self.infinitives.get(spelling.replace("ß", "ss"))
        if verb is None and (other is None or other[-1] == "t"):
            verb = self.infinitive(spelling)
        if noun and (participle := self.participle(noun)):
            yield participle
        noun = noun.lower() if noun and noun[0].isupper() else None
        if noun == spelling and len(noun) > 5 and noun[-1] == "s" and self.noun(noun[:-1]) == noun[:-1]:
            noun = noun[:-1]  # Müllers: the dictionary holds the family, a press text means the genitive
        if noun:
            yield noun
        if spelling.endswith("ens") and self.noun(spelling[:-3]) == spelling[:-3]:
            yield spelling[:-3]  # Herzens
        if other and (noun != spelling or spelling.removeprefix(other) in ADJECTIVE_ENDINGS):
            yield other.lower()
            if other.endswith(("er", "st")) and (base := self.dictionary.get(other)):
                yield base.lower()  # ältere: älter: alt
        if verb:
            yield verb

    def participle(self, noun: str) -> str | None:
        """Return the participle that a person is called by: ``verletzt`` for ``Verletzter``, ``vorsitzend`` for ``Vorsitzende``."""
        lower = noun.lower()
        stem = lower.removesuffix("r").removesuffix("e")
        if not stem.endswith(("t", "nd")) or len(stem) < LONG_PARTICIPLE:
            return None
        return stem if self.dictionary.both(stem)[1] else None

    def infinitive(self, form: str) -> str | None:
        """Return the verb that a participle or an infinitive with ``zu`` is of by rule: ``abdichten`` for ``abgedichtete``."""
        for end in ADJECTIVE_ENDINGS[:6]:
            found = SEPARATED.fullmatch(form.removesuffix(end)) if form.endswith(end) else None
            if found and found[2] == ("zu" if found[4] == "en" else "ge"):
                stem = found[1] + found[3].removesuffix("e")
                for verb in (stem + "en", stem + "n"):
                    if self.dictionary.get(verb) == verb:
                        return verb
        return None

    def masculine(self, lemma: str) -> str:
        """Return the key of ``lemma``; of the form without -in where the dictionary knows its plural in -innen."""
        if len(lemma) > 5 and lemma.endswith("in") and self.noun(lemma + "nen"):
            for base in (lemma[:-2] + "e", lemma[:-2]):  # Kollegin is of Kollege, not Kolleg
                for spelling in (base, base.replace("ä", "a").replace("ö", "o").replace("ü", "u")):
                    if self.dictionary.noun(spelling):
                        return key(self.noun(spelling) or spelling)
        return lemma if is_its_key(lemma) and lemma.islower() else key(lemma)

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the first part, linking letters included, and the head of a compound, in whatever spelling; None where it is none."""
        if not has_one_spelling(word):
            found = self.splitter.split_as_spelt(umlauted(word))
        else:
            found = self.splitter.split(word)
            if found is None and "ß" in word:
                found = self.splitter.split(word.replace("ß", "ss"))  # Paßkontrolle
            found = found or self.splitter.split_across(word)
        return self.split(word.replace("ph", "f")) if found is None and "ph" in word else found


def has_one_spelling(word: str) -> bool:
    """Tell in a glance whether ``word`` has no letters that may stand for umlauts or ß."""
    return "ss" not in word and "ae" not in word and "oe" not in word and "ue" not in word


def same_beginning(lemma: str, form: str) -> bool:
    """Tell whether ``form`` is ``lemma`` with an ending and perhaps an umlaut, as nouns are inflected."""
    return key(form)[: len(lemma) - 1] == key(lemma)[: len(lemma) - 1] and len(form) > len(lemma)


def umlauted(word: str) -> Iterator[str]:
    """Yield what ``word`` is with umlauts and ß for the letters that stand for them, then ``word`` itself.

    Which of two ``ss`` is meant as ß is not known: ``Strassenschlussverkauf``.
    """
    changed = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    spelt = (changed, word) if changed != word and key(changed) == key(word) else (word,)
    for one in spelt:
        pieces = one.split("ss", MOST_SHARP)
        for between in product(("ß", "ss"), repeat=len(pieces) - 1):
            found = pieces[0] + "".join(map(add, between, pieces[1:]))
            if found != word:
                yield found
    yield word
