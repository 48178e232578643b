"""A document that was parsed before, as a spool keeps it: its record stands for reading it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.store.packing.reading_texts import unpack_pieces
from newsarchive.types.article import from_dict

if TYPE_CHECKING:
    from newsarchive.types.article import Article
    from newsarchive.types.document import Document

__all__ = ["Parsed"]


class Parsed(NamedTuple):
    """A document with its article's record (JSON), its reading text (UTF-8, lone surrogates as they are) and the pieces of that."""

    document: Document
    record: str
    text: bytes
    pieces: str

    @property
    def raw(self) -> bytes:
        """The document's bytes."""
        return self.document.raw

    def article(self) -> Article:
        """Return the article."""
        text = self.text.decode("utf-8", "surrogatepass")
        return from_dict(json.loads(self.record), text=text, pieces=unpack_pieces(self.pieces))
