"""A quotation and the clauses around it -> who may have said it: noun phrases and pronouns, each with its signs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_parts
from newsarchive.quotations.clauses import ARTICLES, LINK, QUOTED, SOURCE, phrase_end
from newsarchive.quotations.speech import said_noun, verb_forms
from newsarchive.rules.lexicon.first_names import FIRST_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.quotations.signs import ClauseSigns

    Place = tuple[str, str, int, bool, bool]
    Part = tuple[str | int, ...]

__all__ = ["Candidate", "Phrase", "none_features", "none_group", "phrases_of", "place_of", "placed_features"]

LISTS = word_parts(__file__, "speakers")

PRONOUNS = frozenset("er sie es man dieser diese ich wir letzterer letztere denen".split())
PREPOSITIONS = frozenset(LISTS["prepositions"])
AUXILIARIES = frozenset(
    "hat haben hatte hatten habe ist war wird wurde werden wurden sei kann will soll".split()
)
TIMES = frozenset(LISTS["times"])
PERSON_ENDINGS = LISTS["person endings"]  # fmt: skip


class Candidate(NamedTuple):
    """A noun phrase or a pronoun: its range of tokens, the clause that it stands in, and which one there it is."""

    first: int
    last: int
    seen: ClauseSigns
    rank: int
    kind: str


class Phrase:
    """A candidate with what decides its weights wherever the quotation stands, and what is kept once it was asked for.

    ``features`` are its own; ``shape`` are the parts that its place completes, ``sums`` what is known of each part's weights by place;
    ``words`` are those that two phrases for one speaker share.
    """

    __slots__ = ("candidate", "features", "score", "shape", "sums", "words")

    def __init__(self, candidate: Candidate, texts: Sequence[str]) -> None:
        self.candidate = candidate
        self.score: float | None = None
        self.sums: list[dict[Place, float]] = []
        first, last, seen, rank, kind = candidate
        clause = seen.clause
        before = texts[first - 1].lower() if first > clause.first else "^"
        after = texts[last].lower() if last < clause.last else "$"
        left, right = LEFT.get(before, "other"), RIGHT.get(after, "other")
        head = texts[first].lower()
        case = head if kind == "pronoun" or head in ARTICLES else "-"
        verb = clause.kind if clause.kind in NAMING else seen.verb
        few, sides = min(rank, 3), f"{left}|{right}"
        self.shape: tuple[Part, Part, Part] = (
            ("named", kind, few, verb),
            ("beside", verb, sides, clause.before),
            ("set", seen.opening, seen.mood, few),
        )
        self.features = [
            f"c{case}|{left}", f"b{before}", f"a{after}", f"lem{seen.lemma}|{sides}", f"k{kind}|{sides}", f"vk{verb}|{kind}|{left}",
            f"vl{verb}|{sides}", f"vc{verb}|{case}", f"vr{verb}|{few}",
        ]  # fmt: skip
        if clause.kind == SOURCE:
            opening = texts[clause.first].lower() if first > clause.first else head
            self.features.append(f"src{rank}|{opening}")
        words = texts[first:last]
        self.words = frozenset([word for word in words if word[0].isupper()]) or frozenset(
            [word.lower() for word in words]
        )

    def placed(self, place: Place | None) -> list[str]:
        """Return the features of the phrase in its place, none without one."""
        return [one for part in self.shape for one in placed_features(part, place)] if place else []


def phrases_of(texts: Sequence[str], seen: ClauseSigns) -> list[Phrase]:
    """Return the noun phrases and pronouns of a clause, in order."""
    return [Phrase(candidate, texts) for candidate in candidates_in(texts, seen)]


def candidates_in(texts: Sequence[str], seen: ClauseSigns) -> Iterator[Candidate]:
    """Yield the noun phrases and pronouns of the clause."""
    last, rank, after = seen.clause.last, 0, seen.clause.first
    for at in range(after, last):
        heads = head_of(texts[at])
        if not heads or at < after:
            continue
        if heads == PRONOUN or (heads == THIS and (at + 1 >= last or texts[at + 1][0].islower())):
            yield Candidate(first=at, last=at + 1, seen=seen, rank=rank, kind="pronoun")
            rank, after = rank + 1, at + 1
        elif heads != ADJECTIVE or (at + 1 < last and texts[at + 1][0].isupper()):
            end = phrase_end(texts, at, last, initial=False)
            if end > at and any(map(is_noun, texts[at:end])):
                yield Candidate(first=at, last=end, seen=seen, rank=rank, kind=kind_of(texts, at, end))
                rank, after = rank + 1, end


PRONOUN, THIS, NOUN, ADJECTIVE = 1, 2, 3, 4
"""What a word can begin: nothing else, ``diese`` or a phrase with it, a phrase, a phrase where a noun follows."""


@lru_cache(maxsize=32768)
def head_of(word: str) -> int:
    """Return what a word can begin, 0 for nothing."""
    low = word.lower()
    if low in PRONOUNS:
        return THIS if low in {"diese", "dieser"} else PRONOUN
    if word[0].isupper():
        return 0 if low in PREPOSITIONS or low in NO_NOUN else NOUN
    if word in ARTICLES or word[0] in '„»«"' or (word[0].isdigit() and "-" in word):
        return NOUN  # ``43-Jährige``
    small = word[0].islower() and word.endswith(("e", "er", "en", "es"))
    other = word in PREPOSITIONS or word in AUXILIARIES or word in NO_NOUN or word in verb_forms()
    return ADJECTIVE if small and not other else 0


def is_noun(word: str) -> bool:
    """Tell whether a word makes a phrase one that can speak: a noun, a name between marks, ``43-Jährige``."""
    return word[0].isupper() or word[0] in '„»«"' or "-" in word


NO_NOUN = frozenset(LISTS["no noun"])


def kind_of(texts: Sequence[str], first: int, last: int) -> str:
    """Return what a noun phrase names: a person, an office, a statement, a time, or anything else."""
    words = texts[first:last]
    capital = [word for word in words if word[0].isupper()]
    folded = [word.lower() for word in capital]
    if not TIMES.isdisjoint(folded):
        return "time"
    if not FIRST_NAMES.isdisjoint(folded):
        return "name"
    for word in folded:
        if word.endswith(PERSON_ENDINGS):
            return "office"
    said = any(map(said_noun, capital))
    if len(words) == 1:
        return "saidword" if said else "word"
    return "said" if said else "words"


NAMING = frozenset((SOURCE, LINK, QUOTED))
"""Kinds of clauses that stand for the verb in them."""
LEFT = {
    **dict.fromkeys(AUXILIARIES, "aux"),
    **dict.fromkeys(verb_forms(), "verb"),
    **dict.fromkeys(PREPOSITIONS, "prep"),
    "^": "^",
}
RIGHT = {
    **dict.fromkeys(PREPOSITIONS, "prep"),
    **dict.fromkeys(AUXILIARIES, "aux"),
    **dict.fromkeys(verb_forms(), "verb"),
    "$": "$",
}
"""The kind of a word beside a phrase; a word of two kinds is of the last one named here."""


def place_of(row: Sequence[ClauseSigns], seen: ClauseSigns, inside: tuple[int, int]) -> tuple[str, int]:
    """Return how a clause is set to the quotation in ``row[inside[0]]`` to ``row[inside[1]]``: which side, and how many clauses off."""
    first, last = inside
    sentence, begins = seen.clause.sentence, row[first].clause.sentence
    if not begins <= sentence <= row[last].clause.sentence:
        return f"s{max(min(sentence - begins, 2), -4)}", 0
    at = seen.clause.first
    if at < row[first].clause.first:
        gap = next((gap for gap in (1, 2) if row[first - gap].clause.first == at), 3)
        return "before", gap
    if at > row[last].clause.first:
        gap = next((gap for gap in (1, 2) if row[last + gap].clause.first == at), 3)
        return "after", gap
    return "in", 0


def placed_features(part: Part, place: Place) -> list[str]:
    """Return what one part of a phrase's shape shows in its place.

    Few parts and places come up again and again, so that the sum of their weights is kept.
    """
    said, where, gap, again, cued = place
    at, (name, *of) = f"{where}{gap}", part
    if name == "named":
        kind, rank, verb = of
        return [
            f"pk{kind}|{at}", f"pr{rank}|{at}|{cued}", f"pg{again}|{where}|{verb}|{kind}", f"pc{cued}|{where}|{verb}|{rank}|{kind}",
        ]  # fmt: skip
    if name == "beside":
        verb, sides, before = of
        return [f"pv{verb}|{at}|{before}", f"ps{sides}|{where}", f"pl{verb}|{sides}|{where}"]
    opening, mood, rank = of
    return [
        f"pa{again}|{said}|{cued}",
        f"pq{said}|{at}",
        f"po{opening}|{at}|{rank}",
        f"pm{mood}|{where}|{rank}",
    ]


def none_features(row: Sequence[ClauseSigns], inside: tuple[int, int], kind: str, cued: bool) -> list[str]:
    """Return the features of nobody's being named that the quotation shows itself."""
    return [f"none{kind}", f"nonec{cued}", f"nonek{kind}{cued}{row[inside[0]].mood}"]


def none_group(seen: ClauseSigns) -> list[str]:
    """Return the features of nobody's being named that a clause beside the quotation shows."""
    found = [f"nonew{word}" for word in seen.small[:6]]
    if seen.lemma:
        found.append(f"nonel{seen.lemma}")
    return [*found, f"nones{seen.clause.kind}"]
