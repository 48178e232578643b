"""The best articles of a ranking -> more for those that have the words of the query together: in a passage, as a pair, in the lead.

An index that knows what an article is about does not know where: ``Streit`` in its first paragraph and ``Rente`` in its
last are not a dispute about pensions. So the texts of the best articles are read. What is added depends on
the article and the query alone, and is never negative: pages of a result list stay where they are.
"""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsarchive.german.fold import key, plain
from newsarchive.german.inflect import plain_letters, spellings, words_holding
from newsarchive.search.rank.gather import ROUNDING
from newsarchive.search.rank.ranking import first_ids, pool_of
from newsarchive.search.rank.terms import function_word
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from newsarchive.search.match.lemmas import WordNames
    from newsarchive.search.rank.ranking import Pool

__all__ = ["Reading", "Wanted", "add_passages"]

MOST_TEXT = 20_000
"""Characters of a body that are read."""
MOST_TEXT_OF_ONE = 6_000
"""The same where an article has one word of the query: how often it is there in the first thousand words says enough."""
PASSAGE = 140
"""Characters of a passage: about twenty words, a sentence."""
LEAD = 400
"""Characters of teaser and body that count as the lead."""
IN_PASSAGE, IN_PAIR, IN_LEAD = 4.5, 5.5, 1.8
"""Weights beside the index's score, rounded from a fit to 4,000 headlines that were searched for their bodies."""
NAMED, ABOUT = (5.8, 0.33), (6.5, 2.5)
"""By the same fit, what it says that a text names a word at all, and that it goes on about it: each with its share of BM25's ``k1``."""
SPELT, INFLECTED = 0.97, 0.93
"""What the form typed in another spelling says, and another form of the word."""
PART = 0.4
"""What a compound says about its part, and the other way round."""
BEGINNING = 0.25
"""What a word says about another that begins alike: ``Impfung`` about ``impfen``, ``libysch`` about ``Libyen``."""
BEGINS = 5
"""Letters that two words must share for that."""
K1, B, USUAL = 1.2, 0.6, 3_500
"""As in ``german.weigh``, the length in characters."""
MOST_PLACES = 30
"""Places of a word in a text that are looked at."""
FUNCTION_WORD = 0.3
"""Rarity of a word of a pair that no score counts."""

Event = tuple[int, int, float]
"""The place of a word of a text, which word of the query it says something about, and how much."""


class Wanted(Value):
    """A word of the query: the form typed, its terms in the German index and those of its parts, how much it tells, and which articles have it."""

    form: str
    terms: frozenset[str]
    parts: frozenset[str]
    rarity: float
    articles: Container[int]


class Reading(Protocol):
    """What the texts of articles are read by."""

    @property
    def names(self) -> WordNames:
        """The terms of words, as far as they were asked for."""

    def openings(self, ids: Sequence[int], most: int) -> list[tuple[int, str, str]]:
        """Return of each article its head and the beginning of the rest, ``most`` characters of the body."""


class Pair(Value):
    """Two neighbours of the query as a folded text has them, which words of the query they are, and their mean rarity."""

    text: str
    needs: frozenset[int]
    rarity: float


class Read(NamedTuple):
    """The text of an article: where its lead ends, the count of a word that says half, where words hold needles, the rarity of pairs."""

    number: int
    printed: str
    lead_end: int
    half: float
    places: list[list[tuple[int, str]]]
    near: float


def add_passages(
    scores: dict[int, float],
    wanted: Sequence[Wanted],
    typed: Sequence[str],
    lexicon: Reading,
    *,
    telling: int,
) -> None:
    """Raise the ``scores`` of the best articles by what their texts say.

    ``typed``: all words of the query in order; ``telling``: how many of them say something that most articles can have.
    """
    if len(scores) < 2:
        return
    best = worth_reading(scores, pool_of(telling))
    most = MOST_TEXT if telling > 1 else MOST_TEXT_OF_ONE
    rows = lexicon.openings(best, most)
    needles, pairs = [needles_of(word) for word in wanted], pairs_of(typed, wanted)
    read = [text_read(row, needles, pairs, wanted) for row in rows]
    met = [{word for one in read for _, word in one.places[which]} for which in range(len(wanted))]
    lexicon.names.learn(set().union(*met))
    said = [{word: says(word, one, lexicon) for word in some} for one, some in zip(wanted, met, strict=True)]
    as_typed = {plain(word): word.lower() for word in typed}
    for one in read:
        events: list[Event] = []
        for which, found in enumerate(one.places):
            own = [(at, which, weight) for at, word in found if (weight := said[which][word])]
            events += told_apart(own, as_typed.get(wanted[which].form), one.printed)
        events.sort()
        lead = covered([event for event in events if event[0] < one.lead_end], wanted)
        scores[one.number] += (
            in_text(events, wanted, one.half)
            + IN_PASSAGE * passage(events, wanted)
            + IN_PAIR * one.near
            + IN_LEAD * lead
        )


def text_read(
    row: tuple[int, str, str],
    needles: Sequence[Sequence[str]],
    pairs: Sequence[Pair],
    wanted: Sequence[Wanted],
) -> Read:
    """Return what is found in the text of an article, whose ``row`` is its id, its head and the rest."""
    number, head, rest = row
    printed = f"{head} {rest}"
    text = f" {folded(printed)} "  # so that the first and the last word are parted from others, too
    has = {which for which, word in enumerate(wanted) if number in word.articles}
    near = sum(pair.rarity for pair in pairs if pair.needs <= has and has_pair(text, pair.text))
    half = K1 * (1 - B + B * (len(text) - 2) / USUAL)
    return Read(
        number=number,
        printed=printed,
        lead_end=len(head) + LEAD,
        half=half,
        places=[words_holding(text, own, MOST_PLACES) for own in needles],
        near=near,
    )


def worth_reading(scores: Mapping[int, float], pool: Pool) -> list[int]:
    """Return the articles of ``pool``, best first."""
    best = first_ids(scores, pool.most)
    enough = pool.share * scores[best[0]]
    return [number for place, number in enumerate(best) if place < pool.least or scores[number] >= enough]


def folded(text: str) -> str:
    """Return ``text`` in lower case, without marks, ``ss`` for ß, a space for each character that is no letter or digit."""
    return plain_letters(text).replace("\N{LATIN SMALL LETTER SHARP S}", "ss")


def needles_of(word: Wanted) -> tuple[str, ...]:
    """Return what to look for in a folded text: beginnings of the word's forms and parts, none that holds another.

    A function word is looked for as a whole: ``er`` is in half of all words, and says nothing about them.
    """
    if function_word(word.form):
        return tuple(sorted({f" {folded(form)} " for form in spellings(word.form)}))
    spelt = (folded(spelling) for form in (word.form, *word.terms) for spelling in spellings(form))
    found = {form[:BEGINS] for form in (key(word.form), *spelt, *word.terms, *word.parts)}
    return tuple(sorted(form for form in found if not any(other in form for other in found if other != form)))


def says(word: str, wanted: Wanted, lexicon: Reading) -> float:
    """Return what ``word`` says about the one that is wanted: 1 where it is the same, less where it is akin, else 0."""
    lemmas, parts = lexicon.names[word]
    if not wanted.terms.isdisjoint(lemmas):
        return closeness(word, wanted.form)
    if not wanted.parts.isdisjoint(lemmas) or not wanted.terms.isdisjoint(parts):
        return PART
    own = key(wanted.form)
    return BEGINNING if len(own) >= BEGINS and word.startswith(own[:BEGINS]) else 0.0


def closeness(word: str, form: str) -> float:
    """Return what a form of the word wanted says, by how near it is to the ``form`` that was typed."""
    if word == folded(form):
        return 1.0
    return SPELT if key(word) == key(form) else INFLECTED


def told_apart(events: list[Event], form: str | None, printed: str) -> list[Event]:
    """Return the weight of a word by its places; less where it nowhere stands as it was typed (``form``, in lower case): ``Muller`` for ``Müller``."""
    if (
        form is None
        or not any(weight > SPELT for _, _, weight in events)
        or form in printed
        or form.capitalize() in printed
        or form in printed.lower()
    ):
        return events
    return [(at, which, min(weight, SPELT)) for at, which, weight in events]


def in_text(events: Sequence[Event], wanted: Sequence[Wanted], half: float) -> float:
    """Return how much a text is about the query: BM25 over its words and those akin; ``half``: the count that says half."""
    counts: dict[int, float] = {}
    for _, which, weight in events:
        counts[which] = counts.get(which, 0.0) + weight
    (named, soon), (about, late) = NAMED, ABOUT
    return sum(
        wanted[which].rarity * count * (named / (count + soon * half) + about / (count + late * half))
        for which, count in counts.items()
    )


def passage(events: Sequence[Event], wanted: Sequence[Wanted]) -> float:
    """Return what the best passage covers."""
    if len(wanted) == 1:
        return wanted[0].rarity * max((weight for _, _, weight in events), default=0.0)
    most, best = covered(events, wanted) * (1.0 - ROUNDING), 0.0
    for start, (at, which, weight) in enumerate(events):
        held = {which: weight}
        for later, other, says_so in islice(events, start + 1, None):
            if later - at >= PASSAGE:
                break
            if says_so > held.get(other, 0.0):
                held[other] = says_so
        best = max(best, sum(wanted[word].rarity * share for word, share in held.items()))
        if best >= most:
            break
    return best


def covered(events: Sequence[Event], wanted: Sequence[Wanted]) -> float:
    """Return the rarity of the words that ``events`` (place, word, weight) hold, each counted once."""
    weights: dict[int, float] = {}
    for _, which, weight in events:
        if weight > weights.get(which, 0.0):
            weights[which] = weight
    return sum(wanted[which].rarity * weight for which, weight in weights.items())


def pairs_of(typed: Sequence[str], wanted: Sequence[Wanted]) -> list[Pair]:
    """Return the neighbours of the query, function words too, each with the mean of their rarities."""
    places = {key(word.form): which for which, word in enumerate(wanted)}
    found: dict[str, Pair] = {}
    for both in pairwise(plain_key(word) for word in typed):
        known = [places[word] for word in both if word in places]
        rarity = sum(wanted[which].rarity for which in known) + FUNCTION_WORD * (2 - len(known))
        found.setdefault(" ".join(both), Pair(" ".join(both), frozenset(known), rarity / 2))
    return list(found.values())


def plain_key(word: str) -> str:
    """Return ``word`` as a folded text spells it."""
    return folded(word.lower())


def has_pair(text: str, pair: str) -> bool:
    """Tell whether ``pair`` begins at a word of a folded ``text``, with a space in front."""
    return f" {pair}" in text
