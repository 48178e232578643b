"""``newsarchive show``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, form_options, open_store, print_form
from newsarchive.errors import UsageError
from newsarchive.render.forms import Layout, of_articles

__all__ = ["show"]


@click.command(short_help="Read articles.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@form_options(json="The record; a list of records for several ids.", jsonl="One record a line.")
@click.option("--raw", is_flag=True, help="The original bytes, exactly as they came in.")
@archive_option
def show(ids: tuple[str, ...], form: str | None, raw: bool, archive: str | None) -> None:
    """Print articles, laid out for reading. An ID is the number that search prints, or the beginning of a key.

    \b
    Examples:
      newsarchive show 1
      newsarchive show mwqy --json
      newsarchive show 1 --raw > original.txt
    """  # noqa: D301 - \b keeps click from joining the lines
    if raw and form:
        raise UsageError("--raw gives the original bytes, which have no other form; leave out one of the two")
    store = open_store(archive)
    if raw:
        for wanted in ids:
            sys.stdout.buffer.write(store.raw(wanted))
        sys.stdout.buffer.flush()
        return
    form = form or "text"
    layout = Layout(colour=sys.stdout.isatty(), single=len(ids) == 1)
    print_form(form, of_articles(form, (store.get(wanted) for wanted in ids), layout))
