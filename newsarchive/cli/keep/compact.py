"""``newsarchive compact``."""

from __future__ import annotations

import click

from newsarchive.cli.group import ENDED_BY
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine, stopping
from newsarchive.types.messages import _, number

__all__ = ["compact"]


@click.command(short_help="Make the archive's file smaller.")
@archive_option
def compact(archive: str | None) -> int:
    """Pack what older versions stored as this one does, and write the file anew without its free room.

    Nothing is lost: originals stay byte for byte, as 'newsarchive verify' proves. No other program may have the archive open. The new
    file is written beside the old one, which needs that much room, and replaces it whole. After Ctrl-C the same command goes on.

    \b
    Example:
      newsarchive compact
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.ingest.interrupt import Stop, interruptible  # noqa: PLC0415 - --help does without

    store = open_store(archive, read_only=False)
    with interruptible(Stop(stopping)) as stop, ProgressLine() as progress:
        before, after = store.compact(progress=progress, stopped=stop)
    if stop():
        click.echo(_("Interrupted; run the same command again to go on."), err=True)
        return ENDED_BY + stop.signal
    click.echo(
        _("{before} MB before, {after} MB now", before=number(before / 1e6, 1), after=number(after / 1e6, 1))
    )
    return 0
