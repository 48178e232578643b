"""Bytes of a document -> its text, taken out of a word processor's file where it is one: exports of press databases come so, too."""

from __future__ import annotations

from newsarchive.decoding.decode import decode
from newsarchive.formats.format import Head
from newsarchive.formats.office import docx, odt, rtf
from newsarchive.types.article import Note
from newsarchive.types.reading import Text

__all__ = ["text_of"]

WORD_FILES = (docx.FORMAT, rtf.FORMAT, odt.FORMAT)


def text_of(raw: bytes) -> Text:
    """Return the text of a document. Never raises."""
    head = Head(lambda size: raw[:size])
    for row in WORD_FILES:
        if row.text is not None and row.shows(head):
            try:
                return row.text(raw)
            except ValueError as error:
                note = Note("not-text", None, f"the bytes are no text but a damaged file ({error})")
                return Text("", "binary", (note,))
    return decode(raw)
