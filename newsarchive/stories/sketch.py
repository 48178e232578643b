"""Words -> a sketch: hashes of some of their five-word shingles, chosen by what they say and not by where they stand.

Of each ``WINDOW`` shingles in a row the one with the least hash is kept (winnowing). So two texts that share a run of
``WINDOW + SHINGLE - 1`` words share a hash, whatever stands before and after it, and a text cut short keeps the hashes it had.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

from newsarchive.stories.words import ENCODING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SHINGLE", "WINDOW", "samples", "sketch"]

SHINGLE = 5
"""Words in a shingle: shorter ones are phrases that many texts share."""
WINDOW = 31
"""Shingles in a row of which at least one is kept; some two in ``WINDOW`` + 1 are."""


def samples(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return place and hash of the shingles that are kept, in order; of a text shorter than a shingle, its own hash."""
    hashes = shingle_hashes(words)
    if not hashes:
        return []
    window = hashes[:WINDOW]
    at = window.index(min(window))
    kept = [at]
    while window := hashes[at + 1 : at + 1 + WINDOW]:
        least, before = min(window), hashes[at]
        if least < before:
            at += 1 + next(place for place, value in enumerate(window) if value < before)
        elif len(window) == WINDOW:  # none of them is less, and the one before has left the window
            at += 1 + window.index(least)
        else:
            break
        kept.append(at)
    return [(place, hashes[place]) for place in kept]


def shingle_hashes(words: Sequence[str]) -> list[int]:
    """Return the hash of each shingle of ``words``, in order."""
    if not words:
        return []
    joined = " ".join(words).encode(ENCODING, "replace")  # a byte a letter
    if len(words) < SHINGLE:
        return [crc32(joined)]
    starts = list(accumulate([len(word) + 1 for word in words], initial=0))
    return [crc32(joined[start : end - 1]) for start, end in zip(starts, starts[SHINGLE:], strict=False)]


def sketch(words: Sequence[str]) -> list[int]:
    """Return the hashes of ``samples``, sorted, each once."""
    return sorted({value for _, value in samples(words)})
