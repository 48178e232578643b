"""Article texts -> a concordance: each match with the words around it (keyword in context)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.inflect import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.search.show.highlight import Marker

__all__ = ["Line", "concordance"]


class Line(NamedTuple):
    """A match as printed, with what stands before and behind it in the article ``id``."""

    id: int
    before: str
    match: str
    behind: str


def concordance(number: int, texts: Iterable[str | None], marker: Marker, words: int) -> Iterator[Line]:
    """Yield each match in the texts of article ``number`` with ``words`` words on either side."""
    for text in texts:
        if not text:
            continue
        ends = {word.start: word.end for word, _ in marker.places(text)}
        if not ends:
            continue
        spans = [(word.start, word.end) for word in cut(text)]
        for at, (start, _) in enumerate(spans):
            if start in ends:
                end = ends[start]
                first = spans[max(0, at - words)][0]
                last = max(end, spans[min(len(spans) - 1, at + words)][1])
                before, behind = (" ".join(part.split()) for part in (text[first:start], text[end:last]))
                yield Line(number, before, text[start:end], behind)
