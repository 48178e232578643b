"""``newsarchive timeline``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.query import QueryCommand, mode_options, query_options
from newsarchive.errors import ArchiveReadOnly, printable
from newsarchive.render.clean import width
from newsarchive.render.timeline import timeline_csv, timeline_json, timeline_svg, timeline_text

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query
    from newsarchive.types.results import Timeline

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
@mode_options
@click.option("--json", "form", flag_value="json", help="One JSON object with the numbers.")
@click.option("--csv", "form", flag_value="csv", help="The numbers as a table, commas between.")
@click.option("--svg", metavar="FILE", help="Write a plot there instead.")
@click.option("--png", metavar="FILE", help="The same as a picture of 1600 by 600 pixels.")
@archive_option
def timeline(
    query: Query,
    by: str,
    mode: str | None,
    form: str | None,
    svg: str | None,
    png: str | None,
    archive: str | None,
) -> int:
    """Draw how many of the articles that match QUERY were published when, and say how many have no date.

    The time shown is the one asked for by --since and --until (or date:), else from the first article to the last.

    \b
    Examples:
      newsarchive timeline Stoltenberg
      newsarchive timeline 'Impfung since:2020' --by year --svg impfung.svg
    """  # noqa: D301 - \b keeps click from joining the lines
    words = printable(str(query))
    found = open_store(archive).timeline(query, step=by, mode=mode)
    tell_undated(found)
    if not found.counts:
        click.echo(f"Nothing with a {by} found for {words}.", err=True)
        return 1
    if form or (svg is None and png is None):
        forms = {"json": timeline_json, "csv": timeline_csv}
        text = forms[form](found) if form else timeline_text(found, width(terminal=sys.stdout.isatty()))
        click.echo(text, nl=False)
    if svg is not None:
        write(svg, timeline_svg(found, words).encode())
    if png is not None:
        from newsarchive.render.plot import timeline_png  # noqa: PLC0415 - imports an imaging library

        write(png, timeline_png(found, words))
    return 0


def tell_undated(found: Timeline) -> None:
    """Say on stderr which articles stand in no bar."""
    if found.undated:
        click.echo(f"{found.undated:,} of {found.total:,} articles have no date.", err=True)
    if found.left_out:
        click.echo(f"{found.left_out:,} more have no date, so that no time asked for finds them.", err=True)


def write(file: str, raw: bytes) -> None:
    """Write a plot. Raises ArchiveReadOnly where the system refuses."""
    try:
        Path(file).write_bytes(raw)
    except OSError as error:
        raise ArchiveReadOnly(file, error.strerror or str(error)) from error
