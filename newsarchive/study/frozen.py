"""A query's articles as they are now -> a frozen set: keys and SHA-256 that outlive the archive and the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import UsageError, printable
from newsarchive.store.transaction import transaction
from newsarchive.study.labels import now
from newsarchive.types.messages import _
from newsarchive.types.progress import counted
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from newsarchive.types.progress import Progress

__all__ = ["Difference", "Frozen", "freeze", "frozen_ids", "frozen_sets", "manifest", "verify_set"]

NAME = re.compile(r"[^\W_][\w.-]{0,59}")


class Frozen(NamedTuple):
    """A frozen set: its query as typed and as it was read, how many articles, by which version of the program, when."""

    name: str
    query: str
    read_as: str
    articles: int
    program: str
    made: str


class Difference(NamedTuple):
    """How a member of a frozen set is not as it was: ``gone``, ``changed`` or ``reads otherwise``."""

    key: str
    what: str
    message: str


def frozen_sets(connection: sqlite3.Connection) -> list[Frozen]:
    """Return the frozen sets by name."""
    rows = connection.execute(
        "SELECT name, query, read_as, articles, program, made FROM frozen_sets ORDER BY name"
    )
    return [Frozen(*row) for row in rows]


def frozen_set(connection: sqlite3.Connection, name: str) -> Frozen:
    """Return the set of this name. Raises UsageError where there is none."""
    for one in frozen_sets(connection):
        if one.name == name:
            return one
    names = ", ".join(one.name for one in frozen_sets(connection)) or _("none yet")
    raise UsageError(_("no frozen set '{name}'; there are: {names}", name=printable(name), names=names))


def freeze(  # noqa: PLR0913 - what a set consists of
    connection: sqlite3.Connection,
    name: str,
    query: str,
    read_as: str,
    ids: Sequence[int],
    *,
    progress: Progress | None = None,
) -> Frozen:
    """Keep the articles ``ids`` as the set ``name``. Raises UsageError for a name that is not allowed, or taken: a set never changes."""
    if not NAME.fullmatch(name):
        raise UsageError(
            _(
                "'{name}' is no name for a set; expected letters, figures, hyphens and full stops, at most 60",
                name=printable(name),
            )
        )
    made = Frozen(name=name, query=query, read_as=read_as, articles=len(ids), program=__version__, made=now())
    with transaction(connection):
        if connection.execute("SELECT 1 FROM frozen_sets WHERE name = ?", (name,)).fetchone():
            raise UsageError(
                _(
                    "there is a frozen set '{name}' already, and a set never changes; choose another name",
                    name=name,
                )
            )
        connection.execute(
            "INSERT INTO frozen_sets (name, query, read_as, articles, program, made) VALUES (?, ?, ?, ?, ?, ?)",
            made,
        )
        connection.executemany(
            "INSERT INTO frozen_members (name, article_key, sha256, parser_version) "
            "SELECT ?, key, sha256, parser_version FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?",
            ((name, number) for number in counted(progress, ids)),
        )
    return made


def frozen_ids(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the row numbers of the members that are in the archive now. Raises UsageError for an unknown name."""
    frozen_set(connection, name)
    rows = connection.execute(
        "SELECT articles.id FROM frozen_members JOIN articles ON key = article_key WHERE name = ? ORDER BY articles.id",
        (name,),
    )
    return [number for (number,) in rows]


def verify_set(
    connection: sqlite3.Connection, name: str, progress: Progress | None = None
) -> Iterator[Difference]:
    """Yield what is not as it was when the set was frozen. Raises UsageError for an unknown name."""
    frozen_set(connection, name)
    rows = connection.execute(
        "SELECT article_key, m.sha256, m.parser_version, s.sha256, a.parser_version FROM frozen_members AS m "
        "LEFT JOIN articles AS a ON a.key = article_key LEFT JOIN sources AS s ON s.id = a.source_id "
        "WHERE m.name = ? ORDER BY article_key",
        (name,),
    ).fetchall()
    for key, digest, version, own, current in counted(progress, rows):
        if own is None:
            yield Difference(key, "gone", "is not in the archive any more")
        elif own != digest:
            yield Difference(key, "changed", f"has other bytes: SHA-256 {own}, frozen with {digest}")
        elif current != version:
            yield Difference(
                key, "reads otherwise", f"was read by version {current}, frozen as read by {version}"
            )
        else:
            made = connection.execute(
                "SELECT field FROM corrections WHERE article_id = (SELECT id FROM articles WHERE key = ?) "
                "AND made > (SELECT made FROM frozen_sets WHERE name = ?) ORDER BY field",
                (key, name),
            ).fetchall()
            if made:
                fields = ", ".join(field for (field,) in made)
                yield Difference(key, "reads otherwise", f"was corrected since: {fields}")


def manifest(connection: sqlite3.Connection, name: str) -> Iterator[str]:
    """Yield a frozen set as lines of text: its facts, then SHA-256 and key of each member as ``sha256sum`` writes them."""
    one = frozen_set(connection, name)
    yield "newsarchive frozen set, version 1\n"
    for label, value in zip(Frozen._fields, one, strict=True):
        yield f"{label}: {' '.join(str(value).split())}\n"
    yield "\n"
    rows = connection.execute(
        "SELECT sha256, article_key FROM frozen_members WHERE name = ? ORDER BY article_key", (name,)
    )
    for digest, key in rows:
        yield f"{digest}  {key}\n"
