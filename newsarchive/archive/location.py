"""Where the archive is: the option, the environment, or the platform's user data folder.

Paths are strings here and in ``connect``: importing pathlib would be a tenth of what a search takes to start.
"""

from __future__ import annotations

import os

from newsarchive.errors import UsageError, printable
from newsarchive.german.lazy_pattern import late
from newsarchive.types.messages import _

__all__ = ["ENVIRONMENT", "FILE_NAME", "archive_path", "default_path", "engine_url", "without_password"]

ENVIRONMENT = "NEWSARCHIVE_ARCHIVE"
FILE_NAME = "archive.db"
SCHEME = late(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?")
"""Two letters at least, so that a Windows drive is no scheme."""


def engine_url(named: str | None = None) -> str | None:
    """Return the URL of the search engine that ``named``, or else the environment, says is the archive; None where it is a file."""
    where = named or os.environ.get(ENVIRONMENT) or ""
    return where if where[:11].lower() == "opensearch+" else None


def without_password(where: str) -> str:
    """Return ``where`` without what stands before an @ in a URL.

    >>> without_password("opensearch+https://eva:geheim@host/presse"), without_password("presse@bote.db")
    ('opensearch+https://…@host/presse', 'presse@bote.db')
    """
    scheme, slashes, rest = where.partition("://")
    who, at, host = rest.rpartition("@")
    return f"{scheme}://…@{host}" if slashes and at and ":" in who else where


def archive_path(named: str | None = None) -> str:
    """Return the file of the archive ``named`` (a path or ``sqlite:PATH``), else of the environment, else the default.

    Raises UsageError for the scheme of a store that does not exist.
    """
    where = named or os.environ.get(ENVIRONMENT) or ""
    if not where:
        return default_path()
    scheme = SCHEME.match(where) if ":" in where else None
    if scheme is None or os.path.exists(where):
        return os.path.expanduser(where)
    if scheme[1].lower().startswith("opensearch"):
        raise UsageError(
            _("this command needs an archive file, not a search engine; name one with --archive FILE")
        )
    if scheme[1].lower() != "sqlite":
        raise UsageError(
            _(
                "unknown kind of archive '{scheme}:' in {where}; expected a file or sqlite:FILE (write ./NAME for a file whose name holds a colon)",
                scheme=printable(scheme[1]),
                where=printable(without_password(where)),
            )
        )
    return os.path.expanduser(where[scheme.end() :])


def default_path() -> str:
    """Return the archive's place in the platform's user data folder."""
    from platformdirs import user_data_dir  # noqa: PLC0415 - only needed where nothing was named

    return os.path.join(user_data_dir("newsarchive", appauthor=False), FILE_NAME)
