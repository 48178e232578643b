"""``newsarchive parse``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.inputs import Inputs
from newsarchive.cli.options import form_options
from newsarchive.cli.output.pages import print_form
from newsarchive.cli.progress import ProgressLine
from newsarchive.render.forms import Layout, of_articles

__all__ = ["parse"]


@click.command(short_help="Print the records of files, without an archive.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@form_options(json="The record; a list for several articles. The default.", jsonl="One record a line.")
def parse(files: tuple[str, ...], form: str | None) -> int:
    """Print the record of each FILE, without an archive; - is standard input.

    An export of a press database gives a record for each of its articles.

    \b
    Examples:
      newsarchive parse seeds/000_ed269db3014300ef.txt
      newsarchive parse --jsonl artikel/*.txt > artikel.jsonl
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.sources.count import count_files  # noqa: PLC0415 - --help does without the parser

    form = form or "json"
    with ProgressLine(watched=not sys.stdout.isatty()) as progress:
        progress.begin("articles")
        count_files(files, progress, lambda: False)
        inputs = Inputs(files, progress)
        articles = progress.over(inputs.articles())
        print_form(form, of_articles(form, articles, Layout(sys.stdout.isatty(), len(files) == 1)))
    return inputs.exit_code
