"""``newsarchive load``."""

from __future__ import annotations

import click

from newsarchive.cli.collect.counts import summary
from newsarchive.cli.group import ENDED_BY
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine, stopping
from newsarchive.errors import printable
from newsarchive.types.messages import _, number

__all__ = ["load"]


@click.command(short_help="Put the parts of a spool into the archive.")
@click.argument("spool", metavar="SPOOL")
@click.option(
    "--jobs", "-j", type=click.IntRange(1, 256), help="Processes that analyse words. Default: one a core."
)
@archive_option
def load(spool: str, jobs: int | None, archive: str | None) -> int:
    """Put what `ingest --spool` wrote into the archive: SPOOL is a folder, or an address such as s3://bucket/parts.

    Articles that the archive has are left alone, so that the same command brings an archive up to date, and an interrupted one can be
    run again. Needs the extra `dask`.

    \b
    Examples:
      newsarchive load parts/
      newsarchive load s3://bucket/parts --archive presse.db
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.ingest.interrupt import Stop  # noqa: PLC0415 - --help does without
    from newsarchive.ingest.spool.folder import Spool  # noqa: PLC0415 - as above
    from newsarchive.ingest.spool.load import load as run  # noqa: PLC0415 - as above

    parts = Spool(spool)
    store = open_store(archive, read_only=False)
    with ProgressLine() as progress:
        report = run(store, parts, jobs=jobs, progress=progress, stop=Stop(stopping))
    counts = summary(report.counts)
    click.echo(_("{parts} parts: {counts}", parts=number(report.parts), counts=counts))
    click.echo(_("Archive: {place}", place=printable(store.place)))
    if report.interrupted:
        click.echo(_("Interrupted; run the same command again to go on."), err=True)
        return ENDED_BY + report.interrupted
    return 0 if report.parts else 1
