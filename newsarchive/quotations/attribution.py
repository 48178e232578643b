"""A quotation and its surroundings -> who said it, by which cue, on which day: the likeliest of the phrases nearby, or nobody."""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.clauses import LINK, QUOTED, SOURCE
from newsarchive.quotations.speakers import OWN, PLACED, none_features, place_of, verb_of
from newsarchive.quotations.speech import PARTICLES, verb_forms
from newsarchive.quotations.weights import keep, load_weights
from newsarchive.rules.lexicon.dates import MONTH

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from newsarchive.quotations.analysis import Analysis, Phrase
    from newsarchive.quotations.speakers import Candidate
    from newsarchive.quotations.weights import Key, Weights

__all__ = ["Choice", "Named", "choices", "cue_near", "date_near", "name_speaker"]

FAR = 2, 1
"""How many sentences above and below a quotation may name who said it, where its own has no verb of saying and no source."""
REFERS = frozenset((LINK, SOURCE))
MOST = 40
"""How many clauses on either side are asked at most."""
WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split()
PARTS = ("", "morgen", "vormittag", "mittag", "nachmittag", "abend")
DAYS = frozenset(("heute", "gestern", "vorgestern", *(day + part for day in WEEKDAYS for part in PARTS)))
"""A day that is printed has one of these words in it, or a number."""
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
    """A phrase with what decides the groups of features of its place, or None for nobody, with the features that speak for nobody."""

    phrase: Phrase | None
    keys: tuple[Key, ...]
    for_none: Sequence[str] = ()

    @property
    def candidate(self) -> Candidate | None:
        """The candidate itself."""
        return self.phrase.candidate if self.phrase else None

    @property
    def features(self) -> list[str]:
        """All features, as the fit wants them."""
        groups = zip(PLACED, self.keys, strict=False)
        own = zip(OWN, self.phrase.keys, strict=True) if self.phrase else ()
        beside = self.phrase.beside if self.phrase else ()
        return [*self.for_none, *beside, *(one for group, key in (*groups, *own) for one in group(*key))]


class Named(NamedTuple):
    """The phrase that names the speaker, None for nobody, and how likely it is."""

    phrase: Phrase | None
    sure: float

    @property
    def candidate(self) -> Candidate | None:
        """The candidate itself."""
        return self.phrase.candidate if self.phrase else None


def choices(  # noqa: PLR0913, PLR0917 - the quotation, and who spoke before
    seen: Analysis,
    kind: str,
    spans: Sequence[tuple[int, int]],
    first: int,
    last: int,
    before: Collection[str],
) -> list[Choice]:
    """Return who may have said it; ``before`` are the words that named the speaker of the last quotation.

    Where the sentence itself has a verb of saying or names a source, no other is asked.
    """
    row = seen.row
    begin, end = reach(seen, first, last, 0, 0)
    cued = any(
        one.verb == "say" or one.clause.kind in REFERS for one in (*row[begin:first], *row[last + 1 : end])
    )
    nobody = (*none_features(row, (first, last), kind, cued), f"noneprev{bool(before)}")
    found = [Choice(None, (), nobody)]
    if not cued:
        begin, end = reach(seen, first, last, *FAR)
    for at in range(begin, end):
        one = row[at]
        clause, verb, opening, mood = one.clause, verb_of(one), one.opening, one.mood
        if clause.kind == QUOTED:
            continue
        where, gap = place_of(row, at, first, last)
        if not verb and where in {"s-2", "s1"}:
            continue  # so far off only who says something
        if where == "in" and holds(spans, seen.start(at), seen.end(at)):
            continue
        for phrase in seen.phrases_in(at):
            candidate = phrase.candidate
            if where == "in" and overlaps(seen, candidate, spans):
                continue
            again = bool(before) and not phrase.words.isdisjoint(before)
            rank = min(candidate.rank, 3)
            keys: tuple[Key, ...] = (
                (candidate.kind, where, gap, rank, verb, again, cued),
                (phrase.sides, where, gap, verb, clause.before),
                (kind, where, gap, again, cued),
                (opening, where, gap, rank),
                (mood, where, rank),
            )
            found.append(Choice(phrase, keys))
    return found


def holds(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of ``spans`` holds the one from ``start`` to ``end``."""
    return any(begin <= start and end <= stop for begin, stop in spans)


def overlaps(seen: Analysis, candidate: Candidate, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a phrase shares a letter with what was said."""
    start, end = seen.tokens.starts[candidate.first], seen.tokens.end(candidate.last - 1)
    return any(start < stop and begin < end for begin, stop in spans)


def reach(seen: Analysis, first: int, last: int, above: int, below: int) -> tuple[int, int]:
    """Look at the sentences around the clauses from ``first`` to ``last``, and return the range of their clauses."""
    clauses = seen.clauses
    begin, end = seen.look(clauses[first].sentence - above, clauses[last].sentence + below)
    return max(begin, first - MOST), min(end, last + MOST)


def name_speaker(options: Sequence[Choice]) -> Named:
    """Return the likeliest of ``options`` and its share of the likelihood of all.

    Scores are rounded, so that equal sums are equal in any order.
    """
    weights = load_weights()
    scores: list[float] = []
    for phrase, keys, for_none in options:
        if phrase is None:
            scores.append(round(sum_of(weights.speaker, for_none), 6))
            continue
        score = phrase.score
        if score is None:
            score = sum_of(weights.speaker, phrase.beside)
            score += sum_of_groups(weights, weights.own, OWN, phrase.keys)
            phrase.score = score
        score += sum_of_groups(weights, weights.placed, PLACED, keys)
        scores.append(round(score, 6))
    best = max(scores)
    return Named(options[scores.index(best)].phrase, 1 / sum([exp(score - best) for score in scores]))


def sum_of_groups(
    weights: Weights,
    sums: Sequence[dict[Key, float]],
    groups: Sequence[Callable[..., list[str]]],
    keys: Sequence[Key],
) -> float:
    """Return the sum of the weights of groups of features, each summed up once and kept."""
    score = 0.0
    for known, group, key in zip(sums, groups, keys, strict=False):
        own = known.get(key)
        if own is None:
            own = sum_of(weights.speaker, group(*key))
            keep(known, key, own)
        score += own
    return score


def sum_of(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return the sum of the weights of ``features``."""
    return sum([weights[feature] for feature in features if feature in weights])


def cue_near(seen: Analysis, candidate: Candidate | None, first: int, last: int) -> str | None:
    """Return the words that introduce the quotation, as printed: a verb with its particle, or ``laut``, ``so``, ``zufolge``."""
    places = [candidate.clause] if candidate else []
    places += [at for at in (first - 1, last + 1) if 0 <= at < len(seen.clauses)]
    sentences = {seen.clauses[first].sentence, seen.clauses[last].sentence}
    for at in places:
        clause = seen.clauses[at]
        if clause.sentence not in sentences or clause.kind == QUOTED:
            continue
        words = seen.tokens.texts[clause.first : clause.last]
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
        if (
            clause.sentence in sentences
            and clause.kind != QUOTED
            and not first <= at <= last
            and any(word in DAYS or word.isdigit() for word in seen.tokens.lower[clause.first : clause.last])
        ):
            printed = DATE.search(seen.text, seen.start(at), seen.end(at))
            if printed:
                return printed[0]
    return None
