"""``newsarchive count``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.query import QueryCommand, query_options

__all__ = ["count"]


@click.command(cls=QueryCommand, short_help="Count the articles that match.")
@query_options
@click.option("--all", "mode", flag_value="all", help="Every word must be there.")
@click.option("--any", "mode", flag_value="any", help="Any word is enough.")
@archive_option
def count(query: str, mode: str | None, archive: str | None) -> int:
    """Print how many articles match QUERY: up to three words all of them, of more than three any.

    \b
    Example:
      newsarchive count 'Haushalt date:2022'
    """  # noqa: D301 - \b keeps click from joining the lines
    number = open_store(archive).count(query, mode=mode)
    click.echo(number)
    return 0 if number else 1
