"""``newsarchive search``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, open_store, page_of
from newsarchive.errors import printable
from newsarchive.render.hits import hits_ids, hits_json, hits_jsonl, hits_text

__all__ = ["search"]

NOTHING_FOUND = 1
SORTS = ("score", "date", "-date", "id")


@click.command(short_help="Find articles, best first.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--limit", "-n", type=click.IntRange(1), default=10, show_default=True, help="Hits to print.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to leave out at the top.")
@click.option(
    "--sort", type=click.Choice(SORTS), default="score", help="score; date: newest first; -date: oldest."
)
@click.option("--json", "form", flag_value="json", help="One JSON object with total and hits.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One hit a line, as JSON.")
@click.option("--ids", "form", flag_value="ids", help="One id a line, for 'newsarchive show'.")
@click.option("--all", "mode", flag_value="all", help="Every word must be there.")
@click.option("--any", "mode", flag_value="any", help="Any word is enough; more of them rank higher.")
@click.option("--explain-query", is_flag=True, help="Print how QUERY is read, and search nothing.")
@archive_option
def search(
    query: tuple[str, ...],
    limit: int,
    offset: int,
    sort: str,
    form: str | None,
    mode: str | None,
    explain_query: bool,
    archive: str | None,
) -> int:
    """Print the articles that match QUERY, best first: id, date, section, headline, and where it matched.

    \b
    Examples:
      newsarchive search Stoltenberg
      newsarchive search '"Nato-Russland-Rat" Brüssel' --sort date
      newsarchive search 'Minister -Sport since:2022 section:Politik'
      newsarchive search Haushalt --ids | xargs newsarchive show
    """  # noqa: D301 - \b keeps click from joining the lines
    words = " ".join(query)
    if explain_query:
        from newsarchive.query.describe import describe  # noqa: PLC0415 - only for this option
        from newsarchive.query.parse import parse_query  # noqa: PLC0415 - as above

        click.echo(describe(parse_query(words)))
        return 0
    results = open_store(archive).search(words, limit=limit, offset=offset, sort=sort, mode=mode)
    if form == "json":
        click.echo(hits_json(results))
    elif form == "jsonl":
        click.echo(hits_jsonl(results), nl=False)
    elif form == "ids":
        click.echo(hits_ids(results), nl=False)
    elif results.hits:
        page_of(hits_text(results, offset=offset, colour=sys.stdout.isatty()))
    if results.meant and form not in {"json", "jsonl"}:
        click.echo(f"meant: {printable(results.meant)}?", err=True)
    if results.hits:
        return 0
    beyond = f" beyond number {offset}" if results.total else ""
    click.echo(f"Nothing found{beyond} for {printable(words)}.", err=True)
    return NOTHING_FOUND
