"""``newsarchive timeline``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from newsarchive.cli.figures import figure_options
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.log import log_search
from newsarchive.cli.progress import busy
from newsarchive.cli.query import QueryCommand, mode_options, query_options
from newsarchive.errors import printable
from newsarchive.render.clean import width
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.cli.figures import Asked
    from newsarchive.query.nodes import Query
    from newsarchive.render.figures.words import Words
    from newsarchive.types.chart import Line

__all__ = ["timeline"]

STEPS = ("year", "month", "day")


@click.command(cls=QueryCommand, short_help="Draw how many articles match over time.")
@query_options
@click.option(
    "--by",
    type=click.Choice(STEPS),
    default="month",
    show_default=True,
    help="A step of time.",
)
@mode_options
@figure_options
@archive_option
def timeline(query: Query, by: str, mode: str | None, asked: Asked, archive: str | None) -> int:
    """Draw how many of the articles that match QUERY were published when, and say how many have no date.

    The time shown is the one asked for by --since and --until (or date:), else from the first article to the last. With --share it is how
    many of all articles of that time, and of the papers that QUERY names, match.

    \b
    Examples:
      newsarchive timeline Stoltenberg
      newsarchive timeline Impfung --beside Maske --since 2020 --share --png impfung.png
      newsarchive timeline Klimaschutz --papers 4 --share --lang de --title 'Klima in vier Zeitungen' --svg klima.svg
      newsarchive timeline 'Impfung since:2020' --by year --csv
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.archive.study.charts import lines_of  # noqa: PLC0415 - --help does without
    from newsarchive.render.figures import over_time  # noqa: PLC0415 - as above

    store = open_store(archive)
    with busy("counting the articles") as progress:
        queries = asked.queries(store, query)
        lines = lines_of(
            asked.counts(store), queries, step=by, mode=mode, share=asked.share, progress=progress
        )
    for _label, one in queries:
        log_search(store, one, mode=mode)
    tell_undated(lines)
    if not any(line.numbers.counts for line in lines):
        click.echo(
            _("Nothing with a {by} found for {words}.", by=_(by), words=printable(str(query))), err=True
        )
        return 1

    def draw(form: str, words: Words) -> bytes:
        from newsarchive.render.figures.time_picture import time_picture  # noqa: PLC0415 - only for pictures

        return time_picture(lines, form, words.of_stories() if asked.collapse else words, asked.title)

    if not asked.write(draw) or asked.form:
        forms = {"json": over_time.lines_json, "csv": over_time.lines_csv}
        columns = width(terminal=sys.stdout.isatty())
        click.echo(forms[asked.form](lines) if asked.form else over_time.lines_text(lines, columns), nl=False)
    return 0


def tell_undated(lines: Sequence[Line]) -> None:
    """Say on stderr which articles stand in no bar."""
    for line in lines:
        found, head = (
            line.numbers.articles or line.numbers,
            f"{printable(line.label)}: " if len(lines) > 1 else "",
        )
        if found.undated:
            click.echo(
                head
                + _("{undated} of {total} articles have no date.", undated=found.undated, total=found.total),
                err=True,
            )
        if found.left_out:
            click.echo(
                head
                + _(
                    "{left_out} more have no date, so that no time asked for finds them.",
                    left_out=found.left_out,
                ),
                err=True,
            )
