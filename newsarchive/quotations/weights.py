"""The weights of the three models, as numbers in a file -> tables that the models look features up in.

``tools/fit_quotations.py`` fits them. A line of ``weights.tsv`` is the model, the feature and its weights: two for a sentence (what a
word adds to its own and to the next), two for a clause (to begin a quotation, to go on in one, both against standing outside), one for a pair of marks and for a speaker, nine for a joint.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BEGINS", "GOES_ON", "JOINTS", "OUTSIDE", "Key", "Weights", "keep", "load_weights", "using"]

OUTSIDE, BEGINS, GOES_ON = range(3)
"""The labels of a clause."""
JOINTS = ("¶", ".", ",", ":", "", "und", "-")


LEAST = -1.6
"""The sum from which a sentence is read: so low that what is lost is not found by reading it either."""
MOST_SUMS = 3_000
"""Sums of a group of features that are kept of a model; some twenty groups make 4 MB."""
Key = tuple[str | bool | int, ...]
Kept = TypeVar("Kept")


class Weights:
    """For each model its features and their weights; ``joints`` hold ``[label before][label]``.

    Both weights of a clause are one complex number, which is added up in one go: to begin is its real part, to go on its imaginary one.
    ``words`` are those of the features that are a word. ``sentence`` is what words add to their sentence (real) and the next (imaginary),
    ``table`` and ``carried`` are the same, word by word, once they are made. ``sums``, ``own`` and ``placed`` hold for each group of features, of clauses and
    of speakers, the sums that came up before.
    """

    __slots__ = (
        "carried",
        "clause",
        "joints",
        "least",
        "mark",
        "own",
        "placed",
        "sentence",
        "speaker",
        "sums",
        "table",
        "words",
    )

    def __init__(  # noqa: PLR0913 - a table a model
        self,
        *,
        clause: dict[str, complex],
        mark: dict[str, float],
        speaker: dict[str, float],
        joints: dict[str, tuple[tuple[float, ...], ...]],
        sentence: dict[str, complex],
        least: float = LEAST,
    ) -> None:
        self.clause = clause
        self.mark = mark
        self.speaker = speaker
        self.joints = joints
        self.sentence = sentence
        self.least = least
        self.table: dict[str, float] = {}
        self.carried: dict[str, float] = {}
        self.words = {feature[1:]: both for feature, both in clause.items() if feature[0] == "w"}
        self.sums: tuple[dict[Key, complex], ...] = tuple({} for _ in range(MOST_GROUPS))
        self.own: tuple[dict[Key, float], ...] = tuple({} for _ in range(MOST_GROUPS))
        self.placed: tuple[dict[Key, float], ...] = tuple({} for _ in range(MOST_GROUPS))


MOST_GROUPS = 10
"""No model has more groups of features."""


def keep(sums: dict[Key, Kept], key: Key, found: Kept) -> None:
    """Keep the sum of a group of features; all of the group are forgotten when they have become too many."""
    if len(sums) >= MOST_SUMS:
        sums.clear()
    sums[key] = found


def load_weights() -> Weights:
    """Return the weights in use: those of the file, unless others are being tried."""
    return tried[-1] if tried else weights_of_file()


tried: list[Weights] = []


@contextmanager
def using(weights: Weights) -> Iterator[None]:
    """Let ``weights`` stand for those of the file, so that a fit can be measured before it is written."""
    tried.append(weights)
    try:
        yield
    finally:
        tried.pop()


@cache
def weights_of_file() -> Weights:
    """Return the weights of the file, read once."""
    both: dict[str, dict[str, complex]] = {"clause": {}, "sentence": {}}
    single: dict[str, dict[str, float]] = {"mark": {}, "speaker": {}}
    joints = {}
    for line in files("newsarchive.quotations").joinpath("weights.tsv").read_text("utf-8").split("\n")[:-1]:
        model, feature, *numbers = line.split("\t")
        values = [float(number) for number in numbers]
        if model in both:
            both[model][feature] = complex(*values)
        elif model == "joint":
            joints[feature] = tuple(tuple(values[i : i + 3]) for i in (0, 3, 6))
        else:
            single[model][feature] = values[0]
    return Weights(
        clause=both["clause"],
        mark=single["mark"],
        speaker=single["speaker"],
        joints=joints,
        sentence=both["sentence"],
    )
