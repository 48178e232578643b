"""``newsarchive similar``."""

from __future__ import annotations

import json

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.render.clean import clean
from newsarchive.types.messages import _

__all__ = ["similar"]


@click.command(short_help="List articles related to one.")
@click.argument("wanted", metavar="ID")
@click.option(
    "--limit", "-n", type=click.IntRange(1), default=10, show_default=True, help="Articles to list."
)
@click.option("--jsonl", is_flag=True, help="One article a line, as JSON.")
@archive_option
def similar(wanted: str, limit: int, *, jsonl: bool, archive: str | None) -> int:
    """List the articles that are most related to one, best first: by rare words and names they share, nearer days first.

    Copies of the article are not among them ('newsarchive duplicates ID' lists those); where a passage is shared, its
    part of the text is told. Exit code 1: there is none.

    \b
    Example:
      newsarchive similar 12
    """  # noqa: D301 - \b keeps click from joining the lines
    store = open_store(archive)
    with busy("comparing articles"):
        found = store.stories.similar(wanted, limit)
    for one in found:
        if jsonl:
            click.echo(json.dumps(one.to_dict(), ensure_ascii=False))
            continue
        day = f"{one.published[:10]} · " if one.published else ""
        click.echo(f"{one.id:>4}  {day}{clean(one.headline or _('(no headline)'))}")
        shared = _(" · {share:.0%} of its text", share=one.share) if one.share else ""
        click.echo(f"      {clean(', '.join(one.words))}{shared}")
    if found:
        return 0
    click.echo(_("No article shares rare words or names with this one."), err=True)
    return 1
