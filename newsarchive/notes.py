"""What a person should know about a record: oddities in the print, with the repair each one suggests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import BodyPart, Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["notes_on"]

OPENING, CLOSING = "„", "“”"
MISREAD_MARK = re.compile(
    r"\bw(?=(?:ein|eine|einen|das|die|der|es|ich|wir|sie|er|man|nicht|kein)[ \w])([^„“”\n]{2,200})[“”]"
)
"""A stray ``w`` before a function word, where the low opening quotation mark should stand."""


def notes_on(fields: Mapping[str, str | None], body: Sequence[BodyPart]) -> tuple[Note, ...]:
    """Return the notes on the texts of an article's fields and body."""
    notes: list[Note] = []
    if not fields.get("headline"):
        notes.append(Note("no-headline", "headline", "no headline found"))
    if not body:
        notes.append(Note("no-body", "body", "no body text found"))
    texts = [
        (field, text) for field, text in fields.items() if text and field in {"headline", "teaser", "kicker"}
    ]
    texts += [(f"body[{number}]", part.text) for number, part in enumerate(body)]
    for field, text in texts:
        if (message := unbalanced(text)) is not None:
            notes.append(Note("unbalanced-quote", field, message))
    return tuple(notes)


def unbalanced(text: str) -> str | None:
    """Return a message where German quotation marks do not pair up, with the repaired form where one offers itself.

    A quotation that goes on over several paragraphs opens in each and closes in the last: only a closing mark
    without an opening one counts.
    """
    depth = 0
    for match in re.finditer(r"[„“”]", text):
        if match[0] == OPENING:
            depth += 1
        elif depth:
            depth -= 1
        elif match[0] == "“" and text[match.end() : match.end() + 1].isalnum():
            depth += 1  # “English” marks: this one opens
        else:
            return explain(text, match.end())
    return None


def explain(text: str, end: int) -> str:
    """Return the message for a closing mark that ends at ``end`` and was never opened."""
    start = max(0, end - 220)
    for match in MISREAD_MARK.finditer(text[start:end]):
        if start + match.end() == end:
            return f"closing quotation mark without an opening one; {match[0]} may stand for „{match[0][1:]}"
    return f"closing quotation mark without an opening one: …{text[max(0, end - 40) : end]}"
