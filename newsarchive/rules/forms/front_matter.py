"""What a tool prints of a page's metadata above its text, weighed against what the text itself prints.

A page's ``title`` and ``description`` are written for search engines: where the text prints a headline or a teaser of its
own, that is the paper's word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.layout.described import DESCRIPTION, NO_LETTERS, SITE_TAIL, alike, loose
from newsarchive.rules.lexicon.sections import SECTIONS
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["description_line", "fact_line", "kicker_over_title"]
KICKER_FRONT = re.compile(r"(?P<kicker>[^:]{2,45}):\s+$|(?P<dashed>[^–]{2,45})\s[–-]\s+$")
LONG_WORD = re.compile(r"[A-ZÄÖÜ]\w{3}")
ONE_CATEGORY = re.compile(r"\['(?P<name>[^',]{2,40})'\]$")
FACTS = {"title": Label.HEADLINE, "author": Label.BYLINE, "date": Label.PUBLISHED}
LONGEST_TITLE = 140
LONGEST_KICKER = 60
LEAST_TITLE = 12


def fact_line(block: Block, seen: Seen) -> Claims:
    """See a value in the ``key: value`` lines that extraction tools print above a text.

    Yes: corpus/made-up/front-matter.txt line 2.
    """
    if not block.hint.startswith("fact:"):
        return ()
    key = block.hint.partition(":")[2]
    if key == "title":
        return title_pieces(block, seen)
    if key == "categories" and (one := ONE_CATEGORY.match(block.text)) and one["name"].casefold() in SECTIONS:
        return (
            *claim(block, 0, one.start("name"), Label.SEPARATOR, "fact_line", 0.9),
            *claim(block, *one.span("name"), Label.SECTION, "fact_line", 0.9),
            *claim(block, one.end("name"), len(block.text), Label.SEPARATOR, "fact_line", 0.9),
        )
    return claim(block, 0, len(block.text), FACTS.get(key, Label.FURNITURE), "fact_line", 0.93)


def title_pieces(block: Block, seen: Seen) -> Claims:
    """Return the pieces of a page's title: the headline, or furniture where the text prints another one below."""
    end = title_end(block, seen)
    title = block.text[:end]
    start = 0
    for printed in head_lines(seen):
        own = loose(printed)
        if own == loose(title) or loose(printed).endswith(loose(title)):
            break
        if loose(title).endswith(own) and len(printed) > LEAST_TITLE and (at := title.find(printed)) > 0:
            start = at
            break
        if alike(printed, title):
            return claim(block, 0, len(block.text), Label.FURNITURE, "fact_line", 0.9)
    front: Claims = ()
    if start and (match := KICKER_FRONT.match(title[:start])):
        group = match.lastgroup or "kicker"
        front = (
            *claim(block, *match.span(group), Label.KICKER, "fact_line", 0.9),
            *claim(block, match.end(group), start, Label.SEPARATOR, "fact_line", 0.9),
        )
    elif start:
        front = claim(block, 0, start, Label.FURNITURE, "fact_line", 0.9)
    return (
        *front,
        *claim(block, start, end, Label.HEADLINE, "fact_line", 0.93),
        *claim(block, end, len(block.text), Label.SEPARATOR, "fact_line", 0.93),
    )


def title_end(block: Block, seen: Seen) -> int:
    """Return where a page's title ends and the paper's name behind it begins: ``Chor singt am See | Musterblatt | 12.01.2022``."""
    match = SITE_TAIL.search(block.text)
    if match is None:
        return len(block.text)
    tail = NO_LETTERS.sub("", match["site"]).casefold()
    for part in seen.parts[:12]:
        if part.hint in {"fact:sitename", "fact:hostname"} and tail:
            name = NO_LETTERS.sub("", part.text.removeprefix("www.")).casefold()
            if name.startswith(tail) or tail.startswith(name):
                return match.start()
    return len(block.text)


def head_lines(seen: Seen) -> list[str]:
    """Return the lines below the front matter that may be a header's: short, no sentence with a full stop."""
    lines: list[str] = []
    for part in seen.parts[seen.index + 1 : seen.index + 16]:
        if part.hint.startswith("fact:"):
            continue
        if len(part.text) > LONGEST_TITLE or part.text[-1] in ".,;" or len(lines) == 3:
            break
        lines.append(part.text)
    return lines


def kicker_over_title(block: Block, seen: Seen) -> Claims:
    """See kicker and headline run together below a headline that is stated elsewhere: ``Streit um Moorufer Rat vertagt sich``.

    Yes: corpus/made-up/front-matter-kicker.txt line 9.
    No:  corpus/tempting/crosshead-ends-like-headline.txt line 7, a crosshead.
    """
    if (
        len(block.text) > LONGEST_TITLE + LONGEST_KICKER
        or seen.has(Label.KICKER)
        or seen.has(Label.PARAGRAPH)
    ):
        return ()
    text = seen.reading.text
    for piece in seen.pieces:
        if piece.label is not Label.HEADLINE or piece.rule != "fact_line":
            continue
        title = text[piece.start : piece.end]
        at = len(block.text) - len(title)
        if 2 < at < LONGEST_KICKER and len(title) > LEAST_TITLE and block.text.endswith(title):
            return (
                *claim(block, 0, at, Label.KICKER, "kicker_over_title", 0.9),
                *claim(block, at, len(block.text), Label.FURNITURE, "kicker_over_title", 0.95),
            )
    return ()


def description_line(block: Block, seen: Seen) -> Claims:
    """See a page's description: the teaser where the text prints none, furniture where it does.

    Yes: corpus/made-up/front-matter.txt line 6.
    But the first words of a teaser that is printed below (corpus/made-up/front-matter-clipped.txt line 5) are furniture.
    """
    if block.hint != DESCRIPTION:
        return ()
    printed = seen.plan is not None and seen.plan.teaser.start >= 0
    return claim(
        block, 0, len(block.text), Label.FURNITURE if printed else Label.TEASER, "description_line", 0.9
    )
