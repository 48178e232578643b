"""Credits that no word or sign marks: an agency in brackets or alone behind the caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.forms.photo import LEGEND
from newsarchive.rules.lexicon.agencies import NEWS, PHOTO
from newsarchive.rules.lexicon.names import looks_like_names
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["agency_credit", "bracket_credit", "glued_credit", "trailing_credit", "wire_credit"]

LISTS = word_parts(__file__, "unmarked_credit")

SLASH = re.compile(r"\s*[/|]\s*")
NAMED = re.compile(
    rf"{one_of(LISTS['words'])}(?: (?:[A-ZÀ-Þ0-9][\w.&'’-]*|via|von|van|de|der|images?|alliance|press|bild))*$"
)
PICTURE_AGENCIES = (PHOTO.keys() - NEWS.keys()) - {
    "pool",
    "archiv",
    "archivfoto",
    "symbolbild",
    "zb",
    "keystone",
} | {"keystone"}
WIRES = {"reuters", "afp", "ap", "ap photo", "dpa", "epa", "apa", "epd", "kna"}
"""Agencies whose names stand before a text's author as well as before a photographer."""
TAIL = re.compile(r"[a-zäöüß)“\"][.!?)“\"]\s+(?P<credit>[^.!?\r\n]{6,80})$")
HOUSE = re.compile(r"[\w.-]{2,20}(?: [A-Z]\w{1,15})?$")
BRACKET = re.compile(r"\s\((?P<credit>[^()\r\n]{3,70})\)$")
OPEN_TAIL = re.compile(rf"\s(?P<credit>{one_of(LISTS['open tail'])}\s?[/|]\s?[^.!?\r\n]{{2,60}})$")
"""An agency that opens a credit with a slash or a bar, also behind a caption without a full stop."""
ALONE = re.compile(
    r"""
    (?<=[.!?“”»)])\s+
    (?P<credit>
          Keystone | KEYSTONE | Getty\ Images | IMAGO | Imago | picture[ -]alliance
        | Shutterstock | Adobe\ Stock | iStock | Reuters | REUTERS | EPA
    )
    $
    """,
    re.VERBOSE,
)
ALONE_ENDS = tuple(
    "Keystone KEYSTONE Images IMAGO Imago alliance Shutterstock Stock iStock Reuters REUTERS EPA".split()
)
LONGEST, LONG, NEAR = 350, 100, 6
"""Characters of a caption, of a paragraph, and blocks below among which the text goes on: a credit is no signature."""


def agency_credit(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See a credit without a word before it, told by its picture agency: ``IMAGO/Anna Beispiel``, ``A B/Getty Images``.

    Yes: corpus/made-up/imago-alone.txt line 4.
    No:  corpus/tempting/getty-headline.txt line 1, a headline about an agency.
    """
    if len(block.text) > 90 or not names_agency(block.text, PICTURE_AGENCIES):
        return ()
    return claim(block, 0, len(block.text), Label.CREDIT, "agency_credit", 0.95)


def wire_credit(block: Block, seen: Seen) -> Claims:
    """See a news agency's photographer under a caption, where the text has its byline already: ``REUTERS/Anna Beispiel``.

    Yes: corpus/made-up/wire-credit.txt line 10.
    No:  corpus/made-up/dpa-name.txt line 3, which is the byline.
    """
    above = seen.part(-1)
    if above is None or not seen.has(Label.BYLINE) or seen.pieces[-1].start > above.start:
        return ()
    if len(block.text) > 90 or not 20 < len(above.text) < 350:
        return ()
    if not names_agency(block.text, WIRES) and not of_house(block, seen):
        return ()
    return claim(block, 0, len(block.text), Label.CREDIT, "wire_credit", 0.85)


def of_house(block: Block, seen: Seen) -> bool:
    """Tell whether ``block`` is a paper and its photographer, ``Musterblatt/Anna Beispiel``, above the text."""
    house, slash, name = block.text.partition("/")
    if not slash or not HOUSE.match(house.strip()) or not looks_like_names(name.strip()):
        return False
    return any(len(part.text) > LONG for part in seen.parts[seen.index + 1 : seen.index + NEAR])


def glued_credit(block: Block, seen: Seen) -> Claims:
    """See a caption and behind its full stop an agency's credit without a mark: ``… am Montag. KEYSTONE/Anna Beispiel``.

    Yes: corpus/made-up/glued-credit.txt line 9.
    No:  corpus/tempting/agency-at-end.txt line 7, where a sentence ends with the name of an agency.
    """
    text = block.text
    if seen.index == 0 or len(text) > 350 or ("/" not in text[-80:] and "|" not in text[-80:]):
        return ()
    match = TAIL.search(text, max(0, len(text) - 84))
    if match is None or not names_agency(match["credit"], PICTURE_AGENCIES | WIRES):
        return ()
    if not any(len(later.text) > 100 for later in seen.parts[seen.index + 1 : seen.index + 6]):
        return ()
    at = match.start("credit")
    announced = LEGEND.match(text)
    begin = announced.end() if announced else 0
    return (
        *claim(block, 0, begin, Label.SEPARATOR, "glued_credit", 0.9),
        *claim(block, begin, at, Label.CAPTION, "glued_credit", 0.9),
        *claim(block, at, len(text), Label.CREDIT, "glued_credit", 0.9),
    )


def bracket_credit(block: Block, seen: Seen) -> Claims:
    """See a caption and behind it brackets with a picture agency: ``Der Markt am Morgen (Keystone/Anna Beispiel)``.

    Yes: corpus/made-up/bracket-credit.txt line 5.
    No:  corpus/tempting/bracket-credit.txt line 5, a sentence that closes with an agency in brackets.
    """
    text = block.text
    if text[-1] != ")" or not is_caption(block, seen):
        return ()
    match = BRACKET.search(text)
    if match is None or not names_picture_agency(match["credit"]):
        return ()
    start, end = match.span("credit")
    return (
        *claim(block, 0, match.start(), Label.CAPTION, "bracket_credit", 0.9),
        *claim(block, match.start(), start, Label.SEPARATOR, "bracket_credit", 0.9),
        *claim(block, start, end, Label.CREDIT, "bracket_credit", 0.9),
        *claim(block, end, len(text), Label.SEPARATOR, "bracket_credit", 0.9),
    )


def trailing_credit(block: Block, seen: Seen) -> Claims:
    """See a caption and behind it an agency's credit without a mark: ``Der Markt am Morgen KEYSTONE/Anna Beispiel``.

    Yes: corpus/made-up/trailing-credit.txt line 5.
    No:  corpus/tempting/agency-at-end.txt line 7, where a sentence ends with the name of an agency.
    """
    if not is_caption(block, seen):
        return ()
    match = OPEN_TAIL.search(block.text, max(0, len(block.text) - 90))
    if match is None and block.text.endswith(ALONE_ENDS):
        match = ALONE.search(block.text)
    if match is None or not all(map(NAMED.match, parts_of(match["credit"]))):
        return ()
    at = match.start("credit")
    return (
        *claim(block, 0, at, Label.CAPTION, "trailing_credit", 0.9),
        *claim(block, at, len(block.text), Label.CREDIT, "trailing_credit", 0.9),
    )


def is_caption(block: Block, seen: Seen) -> bool:
    """Tell whether ``block`` has a caption's size, stands below the header's first block, and text follows."""
    if seen.index == 0 or not 20 < len(block.text) <= LONGEST:
        return False
    return any(len(later.text) > LONG for later in seen.parts[seen.index + 1 : seen.index + NEAR])


def parts_of(credit: str) -> list[str]:
    """Return what slashes and bars part in a credit."""
    return [part.strip() for part in SLASH.split(credit)]


def names_picture_agency(credit: str) -> bool:
    """Tell whether ``credit`` is a picture agency, or names and agencies with a slash between them.

    A news agency alone in brackets more often signs a text.
    """
    parts = parts_of(credit)
    known = PICTURE_AGENCIES | WIRES if len(parts) > 1 else PICTURE_AGENCIES
    return any(part.casefold() in known for part in parts) and all(map(NAMED.match, parts))


def names_agency(text: str, agencies: Collection[str]) -> bool:
    """Tell whether ``text`` is names with a slash or a bar between them, one of which is one of ``agencies``."""
    if ("/" not in text and "|" not in text) or text[-1] in ".?!:":
        return False
    parts = [part.strip() for part in SLASH.split(text)]
    return any(part.lower() in agencies for part in parts) and all(map(NAMED.match, parts))
