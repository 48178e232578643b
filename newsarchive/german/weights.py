"""How much a word says about an article: BM25 over weighted fields, kept as one of four tiers.

A tier and the fields of a term are marks: one letter behind the term in the German index. ``haus1`` is in the articles
that ``Haus`` says most about, ``haush`` in those with it in the headline. So an article's weight costs no room, the index
needs no positions, and a common word can be read from its best tier down. The lengths are compared with ``USUAL``
words instead of the archive's average, so that a mark never has to change when the archive grows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BODY_TOO", "COLUMN_MARKS", "IMPACTS", "LEAD_WORDS", "TIERS", "WEIGHTS", "impact_tier"]

WEIGHTS: Mapping[str, float] = {
    "section": 0.5,
    "kicker": 2.5,
    "headline": 4.0,
    "subheadline": 2.5,
    "teaser": 2.5,
    "byline": 1.0,
    "dateline": 1.0,
    "body": 1.0,
    "captions": 1.5,
    "credits": 0.5,
}
LEAD_WORDS, LEAD_WEIGHT = 120, 1.5
"""The first words of the body say more than the rest."""
COLUMN_MARKS = {
    "headline": "h", "kicker": "k", "subheadline": "s", "teaser": "t", "captions": "c",
    "section": "o", "byline": "o", "dateline": "o", "credits": "o",
}  # fmt: skip
BODY_TOO = "b"
"""The mark of a term that is in the body where it is in another field too; a term without field marks is in the body."""
TIERS = "12345"
"""Best first; the last is that of a word which only is a part of compounds."""
BOUNDS = (0.65, 0.45, 0.28)
IMPACTS = {"1": 0.78, "2": 0.55, "3": 0.36, "4": 0.2, "5": 0.12}
K1, B, USUAL = 1.2, 0.6, 500


def impact_tier(frequency: float, length: int) -> str:
    """Return the tier of a term with this weighted ``frequency`` in an article of ``length`` words."""
    if not frequency:
        return TIERS[-1]
    impact = frequency / (frequency + K1 * (1 - B + B * length / USUAL))
    for tier, bound in zip(TIERS, BOUNDS, strict=False):
        if impact >= bound:
            return tier
    return TIERS[len(BOUNDS)]
