"""Names -> whether systems, editors and browsers left such a file behind, which is passed over wherever it is found."""

from __future__ import annotations

import re

__all__ = ["DROPPING", "is_dropping"]

DROPPING = re.compile(
    r"""
      \..* | .*~ | ~\$.* | \#.*\# | thumbs\.db | desktop\.ini
    | .*\.(?:swp|tmp|part|crdownload|download) | __macosx | @eadir | \$recycle\.bin
    | system\ volume\ information | lost\+found
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Names that systems, editors and browsers leave behind: hidden files, backups, unfinished downloads."""


def is_dropping(name: str) -> bool:
    """Tell whether a member of an archive is such a file, or lies in such a folder."""
    return any(DROPPING.fullmatch(part) for part in name.split("/") if part not in {"", ".", ".."})
