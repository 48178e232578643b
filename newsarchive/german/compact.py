"""What words teach the archive, in few letters: a lemma or part is told as a change or a stretch of the form it is of.

``3-`` (or ``2-en``): the form without its last three letters (two, and ``en`` instead) is the lemma. ``6+``, ``+8``, ``4+5``: its
first 6 letters, its last 8, or the 5 behind the fourth are a part of the compound; ``=wort``: a part that is no stretch of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["compact", "has_lemma", "terms_of"]


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


def terms_of(form: str, kept: Iterable[str]) -> tuple[str, ...]:
    """Return the terms that ``compact`` made ``kept`` of, sorted.

    >>> terms_of("stadtrate", ["5+", "5+3", "1-"])
    ('+rat', '+stadt', 'stadtrat')
    """
    return tuple(sorted(term_of(form, one) for one in kept))


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
