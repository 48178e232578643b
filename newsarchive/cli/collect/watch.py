"""``newsarchive watch``."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.collect.ingest import run_and_report
from newsarchive.cli.group import ENDED_BY
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import stopping
from newsarchive.errors import PartialIngest, UsageError, printable
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.ingest.interrupt import Stop

__all__ = ["watch"]

STEP_MS = 1600
"""Milliseconds that changes are gathered for: a file that is being written changes many times."""
WAKE_MS = 500
"""Milliseconds after which watching reports that nothing was written."""


@click.command(short_help="Keep a folder archived.")
@click.argument("folder", metavar="DIR")
@archive_option
def watch(folder: str, archive: str | None) -> int:
    """Archive DIR, and from then on whatever is written to it, until Ctrl-C or SIGTERM.

    Files that are removed or changed stay in the archive as they were.

    \b
    Example:
      newsarchive watch eingang/
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.ingest.interrupt import Stop, interruptible  # noqa: PLC0415 - --help does without

    if not Path(folder).is_dir():
        raise UsageError(_("{folder} is not a folder; expected one to watch", folder=printable(folder)))
    store = open_store(archive, read_only=False)
    click.echo(_("Watching {folder}; Ctrl-C ends it.", folder=printable(folder)), err=True)
    with interruptible(Stop()) as stop:
        for paths in written(folder, stop):
            stop.acknowledge = stopping
            with suppress(PartialIngest):  # each failure was reported; watching goes on
                run_and_report(store, paths, stop=stop)
            sys.stdout.flush()
            stop.acknowledge = None  # waiting ends at once
    click.echo(_("Interrupted."), err=True)
    return ENDED_BY + stop.signal


def written(folder: str, stop: Stop) -> Iterator[tuple[str, ...]]:
    """Yield ``folder``, and then what is written to it, until ``stop`` is asked for."""
    import logging  # noqa: PLC0415 - --help does without

    import watchfiles  # noqa: PLC0415 - as above

    logging.getLogger("watchfiles").addHandler(logging.NullHandler())  # it reports Ctrl-C in words of its own
    events = watchfiles.watch(
        folder, step=50, debounce=STEP_MS, rust_timeout=WAKE_MS, yield_on_timeout=True, stop_event=stop.event
    )
    next(events, None)  # from here on nothing that is written is missed, also while the folder is archived
    yield (folder,)
    for changes in () if stop() else events:
        changed = {path for change, path in changes if change is not watchfiles.Change.deleted}
        if there := tuple(sorted(path for path in changed if Path(path).exists())):
            yield there
        if stop():
            return
