"""An error -> the status of its page and what it says: what was wrong, where in the query, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.errors import (
    ArchiveError,
    ArchiveLocked,
    ArchiveReadOnly,
    NoSuchArticle,
    QuerySyntaxError,
    UsageError,
)
from newsarchive.web.desk import NoteChanged
from newsarchive.web.readers import TooSlow
from newsarchive.web.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["failed"]

KINDS: tuple[tuple[type[Exception], int, str], ...] = (
    (TooSlow, 503, "slow"),
    (QuerySyntaxError, 400, "unreadable"),
    (NoSuchArticle, 404, "missing"),
    (NoteChanged, 409, "note_changed"),
    (UsageError, 400, "not_so"),
    (ArchiveLocked, 503, "locked"),
    (ArchiveReadOnly, 500, "read_only"),
    (ArchiveError, 500, "broken"),
)
"""The first kind that an error is decides."""


def failed(error: Exception, language: str, german: Callable[[str], str]) -> tuple[int, dict[str, Any]]:
    """Return the status and what the page says; ``german`` puts a message into German."""
    status, said = next(
        ((status, said) for kind, status, said in KINDS if isinstance(error, kind)), (400, "not_so")
    )
    texts = LANGUAGES[language]
    message = error.message if isinstance(error, QuerySyntaxError) else str(error)
    own_words = said in {"unreadable", "not_so", "broken"}
    return status, {
        "title": texts[said],
        "message": (german(message) if language == "de" else message) if own_words else "",
        "carets": str(error).partition("\n")[2] if isinstance(error, QuerySyntaxError) else "",
        "out": texts.get(f"{said}_out", ""),
    }
