"""``newsarchive explain``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.inputs import Inputs
from newsarchive.cli.options import archive_option, open_store
from newsarchive.render.pieces import pieces_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.article import Article

__all__ = ["explain"]


@click.command(short_help="Show which rule read each piece of a text.")
@click.argument("wanted", nargs=-1, required=True, metavar="FILE|ID...")
@archive_option
def explain(wanted: tuple[str, ...], archive: str | None) -> int:
    """Print each piece of a text in order: line, field, rule, how surely, and the text.

    A file is parsed; anything else is the id of an article in the archive. - is standard input.

    \b
    Examples:
      newsarchive explain seeds/000_ed269db3014300ef.txt
      newsarchive explain 1
    """  # noqa: D301 - \b keeps click from joining the lines
    inputs = Inputs([name for name in wanted if is_file(name)])
    parsed = inputs.articles()
    for number, name in enumerate(wanted):
        for article in parsed_or_stored(name, parsed, archive):
            if number:
                click.echo()
            click.echo(pieces_text(article), nl=False)
    return inputs.exit_code


def is_file(name: str) -> bool:
    """Tell whether ``name`` means a file rather than an id."""
    return name == "-" or "/" in name or "." in name or Path(name).exists()


def parsed_or_stored(name: str, parsed: Iterator[Article], archive: str | None) -> Iterator[Article]:
    """Yield the article that ``name`` means; none where the file cannot be read."""
    if not is_file(name):
        yield open_store(archive).get(name)
    else:
        article = next(parsed, None)
        if article is not None:
            yield article
