"""A Factiva article in the display without codes -> its blocks, told by their order.

Section, headline and byline stand above the count of words; date, time, paper, its code, page, language and copyright below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.exports.nexis_uni import without_page
from newsarchive.formats.flat.blocks import split_blocks
from newsarchive.formats.records.stated import hinted
from newsarchive.rules.lexicon.agencies import news_agencies
from newsarchive.rules.lexicon.database_dates import date_line, language_code, printed_time
from newsarchive.rules.lexicon.names import looks_like_names
from newsarchive.types.reading import Block, Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["byline_block", "displayed_blocks"]

LINE = re.compile(r"[^\n]*[^\s][^\n]*")
WORDS = re.compile(r"\d[\d.,'’\s]{0,8}\s?(?:words|Wörter|mots)$")
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)|alle rechte|all rights|tous droits)", re.IGNORECASE)
PAGE = re.compile(
    r"""
      (?:Seite|Page)\s\d+\s(?:von|of|sur|de)\s\d+.*$ | .*©.*Factiva.*$ | .*Factiva,?\ Inc.*$
    | Dow\ Jones$ | Factiva$
    """,
    re.VERBOSE | re.IGNORECASE,
)
DOCUMENT = re.compile(r"(?:Document|Dokument)\s+[A-Z0-9]+[a-z][a-z0-9]+$")
BYLINE = re.compile(r"(?:von|by|par|text):?\s+(?=[^\W\d_])", re.IGNORECASE)
AND = re.compile(r"\s*(?:,|;|\band\b|\bet\b|\bund\b)\s*")
NUMBERED = re.compile(r"\d{1,4}\)\s+(?=\S)")
"""The running number that a list of articles sets before each headline: ``12) Rat streitet``."""
HOUSE = re.compile(
    r"""
    \b
    (?:GmbH|AG|SE|KG|mbH|OHG|e\.\s?V|Ltd|Inc|S\.?A|Verlag|Verlagsgesellschaft|Verlagshaus)
    \.?(?:\ &\ Co\.?\ ?(?:KG(?:aA)?|OHG))?\.?$
    """,
    re.VERBOSE,
)
CLOSES = ("and", "et")
LONGEST, DEEPEST = 110, 12
"""Characters of a line that belongs to the header, and how many of them there are below the count of words."""


def displayed_blocks(text: str, lines: str, known: Mapping[int, str], facts: list[Fact]) -> list[Block]:
    """Return the blocks of an article without codes; ``known`` are hints by their start.

    ``lines`` is ``text`` with a line feed at each line's end.
    """
    rows = [row_block(match, lines) for match in LINE.finditer(lines)]
    count = next((at for at, row in enumerate(rows) if WORDS.match(row.text)), None)
    if count is None:
        return [block._replace(hint=known.get(block.start, "")) for block in split_blocks(text)]
    top = above(rows[:count], known, facts)
    below = header_end(rows, count + 1)
    blocks = [*top, *(row._replace(hint="furniture") for row in rows[count:below])]
    facts.extend(stated([row.text for row in rows[count + 1 : below]]))
    start = rows[below].start if below < len(rows) else len(text)
    line = text.count("\n", 0, start)
    body = [
        block._replace(start=block.start + start, end=block.end + start, line=block.line + line)
        for block in split_blocks(text[start:])
    ]
    return [*blocks, *hinted(with_end(body))]


def row_block(match: re.Match[str], lines: str) -> Block:
    """Return the block of one line."""
    printed = match[0]
    start = match.start() + len(printed) - len(printed.lstrip())
    bare = printed.strip()
    return Block(start, start + len(bare), bare, lines.count("\n", 0, start) + 1)


def above(rows: Sequence[Block], known: Mapping[int, str], facts: list[Fact]) -> list[Block]:
    """Return the lines above the count of words: furniture, section, headline, byline."""
    printed = [
        row
        for row in rows
        if not (PAGE.match(row.text) or DOCUMENT.match(row.text)) and known.get(row.start) != "furniture"
    ]
    hints = {row.start: known[row.start] for row in printed if row.start in known}
    if "headline" in hints.values():
        first = next(start for start, hint in hints.items() if hint == "headline")
        for row in printed:
            hints.setdefault(row.start, "section" if row.start < first else "byline")
    elif printed:
        signed = len(printed) > 1 and is_byline(printed[-1].text)
        title = printed[-2 if signed else -1]
        hints = {title.start: "headline"} | ({printed[-1].start: "byline"} if signed else {})
        hints |= {row.start: "section" for row in printed if row.start < title.start}
    sections = [start for start, hint in hints.items() if hint == "section"]
    if len(sections) == 2:
        hints[sections[1]] = "kicker"
    elif sections:
        hints |= dict.fromkeys(sections[:-1], "furniture")
    return [placed(row, hints.get(row.start, "furniture"), facts) for row in rows]


def placed(row: Block, hint: str, facts: list[Fact]) -> Block:
    """Return a line of the header with its hint, without what belongs to no field."""
    if hint == "byline":
        return byline_block(row, facts, "factiva:head")
    if hint == "headline" and (number := NUMBERED.match(row.text)):
        return row._replace(start=row.start + number.end(), text=row.text[number.end() :], hint=hint)
    if hint == "section" and (section := without_page(row.text)):
        return row._replace(end=row.start + len(section), text=section, hint=hint)
    return row._replace(hint=hint)


def is_byline(text: str) -> bool:
    """Tell whether a line above the count of words names who wrote it."""
    if BYLINE.match(text):
        return len(text) < LONGEST and not text.endswith((".", "!", "?"))
    return looks_like_names(text) or bool(news_agencies(text) and len(text) < 30)


def byline_block(block: Block, facts: list[Fact], place: str) -> Block:
    """Return a byline without the word before it, and add its names where an English or a French ``and`` joins them."""
    mark = BYLINE.match(block.text)
    bare = block.text[mark.end() if mark else 0 :]
    if any(f" {word} " in f" {bare} " for word in CLOSES):
        facts.extend(Fact("authors", name, place) for name in AND.split(bare) if name)
    return block._replace(start=block.end - len(bare), text=bare, hint="byline")


def header_end(rows: Sequence[Block], at: int) -> int:
    """Return the number of the first row below the header: behind the copyright, else behind the language."""
    language = None
    for number in range(at, min(at + DEEPEST, len(rows))):
        text = rows[number].text
        if COPYRIGHT.match(text):
            return number + 1
        if language_code(text):
            language = number + 1
        if len(text) > LONGEST:
            break
    return language or dated_end(rows, at)


def dated_end(rows: Sequence[Block], at: int) -> int:
    """Return the number of the row behind date, time and paper, where neither language nor copyright is printed."""
    if at < len(rows) and date_line(rows[at].text):
        timed = at + 1 < len(rows) and len(rows[at + 1].text) < 12 and bool(printed_time(rows[at + 1].text))
        return min(at + 2 + timed, len(rows))
    return at


def stated(rows: Sequence[str]) -> list[Fact]:
    """Return the facts that the lines below the count of words state."""
    facts: dict[str, Fact] = {}
    time = ""
    for text in rows:
        if "published" not in facts and (date := date_line(text)):
            facts["published"] = Fact("published", date, "factiva:head")
        elif "publisher" not in facts and len(text) < 12 and printed_time(text):
            time = printed_time(text)
        elif "publisher" not in facts and not COPYRIGHT.match(text):
            facts["publisher"] = Fact("publisher", text, "factiva:head")
        elif code := language_code(text):
            facts["language"] = Fact("language", code, "factiva:head")
    if time and (dated := facts.get("published")):
        facts["published"] = dated._replace(value=dated.value + time)
    return list(facts.values())


def with_end(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of the text, with the number that closes it and what stands below that as furniture."""
    closed = next((at for at, block in enumerate(blocks) if DOCUMENT.match(block.text)), len(blocks))
    if 0 < closed < len(blocks) and is_house(blocks[closed - 1].text):
        closed -= 1
    return [
        block._replace(hint="furniture") if at >= closed or PAGE.match(block.text) else block
        for at, block in enumerate(blocks)
    ]


def is_house(text: str) -> bool:
    """Tell whether the line above the number is the publishing house: a firm with its legal form."""
    return len(text) < LONGEST and HOUSE.search(text) is not None
