"""Texts beside a plan's words: which places match, for marks in snippets, for NEAR, and for names. Both meanings share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.fold import WORD, key, letters_apart, plain
from newsarchive.german.inflect import LONGEST, encoded
from newsarchive.german.lookup import seen_terms

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from newsarchive.german.lookup import Lookup
    from newsarchive.query.plan import Close
    from newsarchive.types.pieces import Span

__all__ = [
    "OTHERWISE",
    "Closeness",
    "as_written",
    "beginnings",
    "has_written",
    "printed_in",
    "sentence_spans",
]

UMLAUTS = str.maketrans(
    {letter: f"(?:{letter}|{two})" for letter, two in zip("äöüÄÖÜ", ("ae", "oe", "ue") * 2, strict=True)}
)
PARTICIPLE = "ge"
OTHER_BEGINNINGS = {
    "d": "da di", "e": "ih lo as is", "g": "be bi li", "i": "mi eu", "k": "ca", "r": "ei", "s": "bi br is ih ve wa", "v": "me", "w": "un",
}  # fmt: skip
"""By a lemma's first letter, how those of its forms begin that begin otherwise, participles aside: ``war`` (sein), ``besser`` (gut)."""
OTHER_PARTICIPLES = {"e": "geg", "s": "gew", "w": "geg"}
"""By the same, how participles begin that do not go on with it behind ``ge``: ``gegessen``, ``gewesen``."""
SHORT = 3
"""Letters of a lemma whose forms may share but the first of them, as those of verbs do; forms of others share two, or hold three."""
OTHERWISE = frozenset(
    beginning
    for pair in (PARTICIPLE, "aß", "wä", *" ".join(OTHER_BEGINNINGS.values()).split())
    for beginning in (pair, pair.capitalize(), pair.upper())
)
"""All of these, as texts have them."""
MARKED = {
    "a": "äâàáåæ",
    "c": "çč",
    "e": "éèêë",
    "i": "íìîï",
    "n": "ñ",
    "o": "öôòóøœ",
    "s": "šßſ",
    "u": "üûùú",
    "z": "ž",
}
"""Letters that become others when their marks fall."""


def beginnings(term: str) -> Iterator[str]:
    """Yield how forms of a lemma begin that do not hold its first three letters, by all 240,000 forms that two archives learnt."""
    first = term[:1]
    yield from OTHER_BEGINNINGS.get(first, "").split()
    if term[-1:] == "n":
        yield PARTICIPLE + first
        yield from OTHER_PARTICIPLES.get(first, "").split()
    yield first if term[-1:] == "n" or len(term) <= SHORT else term[:2]


def as_written(text: str, *, case: bool) -> re.Pattern[str]:
    """Return a pattern for ``text`` as whole words with these very marks; without ``case`` umlauts may be spelt out."""
    import re  # noqa: PLC0415 - most searches do without

    words = [re.escape(word) for word in WORD.findall(text)]
    if not case:
        words = [word.translate(UMLAUTS) for word in words]
    wanted = r"[\W_]+".join(words)
    return re.compile(rf"(?<![^\W_]){wanted}(?![^\W_])", re.NOFLAG if case else re.IGNORECASE)


def has_written(texts: Iterable[str | None], like: re.Pattern[str]) -> bool:
    """Tell whether one of ``texts`` has what ``as_written`` looks for."""
    from unicodedata import normalize  # noqa: PLC0415 - as above

    return any(text and like.search(normalize("NFC", letters_apart(text))) for text in texts)


def printed_in(text: str, spelt: Sequence[Sequence[str]], *, prefix: bool = False) -> bool:
    """Tell whether ``text`` holds one of ``spelt`` as consecutive words, cut as the plain index cuts them."""
    words = [plain(word) for word in WORD.findall(text)]
    return any(_at(words, wanted, prefix=prefix) for wanted in spelt)


def _at(words: Sequence[str], wanted: Sequence[str], *, prefix: bool) -> bool:
    size = len(wanted)
    for start in range(len(words) - size + 1):
        found = words[start : start + size]
        if list(wanted[:-1]) == list(found[:-1]) and (
            found[-1].startswith(wanted[-1]) if prefix else found[-1] == wanted[-1]
        ):
            return True
    return False


class Closeness:
    """Tells text after text whether the parts of a plan are close together in it; a word is looked up once for all texts."""

    def __init__(self, plan: Close, lookup: Lookup) -> None:
        self.plan = plan
        self.lookup = lookup
        self.roles: dict[str, frozenset[tuple[int, int]]] = {}
        """By word of a text: which word (second) of which part (first) it may be."""
        self.telling: set[str] = set()
        self.terms = {
            term
            for part, kind in zip(plan.parts, plan.kinds, strict=True)
            for wanted in part
            if kind == "form"
            for term in wanted
        }
        others = {
            form
            for part, kind in zip(plan.parts, plan.kinds, strict=True)
            for wanted in part
            if kind != "form"
            for form in wanted
        }
        firsts = {name[0] for name in self.terms | others}
        self.starts = frozenset("".join(first + MARKED.get(first, "") for first in firsts))
        self.starts |= frozenset("".join(self.starts).upper())

    def among(self, articles: Iterable[tuple[int, Sequence[str | None]]]) -> set[int]:
        """Return the numbers of those ``articles`` (number, texts) in one of whose texts all parts are close together."""
        cut = [
            (number, [WORD.findall(part) for text in texts if text for part in self.stretches(text)])
            for number, texts in articles
        ]
        starts, otherwise = self.starts, OTHERWISE
        self.learn(
            {
                word
                for _, texts in cut
                for words in texts
                for word in words
                if word[0] in starts or word[:2] in otherwise
            }
        )
        return {number for number, texts in cut if any(map(self.hold, texts))}

    def stretches(self, text: str) -> Iterable[str]:
        """Return the parts of ``text`` in one of which all must stand: its sentences, where the plan asks for one."""
        if self.plan.distance is not None:
            return (text,)
        return (text[start:end] for start, end in sentence_spans(text))

    def hold(self, words: Sequence[str]) -> bool:
        """Tell whether all parts are close together in a text of these words, which were learnt."""
        return any(True for _ in self.groups(words))

    def groups(self, words: Sequence[str]) -> Iterator[list[int]]:
        """Yield which words of a text are close together, each group by the places of its words in order; ``words`` were learnt."""
        telling = self.telling.intersection(words)
        if len({part for word in telling for part, _ in self.roles[word]}) < len(self.plan.parts):
            return
        at_place = {at: self.roles[word] for at, word in enumerate(words) if word in telling}
        nothing: frozenset[tuple[int, int]] = frozenset()
        places = [
            [
                (at, at + len(part))
                for at, roles in at_place.items()
                if (number, 0) in roles
                and all((number, step) in at_place.get(at + step, nothing) for step in range(1, len(part)))
            ]
            for number, part in enumerate(self.plan.parts)
        ]
        if not all(places):
            return
        within = _in_order if self.plan.ordered else _within
        for start in sorted({start for own in places for start, _ in own}):
            if chosen := within(start, places, self.plan.distance):
                yield sorted({at for begin, end in chosen for at in range(begin, end)})

    def learn(self, words: Collection[str]) -> None:
        """Look up those of ``words`` that are new, all at once."""
        new = [word for word in words if word not in self.roles]
        if self.terms:
            self.lookup.expect(encoded(key(word[:LONGEST])) for word in new)
        for word in new:
            self.roles[word] = roles = frozenset(self.roles_of(word))
            if roles:
                self.telling.add(word)

    def roles_of(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield what ``word`` may be."""
        form = plain(word)
        terms = seen_terms(word, self.lookup) if "form" in self.plan.kinds else ()
        for number, (part, kind) in enumerate(zip(self.plan.parts, self.plan.kinds, strict=True)):
            for step, wanted in enumerate(part):
                if (
                    not wanted.isdisjoint(terms)
                    if kind == "form"
                    else form.startswith(tuple(wanted))
                    if kind == "prefix"
                    else form in wanted
                ):
                    yield number, step


def sentence_spans(text: str) -> list[Span]:
    """Return where each sentence of ``text`` begins and ends; what stands between quotation marks is in one."""
    from newsarchive.quotations.marks import pairs_of  # noqa: PLC0415 - few searches ask for sentences
    from newsarchive.quotations.tokens import sentences_of, tokens_of  # noqa: PLC0415 - as above

    tokens = tokens_of(text)
    return [
        (tokens.starts[first], tokens.end(last - 1))
        for first, last, _ in sentences_of(tokens, pairs_of(text))
    ]


def _in_order(start: int, places: Sequence[Sequence[Span]], distance: int | None) -> list[Span]:
    """Do as ``_within`` does, with each part behind the one before; the first begins at ``start``."""
    chosen = [place for place in places[0] if place[0] == start][:1]
    for own in places[1:] if chosen else ():
        after = [place for place in own if place[0] >= chosen[-1][1]]
        if not after:
            return []
        chosen.append(min(after))
    return chosen if chosen and fits(start, chosen, distance) else []


def fits(start: int, chosen: Sequence[Span], distance: int | None) -> bool:
    """Tell whether the places, from ``start`` on, leave at most ``distance`` words over, or any number where that is None."""
    length = max(end for _, end in chosen) - start
    return distance is None or length - sum(end - begin for begin, end in chosen) <= distance


def _within(start: int, places: Sequence[Sequence[Span]], distance: int | None) -> list[Span]:
    """Return a place of each part from ``start`` on where they leave at most ``distance`` words over; none where there are none."""
    chosen: list[Span] = []
    for own in places:
        after = [place for place in own if place[0] >= start]
        if not after:
            return []
        chosen.append(min(after, key=lambda place: place[1]))
    return chosen if fits(start, chosen, distance) else []
