"""A message in English -> the same in the language that the program speaks, with its values put in.

It speaks English until the command line chooses a catalogue (``cli/language.py``), so programs that use the package get
English, and what is stored and printed as JSON is never translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

__all__ = ["SPEECH", "Speech", "_", "number", "retold"]

LEAST = 8
"""Letters that a message must have beside its values, so that a sentence is known by it."""


class Speech:
    """What the program speaks: how a message is translated, and how figures are written."""

    def __init__(self) -> None:
        self.translate: Callable[[str], str] | None = None
        self.messages: Callable[[], Iterable[str]] = lambda: ()
        """Every message that has a translation."""
        self.made: list[tuple[re.Pattern[str], str]] | None = None
        self.thousands = ","
        self.decimal = "."

    def templates(self) -> list[tuple[re.Pattern[str], str]]:
        """Return the messages that values are put into, each with a pattern that finds them again, those that say most first."""
        if self.made is None:
            import re  # noqa: PLC0415 - most runs find nothing to retell

            place = re.compile(r"\\?\{(\w+)[^}]*\}")
            self.made = []
            for message in self.messages():
                names = place.findall(message)
                if len(set(names)) == len(names) > 0 and len(place.sub("", message)) >= LEAST:
                    pattern = place.sub(r"(?P<\1>.+)", re.escape(message))
                    self.made.append((re.compile(pattern, re.DOTALL), message))
            self.made.sort(key=lambda made: -len(place.sub("", made[1])))
        return self.made


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


def retold(sentence: str, speech: Speech = SPEECH) -> str:
    """Translate a sentence that is finished already, as those that are kept in an archive: as it stands, else by the message it was made from."""
    if speech.translate is None or not sentence:
        return sentence
    if (whole := speech.translate(sentence)) != sentence:
        return whole
    for pattern, message in speech.templates():
        if found := pattern.fullmatch(sentence):
            values = {name: retold(value, speech) for name, value in found.groupdict().items()}
            return speech.translate(message).format_map(values)
    return sentence


def number(value: float, digits: int = 0) -> str:
    """Return a number as people write it in the language that is spoken.

    >>> number(1234567), number(1234.5, 1)
    ('1,234,567', '1,234.5')
    """
    text = f"{value:,.{digits}f}"
    if SPEECH.thousands == ",":
        return text
    return text.translate({ord(","): SPEECH.thousands, ord("."): SPEECH.decimal})
