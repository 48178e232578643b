"""``newsarchive count``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.query import QueryCommand, mode_options, query_options

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["count"]


@click.command(cls=QueryCommand, short_help="Count the articles that match.")
@query_options
@mode_options
@archive_option
def count(query: Query, mode: str | None, archive: str | None) -> int:
    """Print how many articles match QUERY: those that have all of its words, which a search lists first.

    \b
    Example:
      newsarchive count 'Haushalt date:2022'
    """  # noqa: D301 - \b keeps click from joining the lines
    number = open_store(archive).count(query, mode=mode)
    click.echo(number)
    return 0 if number else 1
