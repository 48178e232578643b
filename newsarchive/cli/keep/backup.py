"""``newsarchive backup``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store

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
    open_store(archive).backup(Path(file))
