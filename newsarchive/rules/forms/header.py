"""What stands above the text: section, kicker, headline, teaser, each in its line or all run together in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.rules.header.model import HeaderReading, read_header
from newsarchive.rules.lexicon.datelines import agency_dateline, dateline_end
from newsarchive.rules.lexicon.names import looks_like_names
from newsarchive.rules.lexicon.sections import SECTIONS
from newsarchive.rules.lexicon.topics import TOPICS
from newsarchive.types.pieces import Label, Piece
from newsarchive.types.reading import Block, claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen

__all__ = [
    "between_line",
    "header_line",
    "headline_line",
    "kicker_colon",
    "kicker_line",
    "menu_line",
    "picture_line",
    "section_line",
    "teaser_line",
]

KICKER_COLON = re.compile(r"[^:.!?]{2,50}?\s+:\s+(?=\S)")
SECTION_PATH = re.compile(r"\s*(?:/|>|»|›|\||·|:)\s*")
SENTENCES = re.compile(r"[.!?](?<=[a-zäöüß0-9)“\"»].)[“\"»]? +(?=[A-ZÄÖÜ„\"»«])")
LONGEST_HEADLINE = 140
HEADINGS = frozenset({"h1", "h2", "h3"})
HOME = frozenset({"startseite", "home", "homepage"})
"""Where a page's path begins: no Ressort."""
QUOTES = frozenset('"„“»«‚‘')
BELOW_PICTURE = {Label.BYLINE, Label.PUBLISHED, Label.UPDATED}
LONGEST_HEADER = 1500
LONGEST_EVIDENCE = 4000
SURELY = 0.98
"""Where a line by itself is this surely glued, the layout below it is not asked."""


def section_line(block: Block, seen: Seen) -> Claims:
    """See a Ressort alone in the first line: ``Politik``, ``Politik / Ausland``.

    One that names a matter or a country is the kicker (``Nahost``) where no other line stands above the headline.
    Yes: corpus/made-up/lines.txt line 1.
    No:  corpus/tempting/section-word.txt line 1, where the word begins the headline.
    """
    if seen.has(Label.HEADLINE) or seen.has(Label.SECTION) or len(block.text) > 60 or seen.part(1) is None:
        return ()
    if seen.plan is not None and seen.plan.zone.blocks and block.start < seen.plan.zone.blocks[0].start:
        return ()
    if block.text.casefold() in HOME:
        return ()
    if block.text.casefold() in TOPICS and is_over_headline(seen):
        return kicker_pieces(block, len(block.text), "topic_line", 0.85)
    parts = SECTION_PATH.split(block.text)
    if all(part.strip().casefold() in SECTIONS for part in parts if part.strip()):
        return claim(block, 0, len(block.text), Label.SECTION, "section_line", 0.97)
    return ()


def is_over_headline(seen: Seen) -> bool:
    """Tell whether the next block is the headline, and the one in hand the only one above it."""
    below = seen.part(1)
    planned = below is not None and seen.plan is not None and below.start == seen.plan.headline.start
    return planned and seen.index == 0 and not seen.has(Label.KICKER)


def menu_line(block: Block, seen: Seen) -> Claims:
    """See the lines of a page's menu or path above the headline: ``Home``, ``Politik``, the headline once more.

    Yes: corpus/made-up/menu.txt line 1.
    No:  corpus/made-up/lines.txt line 3, which is the headline.
    """
    if seen.plan is None or seen.plan.above.get(block.start) is not Label.FURNITURE:
        return ()
    return claim(block, 0, len(block.text), Label.FURNITURE, "menu_line", seen.plan.headline.sure)


def kicker_line(block: Block, seen: Seen) -> Claims:
    """See the short line above the headline that is no Ressort: ``Konflikte``, ``Ukraine-Krieg``.

    Yes: corpus/made-up/kicker.txt line 3.
    No:  corpus/tempting/short-headline.txt line 1, a short headline over a short teaser.
    """
    if seen.plan is None or seen.plan.above.get(block.start) is not Label.KICKER or seen.has(Label.KICKER):
        return ()
    return kicker_pieces(block, len(block.text), "kicker_line", seen.plan.headline.sure)


def kicker_pieces(block: Block, end: int, rule: str, sure: float) -> Claims:
    """Return the pieces of a kicker that goes up to ``end``, the colon behind it apart."""
    bare = len(block.text[:end].rstrip(" \t\r\n:"))
    return (
        *claim(block, 0, bare, Label.KICKER, rule, sure),
        *claim(block, bare, end, Label.SEPARATOR, rule, sure),
    )


def kicker_colon(block: Block, seen: Seen) -> Claims:
    """See a kicker before the headline in its line, where a tool left a blank before the colon: ``Ruderclub : Neues Boot``.

    Yes: corpus/made-up/kicker-colon.txt line 1.
    No:  corpus/tempting/kicker-colon.txt line 1, where the colon is part of the headline.
    """
    if seen.plan is None or block.start != seen.plan.headline.start or SENTENCES.search(block.text):
        return ()
    match = KICKER_COLON.match(block.text)
    if match is None:
        return ()
    return (
        *kicker_pieces(block, match.end(), "kicker_colon", seen.plan.headline.sure),
        *claim(block, match.end(), len(block.text), Label.HEADLINE, "kicker_colon", seen.plan.headline.sure),
    )


def headline_line(block: Block, seen: Seen) -> Claims:
    """See the headline in a line of its own, where a block below it is the teaser.

    Yes: corpus/made-up/two-sentence-headline.txt line 1.
    No:  corpus/wild/nato-russland-rat.txt line 1, where the teaser stands in the same line.
    """
    plan = seen.plan
    if plan is None or seen.has(Label.HEADLINE) or len(block.text) > LONGEST_HEADLINE:
        return ()
    if seen.has(Label.DATELINE) and seen.has(Label.PARAGRAPH):
        return ()  # a message without one
    if block.start != plan.headline.start:
        return ()
    if block.hint in HEADINGS:
        return claim(block, 0, len(block.text), Label.HEADLINE, "headline_line", plan.headline.sure)
    if plan.teaser.start < 0:
        return ()
    if block.text[-1] == "." and SENTENCES.search(block.text):
        return ()
    if not seen.has(Label.SECTION) and (begins_with_ressort(block.text) or surely_glued(block, seen)):
        return ()
    return claim(block, 0, len(block.text), Label.HEADLINE, "headline_line", plan.headline.sure)


def surely_glued(block: Block, seen: Seen) -> bool:
    """Tell whether the line by itself is read as headline and teaser, with hardly a doubt."""
    best = read_header(block.text, body=seen.reading.text[block.end : block.end + LONGEST_EVIDENCE])[:1]
    return any(reading.teaser is not None and reading.probability >= SURELY for reading in best)


def begins_with_ressort(text: str) -> bool:
    """Tell whether a label that names no matter (``Stadtrat``) may stand in one line with the headline behind it: that is more often its subject."""
    words = text.split(" ", 4)
    labels = (" ".join(words[:count]).casefold() for count in range(1, len(words)))
    return any(label in SECTIONS and label not in TOPICS for label in labels)


def begins_with_section(text: str) -> bool:
    """Tell whether a section label may stand in one line with the headline behind it."""
    words = text.split(" ", 4)
    return any(" ".join(words[:count]).casefold() in SECTIONS for count in range(1, len(words)))


def header_line(block: Block, seen: Seen) -> Claims:
    """See the headline, alone or with the section or kicker before it and the teaser behind it in one line.

    Yes: corpus/wild/nato-russland-rat.txt line 1, corpus/made-up/header-path.txt line 1, corpus/made-up/kicker-glued.txt line 1.
    But a label that is the subject of the headline (corpus/tempting/header-place-verb.txt line 1) is no section.
    """
    if seen.has(Label.HEADLINE) or (seen.index > 0 and seen.has(Label.PARAGRAPH)):
        return ()
    text = block.text
    below = seen.reading.text[block.end : block.end + LONGEST_EVIDENCE]
    readings = read_header(text, body=below)
    alone = len(text) <= LONGEST_HEADLINE and not SENTENCES.search(text)
    if seen.has(Label.SECTION):
        readings = tuple(
            reading for reading in readings if reading.section is None and not (alone and reading.teaser)
        )
    reading = readings[0] if readings else HeaderReading(None, (0, len(text)), None, 0.9)
    if len(text) > LONGEST_HEADER:  # the text itself runs on in the header's line
        reading = reading._replace(teaser=None, probability=reading.probability / 2)
    elif at := agency_dateline(text):
        reading = cut_before(reading, at, len(text))
    return header_pieces(block, reading)


def cut_before(reading: HeaderReading, at: int, end: int) -> HeaderReading:
    """Return ``reading`` with the teaser from ``at`` on, where a dateline opens it, unless the headline begins later."""
    if reading.headline[0] >= at or (reading.teaser and reading.teaser[0] == at):
        return reading
    return reading._replace(headline=(reading.headline[0], at), teaser=(at, end), probability=SURELY)


def header_pieces(block: Block, reading: HeaderReading) -> Claims:
    """Return the pieces of a header's reading; a label that no list has is a kicker, a teaser's own dateline is taken out of it."""
    sure = reading.probability
    pieces: list[Piece] = []
    if reading.section:
        known = begins_with_section(block.text[slice(*reading.section)] + " ")
        label = Label.SECTION if known else Label.KICKER
        pieces += claim(block, *reading.section, label, "header_line", sure)
    pieces += claim(block, *reading.headline, Label.HEADLINE, "header_line", sure)
    if reading.teaser:
        start, end = reading.teaser
        part = Block(
            start=block.start + start,
            end=block.start + end,
            text=block.text[start:end],
            line=block.line,
            gap=0,
        )
        pieces += teaser_pieces(part, "header_line", sure)
    return pieces


def teaser_pieces(block: Block, rule: str, sure: float, text: str = "") -> Claims:
    """Return the pieces of a teaser: its dateline, if it has one, and the rest; ``text`` is where its place is looked for."""
    opening, at = dateline_end(block, first=True, text=text)
    return (*opening, *claim(block, at, len(block.text), Label.TEASER, rule, sure))


def teaser_line(block: Block, seen: Seen) -> Claims:
    """See the Vorspann in a line of its own under the headline.

    Yes: corpus/made-up/lines.txt line 5.
    """
    if seen.has(Label.TEASER) or not seen.has(Label.HEADLINE) or seen.plan is None:
        return ()
    if seen.plan.teaser.start != block.start or begins_above(block, seen):
        return ()
    return teaser_pieces(block, "teaser_line", seen.plan.teaser.sure, seen.reading.text)


def begins_above(block: Block, seen: Seen) -> bool:
    """Tell whether a paragraph that markup or a record gives away stands above ``block``: the text begins there."""
    return any(piece.label is Label.PARAGRAPH and piece.start < block.start for piece in seen.formed)


def between_line(block: Block, seen: Seen) -> Claims:
    """See what a page sets between headline and teaser: a line under the headline, a caption without a credit, a button.

    Yes: corpus/made-up/page-subtitle.txt line 3.
    No:  corpus/made-up/lines.txt line 5, which is the teaser.
    """
    if seen.plan is None or seen.has(Label.TEASER) or not seen.has(Label.HEADLINE):
        return ()
    label = seen.plan.between.get(block.start)
    if label is None or (label is Label.SUBHEADLINE and seen.has(Label.SUBHEADLINE)):
        return ()
    if label is Label.CAPTION and "(" in block.text[:60] and dateline_end(block, first=True)[0]:
        return ()
    return claim(block, 0, len(block.text), label, "between_line", 0.75)


def picture_line(block: Block, seen: Seen) -> Claims:
    """See a caption without a credit between the header and the text.

    Yes: corpus/made-up/caption-above-byline.txt line 5.
    No:  corpus/made-up/lines.txt line 9, which is the first paragraph.
    """
    following = seen.part(1)
    if seen.has(Label.PARAGRAPH) or not seen.has(Label.TEASER) or following is None:
        return ()
    if seen.has(Label.ANSWER) or seen.has(Label.QUESTION) or block.text[0] in QUOTES:
        return ()
    size = len(block.text)
    if size > 300 or len(following.text) < size or seen.index > 12 or block.text[-1] in "?:":
        return ()
    if block.text.count(" ") < 3 or dateline_end(block, first=True)[0] or looks_like_names(block.text):
        return ()
    if any(block.end <= p.start < following.start and p.label in BELOW_PICTURE for p in seen.pieces):
        return claim(block, 0, len(block.text), Label.CAPTION, "picture_line", 0.85)
    opens = size < 260 and dateline_end(following, first=True)[0]
    if not opens and not (size < 130 and len(following.text) > 2 * size and len(following.text) > 250):
        return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "picture_line", 0.7)
