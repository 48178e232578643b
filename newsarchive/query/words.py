"""Texts beside a plan's words: which places match, for marks in snippets, for NEAR, and for names. Both meanings share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.german.fold import WORD, plain
from newsarchive.query.plan import form_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.query.plan import Close, Lookup

__all__ = ["close_in", "printed_in"]


def printed_in(text: str, spelt: Sequence[Sequence[str]], *, prefix: bool = False) -> bool:
    """Tell whether ``text`` holds one of ``spelt`` as consecutive words, cut as the plain index cuts them."""
    words = [plain(word) for word in WORD.findall(text)]
    return any(_at(words, wanted, prefix=prefix) for wanted in spelt)


def _at(words: Sequence[str], wanted: Sequence[str], *, prefix: bool) -> bool:
    size = len(wanted)
    for start in range(len(words) - size + 1):
        found = words[start : start + size]
        if list(wanted[:-1]) == list(found[:-1]) and (
            found[-1].startswith(wanted[-1]) if prefix else found[-1] == wanted[-1]
        ):
            return True
    return False


def close_in(text: str, plan: Close, lookup: Lookup) -> bool:
    """Tell whether all parts of ``plan`` are close together in ``text``."""
    words = WORD.findall(text)
    places: list[list[tuple[int, int]]] = []
    for part, kind in zip(plan.parts, plan.kinds, strict=True):
        found = [
            (at, at + len(part))
            for at in range(len(words) - len(part) + 1)
            if all(
                _is(word, wanted, kind, lookup)
                for wanted, word in zip(part, words[at : at + len(part)], strict=True)
            )
        ]
        if not found:
            return False
        places.append(found)
    return any(
        _within(start, places, plan.distance) for start in sorted({p[0] for own in places for p in own})
    )


def _is(word: str, wanted: frozenset[str], kind: str, lookup: Lookup) -> bool:
    if kind == "form":
        return not wanted.isdisjoint(form_terms(word, lookup))
    if kind == "prefix":
        return plain(word).startswith(tuple(wanted))
    return plain(word) in wanted


def _within(start: int, places: Sequence[Sequence[tuple[int, int]]], distance: int) -> bool:
    """Tell whether each part has a place from ``start`` on whose end leaves at most ``distance`` words over."""
    chosen = []
    for own in places:
        after = [place for place in own if place[0] >= start]
        if not after:
            return False
        chosen.append(min(after, key=lambda place: place[1]))
    length = max(end for _, end in chosen) - start
    return length - sum(end - begin for begin, end in chosen) <= distance
