"""Article texts -> the stretch that shows best why an article was found, with the places of what matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.search.show.highlight import TYPED
from newsarchive.types.results import Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.german.inflect import Cut
    from newsarchive.search.show.highlight import Marker
    from newsarchive.types.pieces import Span

__all__ = ["snippets"]

SNIPPET_WORDS = 24
REACH = SNIPPET_WORDS * 7
"""Characters in which the words of a stretch lie."""
LONG_TEXTS = 2
"""Teaser and body come first, and are mostly enough."""
LONGEST = SNIPPET_WORDS * 16
"""Characters of a snippet at most, behind its first match."""


def snippets(
    hits: Iterable[tuple[Iterable[str | None], Iterable[str]]], finder: Marker, marker: Marker
) -> list[Snippet]:
    """Return for each hit the stretch of one of its texts that holds the most different words of the query, in forms as close to it as can be.

    Of equals it is the earliest. A hit is its texts, and the first terms of words of the query that they are known not to have.
    ``finder`` knows the words that a stretch is chosen for, ``marker`` all that are marked.
    """
    opened = [Opened(texts, finder, lacking) for texts, lacking in hits]
    finder.learn(set().union(*(one.candidates() for one in opened)))  # all at once
    return [one.snippet(marker) for one in opened]


class Opened:
    """The texts of a hit, of which the long ones were looked at for a stretch with all words as they were typed."""

    def __init__(self, texts: Iterable[str | None], finder: Marker, lacking: Iterable[str]) -> None:
        self.finder = finder
        self.most = finder.most - len(finder.absent(lacking))
        self.printed = list(filter(None, texts))
        self.starts: list[int | None] = []
        for text in self.printed[:LONG_TEXTS]:
            self.starts.append(typed_start(text, finder, self.most))
            if self.starts[-1] is not None:
                break

    def candidates(self) -> set[str]:
        """Return the words that must be known of the long texts."""
        taken_apart = zip(self.printed, self.starts, strict=False)
        return set().union(*(self.finder.candidates(text) for text, start in taken_apart if start is None))

    def snippet(self, marker: Marker) -> Snippet:
        """Return the best stretch."""
        best: tuple[tuple[int, int], str, int] | None = None
        for number, text in enumerate(self.printed):
            if number == LONG_TEXTS:  # what is left is short: its words are looked up together
                self.finder.learn(set().union(*map(self.finder.candidates, self.printed[number:])))
            start = self.start_of(number)
            if start is not None:
                return shown(text, start, marker)
            places = self.finder.places(text)
            worth, first = best_window(places, self.finder)
            if places and (best is None or worth > best[0]):
                best = (worth, text, first)
            if best is not None and best[0] >= (self.most, self.most):
                break
        if best is not None:
            return shown(*best[1:], marker)
        first_text = self.printed[0] if self.printed else ""
        return window(first_text, bounds(first_text, 0), []) if first_text else Snippet("")

    def start_of(self, number: int) -> int | None:
        """Return where the best stretch of a text begins that has all words as typed, if one has."""
        if number < len(self.starts):
            return self.starts[number]
        return typed_start(self.printed[number], self.finder, self.most)


def shown(text: str, at: int, marker: Marker) -> Snippet:
    """Return the stretch of ``text`` around ``at`` with all that matches in it marked."""
    begin, end = bounds(text, at)
    return window(text, (begin, end), marks_in(text, begin, end, marker))


def typed_start(text: str, marker: Marker, most: int) -> int | None:
    """Return the first match of the best stretch of ``text``, where one has ``most`` words as they were typed: none can be better."""
    found = marker.all_typed(text, REACH, most)
    if found is None:
        return None
    least, latest = found
    begin = text.rfind(" ", 0, least + 1) + 1
    before = marks_in(text, begin, latest, marker) if begin < latest else []
    return next((start for start, _ in before if start >= least), latest)


def marks_in(text: str, begin: int, end: int, marker: Marker) -> list[Span]:
    """Return where the matching words of ``text[begin:end]`` are in ``text``."""
    return [(begin + place.start, begin + place.end) for place, _ in marker.places(text[begin:end])]


def best_window(places: Sequence[tuple[Cut, str]], marker: Marker) -> tuple[tuple[int, int], int]:
    """Return how many different words the best stretch holds and how close they are in all, and where its first match is."""
    best = ((0, 0), 0)
    close = [marker.closeness(place.word) for place, _ in places]
    for at, (place, _) in enumerate(places):
        near: dict[str, int] = {}
        for (other, name), closeness in zip(
            places[at : at + SNIPPET_WORDS], close[at : at + SNIPPET_WORDS], strict=True
        ):
            if other.end > place.start + REACH:
                break
            near[name] = max(near.get(name, 0), closeness)
        worth = (len(near), sum(near.values()))
        if worth > best[0]:
            best = (worth, place.start)
            if worth == (marker.most, marker.most * TYPED):
                break
    return best


def bounds(text: str, at: int) -> Span:
    """Return where about ``SNIPPET_WORDS`` words around ``at`` begin and end."""
    start = at
    for _ in range(SNIPPET_WORDS // 4):
        before = text.rfind(" ", 0, max(start - 1, 0))
        start = before + 1 if before >= 0 else 0
    end = start
    for _ in range(SNIPPET_WORDS):
        after = text.find(" ", end + 1)
        end = after if after >= 0 else len(text)
    return start, min(end, start + LONGEST)


def window(text: str, shown_span: Span, marks: Sequence[Span]) -> Snippet:
    """Return a stretch of ``text``, white space folded, with the marks that lie in it."""
    start, end = shown_span
    printed = "\N{HORIZONTAL ELLIPSIS}" if start else ""
    placed: list[Span] = []
    passed = start
    for begin, stop in marks:
        if begin < passed or stop > end:
            continue
        printed += folded(text[passed:begin], printed)
        placed.append((len(printed), len(printed) + stop - begin))
        printed += text[begin:stop]
        passed = stop
    printed = (printed + folded(text[passed:end], printed)).rstrip()
    return Snippet(printed + ("\N{HORIZONTAL ELLIPSIS}" if end < len(text) else ""), tuple(placed))


def folded(text: str, before: str) -> str:
    """Return ``text`` with runs of white space as one space, none after a space."""
    words = text.split()
    if not words:
        return " " if text and before and not before.endswith(" ") else ""
    left = " " if text[0].isspace() and before and not before.endswith(" ") else ""
    return left + " ".join(words) + (" " if text[-1].isspace() else "")
