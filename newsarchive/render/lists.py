"""Lists of articles and numbers about them -> text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.render.clean import clean, style, width
from newsarchive.search.show.overview import NONE
from newsarchive.types.messages import _, number

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
        facts = [(one.published or _("no date"))[:10], clean(one.publisher or ""), clean(one.section or "")]
        head = f"{one.id:>6}  {' · '.join(fact for fact in facts if fact)}"
        lines += [
            style(head, "dim", colour=colour),
            f"        {cut(clean(one.headline or _('(no headline)')), columns - 8)}",
        ]
    last = offset + len(articles)
    part = (
        _("{first}–{last} of {total}", first=offset + 1, last=last, total=total)
        if offset or last < total
        else number(total)
    )
    more = "; " + _("--offset {last} shows more", last=str(last)) if last < total else ""
    lines += ["", style(_("{articles} articles", articles=part) + more, "dim", colour=colour)]
    return "\n".join(lines) + "\n"


def cut(text: str, columns: int) -> str:
    """Return ``text`` cut or padded to a width in columns."""
    return text if len(text) <= columns else text[: max(columns - 1, 1)] + "\N{HORIZONTAL ELLIPSIS}"


def stats_text(stats: dict[str, Any], limit: int, *, colour: bool) -> Iterator[str]:
    """Yield the overview in lines: the total, how complete fields are, the values of each thing counted, the gaps."""
    total, shown = stats["total"], stats.get("stories", stats)
    told = _("{articles} articles", articles=total)
    if shown is not stats:
        many = shown["total"]
        told = f"{_('1 story') if many == 1 else _('{stories} stories', stories=many)} ({told})"
    yield style(told, "bold", colour=colour) + "\n"
    yield f"\n{_('complete')}\n"
    for name, count in stats["complete"].items():
        yield f"  {_(name):<12} {number(count):>9}  {count / total if total else 0:>6.1%}\n"
    for name, values in shown["by"].items():
        yield f"\n{style(_(name), 'bold', colour=colour)}\n"
        most = max((count for __, count in values), default=1)
        for value, count in values[:limit]:
            yield (
                f"{number(count):>9}  {cut(_(value) if value == NONE else clean(value), 30):<30} {'█' * round(LONGEST_BAR * count / most)}".rstrip()
                + "\n"
            )
        if len(values) > limit:
            yield " " * 11 + _("and {values} more; -n shows them", values=len(values) - limit) + "\n"
    if stats["gaps"] is not None:
        yield "\n" + _("days without an article") + "\n"
        for gap in stats["gaps"]:
            yield f"{number(gap['days']):>9}  {clean(gap['publisher'])}: {gap['first']} – {gap['last']}\n"
        if not stats["gaps"]:
            yield " " * 11 + _("none") + "\n"
