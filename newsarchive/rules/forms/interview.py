"""Interviews whose speakers no name tells apart: a short question, and what somebody answers to it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["unnamed_answer", "unnamed_question"]

ADDRESS = re.compile(
    r"""
      (?:^|,\ )(?:Herr|Frau)\ (?:Dr\.\ |Prof\.\ )?[A-ZÄÖÜ][\w-]+(?:,|\?)
    | (?<=[a-zäöüß,]\ )(?:Sie|Ihnen|Ihre[rnms]?|Ihr)\b | \b(?:du|dir|dich|deine?[rnm]?)\b
    """,
    re.VERBOSE,
)
"""Words that speak to somebody: ``Frau Beispiel, …``, ``Sie`` inside a sentence."""
SPEAKS = re.compile(r"\b(?:[Ii]ch|[Ww]ir|[Mm]ir|[Mm]ich|[Uu]ns|[Mm]eine?[rnms]?|[Uu]nsere?[rnms]?)\b")
ANNOUNCED = re.compile(
    r"^(?:Interview\b|Ein Gespräch mit\b|Im Gespräch\b|Gespräch:)|\b[Ii]m Interview\b", re.MULTILINE
)
HEAD = 600
"""Words above a text that announce an interview, within ``ANNOUNCED`` characters."""
LONGEST, NEAR = 300, 40
"""Characters of a question, and blocks on either side that are looked at."""


def unnamed_question(block: Block, seen: Seen) -> Claims:
    """See a question of an interview without names: a short block that asks somebody, with an answer below, again and again.

    Yes: corpus/made-up/interview-unnamed.txt line 5.
    No:  corpus/tempting/questions-of-readers.txt line 7, where questions are the crossheads of a report.
    """
    if not asks(block):
        return ()
    below = seen.part(1)
    announced = ANNOUNCED.search(seen.reading.text, 0, HEAD) is not None
    if below is None or asks(below) or not is_interview(around(seen), announced=announced):
        return ()
    return claim(block, 0, len(block.text), Label.QUESTION, "unnamed_question", 0.85)


def unnamed_answer(block: Block, seen: Seen) -> Claims:
    """See what is said between two questions of an interview, and the block below the last one.

    Yes: corpus/made-up/interview-unnamed.txt line 7.
    No:  corpus/made-up/interview-unnamed.txt line 19, a paragraph below the last answer.
    """
    before = seen.pieces[-1] if seen.pieces else None
    if before is None or before.rule not in {"unnamed_question", "unnamed_answer"}:
        return ()
    last = before.label is Label.ANSWER
    if last and not any(asks(part) for part in seen.parts[seen.index + 1 : seen.index + NEAR]):
        return ()
    return claim(block, 0, len(block.text), Label.ANSWER, "unnamed_answer", 0.8)


def asks(block: Block) -> bool:
    """Tell whether ``block`` is short and closes with a question mark."""
    return len(block.text) <= LONGEST and block.text[-1] == "?"


def around(seen: Seen) -> Sequence[Block]:
    """Return the parts near the one in hand; no more than a fixed number, so that the work for each part is bounded."""
    return seen.parts[max(0, seen.index - NEAR) : seen.index + NEAR]


def is_interview(parts: Sequence[Block], *, announced: bool) -> bool:
    """Tell whether questions that speak to somebody are answered by somebody who speaks of himself, unless the head has ``announced`` it."""
    pairs = [(a.text, b.text) for a, b in pairwise(parts) if asks(a) and not asks(b)]
    addressed = sum(ADDRESS.search(question) is not None for question, _ in pairs)
    spoken = sum(SPEAKS.search(answer) is not None for _, answer in pairs)
    return len(pairs) > 1 and addressed >= max(2, len(pairs) / 2) and (announced or spoken >= len(pairs) / 2)
