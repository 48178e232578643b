"""``newsarchive freeze``."""

from __future__ import annotations

from pathlib import Path

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine
from newsarchive.errors import UsageError, printable
from newsarchive.render.clean import clean
from newsarchive.types.messages import _, number

__all__ = ["freeze"]


@click.command(short_help="Keep a query's articles as a set that stays.")
@click.argument("name", required=False)
@click.argument("query", nargs=-1)
@click.option("--output", "-o", metavar="FILE", help="Write the manifest to a new file, too.")
@click.option("--manifest", is_flag=True, help="Print the manifest of the set NAME.")
@archive_option
def freeze(
    name: str | None, query: tuple[str, ...], output: str | None, manifest: bool, archive: str | None
) -> None:
    """Keep the articles that QUERY means now as the set NAME: their keys and SHA-256, the query, the counts, the version.

    A set never changes; set:NAME stands for it in every query, and 'verify-set' names what is not as it was. The manifest is a
    text that outlives archive and program. Without NAME, list the sets.

    \b
    Examples:
      newsarchive freeze studie-1 Klimaschutz since:2020 -o studie-1.txt
      newsarchive export set:studie-1 --format csv -o studie-1.csv
      newsarchive freeze studie-1 --manifest
    """  # noqa: D301 - \b keeps click from joining the lines
    if name is None or manifest:
        study = open_store(archive).study
        if name is not None:
            click.echo("".join(study.manifest(name)), nl=False)
            return
        for one in study.frozen():
            click.echo(f"{number(one.articles):>7}  {clean(one.name)}  {one.made[:10]}  {clean(one.query)}")
        return
    if not query:
        raise UsageError(
            _("expected a query whose articles become the set {name}; * means all", name=printable(name))
        )
    if output is not None and Path(output).exists():
        raise UsageError(_("{output} is there already; name a new file", output=printable(output)))
    study = open_store(archive, read_only=False).study
    with ProgressLine() as progress:
        progress.activity = "searching"
        made = study.freeze(name, " ".join(query), progress=progress)
    if output is not None:
        Path(output).write_text("".join(study.manifest(name)), encoding="utf-8")
    click.echo(_("{articles} articles frozen as {name}", articles=made.articles, name=name), err=True)
