"""``newsarchive failures``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.pages import page_of
from newsarchive.cli.say import paragraph
from newsarchive.errors import UsageError, printable
from newsarchive.types.messages import _, retold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["failures"]


@click.command(short_help="List what could not be read.")
@click.argument("wanted", nargs=-1, metavar="[NUMBER|REASON|GLOB]...")
@click.option("--dismiss", is_flag=True, help="Report these no more (none named: all that are listed).")
@click.option("--recall", is_flag=True, help="Report these again that were dismissed (none named: all).")
@click.option("--dismissed", is_flag=True, help="List what was dismissed.")
@click.option("--jsonl", is_flag=True, help="One failure a line, as JSON.")
@archive_option
def failures(
    wanted: tuple[str, ...],
    *,
    dismiss: bool,
    recall: bool,
    dismissed: bool,
    jsonl: bool,
    archive: str | None,
) -> None:
    """List the inputs that could not be read, and why. One that is read later is taken off the list.

    A failure that is dismissed is not reported by 'newsarchive ingest' and does not change its exit code, until the bytes of the file
    are others. It is named by its number, by its reason (not-text), or by a pattern of its path or file name.

    \b
    Examples:
      newsarchive failures
      newsarchive failures --dismiss 3 not-text '*.tmp'
      newsarchive failures --recall
      newsarchive failures --jsonl | jq -r .path
    """  # noqa: D301 - \b keeps click from joining the lines
    if dismiss + recall + dismissed > 1:
        raise UsageError(_("expected one of --dismiss, --recall and --dismissed"))
    if dismiss or recall:
        store = open_store(archive, read_only=False)
        many = len(store.dismiss(wanted) if dismiss else store.recall(wanted))
        told = _("{number} dismissed; 'newsarchive failures --recall' reports them again", number=many)
        click.echo(told if dismiss else _("{number} reported again", number=many), err=True)
        return
    if wanted:
        raise UsageError(_("expected --dismiss or --recall beside what they are to be done with"))
    found = open_store(archive).failures(dismissed=dismissed)
    if jsonl:
        for failure in found:
            click.echo(json.dumps(failure, ensure_ascii=False))
        return
    page_of(failures_text(found, terminal=sys.stdout.isatty()))


def failures_text(found: Sequence[dict[str, Any]], *, terminal: bool) -> str:
    """Return failures for reading: a paragraph each on a terminal, else a line each."""
    lines = [
        paragraph(
            f"{one['id']:>4}  {one['code']}  {printable(one['path'])}: {retold(printable(one['reason']))}",
            terminal=terminal,
            indent=" " * 6,
        )
        for one in found
    ]
    return "".join(f"{line}\n\n" if terminal else f"{line}\n" for line in lines)
