"""Text -> what is one word though it is written in pieces: ``Nato-Rat``, ``10 000``, ``U.S.A.``, and the first half of ``Geld- und Sachspenden``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.fold import WORD, letters_apart
from newsarchive.german.inflect import cut, hyphenated
from newsarchive.german.lazy_pattern import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = [
    "DATE",
    "Joined",
    "Suspended",
    "is_one",
    "joined",
    "joined_places",
    "pieces",
    "query_words",
    "suspended",
]

FIGURES_WRITTEN = r"(?<![\d.,])\d{1,3}(?:[.'\u2019 \u00a0\u2009\u202f]\d{3})+(?![.']?\d)"
FIGURES = late(FIGURES_WRITTEN)
"""A number in groups of three."""
ABBREVIATION_WRITTEN = r"(?<![^\W_.])[^\W\d_]\.(?:[ \u00a0]?[^\W\d_]\.){1,5}"
ABBREVIATION = late(ABBREVIATION_WRITTEN)
"""Single letters with a full stop each: ``U.S.A.``, ``z. B.``"""
LETTER_AND_FIGURE = late(r"(?<![^\W_])[^\W\d_][ \u00a0]\d{1,3}(?![^\W_]|[.,:]\d)")
"""``A 7``, ``G 20``: one name, written with a blank."""
MONTHS = (
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember".split()
)
AND = r"""(?x:
      und | oder | sowie | wie | bis | bzw\. | beziehungsweise | respektive | noch | als\ auch
    | als | statt | anstatt | sondern\ auch | zum | zur | vom | & | /
)"""
DATE_WRITTEN = rf"""(?x:
    (?<![\d.]) \d{{1,2}} \. [\ \u00a0]? (?: \d{{1,2}} \. | {"|".join(MONTHS)} (?=[\ \u00a0]) ) [\ \u00a0]? \d{{4}} (?!\d)
)"""
DATE = late(DATE_WRITTEN)
"""A day: ``12.03.2021``, ``12. März 2021``."""
PIECE = late(rf"{DATE_WRITTEN}|{FIGURES_WRITTEN}|{ABBREVIATION_WRITTEN}|[^\W_]+")
SUSPENDED = late(rf"([^\W\d_]{{2,}})-(?:,|/|,?\s+(?:{AND}\s+)?)(?=((?:[^\W\d_]+-,?\s+(?:{AND}\s+)?)*)[^\W_])")
"""The first half of a compound whose second half comes with the last of a list: behind group 2."""
AT_ONCE = late(r"[^\W\d_]{5,}")
NOUN_BEHIND = late(r"(?:(?:[a-zäöüß]{2,}|\d[\d.]*)\s+){1,3}([A-ZÄÖÜ][^\W\d_]{4,})")
"""The noun behind an article, adjectives and numbers: ``Gesundheits- und das neue Umweltministerium``."""
HEAD_ONLY = late(rf"([^\W\d_]{{5,}})\s+{AND}\s+-([^\W\d_]{{3,}})")
"""``Arbeitgeber und -nehmer``: the first part is that of the word before."""
OPEN_BEHIND = late(r"-(?=[,/\s])")
OPEN_BEFORE = late(r"\s-[^\W\d_]")
STOP = late(r"\.(?=[ \u00a0]?[^\W\d_]\.)")
FEW_FIGURES = late(r"(?<=[ \u00a0])\d{1,3}(?![^\W_]|[.,:]\d)")
"""Where the four forms above may be: a pattern that begins with a sign or a figure is found many times as fast as one that begins with a letter."""


class Joined(NamedTuple):
    """A word and its place; ``middle`` is where its last piece begins."""

    word: str
    start: int
    middle: int
    end: int


class Suspended(NamedTuple):
    """A piece of a compound, and the whole compound that has the other piece; ``first``: the piece is the first part. Its place too."""

    piece: str
    whole: str
    first: bool
    start: int = 0
    end: int = 0


def joined(text: str) -> Iterator[str]:
    """Yield the words of ``text``, in lower case, that are written in pieces: ``russlandrat`` for ``Nato-Russland-Rat``, and all of it."""
    text = letters_apart(text).lower()
    for found in hyphenated(text):
        parts = WORD.findall(found[0])
        for left, right in pairwise(parts):
            yield left + right
        if len(parts) > 2:
            yield "".join(parts)
    for one in figures_and_letters(text):
        yield one.word


def joined_places(text: str) -> Iterator[Joined]:
    """Yield neighbours in hyphenated words of ``text`` as one word, with their places, and numbers and abbreviations."""
    for run in hyphenated(text):
        for left, right in pairwise(WORD.finditer(run[0])):
            start = run.start()
            yield Joined(left[0] + right[0], start + left.start(), start + right.start(), start + right.end())
    yield from figures_and_letters(text)


def figures_and_letters(text: str) -> Iterator[Joined]:
    """Yield the numbers in groups of three of ``text``, abbreviations of single letters, and names of a letter and a figure."""
    abbreviated: list[re.Match[str]] = []
    for stop in STOP.finditer(text):
        passed = abbreviated[-1].end() if abbreviated else 1
        found = ABBREVIATION.match(text, stop.start() - 1) if stop.start() >= passed else None
        abbreviated += [found] if found else []
    named = [
        found
        for one in FEW_FIGURES.finditer(text)
        if (found := LETTER_AND_FIGURE.match(text, max(one.start() - 2, 0)))
    ]
    for found in (*FIGURES.finditer(text), *abbreviated, *named):
        pieces = WORD.findall(found[0])
        end = found.end() - (not found[0][-1].isalnum())
        yield Joined("".join(pieces), found.start(), end - len(pieces[-1]), end)


def is_one(text: str) -> bool:
    """Tell whether ``text`` is a number in groups of three, an abbreviation of single letters, or a letter and a figure."""
    return not text.isalnum() and bool(
        FIGURES.fullmatch(text)
        or ABBREVIATION.fullmatch(text.removesuffix(".") + ".")
        or LETTER_AND_FIGURE.fullmatch(text)
    )


def pieces(text: str) -> Iterator[str]:
    """Yield the words of ``text``; a number in groups of three and an abbreviation are one, as they are written.

    >>> list(pieces("die U.S.A. zahlen 10 000 Euro"))
    ['die', 'U.S.A.', 'zahlen', '10 000', 'Euro']
    """
    for found in PIECE.finditer(text):
        yield found[0]


def query_words(text: str) -> list[str]:
    """Return the words that are asked for by a word of a query; a number and an abbreviation are one.

    >>> query_words("10.000"), query_words("U.S.A."), query_words("Nato-Rat")
    (['10000'], ['USA'], ['Nato', 'Rat'])
    """
    if is_one(text):
        return ["".join(WORD.findall(text))]
    return [found.word for found in cut(text)]


def suspended(text: str) -> Iterator[Suspended]:
    """Yield the compounds of ``text`` that lack a half, in lower case: ``Geld`` of ``Geld- und Sachspenden``."""
    if "- " not in text and " -" not in text and "-," not in text and "-/" not in text:
        return
    text = letters_apart(text)
    end = 0
    for hyphen in OPEN_BEHIND.finditer(text):
        start = word_start(text, hyphen.start())
        found = SUSPENDED.match(text, start) if start >= end else None
        if found is None:
            continue
        end = found.end()
        if whole := AT_ONCE.match(text, found.end(2)):
            yield Suspended(found[1].lower(), whole[0].lower(), True, *found.span(1))
        if found[1][0].isupper() and (noun := NOUN_BEHIND.match(text, found.end(2))):
            yield Suspended(found[1].lower(), noun[1].lower(), True, *found.span(1))
    for found in HEAD_ONLY.finditer(text) if OPEN_BEFORE.search(text) else ():
        yield Suspended(found[2].lower(), found[1].lower(), False, *found.span(2))


def word_start(text: str, end: int) -> int:
    """Return where the letters begin that end at ``end``."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return start
