"""``newsarchive restore``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.archive.archive import Archive
from newsarchive.cli.options import archive_option
from newsarchive.cli.progress import ProgressLine
from newsarchive.types.messages import _

__all__ = ["restore"]


@click.command(short_help="Make an archive of a dump.")
@click.argument("folder", metavar="FOLDER")
@archive_option
def restore(folder: str, archive: str | None) -> None:
    """Make a new archive of what 'newsarchive dump' wrote to FOLDER; each file is held to its hash.

    \b
    Example:
      newsarchive restore sicherung/ --archive neu.db
    """  # noqa: D301 - \b keeps click from joining the lines
    with ProgressLine() as progress:
        rows = Archive.restore(Path(folder), archive, progress=progress)
    click.echo(_("{articles} articles, {rows} rows", articles=rows["articles"], rows=sum(rows.values())))
