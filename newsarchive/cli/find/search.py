"""``newsarchive search``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from newsarchive.cli.options import archive_option, form_options, open_store, print_form
from newsarchive.cli.query import QueryCommand, mode_options, query_options
from newsarchive.errors import UsageError, printable
from newsarchive.query.fields import FACETS
from newsarchive.render.clean import clean
from newsarchive.render.forms import FORMS, Layout, of_articles, of_hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.archive.protocol import Store
    from newsarchive.query.nodes import Query
    from newsarchive.types.results import Results

__all__ = ["search"]

COUNTED = (*FACETS, "year")
"""What ``--facet`` counts by."""

NOTHING_FOUND = 1
SORTS = ("score", "recent", "date", "-date", "id", "left", "right")
OF_LINES = frozenset(("left", "right"))
"""Orders that only the lines of a concordance have."""


@click.command(cls=QueryCommand, short_help="Find articles, best first.")
@query_options
@click.option(
    "--limit",
    "-n",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Hits to print; with --kwic lines, with --facet values of each.",
)
@click.option("--offset", type=click.IntRange(0), default=0, help="Hits to leave out at the top.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="score",
    help="score; recent: newer ones count more; date: newest first; -date: oldest; left, right: with --kwic, by the words beside the match.",
)
@form_options(
    json="One JSON object with total and hits.",
    jsonl="One hit a line, as JSON.",
    ids="One id a line, for 'newsarchive show'.",
)
@mode_options
@click.option(
    "--lacking",
    "beyond",
    is_flag=True,
    help="Behind the articles that match, list those that lack a word or have only a part of a compound.",
)
@click.option(
    "--collapse", is_flag=True, help="Show a story that several articles print once, with their number."
)
@click.option(
    "--facet",
    metavar="FIELDS",
    help=f"Print the values of {', '.join(COUNTED)} (comma between) instead of hits.",
)
@click.option(
    "--kwic",
    type=click.IntRange(1, 50),
    metavar="N",
    help="Print each match once with N words on either side, a line each, also as csv.",
)
@click.option("--explain-query", is_flag=True, help="Print how QUERY is read, and search nothing.")
@archive_option
def search(
    query: Query,
    limit: int,
    offset: int,
    sort: str,
    form: str | None,
    mode: str | None,
    beyond: bool,
    collapse: bool,
    facet: str | None,
    kwic: int | None,
    explain_query: bool,
    archive: str | None,
) -> int:
    """Print the articles that match QUERY, best first: id, date, paper, section, headline, and where it matched.

    An article matches that has all words of QUERY. Where fewer than ten do, those that lack a word are listed behind them,
    and those that have only a part of a compound; --ids and --jsonl leave them out, and every number does.

    \b
    Examples:
      newsarchive search Stoltenberg
      newsarchive search '"Nato-Russland-Rat" Brüssel' --sort date
      newsarchive search Minister -Sport --since 2022 --section Politik
      newsarchive search Minister --kwic 6
      newsarchive search Haushalt --ids | xargs newsarchive show
    """  # noqa: D301 - \b keeps click from joining the lines
    form = form or "text"
    if beyond and mode:
        raise UsageError(f"--lacking lists what --{mode} leaves out; leave out one of the two")
    if collapse and (beyond or facet or kwic):
        raise UsageError(
            "--collapse shows stories among the articles that match; leave out --lacking, --facet and --kwic"
        )
    if kwic and (beyond or facet):
        raise UsageError("--kwic shows the matches of articles that match; leave out --lacking and --facet")
    if sort in OF_LINES and not kwic:
        raise UsageError(f"--sort {sort} orders the lines of a concordance; add --kwic N")
    if explain_query:
        from newsarchive.query.describe import describe  # noqa: PLC0415 - only for this option

        click.echo(describe(query))
        return 0
    if facet:
        return print_facets(open_store(archive), query, facet, mode, as_json=form in {"json", "jsonl"})
    if kwic:
        return print_kwic(
            open_store(archive), query, kwic, form, limit=limit, offset=offset, sort=sort, mode=mode
        )
    store = open_store(archive)
    quietly = None if form in {"text", "json"} else False
    results = store.search(
        query,
        limit=limit,
        offset=offset,
        sort=sort,
        mode=mode,
        beyond=True if beyond else quietly,
        collapse=collapse,
    )
    print_form(form, hits_in(form, store, results, offset))
    if results.meant and form not in {"json", "jsonl"}:
        click.echo(f"meant: {printable(results.meant)}?", err=True)
    if results.hits:
        return 0
    behind = f" beyond number {offset}" if results.total else ""
    click.echo(f"Nothing found{behind} for {printable(str(query))}.", err=True)
    return NOTHING_FOUND


def print_kwic(store: Store, query: Query, words: int, form: str, **asked: Any) -> int:
    """Print a concordance in one of its own forms."""
    from newsarchive.render.kwic import KWIC  # noqa: PLC0415 - a plain search does without

    if form not in KWIC:
        raise UsageError(f"--kwic prints {', '.join(KWIC)}, not {form}")
    found = store.kwic(query, words, **asked)
    shown = KWIC[form](found, Layout(colour=sys.stdout.isatty())) if found or form != "text" else ""
    print_form(form, [shown])
    if not found:
        click.echo(f"Nothing found for {printable(str(query))}.", err=True)
    return 0 if found else NOTHING_FOUND


def hits_in(form: str, store: Store, results: Results, offset: int) -> Iterator[str]:
    """Yield a page of hits in a form; one that knows only articles gets those of the hits."""
    layout = Layout(colour=sys.stdout.isatty(), offset=offset)
    if FORMS[form].hits:
        return of_hits(form, results, layout)
    return of_articles(form, (store.get(hit.id) for hit in results.hits), layout)


def print_facets(store: Store, query: Query, fields: str, mode: str | None, *, as_json: bool) -> int:
    """Print the values of ``fields`` (names with commas between) among what was found, most frequent first."""
    names = [name.strip() for name in fields.split(",")]
    if unknown := [name for name in names if name not in COUNTED]:
        raise UsageError(f"no facet '{printable(unknown[0])}'; expected one of {', '.join(COUNTED)}")
    found = store.facets(query, names, mode=mode)
    if as_json:
        import json  # noqa: PLC0415 - people's searches do without

        shown = {name: [value.__dict__ for value in values] for name, values in found.items()}
        click.echo(json.dumps({"schema": 2, **shown}, ensure_ascii=False))
    else:
        for name, values in found.items():
            click.echo(name)
            for one in values:
                click.echo(f"{one.count:>7,}  {'(none)' if one.value is None else clean(one.value)}")
    return 0 if any(found.values()) else NOTHING_FOUND
