"""A quotation and its surroundings -> who said it, by which cue, on which day: the likeliest of the phrases nearby, or nobody."""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.clauses import LINK, QUOTED, SOURCE
from newsarchive.quotations.speakers import PLACED, none_features, placed_groups
from newsarchive.quotations.speech import PARTICLES, verb_forms
from newsarchive.quotations.weights import keep, load_weights
from newsarchive.rules.lexicon.dates import MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.quotations.analysis import Analysis, Phrase
    from newsarchive.quotations.speakers import Candidate, Key
    from newsarchive.quotations.weights import Weights

__all__ = ["Choice", "Named", "choices", "cue_near", "date_near", "name_speaker", "words_of"]

NEAR, FAR = (1, 0), (3, 1)
"""How many sentences above and below a quotation may name who said it, with a verb of saying beside it and without."""
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
    """A phrase with the groups of features of its place, or None for nobody, with the features that speak for nobody."""

    phrase: Phrase | None
    groups: tuple[tuple[str, Key], ...]
    for_none: tuple[str, ...] = ()

    @property
    def candidate(self) -> Candidate | None:
        """The candidate itself."""
        return self.phrase.candidate if self.phrase else None

    @property
    def features(self) -> list[str]:
        """All features, as the fit wants them."""
        placed = [one for name, key in self.groups for one in PLACED[name](*key)]
        return [*self.for_none, *placed, *(self.phrase.features if self.phrase else ())]

    def score(self, weights: Weights) -> float:
        """Return the sum of the weights."""
        look, sums = weights.speaker.get, weights.placed
        score = sum([look(feature, 0.0) for feature in self.for_none])
        for group in self.groups:
            known = sums.get(group)
            if known is None:
                name, key = group
                known = sum([look(feature, 0.0) for feature in PLACED[name](*key)])
                keep(sums, group, known)
            score += known
        if self.phrase is None:
            return score
        if self.phrase.score is None:
            self.phrase.score = sum([look(feature, 0.0) for feature in self.phrase.features])
        return score + self.phrase.score


class Named(NamedTuple):
    """The phrase that names the speaker, None for nobody, and how likely it is."""

    candidate: Candidate | None
    sure: float


def choices(  # noqa: PLR0913, PLR0917 - the quotation, and who spoke before
    seen: Analysis, kind: str, spans: Sequence[tuple[int, int]], first: int, last: int, before: frozenset[str]
) -> list[Choice]:
    """Return who may have said it; ``before`` are the words that named the speaker of the last quotation.

    Where the sentence itself has a verb of saying or names a source, the sentences around it are asked less far.
    """
    row, tokens, clauses = seen.row, seen.tokens, seen.clauses
    own = range(*reach(seen, first, last, 0, 0))
    cued = any(
        row[at].verb == "say" or clauses[at].kind in {SOURCE, LINK} for at in own if not first <= at <= last
    )
    nobody = (*none_features(row, (first, last), kind, cued), f"noneprev{bool(before)}")
    found = [Choice(None, (), nobody)]
    for at in range(*(reach(seen, first, last, *NEAR) if cued else reach(seen, first, last, *FAR))):
        if clauses[at].kind == QUOTED:
            continue
        for phrase in seen.phrases_in(at):
            candidate = phrase.candidate
            start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
            if (
                spans[0][0] < end
                and start < spans[-1][1]
                and any(start < stop and begin < end for begin, stop in spans)
            ):
                continue
            again = bool(before) and not before.isdisjoint(phrase.words or words_in(seen, phrase))
            placed = placed_groups(row, candidate, phrase.sides, (first, last), kind, again, cued)
            found.append(Choice(phrase, placed))
    return found


def reach(seen: Analysis, first: int, last: int, above: int, below: int) -> tuple[int, int]:
    """Return the range of the clauses of the sentences around those from ``first`` to ``last``."""
    clauses = seen.clauses
    low, high = first, last
    while low > max(first - MOST, 0) and clauses[low - 1].sentence >= clauses[first].sentence - above:
        low -= 1
    while (
        high + 1 < min(last + MOST, len(clauses))
        and clauses[high + 1].sentence <= clauses[last].sentence + below
    ):
        high += 1
    return low, high + 1


def words_of(seen: Analysis, candidate: Candidate | None) -> frozenset[str]:
    """Return the capitalised words of a phrase, or its only word: what two phrases for one speaker share."""
    if candidate is None:
        return frozenset()
    texts = [token.text for token in seen.tokens[candidate.first : candidate.last]]
    return frozenset(text for text in texts if text[0].isupper()) or frozenset(text.lower() for text in texts)


def words_in(seen: Analysis, phrase: Phrase) -> frozenset[str]:
    """Return what ``words_of`` does for a phrase, and keep it with the phrase."""
    phrase.words = words_of(seen, phrase.candidate)
    return phrase.words


def name_speaker(options: Sequence[Choice]) -> Named:
    """Return the likeliest of ``options`` and its share of the likelihood of all."""
    weights = load_weights()
    scores = [
        round(option.score(weights), 6) for option in options
    ]  # so that equal sums are equal in any order
    best = max(scores)
    return Named(options[scores.index(best)].candidate, 1 / sum(exp(score - best) for score in scores))


def cue_near(seen: Analysis, candidate: Candidate | None, first: int, last: int) -> str | None:
    """Return the words that introduce the quotation, as printed: a verb with its particle, or ``laut``, ``so``, ``zufolge``."""
    places = [candidate.clause] if candidate else []
    places += [at for at in (first - 1, last + 1) if 0 <= at < len(seen.clauses)]
    sentences = {seen.clauses[first].sentence, seen.clauses[last].sentence}
    for at in places:
        clause = seen.clauses[at]
        if clause.sentence not in sentences or clause.kind == QUOTED:
            continue
        words = [token.text for token in seen.tokens[clause.first : clause.last]]
        if clause.kind == SOURCE:
            return next(
                (word for word in words if word.lower() in {"laut", "nach", "gemäß", "zufolge"}), None
            )
        if clause.kind == LINK or seen.row[at].opening == "so":
            return words[0]
        verb = next((word for word in words if word.islower() and word in verb_forms()), None)
        if verb:
            particle = words[-1] if words[-1] in PARTICLES and words[-1] != verb else ""
            return f"{verb} {particle}".strip()
    return None


def date_near(seen: Analysis, candidate: Candidate | None, first: int, last: int) -> str | None:
    """Return the day of the statement as printed beside the cue: ``am Montag``, ``am 5. März 2024``."""
    places = dict.fromkeys([candidate.clause] if candidate else [])
    places |= dict.fromkeys(at for at in (first - 1, last + 1) if 0 <= at < len(seen.clauses))
    sentences = {seen.clauses[first].sentence, seen.clauses[last].sentence}
    for at in places:
        clause = seen.clauses[at]
        if clause.sentence in sentences and clause.kind != QUOTED and not first <= at <= last:
            printed = DATE.search(seen.text, seen.start(at), seen.end(at))
            if printed:
                return printed[0]
    return None
