"""Archive for German press text: read it, keep it, find it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from newsarchive.archive.archive import Archive as Archive
    from newsarchive.parser.parse import parse_article as parse_article
    from newsarchive.quotations.find import find_quotations as find_quotations
    from newsarchive.types.article import Article as Article
    from newsarchive.types.quotation import Quotation as Quotation

__all__ = ["Archive", "Article", "Quotation", "__version__", "find_quotations", "parse_article"]

HOMES = {
    "Archive": "newsarchive.archive.archive",
    "Article": "newsarchive.types.article",
    "Quotation": "newsarchive.types.quotation",
    "find_quotations": "newsarchive.quotations.find",
    "parse_article": "newsarchive.parser.parse",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that the command line starts fast."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    return getattr(import_module(HOMES[name]), name)
