"""What markup has decided: blocks whose hint says what they are, cut where a block holds more than one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.forms.contributors import role_names
from newsarchive.rules.forms.dated_byline import dated_byline
from newsarchive.rules.forms.photo import credit_colon, credit_sign, without_repetition
from newsarchive.rules.forms.unmarked_credit import agency_credit
from newsarchive.rules.lexicon.agencies import credit_agencies
from newsarchive.rules.lexicon.captions import is_credit_line
from newsarchive.rules.lexicon.datelines import dateline_end
from newsarchive.rules.lexicon.dates import iso_date
from newsarchive.types.pieces import BodyKind, Label, Piece
from newsarchive.types.reading import Block, claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen

__all__ = [
    "body_part",
    "byline_part",
    "crosshead_part",
    "date_part",
    "dateline_part",
    "head_part",
    "picture_part",
]

LISTS = word_parts(__file__, "hinted")

HEAD = {
    label.value: label
    for label in (Label.SECTION, Label.KICKER, Label.HEADLINE, Label.SUBHEADLINE, Label.TEASER)
}
BODY = {kind.value: Label(kind.value) for kind in BodyKind} | {
    "furniture": Label.FURNITURE,
    "signature": Label.SIGNATURE,
}
CREDIT_MARK = re.compile(
    rf"\s*(?:[–|•·-]\s)?\s*(?:(?!\(c\))[(\[])?\s*(?:(?:©|\(c\))\s*)*(?:{one_of(LISTS['credit mark'])}\s?[:©]\s*)?(?:(?:©|\(c\))\s*)*",
    re.IGNORECASE,
)
TAIL_CREDIT = re.compile(
    rf"""
      (?:\s*[/|(–-]\s*|(?<=[.!?)“\"])\s+)(?:Foto|Photo|Bild|Image)\ (?:von|by|via):?[ ]
      (?P<named>[A-ZÄÖÜ][^()!?\n]{{2,70}}\w)\)?$
    | (?:(?<=[.!?“\"»)])\s+|\s+[–|-]\s*)
      (?P<credit>
            (?:privat|Privat|zvg|ZVG|zVg|PD|z\.\ ?V\.\ ?g)\.?
          | (?:CC[ -]?BY|CC\ ?0|Public\ Domain|[Gg]emeinfrei)\b[^!?\n]{{0,80}}
      )
      $
    | (?<=[.!?“\"»)])\s+(?P<agency>{one_of(LISTS["tail credit"])}\b[^.!?]{{0,60}})$
    """,
    re.VERBOSE,
)
JOINT = re.compile(r"\s+[/|–-]\s+|(?<=[.!?)“\"])\s+(?:Fotos?|Bild)\s+(?=[A-ZÄÖÜ])")
SHORTEST_CAPTION = 12
BRACKETED = re.compile(r"\s+[(\[](?P<credit>[A-Za-z][^()\[\]]{1,90})[)\]]\.?$")
BARE_MARK = re.compile(r"(?<=\S)(?:[\s(|–-]+(?:©\s?)?(?:Foto|Bild|Quelle)s?:?|\s*[|©•]|\s[/–-])\s*$")
"""What is left of a credit at the end of a caption when the credit has an element of its own."""
LEGEND = re.compile(r"(?:Legende|Bildlegende|Bildunterschrift|Bildtext|BU|Im Bild):\s*")
BYLINE_MARK = re.compile(rf"{one_of(LISTS['byline mark'])}\s*:?\s+")
BYLINE_END = re.compile(r"\s*(?:\s(?:am|vom|um)|[,|•·–-])\s*$")
"""What joins a byline to the date behind it, which has an element of its own."""
DATE_WORD = re.compile(
    r"""
    \b
    (?:
          (?:zuletzt\ )?aktualisiert | (?:zuletzt\ )?geändert | update | stand | veröffentlicht
        | erstellt | publiziert | erschienen | online\ seit
    )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
UPDATED = re.compile(r"aktualisiert|geändert|update|zuletzt", re.IGNORECASE)


def head_part(block: Block, seen: Seen) -> Claims:
    """See a part of the header that the page marks as such; a teaser gives up the dateline it opens with.

    Yes: corpus/made-up/page-figure.html
    """
    label = HEAD.get(block.hint)
    if label is None or (label is Label.HEADLINE and seen.has(Label.HEADLINE)):
        return ()
    at, end = 0, len(block.text)
    opening: Claims = ()
    if label is Label.TEASER:
        opening, at = dateline_end(block, first=True, text=seen.reading.text)
    if label is Label.KICKER:
        end = len(block.text.rstrip(" :|\u2013-")) or end
    return (
        *opening,
        *claim(block, at, end, label, "head_part", 0.95),
        *claim(block, end, len(block.text), Label.SEPARATOR, "head_part", 0.95),
    )


def picture_part(block: Block, seen: Seen) -> Claims:
    """See a caption or a credit that stands in a picture's markup, with or without the word ``Foto:``.

    Yes: corpus/made-up/page-figure.html
    """
    if block.hint == "credit":
        start = match.end() if (match := CREDIT_MARK.match(block.text)) else 0
        if start == len(block.text):
            return claim(block, 0, start, Label.SEPARATOR, "picture_part", 0.9)
        end = len(block.text) - (block.text[-1] in ")]" and "(" not in block.text[start:])
        end = start + len(without_repetition(block.text[start:end]))
        return (
            *claim(block, 0, start, Label.SEPARATOR, "picture_part", 0.95),
            *claim(block, start, end, Label.CREDIT, "picture_part", 0.95),
            *claim(block, end, len(block.text), Label.SEPARATOR, "picture_part", 0.95),
        )
    if block.hint != "caption":
        return ()
    start = match.end() if (match := LEGEND.match(block.text)) else 0
    mark = claim(block, 0, start, Label.SEPARATOR, "picture_part", 0.95)
    rest = Block(
        start=block.start + start,
        end=block.end,
        text=block.text[start:],
        line=block.line,
        gap=block.gap,
        hint=block.hint,
    )
    found = (
        credit_colon(rest, seen)
        or credit_sign(rest, seen)
        or agency_credit(rest, seen)
        or tail_credit(rest)
        or bracketed_credit(rest)
        or joined_credit(rest)
    )
    if found:
        return (*mark, *(part for piece in found for part in without_joint(rest, piece)))
    end = match.start() if (match := BARE_MARK.search(rest.text)) else len(rest.text)
    return (
        *mark,
        *claim(rest, 0, end, Label.CAPTION, "picture_part", 0.95),
        *claim(rest, end, len(rest.text), Label.SEPARATOR, "picture_part", 0.9),
    )


def without_joint(block: Block, piece: Piece) -> Claims:
    """Return a caption without the comma that joins it to its credit, and any other piece as it is."""
    text = block.text[piece.start - block.start : piece.end - block.start]
    bare = len(text.rstrip(" ,;"))
    if piece.label is not Label.CAPTION or "(" in text[-20:] or bare == len(text):
        return (piece,)
    at = piece.start - block.start
    return (
        *claim(block, at, at + bare, Label.CAPTION, piece.rule, piece.confidence),
        *claim(block, at + bare, at + len(text), Label.SEPARATOR, piece.rule, piece.confidence),
    )


def tail_credit(block: Block) -> Claims:
    """Return caption and credit where an agency's name stands behind the caption's last full stop: ``… am Ball. IMAGO/A B``."""
    match = TAIL_CREDIT.search(block.text)
    if match is None:
        return ()
    start, end = match.span(match.lastgroup or 0)
    return (
        *claim(block, 0, match.start(), Label.CAPTION, "tail_credit", 0.9),
        *claim(block, match.start(), start, Label.SEPARATOR, "tail_credit", 0.9),
        *claim(block, start, end, Label.CREDIT, "tail_credit", 0.9),
        *claim(block, end, len(block.text), Label.SEPARATOR, "tail_credit", 0.9),
    )


def bracketed_credit(block: Block) -> Claims:
    """Return caption and credit where the brackets that close the caption hold an agency: ``Der Markt (picture alliance / dpa / A B)``."""
    match = BRACKETED.search(block.text)
    if match is None or not credit_agencies(match["credit"]):
        return ()
    start, end = match.span("credit")
    return (
        *claim(block, 0, match.start(), Label.CAPTION, "bracketed_credit", 0.9),
        *claim(block, match.start(), start, Label.SEPARATOR, "bracketed_credit", 0.9),
        *claim(block, start, end, Label.CREDIT, "bracketed_credit", 0.9),
        *claim(block, end, len(block.text), Label.SEPARATOR, "bracketed_credit", 0.9),
    )


def joined_credit(block: Block) -> Claims:
    """Return caption and credit where a slash, a bar, a dash or ``Foto`` without a colon joins them: ``Der Markt / A B / dpa``."""
    for match in JOINT.finditer(block.text):
        if match.start() >= SHORTEST_CAPTION and is_credit_line(block.text[match.end() :]):
            return (
                *claim(block, 0, match.start(), Label.CAPTION, "joined_credit", 0.85),
                *claim(block, match.start(), match.end(), Label.SEPARATOR, "joined_credit", 0.9),
                *claim(block, match.end(), len(block.text), Label.CREDIT, "joined_credit", 0.85),
            )
    return ()


def with_names(claims: Claims) -> Claims:
    """Return ``claims`` where they name somebody, none otherwise."""
    return claims if any(piece.label is Label.BYLINE for piece in claims) else ()


def byline_part(block: Block, seen: Seen) -> Claims:
    """See who wrote it, in an element that is named for it."""
    if block.hint != "byline":
        return ()
    if dated := with_names(dated_byline(block, seen)):
        return dated
    if "oto" in block.text and (shared := role_names(block, seen)):
        return shared
    start = match.end() if (match := BYLINE_MARK.match(block.text)) else 0
    end = match.start() if (match := BYLINE_END.search(block.text, start)) else len(block.text)
    return (
        *claim(block, 0, start, Label.SEPARATOR, "byline_part", 0.9),
        *claim(block, start, end, Label.BYLINE, "byline_part", 0.9),
        *claim(block, end, len(block.text), Label.SEPARATOR, "byline_part", 0.9),
    )


def date_part(block: Block, seen: Seen) -> Claims:
    """See when it came out, in an element that is named for it, and when it was changed; without a whole date it is furniture."""
    if block.hint != "published":
        return ()
    if dated := with_names(dated_byline(block, seen)):
        return dated
    marks = list(DATE_WORD.finditer(block.text))
    if len(marks) == 1 and all(map(iso_date, DATE_WORD.split(block.text))) and UPDATED.search(marks[0][0]):
        at = marks[0].start()
        return (
            *claim(block, 0, at, Label.PUBLISHED, "date_part", 0.9),
            *claim(block, at, len(block.text), Label.UPDATED, "date_part", 0.9),
        )
    if len(marks) == 2 and all(iso_date(part) for part in DATE_WORD.split(block.text)[1:]):
        ends = [marks[1].start(), len(block.text)]
        return [
            piece
            for at, end, mark in zip((0, ends[0]), ends, marks, strict=True)
            for piece in claim(
                block,
                at,
                end,
                Label.UPDATED if UPDATED.search(mark[0]) else Label.PUBLISHED,
                "date_part",
                0.9,
            )
        ]
    label = Label.UPDATED if UPDATED.search(block.text[:40]) else Label.PUBLISHED
    if iso_date(block.text) is None:
        label = Label.FURNITURE
    return claim(block, 0, len(block.text), label, "date_part", 0.9)


def dateline_part(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a dateline that a press database states on a line of its own: ``DATELINE: Musterow, 12. Januar``."""
    return (
        claim(block, 0, len(block.text), Label.DATELINE, "dateline_part", 0.95)
        if block.hint == "dateline"
        else ()
    )


def crosshead_part(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a crosshead in its markup, before the forms of an interview are asked: ``Uhren: Kommt die Wende?``."""
    if block.hint != "crosshead":
        return ()
    return claim(block, 0, len(block.text), Label.CROSSHEAD, "crosshead_part", 0.95)


def body_part(block: Block, seen: Seen) -> Claims:
    """See a part of the body that the markup tells: paragraph, crosshead, list item, quotation, the code that closes it.

    The first paragraph gives up the dateline it opens with.
    """
    label = BODY.get(block.hint)
    if label is None:
        return ()
    at = 0
    opening: Claims = ()
    if label is Label.PARAGRAPH and not seen.has(Label.PARAGRAPH) and not seen.has(Label.DATELINE):
        opening, at = dateline_end(block, first=True, text=seen.reading.text)
    return (*opening, *claim(block, at, len(block.text), label, "body_part", 0.95))
