"""The files that a command is given, read and parsed one by one, as ``ingest`` reads them."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from newsarchive.cli.say import say
from newsarchive.errors import UnreadableInput
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.cli.progress import ProgressLine
    from newsarchive.types.article import Article

__all__ = ["Inputs", "read_input"]


class Inputs:
    """Files to be parsed without an archive; ``exit_code`` is 5 once one could not be read."""

    def __init__(self, names: Sequence[str], progress: ProgressLine | None = None) -> None:
        self.names = names
        self.progress = progress
        self.exit_code = 0

    def articles(self) -> Iterator[Article]:
        """Parse each file (``-``: standard input); report what cannot be read on stderr, and go on."""
        return self.articles_of(*self.names)

    def articles_of(self, *names: str) -> Iterator[Article]:
        """Parse the articles in some of the files, as ``ingest`` reads them."""
        from newsarchive.parser.articles import read_articles  # noqa: PLC0415 - --help does without the parser
        from newsarchive.types.document import Failure  # noqa: PLC0415 - as above

        for found in read_articles(names):
            if not isinstance(found, Failure):
                yield found
                continue
            error = UnreadableInput(found.path, found.reason)
            self.exit_code = error.exit_code
            with self.progress.aside() if self.progress else nullcontext():
                say(_("Error: {error}", error=error))


def read_input(file: str) -> bytes:
    """Return the bytes of a file (``-``: standard input) that is no article. Raises UnreadableInput."""
    try:
        with click.open_file(file, "rb") as opened:
            raw: bytes = opened.read()
    except OSError as error:
        raise UnreadableInput(file, _("cannot be read ({reason})", reason=error.strerror or error)) from error
    return raw
