"""``newsarchive merge``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.types.messages import _

__all__ = ["merge"]


@click.command(short_help="Put another archive's articles into this one.")
@click.argument("other", metavar="OTHER")
@archive_option
def merge(other: str, archive: str | None) -> None:
    """Put the articles, paths and corrections of the archive OTHER into this one. OTHER is left as it is.

    \b
    Example:
      newsarchive merge kollegin.db
    """  # noqa: D301 - \b keeps click from joining the lines
    with ProgressLine() as progress:
        merged = open_store(archive, read_only=False).merge(other, progress=progress)
    click.echo(
        _(
            "{new} new, {known} known, {corrections} corrections",
            new=merged.new,
            known=merged.known,
            corrections=merged.corrections,
        )
    )
