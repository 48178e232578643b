"""Archive for German press text: read it, keep it, find it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsarchive.article import Article as Article
    from newsarchive.parse import parse_article as parse_article
    from newsarchive.store.archive import Archive as Archive

__version__ = "0.1.0"

__all__ = ["Archive", "Article", "parse_article"]

HOMES = {
    "Archive": "newsarchive.store.archive",
    "Article": "newsarchive.article",
    "parse_article": "newsarchive.parse",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that the command line starts fast."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    return getattr(import_module(HOMES[name]), name)
