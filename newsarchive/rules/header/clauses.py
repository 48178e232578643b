"""Signs of words -> what speaks for a border of clauses: what stands before the finite verb, and what may stand side by side.

German main clauses have one part before the finite verb, and one finite verb: two nouns side by side before it, or two
verbs with no joint between them, are two clauses run together. The signs are those of ``Token.sign``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.rules.header.counts import VERBS, Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.header.words import Token

__all__ = ["clause_features", "company_features", "field_before_verb", "merged"]

REPEATED = re.compile(r"(.)\1+")
PLAIN = str.maketrans({"j": None, "a": None, "c": None, "0": None, "E": "N", "R": "N"})
LONGEST_OPENING = 9
LONGEST_CLOSING = 6


def clause_features(words: Sequence[Token], counts: Counts, at: int) -> list[str]:
    """Return what the words before and behind a cut say of where clauses begin and end."""
    stop = counts.next_stop[at]
    opening = field_before_verb(words, counts, at, min(len(words), at + LONGEST_OPENING))
    closing = field_behind_verb(words, counts, at)
    runs = sum([first >= at and second <= stop for first, second in counts.runs])
    into = sum([first < at <= second for first, second in counts.runs])
    return [
        f"g:o{opening}",
        f"g:o{merged(opening)}.",
        f"g:c{closing}",
        f"g:c{closing[-3:]}|{opening[:3]}",
        f"g:c{closing[-2:]}|{opening[:4]}",
        f"g:s{counts.signs[at : at + 4]}",
        f"g:runs{min(runs, 2)}:{min(into, 1)}",
    ]


def company_features(before: Token, last: Token, right: Token, right2: Token) -> list[str]:
    """Return how usual it is that the nouns and names at a cut stand side by side inside a sentence."""
    meeting = f"{last.leads}{right.follows}{last.end}"
    return [
        f"j{meeting}",
        f"j{meeting},{right.leads}{right2.follows}",
        f"j{before.leads}{last.follows},{meeting}",
        f"j{last.sign}{last.leads},{right.sign}{right.leads}{right.follows}{last.end},{right2.sign}{right2.follows}",
    ]


def field_before_verb(words: Sequence[Token], counts: Counts, start: int, end: int) -> str:
    """Return the signs from ``start`` through the first finite verb or mark (the Vorfeld), ``~`` where there is none."""
    at = counts.next_joint[start]
    if at < end:
        return counts.signs[start : at + 1] + words[at].end[:1]
    return counts.signs[start:end] + "~"


def field_behind_verb(words: Sequence[Token], counts: Counts, end: int) -> str:
    """Return the signs from the last finite verb or mark before ``end`` up to it, at most six."""
    mark = words[end - 1].end
    for at in range(end - 1, max(end - 1 - LONGEST_CLOSING, -1), -1):
        if words[at].sign in VERBS:
            return counts.signs[at:end] + mark
        if at < end - 1 and words[at].end:
            return words[at].end[:1] + counts.signs[at + 1 : end] + mark
    return ("^" if end <= LONGEST_CLOSING else "~") + counts.signs[max(end - LONGEST_CLOSING, 0) : end] + mark


@lru_cache(maxsize=1 << 12)  # nine letters at most, and few of their orders are German
def merged(found: str) -> str:
    """Return the signs without adjectives, adverbs and figures, and neighbours that are alike as one."""
    return REPEATED.sub(r"\1", found.translate(PLAIN))
