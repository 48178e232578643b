"""Article texts -> the stretch that shows best why an article was found, with the places of what matched."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsarchive.german.fold import WORD, is_its_key, key, letters_apart, plain
from newsarchive.german.inflect import Cut, cut, encoded, hyphenated, spaced, spellings
from newsarchive.hits import Snippet
from newsarchive.query.nodes import Field, Not, Phrase, Query, Word
from newsarchive.query.plan import form_terms
from newsarchive.query.words import OTHER_BEGINNINGS, PARTICIPLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from newsarchive.article import Span
    from newsarchive.query.plan import Lookup

__all__ = ["Marker", "snippet"]

SNIPPET_WORDS = 24
BEGINNING = 1_500
"""Characters of a long text that are read before the rest; twice what a snippet can show."""
TYPED, INFLECTED, PART = 2, 1, 0
"""How close a word of a text is to one of the query: the form typed, another one, or a compound of it."""


class Marker:
    """Finds in a text the words that a query matches."""

    def __init__(self, query: Query, lookup: Lookup) -> None:
        self.lookup = lookup
        self.terms: dict[str, str] = {}
        self.printed: dict[str, str] = {}
        self.prefixes: dict[str, str] = {}
        self.phrases: list[list[frozenset[str]]] = []
        self.typed: set[str] = set()
        for leaf in leaves(query):
            if isinstance(leaf, Phrase) and len(forms := [found.word for found in cut(leaf.text)]) > 1:
                self.phrases.append([frozenset(spellings(form)) for form in forms])
            elif isinstance(leaf, Word) and not leaf.exact and not leaf.prefix:
                pieces = [found.word for found in cut(leaf.text)]
                self.typed.update(form for piece in pieces for form in spellings(piece))
                for word in pieces:
                    self.expect(self.terms, form_terms(word, lookup))
                if len(pieces) > 1:
                    whole = form_terms("".join(pieces), lookup)
                    self.expect(self.terms, (form_terms(pieces[0], lookup)[0], *whole))
            else:
                forms = [found.word for found in cut(leaf.text)]
                if isinstance(leaf, Word) and leaf.prefix and forms:
                    self.expect(self.prefixes, spellings(forms.pop()))
                for form in forms:
                    self.expect(self.printed, spellings(form))
        self.starts = {term[:1] for term in self.terms}
        self.others = {pair for first in self.starts for pair in OTHER_BEGINNINGS.get(first, "").split()}
        if any(term.endswith("n") for term in self.terms):
            self.others.add(PARTICIPLE)
        self.cores = {term[:3] for term in self.terms}
        self.known: dict[str, str | None] = {}
        self.matching: dict[str, str] = {}
        self.compounded: set[str] = set()
        self.most = sum(
            len(set(names.values())) for names in (self.terms, self.printed, self.prefixes)
        ) + sum(map(len, self.phrases))

    @staticmethod
    def expect(names: dict[str, str], forms: Sequence[str]) -> None:
        """Take notice of what one word of the query may be called; the first is its name."""
        for form in forms:
            names.setdefault(form, names.get(forms[0], forms[0]))

    def places(self, text: str) -> list[tuple[Cut, str]]:
        """Return the matching words of ``text`` in order, with what they match."""
        letters = spaced(text)
        words = set(letters.split() if letters is not None else WORD.findall(letters_apart(text).lower()))
        self.learn(words)
        found: list[tuple[Cut, str]] = []
        matched = words & self.matching.keys()
        if letters is None:
            every = list(cut(text)) if matched or self.phrases else []
            found = [
                (place, self.matching[word]) for place in every if (word := place.word.lower()) in matched
            ]
        else:
            every = self.phrase_words(f" {letters} ", words) if self.phrases else []
            found = list(self.find(f" {letters} ", matched))
        taken = {place.start for place, _ in found}
        found += self.compounds(text, taken)
        if self.phrases:
            found += self.in_phrases(every, taken)
        return sorted(found, key=start_of)

    def find(self, letters: str, words: Iterable[str]) -> Iterator[tuple[Cut, str]]:
        """Yield each place of ``words`` in a text whose other characters are spaces, with one more in front and behind."""
        return ((place, self.matching[word]) for word in words for place in occurrences(letters, word))

    def phrase_words(self, letters: str, words: Collection[str]) -> list[Cut]:
        """Return the words of a text that its phrases could be made of, in order, a gap wherever another word is left out.

        The gap is an empty word, so that words beside it do not seem neighbours.
        """
        wanted = frozenset().union(*(forms for phrase in self.phrases for forms in phrase))
        places = sorted(
            (place for word in words if plain(word) in wanted for place in occurrences(letters, word)),
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
        """Return those of ``words`` that stand in one of the phrases, whole and in order, but for those ``taken``."""
        forms = [plain(found.word) for found in words]
        inside = {
            at + step: form
            for phrase in self.phrases
            for at in range(len(words) - len(phrase) + 1)
            if all(form in wanted for form, wanted in zip(forms[at : at + len(phrase)], phrase, strict=True))
            for step, form in enumerate(forms[at : at + len(phrase)])
        }
        return [(words[at], form) for at, form in inside.items() if words[at].start not in taken]

    def learn(self, words: Collection[str]) -> None:
        """Look up those of ``words`` (lower case) that are new and may match: few of them, and those all at once."""
        new = set(words).difference(self.known)
        self.known.update(dict.fromkeys(new))
        if self.printed or self.prefixes:
            worth = [word for word in new if self.as_printed(plain(word)) is not None]
        else:
            worth = []
        keys = [(word if is_its_key(word) else key(word), word) for word in new] if self.terms else []
        likely = [pair for pair in keys if pair[0][:1] in self.starts or pair[0][:2] in self.others]
        for core in self.cores:
            likely += [pair for pair in keys if core in pair[0]]
        self.lookup.expect(encoded(folded) for folded, _ in likely)
        for word in worth + [word for _, word in likely]:
            self.note(word)

    def compounds(self, text: str, taken: set[int]) -> Iterator[tuple[Cut, str]]:
        """Yield neighbours in hyphenated words that match as one word: ``Russland-Rat`` for ``Russlandrat``."""
        for run in hyphenated(text):
            parts = [
                (part[0], run.start() + part.start(), run.start() + part.end())
                for part in WORD.finditer(run[0])
            ]
            passed = 0
            for (left, start, _), (right, middle, end) in pairwise(parts):
                if start < passed or start in taken or middle in taken:
                    continue
                word = (left + right).lower()
                if (found := self.match(word)) is not None:
                    passed = end
                    yield Cut(word, start, end), found

    def match(self, word: str) -> str | None:
        """Return the name of the query's word that ``word`` is a form or a compound of; None where it matches nothing."""
        if word not in self.known:
            self.note(word)
        return self.known[word]

    def note(self, word: str) -> None:
        """Look ``word`` up, and remember what it matches."""
        self.known[word] = found = self.look(word)
        if found is not None:
            self.matching[word] = found

    def closeness(self, word: str) -> int:
        """Return how close a matching ``word`` is to the query's."""
        if word in self.compounded:
            return PART
        return TYPED if not self.terms or plain(word) in self.typed else INFLECTED

    def may_match(self, folded: str) -> bool:
        """Tell whether a word of this key is worth a look: it begins like a term, or holds the beginning of one."""
        if folded[:1] in self.starts or folded[:2] in self.others:
            return True
        for core in self.cores:  # noqa: SIM110 - a generator is three times as slow, here for each word of a text
            if core in folded:
                return True
        return False

    def as_printed(self, form: str) -> str | None:
        """Return the name of what a word of the plain index matches as it is spelt."""
        if form in self.printed:
            return self.printed[form]
        return next((name for prefix, name in self.prefixes.items() if form.startswith(prefix)), None)

    def look(self, word: str) -> str | None:
        """Return what ``match`` does, not remembered."""
        if (found := self.as_printed(plain(word))) is not None:
            return found
        folded = key(word)
        if not self.may_match(folded):
            return None
        for term in form_terms(word, self.lookup):
            if term in self.terms:
                return self.terms[term]
        for term in self.lookup.learnt(encoded(folded)):
            if term[0] == "+" and term[1:] in self.terms:
                self.compounded.add(word)
                return self.terms[term[1:]]
        return None


def occurrences(letters: str, word: str) -> Iterator[Cut]:
    """Yield each place of ``word`` in a text with a space in front and behind; places count from behind the first."""
    at = letters.find(f" {word} ")
    while at >= 0:
        yield Cut(word, at, at + len(word))
        at = letters.find(f" {word} ", at + len(word) + 1)


def start_of(place: tuple[Cut, str]) -> int:
    """Return where a place begins."""
    return place[0].start


def leaves(query: Query) -> Iterator[Word | Phrase]:
    """Yield the words and phrases that an article is found by."""
    if isinstance(query, (Word, Phrase)):
        yield query
    elif isinstance(query, Field):
        yield from leaves(query.part)
    elif not isinstance(query, Not):
        for part in getattr(query, "parts", ()):
            yield from leaves(part)


def snippet(texts: Iterable[str | None], marker: Marker) -> Snippet:
    """Return the stretch of one of ``texts`` that holds the most different words of the query, in forms as close to it as can be.

    Of equals it is the earliest.
    """
    best: tuple[tuple[int, int], Snippet] | None = None
    first: str | None = None
    for text in texts:
        if not text:
            continue
        first = first or text
        worth, start, places = best_in(text, marker)
        if places and (best is None or worth > best[0]):
            best = (worth, window(text, start, [(place.start, place.end) for place, _ in places]))
        if best is None:
            continue
        if best[0] >= (marker.most, marker.most * INFLECTED):
            break
    if best is not None:
        return best[1]
    return window(first, 0, []) if first else Snippet("")


def best_in(text: str, marker: Marker) -> tuple[tuple[int, int], int, list[tuple[Cut, str]]]:
    """Return how good the best stretch of ``text`` is, where its first match is, and the places of matches.

    Of a long text the beginning is read first: where all words are there as they were typed, nothing behind it is better.
    """
    if len(text) > 2 * BEGINNING:
        places = marker.places(text[: text.rfind(" ", 0, BEGINNING) + 1])
        worth, start = best_window(places, marker)
        if worth >= (marker.most, marker.most * TYPED) and start < BEGINNING // 2:
            return worth, start, places
    places = marker.places(text)
    return *best_window(places, marker), places


def best_window(places: Sequence[tuple[Cut, str]], marker: Marker) -> tuple[tuple[int, int], int]:
    """Return how many different words the best stretch holds and how close they are in all, and where its first match is."""
    reach = SNIPPET_WORDS * 7
    best = ((0, 0), 0)
    close = [marker.closeness(place.word.lower()) for place, _ in places]
    for at, (place, _) in enumerate(places):
        near: dict[str, int] = {}
        for (other, name), closeness in zip(
            places[at : at + SNIPPET_WORDS], close[at : at + SNIPPET_WORDS], strict=True
        ):
            if other.end > place.start + reach:
                break
            near[name] = max(near.get(name, 0), closeness)
        worth = (len(near), sum(near.values()))
        if worth > best[0]:
            best = (worth, place.start)
    return best


def window(text: str, at: int, marks: Sequence[Span]) -> Snippet:
    """Return about ``SNIPPET_WORDS`` words around ``at``, white space folded, with the marks that lie in them."""
    start = at
    for _ in range(SNIPPET_WORDS // 4):
        before = text.rfind(" ", 0, max(start - 1, 0))
        start = before + 1 if before >= 0 else 0
    end = start
    for _ in range(SNIPPET_WORDS):
        after = text.find(" ", end + 1)
        end = after if after >= 0 else len(text)
    end = min(end, start + SNIPPET_WORDS * 16)
    shown = "\N{HORIZONTAL ELLIPSIS}" if start else ""
    placed: list[Span] = []
    passed = start
    for begin, stop in marks:
        if begin < passed or stop > end:
            continue
        shown += folded(text[passed:begin], shown)
        placed.append((len(shown), len(shown) + stop - begin))
        shown += text[begin:stop]
        passed = stop
    shown = (shown + folded(text[passed:end], shown)).rstrip()
    return Snippet(shown + ("\N{HORIZONTAL ELLIPSIS}" if end < len(text) else ""), tuple(placed))


def folded(text: str, before: str) -> str:
    """Return ``text`` with runs of white space as one space, none after a space."""
    words = text.split()
    if not words:
        return " " if text and before and not before.endswith(" ") else ""
    left = " " if text[0].isspace() and before and not before.endswith(" ") else ""
    return left + " ".join(words) + (" " if text[-1].isspace() else "")
