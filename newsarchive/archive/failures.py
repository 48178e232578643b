"""Inputs that could not be read: listed, and dismissed where a person knows and does not mind.

A dismissed failure is not reported and makes no run end with exit code 3, until the bytes of its file are others.
"""

from __future__ import annotations

from datetime import UTC, datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from newsarchive.errors import UsageError, printable
from newsarchive.store.transaction import transaction
from newsarchive.store.write import digest_of
from newsarchive.types.messages import _

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

__all__ = ["COLUMNS", "dismiss", "listed", "recall"]

COLUMNS = ("id", "path", "code", "reason", "size", "attempts", "first_seen", "last_seen", "dismissed")


def listed(connection: sqlite3.Connection, *, dismissed: bool | None = False) -> list[dict[str, Any]]:
    """Return the failures in the order of their paths: those not dismissed, those ``dismissed``, or all (None)."""
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM failures ORDER BY path")  # noqa: S608 - names from above
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return [one for one in found if dismissed is None or (one["dismissed"] is not None) is dismissed]


def dismiss(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Dismiss failures by number, pattern of the path, or code; none named: all. Raises UsageError where one means none."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return mark(connection, wanted, now, from_dismissed=False)


def recall(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Let dismissed failures be reported again; named as for ``dismiss``."""
    return mark(connection, wanted, None, from_dismissed=True)


def mark(
    connection: sqlite3.Connection, wanted: Sequence[str], now: str | None, *, from_dismissed: bool
) -> list[dict[str, Any]]:
    """Set what is kept of being dismissed for the failures that are meant, and return them."""
    known = listed(connection, dismissed=from_dismissed)
    chosen = {one["id"]: one for one in known} if not wanted else {}
    for name in wanted:
        found = [one for one in known if is_meant(one, name)]
        if not found:
            raise UsageError(
                _(
                    "no failure is meant by '{name}'; expected a number, a reason such as not-text, or a pattern of paths such as '*.png'",
                    name=printable(name),
                )
            )
        chosen.update((one["id"], one) for one in found)
    with transaction(connection):
        connection.executemany(
            "UPDATE failures SET dismissed = ?, sha256 = ? WHERE id = ?",
            [(now, digest_of(one["path"]) if now else None, number) for number, one in chosen.items()],
        )
    return list(chosen.values())


def is_meant(failure: dict[str, Any], name: str) -> bool:
    """Tell whether ``name`` is the number, the code, the path or a pattern of the path of a failure."""
    path = failure["path"]
    return name in {str(failure["id"]), failure["code"], path} or any(
        fnmatchcase(part, name) for part in (path, path.rpartition("/")[2])
    )
