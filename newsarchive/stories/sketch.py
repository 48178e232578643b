"""Words -> a sketch: hashes of some of their five-word shingles, chosen by what they say and not by where they stand.

Of each ``WINDOW`` shingles in a row the one with the least hash is kept (winnowing). So two texts that share a run of
``WINDOW + SHINGLE - 1`` words share a hash, whatever stands before and after it, and a text cut short keeps the hashes it had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SHINGLE", "WINDOW", "samples", "sketch"]

SHINGLE = 5
"""Words in a shingle: shorter ones are phrases that many texts share."""
WINDOW = 27
"""Shingles in a row of which at least one is kept; some two in ``WINDOW`` + 1 are."""
SPREAD, BITS = 0x9E3779B1, 0xFFFFFFFF
"""A CRC is multiplied by an odd number, so that which one is the least says nothing about the words."""


def samples(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return place and hash of the shingles that are kept, in order; of a text shorter than a shingle, its own hash."""
    hashes = shingle_hashes(words)
    if not hashes:
        return []
    kept: list[tuple[int, int]] = []
    least = last = -1
    for start in range(max(1, len(hashes) - WINDOW + 1)):
        end = start + WINDOW
        if least < start:
            window = hashes[start:end]
            least = start + window.index(min(window))
        elif hashes[end - 1] < hashes[least]:
            least = end - 1
        if least != last:
            kept.append((least, hashes[least]))
            last = least
    return kept


def shingle_hashes(words: Sequence[str]) -> list[int]:
    """Return the hash of each shingle of ``words``, in order."""
    if not words:
        return []
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    if len(words) < SHINGLE:
        return [mixed(crc32(joined))]
    starts = [0]
    at = -1
    find = joined.find
    while (at := find(b" ", at + 1)) >= 0:
        starts.append(at + 1)
    ends = [*(start - 1 for start in starts[SHINGLE:]), len(joined)]
    return [mixed(crc32(joined[start:end])) for start, end in zip(starts, ends, strict=False)]


def mixed(crc: int) -> int:
    """Return 32 bits, the upper of which depend on all bits of ``crc``."""
    return (crc * SPREAD) & BITS


def sketch(words: Sequence[str]) -> list[int]:
    """Return the hashes of ``samples``, sorted, each once."""
    return sorted({value for _, value in samples(words)})
