"""Texts, dates and numbers -> what a page shows: characters that steer are shown and not obeyed, dates as the reader writes them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsarchive.query.dates import day_before

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["day_shown", "number_shown", "period_shown", "shown"]

KEPT = frozenset("\n\t\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}")
"""Characters without a look of their own that turn and hide nothing."""
PICTURES = 0x2400
"""The first of Unicode's pictures of control characters."""
MONTHS: Mapping[str, tuple[str, ...]] = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


def shown(text: object) -> str:
    r"""Return ``text`` with a picture or a number in place of each character that would steer what is around it.

    >>> shown("Bote\u202e\x1b")
    'Bote⟨U+202E⟩␛'
    """
    if text is None:
        return ""
    text = str(text)
    return text if text.isprintable() else "".join(map(one_shown, text))


def one_shown(char: str) -> str:
    """Return what stands for one character."""
    if char.isprintable() or char in KEPT or unicodedata.category(char) == "Zs":
        return char
    code = ord(char)
    if code < 0x20:
        return chr(PICTURES + code)
    return f"⟨U+{code:04X}⟩"


def day_shown(stated: str | None, language: str) -> str:
    """Return an ISO date, whole or not, with its time where it has one, as people write it.

    >>> day_shown("2022-01-12T07:05:00+01:00", "de")
    '12. Januar 2022, 7.05 Uhr'
    >>> day_shown("2022-01", "en")
    'January 2022'
    """
    if not stated:
        return ""
    day, _, time = stated.partition("T")
    year, *rest = day.split("-")
    if not all(part.isdecimal() for part in (year, *rest)) or not 0 < int((rest or ["1"])[0]) <= 12:
        return stated
    words = [year]
    if rest:
        words.insert(0, MONTHS[language][int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, f"{int(rest[1])}." if language == "de" else f"{int(rest[1])}")
    return " ".join(words) + time_shown(time, language)


def period_shown(start: str | None, end: str | None, language: str) -> str:
    """Return a period as people say it; ``end`` is the first day behind it.

    >>> period_shown("2022-01-01", "2023-01-01", "de"), period_shown("2022-03-01", "2022-04-01", "de")
    ('2022', 'März 2022')
    >>> period_shown("2022-03-01", None, "de"), period_shown(None, "2022-04-01", "de")
    ('ab 1. März 2022', 'bis 31. März 2022')
    """
    german = language == "de"
    last = day_before(end) if end else None
    if start and last:
        for letters in (4, 7, 10):
            whole = start[:letters] + "-01-01"[letters - 4 :]
            following = end or ""
            if (
                start == whole
                and last[:letters] == start[:letters]
                and following[:letters] != start[:letters]
            ):
                return day_shown(start[:letters], language)
        return f"{day_shown(start, language)} {'bis' if german else 'to'} {day_shown(last, language)}"
    words = ("ab" if german else "from", start) if start else ("bis" if german else "until", last)
    return f"{words[0]} {day_shown(words[1], language)}"


def time_shown(time: str, language: str) -> str:
    """Return what stands behind a day for its time; nothing for midnight, which mostly means that none is known."""
    hour, _, minute = time[:5].partition(":")
    if not (hour.isdecimal() and minute.isdecimal()) or (hour, minute) == ("00", "00"):
        return ""
    return f", {int(hour)}.{minute} Uhr" if language == "de" else f", {hour}:{minute}"


def number_shown(number: int, language: str) -> str:
    """Return a whole number with its thousands apart.

    >>> number_shown(12345, "de")
    '12.345'
    """
    return f"{number:,}".replace(",", "." if language == "de" else ",")
