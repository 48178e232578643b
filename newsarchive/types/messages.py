"""A message in English -> the same in the language that the program speaks, with its values put in.

It speaks English until the command line chooses a catalogue (``cli/language.py``), so programs that use the package get
English, and what is stored and printed as JSON is never translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SPEECH", "Speech", "_", "number"]


class Speech:
    """What the program speaks: how a message is translated, and how figures are written."""

    def __init__(self) -> None:
        self.translate: Callable[[str], str] | None = None
        self.thousands = ","
        self.decimal = "."


SPEECH = Speech()


def _(message: str, /, **values: Any) -> str:
    """Translate ``message`` and put ``values`` in for its names in braces; whole numbers are grouped by thousands.

    >>> _("{articles} articles written to {file}", articles=12345, file="klima.csv")
    '12,345 articles written to klima.csv'
    """
    if SPEECH.translate is not None:
        message = SPEECH.translate(message)
    if not values:
        return message
    return message.format_map(
        {name: number(value) if type(value) is int else value for name, value in values.items()}
    )


def number(value: float, digits: int = 0) -> str:
    """Return a number as people write it in the language that is spoken.

    >>> number(1234567), number(1234.5, 1)
    ('1,234,567', '1,234.5')
    """
    text = f"{value:,.{digits}f}"
    if SPEECH.thousands == ",":
        return text
    return text.translate({ord(","): SPEECH.thousands, ord("."): SPEECH.decimal})
