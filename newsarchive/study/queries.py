"""Queries under a name, for use within others: ``query:klima``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import UsageError, printable
from newsarchive.query.nodes import And, Not, Or, Query
from newsarchive.query.nodes import Saved as SavedName
from newsarchive.query.parse import parse_query
from newsarchive.store.transaction import transaction
from newsarchive.study.labels import now
from newsarchive.types.messages import _

if TYPE_CHECKING:
    import sqlite3

__all__ = [
    "Look",
    "Saved",
    "drop_query",
    "expanded",
    "last_look",
    "mark_seen",
    "newest",
    "resolved",
    "save_query",
    "saved_queries",
]

NAME = re.compile(r"[^\W_][\w-]{0,39}")
USED = re.compile(r"(?<![\w\"])query:([\w-]+)")
DEEPEST = 10
"""Saved queries within saved queries."""


class Look(NamedTuple):
    """The newest article at a time: when it came in (ISO 8601, UTC, to the second), and its number, which parts those of one second."""

    moment: str
    number: int


class Saved(NamedTuple):
    """A query and its name, when it was saved, and the last article that ``--new-since-last`` had shown or passed over."""

    name: str
    query: str
    made: str
    seen: Look | None


def saved_queries(connection: sqlite3.Connection) -> list[Saved]:
    """Return the saved queries by name."""
    rows = connection.execute(
        "SELECT name, query, made, seen_added, seen_id FROM saved_queries ORDER BY name"
    )
    return [
        Saved(name, query, made, None if added is None else Look(added, number))
        for name, query, made, added, number in rows
    ]


def save_query(connection: sqlite3.Connection, name: str, query: str) -> None:
    """Keep ``query`` under ``name``, in place of one of that name. Raises UsageError for a name that is not allowed, or a query that contains itself."""
    if not NAME.fullmatch(name):
        raise UsageError(
            _(
                "'{name}' is no name for a query; expected letters, figures and hyphens, at most 40",
                name=printable(name),
            )
        )
    name = name.lower()
    if name in {used.lower() for used in USED.findall(expanded(connection, query))} | {
        used.lower() for used in USED.findall(query)
    }:
        raise UsageError(_("query:{name} would stand within itself", name=name))
    with transaction(connection):
        connection.execute(
            "INSERT INTO saved_queries (name, query, made, seen_id) VALUES (?, ?, ?, 0) ON CONFLICT (name) "
            "DO UPDATE SET query = excluded.query, made = excluded.made, seen_id = 0, seen_added = NULL",
            (name, query, now()),
        )


def drop_query(connection: sqlite3.Connection, name: str) -> None:
    """Forget a saved query. Raises UsageError where there is none of this name."""
    with transaction(connection):
        if not connection.execute("DELETE FROM saved_queries WHERE name = ?", (name.lower(),)).rowcount:
            raise UsageError(unknown(connection, name))


def last_look(connection: sqlite3.Connection, name: str) -> Look | None:
    """Return the newest article that a saved query was last asked about, None for one that was not asked yet.

    Raises UsageError for an unknown name.
    """
    found = next((saved for saved in saved_queries(connection) if saved.name == name.lower()), None)
    if found is None:
        raise UsageError(unknown(connection, name))
    return found.seen


def newest(connection: sqlite3.Connection) -> Look:
    """Return the newest article; an empty moment where there is none."""
    row = connection.execute(
        "SELECT coalesce(max(added), ''), (SELECT coalesce(max(id), 0) FROM articles) FROM sources"
    )
    return Look(*row.fetchone())


def mark_seen(connection: sqlite3.Connection, name: str, look: Look) -> None:
    """Remember that a saved query was asked about all articles up to ``look``.

    That is the newest article's own time, no clock's: an article that a run stores while the query is asked comes behind it.
    """
    with transaction(connection):
        connection.execute(
            "UPDATE saved_queries SET seen_added = ?, seen_id = ? WHERE name = ?",
            (look.moment, look.number, name.lower()),
        )


def expanded(connection: sqlite3.Connection, query: str, depth: int = 0) -> str:
    """Return ``query`` with each ``query:NAME`` as the saved query in parentheses. Raises UsageError for an unknown name."""
    if "query:" not in query:
        return query
    if depth >= DEEPEST:
        raise UsageError(_("saved queries stand within one another more than {levels} deep", levels=DEEPEST))

    def text_of(found: re.Match[str]) -> str:
        row = connection.execute(
            "SELECT query FROM saved_queries WHERE name = ?", (found[1].lower(),)
        ).fetchone()
        if row is None:
            raise UsageError(unknown(connection, found[1]))
        return f"({expanded(connection, row[0], depth + 1)})"

    return USED.sub(text_of, query)


def resolved(connection: sqlite3.Connection, query: Query, depth: int = 0) -> Query:
    """Return ``query`` with what each saved query asks for in place of its name. Raises UsageError for an unknown name."""
    if depth > DEEPEST:
        raise UsageError(_("saved queries stand within one another more than {levels} deep", levels=DEEPEST))
    if isinstance(query, SavedName):
        row = connection.execute(
            "SELECT query FROM saved_queries WHERE name = ?", (query.name.lower(),)
        ).fetchone()
        if row is None:
            raise UsageError(unknown(connection, query.name))
        return resolved(connection, parse_query(row[0]), depth + 1)
    match query:
        case Not(part):
            return Not(resolved(connection, part, depth))
        case And(parts, strict):
            return And(tuple(resolved(connection, part, depth) for part in parts), strict)
        case Or(parts):
            return Or(tuple(resolved(connection, part, depth) for part in parts))
    return query


def unknown(connection: sqlite3.Connection, name: str) -> str:
    """Return what to say of a name that no query has."""
    names = [saved.name for saved in saved_queries(connection)]
    shown = printable(name)
    if names:
        return _("no saved query '{name}'; expected one of {names}", name=shown, names=", ".join(names))
    return _("no saved query '{name}'; none is saved yet; save one with 'newsarchive save'", name=shown)
