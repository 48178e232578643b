"""``newsarchive diff``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.pages import page_of

__all__ = ["diff"]


@click.command(short_help="Show how two articles differ.")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@click.option("--sentences", is_flag=True, help="By whole sentences instead of words.")
@click.option("--side", is_flag=True, help="Both texts side by side, by sentences.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: the passages in order.")
@archive_option
def diff(one: str, other: str, *, sentences: bool, side: bool, as_json: bool, archive: str | None) -> int:
    """Show what the second article left out, added and changed of the first: headline, teaser and body.

    On a terminal what was left out is red and what was added green, else they stand as [-left out-] and {+added+}.
    Exit code 1: the texts are the same.

    \b
    Examples:
      newsarchive diff 12 15
      newsarchive diff 12 15 --side
      newsarchive diff 12 15 --sentences --json
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.clean import width  # noqa: PLC0415 - --help does without
    from newsarchive.render.differences import diff_inline, diff_json, diff_side  # noqa: PLC0415 - as above
    from newsarchive.stories.changes import Kind  # noqa: PLC0415 - as above

    store = open_store(archive)
    by = "sentence" if sentences or side else "word"
    passages = store.stories.diff(one, other, by=by)
    colour = sys.stdout.isatty()
    if as_json:
        click.echo(diff_json(passages, [store.get(one).key, store.get(other).key], by), nl=False)
    elif side:
        page_of(diff_side(passages, width(terminal=colour), colour=colour))
    else:
        page_of(diff_inline(passages, width(terminal=colour), colour=colour))
    return 0 if any(passage.kind is not Kind.SAME for passage in passages) else 1
