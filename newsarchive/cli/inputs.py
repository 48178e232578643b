"""The files that a command is given, read and parsed one by one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.errors import NewsarchiveError, UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.article import Article

__all__ = ["Inputs"]


class Inputs:
    """Files to be parsed without an archive; ``exit_code`` is 5 once one could not be read."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.exit_code = 0

    def articles(self) -> Iterator[Article]:
        """Parse each file (``-``: standard input); report what cannot be read on stderr, and go on."""
        for name in self.names:
            try:
                yield read_article(name)
            except NewsarchiveError as error:
                self.exit_code = error.exit_code
                click.echo(f"Error: {error}", err=True)


def read_article(name: str) -> Article:
    """Read and parse one file. Raises UnreadableInput."""
    from newsarchive.parse import parse_article  # noqa: PLC0415 - --help does without the parser

    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableInput(name, error.strerror or str(error)) from error
    return parse_article(raw, name=None if name == "-" else name)
