"""``newsarchive sample``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.log import log_search
from newsarchive.cli.progress import ProgressLine
from newsarchive.cli.query import QueryCommand, query_options
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.query.nodes import Query

__all__ = ["sample"]

COLUMNS = ("key", "id", "publisher", "published", "stratum", "probability")


@click.command(cls=QueryCommand, short_help="Draw a random sample that can be drawn again.")
@query_options
@click.option("--size", type=click.IntRange(1), help="How many articles.")
@click.option(
    "--seed", type=int, required=True, help="A whole number; the same seed draws the same sample anywhere."
)
@click.option(
    "--by", metavar="FIELDS", help="Stratify by paper, year, month (comma between): each gets its share."
)
@click.option(
    "--constructed-weeks",
    "weeks",
    type=click.IntRange(1),
    metavar="N",
    help="Instead of --size: all articles of N constructed weeks.",
)
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "ids"]), default="csv", help="csv, jsonl or ids."
)
@click.option(
    "--freeze",
    metavar="NAME",
    help="Keep the sample as a frozen set, too: set:NAME stands for it in every query.",
)
@archive_option
def sample(
    query: Query,
    size: int | None,
    seed: int,
    by: str | None,
    weeks: int | None,
    form: str,
    freeze: str | None,
    archive: str | None,
) -> int:
    """Draw articles that QUERY means at random: each with its stratum and the probability with which it was drawn.

    The order of drawing depends on the seed and the articles' keys alone, so it is the same on every machine and in any order of
    ingest. A constructed week has one Monday, one Tuesday and so on, drawn from all weeks of the time that the query covers.

    \b
    Examples:
      newsarchive sample Klimaschutz --since 2020 --size 50 --seed 7 > stichprobe.csv
      newsarchive sample '*' --size 200 --seed 7 --by paper,month
      newsarchive sample Haushalt --constructed-weeks 2 --seed 7
      newsarchive sample Klimaschutz --size 50 --seed 7 --freeze stichprobe > stichprobe.csv
    """  # noqa: D301 - \b keeps click from joining the lines
    if (size is None) == (weeks is None):
        raise UsageError(_("expected --size, or --constructed-weeks instead"))
    strata = [name.strip() for name in (by or "").split(",") if name.strip()]
    store = open_store(archive, read_only=freeze is None)
    with ProgressLine() as progress:
        progress.activity = "searching"
        drawn = store.study.sample(query, size, seed, by=strata, weeks=weeks, name=freeze, progress=progress)
    log_search(store, query)
    rows = [
        dict(
            zip(
                COLUMNS,
                (unit.key, unit.id, unit.publisher, unit.published, stratum, round(probability, 6)),
                strict=True,
            )
        )
        for unit, stratum, probability in drawn
    ]
    if form == "csv":
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        click.echo(text.getvalue(), nl=False)
    for row in rows:
        if form == "jsonl":
            click.echo(json.dumps(row, ensure_ascii=False))
        elif form == "ids":
            click.echo(row["id"])
    click.echo(_("{rows} articles drawn", rows=len(rows)), err=True)
    return 0 if rows else 1
