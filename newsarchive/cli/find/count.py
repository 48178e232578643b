"""``newsarchive count``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.answers import print_tallies
from newsarchive.cli.output.log import log_search
from newsarchive.cli.query import QueryCommand, mode_options, query_options
from newsarchive.cli.query_file import queries_in, queries_option
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["count"]


@click.command(cls=QueryCommand, short_help="Count the articles that match.")
@query_options
@mode_options
@click.option("--collapse", is_flag=True, help="Count stories, each once however many articles print it.")
@queries_option
@click.option(
    "--by",
    metavar="FIELDS",
    help="With --queries: a number for each combination, such as publisher,month (comma between).",
)
@click.option("--json", "form", flag_value="json", help="With --queries: one JSON object.")
@click.option("--csv", "form", flag_value="csv", help="With --queries: a table, commas between.")
@archive_option
def count(
    query: Query,
    mode: str | None,
    collapse: bool,
    queries: str | None,
    by: str | None,
    form: str | None,
    archive: str | None,
) -> int:
    """Print how many articles match QUERY: those that have all of its words, which a search lists first.

    \b
    Examples:
      newsarchive count 'Haushalt date:2022'
      newsarchive count --queries fragen.txt --by publisher,month --csv > zahlen.csv
    """  # noqa: D301 - \b keeps click from joining the lines
    if not queries and (by or form):
        raise UsageError(
            _("--by, --json and --csv are for several queries; add --queries FILE, or see stats and timeline")
        )
    if queries and collapse:
        raise UsageError(
            _(
                "{one} cannot stand beside {other}; leave out one of the two",
                one="--queries",
                other="--collapse",
            )
        )
    store = open_store(archive)
    if queries:
        return print_tallies(store, queries_in(queries, query), by or "", form or "text", mode)
    articles = store.count(query, mode=mode)
    click.echo(store.stories.counts.count(query, mode=mode)[0] if collapse else articles)
    log_search(store, query, articles)
    return 0 if articles else 1
