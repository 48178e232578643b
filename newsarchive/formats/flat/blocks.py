r"""Text -> blocks: which lines belong together, whatever put the line ends there.

Offsets are true offsets into the text, which is not changed: line ends are ``\r\n``, ``\r`` or ``\n``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.types.reading import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["printed_lines", "split_blocks"]

LISTS = word_parts(__file__, "blocks")

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
DROP_CAPITAL = re.compile(r"[„“\"»«‚]?[A-ZÄÖÜ]$")
"""A letter alone, with the mark before it."""
HYPHENS = "-\N{HYPHEN}\N{DOUBLE OBLIQUE HYPHEN}"
"""What a line ends in where it breaks a word; the last is Fraktur's."""
FIRST_WORD = re.compile(r"\s*(\S{1,60})")
HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
QUOTED = re.compile(r"(\"|')(?P<bare>.+)\1$")
"""A value of front matter as YAML writes it where it holds a colon or a mark."""
BULLET = re.compile(r"[*•\N{EN DASH}\-+▪‣◦·][ \t]+(?=\S)")
MARKS = frozenset("#*•\N{EN DASH}-+▪‣◦·")
"""The first characters of headings and bullets."""
STRONG = re.compile(r"(?:\*\*|__)(?=[^*_\s])([^*_]{1,600})(?<=\S)(?:\*\*|__)$")
EMPHASIS = re.compile(r"_(?=[^_\s])([^_]{1,600})(?<=\S)_$")
FRONT_MATTER = re.compile(
    r"""
    (
          title | author | url | hostname | description | sitename | date | categories | tags
        | fingerprint | id | license | language | image | pagetype
    )
    :
    """,
    re.VERBOSE,
)
SENTENCE_END = tuple('.!?:…“”"»«)')
RUNS_ON = re.compile(r"(?:[a-zäöüß]|[,;.:)](?:\s|$))")
LEFT_OPEN = re.compile(rf"(?:,|\b{one_of(LISTS['left open'])})$")
GOES_ON = re.compile(r"[a-zäöüß]\S* \S+ |[,.;)] ?[a-zA-ZÄÖÜäöü„]|[,.;]$|[–-] [a-zäöüß]")
STARTS_WITH_VERB = re.compile(rf"{one_of(LISTS['verbs'])}\b")
PUNCTUATED = re.compile(r"[,.;:)](?:\s|$)")
OPEN_OR_VERB = re.compile(r"\b(?:ein|mit|auf|zu|an|bei|über|um|vor|aus|ab|nach|unter)$")
"""Words that want a noun, or close a headline as half of a verb: ``… sagt Hilfe zu``."""
STARTS_AFRESH = re.compile(rf"{one_of(LISTS['afresh'])}\b")
OWN_LINE = re.compile(
    r"""
      (?:[Vv]on|VON):?$ | (?:[Vv]on|VON|[Tt]ext:|[Ff]otos?:|Bild:)\ ?[A-ZÀ-Þ][^.!?]{2,70}$
    | [(\[]?(?:©|\(c\)|Fotos?:|Bild:|Grafik:)
    | (?:
            picture[ -]alliance | imago(?:\ images)? | dpa | epd-bild | action\ press
          | ullstein\ bild | akg-images
      )
      \ ?[/|]
    | vor\ (?:\d+|einer?m?)\ (?:Min|St|Tag) | \d{1,2}\.\ ?(?:\d{1,2}\.|[A-Z]\w+)\ ?\d{4}
    """,
    re.VERBOSE,
)
"""Lines that are a part of their own whatever stands before them: bylines, credits, dates."""
OPENING = re.compile(
    r"""
    (?:
          (?:[Vv]on|VON)\ (?:[A-ZÀ-Þ][\w.-]+\ ?(?:von\ der\ |van\ )?){2,5}(?:und\ .{5,40})?$
        | (?:
                Stand | Aktualisiert | Veröffentlicht | Publiziert | Erstellt | Erschienen
              | (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag | Mittwoch | Sonnabend
          )
          \b[:,]?\ .{0,14}\d{1,2}\.\ ?(?:\d{1,2}\.|[A-Z]\w+)\ ?\d{4}.{0,14}$
        | [A-ZÄÖÜ][\w. /-]{1,35}\ \((?:dpa|AFP|APA|KNA|epd|Reuters|AP|SID|sda|SDA|ots|OTS|dapd)
          \b[^()]{0,12}\)
    )
    """,
    re.VERBOSE,
)
"""Lines that open a part of their own in text set to a column: a byline, a date, a paragraph with an agency's dateline."""
CREDIT_AT_END = re.compile(r"(?:\b(?:Fotos?|FOTO|Bild|Quelle|Grafik|\w+(?:foto|bild)): |© )\S[^.!?]*$")
LONGEST_CREDIT, LONGEST_REST = 70, 40
"""Characters of a credit at the end of a line, and of a line that only holds the rest of one."""
WRAP_LIMIT = 132
"""Columns: text set wider than this was not wrapped for a terminal, a mail or a printer."""


LEAST_BROKEN_LINE = 25
"""Characters of a line that may go on behind a form feed: a shorter one may be a heading."""
LEAST_DOUBLED = 8
"""Lines; fewer do not show that their ends were doubled."""
DOUBLED = 0.2
"""Share of a text's line ends that must stand within sentences for that."""
LEAST_BROKEN, LEAST_SMALL, LEAST_SHARE = 4, 2, 0.2
"""A text is set to a column from so many sentences on that go on in the next line, so many of them in small letters, and this share of all lines."""
NEARLY_FULL, MOST_FULL = 0.8, 0.95
"""Share of the column that a line fills, and of such lines that are full."""
NARROWEST = 45
"""Columns; what is narrower may be verse."""
FEW_GROUPS = 3
"""Groups of lines in a text whose paragraphs no blank lines part."""
HEADER_LINES = 2
"""Lines, headline and teaser, that end where they end however long they are."""


class Line(NamedTuple):
    """One line without the blanks around it; ``end - start`` counts characters, ``indent`` columns before it."""

    start: int
    end: int
    number: int
    indent: int
    text: str


def split_blocks(text: str) -> tuple[Block, ...]:
    """Cut ``text`` into blocks, each the lines that were one run of text before something broke them.

    Blank lines part blocks, unless every line has one behind it. Within a group of lines each line is a block, unless the whole
    text was set to a column (then full lines are joined) or an element border broke a sentence (then the rest of it is joined).
    """
    groups = list(line_groups(text))
    if column := doubled_width(groups):
        return tuple(doubled_blocks(text, groups, column))
    width = wrap_width(groups)
    blocks: list[Block] = []
    last_line = 0
    for lines in groups:
        group = lines
        if group[0].text == "---" and not blocks:
            facts, group = front_matter(text, group)
            blocks.extend(facts)
            if not group:
                last_line = blocks[-1].line if blocks else 0
                continue
        for run in join_lines(group, width, packed=len(groups) <= FEW_GROUPS):
            gap = run[0].number - last_line - 1
            last_line = run[-1].number
            blocks.append(to_block(text, run, gap))
    return tuple(with_drop_capitals(text, [block for block in blocks if block.text]))


def on_one_line(text: str) -> str:
    """Return ``text`` with blanks for its line ends: a column put them there, they say nothing to the rules."""
    return text.replace("\n", " ").replace("\r", " ")


def with_drop_capitals(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield ``blocks``, a large first letter that stands in a block of its own in one with the rest of its word."""
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None and block.text[0].islower() and not block.hint:
            shown = on_one_line(text[waiting.start : block.end])
            yield Block(start=waiting.start, end=block.end, text=shown, line=waiting.line, gap=waiting.gap)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = block if DROP_CAPITAL.match(block.text) and not block.hint else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def line_groups(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    group: list[Line] = []
    for number, (at, printed) in enumerate(printed_lines(text), 1):
        bare = printed.strip()
        if bare:
            before = 0 if len(bare) == len(printed) else len(printed) - len(printed.lstrip())
            start = at + before
            indent = before - printed.count("\f", 0, before)
            group.append(Line(start=start, end=start + len(bare), number=number, indent=indent, text=bare))
        elif group and not ("\f" in printed and goes_to_next_page(group[-1].text)):
            yield group
            group = []
    if group:
        yield group


def goes_to_next_page(line: str) -> bool:
    """Tell whether the last line of a page breaks off in the middle of a sentence."""
    return len(line) > LEAST_BROKEN_LINE and not line.endswith(SENTENCE_END)


def printed_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line as printed, without its end, and the offset where it starts."""
    if "\r" in text:
        yield from ((match.start(), match[1]) for match in LINE.finditer(text))
        return
    at = 0
    for printed in text.split("\n"):
        yield at, printed
        at += len(printed) + 1


def wrap_width(groups: Sequence[Sequence[Line]]) -> int:
    """Return the column that the text was broken at, or 0 where lines end on their own account.

    In wrapped text the next line's first word would not have fitted: that is counted, not the lengths alone.
    """
    pairs = [(a, b) for group in groups for a, b in pairwise(group)]
    if len(pairs) < 3:
        return 0
    width = max(len(a.text) + a.indent for a, _ in pairs)
    if not 30 <= width <= WRAP_LIMIT:
        return 0
    full = sum(1 for a, b in pairs if is_full(a, b, width))
    if full >= 0.75 * len(pairs):
        return width
    return width if breaks_at(width, pairs) else 0


def breaks_at(width: int, pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Tell whether sentences go on in the next line only where its first word had no room before the column ``width``.

    So it is in wrapped text whose paragraphs no blank lines part, or whose lines all have one behind them.
    """
    open_ended = [(a, b) for a, b in pairs if not a.text.endswith(SENTENCE_END)]
    small = [(a, b) for a, b in open_ended if b.text[0].islower()]
    long = [(a, b) for a, b in open_ended if len(a.text) + a.indent >= NEARLY_FULL * width]
    if len(small) < LEAST_SMALL or len(long) < max(LEAST_BROKEN, LEAST_SHARE * len(pairs)):
        return False
    return all(is_full(a, b, width) for a, b in small) and (
        sum(is_full(a, b, width) for a, b in long) >= MOST_FULL * len(long)
    )


def is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of ``following`` had no room left on ``line``."""
    if line.text[-1] in HYPHENS and len(line.text) > 0.6 * width:  # a word was broken to fill the line
        return True
    word = FIRST_WORD.match(following.text)
    return word is not None and line.indent + len(line.text) + 1 + len(word[1]) > width


def flows_on(line: Line, following: Line, width: int) -> bool:
    """Tell whether ``following`` goes on where the column ``width`` broke ``line``: it is full, no credit closes it, and no new part opens."""
    if not is_full(line, following, width) or marked(following) or OPENING.match(following.text):
        return False
    credited = CREDIT_AT_END.search(line.text, max(0, len(line.text) - LONGEST_CREDIT))
    return credited is None or len(following.text) < LONGEST_REST


def doubled_width(groups: Sequence[Sequence[Line]]) -> int:
    """Return the column that a text was broken at whose line ends a tool has doubled, 0 for other texts.

    Each of its lines is followed by a blank one, and many of its sentences go on behind that.
    """
    if len(groups) < LEAST_DOUBLED or sum(len(group) == 1 for group in groups) < 0.95 * len(groups):
        return 0
    lines = [group[0] for group in groups]
    width = max(len(line.text) for line in lines)
    if NARROWEST <= width <= WRAP_LIMIT and breaks_at(width, list(pairwise(lines))):
        return width
    broken = [
        len(before.text)
        for (before, *_), (after, *_) in pairwise(groups)
        if after.text[0].islower() and not before.text.endswith(SENTENCE_END)
    ]
    if len(broken) < DOUBLED * len(groups):
        return 0
    column = sorted(broken)[len(broken) // 2]
    return column if column >= NARROWEST else 0


def doubled_blocks(text: str, groups: Sequence[Sequence[Line]], column: int) -> Iterator[Block]:
    """Yield the blocks of a text whose lines each have a blank one behind them."""
    first = [group[0] for group in groups]
    width = max(len(line.text) for line in first)
    exact = column == width and breaks_at(width, list(pairwise(first)))
    run = list(groups[0])
    last_line = 0
    for number, lines in enumerate(groups[1:], 1):
        if (
            flows_on(run[-1], lines[0], width)
            if exact
            else goes_on(run, lines[0], column if number > HEADER_LINES else WRAP_LIMIT)
        ):
            run += lines
            continue
        yield to_block(text, run, run[0].number - last_line - 1)
        last_line = run[-1].number
        run = list(lines)
    yield to_block(text, run, run[0].number - last_line - 1)


def goes_on(run: Sequence[Line], after: Line, column: int) -> bool:
    """Tell whether the sentence that ``run`` ends in goes on in the next line; one line without a mark may be a crosshead."""
    before = run[-1].text
    if before.endswith(SENTENCE_END) or OWN_LINE.match(after.text) or OWN_LINE.match(before):
        return False
    if len(run) > 1 or RUNS_ON.match(after.text):
        return True
    if LEFT_OPEN.search(before[-20:].lower()) or OPEN_OR_VERB.search(before[-20:]):
        return True
    word = FIRST_WORD.match(after.text)
    return len(before) < WRAP_LIMIT and len(before) + (len(word[1]) if word else 0) >= column


def join_lines(group: Sequence[Line], width: int, *, packed: bool) -> Iterator[list[Line]]:
    """Yield the lines of ``group`` that were one run of text; ``packed`` is a text whose paragraphs no blank lines part."""
    run = [group[0]]
    for number, line in enumerate(group[1:], 2):
        before = run[-1]
        if marked(line):
            joined = False
        elif width:
            joined = (flows_on if packed else is_full)(before, line, width) and line.indent <= before.indent
        else:
            after = group[number].text if number < len(group) else ""
            joined = (
                broken_sentence(before.text, line.text)
                or link_between(before.text, line.text, after)
                or (len(run) > 1 and unfinished(run, line.text))
            )
        if joined:
            run.append(line)
        else:
            yield run
            run = [line]
    yield run


def link_between(before: str, line: str, after: str) -> bool:
    """Tell whether ``line`` is the text of a link that a tool set apart in the middle of a sentence, or the rest behind one."""
    if before.endswith(SENTENCE_END) or OWN_LINE.match(line) or OWN_LINE.match(before):
        return False
    if len(before) < 15:  # a link at the start of its sentence: what goes on must be more than a word
        return bool(PUNCTUATED.match(line)) or (line[0].islower() and len(line) > 40)
    if line[0].isupper() and STARTS_WITH_VERB.match(
        after
    ):  # the link is the subject of the sentence that begins here
        return False
    return (
        len(before) > 40 and len(line) < 70 and not line.endswith(SENTENCE_END) and bool(GOES_ON.match(after))
    )


def unfinished(run: Sequence[Line], after: str) -> bool:
    """Tell whether lines that were joined end in the middle of a sentence, for a paragraph has a mark at its end."""
    last = run[-1].text
    if len(last) < 40 or last.endswith(SENTENCE_END) or OWN_LINE.match(after) or STARTS_AFRESH.match(after):
        return False
    return sum(len(line.text) for line in run) > 160 and len(after) > 20


def marked(line: Line) -> bool:
    """Tell whether a line begins with the mark of a heading or of a list item."""
    text = line.text
    return text[0] in MARKS and bool(HEADING.match(text) or BULLET.match(text))


def broken_sentence(before: str, after: str) -> bool:
    """Tell whether a line end stands in the middle of a sentence, as where a tool breaks at a link or at bold type."""
    if before.endswith(SENTENCE_END) or len(before) < 15 or OWN_LINE.match(after) or OWN_LINE.match(before):
        return False
    end = before[-20:]
    if RUNS_ON.match(after):
        return True
    if STARTS_AFRESH.match(after):
        return False
    return bool(
        LEFT_OPEN.search(end) or ((len(before) > 95 or before[0].islower()) and OPEN_OR_VERB.search(end))
    )


def to_block(text: str, run: Sequence[Line], gap: int) -> Block:
    """Return the block of ``run``, without the marks that a tool printed for a heading, a list item or bold type."""
    start, end = run[0].start, run[-1].end
    hint = ""
    if text[start] in MARKS:
        if bullet := BULLET.match(text, start, end):
            start, hint = bullet.end(), "li"
        if heading := HEADING.match(text, start, end):
            start, hint = heading.end(), hint or f"h{len(heading[1])}"
    if text[start] in "*_" and (strong := STRONG.match(text, start, end)):
        start, end, hint = strong.start(1), strong.end(1), hint or "strong"
    elif text[start] == "_" and (emphasis := EMPHASIS.match(text, start, end)):
        start, end = emphasis.span(1)
    shown = text[start:end]
    if len(run) > 1:
        shown = on_one_line(shown)
    return Block(start=start, end=end, text=shown, line=run[0].number, gap=gap, hint=hint)


def front_matter(text: str, group: list[Line]) -> tuple[list[Block], list[Line]]:
    """Read the ``key: value`` lines between two ``---`` at the top of a text; return their blocks and the lines below."""
    close = next((i for i, line in enumerate(group[1:], 1) if line.text == "---"), None)
    if close is None or not all(FRONT_MATTER.match(line.text) for line in group[1:close]):
        return [], group
    blocks = []
    for line in group[1:close]:
        key, _, value = line.text.partition(":")
        if value.strip():
            start, end = line.end - len(value.lstrip()), line.end
            if quoted := QUOTED.match(text, start, end):
                start, end = quoted.span("bare")
            blocks.append(
                Block(start=start, end=end, text=text[start:end], line=line.number, gap=0, hint=f"fact:{key}")
            )
    return blocks, group[close + 1 :]
