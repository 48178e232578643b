"""A word as printed -> its lemmas and the parts it is made of, by simplemma's dictionary. Writing only.

How a compound is cut is told in ``compounds``.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.compounds import Splitter
from newsarchive.german.dictionary import open_dictionary
from newsarchive.german.fold import is_its_key, key
from newsarchive.german.inflect import regular
from newsarchive.german.strong_verbs import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Lexicon", "Terms"]

UNKNOWN_ENDINGS = (
    ("innen", "in"), ("ungen", "ung"), ("heiten", "heit"), ("keiten", "keit"), ("schaften", "schaft"),
    ("ionen", "ion"), ("itäten", "ität"), ("ismen", "ismus"), ("nissen", "nis"), ("nisse", "nis"), ("nisses", "nis"),
    ("erern", "erer"), ("lern", "ler"), ("lers", "ler"),
)  # fmt: skip
"""Endings of nouns that hardly any other word has, and what the lemma has in their place."""
FIRST = 4
"""Letters that stand before such an ending, at least."""
ENDINGS_OF_UNKNOWN = tuple(ending for ending, _ in UNKNOWN_ENDINGS)
NO_PARTS = frozenset("neben gegen zwischen außen innen ober unter außer".split())
"""First parts that no reader looks for alone."""
MOST_SHARP = 2
"""So many ``ss`` of a word are tried as ß."""
TAIL = 5
"""Letters of the shortest form that tells the lemma of an unknown word which ends in it."""
NOUN_ENDINGS = ("", "e", "en", "er", "ern", "es", "n", "s", "ens", "se", "ses", "sen", "nen")
VERB_ENDINGS = ("", "e", "en", "t", "st", "te", "ten", "test", "et", "est", "end", "n")
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
        self.strong: dict[str, list[str]] = {}
        for form, verb in forms().items():
            self.strong.setdefault(verb, []).append(form)
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
        return Terms(tuple(lemmas), tuple(self.part_terms(parts)) if parts else ())

    def by_tail(self, word: str, parts: tuple[str, str] | None) -> tuple[str, ...]:
        """Return the lemma of an unknown ``word`` as its head has it, or else as its ending says; nothing where neither tells.

        The head of a compound need not stand behind a known noun here: ``Domplätzen`` is of ``Platz``, whatever ``Dom`` is.
        """
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
        if len(before) > 1 and (whole := self.splitter.stem_of(first)):
            words.append(whole)
        return before, [self.masculine(word) for word in words]

    def family(self, lemma: str) -> Iterator[str]:
        """Yield forms of the dictionary that have this ``lemma`` (lower case): endings, umlauts, ge-, vowels of strong verbs."""
        get = self.dictionary.get
        noun = lemma.capitalize()
        if get(noun) == noun:
            stem = noun.removesuffix("e")
            if get(noun + "innen"):
                yield from (noun + "in", noun + "innen")
            bodies = {noun, stem, *umlauts(stem)}
            yield from self.dictionary.forms(noun, {body + end for body in bodies for end in NOUN_ENDINGS})
        yield from self.strong.get(lemma, ())
        if get(lemma) != lemma:
            return
        stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n").removesuffix("e")
        bodies = {stem}
        endings: tuple[str, ...] = ADJECTIVE_ENDINGS
        if lemma.endswith(("en", "ern", "eln")):
            bodies = {*ablauts(stem), stem}
            bodies |= {"ge" + body for body in bodies}
            endings = VERB_ENDINGS
        yield from self.dictionary.forms(lemma, {body + end for body in bodies for end in endings})

    def _dictionary_lemmas(self, word: str) -> tuple[str, ...]:
        """Return the lemmas of ``word`` as a noun and as a lower-case word; also for ``Mueller`` and ``Strasse``."""
        found: dict[str, None] = {}
        for spelling in (word,) if has_one_spelling(word) else umlauted(word):
            noun, other = self.dictionary.both(spelling)
            if noun is other is None and spelling not in self.infinitives:
                continue
            noun = noun.lower() if noun and noun[0].isupper() else None
            if noun == spelling and len(noun) > 5 and noun[-1] == "s" and self.noun(noun[:-1]) == noun[:-1]:
                noun = noun[:-1]  # Müllers: the dictionary holds the family, a press text means the genitive
            if noun:
                found[noun] = None
            if other and (noun != spelling or spelling.removeprefix(other) in ADJECTIVE_ENDINGS):
                found[other.lower()] = None
                if other.endswith(("er", "st")) and (base := self.dictionary.get(other)):
                    found[base.lower()] = None  # ältere: älter: alt
            if verb := self.infinitives.get(spelling):
                found[verb] = None
        return tuple(found)

    def masculine(self, lemma: str) -> str:
        """Return the key of ``lemma``; of the form without -in where the dictionary knows its plural in -innen."""
        if len(lemma) > 5 and lemma.endswith("in") and self.noun(lemma + "nen"):
            for base in (lemma[:-2] + "e", lemma[:-2]):  # Kollegin is of Kollege, not Kolleg
                for spelling in (base, base.replace("ä", "a").replace("ö", "o").replace("ü", "u")):
                    if self.noun(spelling):
                        return key(self.noun(spelling) or spelling)
        return lemma if is_its_key(lemma) and lemma.islower() else key(lemma)

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the first part, linking letters included, and the head of a compound, in whatever spelling; None where it is none."""
        if has_one_spelling(word):
            return self.splitter.split(word)
        return self.splitter.split_as_spelt(umlauted(word))


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


def umlauts(stem: str) -> Iterator[str]:
    """Yield ``stem`` with its last vowel as an umlaut: ``häus`` for ``haus``."""
    for plain_vowel, umlaut in (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü")):
        at = stem.rfind(plain_vowel)
        if at >= 0:
            yield stem[:at] + umlaut + stem[at + len(plain_vowel) :]


def ablauts(stem: str) -> Iterator[str]:
    """Yield ``stem`` with other vowels in place of its last: ``sprach``, ``sproch``, ``sprich`` for ``sprech``."""
    end = max((at for at, char in enumerate(stem) if char in "aeiou"), default=-1)
    if end < 0:
        return
    start = end - 1 if stem[max(end - 1, 0) : end + 1] in {"ie", "ei", "au"} else end
    for vowel in ("a", "e", "i", "o", "u", "ie", "ä", "ö", "ü"):
        yield stem[:start] + vowel + stem[end + 1 :]
