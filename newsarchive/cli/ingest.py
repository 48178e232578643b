"""``newsarchive ingest``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from newsarchive.cli.group import INTERRUPTED
from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import PartialIngest, printable
from newsarchive.store.write import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsarchive.ingest import Report

__all__ = ["ingest"]


@click.command(short_help="Put article files into the archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes that parse. Default: one a core.")
@click.option(
    "--check", is_flag=True, help="Read known files too, and compare their hash, not size and time."
)
@archive_option
def ingest(paths: tuple[str, ...], jobs: int | None, check: bool, archive: str | None) -> int:
    """Put article files into the archive: each PATH is a file, a folder (with all below it), or - for standard input.

    Files that are in the archive already are left alone, so the same command brings an archive up to date.
    What cannot be read is reported at the end and kept as a failure; the rest goes on.

    \b
    Examples:
      newsarchive ingest seeds/
      newsarchive ingest --archive presse.db artikel.txt ordner/
      pbpaste | newsarchive ingest -
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.ingest import ingest as run  # noqa: PLC0415 - --help does without the parser

    store = open_store(archive, read_only=False)
    with_progress = sys.stderr.isatty()
    report = run(store, paths, jobs=jobs, check_all=check, progress=counter() if with_progress else None)
    if with_progress:
        click.echo("\r\033[K", nl=False, err=True)
    for failed in report.failures:
        click.echo(f"failed: {printable(failed.seen.path)}: {printable(failed.reason)}", err=True)
    click.echo(summary(report, store.place))
    if report.interrupted:
        click.echo("Interrupted; run the same command again to go on.", err=True)
        return INTERRUPTED
    if report.failures:
        raise PartialIngest(len(report.failures), report.total)
    return 0


def summary(report: Report, place: str) -> str:
    """Return the counts and where the archive is, in two lines."""
    counts = ", ".join(f"{report.counts[outcome]:,} {outcome.value}" for outcome in Outcome)
    return f"{counts}\nArchive: {printable(place)}"


def counter() -> Callable[[int], None]:
    """Return a function that shows the number of documents done, in one line of the terminal."""

    def show(done: int) -> None:
        click.echo(f"\r{done:,} documents", nl=False, err=True)

    return show
