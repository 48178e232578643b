"""Stories -> text for people, JSON for programs."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean, style
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsarchive.types.stories import Member, Story

__all__ = ["members_json", "members_jsonl", "stories_json", "stories_jsonl", "stories_text", "versions_text"]

SHOWN = 70
"""Letters of a passage that are shown."""


def stories_json(stories: Iterable[Story]) -> Iterator[str]:
    """Yield one JSON list."""
    import json  # noqa: PLC0415 - people do without

    yield json.dumps([story.to_dict() for story in stories], ensure_ascii=False, indent=2) + "\n"


def stories_jsonl(stories: Iterable[Story]) -> Iterator[str]:
    """Yield one JSON object a line, a story each."""
    import json  # noqa: PLC0415 - as above

    for story in stories:
        yield json.dumps(story.to_dict(), ensure_ascii=False) + "\n"


def members_json(members: Sequence[Member]) -> str:
    """Return one JSON list, a version each."""
    import json  # noqa: PLC0415 - as above

    return json.dumps([member.to_dict() for member in members], ensure_ascii=False, indent=2) + "\n"


def members_jsonl(members: Sequence[Member]) -> str:
    """Return one JSON object a line, a version each."""
    import json  # noqa: PLC0415 - as above

    return "".join(json.dumps(member.to_dict(), ensure_ascii=False) + "\n" for member in members)


def versions_text(members: Sequence[Member], *, colour: bool) -> str:
    """Return the versions of an article laid out for reading, oldest first."""
    many = _("1 version") if len(members) == 1 else _("{versions} versions", versions=len(members))
    lines = [style(many, "bold", colour=colour)]
    for member in members:
        lines += member_lines(member, first=member is members[0], colour=colour)
    return "\n".join(lines) + "\n"


def stories_text(stories: Iterable[Story], *, colour: bool) -> Iterator[str]:
    """Yield each story laid out for reading: its articles, the first print first, and what each did to its text."""
    for story in stories:
        paths = sum(len(member.paths) for member in story.members)
        many = _("{articles} articles", articles=len(story.members))
        if len(story.members) == 1:
            many = _("1 article at {paths} paths", paths=paths)
        lines = [style(_("Story {key}: {many}", key=story.key[:12], many=many), "bold", colour=colour)]
        for member in story.members:
            lines += member_lines(member, first=member is story.first, colour=colour)
        yield "\n".join(lines) + "\n\n"


def member_lines(member: Member, *, first: bool, colour: bool) -> list[str]:
    """Return one article of a story: number, day, paper, agencies and headline, then its changes and paths."""
    day = (member.published or "")[:10] or _("seen {day}", day=member.seen[:10])
    facts = [day, member.publisher, ", ".join(member.agencies), _("{words} words", words=member.words)]
    told = " · ".join(clean(fact) for fact in facts if fact)
    lines = [f"{member.id:>6}  {told}{_(' · first') if first else ''}"]
    lines.append(f"        {clean(member.headline or _('(no headline)'))}")
    for name, passages in (
        (_("left out"), member.left_out),
        (_("added"), member.added),
        (_("moved"), member.moved),
        (_("changed"), tuple(starmap(changed_words, member.changed))),
    ):
        if passages:
            more = _(" and {passages} more", passages=len(passages) - 1) if len(passages) > 1 else ""
            lines.append(f"        {style(name, 'dim', colour=colour)}: {short(passages[0])}{more}")
    if not (first or member.left_out or member.added or member.changed or member.moved):
        lines.append(f"        {style(_('the same text'), 'dim', colour=colour)}")
    lines += [f"        {style(clean(path), 'dim', colour=colour)}" for path in member.paths]
    return lines


def changed_words(one: str, other: str) -> str:
    """Return the first words of a changed passage that are others now, as they were and as they are."""
    from newsarchive.stories.changes import Kind, changes  # noqa: PLC0415 - JSON does without

    parted = [passage for passage in changes(one, other) if passage.kind is not Kind.SAME]
    words = next((passage for passage in parted if passage.kind is Kind.CHANGED), parted[0])
    return f"{short(words.one, SHOWN // 2) or '–'} → {short(words.other, SHOWN // 2) or '–'}"


def short(passage: str, most: int = SHOWN + 3) -> str:
    """Return the beginning of a passage, in one line."""
    text = clean(passage)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
