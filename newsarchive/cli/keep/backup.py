"""``newsarchive backup``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.errors import printable
from newsarchive.types.messages import _

__all__ = ["backup"]


@click.command(short_help="Copy the archive to one file, while it is in use.")
@click.argument("file", metavar="FILE")
@archive_option
def backup(file: str, archive: str | None) -> None:
    """Copy the archive to the new FILE; others may go on reading and writing meanwhile.

    \b
    Example:
      newsarchive backup presse-2026-11.db
    """  # noqa: D301 - \b keeps click from joining the lines
    with ProgressLine() as progress:
        open_store(archive).backup(Path(file), progress=progress)
    click.echo(_("copied to {file}", file=printable(file)), err=True)
