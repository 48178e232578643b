"""A word as printed -> its lemmas and the parts it is made of, by simplemma's dictionary. Writing only.

How a compound is cut is told in ``compounds``.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, product
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.compounds import Splitter
from newsarchive.german.dictionary import open_dictionary
from newsarchive.german.fold import is_its_key, key, other_key
from newsarchive.german.grammar.by_rule import Rules
from newsarchive.german.grammar.particles import BEHIND
from newsarchive.german.inflect import regular
from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsarchive.german.joined import Suspended

__all__ = ["Lexicon", "Terms"]

UNKNOWN_ENDINGS = (
    ("ungen", "ung"), ("heiten", "heit"), ("keiten", "keit"), ("schaften", "schaft"),
    ("ionen", "ion"), ("itäten", "ität"), ("ismen", "ismus"), ("nissen", "nis"), ("nisse", "nis"), ("nisses", "nis"),
    ("erern", "erer"), ("lern", "ler"), ("lers", "ler"),
)  # fmt: skip
"""Endings of nouns that hardly any other word has, and what the lemma has in their place."""
FIRST = 4
"""Letters that stand before such an ending, at least."""
AGENTS = tuple(agent + end for agent in ("er", "ist", "ent", "or", "eur") for end in ("in", "innen"))
"""How feminine nouns end whose masculine form lacks the rest, the dictionary knowing neither."""
FEMININE = "innen"
ABBREVIATED = {line.split(" ")[0]: line.split(" ")[1] for line in word_list(__file__, "abbreviations")}
"""An abbreviation -> the word that it stands for."""
ENDINGS_OF_UNKNOWN = tuple(ending for ending, _ in UNKNOWN_ENDINGS)
NO_PARTS = frozenset("neben gegen zwischen außen innen ober außer".split()) | set(BEHIND)
"""First parts that no reader looks for alone."""
MOST_SHARP = 2
"""How many ``ss`` of one word are tried as ß."""
TAIL = 5
"""Letters of the shortest form that tells the lemma of an unknown word which ends in it."""


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
        self.rules = Rules(self.dictionary)

    def printed_terms(self, word: str) -> Terms:
        """Return the terms of a word as printed: with a capital it is a noun, if it can be one; without it another word, if it can be one.

        In capitals it is either.
        """
        noun, other = not word[:1].islower(), word[:1].islower() or not word[1:].islower()
        return self.terms(word.lower(), noun=noun, other=other)

    def terms(self, word: str, *, noun: bool = True, other: bool = True) -> Terms:
        """Return the terms of ``word`` in lower case, umlauts as printed, as a noun or as another word."""
        found = self.dictionary_lemmas(word, noun=noun, other=other)
        parts = None if found and not noun and self.rules.lemmas(word) else self.split(word)
        if not found:
            found = self.by_tail(word, parts)
        if not found:
            found = (regular(word if is_its_key(word) else key(word)),)
        lemmas = dict.fromkeys([letters_of(self.masculine(lemma)) for lemma in found])
        if word[-1:] == "e" and (other_one := other_key(key(word))):
            lemmas[other_one] = None
        if parts and FEMININE in word:
            lemmas.update(dict.fromkeys(self.without_feminine(parts)))
        return Terms(tuple(lemmas), tuple(self.part_terms(parts)) if parts else ())

    def without_feminine(self, parts: tuple[str, str]) -> Iterator[str]:
        """Yield the compounds with the masculine plural: ``Bürgerrat`` for ``Bürgerinnenrat``, as for ``Bürger:innenrat``."""
        first, head = parts
        stem = first.removesuffix(FEMININE)
        if stem and stem != first:
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
        """Return the lemma of an unknown ``word``: by the lemma of its head, or else by its ending; nothing where neither tells.

        The head of a compound need not stand behind a known noun here: ``Domplätzen`` is of ``Platz``, whatever ``Dom`` is.
        """
        if parts:
            first, head = parts
            lemmas = self.dictionary_lemmas(head, other=False)[:1]
            return tuple(first + self.masculine(self.head_stem(lemma)) for lemma in lemmas)
        return by_ending(word, self.splitter.masculine_of) or (
            self.by_noun_behind(word) if word.isalpha() else ()
        )

    def by_noun_behind(self, word: str) -> tuple[str, ...]:
        """Return the lemma of an unknown word that ends in an inflected noun."""
        last = len(word) - TAIL
        for at in self.splitter.places_of(word):
            lemma = self.noun(word[at:]) if at <= last else None
            if lemma and (stem := self.head_stem(lemma)) != lemma:
                return (word[:at] + stem,)
            if lemma and lemma != word[at:] and same_beginning(lemma, word[at:]):
                return (word[:at] + lemma,)
        return ()

    def part_terms(self, parts: tuple[str, str]) -> Iterator[str]:
        """Yield the lemma keys of a split's parts, and of the words that parts beside each other make."""
        first, head = parts
        before, terms = self.first_terms(first)
        yield from terms
        lemma = self.splitter.head(head) or head
        yield self.masculine(self.head_stem(lemma))
        for at in range(1, len(before)):
            if across := self.noun("".join(before[at:]) + head):
                yield self.masculine(across)  # Atomkraft|werk holds Kraftwerk too
        if deeper := self.split(head):
            yield from self.part_terms(deeper)
            if across := self.splitter.stem_of(first + deeper[0]):
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

    def _dictionary_lemmas(self, word: str, *, noun: bool = True, other: bool = True) -> tuple[str, ...]:
        """Return the lemmas of ``word`` as a noun and as another word; also for ``Mueller`` and ``Strasse``.

        As what it should not be it is taken only where it is nothing else.
        """
        if word in ABBREVIATED:
            return (ABBREVIATED[word],)
        spellings = (word,) if has_one_spelling(word) else tuple(umlauted(word))
        readings = [
            reading for reading, asked in ((self.noun_lemmas, noun), (self.rules.lemmas, other)) if asked
        ]
        found = dict.fromkeys(lemma for one in spellings for reading in readings for lemma in reading(one))
        if not found and not noun:
            found = dict.fromkeys(lemma for one in spellings for lemma in self.noun_lemmas(one))
        if not found and not other:
            found = dict.fromkeys(
                lemma for one in spellings for lemma in self.rules.as_noun(one) or self.rules.lemmas(one)
            )
        if not found and ("ß" in word or "ph" in word):
            newer = word.replace("ß", "ss").replace("ph", "f")
            return self.dictionary_lemmas(newer, noun=noun, other=other)  # wußte
        return tuple(found)

    def noun_lemmas(self, spelling: str) -> Iterator[str]:
        """Yield the lemmas that the dictionary has for a noun in this spelling; of one made of another word, that word."""
        noun, other = self.dictionary.both(spelling)
        noun = self.noun(spelling) if noun else None
        if noun is None:
            return
        if stem := self.stem_of_noun(noun):
            yield stem
            return
        if noun == spelling and len(noun) > 5 and noun[-1] == "s" and self.noun(noun[:-1]) == noun[:-1]:
            noun = noun[:-1]  # Müllers: the dictionary holds the family, a press text means the genitive
        yield noun
        if spelling.endswith("ens") and self.noun(spelling[:-3]) == spelling[:-3]:
            yield spelling[:-3]  # Herzens
        if other and ((other == spelling and noun != spelling) or self.rules.adjective(spelling)):
            yield from self.rules.with_base(other)  # das Reisen, der Junge

    def stem_of_noun(self, noun: str) -> str | None:
        """Return what a person is called by: ``verletzt`` for ``verletzter``, ``parteivorsitzend`` for ``parteivorsitzende``; None: a noun by itself."""
        if noun[-1] != "e" and noun[-2:] != "er":
            return None
        if found := self.rules.stem_of_noun(noun):
            return found
        parts = self.splitter.split(noun)
        found = self.rules.stem_of_noun(parts[1]) if parts else None
        return parts[0] + found if parts and found else None

    def head_stem(self, noun: str) -> str:
        """Return ``noun``, the head of a compound that no dictionary has, or what it is made of: ``tot`` for ``tote``, of ``Covidtoten``."""
        if found := self.stem_of_noun(noun):
            return found
        stem = noun.removesuffix("r").removesuffix("s").removesuffix("e")
        declined = stem != noun and self.dictionary.both(stem)[1] == stem and self.noun(stem + "em")
        return stem if declined else noun

    def masculine(self, lemma: str) -> str:
        """Return the key of ``lemma``; of the form without -in where the dictionary knows its plural in -innen."""
        if len(lemma) > 4 and lemma.endswith("in") and self.noun(lemma + "nen"):
            bases = (lemma[:-2],) if lemma.endswith(AGENTS) else (lemma[:-2] + "e", lemma[:-2])
            for base in bases:  # Kollegin is of Kollege, not Kolleg
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


def by_ending(word: str, masculine_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """Return the lemma that the ending of an unknown word tells."""
    if word.endswith(AGENTS):
        return (word[: word.rindex("in")],)
    if word.endswith(FEMININE) and len(word) > len(FEMININE) + FIRST:
        return (masculine_of(word) or word.removesuffix(FEMININE),)
    if word.endswith(ENDINGS_OF_UNKNOWN):
        for ending, base in UNKNOWN_ENDINGS:
            if word.endswith(ending) and len(word) >= len(ending) + FIRST:
                return (word[: len(word) - len(ending)] + base,)
    return ()


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
