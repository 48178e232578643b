"""What stands above the text: section, kicker, headline, teaser, each in its line or all run together in one."""

from __future__ import annotations

import re

from newsarchive.article import Label, Piece
from newsarchive.header import HeaderReading, read_header
from newsarchive.header.sections import SECTIONS
from newsarchive.reading import Block
from newsarchive.rules import Claims, Seen, claim
from newsarchive.rules.dateline import dateline_end
from newsarchive.rules.layout import teaser_probability

__all__ = ["fact_line", "header_line", "kicker_line", "picture_line", "section_line", "teaser_line"]

SECTION_PATH = re.compile(r"\s*(?:/|>|»|›|\||·|:)\s*")
SENTENCES = re.compile(r"[a-zäöüß0-9)“\"»][.!?][“\"»]? +(?=[A-ZÄÖÜ„\"»«])")
LONGEST_HEADLINE = 140
LONGEST_HEADER = 1500
LONGEST_EVIDENCE = 4000
FACTS = {
    "title": Label.HEADLINE,
    "author": Label.BYLINE,
    "description": Label.TEASER,
    "date": Label.PUBLISHED,
}


def fact_line(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a value in the ``key: value`` lines that extraction tools print above a text.

    Yes: corpus/made-up/front-matter.txt line 2.
    """
    if not block.hint.startswith("fact:"):
        return ()
    label = FACTS.get(block.hint.partition(":")[2], Label.FURNITURE)
    return claim(block, 0, len(block.text), label, "fact_line", 0.93)


def section_line(block: Block, seen: Seen) -> Claims:
    """See a Ressort alone in the first line: ``Politik``, ``Politik / Ausland``.

    Yes: corpus/made-up/lines.txt line 1.
    No:  corpus/unreviewed/section-word.txt line 1, where the word begins the headline.
    """
    if seen.has(Label.HEADLINE) or seen.has(Label.SECTION) or len(block.text) > 60 or seen.part(1) is None:
        return ()
    parts = SECTION_PATH.split(block.text)
    if all(part.strip().casefold() in SECTIONS for part in parts if part.strip()):
        return claim(block, 0, len(block.text), Label.SECTION, "section_line", 0.97)
    return ()


def kicker_line(block: Block, seen: Seen) -> Claims:
    """See a short line above the headline that is no Ressort: ``Konflikte``, ``Ukraine-Krieg``."""
    following, after = seen.part(1), seen.part(2)
    if seen.has(Label.HEADLINE) or seen.has(Label.KICKER) or following is None or after is None:
        return ()
    if len(block.text) > 50 or block.text.endswith((".", "!", "?")) or following.hint in {"h3", "h4"}:
        return ()
    shape = 15 <= len(following.text) <= 110 and not following.text.endswith(".") and len(after.text) >= 60
    if (
        block.hint == "h1"
        or not shape
        or len(following.text) <= len(block.text)
        or SENTENCES.search(following.text)
    ):
        return ()
    return claim(block, 0, len(block.text), Label.KICKER, "kicker_line", 0.7)


def header_line(block: Block, seen: Seen) -> Claims:
    """See the headline, alone or with the section before it and the teaser behind it in one line.

    Yes: corpus/wild/nato-russland-rat.txt line 1.
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
    return header_pieces(block, reading)


def header_pieces(block: Block, reading: HeaderReading) -> Claims:
    """Return the pieces of a header's reading; a teaser's own dateline is taken out of it."""
    sure = reading.probability
    pieces: list[Piece] = []
    if reading.section:
        pieces += claim(block, *reading.section, Label.SECTION, "header_line", sure)
    pieces += claim(block, *reading.headline, Label.HEADLINE, "header_line", sure)
    if reading.teaser:
        start, end = reading.teaser
        part = Block(block.start + start, block.start + end, block.text[start:end], block.line, 0)
        pieces += teaser_pieces(part, "header_line", sure)
    return pieces


def teaser_pieces(block: Block, rule: str, sure: float) -> Claims:
    """Return the pieces of a teaser: its dateline, if it has one, and the rest."""
    opening, at = dateline_end(block, first=True)
    return (*opening, *claim(block, at, len(block.text), Label.TEASER, rule, sure))


def teaser_line(block: Block, seen: Seen) -> Claims:
    """See the Vorspann in a line of its own under the headline.

    Yes: corpus/made-up/lines.txt line 5.
    """
    if seen.has(Label.TEASER) or seen.has(Label.PARAGRAPH) or not seen.has(Label.HEADLINE):
        return ()
    sure = teaser_probability(block, seen)
    if sure < 0.5:
        return ()
    return teaser_pieces(block, "teaser_line", sure)


def picture_line(block: Block, seen: Seen) -> Claims:
    """See a caption without a credit between the header and the text.

    No:  corpus/made-up/lines.txt line 9, which is the first paragraph.
    """
    following = seen.part(1)
    if seen.has(Label.PARAGRAPH) or not seen.has(Label.TEASER) or following is None:
        return ()
    if len(block.text) > 200 or len(following.text) < 2 * len(block.text) or seen.index > 8:
        return ()
    if dateline_end(block, first=True)[0]:
        return ()
    opens = dateline_end(following, first=True)[0]
    if not opens and not (len(block.text) < 130 and len(following.text) > 250):
        return ()
    return claim(block, 0, len(block.text), Label.CAPTION, "picture_line", 0.7)
