"""``newsarchive review``."""

from __future__ import annotations

import json

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.render.clean import clean
from newsarchive.types.messages import _, retold

__all__ = ["review"]


@click.command(short_help="List the articles that deserve a look.")
@click.option(
    "--limit", "-n", type=click.IntRange(1), default=20, show_default=True, help="Articles to list."
)
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    help="List all that is less sure. Default: 0.5, and at most the least sure tenth of the archive.",
)
@click.option("--jsonl", is_flag=True, help="One article a line, as JSON.")
@click.option(
    "--accept",
    multiple=True,
    metavar="ID",
    help="This article is right as it is; list it no more. May be repeated.",
)
@archive_option
def review(limit: int, below: float | None, jsonl: bool, accept: tuple[str, ...], archive: str | None) -> int:
    """List the articles that deserve a look, the least sure first: why, and the second-best reading of the header.

    'newsarchive correct' sets a field right, --accept says that an article is right. Exit code 1: there is none.

    \b
    Examples:
      newsarchive review
      newsarchive review --below 0.9 --jsonl
      newsarchive review --accept 12 --accept 15
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.quality.second_reading import second_reading  # noqa: PLC0415 - --help does without the model
    from newsarchive.types.certainty import doubts, quotation_doubts  # noqa: PLC0415 - --help does without the model

    if accept:
        open_store(archive, read_only=False).study.accept(accept)
        return 0
    store = open_store(archive)
    with busy("searching"):
        articles = store.review(limit=limit, below=below)
    most = 0.5 if below is None else below
    for article in articles:
        reasons = [doubt for doubt in (*doubts(article), *quotation_doubts(article)) if doubt.value < most]
        second = second_reading(article)
        if jsonl:
            record = {
                "id": article.id,
                "key": article.key,
                "headline": article.headline,
                "publisher": article.source.publisher,
                "paths": list(article.source.paths),
                "doubts": [doubt._asdict() for doubt in reasons],
                "second": second,
            }
            click.echo(json.dumps(record, ensure_ascii=False))
            continue
        click.echo(f"{article.id:>4}  {clean(article.headline or _('(no headline)'))}")
        where = [article.source.publisher, *article.source.paths[:1]]
        click.echo(f"      {clean(', '.join(part for part in where if part))}")
        for doubt in reasons:
            click.echo(f"      {clean(retold(doubt.reason))}")
        if second:
            click.echo("      " + _("or: {second}", second=clean(second)))
        click.echo()
    if articles:
        return 0
    click.echo(_("No article has a field less sure than {below:.0%}.", below=most), err=True)
    return 1
