"""Pieces and confidences <-> the short texts that ``readings`` keeps of them, each a line that a person can read.

Pieces: ``headline:header_line=1.0 0+60 paragraph:anything=0.95 2+441 2+298``. A word with a colon says label, rule and confidence of the pieces
that follow it; ``2+441`` is a piece of 441 code points, 2 behind the end of the piece before. Confidences:
``absent section=0.995 kicker=0.977 header_line headline=1.0``: a word without ``=`` is the rule that decided the fields
that follow it. Older archives have JSON in both places, which is read as well, and written where a rule is no plain name: a record
of somebody else's may name any.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.types.article import Confidence
from newsarchive.types.pieces import Label, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["is_short", "pack_confidence", "pack_pieces", "unpack_confidence", "unpack_pieces"]

NAME = re.compile(r"[^\s=]+")


@lru_cache(maxsize=1 << 10)
def is_name(rule: str) -> bool:
    """Tell whether the short texts can hold ``rule``."""
    return NAME.fullmatch(rule) is not None


def is_short(packed: str | None) -> bool:
    """Tell whether pieces or confidences are kept as this version does."""
    return packed is None or not packed.startswith(("[", "{"))


def pack_pieces(pieces: Sequence[Piece]) -> str:
    """Return ``pieces`` as a short text.

    >>> pack_pieces([Piece(0, 4, Label.HEADLINE, "alone", 0.9), Piece(6, 9, Label.HEADLINE, "alone", 0.9)])
    'headline:alone=0.9 0+4 2+3'
    """
    words: list[str] = []
    head, at = "", 0
    for start, end, label, rule, sure in pieces:
        if not is_name(rule):
            return json.dumps([list(piece) for piece in pieces], separators=(",", ":"))
        own = f"{label.value}:{rule}={sure!r}"
        if own != head:
            head = own
            words.append(own)
        words.append(f"{start - at}+{end - start}")
        at = end
    return " ".join(words)


def unpack_pieces(packed: str) -> tuple[Piece, ...]:
    """Return the pieces of ``pack_pieces``, or of the JSON of older archives."""
    if packed.startswith("["):
        return tuple(
            Piece(start=start, end=end, label=Label(label), rule=rule, confidence=sure)
            for start, end, label, rule, sure in json.loads(packed)
        )
    pieces: list[Piece] = []
    at = 0
    label, rule, sure = Label.PARAGRAPH, "", 0.0
    for word in packed.split():
        name, colon, rest = word.partition(":")
        if colon:
            rule, _, figure = rest.rpartition("=")
            label, sure = Label(name), float(figure)
            continue
        gap, _, length = word.partition("+")
        start = at + int(gap)
        at = start + int(length)
        pieces.append(Piece(start=start, end=at, label=label, rule=rule, confidence=sure))
    return tuple(pieces)


def pack_confidence(confidence: Mapping[str, Confidence]) -> str:
    """Return confidences as a short text; a rule stands before the first of the fields in a row that it decided.

    >>> pack_confidence({"section": Confidence(0.995, "absent"), "kicker": Confidence(0.9, "absent")})
    'absent section=0.995 kicker=0.9'
    """
    words: list[str] = []
    before = ""
    for field, (value, rule) in confidence.items():
        if not (is_name(rule) and is_name(field)):
            return json.dumps({name: list(sure) for name, sure in confidence.items()})
        if rule != before:
            words.append(rule)
            before = rule
        words.append(f"{field}={value!r}")
    return " ".join(words)


def unpack_confidence(packed: str) -> dict[str, Confidence]:
    """Return the confidences of ``pack_confidence``, or of the JSON of older archives."""
    if packed.startswith("{"):
        return {field: Confidence(*sure) for field, sure in json.loads(packed).items()}
    found: dict[str, Confidence] = {}
    rule = ""
    for word in packed.split():
        field, sign, figure = word.partition("=")
        if sign:
            found[field] = Confidence(float(figure), rule)
        else:
            rule = word
    return found
