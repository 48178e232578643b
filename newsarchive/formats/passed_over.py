"""Names -> whether systems, editors and browsers left such a file behind, which is passed over wherever it is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DROPPING", "PAGE", "PARTS", "is_dropping", "parts_of_pages"]

PAGE = re.compile(r"(.+)\.x?html?$", re.IGNORECASE)
PARTS = re.compile(r"(.+?)(?:_files|-files|_Dateien|-Dateien|\.files)/")
"""A page, and the folder beside it into which a browser puts its parts."""

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


def parts_of_pages(names: Iterable[str]) -> tuple[str, ...]:
    """Return the folders among ``names`` that hold the parts of a page beside them, as browsers save a page whole."""
    listed = list(names)
    pages = {match[1] for name in listed if (match := PAGE.match(name))}
    return tuple({match[0] for name in listed if (match := PARTS.match(name)) and match[1] in pages})
