"""What words teach the archive, in few letters: a lemma or part is told as a change or a stretch of the form it is of.

``3-`` (or ``2-en``): the form without its last three letters (two, and ``en`` instead) is the lemma. ``6+``, ``+8``, ``4+5``: its
first 6 letters, its last 8, or the 5 behind the fourth are a part of the compound; ``=wort``: a part that is no stretch of it. ``6|``,
``6|7``, ``6|7|2``: two parts at once, its first 6 letters and those behind them, behind the seventh, but for the last two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["compact", "compact_parts", "has_lemma", "terms_of"]

LINK = 2
"""Linking letters between two parts that are told at once, at most."""
ENDING = 2
"""Letters behind them, at most."""


def compact(form: str, term: str) -> str:
    """Return ``term``, a lemma or ``+`` and a part, as ``german_words`` keeps it in the row of ``form``.

    >>> compact("hausern", "haus"), compact("stadtrate", "+stadt"), compact("stadtrate", "+rat")
    ('3-', '5+', '5+3')
    """
    if term[0] != "+":
        if form.startswith(term):  # as most are
            return f"{len(form) - len(term)}-"
        same = 0
        for own, other in zip(form, term, strict=False):
            if own != other:
                break
            same += 1
        return f"{len(form) - same}-{term[same:]}"
    part = term[1:]
    if form.startswith(part):
        return f"{len(part)}+"
    if form.endswith(part):
        return f"+{len(part)}"
    at = form.find(part)
    return f"{at}+{len(part)}" if at > 0 else f"={part}"


def compact_parts(form: str, parts: Sequence[str]) -> list[str]:
    """Return ``parts`` as ``german_words`` keeps them in the row of ``form``: two that make the form at once.

    >>> compact_parts("stadtrate", ["stadt", "rat"]), compact_parts("landesrat", ["land", "rat"])
    (['5||1'], ['4|6'])
    """
    for first in parts:
        at = len(first)
        for head in parts if form.startswith(first) else ():
            for start in range(at, at + LINK + 1):
                rest = len(form) - start - len(head)
                if 0 <= rest <= ENDING and form.startswith(head, start):
                    told = f"{at}|{start if start > at else ''}" + (f"|{rest}" if rest else "")
                    return [told, *(compact(form, "+" + part) for part in parts if part not in {first, head})]
    return [compact(form, "+" + part) for part in parts]


def terms_of(form: str, kept: Iterable[str]) -> tuple[str, ...]:
    """Return the terms that ``compact`` made ``kept`` of, sorted.

    >>> terms_of("stadtrate", ["5+", "5+3", "1-"]), terms_of("stadtrate", ["5||1"])
    (('+rat', '+stadt', 'stadtrat'), ('+rat', '+stadt'))
    """
    found: set[str] = set()
    for one in kept:
        if "|" in one:
            found.update(two_of(form, one))
        else:
            found.add(term_of(form, one))
    return tuple(sorted(found))


def two_of(form: str, one: str) -> tuple[str, str]:
    """Return the terms of an entry that tells two parts at once."""
    at, start, rest = (one + "|").split("|")[:3]
    return "+" + form[: int(at)], "+" + form[int(start or at) : len(form) - int(rest or 0)]


def has_lemma(form: str, kept: str, lemma: str) -> bool:
    """Tell whether ``lemma`` is among the terms of ``form``, of which ``german_words`` has ``kept``.

    >>> has_lemma("stadtrate", "1- 5+ 5+3", "stadtrat"), has_lemma("stadtrate", "1- 5+ 5+3", "rat")
    (True, False)
    """
    for one in kept.split():
        cut, sign, rest = one.partition("-")
        if sign and lemma == form[: len(form) - int(cut)] + rest:
            return True
    return False


def term_of(form: str, one: str) -> str:
    """Return the term of one entry."""
    if one[0] == "=":
        return "+" + one[1:]
    left, sign, right = one.partition("-") if "-" in one else one.partition("+")
    if sign == "-":
        return form[: len(form) - int(left)] + right
    if not right:
        return "+" + form[: int(left)]
    start = int(left) if left else len(form) - int(right)
    return "+" + form[start : start + int(right)]
