"""Two printed texts -> what the second left out, added and changed, word by word or sentence by sentence."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.stories.runs import chain, places, runs
from newsarchive.stories.words import story_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Kind", "Passage", "changes", "sentences_of"]

PRINTED = re.compile(r"\S+")
SENTENCE_END = re.compile(r"[.!?…][”“\"«»)\]’']*$")
ABBREVIATED = re.compile(
    r"""
    (?:^|[(„\"])
    (?:\d{1,2}|[A-ZÄÖÜ]|[Dd]r|[Pp]rof|[Ss]t|[Nn]r|[Cc]a|[Bb]zw|[Zz]\.B|[Uu]\.a|[Mm]io|[Mm]rd)
    \.$
    """,
    re.VERBOSE,
)
"""Words with a full stop that ends no sentence: ordinals, initials, titles."""
WORST = 4_000_000
"""Words of one gap times words of the other that are compared one by one: some tenths of a second."""


class Kind(StrEnum):
    """What became of a passage of the first text in the second."""

    SAME = "same"
    LEFT_OUT = "left_out"
    ADDED = "added"
    CHANGED = "changed"


class Passage(NamedTuple):
    """A passage as each text prints it; ``one`` is empty for what was added, ``other`` for what was left out."""

    kind: Kind
    one: str
    other: str


class Op(NamedTuple):
    """Words of the one text and of the other that stand against each other, from and to."""

    same: bool
    one: tuple[int, int]
    other: tuple[int, int]


class Printed:
    """A text as its words stand in print: spans, and what each is compared as."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in PRINTED.finditer(text)]
        self.words = [
            " ".join(story_words(text[start:end]).words) or text[start:end] for start, end in self.spans
        ]

    def part(self, start: int, end: int) -> str:
        """Return the text from one word up to another."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""

    def sentence_starts(self) -> list[int]:
        """Return the words that begin a sentence or a line, and the end."""
        starts = [0]
        for number, (start, end) in enumerate(self.spans[:-1]):
            word = self.text[start:end]
            ends = SENTENCE_END.search(word) and not ABBREVIATED.search(word)
            if ends or "\n" in self.text[end : self.spans[number + 1][0]]:
                starts.append(number + 1)
        return [*starts, len(self.spans)]


def changes(one: str, other: str, *, by: str = "word") -> list[Passage]:
    """Return all of two texts in passages, in order, ``by`` word or sentence."""
    first, second = Printed(one), Printed(other)
    found = list(ops(first.words, second.words))
    if by == "sentence":
        found = whole_sentences(
            found, first.sentence_starts(), second.sentence_starts()
        )  # some of them change in no word
    found = [op._replace(same=first.words[slice(*op.one)] == second.words[slice(*op.other)]) for op in found]
    return [
        Passage(kind_of(op), first.part(*op.one), second.part(*op.other))
        for op in found
        if op.one[0] < op.one[1] or op.other[0] < op.other[1]
    ]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of ``text``."""
    printed = Printed(text)
    starts = printed.sentence_starts()
    return [printed.part(start, end) for start, end in pairwise(starts) if start < end]


def kind_of(op: Op) -> Kind:
    """Return what became of the passage."""
    if op.same:
        return Kind.SAME
    if op.one[0] == op.one[1]:
        return Kind.ADDED
    return Kind.LEFT_OUT if op.other[0] == op.other[1] else Kind.CHANGED


def ops(one: Sequence[str], other: Sequence[str]) -> Iterator[Op]:
    """Yield what is the same and what is not, word by word: long runs first, and between them what is left."""
    shared = chain(runs(places(one), places(other)), list(range(len(one) + 1)))
    at = there = 0
    for run in shared:
        yield from small_ops(one, other, (at, run.first), (there, run.second))
        at, there = run.first + run.length, run.second + run.length
        yield Op(True, (run.first, at), (run.second, there))
    yield from small_ops(one, other, (at, len(one)), (there, len(other)))


def small_ops(
    one: Sequence[str], other: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[Op]:
    """Yield the same for two gaps, where words may be shared that are no run."""
    left, right = one[slice(*here)], other[slice(*there)]
    if not left or not right or len(left) * len(right) > WORST:
        yield Op(False, here, there)
        return
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield Op(tag == "equal", (here[0] + a, here[0] + b), (there[0] + c, there[0] + d))


def whole_sentences(found: Sequence[Op], starts: Sequence[int], others: Sequence[int]) -> list[Op]:
    """Return ``found`` with each change widened to the sentences that it touches; changes that meet become one."""
    wide: list[Op] = []
    for op in found:
        if op.same or (op.one[0] == op.one[1] and op.other[0] == op.other[1]):
            continue
        one, other = widened(op.one, starts), widened(op.other, others)
        while wide and (wide[-1].one[1] > one[0] or wide[-1].other[1] > other[0]):
            before = wide.pop()
            one = min(before.one[0], one[0]), max(before.one[1], one[1])
            other = min(before.other[0], other[0]), max(before.other[1], other[1])
        wide.append(Op(False, one, other))
    return list(with_same(wide, starts[-1], others[-1]))


def widened(span: tuple[int, int], starts: Sequence[int]) -> tuple[int, int]:
    """Return ``span`` up to the borders of the sentences it touches; an empty one within a sentence becomes that sentence."""
    start = max(one for one in starts if one <= span[0])
    end = min(one for one in starts if one >= span[1])
    return (span[0], span[0]) if span[0] == span[1] and span[0] in starts else (start, end)


def with_same(wide: Sequence[Op], length: int, other_length: int) -> Iterator[Op]:
    """Yield changes with what is the same between them."""
    at = there = 0
    for op in [*wide, Op(False, (length, length), (other_length, other_length))]:
        if at < op.one[0] or there < op.other[0]:
            yield Op(True, (at, op.one[0]), (there, op.other[0]))
        yield op
        at, there = op.one[1], op.other[1]
