"""``newsarchive duplicates``."""

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.pages import page_of
from newsarchive.cli.progress import ProgressLine
from newsarchive.errors import ArchiveReadOnly, UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store

__all__ = ["duplicates", "settled_store"]


@click.command(short_help="List stories that several articles print.")
@click.argument("wanted", nargs=-1, metavar="[ID|QUERY]...")
@click.option("--json", "form", flag_value="json", help="One JSON list, a story each.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One story a line, as JSON.")
@click.option("--split", is_flag=True, help="Part these articles (IDs) from their story; they stay together.")
@click.option("--join", is_flag=True, help="Make these articles (IDs) one story.")
@archive_option
def duplicates(
    wanted: tuple[str, ...], form: str | None, *, split: bool, join: bool, archive: str | None
) -> int:
    """List the stories that several articles print: wire copy, reprints, versions; all, or those of articles or of a query.

    The first print comes first; of each other article stands what it left out, added and changed. What --split and
    --join decide is kept beside the articles, as corrections are. Exit code 1: there is none.

    \b
    Examples:
      newsarchive duplicates
      newsarchive duplicates 12
      newsarchive duplicates 'agency:dpa date:2022' --jsonl
      newsarchive duplicates --split 12
    """  # noqa: D301 - \b keeps click from joining the lines
    if split or join:
        return decide(wanted, archive, split=split, join=join)
    stories = settled_store(archive).stories.duplicates(wanted)
    some = list(islice(stories, 1))
    if not some:
        click.echo(_("No story is printed by several articles."), err=True)
        return 1
    from newsarchive.render.stories import stories_json, stories_jsonl, stories_text  # noqa: PLC0415 - --help does without

    found = chain(some, stories)
    if form:
        for part in (stories_json if form == "json" else stories_jsonl)(found):
            click.echo(part, nl=False)
    else:
        page_of("".join(stories_text(found, colour=sys.stdout.isatty())))
    return 0


def decide(wanted: tuple[str, ...], archive: str | None, *, split: bool, join: bool) -> int:
    """Keep a decision about articles, and say so."""
    if split and join:
        raise UsageError(_("expected --split or --join, not both"))
    if len(wanted) < (2 if join else 1):
        raise UsageError(_("expected two IDs or more to join") if join else _("expected an ID to split off"))
    store = open_store(archive, read_only=False)
    (store.stories.part if split else store.stories.join)(wanted)
    many = len(wanted)
    click.echo(
        _("{articles} parted from their story", articles=many)
        if split
        else _("{articles} joined", articles=many)
    )
    return 0


def settled_store(archive: str | None) -> Store:
    """Open the store, and settle first what waits: articles of a run that was cut short, or of an older archive."""
    store = open_store(archive)
    if store.stories.waiting():
        try:
            writer = open_store(archive, read_only=False)
            with ProgressLine() as progress:
                progress.activity = "comparing articles"
                writer.settle(0, lambda: False, progress=progress)
        except ArchiveReadOnly:
            click.echo(
                _(
                    "{articles} articles are not compared yet, and the archive cannot be written to.",
                    articles=store.stories.waiting(),
                ),
                err=True,
            )
    return store
