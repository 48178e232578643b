"""The files that a command is given, read and parsed one by one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.errors import NewsarchiveError, UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.types.article import Article

__all__ = ["Inputs"]


class Inputs:
    """Files to be parsed without an archive; ``exit_code`` is 5 once one could not be read."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.exit_code = 0

    def articles(self) -> Iterator[Article]:
        """Parse each file (``-``: standard input); report what cannot be read on stderr, and go on."""
        for name in self.names:
            yield from self.articles_of(name)

    def articles_of(self, name: str) -> Iterator[Article]:
        """Parse one file: an export of a press database gives all its articles."""
        try:
            yield from read_articles(name)
        except NewsarchiveError as error:
            self.exit_code = error.exit_code
            click.echo(f"Error: {error}", err=True)


def read_articles(name: str) -> Iterator[Article]:
    """Read and parse one file. Raises UnreadableInput."""
    from newsarchive.formats.exports.parts import articles_in  # noqa: PLC0415 - as above
    from newsarchive.parser.parse import parse_article  # noqa: PLC0415 - --help does without the parser

    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableInput(name, error.strerror or str(error)) from error
    for part, stated in articles_in(raw):
        yield parse_article(part, name=None if name == "-" else name, stated_format=stated)
