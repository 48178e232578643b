"""``newsarchive export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.log import log_search
from newsarchive.cli.progress import ProgressLine
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import UsageError
from newsarchive.render.forms import FORMS, Layout
from newsarchive.render.into_files import into_file, into_folder
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.archive.protocol import Store
    from newsarchive.query.nodes import Query
    from newsarchive.types.article import Article

__all__ = ["export"]

ARCHIVE = "archive"
"""What is no form of a record: an archive of its own."""


@click.command(cls=QueryCommand, short_help="Write articles for other programs.")
@query_options
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS, ARCHIVE]),
    required=True,
    metavar="FORM",
    help=_("What to write: {forms} (docs/output.md).", forms=", ".join((*FORMS, ARCHIVE))),
)
@click.option(
    "--output",
    "-o",
    metavar="PATH",
    help="A new file; for markdown and txt a new folder. Default: standard output.",
)
@click.option(
    "--rows",
    type=click.Choice(["article", "paragraph"]),
    default="article",
    show_default=True,
    help="What a row of csv, xlsx and parquet is.",
)
@click.option(
    "--excel", is_flag=True, help="csv as Excel opens it: semicolons, and nothing that it would run."
)
@click.option(
    "--collapse",
    is_flag=True,
    help="Of each story the article alone that printed it first, of those that match.",
)
@click.option("--title", metavar="TEXT", help="Of the book, corpus or project. Default: the query.")
@archive_option
def export(
    query: Query,
    form: str,
    output: str | None,
    rows: str,
    excel: bool,
    collapse: bool,
    title: str | None,
    archive: str | None,
) -> int:
    """Write every article that matches QUERY, as many as 'count' says; none or * is all of them. Exit code 1: there is none.

    \b
    Examples:
      newsarchive export Klimaschutz --since 2020 --format csv -o klima.csv
      newsarchive export '*' --section Politik --format markdown -o politik/
      newsarchive export Stoltenberg --format bibtex > stoltenberg.bib
      newsarchive export Haushalt --format epub -o haushalt.epub
      newsarchive export tag:hafen --format archive -o hafen.db
    """  # noqa: D301 - \b keeps click from joining the lines
    if form == ARCHIVE:
        return export_archive(query, output, archive, collapse=collapse)
    if output is None and FORMS[form].writes and sys.stdout.isatty():
        raise UsageError(_("{form} is not for reading; name a file with --output", form=form))
    store = open_store(archive)
    coded = tuple(one.name for one in store.study.coding.variables())
    layout = Layout(rows=rows, excel=excel, title=title or str(query), remarks=[], variables=coded)
    with ProgressLine(watched=output is not None or not sys.stdout.isatty()) as progress:
        progress.activity = "searching"
        ids = ids_to_write(store, query, collapse=collapse)
        progress.begin("articles", len(ids))
        articles = progress.over(store.get(number) for number in ids)
        if not ids:
            pass
        elif output is None:
            to_stdout(form, articles, layout)
        elif FORMS[form].each:
            into_folder(form, articles, Path(output), layout)
        else:
            into_file(form, articles, Path(output), layout)
    log_search(store, query, len(ids))
    if not ids:
        click.echo(_("Nothing found."), err=True)
        return 1
    for remark in layout.remarks or ():
        click.echo(remark, err=True)
    if output is not None:
        click.echo(_("{ids} articles written to {output}", ids=len(ids), output=output), err=True)
    return 0


def ids_to_write(store: Store, query: Query, *, collapse: bool) -> list[int]:
    """Return the articles to be written, as they came in; ``collapse``: of each story one."""
    return store.stories.counts.first_prints(query) if collapse else store.ids(query, sort="id")


def export_archive(query: Query, output: str | None, archive: str | None, *, collapse: bool) -> int:
    """Write a small archive, which ``merge`` takes into another one; return the exit code."""
    if output is None:
        raise UsageError(_("{form} is not for reading; name a file with --output", form=ARCHIVE))
    store = open_store(archive)
    with ProgressLine() as progress:
        progress.activity = "searching"
        ids = ids_to_write(store, query, collapse=collapse)
        if ids:
            store.extract(ids, Path(output), progress=progress)
    log_search(store, query, len(ids))
    if not ids:
        click.echo(_("Nothing found."), err=True)
        return 1
    click.echo(_("{ids} articles written to {output}", ids=len(ids), output=output), err=True)
    return 0


def to_stdout(form: str, articles: Iterable[Article], layout: Layout) -> None:
    """Write a form to standard output, as bytes."""
    from newsarchive.render.forms import write_form  # noqa: PLC0415 - files do without

    write_form(form, articles, sys.stdout.buffer, layout)
    sys.stdout.buffer.flush()
