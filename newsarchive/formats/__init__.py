"""Bytes of one document -> ``Reading``: the text to read, in blocks, with what the markup said about them.

One format a file, one row a format in ``table.py``. Every format ends in the same ``Block``s, so that every rule serves it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.types.reading import Fact

if TYPE_CHECKING:
    from newsarchive.types.reading import Reading

__all__ = ["read"]

ADDRESS = re.compile(r"(?:^|!/)(https?://.+)$")
"""The address of a page, which the path of a page in a crawl ends in."""


def read(raw: bytes, name: str | None = None, stated: str | None = None) -> Reading:
    """Read ``raw`` as the text of one article. Never raises.

    ``name``, a path or URL, helps to tell its format; ``stated`` is the format that its container says it has.
    """
    from newsarchive.formats.flat.text import read_text  # noqa: PLC0415 - the readers import this package
    from newsarchive.formats.table import format_named, head_of, what_is  # noqa: PLC0415 - as above

    format_ = format_named(stated) or what_is(head_of(raw, name or ""))
    found = format_.reads(raw, format_.name) if format_.reads else read_text(raw)
    address = ADDRESS.search(name or "")
    if address is None or any(fact.field == "url" for fact in found.facts):
        return found
    return replace(found, facts=(*found.facts, Fact("url", address[1], "path")))
