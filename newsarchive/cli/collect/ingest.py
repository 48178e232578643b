"""``newsarchive ingest``."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from newsarchive.cli.collect.counts import passed_over, summary
from newsarchive.cli.collect.spool import spool_and_report
from newsarchive.cli.group import ENDED_BY
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine, stopping
from newsarchive.cli.say import say
from newsarchive.errors import NoSuchArchive, PartialIngest, UsageError, printable
from newsarchive.store.batch_items import Outcome
from newsarchive.types.messages import _, retold

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store
    from newsarchive.ingest.asked import Asked
    from newsarchive.ingest.interrupt import Stop

__all__ = ["ingest", "run_and_report"]


@click.command(short_help="Put article files into the archive.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes that parse. Default: one a core.")
@click.option(
    "--check", is_flag=True, help="Read known files too, and compare their hash, not size and time."
)
@click.option("--retry-failed", is_flag=True, help="Try what could not be read before, too.")
@click.option("--dry-run", is_flag=True, help="Show what would happen to each document, and change nothing.")
@click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="Leave out files, folders and members of such names: '*.bak', 'Sport/*'.",
)
@click.option("--publisher", metavar="NAME", help="The paper of the articles that name none.")
@click.option(
    "--date-from",
    type=click.Choice(["path"]),
    help="Take the date of articles without one from 2021/03/ or 20210312_ in the path.",
)
@click.option(
    "--spool",
    metavar="DIR|URL",
    help="Write Parquet parts there instead, for `newsarchive load`; what is there is left alone.",
)
@click.option(
    "--scheduler",
    metavar="URL",
    help="With --spool: let the workers of this Dask cluster parse (tcp://host:8786).",
)
@archive_option
def ingest(
    paths: tuple[str, ...],
    jobs: int | None,
    check: bool,
    retry_failed: bool,
    dry_run: bool,
    exclude: tuple[str, ...],
    publisher: str | None,
    date_from: str | None,
    spool: str | None,
    scheduler: str | None,
    archive: str | None,
) -> int:
    """Put article files into the archive: each PATH is a file, a folder (with all below it), or - for standard input.

    Files that are in the archive already are left alone, so the same command brings an archive up to date.
    What cannot be read is reported at the end and kept as a failure; the rest goes on. Files that are no articles (style sheets, indexes,
    the folder of a saved page) are passed over and counted; --dry-run lists them.

    \b
    Examples:
      newsarchive ingest seeds/
      newsarchive ingest --archive presse.db artikel.txt ordner/
      newsarchive ingest --publisher "Musterower Bote" --date-from path --exclude 'Sport/*' bote/
      newsarchive ingest --retry-failed
      newsarchive ingest bote/ --spool parts/ --scheduler tcp://10.0.0.1:8786
      pbpaste | newsarchive ingest -
    """  # noqa: D301 - \b keeps click from joining the lines
    if not paths and not retry_failed:
        raise UsageError(_("expected a PATH: a file, a folder, or - for standard input"))
    from newsarchive.ingest.asked import Asked  # noqa: PLC0415 - --help does without

    asked = Asked(publisher, date_from == "path")
    if spool:
        if jobs or retry_failed or dry_run or archive:
            raise UsageError(_("--spool goes with --scheduler, --exclude, --publisher and --date-from alone"))
        return spool_and_report(paths, spool, scheduler, exclude=exclude, asked=asked)
    if scheduler:
        raise UsageError(_("--scheduler needs --spool DIR: where the workers write what they parse"))
    if dry_run:
        return print_preview(paths, archive, check=check, retry_failed=retry_failed, exclude=exclude)
    store = open_store(archive, read_only=False)
    if retry_failed:
        paths = (*paths, *store.failed_paths())
    return run_and_report(store, paths, jobs=jobs, check=check, exclude=exclude, asked=asked)


def run_and_report(
    store: Store,
    paths: tuple[str, ...],
    *,
    jobs: int | None = None,
    check: bool = False,
    stop: Stop | None = None,
    exclude: tuple[str, ...] = (),
    asked: Asked | None = None,
) -> int:
    """Ingest ``paths`` and print what became of them; return the exit code. Raises PartialIngest."""
    from newsarchive.ingest.asked import NOTHING_ASKED  # noqa: PLC0415 - --help does without
    from newsarchive.ingest.interrupt import Stop  # noqa: PLC0415 - --help does without
    from newsarchive.ingest.run import ingest as run  # noqa: PLC0415 - --help does without the parser

    with ProgressLine() as progress:
        report = run(
            store,
            paths,
            jobs=jobs,
            check_all=check,
            progress=progress,
            stop=stop or Stop(stopping),
            exclude=exclude,
            asked=asked or NOTHING_ASKED,
        )
    for failed in report.failures:
        reason = retold(printable(failed.reason))
        say(_("failed: {path}: {reason}", path=printable(failed.seen.path), reason=reason))
    if report.passed:
        say(f"{passed_over(report.passed)}; {_('list them with --dry-run')}")
    click.echo(f"{summary(report.counts)}\n" + _("Archive: {place}", place=printable(store.place)))
    if report.interrupted:
        click.echo(_("Interrupted; run the same command again to go on."), err=True)
        return ENDED_BY + report.interrupted
    if report.failures:
        raise PartialIngest(len(report.failures), report.total)
    return 0


def print_preview(
    paths: tuple[str, ...], archive: str | None, *, check: bool, retry_failed: bool, exclude: tuple[str, ...]
) -> int:
    """Print what would become of each document, and the counts."""
    from newsarchive.ingest.preview import preview  # noqa: PLC0415 - as above

    store: Store | None = None
    with suppress(NoSuchArchive):
        store = open_store(archive)
    if retry_failed and store:
        paths = (*paths, *store.failed_paths())
    counts: Counter[Outcome] = Counter()
    passed: Counter[str] = Counter()
    for found in preview(store, paths, check_all=check, exclude=exclude):
        if found.outcome is None:
            passed[found.reason] += found.files
            click.echo(f"{_('passed'):<9} {printable(found.path)}: {retold(printable(found.reason))}")
            continue
        counts[found.outcome] += 1
        if found.outcome is not Outcome.UNCHANGED:
            reason = f": {retold(printable(found.reason))}" if found.reason else ""
            click.echo(f"{_(found.outcome.value):<9} {printable(found.path)}{reason}")
    if passed:
        click.echo(passed_over(passed), err=True)
    click.echo(_("{counts}; nothing was changed", counts=summary(counts)))
    return 0
