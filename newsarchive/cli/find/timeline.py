"""``newsarchive timeline``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import ArchiveReadOnly, printable
from newsarchive.render.clean import width
from newsarchive.render.timeline import filled, timeline_svg, timeline_text

__all__ = ["timeline"]


@click.command(cls=QueryCommand, short_help="Draw how many articles match over time.")
@query_options
@click.option(
    "--by",
    type=click.Choice(["year", "month", "day"]),
    default="month",
    show_default=True,
    help="A bar's time.",
)
@click.option("--svg", metavar="FILE", help="Write a plot there instead.")
@click.option("--png", metavar="FILE", help="The same as a picture of 1600 by 600 pixels.")
@archive_option
def timeline(query: str, by: str, svg: str | None, png: str | None, archive: str | None) -> int:
    """Draw how many of the articles that match QUERY were published when; those without a date are not in it.

    \b
    Examples:
      newsarchive timeline Stoltenberg
      newsarchive timeline 'Impfung since:2020' --by year --svg impfung.svg
    """  # noqa: D301 - \b keeps click from joining the lines
    words = query
    counts = filled(open_store(archive).timeline(words, step=by))
    if not counts:
        click.echo(f"Nothing with a date found for {printable(words)}.", err=True)
        return 1
    if svg is None and png is None:
        click.echo(timeline_text(counts, width(terminal=sys.stdout.isatty())), nl=False)
    if svg is not None:
        write(svg, timeline_svg(counts, printable(words)).encode())
    if png is not None:
        from newsarchive.render.plot import timeline_png  # noqa: PLC0415 - imports an imaging library

        write(png, timeline_png(counts, printable(words)))
    return 0


def write(file: str, raw: bytes) -> None:
    """Write a plot. Raises ArchiveReadOnly where the system refuses."""
    try:
        Path(file).write_bytes(raw)
    except OSError as error:
        raise ArchiveReadOnly(file, error.strerror or str(error)) from error
