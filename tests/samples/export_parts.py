"""The bytes of each article in an export, as its row in the table of formats parts them."""

from __future__ import annotations

import io

from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget, Peeked
from newsarchive.formats.table import NAMED
from newsarchive.types.document import Document

__all__ = ["export_parts"]


def export_parts(raw: bytes, name: str) -> list[bytes]:
    parts = NAMED[name].parts
    assert parts is not None
    found = parts(Peeked(io.BytesIO(raw)), Place("a", 0, 0, Budget(0)), len(raw))
    return [item.raw for item in found if isinstance(item, Document)]
