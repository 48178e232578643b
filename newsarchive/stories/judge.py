"""Two texts -> whether they are one story, and by which rule. What was found alike by its sketches is decided here.

Four rules, each for a way in which two articles share words without being the same story; ``docs/stories.md`` has the
measurements that chose the numbers.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.stories.runs import Places, Run, chain, places, runs
from newsarchive.stories.sketch import SHINGLE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsarchive.stories.words import StoryWords

__all__ = ["Match", "Text", "Verdict", "compare", "prepared"]

STANDING_WEIGHT = 0.02
"""What a word counts that stands in a passage many articles have: a paper's closing lines say nothing about the story."""
BOTH, LEAST = 0.5, 0.42
"""Rule 1: the share of the words of one text, and of the other, that stand in the chain."""
CUT_SHORTER, CUT_LONGER = 0.5, 0.12
"""Rule 1, for a text that was cut: the shares of the shorter and the longer one where both begin with the chain."""
BEGINS = 0.25
"""A text begins with the chain that starts within this share of the shorter text's words."""
OTHER_NUMBERS, OTHER_SHARE, OTHER_SHARE_BELOW = 2, 0.3, 0.12
"""Rule 2: numbers that differ where the texts go apart, at least, and their share of all numbers compared; the second share is
for texts that begin otherwise, as a day's report does that repeats the background of the day before."""
OTHER_FACTS = ((2, 0.06), (3, 0.045))
"""Rule 2: the same for numbers, names and nouns in short gaps: so many, and so large a share of all compared."""
FACT_GAPS = 0.5
"""Rule 2: the share of the gaps that must hold such facts, since an edit changes other words too."""
LEAD = 40
"""Words that a text begins with."""
BACKGROUND = 0.6
"""Rule 1: where neither text's first words are shared, one must be held to this share: a day's report repeats the background of another."""
REORDERED = 0.7
"""Rule 1, for paragraphs in another order: the share of either text that stands in runs of whatever order."""
FEW_RUNS, OF_CHAIN, UNBROKEN = 2, 0.9, 0.85
"""Rule 4: so few runs, or so few that hold this share of the chain, must cover that share of the shorter text."""
LONGEST_GAP, LONGEST_PASSAGE = 18, 48
"""Words in a gap that is still one fact set for another, and one whose numbers are compared."""


class Verdict(StrEnum):
    """What two texts are to each other."""

    COPY = "copy"
    FORM = "form"
    BLOCK = "block"
    PART = "part"
    APART = "apart"


class Text(NamedTuple):
    """A text as it is compared: ``weights`` are sums of its words' weights before each place."""

    words: Sequence[str]
    printed: Sequence[str]
    places: Places
    weights: Sequence[float]


class Match(NamedTuple):
    """How two texts go together: the chain, its share of each, and the verdict."""

    verdict: Verdict
    chain: Sequence[Run]
    first: float
    second: float


def prepared(text: StoryWords, standing: Collection[int] = ()) -> Text:
    """Return ``text`` as it is compared; ``standing`` are the places of its sampled shingles that many articles have."""
    count = len(text.words)
    weights = [1.0] * count
    for start, end in stretches(sorted(standing)):
        weights[start:end] = [STANDING_WEIGHT] * (end - start)
    return Text(text.words, text.printed, places(text.words), list(accumulate(weights, initial=0.0)))


def stretches(marks: Sequence[int]) -> list[tuple[int, int]]:
    """Return from where to where words stand in a passage whose shingles at ``marks`` many articles have."""
    return [(mark, mark + SHINGLE) for mark in marks]


def compare(first: Text, second: Text) -> Match:
    """Return how two texts go together: the same verdict whichever is named first."""
    if (len(second.words), second.words) < (len(first.words), first.words):
        turned = compare(second, first)
        back = [Run(run.second, run.first, run.length) for run in turned.chain]
        return Match(turned.verdict, back, turned.second, turned.first)
    found = runs(first.places, second.places)
    shared = chain(found, first.weights)
    one, other = (share(text, shared, side) for side, text in enumerate((first, second)))
    decided = verdict(first, second, shared, one, other)
    if decided in {Verdict.APART, Verdict.PART, Verdict.BLOCK} and reordered(first, second, found):
        decided = Verdict.FORM if other_facts(first, second, shared) else Verdict.COPY
    return Match(decided, shared, one, other)


def reordered(first: Text, second: Text, found: Sequence[Run]) -> bool:
    """Tell whether nearly all of both texts is shared, in whatever order: an editor has moved paragraphs."""
    return (
        len(found) > FEW_RUNS
        and min(share(text, found, side) for side, text in enumerate((first, second))) >= REORDERED
    )


def share(text: Text, shared: Sequence[Run], side: int) -> float:
    """Return the share of the words of ``text``, weighed, that stand in a chain."""
    total = text.weights[-1]
    if not total:
        return 0.0
    return sum(text.weights[run[side] + run.length] - text.weights[run[side]] for run in shared) / total


def verdict(first: Text, second: Text, shared: Sequence[Run], one: float, other: float) -> Verdict:
    """Return what two texts are that share a chain, ``one`` and ``other`` its shares of them."""
    if not shared:
        return Verdict.APART
    shorter, longer = (one, other) if first.weights[-1] <= second.weights[-1] else (other, one)
    both = max(one, other) >= BOTH and min(one, other) >= LEAST
    cut = shorter >= CUT_SHORTER and longer >= CUT_LONGER and begin_alike(first, second, shared)
    background = max(one, other) < BACKGROUND and not leads_alike(shared)
    if background or not (both or cut):
        return Verdict.PART if max(one, other) >= BOTH else Verdict.APART
    if shorter < UNBROKEN and is_block(shared):
        return Verdict.BLOCK
    if other_facts(first, second, shared):
        return Verdict.FORM
    return Verdict.COPY


def is_block(shared: Sequence[Run]) -> bool:
    """Tell whether a chain is one or two unbroken passages, or hardly more where neither text begins with it."""
    if len(shared) <= FEW_RUNS:
        return True
    lengths = sorted((run.length for run in shared), reverse=True)
    return sum(lengths[:FEW_RUNS]) >= OF_CHAIN * sum(lengths) and not leads_alike(shared)


def begin_alike(first: Text, second: Text, shared: Sequence[Run]) -> bool:
    """Tell whether both texts begin with the chain, a few words apart."""
    most = BEGINS * min(first.weights[-1], second.weights[-1])
    return first.weights[shared[0].first] <= most and second.weights[shared[0].second] <= most


def other_facts(first: Text, second: Text, shared: Sequence[Run]) -> bool:
    """Tell whether the texts are one form filled with other facts: where they go apart, they say other numbers or names."""
    numbers = facts = gaps = fact_gaps = 0
    for before, after in pairwise(shared):
        here = gap(first, before.first + before.length, after.first)
        there = gap(second, before.second + before.length, after.second)
        longest = max(len(here), len(there))
        if not here or not there or longest > LONGEST_PASSAGE:
            continue
        other_numbers = differing(here, there, numeric=True)
        numbers += other_numbers
        if longest <= LONGEST_GAP:
            changed = other_numbers + differing(here, there, numeric=False)
            facts += changed
            gaps += 1
            fact_gaps += changed > 0
    if max(numbers, facts) < OTHER_NUMBERS:
        return False
    same_numbers, same_names = in_chain(first, shared)
    of_numbers = numbers / max(1, numbers + same_numbers)
    if numbers >= OTHER_NUMBERS and of_numbers >= (OTHER_SHARE if leads_alike(shared) else OTHER_SHARE_BELOW):
        return True
    of_facts = facts / max(1, facts + same_numbers + same_names)
    many = any(facts >= least and of_facts >= part for least, part in OTHER_FACTS)
    return many and fact_gaps >= FACT_GAPS * gaps


def in_chain(text: Text, shared: Sequence[Run]) -> tuple[int, int]:
    """Return how many numbers, and how many names and nouns, of ``text`` stand in a chain that begins with it."""
    numbers = names = 0
    for run in shared:
        for word in text.printed[run.first : run.first + run.length]:
            if word.isdecimal():
                numbers += 1
            elif word[0].isupper():
                names += 1
    return numbers, names


def leads_alike(shared: Sequence[Run]) -> bool:
    """Tell whether the chain holds half of the first words of one of the texts at least."""
    return any(
        sum(max(0, min(run[side] + run.length, LEAD) - run[side]) for run in shared) >= LEAD / 2
        for side in (0, 1)
    )


def gap(text: Text, start: int, end: int) -> list[tuple[str, str]]:
    """Return the words of ``text`` between two places, as compared and as printed."""
    return list(zip(text.words[start:end], text.printed[start:end], strict=True))


def differing(here: list[tuple[str, str]], there: list[tuple[str, str]], *, numeric: bool) -> int:
    """Return how many numbers, or else names and nouns, of two gaps stand against others."""
    one, other = (
        {
            word
            for word, printed in side
            if (word.isdecimal() if numeric else printed[0].isupper() and not word.isdecimal())
        }
        for side in (here, there)
    )
    return min(len(one - other), len(other - one))
