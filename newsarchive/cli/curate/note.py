"""``newsarchive note``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.render.clean import clean
from newsarchive.types.messages import _

__all__ = ["note"]


@click.command(short_help="Keep a note on an article.")
@click.argument("wanted", metavar="ID")
@click.argument("text", required=False)
@click.option("--edit", is_flag=True, help="Write the note in your editor.")
@click.option("--delete", is_flag=True, help="Take the note off.")
@archive_option
def note(wanted: str, text: str | None, edit: bool, delete: bool, archive: str | None) -> int:
    """Keep TEXT as your note on an article, in place of the one before; without TEXT, print it. note: finds it in every query.

    \b
    Examples:
      newsarchive note 12 "Zitat prüfen: steht auch im Archiv des Rates"
      newsarchive note 12
      newsarchive note 12 --edit
    """  # noqa: D301 - \b keeps click from joining the lines
    changes = edit or delete or text is not None
    study = open_store(archive, read_only=not changes).study
    known = study.note(wanted)
    if edit:
        text = click.edit(known or "")
        if text is None:
            click.echo(_("The note is as it was."), err=True)
            return 0
    if changes:
        study.set_note(wanted, None if delete else text)
        return 0
    if known is None:
        click.echo(_("There is no note on this article."), err=True)
        return 1
    for line in known.splitlines():
        click.echo(clean(line))
    return 0
