"""``newsarchive parse``."""

from __future__ import annotations

import json

import click

from newsarchive.cli.inputs import articles

__all__ = ["parse"]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="One record a line.")
def parse(files: tuple[str, ...], jsonl: bool) -> None:
    """Print the record of each FILE as JSON; - is standard input.

    Example: newsarchive parse seeds/000_ed269db3014300ef.txt
    """
    for article in articles(files):
        click.echo(json.dumps(article.to_dict(), ensure_ascii=False, indent=None if jsonl else 2))
