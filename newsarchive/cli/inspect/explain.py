"""``newsarchive explain``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.inputs import Inputs
from newsarchive.cli.options import archive_option, open_store
from newsarchive.render.pieces import pieces_text

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
    shown = 0
    for name in wanted:
        for article in inputs.articles_of(name) if is_file(name) else [open_store(archive).get(name)]:
            if shown:
                click.echo()
            click.echo(pieces_text(article), nl=False)
            shown += 1
    return inputs.exit_code


def is_file(name: str) -> bool:
    """Tell whether ``name`` means a file rather than an id."""
    return name == "-" or "/" in name or "." in name or Path(name).exists()
