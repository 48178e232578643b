"""``newsarchive quality``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.inputs import read_input
from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import UsageError
from newsarchive.query.nodes import Everything
from newsarchive.types.messages import _
from newsarchive.types.progress import counted

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store
    from newsarchive.query.nodes import Query
    from newsarchive.study.quality import Design
    from newsarchive.types.progress import Progress

__all__ = ["quality"]


@click.command(cls=QueryCommand, short_help="Tell recall and precision of a query.")
@query_options
@click.option(
    "--size",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    metavar="N",
    help="Hits, and as many near misses.",
)
@click.option(
    "--near",
    metavar="QUERY",
    help="Near misses: what this wider query means. Default: what lacks a word, or has a part of a compound.",
)
@click.option("--rest", type=click.IntRange(0), default=0, metavar="N", help="Of all other articles.")
@click.option("--seed", type=int, help="A whole number; the same seed draws the same sheet anywhere.")
@click.option("--output", "-o", metavar="FILE", help="A new file for the sheet; .xlsx makes it a workbook.")
@click.option("--read", metavar="FILE", help="A filled-in sheet.")
@click.option("--json", "as_json", is_flag=True, help="With --read: one JSON object.")
@archive_option
def quality(
    query: Query,
    size: int,
    near: str | None,
    rest: int,
    seed: int | None,
    output: str | None,
    read: str | None,
    as_json: bool,
    archive: str | None,
) -> int:
    """Draw hits and near misses of QUERY on a sheet; read back with --read, tell the query's precision and recall.

    The sheet does not say which are hits. Fill in ja or nein (yes, no, 1, 0) under 'relevant'; a blank cell is not counted. How the sheet was
    drawn stands in a file beside it (.design.json), with which it must stay. Intervals hold with 95 per cent.

    \b
    Examples:
      newsarchive quality 'Klimaschutz Verkehr' --size 60 --seed 7 -o blatt.csv
      newsarchive quality Klimaschutz --near 'Klima* OR Energie*' --rest 50 --seed 7 -o blatt.xlsx
      newsarchive quality --read blatt.csv
    """  # noqa: D301 - \b keeps click from joining the lines
    asked = not isinstance(query, Everything)
    if read is not None:
        if asked or output is not None:
            raise UsageError(_("--read takes a sheet alone; leave out the query and --output"))
        return tell(read, as_json=as_json)
    if not asked or seed is None or output is None:
        raise UsageError(
            _("expected a query, --seed and --output for a new sheet, or --read for one that is filled in")
        )
    from newsarchive.query.parse import parse_query  # noqa: PLC0415 - --help does without

    store = open_store(archive)
    wider = None if near is None else parse_query(near)
    with busy("drawing the sample") as progress:
        design = store.study.judge(query, near=wider, size=size, rest=rest, seed=seed, progress=progress)
        if design.members:
            write(store, design, Path(output), progress)
    if not design.members:
        click.echo(_("Nothing found."), err=True)
        return 1
    drawn = [
        _(
            "{drawn} of {articles} {stratum}",
            drawn=one.drawn,
            articles=one.articles,
            stratum=_("others") if one.name == "rest" else _(one.name),
        )
        for one in design.strata
        if one.articles
    ]
    click.echo(
        _(
            "{articles} drawn",
            articles=f" {_('and')} ".join(filter(None, [", ".join(drawn[:-1]), drawn[-1]])),
        ),
        err=True,
    )
    return 0


def beside(sheet: Path) -> Path:
    """Return the file that says how a sheet was drawn."""
    return sheet.with_suffix(".design.json")


def write(store: Store, design: Design, target: Path, progress: Progress) -> None:
    """Write a sheet and its design to new files. Raises UsageError."""
    from newsarchive.render.into_files import write_new  # noqa: PLC0415 - --help does without
    from newsarchive.render.sheets import FACTS, SHEETS, Sheet, facts  # noqa: PLC0415 - as above
    from newsarchive.study.quality import RELEVANT, design_json  # noqa: PLC0415 - as above

    rows = ([*facts(store.get(key)), None] for key in counted(progress, list(design.members)))
    form = "xlsx" if target.suffix.lower() == ".xlsx" else "csv"
    raw, _ = SHEETS[form](Sheet([*FACTS, RELEVANT], rows, {RELEVANT: ("ja", "nein")}, {}))
    write_new(beside(target), design_json(design).encode())
    write_new(target, raw)


def tell(sheet: str, *, as_json: bool) -> int:
    """Print the figures of a query that a filled-in sheet gives."""
    from newsarchive.render.quality import quality_json, quality_text  # noqa: PLC0415 - --help does without
    from newsarchive.study.quality import design_from, judged_in, quality_of  # noqa: PLC0415 - as above

    place = str(beside(Path(sheet)))
    raw, design = read_input(sheet), design_from(read_input(place), place)
    judged = judged_in(raw, sheet, design)
    found = quality_of(design, judged)
    click.echo((quality_json if as_json else quality_text)(design, found), nl=False)
    if left := len(design.members) - len(judged):
        click.echo(
            _("{left} of {members} articles are not judged.", left=left, members=len(design.members)),
            err=True,
        )
    return 0 if judged else 1
