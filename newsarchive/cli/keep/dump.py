"""``newsarchive dump``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.types.messages import _

__all__ = ["dump"]


@click.command(short_help="Write the archive as text.")
@click.argument("folder", metavar="FOLDER")
@archive_option
def dump(folder: str, archive: str | None) -> None:
    """Write the archive to a new FOLDER as text: a JSONL file for each table, and the originals as they came in.

    'newsarchive restore' makes an equal archive of it.

    \b
    Example:
      newsarchive dump sicherung/
    """  # noqa: D301 - \b keeps click from joining the lines
    with ProgressLine() as progress:
        rows = open_store(archive).dump(Path(folder), progress=progress)
    click.echo(_("{articles} articles, {rows} rows", articles=rows["articles"], rows=sum(rows.values())))
