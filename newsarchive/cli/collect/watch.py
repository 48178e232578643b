"""``newsarchive watch``."""

from __future__ import annotations

import sys
from contextlib import suppress

import click

from newsarchive.cli.collect.ingest import run_and_report
from newsarchive.cli.group import INTERRUPTED
from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import PartialIngest, UsageError, printable

__all__ = ["watch"]

STEP_MS = 1600
"""Milliseconds that changes are gathered for: a file that is being written changes many times."""


@click.command(short_help="Keep a folder archived.")
@click.argument("folder", metavar="DIR")
@archive_option
def watch(folder: str, archive: str | None) -> int:
    """Archive DIR, and from then on whatever is written to it, until Ctrl-C.

    Files that are removed or changed stay in the archive as they were.

    \b
    Example:
      newsarchive watch eingang/
    """  # noqa: D301 - \b keeps click from joining the lines
    import logging  # noqa: PLC0415 - --help does without
    from pathlib import Path  # noqa: PLC0415 - as above

    import watchfiles  # noqa: PLC0415 - as above

    logging.getLogger("watchfiles").addHandler(logging.NullHandler())  # it reports Ctrl-C in words of its own
    if not Path(folder).is_dir():
        raise UsageError(f"{printable(folder)} is not a folder; expected one to watch")
    store = open_store(archive, read_only=False)
    paths: tuple[str, ...] = (folder,)
    click.echo(f"Watching {printable(folder)}; Ctrl-C ends it.", err=True)
    events = watchfiles.watch(folder, step=50, debounce=STEP_MS, raise_interrupt=False, recursive=True)
    while True:
        with suppress(PartialIngest):  # each failure was reported; watching goes on
            if run_and_report(store, paths) == INTERRUPTED:
                return INTERRUPTED
        sys.stdout.flush()
        changes = next(events, None)
        if changes is None:
            click.echo("Interrupted.", err=True)
            return INTERRUPTED
        paths = tuple(
            sorted(
                path
                for change, path in changes
                if change is not watchfiles.Change.deleted and Path(path).exists()
            )
        )
