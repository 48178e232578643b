"""Texts and where they matched -> runs of text, each match with its number, to jump from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Run", "marked"]

Run = tuple[str, int | None]
"""A stretch of text, and the number of the match that it is (from 1), None where it is none."""


def marked(texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> tuple[list[list[Run]], int]:
    """Return each text in runs, its matches numbered through all of them; and how many matches there are.

    >>> marked(["Rat und Tat"], [[(0, 3)]])
    ([[('Rat', 1), (' und Tat', None)]], 1)
    """
    found, number = [], 0
    for text, own in zip(texts, spans, strict=True):
        runs: list[Run] = []
        at = 0
        for start, end in own:
            number += 1
            runs += [(text[at:start], None), (text[start:end], number)]
            at = end
        found.append([run for run in [*runs, (text[at:], None)] if run[0]])
    return found, number
