"""``newsarchive save``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import UsageError
from newsarchive.render.clean import clean
from newsarchive.types.messages import _

__all__ = ["save"]


@click.command(short_help="Keep a query under a name.")
@click.argument("name", required=False)
@click.argument("query", nargs=-1)
@click.option("--drop", is_flag=True, help="Forget the query of this name.")
@archive_option
def save(name: str | None, query: tuple[str, ...], drop: bool, archive: str | None) -> None:
    """Keep QUERY under NAME; query:NAME stands for it within every other query. Without NAME, list the saved queries.

    \b
    Examples:
      newsarchive save klima 'Klimaschutz OR Klimawandel'
      newsarchive search query:klima since:2020
      newsarchive save --drop klima
      newsarchive save
    """  # noqa: D301 - \b keeps click from joining the lines
    if name is None:
        for saved in open_store(archive).study.saved():
            click.echo(f"{saved.name}  {clean(saved.query)}")
        return
    study = open_store(archive, read_only=False).study
    if drop:
        study.drop(name)
    elif query:
        study.save(name, " ".join(query))
    else:
        raise UsageError(_("expected a query to be kept as query:{name}", name=name))
