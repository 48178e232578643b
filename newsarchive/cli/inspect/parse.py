"""``newsarchive parse``."""

from __future__ import annotations

import click

from newsarchive.cli.inputs import Inputs
from newsarchive.render.records import records_json, records_jsonl

__all__ = ["parse"]


@click.command(short_help="Print the records of files, without an archive.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--json",
    "form",
    flag_value="json",
    default=True,
    help="The record; a list for several articles. The default.",
)
@click.option("--jsonl", "form", flag_value="jsonl", help="One record a line.")
def parse(files: tuple[str, ...], form: str) -> int:
    """Print the record of each FILE, without an archive; - is standard input.

    An export of a press database gives a record for each of its articles.

    \b
    Examples:
      newsarchive parse seeds/000_ed269db3014300ef.txt
      newsarchive parse --jsonl artikel/*.txt > artikel.jsonl
    """  # noqa: D301 - \b keeps click from joining the lines
    inputs = Inputs(files)
    articles = inputs.articles()
    for chunk in (
        records_json(articles, single=len(files) == 1) if form == "json" else records_jsonl(articles)
    ):
        click.echo(chunk, nl=False)
    return inputs.exit_code
