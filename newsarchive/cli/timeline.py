"""``newsarchive timeline``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import ArchiveReadOnly, printable
from newsarchive.render.clean import width
from newsarchive.render.timeline import filled, timeline_svg, timeline_text

__all__ = ["timeline"]


@click.command(short_help="Draw how many articles match over time.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--by",
    type=click.Choice(["year", "month", "day"]),
    default="month",
    show_default=True,
    help="A bar's time.",
)
@click.option("--svg", metavar="FILE", help="Write a plot there instead.")
@archive_option
def timeline(query: tuple[str, ...], by: str, svg: str | None, archive: str | None) -> int:
    """Draw how many of the articles that match QUERY were published when; those without a date are not in it.

    \b
    Examples:
      newsarchive timeline Stoltenberg
      newsarchive timeline 'Impfung since:2020' --by year --svg impfung.svg
    """  # noqa: D301 - \b keeps click from joining the lines
    words = " ".join(query)
    counts = filled(open_store(archive).timeline(words, step=by))
    if not counts:
        click.echo(f"Nothing with a date found for {printable(words)}.", err=True)
        return 1
    if svg is None:
        click.echo(timeline_text(counts, width(terminal=sys.stdout.isatty())), nl=False)
        return 0
    try:
        Path(svg).write_text(timeline_svg(counts, printable(words)), encoding="utf-8")
    except OSError as error:
        raise ArchiveReadOnly(svg, error.strerror or str(error)) from error
    return 0
