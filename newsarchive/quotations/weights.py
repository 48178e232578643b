"""The weights of the three models, as numbers in a file -> tables that the models look features up in.

``tools/fit_quotations.py`` fits them. A line of ``weights.tsv`` is the model, the feature and its weights: two for a clause (to begin
a quotation, to go on in one, both against standing outside), one for a pair of marks and for a speaker, nine for a joint.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BEGINS", "GOES_ON", "JOINTS", "OUTSIDE", "Weights", "keep", "load_weights", "using"]

OUTSIDE, BEGINS, GOES_ON = range(3)
"""The labels of a clause."""
JOINTS = ("¶", ".", ",", ":", "", "und", "-")


MOST_SUMS = 12_000
"""Sums of groups of features that are kept of a model, some 3 MB."""
Sum = tuple[float, float]


class Weights:
    """For each model its features and their weights; ``joints`` hold ``[label before][label]``.

    ``sums`` are the sums of groups of features of clauses that came up before; ``placed`` those of the parts of a speaker, by its place.
    """

    __slots__ = ("clause", "joints", "mark", "placed", "speaker", "sums")

    def __init__(
        self,
        clause: dict[str, Sum],
        mark: dict[str, float],
        speaker: dict[str, float],
        joints: dict[str, tuple[tuple[float, ...], ...]],
    ) -> None:
        self.clause = clause
        self.mark = mark
        self.speaker = speaker
        self.joints = joints
        self.sums: dict[object, Sum] = {}
        self.placed: dict[object, dict[Any, float]] = {}


def keep(sums: dict[object, Sum], group: object, found: Sum) -> None:
    """Keep the sum of a group of features; all are forgotten when they have become too many."""
    if len(sums) >= MOST_SUMS:
        sums.clear()
    sums[group] = found


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
    found = Weights({}, {}, {}, {})
    for line in files("newsarchive.quotations").joinpath("weights.tsv").read_text("utf-8").split("\n")[:-1]:
        model, feature, *numbers = line.split("\t")
        values = [float(number) for number in numbers]
        if model == "clause":
            found.clause[feature] = (values[0], values[1])
        elif model == "joint":
            found.joints[feature] = tuple(tuple(values[i : i + 3]) for i in (0, 3, 6))
        else:
            (found.mark if model == "mark" else found.speaker)[feature] = values[0]
    return found
