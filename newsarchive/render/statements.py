"""Statements and persons -> text for people, JSON and CSV for programs."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean, style, width
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.types.article import Article
    from newsarchive.types.statements import Listed, Statement

__all__ = [
    "marked_text",
    "people_json",
    "people_text",
    "statements_csv",
    "statements_json",
    "statements_jsonl",
    "statements_text",
]

KINDS = ("direct", "indirect", "mixed")
"""How something may be quoted; translated where it is shown."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the head of a cell."""


def statements_text(statements: Iterable[Statement], *, by_paper: bool, colour: bool) -> Iterator[str]:
    """Yield each statement: who and when, the words, where printed; below the paper's name where ``by_paper``."""
    columns = width(terminal=colour)
    if by_paper:
        ordered = sorted(statements, key=lambda one: one.publisher or "~")
        for paper, group in groupby(ordered, key=lambda one: one.publisher):
            yield style(clean(paper or _("(no paper)")), "bold", colour=colour) + "\n\n"
            yield from statements_text(group, by_paper=False, colour=colour)
        return
    for one in statements:
        party = f" ({one.party})" if one.party else ""
        who = f"{one.person}{party}" if one.person else one.speaker or _("(nobody named)")
        facts = [
            who,
            one.function if one.person else None,
            one.published and one.published[:10],
            one.date,
            _(one.kind),
        ]
        lines = [style(clean(" · ".join(fact for fact in facts if fact)), "bold", colour=colour)]
        lines += textwrap.wrap(clean(one.words), columns, initial_indent="    ", subsequent_indent="    ")
        times = (
            _(
                " · printed by {number} articles: {ids}",
                number=one.printed,
                ids=", ".join(map(str, one.articles)),
            )
            if one.printed > 1
            else ""
        )
        place = " · ".join(part for part in (one.publisher, one.headline or _("(no headline)")) if part)
        lines.append(style(f"    [{one.id}] {clean(place)}{times}", "dim", colour=colour))
        yield "\n".join(lines) + "\n\n"


def statement_dict(one: Statement) -> dict[str, object]:
    """Return a statement as JSON types."""
    return {**one._asdict(), "articles": list(one.articles)}


def statements_json(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield one JSON list."""
    import json  # noqa: PLC0415 - people do without

    yield json.dumps([statement_dict(one) for one in statements], ensure_ascii=False, indent=2) + "\n"


def statements_jsonl(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield one JSON object a line."""
    import json  # noqa: PLC0415 - as above

    for one in statements:
        yield json.dumps(statement_dict(one), ensure_ascii=False) + "\n"


def statements_csv(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield a table with a row a statement; no cell begins as a formula does."""
    import csv  # noqa: PLC0415 - as above
    import io  # noqa: PLC0415 - as above

    from newsarchive.types.statements import Statement as Row  # noqa: PLC0415 - as above

    def line(cells: Sequence[object]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow(cells)
        return out.getvalue()

    yield line(Row._fields)
    for one in statements:
        cells = [" ".join(map(str, cell)) if isinstance(cell, tuple) else cell for cell in one]
        yield line(
            [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in cells]
        )


def people_text(people: Iterable[Listed], *, colour: bool) -> Iterator[str]:
    """Yield a line a person, and one for each other name that was held to be the same."""
    for one in people:
        party = f" ({', '.join(one.parties)})" if one.parties else ""
        times = _(
            "{quotations} quotations in {articles} articles", quotations=one.quoted, articles=one.articles
        )
        facts = (
            style(clean(one.name), "bold", colour=colour) + clean(party),
            times,
            clean("; ".join(one.functions[:3])),
        )
        yield " · ".join(fact for fact in facts if fact) + "\n"
        for variant in one.variants:
            yield (
                "    "
                + _(
                    "also {name}: {number} ({reason})",
                    name=clean(variant.name),
                    number=variant.quoted,
                    reason=_(variant.reason),
                )
                + "\n"
            )


def people_json(people: Iterable[Listed]) -> Iterator[str]:
    """Yield one JSON list."""
    import json  # noqa: PLC0415 - as above

    rows = [{**one._asdict(), "variants": [variant._asdict() for variant in one.variants]} for one in people]
    yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def marked_text(articles: Iterable[Article], *, colour: bool) -> Iterator[str]:
    """Yield the text of each article as it was read, each quotation in ``[1: …]``, and below who said it."""
    for article in articles:
        marks: list[tuple[int, int, str]] = []
        for number, quotation in enumerate(article.quotations, 1):
            for start, end in quotation.spans:
                marks += [(start, -end, f"[{number}: "), (end, 1 - start, "]")]
        shown, at = [], 0
        for place, __, sign in sorted(marks, key=lambda mark: (mark[0], mark[2] != "]", mark[1])):
            shown += [article.text[at:place], sign]
            at = place
        lines = "".join([*shown, article.text[at:]]).splitlines()
        yield "\n".join(clean(line) for line in lines) + "\n\n"
        for number, quotation in enumerate(article.quotations, 1):
            person = quotation.person.name if quotation.person else None
            facts = (
                _(quotation.kind),
                quotation.speaker or _("(nobody named)"),
                person,
                quotation.cue,
                quotation.date,
                f"{quotation.confidence:.2f}",
            )
            yield (
                style(
                    f"[{number}] " + clean(" · ".join(fact for fact in facts if fact)), "dim", colour=colour
                )
                + "\n"
            )
