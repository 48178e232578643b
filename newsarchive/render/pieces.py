"""Article -> a table of its pieces: which rule read what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.render.clean import clean

if TYPE_CHECKING:
    from newsarchive.types.article import Article

__all__ = ["pieces_text"]

LONGEST = 60
"""Characters of a piece that are shown."""


def pieces_text(article: Article) -> str:
    """Return one line a piece, in text order: line number, field, rule, confidence, and the beginning of the text.

    Fields that come from outside of the text follow, with the place they were read from.
    """
    lines = []
    number, at = 1, 0
    for piece in article.pieces:
        number += article.text.count("\n", at, piece.start)
        at = piece.start
        text = clean(" ".join(article.text[piece.start : piece.end].split()))
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
        lines.append(f"{number:>4}  {piece.label:<11} {piece.rule:<15} {piece.confidence:.2f}  {shown}\n")
    for field, place in article.places.items():
        sure = article.confidence.get(field)
        value = getattr(article, field, None)
        shown = clean(value)[:LONGEST] if isinstance(value, str) else ""
        lines.append(f"   -  {field:<11} {clean(place):<15} {sure.value if sure else 1:.2f}  {shown}\n")
    return "".join(lines)
