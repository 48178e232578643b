"""Clauses -> which of them report somebody's words: the most likely row of labels, and the quotations that it spells out."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.clauses import LINK, SOURCE
from newsarchive.quotations.signs import GROUPS, keys_of, plain_features, rare_features
from newsarchive.quotations.speech import ADDED
from newsarchive.quotations.weights import BEGINS, GOES_ON, OUTSIDE, keep, load_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.quotations.analysis import Analysis
    from newsarchive.quotations.signs import ClauseSigns

__all__ = ["Reported", "label_clauses", "reported_in"]

NEVER = -1e9
REFERS = frozenset((LINK, SOURCE))


class Reported(NamedTuple):
    """A reported statement: its spans in the text, its first and last clause, and how sure it is."""

    spans: list[tuple[int, int]]
    first: int
    last: int
    sure: float


def label_clauses(seen: Analysis) -> tuple[list[int], list[float]]:
    """Return the most likely label of each clause, taken together, and by how much each label is the better one.

    Sentences that tell nothing stand outside.
    """
    labels, sure = [OUTSIDE] * len(seen.clauses), [0.0] * len(seen.clauses)
    ranges = [seen.look(number, number) for number in seen.telling]
    row = [one for begin, end in ranges for one in seen.row[begin:end]]
    if row:
        scores = scores_of([seen.row[begin:end] for begin, end in ranges])
        found = iter(zip(best_row(row, scores, load_weights().joints), scores, strict=True))
        for begin, end in ranges:
            for at in range(begin, end):
                labels[at], score = next(found)
                sure[at] = max(score.real, score.imag)
    return labels, sure


def scores_of(sentences: Sequence[Sequence[ClauseSigns]]) -> list[complex]:
    """Return for each clause of ``sentences`` what speaks for its beginning a quotation, and (imaginary) for its going on in one."""
    weights = load_weights()
    words, look = weights.words, weights.clause.get
    scores: list[complex] = []
    for keys, seen, before in keys_of(sentences):
        lemma, second, last, length = plain_features(seen)
        score = look(lemma, 0j) + look(second, 0j) + look(last, 0j) + look(length, 0j)
        score += sum([words[word] for word in seen.small if word in words])
        for known, group, key in zip(weights.sums, GROUPS, keys, strict=False):
            own = known.get(key)
            if own is None:
                own = sum_of(weights.clause, group(*key))
                keep(known, key, own)
            score += own
        if seen.clause.kind == LINK or before.clause.kind in REFERS or not ADDED.isdisjoint(seen.small):
            score += sum_of(weights.clause, rare_features(seen, before))
        scores.append(score)
    return scores


def sum_of(weights: Mapping[str, complex], features: Iterable[str]) -> complex:
    """Return the sum of the weights of ``features``: to begin a quotation, and to go on in one as the imaginary part."""
    return sum([weights[feature] for feature in features if feature in weights], 0j)


def best_row(
    row: Sequence[ClauseSigns],
    scores: Sequence[complex],
    joints: dict[str, tuple[tuple[float, ...], ...]],
) -> list[int]:
    """Return the row of labels with the highest sum of scores (Viterbi); nothing goes on where nothing began."""
    outside, begins, goes_on = 0.0, scores[0].real, NEVER
    back: list[tuple[int, int, int]] = []
    for seen, score in zip(row[1:], scores[1:], strict=True):
        (oo, ob, _), (bo, bb, bg), (go, gb, gg) = joints[seen.joint]
        to_outside = (outside + oo, begins + bo, goes_on + go)
        to_begins = (outside + ob, begins + bb, goes_on + gb)
        to_goes_on = (NEVER, begins + bg, goes_on + gg)
        best_outside, best_begins, best_goes_on = max(to_outside), max(to_begins), max(to_goes_on)
        back.append(
            (to_outside.index(best_outside), to_begins.index(best_begins), to_goes_on.index(best_goes_on))
        )
        outside, begins, goes_on = best_outside, best_begins + score.real, best_goes_on + score.imag
    ends = (outside, begins, goes_on)
    label = ends.index(max(ends))
    labels = [label]
    for step in reversed(back):
        label = step[label]
        labels.append(label)
    return labels[::-1]


def reported_in(seen: Analysis, labels: Sequence[int], sure: Sequence[float]) -> list[Reported]:
    """Return the statements that ``labels`` spell out; a source named in the middle parts one in two spans.

    Where a whole sentence is reported, its stop belongs to it; behind ``er sagte, …`` it is the writer's.
    """
    found: list[Reported] = []
    for at, label in enumerate(labels):
        if label == OUTSIDE:
            continue
        span = (seen.start(at), seen.end(at))
        odds = 1 / (1 + exp(-max(min(sure[at], 30), -30)))
        begins = (
            label == BEGINS or labels[at - 1] == OUTSIDE
        )  # nothing goes on behind a sentence that was not read
        if begins and not goes_on_behind_source(seen, labels, at):
            found.append(Reported([span], at, at, odds))
        else:
            before = found.pop()
            spans = before.spans if begins else before.spans[:-1]
            first = span[0] if begins else before.spans[-1][0]
            found.append(Reported([*spans, (first, span[1])], before.first, at, min(before.sure, odds)))
    return [with_stop(seen, labels, item) for item in found]


def goes_on_behind_source(seen: Analysis, labels: Sequence[int], at: int) -> bool:
    """Tell whether the clause goes on with the sentence that a source's name parted: ``Die Lage sei, so X, ernst``."""
    return (
        at >= 2
        and labels[at - 1] == OUTSIDE
        and labels[at - 2] != OUTSIDE
        and seen.clauses[at - 1].kind in {SOURCE, LINK}
        and seen.clauses[at - 2].sentence == seen.clauses[at].sentence
    )


def with_stop(seen: Analysis, labels: Sequence[int], item: Reported) -> Reported:
    """Return the statement with the stop behind it, if every clause of its last sentence is reported."""
    last = seen.clauses[item.last]
    at = item.last
    while at >= 0 and seen.clauses[at].sentence == last.sentence:
        if labels[at] == OUTSIDE:
            return item
        at -= 1
    texts = seen.tokens.texts
    if last.last >= len(texts) or texts[last.last] not in ".!?…" or len(item.spans) > 1:
        return item
    return item._replace(spans=[(item.spans[0][0], seen.tokens.end(last.last))])


assert GOES_ON == 2
