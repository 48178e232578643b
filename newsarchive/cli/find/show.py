"""``newsarchive show``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, open_store, page_of

__all__ = ["show"]


@click.command(short_help="Read articles.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--json", "form", flag_value="json", help="The record; a list of records for several ids.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One record a line.")
@click.option("--raw", "form", flag_value="raw", help="The original bytes, exactly as they came in.")
@archive_option
def show(ids: tuple[str, ...], form: str | None, archive: str | None) -> None:
    """Print articles, laid out for reading. An ID is the number that search prints, or the beginning of a key.

    \b
    Examples:
      newsarchive show 1
      newsarchive show mwqy --json
      newsarchive show 1 --raw > original.txt
    """  # noqa: D301 - \b keeps click from joining the lines
    store = open_store(archive)
    if form == "raw":
        for wanted in ids:
            sys.stdout.buffer.write(store.raw(wanted))
        sys.stdout.buffer.flush()
        return
    articles = (store.get(wanted) for wanted in ids)
    if form:
        from newsarchive.render.records import records_json, records_jsonl  # noqa: PLC0415 - text does without

        for chunk in (
            records_json(articles, single=len(ids) == 1) if form == "json" else records_jsonl(articles)
        ):
            click.echo(chunk, nl=False)
        return
    from newsarchive.render.article import article_text  # noqa: PLC0415 - the other forms do without

    page_of("\n".join(article_text(article, colour=sys.stdout.isatty()) for article in articles))
