"""``newsarchive verify``."""

from __future__ import annotations

import json

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.errors import ArchiveError
from newsarchive.render.clean import clean
from newsarchive.types.messages import _, retold

__all__ = ["verify"]


@click.command(short_help="Prove that the archive is whole.")
@click.option("--repair", is_flag=True, help="Rebuild from the originals what can be rebuilt.")
@click.option("--jsonl", is_flag=True, help="One problem a line, as JSON.")
@archive_option
def verify(repair: bool, jsonl: bool, archive: str | None) -> None:
    """Check every original against its hash, every span against its text, every record against a fresh parse, the
    indexes against the tables, and the file by SQLite's own means. Exit code 4: something is wrong.

    A record that differs from a fresh parse is no damage where the parser is newer than the record: see 'reparse'.

    \b
    Examples:
      newsarchive verify
      newsarchive verify --repair
    """  # noqa: D205, D301 - a command's help; \b keeps click from joining the lines
    store = open_store(archive, read_only=False)
    with ProgressLine() as progress:
        problems = store.verify(mend=repair, progress=progress)
    for problem in problems:
        if jsonl:
            click.echo(json.dumps(problem._asdict(), ensure_ascii=False))
        else:
            where = (
                _("article {id}", id=str(problem.article)) if problem.article is not None else _("archive")
            )
            mend = "" if repair or not problem.repairable else _(" (--repair rebuilds it)")
            click.echo(f"{problem.code}: {where}: {clean(retold(problem.message))}{mend}")
    if problems:
        raise ArchiveError(store.place, _("{problems} problems found", problems=len(problems)))
    click.echo(_("Archive {place} is whole.", place=clean(store.place)), err=jsonl)
