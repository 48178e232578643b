"""``newsarchive explain``."""

from __future__ import annotations

import click

from newsarchive.cli.inputs import articles
from newsarchive.errors import printable

__all__ = ["explain"]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def explain(files: tuple[str, ...]) -> None:
    """Print each piece of the text in order: its field, the rule that read it, how surely, and the text.

    Example: newsarchive explain seeds/000_ed269db3014300ef.txt
    """
    for article in articles(files):
        for piece in article.pieces:
            text = printable(" ".join(article.text[piece.start : piece.end].split()))
            shown = text if len(text) <= 60 else text[:59] + "\N{HORIZONTAL ELLIPSIS}"
            click.echo(f"{piece.label:<12} {piece.rule:<18} {piece.confidence:.2f}  {shown}")
