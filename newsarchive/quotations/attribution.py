"""A quotation and its surroundings -> who said it, by which cue, on which day: the likeliest of the phrases nearby, or nobody."""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.clauses import LINK, QUOTED, SOURCE, SOURCES
from newsarchive.quotations.speakers import none_features, none_group, place_of, placed_features
from newsarchive.quotations.speech import PARTICLES, verb_forms
from newsarchive.quotations.weights import load_weights
from newsarchive.rules.lexicon.dates import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.quotations.analysis import Analysis
    from newsarchive.quotations.signs import ClauseSigns
    from newsarchive.quotations.speakers import Candidate, Phrase, Place
    from newsarchive.quotations.weights import Weights

__all__ = ["Choice", "Named", "choices", "cue_near", "date_near", "name_speaker", "words_of"]

NEAR = {"direct": (1, 0), "indirect": (0, 0)}
FAR = (2, 1)
"""How many sentences above and below a quotation may name who said it, with a verb of saying beside it, by its kind, and without."""
MOST = 40
"""How many clauses on either side are asked at most."""
DAY = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
DATE = re.compile(
    rf"""
    \b (?: (?: am | vom ) \s+ (?: \w+en \s+ )? )?                       # am vergangenen
    (?:
        (?: {DAY} , \s+ (?: dem | den ) \s+ | {DAY} \s+ )?              # Montag, dem
        \d{{1,2}} \. \s? (?: {MONTH} | \d{{1,2}} \. ) (?: \s? \d{{4}} )?  # 5. März 2024
      | {DAY} (?: morgen | vormittag | mittag | nachmittag | abend )? \b
      | \b (?: heute | gestern | vorgestern ) \b
    )
    """,
    re.VERBOSE,
)


class Choice(NamedTuple):
    """A phrase and its place beside the quotation, or None for nobody, with what speaks for nobody."""

    phrase: Phrase | None
    place: Place | None = None
    for_none: tuple[str, ...] = ()
    around: tuple[ClauseSigns, ...] = ()

    @property
    def candidate(self) -> Candidate | None:
        """The candidate itself."""
        return self.phrase.candidate if self.phrase else None

    @property
    def features(self) -> list[str]:
        """All features, as the fit wants them."""
        if self.phrase is None:
            return [*self.for_none, *(one for seen in self.around for one in none_group(seen))]
        return [*self.phrase.features, *self.phrase.placed(self.place)]

    def score(self, weights: Weights) -> float:
        """Return the sum of the weights; sums of what comes up again and again are kept."""
        phrase = self.phrase
        if phrase is None or self.place is None:
            look = weights.speaker.get
            return sum([look(feature, 0.0) for feature in self.for_none]) + sum(
                [none_score(weights, seen) for seen in self.around]
            )
        if phrase.score is None:
            look = weights.speaker.get
            phrase.score = sum([look(feature, 0.0) for feature in phrase.features])
            phrase.sums = [weights.placed.setdefault(part, {}) for part in phrase.shape]
        score, place = phrase.score, self.place
        for sums, part in zip(phrase.sums, phrase.shape, strict=True):
            known = sums.get(place)
            if known is None:
                look = weights.speaker.get
                known = sums[place] = sum([look(feature, 0.0) for feature in placed_features(part, place)])
            score += known
        return score


def none_score(weights: Weights, seen: ClauseSigns) -> float:
    """Return the sum of the weights by which a clause speaks for nobody."""
    look = weights.speaker.get
    return sum([look(feature, 0.0) for feature in none_group(seen)])


class Named(NamedTuple):
    """The phrase that names the speaker, None for nobody, and how likely it is."""

    phrase: Phrase | None
    sure: float


def choices(  # noqa: PLR0913, PLR0917 - the quotation, and who spoke before
    seen: Analysis, kind: str, spans: Sequence[tuple[int, int]], first: int, last: int, before: frozenset[str]
) -> list[Choice]:
    """Return who may have said it; ``before`` are the words that named the speaker of the last quotation.

    Where the sentence itself has a verb of saying or names a source, the sentences around it are asked less far.
    """
    row, inside = seen.row, (first, last)
    beside = [one for at, one in own_clauses(seen, first, last) if not first <= at <= last]
    cued = any(one.verb == "say" or one.clause.kind in {SOURCE, LINK} for one in beside)
    nobody = (*none_features(row, inside, kind, cued), f"noneprev{bool(before)}")
    found = [Choice(None, None, nobody, none_around(seen, first, last))]
    above, below = NEAR[kind] if cued else FAR
    begins, ends = row[first].clause.sentence, row[last].clause.sentence
    for number in range(begins - above, ends + below + 1):
        own = begins <= number <= ends
        for one in near_clauses(seen, number, first, last) if own else seen.clauses_in(number)[:MOST]:
            if one.clause.kind == QUOTED:
                continue
            phrases = seen.phrases_in(one)
            if not phrases:
                continue
            where, gap = place_of(row, one, inside)
            first_time, again = (kind, where, gap, False, cued), (kind, where, gap, True, cued)
            found += [
                Choice(phrase, first_time if before.isdisjoint(phrase.words) else again)
                for phrase in phrases
                if not (own and overlaps(seen, phrase.candidate, spans))
            ]
    return found


def own_clauses(seen: Analysis, first: int, last: int) -> list[tuple[int, ClauseSigns]]:
    """Return the clauses of the sentences in which the quotation stands, with their places in the row, not all of an endless sentence."""
    row = seen.row
    begins, ends = row[first].clause.sentence, row[last].clause.sentence
    low, high = first, last + 1
    while low > max(first - MOST, 0) and row[low - 1].clause.sentence >= begins:
        low -= 1
    while high < min(last + MOST, len(row)) and row[high].clause.sentence <= ends:
        high += 1
    return [(at, row[at]) for at in range(low, high)]


def near_clauses(seen: Analysis, number: int, first: int, last: int) -> list[ClauseSigns]:
    """Return the clauses of one of the quotation's sentences, without those far from it in an endless one."""
    return [one for _, one in own_clauses(seen, first, last) if one.clause.sentence == number]


def none_around(seen: Analysis, first: int, last: int) -> tuple[ClauseSigns, ...]:
    """Return the clauses of the sentence in which the quotation begins that are not its own, up to the second behind it."""
    sentence = seen.row[first].clause.sentence
    return tuple(
        one
        for at, one in own_clauses(seen, first, last)
        if one.clause.sentence == sentence and (at < first or last < at < last + 3)
    )


def overlaps(seen: Analysis, candidate: Candidate, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a phrase stands within the quotation."""
    start, end = seen.starts[candidate.first], seen.tokens.end(candidate.last - 1)
    return any(start < stop and begin < end for begin, stop in spans)


def words_of(phrase: Phrase | None) -> frozenset[str]:
    """Return the words that two phrases for one speaker share, none for nobody."""
    return phrase.words if phrase else frozenset()


def name_speaker(options: Sequence[Choice]) -> Named:
    """Return the likeliest of ``options`` and its share of the likelihood of all."""
    weights = load_weights()
    scores = [
        round(option.score(weights), 6) for option in options
    ]  # so that equal sums are equal in any order
    best = max(scores)
    return Named(options[scores.index(best)].phrase, 1 / sum(exp(score - best) for score in scores))


def cue_near(seen: Analysis, candidate: Candidate | None, first: int, last: int) -> str | None:
    """Return the words that introduce the quotation, as printed: a verb with its particle, or ``laut``, ``so``, ``zufolge``."""
    for one in introducing(seen, candidate, first, last):
        clause = one.clause
        words = seen.texts[clause.first : clause.last]
        if clause.kind == SOURCE:
            return next((word for word in words if word.lower() in SOURCES), None)
        if clause.kind == LINK or one.opening == "so":
            return words[0]
        verb = next((word for word in words if word.islower() and word in verb_forms()), None)
        if verb:
            particle = words[-1] if words[-1] in PARTICLES and words[-1] != verb else ""
            return f"{verb} {particle}".strip()
    return None


def date_near(seen: Analysis, candidate: Candidate | None, first: int, last: int) -> str | None:
    """Return the day of the statement as printed beside the cue: ``am Montag``, ``am 5. März 2024``."""
    within = {one.clause.first for one in seen.row[first : last + 1]}
    for one in introducing(seen, candidate, first, last):
        if one.clause.first not in within:
            printed = DATE.search(seen.text, seen.start(one.clause), seen.end(one.clause))
            if printed:
                return printed[0]
    return None


def introducing(seen: Analysis, candidate: Candidate | None, first: int, last: int) -> Iterator[ClauseSigns]:
    """Yield the clauses of the quotation's own sentences that may introduce it: the speaker's, then those right before and behind it."""
    row = seen.row
    sentences = {row[first].clause.sentence, row[last].clause.sentence}
    beside = [row[at] for at in (first - 1, last + 1) if 0 <= at < len(row)]
    for one in ([candidate.seen] if candidate else []) + beside:
        if one.clause.sentence in sentences and one.clause.kind != QUOTED:
            yield one
