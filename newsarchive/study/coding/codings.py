"""Articles -> who codes which; and filled-in sheets -> codings, checked against the codebook and kept by article key."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import UsageError, printable
from newsarchive.store.transaction import transaction
from newsarchive.study.coding.agreement import agreement
from newsarchive.study.coding.codebook import codebook_of, value_of
from newsarchive.study.labels import now
from newsarchive.study.sample import order
from newsarchive.study.sheets import read_sheet, refuse
from newsarchive.types.messages import _

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from newsarchive.study.coding.agreement import Agreement
    from newsarchive.study.coding.codebook import Variable
    from newsarchive.study.sheets import Row

__all__ = ["Coding", "agreements", "all_codings", "keep_sheet", "shares"]

CODER = re.compile(r"[^\W_][\w.-]{0,39}")
ABSENT = "SELECT 1 FROM articles WHERE key = ?1 UNION ALL SELECT 1 FROM removed WHERE key = ?1"


class Coding(NamedTuple):
    """What a coder said of an article."""

    key: str
    coder: str
    variable: str
    value: str


def shares(keys: Sequence[str], coders: Sequence[str], overlap: float, seed: int) -> dict[str, list[str]]:
    """Return which articles each coder gets: ``overlap`` per cent are everybody's, the others are dealt out evenly.

    Which these are depends on the seed and the keys alone. Each coder has an order of her own, so that nobody sees which articles
    are everybody's. Raises UsageError for a coder's name that is not allowed, or that comes twice.
    """
    if wrong := [name for name in coders if not CODER.fullmatch(name)]:
        raise UsageError(
            _(
                "'{wrong}' is no name for a coder; expected letters, figures, hyphens and full stops, at most 40",
                wrong=printable(wrong[0]),
            )
        )
    if len({name.casefold() for name in coders}) < len(coders):
        raise UsageError(_("each coder needs a name of her own"))
    drawn = sorted(keys, key=lambda key: order(seed, key))
    common = math.ceil(len(drawn) * overlap / 100)
    return {
        coder: sorted(
            drawn[:common] + drawn[common + number :: len(coders)],
            key=lambda key: order(seed, f"{coder}/{key}"),
        )
        for number, coder in enumerate(coders)
    }


def keep_sheet(connection: sqlite3.Connection, raw: bytes, path: str) -> tuple[int, int]:
    """Keep what a sheet says in place of what its coder said of these articles before; return filled and all cells.

    A blank cell is nothing said. Raises UnreadableInput, with the row and the column of what is wrong; then nothing is kept.
    """
    codebook = codebook_of(connection)
    rows = read_sheet(raw, path, ["coder", "key"])
    asked = [codebook[name] for name in (rows[0].cells if rows else ()) if name in codebook]
    if not asked:
        refuse(path, ["no column is a variable of the codebook; newsarchive sheets keeps it with --codebook"])
    refuse(path, problems(connection, rows, asked))
    made = now()
    with transaction(connection):
        filled = 0
        for row in rows:
            key, coder = row.cells["key"], row.cells["coder"]
            for variable in asked:
                value = value_of(variable, row.cells.get(variable.name, ""))
                connection.execute(
                    "DELETE FROM codings WHERE article_key = ? AND coder = ? AND variable = ?",
                    (key, coder, variable.name),
                )
                if value is not None:
                    filled += 1
                    connection.execute(
                        "INSERT INTO codings (article_key, coder, variable, value, made) VALUES (?, ?, ?, ?, ?)",
                        (key, coder, variable.name, value, made),
                    )
    return filled, len(rows) * len(asked)


def problems(connection: sqlite3.Connection, rows: Sequence[Row], asked: Sequence[Variable]) -> Iterator[str]:
    """Yield what is wrong in a sheet, with its place and what was expected there."""
    seen: dict[tuple[str, str], int] = {}
    for number, cells in rows:
        key, coder = cells.get("key", ""), cells.get("coder", "")
        if not connection.execute(ABSENT, (key,)).fetchone():
            yield f"row {number}, key: no article has the key '{printable(key)}'; expected it as it was written"
        if not CODER.fullmatch(coder):
            yield f"row {number}, coder: '{printable(coder)}' is no coder's name"
        first = seen.setdefault((key, coder), number)
        if first != number:
            yield f"row {number}: the same article as in row {first}; expected it once"
        for variable in asked:
            typed = cells.get(variable.name, "")
            if typed and value_of(variable, typed) is None:
                expected = ", ".join(variable.values) or "a number"
                yield f"row {number}, {variable.name}: '{printable(typed[:60])}' is no value; expected {expected}"


def all_codings(connection: sqlite3.Connection) -> list[Coding]:
    """Return every coding, by article, variable and coder."""
    rows = connection.execute(
        "SELECT article_key, coder, variable, value FROM codings ORDER BY article_key, variable, coder"
    )
    return [Coding(*row) for row in rows]


def agreements(connection: sqlite3.Connection, names: Sequence[str] = ()) -> list[Agreement]:
    """Return how far coders agree on the variables ``names``, or on all of the codebook. Raises UsageError for an unknown one."""
    codebook = codebook_of(connection)
    if unknown := [name for name in names if name not in codebook]:
        known = ", ".join(codebook) or _("none yet; 'newsarchive sheets' keeps a codebook")
        raise UsageError(
            _(
                "no variable '{unknown}' in the codebook; expected some of {known}",
                unknown=printable(unknown[0]),
                known=known,
            )
        )
    said: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for key, coder, variable, value in all_codings(connection):
        said[variable][key][coder] = value
    return [
        agreement(name, codebook[name].level, measured(codebook[name], said[name]), codebook[name].values)
        for name in names or codebook
    ]


def measured(variable: Variable, said: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str | float]]:
    """Return codings as agreement counts them: numbers as numbers, names as they are."""
    names = variable.level == "nominal" or (variable.level == "ordinal" and variable.values)
    return {
        key: {coder: value if names else float(value) for coder, value in codes.items()}
        for key, codes in said.items()
    }
