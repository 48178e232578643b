"""A word as printed -> its lemmas and the parts it is made of, by simplemma's dictionary. Writing only.

How a compound is split: the whole dictionary says which words and which nouns there are, so the answer is the same for
the first article of an archive and for the millionth. Among all ways to write the word as known noun + linking
letters + known noun, the one with the best ``_cost`` is taken: a head in its basic form before an inflected one
(``Stau|becken``, not ``Staub|ecken``), a long head before a short one, no linking letters before some.
A word that cannot be written so is not split (``Urinstinkt``: ``stinkt`` is no noun).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.dictionary import START, open_dictionary
from newsarchive.german.fold import is_its_key, key
from newsarchive.german.inflect import regular
from newsarchive.german.strong_verbs import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Lexicon", "Terms"]

LINKS = ("", "s", "es", "n", "en", "er", "e", "ns", "ens")
LINKS_OF = {letter: tuple(link for link in LINKS if link[-1:] in {"", letter}) for letter in "nrse"}
"""By the last letter of a first part, the linking letters that it may end in."""
SHORT = 3
"""Letters of the shortest head."""
FIRST = 4
"""Letters of the shortest first part that may be any noun; three where it is one of ``SHORT_FIRST``."""
SHORT_HEADS = frozenset(
    "tag rat amt ort weg bau hof tor see rad uhr gas eis bad tat zug rot öl elf cup abo gau".split()
)
SHORT_FIRST = frozenset(
    "bau rad tag amt see weg gas hof tor eis rat uhr arm ohr ort tee zug öl bus erd not kur ski web rot weh".split()
)
ENDINGS = frozenset(
    "heit keit ung schaft tum nis ion ismus ist ster iker chen lein ant ent eur anz enz ität ler ner ling sal sel "
    "stag srat stor sterin iert ische iner inen erin erinnen innen isten tion ten ren ken gen den nen len men ben sen fen zen ter der ser ger ker ber".split()
)
"""Words of the dictionary that are almost always an ending where a word ends in them."""
BOUND = frozenset("innen außen groß klein hoch tief neu alt kommunal national international sozial regional zentral impf schlaf nord süd "
                  "ost west erst höchst mittel spät früh schnell".split())  # fmt: skip
"""First parts that are no nouns."""
BOUND_STARTS = frozenset(first[:SHORT] for first in BOUND | SHORT_FIRST)
UNKNOWN_ENDINGS = (
    ("innen", "in"), ("ungen", "ung"), ("heiten", "heit"), ("keiten", "keit"), ("schaften", "schaft"),
    ("ionen", "ion"), ("itäten", "ität"), ("ismen", "ismus"), ("nissen", "nis"), ("nisse", "nis"), ("nisses", "nis"),
    ("erern", "erer"), ("lern", "ler"), ("lers", "ler"),
)  # fmt: skip
"""Endings of nouns that hardly any other word has, and what the lemma has in their place."""
ENDINGS_OF_UNKNOWN = tuple(ending for ending, _ in UNKNOWN_ENDINGS)
TAIL = 5
"""Letters of the shortest form that tells the lemma of an unknown word which ends in it."""
UNSPLIT = 6
"""Words up to this many letters are never split."""


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
        self.noun = lru_cache(maxsize=1 << 12)(self._noun)
        self.dictionary_lemmas = lru_cache(maxsize=1 << 12)(self._dictionary_lemmas)
        self.infinitives = forms()
        self.link = lru_cache(maxsize=1 << 12)(self._link)
        self.split_part = lru_cache(maxsize=1 << 12)(self.split)
        self.heads = lru_cache(maxsize=1 << 6)(self._heads)  # asked for again where a word has no parts

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
            for at in self.heads(word):
                lemma = self.noun(word[at:]) if at <= last else None
                if lemma and lemma != word[at:] and same_beginning(lemma, word[at:]):
                    return (word[:at] + lemma,)
        return ()

    def part_terms(self, parts: tuple[str, str]) -> Iterator[str]:
        """Yield the lemma keys of a split's parts."""
        first, head = parts
        noun = self.first_noun(first)
        yield key(noun or first)
        yield self.masculine(self.noun(head) or head)
        for part in (noun, head):
            if part and (deeper := self.split_part(part)):
                yield from self.part_terms(deeper)
                between = deeper[1] + head if part is noun else first + deeper[0]
                if across := self.noun(between):
                    yield self.masculine(across)  # Atomkraft|werk holds Kraftwerk too

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

    def _noun(self, form: str) -> str | None:
        """Return the lemma, in lower case, of the noun ``form``, or None where it is none."""
        lemma = self.dictionary.noun(form)
        return lemma.lower() if lemma and lemma[0].isupper() else None

    def split(self, word: str) -> tuple[str, str] | None:
        """Return the first part, linking letters included, and the head of a compound; None where it is none."""
        if len(word) <= UNSPLIT or not word.isalpha():
            return None
        starts = self.dictionary.noun_starts
        if word[:START] not in starts and word[:FIRST] not in starts and word[:SHORT] not in BOUND_STARTS:
            return None
        best: tuple[float, int] | None = None
        for at in self.heads(word):
            head = word[at:]
            lemma = self.noun(head)
            if lemma is not None and head not in ENDINGS:
                cost = self._cost(word[:at], head, lemma)
                if cost is not None and (best is None or cost < best[0]):
                    best = (cost, at)
        return None if best is None else (word[: best[1]], word[best[1] :])

    def _heads(self, word: str) -> list[int]:
        """Return where the nouns begin that ``word`` may end in."""
        last = len(word) - SHORT
        return self.dictionary.heads(word, SHORT, last if word[last:] in SHORT_HEADS else last - 1)

    def _cost(self, first: str, head: str, lemma: str) -> float | None:
        """Return how bad a split is whose head is a noun with this ``lemma``, or None where it is none."""
        link = self.link(first)
        if link is None:
            return None
        inflected = 1.0 if lemma != head else 0.0
        short = 0.5 if len(first) - len(link) <= 4 else 0.0
        return inflected + short + 0.4 * len(link) - 0.1 * min(len(head), 8)

    def _link(self, first: str) -> str | None:
        """Return the linking letters at the end of a first part, or None where it is no first part."""
        starts = self.dictionary.noun_starts
        for link in LINKS_OF.get(first[-1], LINKS[:1]):
            if not first.endswith(link):
                continue
            stem = first[: len(first) - len(link)]
            if len(stem) < FIRST and stem not in SHORT_FIRST:
                continue
            if (stem[:START] in starts and self.noun(stem)) or (not link and stem in BOUND):
                return link
        return None

    def first_noun(self, first: str) -> str | None:
        """Return the lemma of a first part."""
        link = self.link(first)
        return None if link is None else self.noun(first[: len(first) - len(link)])


def has_one_spelling(word: str) -> bool:
    """Tell in a glance whether ``word`` has no letters that may stand for umlauts or ß."""
    return "ss" not in word and "ae" not in word and "oe" not in word and "ue" not in word


def same_beginning(lemma: str, form: str) -> bool:
    """Tell whether ``form`` is ``lemma`` with an ending and perhaps an umlaut, as nouns are inflected."""
    return key(form)[: len(lemma) - 1] == key(lemma)[: len(lemma) - 1] and len(form) > len(lemma)


def umlauted(word: str) -> Iterator[str]:
    """Yield what ``word`` is with umlauts and ß for the letters that stand for them, then ``word`` itself."""
    if "ae" in word or "oe" in word or "ue" in word:
        changed = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
        if key(changed) == key(word):
            yield changed
    if "ss" in word:
        yield word.replace("ss", "ß")
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
