"""``newsarchive stats``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store, page_of
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import UsageError, printable
from newsarchive.query.fields import FACETS

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["stats"]

USUAL = "publisher,section,year,format"


@click.command(cls=QueryCommand, short_help="Give an overview of the archive.")
@query_options
@click.option(
    "--by",
    default=USUAL,
    show_default=True,
    metavar="FIELDS",
    help=f"Count by {', '.join((*FACETS, 'year', 'month'))} (comma between).",
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
@click.option("--json", "as_json", is_flag=True, help="One JSON object: total, complete, by, gaps.")
@archive_option
def stats(query: Query, by: str, gaps: int | None, limit: int, as_json: bool, archive: str | None) -> int:
    """Count what QUERY means by paper, section, time and more, and tell how complete each field is; without QUERY, all.

    Articles without a value are counted as (none), so that each list adds up. Exit code 1: there is no article.

    \b
    Examples:
      newsarchive stats
      newsarchive stats Klimaschutz --by publisher,month --json
      newsarchive stats --gaps 7
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.lists import stats_text  # noqa: PLC0415 - --help does without
    from newsarchive.search.show.overview import BY  # noqa: PLC0415 - as above

    names = [name.strip() for name in by.split(",") if name.strip()]
    if unknown := [name for name in names if name not in BY]:
        raise UsageError(f"cannot count by '{printable(unknown[0])}'; expected some of {', '.join(BY)}")
    found = open_store(archive).stats(query, by=names, gaps=gaps)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        page_of("".join(stats_text(found, limit, colour=sys.stdout.isatty())))
    return 0 if found["total"] else 1
