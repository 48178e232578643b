"""What the arrangement of blocks says where their words do not: teaser or first paragraph."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsarchive.article import Label
from newsarchive.rules.dateline import dateline_end

if TYPE_CHECKING:
    from newsarchive.reading import Block
    from newsarchive.rules import Seen

__all__ = ["teaser_features", "teaser_probability"]

WEIGHTS = {
    "bias": -0.4, "length": -2.0, "relative": -1.0, "short": 0.8, "long": -2.0, "dateline": -4.0, "dateline_next": 3.0,
    "between": 3.5, "section": 0.8, "last": -3.0, "open_end": 1.0, "quote": -0.5, "crosshead_next": -1.5,
}  # fmt: skip
"""Set by hand; a positive weight speaks for a teaser."""
ABOVE = {Label.BYLINE, Label.PUBLISHED, Label.CAPTION, Label.CREDIT, Label.UPDATED}


def teaser_features(block: Block, seen: Seen) -> dict[str, float]:
    """Return what tells a teaser from a first paragraph, about ``block`` and its neighbours."""
    rest = seen.parts[seen.index + 1 : seen.index + 9]
    long = [len(part.text) for part in rest if len(part.text) > 100]
    usual = sum(long) / len(long) if long else 0
    following = rest[0] if rest else None
    between = following is not None and any(
        piece.label in ABOVE and block.end <= piece.start < following.start for piece in seen.pieces
    )
    length = len(block.text)
    return {
        "bias": 1.0,
        "length": math.log(max(length, 10) / 200),
        "relative": math.log(max(length, 10) / usual) if usual else 0.0,
        "short": float(length < 160),
        "long": float(length > 420),
        "dateline": float(bool(dateline_end(block, first=True)[0])),
        "dateline_next": float(following is not None and bool(dateline_end(following, first=True)[0])),
        "between": float(between),
        "section": float(any(piece.rule == "section_line" for piece in seen.pieces)),
        "last": float(not rest),
        "open_end": float(not block.text.endswith((".", "!", "?", "“", '"', "»", "«", "”"))),
        "quote": float(block.text[:1] in '„"»«“'),
        "crosshead_next": float(
            following is not None and len(following.text) < 90 and not following.text.endswith(".")
        ),
    }


def teaser_probability(block: Block, seen: Seen) -> float:
    """Return the probability that ``block``, the first under the headline, is a teaser."""
    total = sum(WEIGHTS[name] * value for name, value in teaser_features(block, seen).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
