"""``newsarchive search``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from newsarchive.cli.options import archive_option, form_options, open_store
from newsarchive.cli.output.answers import COUNTED, print_facets, print_hits, print_kwic, print_queries
from newsarchive.cli.query import QueryCommand, mode_options, query_options
from newsarchive.cli.query_file import queries_in, queries_option
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.query.nodes import Query

__all__ = ["search"]

SORTS = ("score", "recent", "date", "-date", "id", "left", "right")
EXCLUDES = {
    "--new-since-last": ("--queries", "--facet", "--kwic", "--collapse", "--lacking", "--versions"),
    "--queries": ("--facet", "--kwic", "--collapse", "--lacking", "--versions"),
    "--facet": ("--kwic", "--lacking", "--versions", "--sort left", "--sort right"),
    "--kwic": ("--collapse", "--lacking", "--versions"),
    "--collapse": ("--lacking", "--versions"),
    "--lacking": ("--all", "--any"),
}
"""Options that ask for something else each, with those that cannot stand beside them."""
OF_LINES = frozenset(("left", "right"))
"""Orders that only the lines of a concordance have."""


@click.command(cls=QueryCommand, short_help="Find articles, best first.")
@query_options
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Hits to print; with --kwic lines, with --facet values of each.",
)
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to leave out at the top.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="score",
    help="score; recent: newer ones count more; date: newest first; -date: oldest; left, right: with --kwic, by the words beside the match.",
)
@form_options(
    json="One JSON object with total and hits.",
    jsonl="One hit a line, as JSON.",
    ids="One id a line, for 'newsarchive show'.",
)
@mode_options
@click.option(
    "--lacking",
    "beyond",
    is_flag=True,
    help="Behind the articles that match, list those that lack a word or have only a part of a compound.",
)
@click.option(
    "--collapse",
    is_flag=True,
    help="Show a story that several articles print once, with their number; with --facet count stories.",
)
@click.option(
    "--versions",
    is_flag=True,
    help="List older versions of a page by themselves, too; else they stand behind the last one found.",
)
@click.option(
    "--facet",
    metavar="FIELDS",
    help=_("Print the values of {fields} (comma between) instead of hits.", fields=", ".join(COUNTED)),
)
@click.option(
    "--kwic",
    type=click.IntRange(1, 50),
    metavar="N",
    help="Print each match once with N words on either side, a line each, also as csv.",
)
@queries_option
@click.option(
    "--new-since-last",
    "saved",
    metavar="NAME",
    help="Only what the saved query NAME means and came in since it was last asked so.",
)
@click.option("--explain-query", is_flag=True, help="Print how QUERY is read, and search nothing.")
@archive_option
def search(
    query: Query,
    limit: int,
    offset: int,
    sort: str,
    form: str | None,
    mode: str | None,
    beyond: bool,
    collapse: bool,
    versions: bool,
    facet: str | None,
    kwic: int | None,
    queries: str | None,
    saved: str | None,
    explain_query: bool,
    archive: str | None,
) -> int:
    """Print the articles that match QUERY, best first: id, date, paper, section, headline, and where it matched.

    An article matches that has all words of QUERY. Where fewer than ten do, those that lack a word are listed behind them,
    and those that have only a part of a compound; --ids and --jsonl leave them out, and every number does.

    \b
    Examples:
      newsarchive search Stoltenberg
      newsarchive search '"Nato-Russland-Rat" Brüssel' --sort date
      newsarchive search Minister -Sport --since 2022 --section Politik
      newsarchive search Minister --kwic 6 --sort right
      newsarchive search --queries fragen.txt --since 2022 --format csv
      newsarchive search Haushalt --ids | xargs newsarchive show
    """  # noqa: D301 - \b keeps click from joining the lines
    form = form or "text"
    refuse_what_excludes(
        {
            "--new-since-last": saved,
            "--queries": queries,
            "--facet": facet,
            "--kwic": kwic,
            "--collapse": collapse,
            "--versions": versions,
            "--lacking": beyond,
            f"--{mode}": mode,
            f"--sort {sort}": sort in OF_LINES,
        }
    )
    if sort in OF_LINES and not kwic:
        raise UsageError(_("--sort {sort} orders the lines of a concordance; add --kwic N", sort=sort))
    if explain_query:
        from newsarchive.query.describe import describe  # noqa: PLC0415 - only for this option

        click.echo(describe(query))
        return 0
    store = open_store(archive, read_only=not saved)
    usual = click.get_current_context().get_parameter_source("limit") is ParameterSource.DEFAULT
    page: dict[str, Any] = {"limit": limit, "offset": offset, "sort": sort, "mode": mode}
    if saved:
        from newsarchive.cli.find.since_last import print_new  # noqa: PLC0415 - only for this option

        return print_new(store, saved, query, form, whole=usual, **page)
    if queries:
        if form == "text" and usual:
            page["limit"] = 1
        return print_queries(store, queries_in(queries, query), form, **page)
    if facet:
        return print_facets(
            store,
            query,
            facet,
            mode,
            most=None if usual else limit,
            as_json=form in {"json", "jsonl"},
            collapse=collapse,
        )
    if kwic:
        return print_kwic(store, query, kwic, form, **page)
    return print_hits(store, query, form, beyond=beyond, versions=versions, collapse=collapse, **page)


def refuse_what_excludes(given: Mapping[str, object]) -> None:
    """Raise UsageError where two options were ``given`` that cannot both be meant."""
    for one, others in EXCLUDES.items():
        if given.get(one) and (other := next((name for name in others if given.get(name)), None)):
            raise UsageError(
                _("{one} cannot stand beside {other}; leave out one of the two", one=one, other=other)
            )
