"""Lists of articles and numbers about them -> text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.render.clean import clean, style, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsarchive.search.show.overview import Listed

__all__ = ["list_text", "stats_text"]

LONGEST_BAR = 30


def list_text(articles: Sequence[Listed], total: int, offset: int, *, colour: bool) -> str:
    """Return a line an article: id, date, paper, headline; and a last line that says how many there are."""
    columns = width(terminal=colour)
    lines = []
    for one in articles:
        facts = [(one.published or "no date")[:10], clean(one.publisher or ""), clean(one.section or "")]
        head = f"{one.id:>6}  {' · '.join(fact for fact in facts if fact)}"
        lines += [
            style(head, "dim", colour=colour),
            f"        {cut(clean(one.headline or '(no headline)'), columns - 8)}",
        ]
    last = offset + len(articles)
    part = f"{offset + 1:,}–{last:,} of {total:,}" if offset or last < total else f"{total:,}"
    more = f"; --offset {last} shows more" if last < total else ""
    lines += ["", style(f"{part} articles{more}", "dim", colour=colour)]
    return "\n".join(lines) + "\n"


def cut(text: str, columns: int) -> str:
    """Return ``text`` in so many columns."""
    return text if len(text) <= columns else text[: max(columns - 1, 1)] + "\N{HORIZONTAL ELLIPSIS}"


def stats_text(stats: dict[str, Any], limit: int, *, colour: bool) -> Iterator[str]:
    """Yield the overview in lines: the total, how complete fields are, the values of each thing counted, the gaps."""
    total = stats["total"]
    yield style(f"{total:,} articles", "bold", colour=colour) + "\n"
    yield f"\n{'complete':<14}\n"
    for name, number in stats["complete"].items():
        yield f"  {name:<12} {number:>9,}  {number / total if total else 0:>6.1%}\n"
    for name, values in stats["by"].items():
        yield f"\n{style(name, 'bold', colour=colour)}\n"
        most = max((number for _, number in values), default=1)
        for value, number in values[:limit]:
            yield (
                f"{number:>9,}  {cut(clean(value), 30):<30} {'█' * round(LONGEST_BAR * number / most)}".rstrip()
                + "\n"
            )
        if len(values) > limit:
            yield f"           and {len(values) - limit:,} more; -n shows them\n"
    if stats["gaps"] is not None:
        yield "\ndays without an article\n"
        for gap in stats["gaps"]:
            yield f"{gap['days']:>9,}  {clean(gap['publisher'])}: {gap['first']} to {gap['last']}\n"
        if not stats["gaps"]:
            yield "           none\n"
