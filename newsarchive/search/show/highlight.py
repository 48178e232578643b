"""Article texts -> the words in them that a query matches, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.fold import key, letters_apart, plain
from newsarchive.german.inflect import (
    Cut,
    cut,
    form_end,
    may_hold_gender_forms,
    occurrences,
    plainly,
    spellings,
    words_holding,
)
from newsarchive.german.joined import joined_places, query_words, suspended
from newsarchive.german.lookup import form_terms
from newsarchive.german.phrase import shapes
from newsarchive.german.reformed import older
from newsarchive.query.fields import FIELDS
from newsarchive.query.nodes import Field, Near, Not, Phrase, Query, Wild, Word
from newsarchive.query.plan import patterns_of
from newsarchive.search.match.in_text import beginnings
from newsarchive.search.match.wildcards import literal_of, regex_of
from newsarchive.search.rank.terms import function_word

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from newsarchive.search.match.lemmas import WordNames

__all__ = ["TYPED", "Marker", "telling_in", "wanted_in", "words_of"]

SHARP_S = "\N{LATIN SMALL LETTER SHARP S}"
TYPED, INFLECTED, PART = 2, 1, 0
"""How close a word of a text is to one of the query: the form typed, another one, or a compound of it."""


class Marker:
    """Finds in a text the words that a query matches. Words of texts are told apart as ``fold.plain`` spells them.

    ``parts`` are terms that count as words of the query: the parts of its compounds.
    """

    def __init__(
        self, wanted: Iterable[Word | Phrase | Wild], names: WordNames, parts: Iterable[str] = ()
    ) -> None:
        self.names = names
        self.terms: dict[str, str] = {}
        self.printed: dict[str, str] = {}
        self.prefixes: dict[str, str] = {}
        self.phrases: list[list[frozenset[str]]] = []
        self.alternatives = 0
        """Words of phrases in the other ways to print them."""
        self.typed: set[str] = set()
        self.joined: set[str] = set()
        """What matches of words of several pieces are called, which one of the pieces or all of them in one can be."""
        self.spelt: dict[str, re.Pattern[str]] = {}
        """Patterns of words with a sign for other letters, by what they are called."""
        for leaf in wanted:
            self.take(leaf)
        for part in parts:
            self.expect(self.terms, (part,))
        self.beginnings = tuple(
            {other for term in self.terms for start in beginnings(term) for other in spelt(start)}
        )
        self.cores = {other for term in self.terms for start in older(term[:3]) for other in spelt(start)}
        wholes = {*self.printed, *(form for phrase in self.phrases for forms in phrase for form in forms)}
        self.needles = (
            *self.cores,
            *(f" {start}" for start in {*self.beginnings, *self.prefixes} if start not in self.cores),
            *(f" {word} " for word in wholes),
            *map(literal_of, self.spelt),
        )
        self.known: dict[str, str | None] = {}
        self.matching: dict[str, str] = {}
        self.close: dict[str, int] = {}
        """Of matching words that are not as they were typed."""
        self.most = (
            sum(len(set(names.values())) for names in (self.terms, self.printed, self.prefixes))
            + sum(map(len, self.phrases))
            - self.alternatives
            + len(self.spelt)
        )
        self.sure = self.sure_forms()

    def take(self, leaf: Word | Phrase | Wild) -> None:
        """Take notice of a word or phrase of the query."""
        if isinstance(leaf, Wild):
            self.spelt.update((pattern, regex_of(pattern)) for pattern in patterns_of(leaf.pattern))
            return
        lookup = self.names.lookup
        pieces = query_words(leaf.text)
        if isinstance(leaf, Phrase):
            typed, *others = shapes(leaf.text) or [[]]
            self.phrases += [shape for shape in (typed, *others) if len(shape) > 1]
            self.alternatives += sum(map(len, others))
            if len(typed) == 1:
                self.expect(self.printed, sorted(typed[0], key=plain(leaf.text).__ne__))
        elif isinstance(leaf, Word) and not leaf.exact and not leaf.prefix:
            self.typed.update(form for piece in pieces for form in spellings(piece))
            for word in pieces:
                self.expect(self.terms, form_terms(word, lookup))
            if len(pieces) > 1:
                self.joined.update(self.terms[form_terms(piece, lookup)[0]] for piece in pieces)
                whole = form_terms("".join(pieces), lookup)
                self.expect(self.terms, (form_terms(pieces[0], lookup)[0], *whole))
        else:
            if isinstance(leaf, Word) and leaf.prefix and pieces:
                self.expect(self.prefixes, spellings(pieces.pop()))
            for piece in pieces:
                self.expect(self.printed, spellings(piece))

    @staticmethod
    def expect(names: dict[str, str], forms: Sequence[str]) -> None:
        """Take notice of what one word of the query may be called; the first is its name."""
        for form in forms:
            names.setdefault(form, names.get(forms[0], forms[0]))

    def sure_forms(self) -> dict[str, str]:
        """Return the forms that match as they were typed, with what they match; none where others can be as good."""
        if self.phrases or self.prefixes or self.spelt:
            return {}
        own = self.typed.union(self.printed)
        self.learn(own)
        forms = {form: self.known[form] for form in own}
        found = {form: name for form, name in forms.items() if name and self.closeness(form) == TYPED}
        return found if len(set(found.values())) == self.most else {}

    def places(self, text: str) -> list[tuple[Cut, str]]:
        """Return the matching words of ``text`` in order, with what they match."""
        letters = plainly(text)
        words = self.candidates(text)
        self.learn(words)
        found: list[tuple[Cut, str]] = []
        matched = words & self.matching.keys()
        if letters is None:
            every = (
                [Cut(plain(word), start, end) for word, start, end in cut(text)]
                if matched or self.phrases
                else []
            )
            found = [(place, self.matching[place.word]) for place in every if place.word in matched]
        else:
            every = self.phrase_words(f" {letters} ", words) if self.phrases else []
            found = list(self.find(text, f" {letters} ", matched))
        taken = {place.start for place, _ in found}
        found += self.compounds(text, taken)
        if self.phrases:
            found += self.in_phrases(every, taken)
        return sorted(found, key=start_of)

    def candidates(self, text: str) -> set[str]:
        """Return the words of ``text`` that are worth a look, and maybe others: looking for them is faster than taking all apart."""
        letters = plainly(text)
        if letters is None:
            return words_of(text)
        return {word for _, word in words_holding(f" {letters} ", self.needles)}

    def find(self, text: str, letters: str, words: Iterable[str]) -> Iterator[tuple[Cut, str]]:
        """Yield each place of ``words`` in ``text``, which is ``letters`` with spaces for its other characters and around it."""
        gendered = may_hold_gender_forms(text)
        for word in words:
            name = self.matching[word]
            for place in occurrences(letters, word):
                yield place._replace(end=form_end(text, place.start, place.end)) if gendered else place, name

    def absent(self, lacking: Iterable[str]) -> set[str]:
        """Return what no word of an article matches that lacks the words of the query with these first terms."""
        return {term for term in lacking if self.terms.get(term) == term and term not in self.joined}

    def all_typed(self, text: str, reach: int, most: int) -> tuple[int, int] | None:
        """Return between which places the first stretch of ``reach`` characters begins that has ``most`` words as they were typed.

        None where there is no such stretch, or it takes more to know. Looking for a few words is faster than knowing all of a text.
        """
        letters = plainly(text) if self.sure else None
        if letters is None:
            return None
        places = [place for form in self.sure for place in occurrences(f" {letters} ", form)]
        last: dict[str, int] = {}
        for word, start, end in sorted(places, key=lambda place: place.start):
            last[self.sure[word]] = start
            if len(last) == most and end - min(last.values()) <= reach:
                return max(end - reach, 0), min(last.values())
        return None

    def phrase_words(self, letters: str, words: Collection[str]) -> list[Cut]:
        """Return the words of a text that its phrases could be made of, in order, a gap wherever another word is left out.

        The gap is an empty word, so that words beside it do not seem neighbours.
        """
        wanted = frozenset().union(*(forms for phrase in self.phrases for forms in phrase))
        places = sorted(
            (place for word in wanted.intersection(words) for place in occurrences(letters, word)),
            key=lambda place: place.start,
        )
        found: list[Cut] = []
        end = 0
        for place in places:
            if not letters[end + 1 : place.start + 1].isspace():
                found.append(Cut("", end, end))
            found.append(place)
            end = place.end
        return found

    def in_phrases(self, words: Sequence[Cut], taken: set[int]) -> list[tuple[Cut, str]]:
        """Return those of ``words`` that stand in one of the phrases, whole and in order, without those ``taken``."""
        forms = [found.word for found in words]
        inside = {
            at + step: form
            for phrase in self.phrases
            for at in range(len(words) - len(phrase) + 1)
            if all(form in wanted for form, wanted in zip(forms[at : at + len(phrase)], phrase, strict=True))
            for step, form in enumerate(forms[at : at + len(phrase)])
        }
        return [(words[at], form) for at, form in inside.items() if words[at].start not in taken]

    def learn(self, words: set[str]) -> None:
        """Look up those of ``words`` that are new and may match: few of them, and those all at once."""
        new = words.difference(self.known)
        if not new:
            return
        self.known.update(dict.fromkeys(new))
        if self.printed or self.prefixes or self.spelt:
            begun = tuple(self.prefixes)
            worth = [word for word in new if self.spelt or word in self.printed or word.startswith(begun)]
            for word in worth:
                if (name := self.as_printed(word)) is not None:
                    self.known[word] = self.matching[word] = name
        likely = self.likely(new) if self.terms else ()
        self.names.learn(likely)
        for word in likely:
            if self.known[word] is None and (name := self.as_term(word)) is not None:
                self.known[word] = self.matching[word] = name

    def likely(self, words: Collection[str]) -> set[str]:
        """Return those of ``words`` that are worth a look: they begin like a term, or hold the beginning of one."""
        found = {word for word in words if word.startswith(self.beginnings)}
        for core in self.cores:
            found.update([word for word in words if core in word])
        return found

    def compounds(self, text: str, taken: set[int]) -> Iterator[tuple[Cut, str]]:
        """Yield what is written in pieces and matches as one word: ``Russland-Rat`` for ``Russlandrat``, ``10 000``."""
        pairs = [(plain(one.word), one.start, one.middle, one.end) for one in joined_places(text)]
        self.learn({pair[0] for pair in pairs})
        passed = 0
        for word, start, middle, end in pairs:
            if word in self.matching and not (start < passed or start in taken or middle in taken):
                passed = end
                yield Cut(word, start, end), self.matching[word]
        yield from self.halves(text, taken)

    def halves(self, text: str, taken: set[int]) -> Iterator[tuple[Cut, str]]:
        """Yield the pieces that stand for a compound of the query: ``Geld`` in ``Geld- und Sachspenden`` for ``Geldspende``."""
        some = list(suspended(text)) if self.terms and letters_apart(text) == text else []
        wholes = {plain(one.whole) for one in some}
        self.names.learn(wholes)
        for one in some:
            piece, word = key(one.piece), plain(one.whole)
            for term, name in self.terms.items():
                begins, rest = (
                    (term.startswith(piece), term[len(piece) :])
                    if one.first
                    else (term.endswith(piece), term[: -len(piece)])
                )
                has_it = any(
                    lemma.endswith(rest) if one.first else lemma.startswith(rest)
                    for lemma in self.names[word].lemmas
                )
                if begins and rest and has_it and one.start not in taken:
                    taken.add(one.start)
                    yield Cut(plain(one.piece), one.start, one.end), name

    def match(self, word: str) -> str | None:
        """Return the name of the query's word that ``word`` is a form or a compound of; None where it matches nothing."""
        form = plain(word)
        self.learn({form})
        return self.known[form]

    def closeness(self, word: str) -> int:
        """Return how close a matching ``word`` is to the query's."""
        return self.close.get(word, TYPED)

    def as_printed(self, form: str) -> str | None:
        """Return the name of what a word of the plain index matches as it is spelt."""
        if form in self.printed:
            return self.printed[form]
        begun = (name for prefix, name in self.prefixes.items() if form.startswith(prefix))
        return next(begun, next((name for name, like in self.spelt.items() if like.fullmatch(form)), None))

    def as_term(self, word: str) -> str | None:
        """Return the name of what a word that was learnt matches by its lemma, or by one of its parts."""
        lemmas, parts = self.names[word]
        for term in lemmas:
            if term in self.terms:
                if word not in self.typed:
                    self.close[word] = INFLECTED
                return self.terms[term]
        for term in parts:
            if term in self.terms:
                self.close[word] = PART
                return self.terms[term]
        return None


def spelt(start: str) -> set[str]:
    """Return ``start``, a few letters of a key, as words may have it: ``ae`` for ``a``, ``ß`` for ``ss`` or for one ``s`` at an end.

    >>> sorted(spelt("haf")), sorted(spelt("ess"))
    (['haef', 'haf'], ['ess', 'esß', 'eß'])
    """
    found = {start}
    for at, letter in enumerate(start[:-1]):
        if letter in "aou":
            behind = at + 1 - len(start)  # counted from the end, where nothing has changed yet
            found |= {f"{other[:behind]}e{other[behind:]}" for other in found}
    found |= {
        other[:at] + SHARP_S + other[at + 2 :]
        for other in found
        for at in range(len(other) - 1)
        if other[at : at + 2] == "ss"
    }
    found |= {SHARP_S + other[1:] for other in found if other[0] == "s"}
    return found | {other[:-1] + SHARP_S for other in found if other[-1] == "s"}


def words_of(text: str) -> set[str]:
    """Return the words of ``text``, as ``fold.plain`` spells them."""
    letters = plainly(text)
    return set(letters.split()) if letters is not None else {plain(one.word) for one in cut(text)}


def start_of(place: tuple[Cut, str]) -> int:
    """Return where a place begins."""
    return place[0].start


def wanted_in(query: Query) -> list[Word | Phrase | Wild]:
    """Return the words and phrases that an article is found by; those about what is not its text only where there are no others."""
    return [*leaves(query)] or [*leaves(query, records=True)]


def telling_in(query: Query) -> list[Word | Phrase | Wild]:
    """Return those of them that say something: beside others, nothing is chosen for ``der`` and ``und``, but where they are to be near."""
    return [*leaves(query, telling=True)] or wanted_in(query)


def leaves(query: Query, *, records: bool = False, telling: bool = False) -> Iterator[Word | Phrase | Wild]:
    """Yield words and phrases; ``records``: also those about what is not text; ``telling``: without function words."""
    if isinstance(query, (Word, Phrase, Wild)):
        if not (telling and isinstance(query, Word) and function_word(query.text)):
            yield query
    elif isinstance(query, Field):
        if records or FIELDS[query.name].inflected:
            yield from leaves(query.part, records=records, telling=telling)
    elif isinstance(query, Near):
        yield from query.parts
    elif not isinstance(query, Not):
        for part in getattr(query, "parts", ()):
            yield from leaves(part, records=records, telling=telling)
