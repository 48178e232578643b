"""``newsarchive failures``."""

from __future__ import annotations

import json

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import printable

__all__ = ["failures"]


@click.command(short_help="List what could not be read.")
@click.option("--jsonl", is_flag=True, help="One failure a line, as JSON.")
@archive_option
def failures(jsonl: bool, archive: str | None) -> None:
    """List the inputs that could not be read, and why. One that is read later is taken off the list.

    \b
    Examples:
      newsarchive failures
      newsarchive failures --jsonl | jq -r .path
    """  # noqa: D301 - \b keeps click from joining the lines
    for failure in open_store(archive).failures():
        if jsonl:
            click.echo(json.dumps(failure, ensure_ascii=False))
        else:
            click.echo(f"{failure['code']:<14} {printable(failure['path'])}: {printable(failure['reason'])}")
