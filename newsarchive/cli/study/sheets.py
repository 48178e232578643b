"""``newsarchive sheets``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.inputs import read_input
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import ProgressLine, busy
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store
    from newsarchive.archive.study.coding import Assigned
    from newsarchive.query.nodes import Query
    from newsarchive.render.sheets import Sheet
    from newsarchive.types.progress import Progress

__all__ = ["sheets"]


@click.command(cls=QueryCommand, short_help="Write a sheet for each coder.")
@query_options
@click.option("--codebook", required=True, metavar="FILE", help="The variables: TOML or CSV (docs/study.md).")
@click.option("--coder", "coders", required=True, multiple=True, metavar="NAME", help="May be repeated.")
@click.option(
    "--overlap",
    type=click.FloatRange(0, 100),
    default=10,
    show_default=True,
    metavar="PERCENT",
    help="How many of the articles every coder gets; the others are dealt out evenly.",
)
@click.option(
    "--seed", type=int, required=True, help="A whole number; the same seed deals the same sheets anywhere."
)
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv", show_default=True)
@click.option("--output", "-o", required=True, metavar="FOLDER", help="A new folder for the sheets.")
@archive_option
def sheets(
    query: Query,
    codebook: str,
    coders: tuple[str, ...],
    overlap: float,
    seed: int,
    form: str,
    output: str,
    archive: str | None,
) -> int:
    """Write a sheet for each coder with the articles that QUERY means, and an empty column for each variable of the codebook.

    The codebook is kept in the archive. Filled in, 'newsarchive code' reads the sheets back. In a workbook the cells offer the values
    that are allowed. Exit code 1: there is no article.

    \b
    Examples:
      newsarchive sheets set:stichprobe --codebook klima.toml --coder anna --coder bernd --overlap 20 --seed 7 -o bogen/
      newsarchive sheets Klimaschutz --codebook klima.csv --coder anna --seed 7 --format xlsx -o bogen/
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.into_files import new_folder  # noqa: PLC0415 - --help does without
    from newsarchive.render.sheets import SHEETS  # noqa: PLC0415 - as above

    raw = read_input(codebook)
    store = open_store(archive, read_only=False)
    with busy("drawing the sample"):
        dealt = store.study.coding.assign(query, raw, codebook, coders, overlap=overlap, seed=seed)
    if not any(dealt.keys.values()):
        click.echo(_("Nothing found."), err=True)
        return 1
    cut = 0
    with new_folder(Path(output)) as folder, ProgressLine() as progress:
        progress.begin("articles", sum(map(len, dealt.keys.values())))
        for coder in coders:
            written, too_long = SHEETS[form](sheet_of(store, dealt, coder, progress))
            (folder / f"{coder}.{form}").write_bytes(written)
            cut += too_long
    for coder in coders:
        click.echo(_("{keys} articles for {coder}", keys=len(dealt.keys[coder]), coder=coder), err=True)
    if cut:
        click.echo(
            _("{cut} texts were cut to what a cell holds; 'newsarchive show KEY' has them whole.", cut=cut),
            err=True,
        )
    return 0


def sheet_of(store: Store, dealt: Assigned, coder: str, progress: Progress) -> Sheet:
    """Return the sheet of one coder."""
    from newsarchive.render.sheets import FACTS, Sheet, facts  # noqa: PLC0415 - --help does without

    blank = [None] * len(dealt.variables)
    rows = ([coder, *facts(store.get(key)), *blank] for key in progress.over(dealt.keys[coder]))
    columns = ["coder", *FACTS, *(one.name for one in dealt.variables)]
    if taken := {"coder", *FACTS} & {one.name for one in dealt.variables}:
        raise UsageError(
            _(
                "the variable {taken} has the name of another column; give it a name of its own",
                taken=min(taken),
            )
        )
    return Sheet(
        columns,
        rows,
        {one.name: one.values for one in dealt.variables},
        {one.name: one.question for one in dealt.variables if one.question},
    )
