"""``newsarchive undo``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.render.changes import change_text
from newsarchive.types.messages import _

__all__ = ["undo"]

SHOWN = 5


@click.command(short_help="Take back the last correction.")
@archive_option
def undo(archive: str | None) -> int:
    """Take back the last correction, of however many articles it was; again: the one before. Exit code 1: there is none.

    \b
    Example:
      newsarchive undo
    """  # noqa: D301 - \b keeps click from joining the lines
    store = open_store(archive, read_only=False)
    with busy("searching") as progress:
        changes = store.undo(progress=progress)
    for change in changes[:SHOWN]:
        click.echo(change_text(change), nl=False)
    if len(changes) > SHOWN:
        click.echo(_("and {articles} more", articles=len(changes) - SHOWN))
    if not changes:
        click.echo(_("There is no correction to take back."), err=True)
    return 0 if changes else 1
