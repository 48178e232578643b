"""``newsarchive list``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.log import log_search
from newsarchive.cli.output.pages import page_of
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["list"]


@click.command(name="list", cls=QueryCommand, short_help="List articles, newest first.")
@query_options
@click.option(
    "--limit", "-n", type=click.IntRange(1), default=20, show_default=True, help="Articles to list."
)
@click.option("--offset", type=click.IntRange(0), default=0, help="Articles to leave out at the top.")
@click.option(
    "--sort",
    type=click.Choice(["date", "-date", "id", "paper"]),
    default="date",
    help="date: newest first; -date: oldest; id: as archived; paper. Undated ones come last.",
)
@click.option("--jsonl", is_flag=True, help="One article a line, as JSON.")
@archive_option
def list(  # noqa: A001 - the command's name
    query: Query, limit: int, offset: int, sort: str, jsonl: bool, archive: str | None
) -> int:
    """List the articles that QUERY means; without QUERY, all. Exit code 1: there is none.

    \b
    Examples:
      newsarchive list
      newsarchive list --section Politik --since 2020 --sort -date -n 100
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.lists import list_text  # noqa: PLC0415 - --help does without

    store = open_store(archive)
    total, articles = store.listed(query, sort=sort, limit=limit, offset=offset)
    log_search(store, query, total)
    if jsonl:
        for one in articles:
            click.echo(json.dumps(one._asdict(), ensure_ascii=False))
    elif articles:
        page_of(list_text(articles, total, offset, colour=sys.stdout.isatty()))
    if not total:
        click.echo(_("Nothing found."), err=True)
    return 0 if total else 1
