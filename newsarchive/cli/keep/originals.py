"""``newsarchive export-originals``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.types.messages import _

__all__ = ["export_originals"]


@click.command(name="export-originals", short_help="Give the very files back.")
@click.argument("folder", metavar="FOLDER")
@archive_option
def export_originals(folder: str, archive: str | None) -> None:
    """Write the original bytes of every article below a new FOLDER, under each path they were seen at.

    \b
    Example:
      newsarchive export-originals zurueck/
    """  # noqa: D301 - \b keeps click from joining the lines
    with ProgressLine() as progress:
        count = sum(1 for _ in open_store(archive).export_originals(Path(folder), progress=progress))
    click.echo(_("{count} files", count=count))
