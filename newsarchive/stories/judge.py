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
    from collections.abc import Callable, Collection, Sequence

    from newsarchive.stories.words import StoryWords

__all__ = ["Match", "Text", "Verdict", "compare", "prepared"]

Words = list[tuple[str, str]]
"""Words in a row, as compared and as printed."""
STANDING_WEIGHT = 0.02
"""What a word counts that stands in a passage many articles have: a paper's closing lines say nothing about the story."""
BOTH, LEAST = 0.5, 0.42
"""Rule 1: the share of the words of one text, and of the other, that stand in the chain."""
CUT_SHORTER, CUT_LONGER = 0.5, 0.12
"""Rule 1, for a text that was cut: the shares of the shorter and the longer one where both begin with the chain."""
BEGINS = 0.25
"""A text begins with the chain that starts within this share of the shorter text's words."""
DENSE = 0.5
"""Rule 1, for a text that was cut: the share of either text's words between the chain's first and last that stand in it."""
OTHER_NUMBERS, OTHER_SHARE, OTHER_SHARE_BELOW = 2, 0.3, 0.12
"""Rule 2: numbers that differ where the texts go apart, at least, and their share of all numbers compared; the second share is
for texts that begin otherwise, as a day's report does that repeats the background of the day before."""
OTHER_FACTS = ((2, 0.06), (3, 0.045))
"""Rule 2: the same for numbers, names and nouns in short gaps: so many, and so large a share of all compared."""
AGREEING = 10
"""Rule 2: so many numbers, all of them the same in both texts, say that the facts are: names are then set otherwise by an edit."""
FACT_GAPS = 0.5
"""Rule 2: the share of the gaps that must hold such facts, since an edit changes other words too."""
SHORT, LEAST_SLOTS, SLOTS, SLOTS_LEAVE = 150, 3, 0.8, 0.85
"""Rule 2, for texts of fewer words, with few facts: so many gaps, and such a share of them, where words are set for others; the chain
leaves more than this share of either text."""
LEAD = 40
"""Words that a text begins with."""
BACKGROUND = 0.6
"""Rule 1: where neither text's first words are shared, one must be held to this share: a day's report repeats the background of another."""
REORDERED = 0.7
"""Rule 1, for paragraphs in another order: the share of either text that stands in runs of whatever order."""
FEW_RUNS, OF_CHAIN, UNBROKEN = 2, 0.85, 0.85
"""Rule 4: so few runs, or so few that hold this share of the chain, must cover that share of the shorter text."""
LONGEST_HEAD = 10
"""Words that a copy may have before what is shared, such as a byline and a dateline; where both texts have more, and mostly other facts, it is a gap too."""
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
        decided = Verdict.FORM if facts_left(first, second, found) else Verdict.COPY
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
    cut = (
        shorter >= CUT_SHORTER
        and longer >= CUT_LONGER
        and begin_alike(first, second, shared)
        and dense(first, second, shared)
    )
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


def dense(first: Text, second: Text, shared: Sequence[Run]) -> bool:
    """Tell whether both texts are mostly shared from where the chain begins to where it ends, as a text and its beginning are."""
    return all(
        sum(text.weights[run[side] + run.length] - text.weights[run[side]] for run in shared)
        >= DENSE * (text.weights[shared[-1][side] + shared[-1].length] - text.weights[shared[0][side]])
        for side, text in enumerate((first, second))
    )


def other_facts(first: Text, second: Text, shared: Sequence[Run]) -> bool:
    """Tell whether the texts are one form filled with other facts: where they go apart, they say other numbers or names."""
    found = Gaps()
    heads = gap(first, 0, shared[0].first), gap(second, 0, shared[0].second)
    said = [figures(head) | names(head) for head in heads]
    if min(map(len, heads)) >= LONGEST_HEAD and len(said[0] & said[1]) < min(map(len, said)) / 2:
        found.add(*heads)
    for before, after in pairwise(shared):
        here = gap(first, before.first + before.length, after.first)
        there = gap(second, before.second + before.length, after.second)
        found.add(here, there)
    if filled_in(first, second, shared, found):
        return True
    if max(found.numbers, found.facts) < OTHER_NUMBERS:
        return False
    same_numbers, same_names = in_chain(first, shared)
    of_numbers = found.numbers / max(1, found.numbers + same_numbers)
    if found.numbers >= OTHER_NUMBERS and of_numbers >= (
        OTHER_SHARE if leads_alike(shared) else OTHER_SHARE_BELOW
    ):
        return True
    if not found.numbers and same_numbers >= AGREEING:
        return False
    of_facts = found.facts / max(1, found.facts + same_numbers + same_names)
    many = any(found.facts >= least and of_facts >= part for least, part in OTHER_FACTS)
    only_set = short(first, second) and found.set_for_others >= SLOTS * found.all
    return many and (found.with_facts >= FACT_GAPS * found.two_sided or only_set)


class Gaps:
    """What stands in the gaps of a chain: ``numbers`` and ``facts`` (numbers, names, nouns) that stand against others, and counts of gaps.

    ``all`` short gaps; ``two_sided``, those where both texts have words; ``set_for_others``, where either has words that the other has not;
    ``with_facts``, where facts stand against others.
    """

    def __init__(self) -> None:
        self.numbers = self.facts = 0
        self.all = self.two_sided = self.set_for_others = self.with_facts = 0

    def add(self, here: Words, there: Words) -> None:
        """Count a gap, where one text says ``here`` and the other ``there``."""
        longest = max(len(here), len(there))
        if longest > LONGEST_PASSAGE:
            return
        self.all += longest <= LONGEST_GAP
        if not here or not there:
            return
        other_numbers = differing(here, there, figures)
        self.numbers += other_numbers
        if longest <= LONGEST_GAP:
            changed = other_numbers + differing(here, there, names)
            self.facts += changed
            self.two_sided += 1
            self.with_facts += changed > 0
            self.set_for_others += differing(here, there, all_words) > 0


def filled_in(first: Text, second: Text, shared: Sequence[Run], found: Gaps) -> bool:
    """Tell whether short texts are a form whose slots hold other words, though hardly a figure or name, as a forecast has them.

    An edit leaves words out and puts some in; a form sets words for words, and many.
    """
    return (
        short(first, second)
        and found.set_for_others >= max(LEAST_SLOTS, SLOTS * found.all)
        and max(share(text, shared, side) for side, text in enumerate((first, second))) < SLOTS_LEAVE
    )


def facts_left(first: Text, second: Text, found: Sequence[Run]) -> bool:
    """Tell the same of texts whose paragraphs stand in another order: of what no run holds."""
    here, there = (left(text, found, side) for side, text in enumerate((first, second)))
    whole = gap(first, 0, len(first.words))
    numbers = differing(here, there, figures)
    facts = numbers + differing(here, there, names)
    if numbers >= OTHER_NUMBERS and numbers >= OTHER_SHARE * len(figures(whole)):
        return True
    of_facts = facts / max(1, len(figures(whole) | names(whole)))
    return any(facts >= least and of_facts >= part for least, part in OTHER_FACTS)


def left(text: Text, found: Sequence[Run], side: int) -> Words:
    """Return the words of ``text`` that stand in no run."""
    held = {place for run in found for place in range(run[side], run[side] + run.length)}
    return [word for place, word in enumerate(gap(text, 0, len(text.words))) if place not in held]


def short(first: Text, second: Text) -> bool:
    """Tell whether a text is short, as forms are."""
    return min(len(first.words), len(second.words)) < SHORT


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


def gap(text: Text, start: int, end: int) -> Words:
    """Return the words of ``text`` between two places, as compared and as printed."""
    return list(zip(text.words[start:end], text.printed[start:end], strict=True))


def figures(words: Words) -> set[str]:
    """Return the numbers among ``words``."""
    return {word for word, _ in words if word.isdecimal()}


def names(words: Words) -> set[str]:
    """Return the names and nouns among ``words``."""
    return {word for word, printed in words if printed[0].isupper() and not word.isdecimal()}


def all_words(words: Words) -> set[str]:
    """Return ``words``, each once."""
    return {word for word, _ in words}


def differing(here: Words, there: Words, kind: Callable[[Words], set[str]]) -> int:
    """Return how many words of a kind stand in each of two gaps against others."""
    one, other = kind(here), kind(there)
    return min(len(one - other), len(other - one))
