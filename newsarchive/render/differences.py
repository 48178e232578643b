"""Two texts in passages -> what parts them: in line, side by side, as JSON."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean, style
from newsarchive.stories.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.stories.changes import Passage

__all__ = ["diff_inline", "diff_json", "diff_side"]

SIGNS = {Kind.LEFT_OUT: "-", Kind.ADDED: "+", Kind.CHANGED: "|", Kind.SAME: " "}


def diff_json(passages: Sequence[Passage], keys: Sequence[str], by: str) -> str:
    """Return one JSON object: both keys, the unit, and the passages in order."""
    found = [{"kind": passage.kind.value, "one": passage.one, "other": passage.other} for passage in passages]
    return (
        json.dumps(
            {"one": keys[0], "other": keys[1], "by": by, "passages": found}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def diff_inline(passages: Sequence[Passage], columns: int, *, colour: bool) -> str:
    """Return the text once, with what the second left out and added in its place; without colour as ``[-…-]`` and ``{+…+}``."""
    parts: list[str] = []
    for passage in passages:
        if passage.kind is Kind.SAME:
            parts.append(cleaned(passage.other))
            continue
        if passage.one:
            parts.append(signed(passage.one, "left_out", "[-", "-]", colour=colour))
        if passage.other:
            parts.append(signed(passage.other, "added", "{+", "+}", colour=colour))
    lines = " ".join(parts).split("\n")
    if colour:
        return "\n".join(lines) + "\n"
    return "\n".join(textwrap.fill(line, columns) for line in lines) + "\n"


def signed(text: str, name: str, before: str, after: str, *, colour: bool) -> str:
    """Return a passage in its colour, or between signs, line by line."""
    styled = style("x", name, colour=colour) != "x"
    return "\n".join(
        style(line, name, colour=colour) if styled else f"{before}{line}{after}"
        for line in cleaned(text).split("\n")
    )


def cleaned(text: str) -> str:
    """Return ``text`` with its lines kept, and nothing in it that a terminal would obey."""
    return "\n".join(clean(line) for line in text.split("\n"))


def diff_side(passages: Sequence[Passage], columns: int, *, colour: bool) -> str:
    """Return both texts beside one another, passages at one height; a sign between them says what became of each."""
    half = (columns - 3) // 2
    lines: list[str] = []
    for passage in passages:
        left, right = (broken(text, half) for text in (passage.one, passage.other))
        for number in range(max(len(left), len(right))):
            one, other = (side[number] if number < len(side) else "" for side in (left, right))
            name = "left_out" if passage.kind is not Kind.SAME else ""
            shown = style(one, name, colour=colour) if name else one
            told = style(other, "added", colour=colour) if name else other
            lines.append(f"{shown}{' ' * (half - len(one))} {SIGNS[passage.kind]} {told}".rstrip())
    return "\n".join(lines) + "\n"


def broken(text: str, columns: int) -> list[str]:
    """Return ``text`` in lines of at most ``columns``."""
    return (
        [line for part in cleaned(text).split("\n") for line in textwrap.wrap(part, columns) or [""]]
        if text
        else []
    )
