"""The files that a command is given, read one by one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.errors import UnreadableInput
from newsarchive.parse import parse_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.article import Article

__all__ = ["articles"]


def articles(names: Iterable[str]) -> Iterator[Article]:
    """Parse each named file (``-``: standard input); report what cannot be read and exit with 5 at the end."""
    failed = False
    for name in names:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            failed = True
            click.echo(f"Error: {UnreadableInput(name, error.strerror or str(error))}", err=True)
            continue
        yield parse_article(raw, name=name)
    if failed:
        sys.exit(UnreadableInput.exit_code)
