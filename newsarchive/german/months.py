"""The name of a month, in folded case -> its number."""

from __future__ import annotations

from newsarchive.german.word_lists import word_parts

__all__ = ["month_numbers"]


def month_numbers(*languages: str) -> dict[str, int]:
    """Return the names of months in ``languages`` (parts of the list ``months``) to their numbers.

    >>> month_numbers("german", "german short")["jänner"], month_numbers("english")["may"]
    (1, 5)
    """
    parts = word_parts(__file__, "months")
    lines = (line.split(" ") for language in languages for line in parts[language])
    return {name: int(number) for name, number in lines}
