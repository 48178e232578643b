"""The text itself: paragraphs, crossheads, questions and answers, lists, boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["anything", "box", "crosshead", "list_item", "marked_heading", "question", "speaker"]

LISTS = word_parts(__file__, "body")

SPOKEN_LABELS = frozenset({Label.QUESTION, Label.ANSWER})
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LEAST_TEXT, SHORT_TEXT = 90, 70
"""Characters of the paragraph below a crosshead; one that a page break cuts off may be shorter."""
LONGEST_CROSSHEAD = 110
STOP = (".", ":", ";", ",", "…")
SPEAKER = re.compile(
    r"(?:[A-ZÄÖÜ][\w.-]{1,30}(?: [A-ZÄÖÜ][\w.-]{1,30}){0,2}|FRAGE|Frage|Antwort|ANTWORT): (?=\S)"
)
BOX = re.compile(
    r"""
    (?:
          Zur\ Person | Zur\ Sache | Info | Infobox | Hintergrund | Die\ Serie | Das\ Buch
        | Steckbrief | Service | Termine | Kurz\ erklärt | Stichwort
    )
    \b\s*(?::|$)
    """,
    re.VERBOSE,
)
HANGING = re.compile(rf"(?:^|\s){one_of(LISTS['hanging'])}$")
"""A word that wants another behind it."""
SPOKEN = re.compile(r"\.[“\"»)«”]$")
TWO_SENTENCES = re.compile(r"[a-zäöüß][?!][“\"»«”]? [A-ZÄÖÜ„].*[?!.][“\"»«”]?$")
NEXT_LINE = 8
"""Characters of white space at most between a block and what stands in the next line."""
STOP_INSIDE = re.compile(r"[a-zäöüß]{3}[.!?] [A-ZÄÖÜ„]")
TERMINAL = re.compile(r"[.!?][“\"»)«”]?$")


def marked_heading(block: Block, seen: Seen) -> Claims:
    """See a heading that a tool marked (``## …``) inside the text.

    Yes: corpus/made-up/markdown.txt line 7.
    No:  corpus/made-up/markdown.txt line 1, which is the headline.
    """
    if block.hint in HEADINGS and seen.has(Label.HEADLINE) and len(block.text) < 200:
        return claim(block, 0, len(block.text), Label.CROSSHEAD, "marked_heading", 0.95)
    return ()


def crosshead(block: Block, seen: Seen) -> Claims:
    """See a short line between paragraphs that is no sentence with a full stop: a Zwischentitel.

    Yes: corpus/made-up/crossheads.txt line 5.
    No:  corpus/tempting/short-paragraph.txt line 5, a short sentence.
    """
    following = seen.part(1)
    if (
        following is None
        or len(block.text) > LONGEST_CROSSHEAD
        or block.hint == "li"
        or not seen.has(Label.HEADLINE)
    ):
        return ()
    breaks_off = STOP_INSIDE.search(following.text) and is_over_page_number(following, seen)
    least = SHORT_TEXT if breaks_off else LEAST_TEXT
    if (
        block.text.endswith(STOP)
        or len(following.text) < max(least, len(block.text))
        or block.text[0].islower()
    ):
        return ()
    text = block.text
    if text[0] in '„"»«' and (SPOKEN.search(text) or (len(text) < 25 and TERMINAL.search(text))):
        return ()  # somebody says it: a paragraph
    if TWO_SENTENCES.search(text) or sum(map(str.isdigit, text)) > 8:
        return ()  # a short paragraph, or an address
    if HANGING.search(text[-20:]) or (following.text[0].islower() and following.gap == 0):
        return ()  # a sentence that a tool broke
    return claim(block, 0, len(block.text), Label.CROSSHEAD, "crosshead", 0.9)


def is_over_page_number(block: Block, seen: Seen) -> bool:
    """Tell whether the number of a printout's page stands right below ``block``."""
    below = [piece for piece in seen.formed if 0 <= piece.start - block.end < NEXT_LINE]
    return any(piece.rule == "page_number" for piece in below)


def question(block: Block, seen: Seen) -> Claims:
    """See a question of an interview: a speaker's name and colon, and a question mark at the end.

    Yes: corpus/made-up/interview.txt line 5.
    No:  corpus/tempting/title-question.txt line 9, a crosshead, and rhetorical.txt line 5, a paragraph.
    """
    text = block.text
    if len(text) > 500 or text[-1] != "?" or not seen.has(Label.HEADLINE):
        return ()
    match = SPEAKER.match(text)
    if match is None:
        return ()
    below = seen.part(1)
    answered = below is not None and SPEAKER.match(below.text) is not None
    if not answered and seen.reading.text.count(match[0].strip()) < 2:
        return ()  # who asks but once and gets no answer is the first word of a title
    return claim(block, 0, len(text), Label.QUESTION, "question", 0.9)


def speaker(block: Block, seen: Seen) -> Claims:
    """See the answer under a question: a speaker's name and colon where the part before was a question.

    Yes: corpus/made-up/interview.txt line 7.
    No:  corpus/tempting/rhetorical.txt line 7, the paragraph after a rhetorical question.
    """
    before = seen.pieces[-1] if seen.pieces else None
    if before is not None and before.label in SPOKEN_LABELS and SPEAKER.match(block.text[:120]):
        return claim(block, 0, len(block.text), Label.ANSWER, "speaker", 0.9)
    return ()


def list_item(block: Block, seen: Seen) -> Claims:
    """See a line behind a bullet or a hyphen.

    Yes: corpus/made-up/list.txt line 5.
    No:  corpus/tempting/dash-sentence.txt line 5, a dash inside a sentence.
    """
    if block.hint == "li" and seen.has(Label.HEADLINE):
        return claim(block, 0, len(block.text), Label.LIST_ITEM, "list_item", 0.9)
    return ()


def box(block: Block, seen: Seen) -> Claims:
    """See the word that opens an info box: ``Zur Person: …``.

    Yes: corpus/made-up/box.txt line 7.
    """
    if seen.has(Label.PARAGRAPH) and (match := BOX.match(block.text[:60])) and match.end() < len(block.text):
        return claim(block, 0, len(block.text), Label.BOX, "box", 0.85)
    return ()


def anything(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a paragraph in whatever is left, so that no character is ever lost.

    Yes: corpus/wild/nato-russland-rat.txt line 5.
    No:  none; it is the last rule.
    """
    return claim(block, 0, len(block.text), Label.PARAGRAPH, "anything", 0.95)
