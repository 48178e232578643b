"""Results -> text for people, JSON and ids for programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean, style, width
from newsarchive.types.keys import shown_id
from newsarchive.types.messages import _
from newsarchive.types.results import FULL, LACKING, PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.results import Hit, Results, Snippet

__all__ = ["hits_ids", "hits_json", "hits_jsonl", "hits_text"]

INDENT = " " * 6
BEHIND = {LACKING: "These lack a word:", PART: "These have only a part of a compound:"}
"""What stands above the hits that do not match, by how they are found."""
START, STOP = "\ue000", "\ue001"
"""Private characters that stand for marks while lines are broken; ``clean`` lets neither through."""


def hits_json(results: Results, layout: Layout) -> Iterator[str]:
    """Yield one JSON object: the numbers, ``meant`` and ``hits``."""
    import json  # noqa: PLC0415 - people's searches do without

    del layout
    hits = [hit.to_dict() for hit in results.hits]
    found = {
        "schema": 2,
        "total": results.total,
        "lacking": results.lacking,
        "partial": results.partial,
        "stories": results.stories,
        "older": results.older,
        "meant": results.meant,
        "hits": hits,
    }
    yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def hits_jsonl(results: Results, layout: Layout) -> Iterator[str]:
    """Yield one JSON object a line."""
    import json  # noqa: PLC0415 - as above

    del layout
    for hit in results.hits:
        yield json.dumps(hit.to_dict(), ensure_ascii=False) + "\n"


def hits_ids(results: Results, layout: Layout) -> Iterator[str]:
    """Yield one id a line."""
    del layout
    for hit in results.hits:
        yield f"{shown_id(hit.id)}\n"


def hits_text(results: Results, layout: Layout) -> Iterator[str]:
    """Yield the hits laid out for reading, and a last line that says how many there are; nothing where there are none."""
    if not results.hits:
        return
    offset, colour = layout.offset, layout.colour
    columns = width(terminal=colour)
    blocks: list[str] = []
    group = FULL
    for hit in results.hits:
        if hit.match != group:
            group = hit.match
            blocks.append(style(_(BEHIND[group]), "dim", colour=colour) + "\n")
        blocks.append(hit_text(hit, columns, colour=colour))
    blocks.append(style(footer(results, offset), "dim", colour=colour))
    yield "\n".join([*blocks, ""])


def footer(results: Results, offset: int) -> str:
    """Return what a page's last line says: how many articles match, which of them these are, and how many more there are."""
    last, total = offset + len(results.hits), results.total
    every = total + (results.lacking or 0) + (results.partial or 0)
    many = _("1 hit") if total == 1 else _("{hits} hits", hits=total) if total else _("no hit")
    if results.older:
        many += _(", older versions among them: {versions} (--versions lists them)", versions=results.older)
        total, every = total - results.older, every - results.older
    if results.stories is not None:
        told = _("1 story") if results.stories == 1 else _("{stories} stories", stories=results.stories)
        many, total, every = f"{told} ({many})", results.stories, results.stories
    shown = sum(hit.match == FULL for hit in results.hits)
    paged = shown and (offset or shown < total)
    first = _("{first}–{last} of {many}", first=offset + 1, last=offset + shown, many=many) if paged else many
    lacking = _("{articles} more lack a word", articles=results.lacking) if results.lacking else ""
    partial = (
        _("{articles} have only a part of a compound", articles=results.partial) if results.partial else ""
    )
    more = _("--offset {last} shows more", last=str(last)) if last < every else ""
    return "; ".join(filter(None, (first, lacking, partial, more)))


def hit_text(hit: Hit, columns: int, *, colour: bool) -> str:
    """Return one hit: a line of facts, the headline, the snippet with its marks, and the words it lacks."""
    known = ((hit.published or _("undated"))[:10], hit.publisher, hit.section, hit.kicker)
    facts = " · ".join(clean(fact) for fact in known if fact)
    headline = clean(hit.headline or _("(no headline)"))
    lines = [
        f"{style(f'{shown_id(hit.id):>4}', 'bold', colour=colour)}  {style(facts, 'dim', colour=colour)}".rstrip()
    ]
    lines += [style(line, "bold", colour=colour) for line in wrapped(headline, columns)]
    lines += snippet_lines(hit.snippet, columns, colour=colour)
    if hit.missing:
        lines.append(
            INDENT + style(_("without: {words}", words=clean(", ".join(hit.missing))), "dim", colour=colour)
        )
    if hit.versions:
        lines.append(INDENT + style(versions_line(hit), "dim", colour=colour))
    if hit.others:
        many = _("1 other") if len(hit.others) == 1 else _("{articles} others", articles=len(hit.others))
        lines.append(
            INDENT
            + style(
                _("and {many}: newsarchive duplicates {id}", many=many, id=shown_id(hit.id)),
                "dim",
                colour=colour,
            )
        )
    return "\n".join(lines) + "\n"


def versions_line(hit: Hit) -> str:
    """Return how many versions of a page there are, which of them the hit is where it is not the last, and what lists them."""
    many, last = len(hit.versions), hit.versions[-1]
    if hit.id == last:
        told = _("{versions} versions", versions=many)
    else:
        place = hit.versions.index(hit.id) + 1
        told = _(
            "version {place} of {versions}; the last is {last}", place=place, versions=many, last=str(last)
        )
    return _("{told}: newsarchive show {id} --versions", told=told, id=str(hit.id))


def wrapped(text: str, columns: int) -> list[str]:
    """Return ``text`` in indented lines, cut at blanks, behind hyphens within words, and else where a word is too long.

    Not by ``textwrap``, whose patterns take as long to compile as a search takes.
    """
    room = max(columns - len(INDENT), 1)
    lines: list[str] = []
    line, left = "", room
    for word in text.split():
        gap, rest = " " if line else "", word
        while (size := cells(rest)) + len(gap) > left:
            head = head_of(rest, left - len(gap))
            if not head and not line:
                head = rest[:left]
            lines.append(INDENT + (line + gap + head if head else line))
            line, left, gap, rest = "", room, "", rest[len(head) :]
        line += gap + rest
        left -= len(gap) + size
    return [*lines, INDENT + line] if line else lines


def cells(text: str) -> int:
    """Return the columns that ``text`` takes, in which marks take none."""
    return len(text) - text.count(START) - text.count(STOP)


def head_of(word: str, room: int) -> str:
    """Return the longest beginning of ``word`` that ends in a hyphen between letters and fits, or nothing."""
    at = word.rfind("-", 1, max(room, 0))
    while at > 0 and not (word[at - 1].isalpha() and word[at + 1 : at + 2].isalpha()):
        at = word.rfind("-", 1, at)
    return word[: at + 1] if at > 0 else ""


def snippet_lines(snippet: Snippet, columns: int, *, colour: bool) -> list[str]:
    """Return a snippet in lines; what matched is in colour, or between asterisks where there is none."""
    text, at = "", 0
    for start, end in snippet.marks:
        text += clean(snippet.text[at:start]) + START + clean(snippet.text[start:end]) + STOP
        at = end
    text += clean(snippet.text[at:])
    plain = not colour or bool(os.environ.get("NO_COLOR"))
    lines = wrapped(text.replace(START, "*").replace(STOP, "*") if plain else text, columns)
    if plain:
        return lines
    shown, open_mark = [], False
    for line in lines:
        styled = (START if open_mark else "") + line
        open_mark = styled.count(START) > styled.count(STOP)
        styled += STOP if open_mark else ""
        shown.append(styled.replace(START, "\033[1;33m").replace(STOP, "\033[0m"))
    return shown
