"""``newsarchive verify-set``."""

from __future__ import annotations

import json

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.render.clean import clean
from newsarchive.types.messages import _

__all__ = ["verify_set"]


@click.command(name="verify-set", short_help="Tell whether a frozen set is as it was.")
@click.argument("name")
@click.option("--jsonl", is_flag=True, help="One difference a line, as JSON: key, what, message.")
@archive_option
def verify_set(name: str, jsonl: bool, archive: str | None) -> int:
    """Name each article of the frozen set NAME that is gone, has other bytes, or reads otherwise. Exit code 4: there is one.

    \b
    Example:
      newsarchive verify-set studie-1
    """  # noqa: D301 - \b keeps click from joining the lines
    study = open_store(archive).study
    with busy("comparing articles") as progress:
        differences = study.verify_set(name, progress=progress)
    for one in differences:
        click.echo(
            json.dumps(one._asdict(), ensure_ascii=False)
            if jsonl
            else f"{one.key}: {one.what}: {clean(one.message)}"
        )
    if differences:
        click.echo(
            _(
                "{differences} articles of {name} are not as they were.",
                differences=len(differences),
                name=name,
            ),
            err=True,
        )
        return 4
    click.echo(_("The set {name} is as it was.", name=clean(name)), err=True)
    return 0
