"""A file with a query a line -> the queries, those that cannot be read with their error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsarchive.errors import QuerySyntaxError, UsageError, printable
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.query.nodes import Query

__all__ = ["UNREADABLE", "Asked", "queries_in", "queries_option"]

UNREADABLE = 2
"""The exit code where a query could not be read; the others were asked."""


class Asked(NamedTuple):
    """A line of the file and its number; ``query`` is None where it cannot be read, and ``error`` says why."""

    line: int
    text: str
    query: Query | None
    error: str | None = None


def queries_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--queries``: the file whose lines are asked one after the other."""
    return click.option(
        "--queries",
        "--batch",
        "queries",
        metavar="FILE",
        help="Ask each line of FILE (- for standard input); QUERY and options hold for all of them.",
    )(command)


def queries_in(file: str, filters: Query) -> list[Asked]:
    """Return the queries of ``file`` in order, each narrowed by ``filters``; empty lines and those behind a # are none.

    What cannot be read is told on stderr with its line and a caret. Raises UsageError where there is no such file, or no query in it.
    """
    from pathlib import Path  # noqa: PLC0415 - a search for one query does without

    from newsarchive.decoding.decode import decode  # noqa: PLC0415 - a search does without

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(
            _(
                "{file}: {reason}; expected a file with a query a line",
                file=printable(file),
                reason=error.strerror or error,
            )
        ) from error
    lines = decode(raw).text.splitlines() if raw.strip() else []
    found = [
        read(number, text.strip(), filters)
        for number, text in enumerate(lines, 1)
        if text.strip() and not text.lstrip().startswith("#")
    ]
    if not found:
        raise UsageError(_("{file}: expected a query a line, and there is none", file=printable(file)))
    for one in found:
        if one.error:
            click.echo(
                _("{file}, line {line}: {error}", file=printable(file), line=one.line, error=one.error),
                err=True,
            )
    return found


def read(number: int, text: str, filters: Query) -> Asked:
    """Return a line as the query it is."""
    from newsarchive.query.nodes import Everything  # noqa: PLC0415 - help does without
    from newsarchive.query.parse import narrowed, parse_query  # noqa: PLC0415 - as above

    try:
        query = parse_query(text)
    except QuerySyntaxError as error:
        return Asked(number, text, None, str(error))
    return Asked(number, text, query if isinstance(filters, Everything) else narrowed(query, [filters]))
