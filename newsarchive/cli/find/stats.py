"""``newsarchive stats``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from newsarchive.cli.figures import figure_options
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.log import log_search
from newsarchive.cli.output.pages import page_of
from newsarchive.cli.progress import busy
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import UsageError, printable
from newsarchive.query.fields import FACETS
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.cli.figures import Asked
    from newsarchive.query.nodes import Query
    from newsarchive.render.figures.words import Words

__all__ = ["stats"]

USUAL = "publisher,section,year,format"


@click.command(cls=QueryCommand, short_help="Give an overview of the archive.")
@query_options
@click.option(
    "--by",
    default=USUAL,
    show_default=USUAL.replace(",", ", "),
    metavar="FIELDS",
    help=_("Count by {fields} (comma between).", fields=", ".join((*FACETS, "year", "month"))),
)
@click.option(
    "--gaps",
    type=click.IntRange(1),
    metavar="DAYS",
    help="Stretches of so many days without an article, by paper.",
)
@click.option(
    "--limit", "-n", type=click.IntRange(1), default=12, show_default=True, help="Values to print of each."
)
@figure_options
@archive_option
def stats(query: Query, by: str, gaps: int | None, limit: int, asked: Asked, archive: str | None) -> int:
    """Count what QUERY means by paper, section, time and more, and tell how complete each field is; without QUERY, all.

    Articles without a value are counted as (none), so that each list adds up. A picture, a table, several queries and shares are by one
    field. Exit code 1: there is no article.

    \b
    Examples:
      newsarchive stats
      newsarchive stats Klimaschutz --by publisher,month --json
      newsarchive stats --gaps 7
      newsarchive stats Klimaschutz --beside Energiewende --by publisher --share --lang de --png zeitungen.png
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.lists import stats_text  # noqa: PLC0415 - --help does without
    from newsarchive.search.show.overview import BY  # noqa: PLC0415 - as above

    names = [name.strip() for name in by.split(",") if name.strip()]
    if unknown := [name for name in names if name not in BY]:
        raise UsageError(
            _(
                "cannot count by '{name}'; expected some of {names}",
                name=printable(unknown[0]),
                names=", ".join(BY),
            )
        )
    if asked.files or asked.form == "csv" or asked.beside or asked.papers or asked.share:
        return by_one(query, names, gaps, limit, asked, archive)
    store = open_store(archive)
    with busy("counting the articles"):
        found = asked.counts(store).stats(query, by=names, gaps=gaps)
    log_search(store, query)
    if asked.form:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        page_of("".join(stats_text(found, limit, colour=sys.stdout.isatty())))
    return 0 if found["total"] else 1


def by_one(
    query: Query, names: Sequence[str], gaps: int | None, limit: int, asked: Asked, archive: str | None
) -> int:
    """Print or draw the numbers by one field, of one query or several. Raises UsageError for several fields, or for gaps."""
    from newsarchive.archive.study.charts import bars_of  # noqa: PLC0415 - --help does without
    from newsarchive.render.figures.by_value import bars_csv, bars_json, bars_text  # noqa: PLC0415 - as above

    if len(names) != 1 or gaps is not None:
        raise UsageError(
            _("expected one field: name it with --by, as in --by publisher, and leave out --gaps")
        )
    store = open_store(archive)
    with busy("counting the articles") as progress:
        queries = asked.queries(store, query)
        bars = bars_of(asked.counts(store), queries, by=names[0], share=asked.share, progress=progress)
    for _label, one in queries:
        log_search(store, one)
    if not any(one.total for one in bars):
        click.echo(_("Nothing found for {query}.", query=printable(str(query))), err=True)
        return 1

    def draw(form: str, words: Words) -> bytes:
        from newsarchive.render.figures.by_value import bars_picture  # noqa: PLC0415 - only for pictures

        told = words.of_stories() if asked.collapse else words
        return bars_picture(bars, names[0], form, told, title=asked.title, limit=limit)

    if not asked.write(draw) or asked.form:
        forms = {"json": bars_json, "csv": bars_csv}
        text = forms[asked.form](bars, names[0]) if asked.form else bars_text(bars, names[0], limit)
        click.echo(text, nl=False)
    return 0
