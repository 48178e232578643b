"""Clauses -> which of them report somebody's words: the most likely row of labels, and the quotations that it spells out."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.quotations.clauses import LINK, SOURCE
from newsarchive.quotations.signs import GROUPS, grouped_features, joint_of
from newsarchive.quotations.weights import BEGINS, GOES_ON, OUTSIDE, keep, load_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.quotations.analysis import Analysis
    from newsarchive.quotations.signs import ClauseSigns

__all__ = ["Reported", "label_clauses", "reported_in"]

NEVER = -1e9


class Reported(NamedTuple):
    """A reported statement: its spans in the text, its first and last clause, and how sure it is."""

    spans: list[tuple[int, int]]
    first: int
    last: int
    sure: float


def label_clauses(row: Sequence[ClauseSigns]) -> tuple[list[int], list[float]]:
    """Return the most likely label of each clause, taken together, and by how much each label is the better one."""
    if not row:
        return [], []
    weights = load_weights()
    sums = weights.sums
    scores: list[tuple[float, float]] = []
    for groups, single in grouped_features(row):
        begins, goes_on = sum_of(weights.clause, single)
        for group in groups:
            known = sums.get(group)
            if known is None:
                name, key = group
                known = sum_of(weights.clause, GROUPS[name](*key))
                keep(sums, group, known)
            begins += known[0]
            goes_on += known[1]
        scores.append((begins, goes_on))
    return best_row(row, scores, weights.joints), [max(score) for score in scores]


def sum_of(weights: Mapping[str, tuple[float, float]], features: Iterable[str]) -> tuple[float, float]:
    """Return the sums of both weights of ``features``."""
    begins = goes_on = 0.0
    look = weights.get
    for feature in features:
        if pair := look(feature):
            begins += pair[0]
            goes_on += pair[1]
    return begins, goes_on


def best_row(
    row: Sequence[ClauseSigns],
    scores: Sequence[tuple[float, float]],
    joints: dict[str, tuple[tuple[float, ...], ...]],
) -> list[int]:
    """Return the row of labels with the highest sum of scores (Viterbi); nothing goes on where nothing began."""
    outside, begins, goes_on = 0.0, scores[0][0], NEVER
    back: list[tuple[int, int, int]] = []
    for at in range(1, len(row)):
        (oo, ob, _), (bo, bb, bg), (go, gb, gg) = joints[joint_of(row[at])]
        to_outside = (outside + oo, begins + bo, goes_on + go)
        to_begins = (outside + ob, begins + bb, goes_on + gb)
        to_goes_on = (NEVER, begins + bg, goes_on + gg)
        outside, begins, goes_on = (
            max(to_outside),
            max(to_begins) + scores[at][0],
            max(to_goes_on) + scores[at][1],
        )
        back.append(
            (to_outside.index(outside), to_begins.index(max(to_begins)), to_goes_on.index(max(to_goes_on)))
        )
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
        clause = seen.row[at].clause
        span = (seen.start(clause), seen.end(clause))
        odds = 1 / (1 + exp(-max(min(sure[at], 30), -30)))
        if label == BEGINS and not goes_on_behind_source(seen, labels, at):
            found.append(Reported([span], at, at, odds))
        else:
            before = found.pop()
            spans = before.spans if label == BEGINS else before.spans[:-1]
            first = span[0] if label == BEGINS else before.spans[-1][0]
            found.append(Reported([*spans, (first, span[1])], before.first, at, min(before.sure, odds)))
    return [with_stop(seen, labels, item) for item in found]


def goes_on_behind_source(seen: Analysis, labels: Sequence[int], at: int) -> bool:
    """Tell whether the clause goes on with the sentence that a source's name parted: ``Die Lage sei, so X, ernst``."""
    return (
        at >= 2
        and labels[at - 1] == OUTSIDE
        and labels[at - 2] != OUTSIDE
        and seen.row[at - 1].clause.kind in {SOURCE, LINK}
        and seen.row[at - 2].clause.sentence == seen.row[at].clause.sentence
    )


def with_stop(seen: Analysis, labels: Sequence[int], item: Reported) -> Reported:
    """Return the statement with the stop behind it, if every clause of its last sentence is reported."""
    last = seen.row[item.last].clause
    at = item.last
    while at >= 0 and seen.row[at].clause.sentence == last.sentence:
        if labels[at] == OUTSIDE:
            return item
        at -= 1
    stop = seen.texts[last.last] if last.last < len(seen.texts) else ""
    if not stop or stop not in ".!?…" or len(item.spans) > 1:
        return item
    return item._replace(spans=[(item.spans[0][0], seen.tokens.end(last.last))])


assert GOES_ON == 2
