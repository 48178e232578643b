"""``newsarchive ingest --spool``: what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsarchive.cli.collect.counts import passed_over
from newsarchive.cli.group import ENDED_BY
from newsarchive.cli.progress import ProgressLine, stopping
from newsarchive.cli.say import say
from newsarchive.errors import PartialIngest, printable
from newsarchive.types.messages import _, number

if TYPE_CHECKING:
    from newsarchive.ingest.asked import Asked

__all__ = ["spool_and_report"]


def spool_and_report(
    paths: tuple[str, ...], address: str, scheduler: str | None, *, exclude: tuple[str, ...], asked: Asked
) -> int:
    """Write the parts that the spool at ``address`` lacks, print the counts, return the exit code."""
    from newsarchive.ingest.interrupt import Stop  # noqa: PLC0415 - --help does without
    from newsarchive.ingest.spool.folder import Spool  # noqa: PLC0415 - as above
    from newsarchive.ingest.spool.run import spool_paths  # noqa: PLC0415 - as above

    with ProgressLine() as progress:
        report = spool_paths(
            Spool(address),
            paths,
            scheduler,
            exclude=exclude,
            asked=asked,
            progress=progress,
            stop=Stop(stopping),
        )
    for failed in report.failures:
        reason = _(printable(failed.reason))
        say(_("failed: {path}: {reason}", path=printable(failed.seen.path), reason=reason))
    if report.passed:
        say(passed_over(report.passed))
    told = _(
        "{written} parts written with {articles} articles, {there} parts there before, {failed} failed",
        written=number(report.written), articles=number(report.articles), there=number(report.there), failed=number(len(report.failures)),
    )  # fmt: skip
    click.echo(told)
    click.echo(_("Spool: {place}", place=printable(address)))
    if report.interrupted:
        click.echo(_("Interrupted; run the same command again to go on."), err=True)
        return ENDED_BY + report.interrupted
    return PartialIngest.exit_code if report.failures else 0
