"""Where the archive is: the option, the environment, or the platform's user data folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

from newsarchive.errors import UsageError, printable

__all__ = ["ENVIRONMENT", "FILE_NAME", "archive_path", "default_path"]

ENVIRONMENT = "NEWSARCHIVE_ARCHIVE"
FILE_NAME = "archive.db"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?")
"""Two letters at least, so that a Windows drive is no scheme."""


def archive_path(named: str | None = None) -> Path:
    """Return the file of the archive ``named`` (a path or ``sqlite:PATH``), else of the environment, else the default.

    Raises UsageError for the scheme of a store that does not exist.
    """
    where = named or os.environ.get(ENVIRONMENT) or ""
    if not where:
        return default_path()
    scheme = SCHEME.match(where)
    if scheme is None or Path(where).exists():
        return Path(where).expanduser()
    if scheme[1].lower() != "sqlite":
        raise UsageError(
            f"unknown kind of archive '{printable(scheme[1])}:' in {printable(where)}; "
            "expected a file or sqlite:FILE (write ./NAME for a file whose name holds a colon)"
        )
    return Path(where[scheme.end() :]).expanduser()


def default_path() -> Path:
    """Return the archive's place in the platform's user data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only needed where nothing was named

    return user_data_path("newsarchive", appauthor=False) / FILE_NAME
