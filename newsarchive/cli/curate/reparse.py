"""``newsarchive reparse``."""

from __future__ import annotations

from collections import Counter

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.render.changes import change_text, changed_fields
from newsarchive.types.messages import _

__all__ = ["reparse"]


@click.command(short_help="Read stored originals anew with this version's parser.")
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Print the counts only.")
@archive_option
def reparse(ids: tuple[str, ...], dry_run: bool, quiet: bool, archive: str | None) -> None:
    """Parse the originals of articles (none named: all) anew, and print what changes, field by field.

    Corrections made by hand stay.

    \b
    Examples:
      newsarchive reparse --dry-run
      newsarchive reparse 1 2 3
    """  # noqa: D301 - \b keeps click from joining the lines
    counts: Counter[str] = Counter()
    changed = 0
    store = open_store(archive, read_only=False)
    with ProgressLine() as progress:
        for change in store.reparse(ids, dry_run=dry_run, progress=progress):
            changed += 1
            counts.update(changed_fields(change).keys())
            if not quiet:
                with progress.aside():
                    click.echo(change_text(change))
    fields = ", ".join(f"{field} {count}" for field, count in counts.most_common())
    told = (
        _("{articles} would change", articles=changed)
        if dry_run
        else _("{articles} changed", articles=changed)
    )
    click.echo(f"{told}: {fields}" if fields else told)
