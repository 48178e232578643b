"""A codebook (TOML or CSV) -> the variables that coders fill in, checked; and an archive's own, kept in it."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.decoding.decode import decode
from newsarchive.errors import UnreadableInput, printable
from newsarchive.study.coding.agreement import LEVELS
from newsarchive.study.labels import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

__all__ = ["Variable", "codebook_of", "keep_variables", "read_codebook", "value_of"]

NAME = re.compile(r"[^\W\d_][\w-]{0,39}")
NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?")
LONGEST = 200
"""Characters of a value, and of a question."""
SEPARATORS = ";,\t"
BETWEEN = "|"
"""What parts the values in a cell of a codebook in CSV."""
COLUMNS = "variable, level, values, question"
EXPECTED = 'expected a table for each variable, as in [ton] level = "nominal" values = ["positiv", "negativ"]'


class Variable(NamedTuple):
    """What is coded: ``level`` is one of LEVELS, ``values`` those allowed (none: any number), of an ordinal one from the least to the greatest."""

    name: str
    level: str
    values: tuple[str, ...] = ()
    question: str = ""


def read_codebook(raw: bytes, path: str) -> list[Variable]:
    """Return the variables of a codebook in their order. Raises UnreadableInput with what was expected where."""
    text = decode(raw).text
    found = [variable(path, *row) for row in (toml_rows if is_toml(text, path) else csv_rows)(text, path)]
    if not found:
        raise UnreadableInput(path, f"is a codebook without a variable; {EXPECTED}")
    names = [one.name for one in found]
    if twice := [name for name in names if names.count(name) > 1]:
        raise UnreadableInput(path, f"names the variable {twice[0]} twice; give each a name of its own")
    return found


def is_toml(text: str, path: str) -> bool:
    """Tell TOML from CSV: by the name of the file, else by its first line."""
    return path.lower().endswith(".toml") or (
        not path.lower().endswith((".csv", ".tsv")) and text.lstrip("\ufeff \r\n").startswith(("[", "#"))
    )


def toml_rows(text: str, path: str) -> Iterator[tuple[str, str, list[str], str]]:
    """Yield name, level, values and question of each table. Raises UnreadableInput."""
    try:
        tables = tomllib.loads(text.lstrip("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableInput(path, f"is no valid TOML ({error})") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise UnreadableInput(path, f"{printable(name)} is no variable; {EXPECTED}")
        if unknown := table.keys() - {"level", "values", "question"}:
            raise UnreadableInput(
                path,
                f"[{printable(name)}] has '{printable(min(unknown))}'; expected level, values and question",
            )
        values = table.get("values", [])
        if not isinstance(values, list) or not all(
            isinstance(one, str | int | float) and not isinstance(one, bool) for one in values
        ):
            raise UnreadableInput(
                path, f'the values of [{printable(name)}] are no list of texts or numbers, as in ["a", "b"]'
            )
        yield (
            name,
            str(table.get("level", "nominal")),
            [str(one) for one in values],
            str(table.get("question", "")),
        )


def csv_rows(text: str, path: str) -> Iterator[tuple[str, str, list[str], str]]:
    """Yield name, level, values and question of each row. Raises UnreadableInput."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    try:
        names = [name.strip().lower() for name in rows.fieldnames or ()]
        if "variable" not in names:
            raise UnreadableInput(path, f"has no column 'variable'; expected the columns {COLUMNS}")
        rows.fieldnames = names
        for row in rows:
            cells: dict[str, Any] = {
                name: (cell or "").strip() for name, cell in row.items() if isinstance(cell, str | None)
            }
            if cells["variable"]:
                values = [one.strip() for one in cells.get("values", "").split(BETWEEN) if one.strip()]
                yield cells["variable"], cells.get("level") or "nominal", values, cells.get("question", "")
    except csv.Error as error:
        raise UnreadableInput(path, f"is no table that can be read ({error})") from error


def variable(path: str, name: str, level: str, values: Sequence[str], question: str) -> Variable:
    """Return a variable, checked. Raises UnreadableInput."""
    if not NAME.fullmatch(name):
        raise UnreadableInput(
            path,
            f"'{printable(name)}' is no name for a variable; expected a letter, then letters, figures, - or _, at most 40",
        )
    level = level.strip().lower()
    if level not in LEVELS:
        raise UnreadableInput(
            path, f"the level of {name} is '{printable(level)}'; expected one of {', '.join(LEVELS)}"
        )
    kept = [" ".join(value.split()) for value in values]
    if any(not value or len(value) > LONGEST or not value.isprintable() for value in kept):
        raise UnreadableInput(path, f"a value of {name} is blank, too long or no plain text")
    if len({value.casefold() for value in kept}) < len(kept):
        raise UnreadableInput(path, f"two values of {name} are the same but for their case")
    if level == "nominal" and len(kept) < 2:
        raise UnreadableInput(path, f"{name} is nominal; expected two values or more")
    if level == "interval" and (wrong := [value for value in kept if not NUMBER.fullmatch(value)]):
        raise UnreadableInput(path, f"{name} is interval, but its value '{printable(wrong[0])}' is no number")
    if level == "interval":
        kept = [number(value) for value in kept]
    return Variable(name.lower(), level, tuple(kept), " ".join(question.split())[:LONGEST])


def number(text: str) -> str:
    """Return a number in one way, whatever it was written like: ``1,50`` is ``1.5``."""
    value = float(text.replace(",", "."))
    return str(int(value)) if value.is_integer() else repr(value)


def value_of(one: Variable, typed: str) -> str | None:
    """Return what a coder typed as the codebook writes it; None where it is no value of the variable.

    >>> value_of(Variable("ton", "nominal", ("positiv", "negativ")), " Positiv ")
    'positiv'
    >>> value_of(Variable("quellen", "interval"), "2,0")
    '2'
    """
    text = " ".join(typed.split())
    if one.level == "nominal" or (one.values and one.level == "ordinal"):
        return next((value for value in one.values if value.casefold() == text.casefold()), None)
    if not NUMBER.fullmatch(text):
        return None
    value = number(text)
    return value if not one.values or value in one.values else None


def keep_variables(connection: sqlite3.Connection, variables: Sequence[Variable]) -> None:
    """Keep variables in the archive, in place of those of the same names; the caller holds a transaction."""
    made = now()
    connection.executemany(
        "INSERT INTO variables (name, position, level, allowed, question, made) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
        "position = excluded.position, level = excluded.level, allowed = excluded.allowed, question = excluded.question, made = excluded.made",
        (
            (one.name, at, one.level, json.dumps(one.values, ensure_ascii=False), one.question, made)
            for at, one in enumerate(variables)
        ),
    )


def codebook_of(connection: sqlite3.Connection) -> dict[str, Variable]:
    """Return the variables that the archive keeps by name, in the order of their codebook."""
    rows = connection.execute(
        "SELECT name, level, allowed, question FROM variables ORDER BY made, position, name"
    )
    return {
        name: Variable(name, level, tuple(json.loads(allowed)), question)
        for name, level, allowed, question in rows
    }
