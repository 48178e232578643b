"""What a search found -> standard output, in the form that was asked for; each function returns the exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from newsarchive.cli.output.log import log_search
from newsarchive.cli.output.pages import page_of, print_form
from newsarchive.cli.say import say, write
from newsarchive.errors import UsageError, printable
from newsarchive.query.fields import FACETS
from newsarchive.render.clean import clean
from newsarchive.render.forms import FORMS, Layout, of_articles, of_hits
from newsarchive.types.messages import _, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.archive.protocol import Store
    from newsarchive.cli.query_file import Asked
    from newsarchive.query.nodes import Query
    from newsarchive.types.results import FacetValue, Results

__all__ = [
    "COUNTED",
    "NOTHING_FOUND",
    "print_facets",
    "print_hits",
    "print_kwic",
    "print_queries",
    "print_tallies",
]

NOTHING_FOUND = 1
COUNTED = (*FACETS, "year")
"""What ``--facet`` takes."""


def print_kwic(store: Store, query: Query, words: int, form: str, **asked: Any) -> int:
    """Print a concordance in one of its own forms."""
    from newsarchive.render.hits.kwic import KWIC  # noqa: PLC0415 - a plain search does without

    if form not in KWIC:
        raise UsageError(_("--kwic prints {forms}, not {form}", forms=", ".join(KWIC), form=form))
    found = store.kwic(query, words, **asked)
    shown = KWIC[form](found, Layout(colour=sys.stdout.isatty())) if found or form != "text" else ""
    print_form(form, [shown])
    log_search(store, query, mode=asked.get("mode"))
    if not found:
        say(_("Nothing found for {query}.", query=printable(str(query))))
    return 0 if found else NOTHING_FOUND


def print_hits(store: Store, query: Query, form: str, *, beyond: bool, versions: bool, **asked: Any) -> int:
    """Print a page of hits; where there are none, say so on stderr, and what was probably meant.

    Older versions of a page stand behind the last one, unless all ``versions`` are asked for; a list of hits a line has each.
    """
    page = form in {"text", "json"}
    quietly = None if page else False
    results = store.search(query, beyond=True if beyond else quietly, latest=page and not versions, **asked)
    print_form(form, hits_in(form, store, results, asked["offset"]))
    log_search(store, query, results.total)
    if results.meant and form not in {"json", "jsonl"}:
        say(_("meant: {meant}?", meant=printable(results.meant)))
    if results.hits:
        return 0
    asked_for = printable(str(query))
    beyond_all = _(
        "Nothing found beyond number {offset} for {query}.", offset=asked["offset"], query=asked_for
    )
    say(beyond_all if results.total else _("Nothing found for {query}.", query=asked_for))
    return NOTHING_FOUND


def print_queries(store: Store, asked: Sequence[Asked], form: str, **options: Any) -> int:
    """Print what each of several queries found, in one of the forms of ``render.lists``."""
    from newsarchive.cli.progress import ProgressLine  # noqa: PLC0415 - a plain search does without
    from newsarchive.cli.query_file import UNREADABLE  # noqa: PLC0415 - as above
    from newsarchive.render.hits.queries import QUERIES, Answer  # noqa: PLC0415 - as above

    if form not in QUERIES:
        raise UsageError(_("--queries prints {forms}, not {form}", forms=", ".join(QUERIES), form=form))
    with ProgressLine() as progress:
        progress.begin("queries", len(asked))
        answers = [
            Answer(one.line, one.text, one.error, store.search(one.query, **options) if one.query else None)
            for one in progress.over(asked)
        ]
    print_form(form, QUERIES[form](answers, Layout(colour=sys.stdout.isatty(), offset=options["offset"])))
    for one, answer in zip(asked, answers, strict=True):
        if one.query and answer.results:
            log_search(store, one.query, answer.results.total)
    if any(one.error for one in asked):
        return UNREADABLE
    return 0 if any(one.results and one.results.hits for one in answers) else NOTHING_FOUND


def print_tallies(store: Store, asked: Sequence[Asked], fields: str, form: str, mode: str | None) -> int:
    """Print how many articles each of several queries means, by ``fields`` (names with commas between)."""
    from newsarchive.cli.progress import ProgressLine  # noqa: PLC0415 - counting one query does without
    from newsarchive.cli.query_file import UNREADABLE  # noqa: PLC0415 - as above
    from newsarchive.render.hits.queries import TALLIES, Tally  # noqa: PLC0415 - as above
    from newsarchive.search.show.crosstab import COMBINED  # noqa: PLC0415 - as above

    by = [name.strip() for name in fields.split(",") if name.strip()]
    if unknown := [name for name in by if name not in COMBINED]:
        raise UsageError(
            _(
                "cannot count by '{name}'; expected some of {names}",
                name=printable(unknown[0]),
                names=", ".join(COMBINED),
            )
        )
    tallies = []
    with ProgressLine() as progress:
        progress.begin("queries", len(asked))
        for one in progress.over(asked):
            counts = store.combined(one.query, by=by, mode=mode) if one.query else []
            total = sum(count for __, count in counts) if one.query else None
            tallies.append(Tally(line=one.line, query=one.text, error=one.error, total=total, counts=counts))
    print_form(form, TALLIES[form](tallies, by, Layout(colour=sys.stdout.isatty())))
    for one, tally in zip(asked, tallies, strict=True):
        if one.query:
            log_search(store, one.query, tally.total)
    if any(one.error for one in asked):
        return UNREADABLE
    return 0 if any(one.total for one in tallies) else NOTHING_FOUND


def hits_in(form: str, store: Store, results: Results, offset: int) -> Iterator[str]:
    """Yield a page of hits in a form; one that knows only articles gets those of the hits."""
    layout = Layout(colour=sys.stdout.isatty(), offset=offset)
    if FORMS[form].hits:
        return of_hits(form, results, layout)
    return of_articles(form, (store.get(hit.id) for hit in results.hits), layout)


def print_facets(
    store: Store,
    query: Query,
    fields: str,
    mode: str | None,
    *,
    most: int | None,
    as_json: bool,
    collapse: bool = False,
) -> int:
    """Print the first ``most`` values (None: all) of ``fields`` (names with commas between) among what was found, most frequent first.

    ``collapse``: with numbers of stories, and in JSON of articles beside them.
    """
    names = [name.strip() for name in fields.split(",")]
    if unknown := [name for name in names if name not in COUNTED]:
        raise UsageError(
            _(
                "no facet '{name}'; expected one of {names}",
                name=printable(unknown[0]),
                names=", ".join(COUNTED),
            )
        )
    found = (store.stories.counts if collapse else store).facets(query, names, mode=mode)
    log_search(store, query, mode=mode)
    if as_json:
        import json  # noqa: PLC0415 - people's searches do without

        shown = {name: [one.to_dict() for one in first_of(values, most)[0]] for name, values in found.items()}
        write(json.dumps({"schema": 2, **shown}, ensure_ascii=False) + "\n")
    else:
        page_of("".join(facet_lines(found, most)))
    return 0 if any(found.values()) else NOTHING_FOUND


def facet_lines(found: dict[str, list[FacetValue]], most: int | None) -> Iterator[str]:
    """Yield the values of each field, with their numbers."""
    for name, values in found.items():
        yield f"{_(name)}\n"
        first, left = first_of(values, most)
        for one in first:
            shown = one.count if one.stories is None else one.stories
            yield f"{number(shown):>7}  {_('(none)') if one.value is None else clean(one.value)}\n"
        if left:
            yield " " * 9 + _("and {values} more values", values=left) + "\n"


def first_of(values: Sequence[FacetValue], most: int | None) -> tuple[list[FacetValue], int]:
    """Return the first ``most`` values and the row for none, which is always told, and how many values are left."""
    known = [one for one in values if one.value is not None]
    first = known[:most]
    return first + [one for one in values if one.value is None], len(known) - len(first)
