"""Article -> how sure its weakest field is, and why it deserves a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsarchive.types.article import Article

__all__ = ["second_reading"]


def second_reading(article: Article) -> str | None:
    """Return the second-best reading of a header that runs together in one line: its parts with bars between.

    None where the header was not cut, or where there is no other reading.
    """
    from newsarchive.rules.header.model import read_header  # noqa: PLC0415 - only reviews need the model

    pieces = [piece for piece in article.pieces if piece.rule == "header_line"]
    if not pieces:
        return None
    start, end = pieces[0].start, pieces[-1].end
    line = article.text[start:end]
    best = {(piece.start - start, piece.end - start) for piece in pieces}
    for reading in read_header(line, body=article.text[end : end + 2000]):
        spans = [span for span in (reading.section, reading.headline, reading.teaser) if span]
        if not set(spans) <= best:
            parts = " | ".join(" ".join(line[left:right].split()) for left, right in spans)
            return f"{parts} ({reading.probability:.0%})"
    return None
