"""``newsarchive log``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.pages import page_of
from newsarchive.render.clean import clean
from newsarchive.render.exports.delimited import csv_table
from newsarchive.types.messages import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsarchive.study.searches import Logged

__all__ = ["log"]


@click.command(short_help="Print the searches that were made, once that is switched on.")
@click.option(
    "--on/--off",
    "switched",
    default=None,
    help="Log searches from now on, or no more; what was logged stays.",
)
@click.option("--csv", "form", flag_value="csv", help="A table, commas between.")
@click.option("--json", "form", flag_value="json", help="One JSON object.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One search a line, as JSON.")
@archive_option
def log(switched: bool | None, form: str | None, archive: str | None) -> None:
    """Print each search that was made: when, how many articles it meant, by which version of the program, and the query as it was read.

    Nothing is logged until --on. Then search, count, timeline and export are, at the command line; other readers of a reading room never are.

    \b
    Examples:
      newsarchive log --on
      newsarchive log --csv > suchen.csv
    """  # noqa: D301 - \b keeps click from joining the lines
    if switched is not None:
        open_store(archive, read_only=False).study.log.switch(on=switched)
        said = _("Searches are logged from now on.") if switched else _("Searches are no longer logged.")
        click.echo(said, err=True)
        return
    kept = open_store(archive).study.log
    found = kept.searches()
    page_of("".join(FORMS[form or "text"](found)))
    if not found and not kept.on:
        click.echo(_("Nothing is logged; switch it on with 'newsarchive log --on'."), err=True)


def as_text(found: Sequence[Logged]) -> Iterable[str]:
    """Yield a line a search."""
    for one in found:
        yield f"{one.made[:19].replace('T', ' ')}  {number(one.hits):>9}  {one.program}  {clean(one.query)}\n"


def as_csv(found: Sequence[Logged]) -> Iterable[str]:
    """Yield a table with a row a search."""
    yield csv_table(
        ("made", "hits", "program", "query"), [(one.made, one.hits, one.program, one.query) for one in found]
    )


def as_json(found: Sequence[Logged]) -> Iterable[str]:
    """Yield one object with all searches."""
    yield json.dumps({"schema": 1, "searches": [one._asdict() for one in found]}, ensure_ascii=False) + "\n"


def as_jsonl(found: Sequence[Logged]) -> Iterable[str]:
    """Yield an object a search."""
    for one in found:
        yield json.dumps(one._asdict(), ensure_ascii=False) + "\n"


FORMS: dict[str, Callable[[Sequence[Logged]], Iterable[str]]] = {
    "text": as_text,
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
}
