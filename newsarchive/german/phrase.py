"""The words of a phrase -> each way in which a text may print them, as words of the plain index.

A number in groups of three is also one word, and the other way round; an abbreviation is also single letters, or the word it stands for; a day's
month is a figure or a name.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from newsarchive.german.fold import WORD, plain
from newsarchive.german.inflect import spellings
from newsarchive.german.joined import DATE, pieces
from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["shapes", "spelt"]

MOST_SPELLINGS = 48
"""Spellings of one phrase; a phrase with more is looked up as typed."""
MOST_SHAPES = 8
GROUP = 3
"""Figures of a number that are written together."""
LETTERS = 6
"""Letters of an abbreviation, at most."""


def spelt(text: str, *, prefix: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the words of ``text`` as the plain index has them, in each combination of their spellings; ``prefix``: the last goes on.

    >>> spelt("10.000 Euro"), spelt("die EDV")
    ((('10', '000', 'euro'), ('10000', 'euro')), (('die', 'edv'), ('die', 'e', 'd', 'v')))
    """
    words = list(pieces(text))
    choices = [ways(word, last=prefix and word is words[-1]) for word in words]
    if prod(map(len, choices)) > MOST_SPELLINGS:
        return (tuple(word for choice in choices for word in choice[0]),)
    return tuple(tuple(word for one in some for word in one) for some in product(*choices))


def shapes(text: str) -> list[list[frozenset[str]]]:
    """Return what may stand at each place of a phrase, once for each number of words in which ``text`` may be printed; as typed first.

    >>> [len(shape) for shape in shapes("10000 Euro")]
    [2, 3]
    """
    each = []
    for word in pieces(text):
        by_size: dict[int, list[tuple[str, ...]]] = {}
        for way in ways(word, last=False):
            by_size.setdefault(len(way), []).append(way)
        each.append([[frozenset(forms) for forms in zip(*some, strict=True)] for some in by_size.values()])
    if prod(map(len, each)) > MOST_SHAPES:
        each = [some[:1] for some in each]
    return [[place for places in some for place in places] for some in product(*each)]


def ways(word: str, *, last: bool) -> list[tuple[str, ...]]:
    """Return each way to print a word of a phrase, as words of the plain index; the way it is typed is the first."""
    typed = WORD.findall(word)
    if len(typed) > 1:
        together = dates(typed) if DATE.fullmatch(word) else [(plain("".join(typed)),)]
        return list(dict.fromkeys([tuple(map(plain, typed)), *together]))
    found: list[tuple[str, ...]] = [(form,) for form in spellings(word)]
    if last:
        return found
    if word.isdecimal() and len(word) > GROUP and word.isascii() and word[0] != "0":
        first = len(word) % GROUP or GROUP
        found.append((word[:first], *(word[at : at + GROUP] for at in range(first, len(word), GROUP))))
    elif 1 < len(word) <= LETTERS and word.isalpha() and word.isupper():
        found.append(tuple(map(plain, word)))
    found += [(other,) for other in stands_for(plain(word))]
    return found


def dates(typed: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each way to print a day, of which ``typed`` are the day, the month and the year."""
    from newsarchive.german.months import month_numbers  # noqa: PLC0415 - few queries have a date

    day, month, year = typed
    numbers = month_numbers("german")
    number = int(month) if month.isdecimal() else numbers[month.lower()]
    names = [plain(name) for name, own in numbers.items() if own == number]
    for one in dict.fromkeys((str(int(day)), f"{int(day):02}")):
        for other in dict.fromkeys((str(number), f"{number:02}", *names)):
            yield one, other, year


def stands_for(word: str) -> tuple[str, ...]:
    """Return the abbreviation and the words that one of them stands for; none where it is none.

    >>> stands_for("mio"), stands_for("haus")
    (('million', 'millionen'), ())
    """
    return tuple(
        dict.fromkeys(other for line in abbreviations() if word in line for other in line if other != word)
    )


@cache
def abbreviations() -> list[list[str]]:
    """Return each abbreviation with the words that it stands for."""
    return [line.split(" ") for line in word_list(__file__, "abbreviations")]
