"""What speaks for and against a block's being the teaser and not the first paragraph."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.layout.zone import BY, DATES, PICTURE, SENTENCE, STOPS, bin_of
from newsarchive.rules.lexicon.datelines import dateline_end
from newsarchive.rules.lexicon.names import looks_like_names
from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from newsarchive.rules.seen import Features, Zone
    from newsarchive.types.reading import Block

__all__ = ["NEVER", "absence_features", "teaser_features"]

LISTS = word_parts(__file__, "teaser_signs")

DIGIT = re.compile(r"\d")
WHEN = re.compile(rf"\b{one_of(LISTS['when'])}(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?\b")
SAID = re.compile(
    r"""
    \b
    (?:
          sagte | sagten | teilten? | erklärten? | berichteten? | hieß\ es | mitteilten?
        | betonten? | meldeten? | schrieb
    )
    \b
    """,
    re.VERBOSE,
)
PAST = re.compile(
    rf"""
    \b
    (?:
          wurden? | waren? | hatten? | kam(?:en)? | ging(?:en)? | gab(?:en)? | fiel(?:en)?
        | stand(?:en)? | starb(?:en)? | lag(?:en)? | ließ(?:en)? | sahen? | blieb(?:en)?
        | brach(?:ten?)? | machten? | suchten? | [a-zäöü]{{2,}}{one_of(LISTS["past"])}ten?
    )
    \b
    """,
    re.VERBOSE,
)
NOW = re.compile(rf"\b{one_of(LISTS['now'])}\b")
GOES_ON = re.compile(rf"[„\"»«“]?{one_of(LISTS['goes on'])}\b")
ASKS = re.compile(r"(?:Wie|Warum|Was|Wer|Wo|Wann|Weshalb|Wieso|Welche[rsnm]?|Ob)\b|.*[a-zäöüß]\?", re.DOTALL)
NEVER = "never"
"""The one sign of a block that cannot be the teaser."""
LONG_WORD = re.compile(r"[A-ZÄÖÜ][\wäöüß-]{3,}")


def teaser_features(zone: Zone, headline: int) -> list[Features]:
    """Return for each block under the headline that may be the teaser what speaks for and against it."""
    blocks = zone.blocks
    long = [len(block.text) for block in blocks[headline + 1 :] if len(block.text) > 100]
    usual = sum(long) / len(long) if long else 0.0
    last = min(len(blocks) - 1, headline + 6)
    between: set[Label] = set()
    found: list[Features] = []
    title = long_words(blocks[headline]) if headline >= 0 else None
    own = long_words(blocks[headline + 1]) if headline + 1 < last else frozenset()
    opens = headline + 1 < last and opens_dateline(blocks[headline + 1])
    for index in range(headline + 1, last):
        between |= zone.marks[index]
        if looks_like_names(blocks[index].text):
            between.add(Label.BYLINE)
        view = teaser_view(zone, index, index - headline, usual, between)
        below = long_words(blocks[index + 1])
        view["restated"] = len(own & below) / (len(own) + 1)
        if title is not None:
            view["headline_words"] = len(own & title) / (len(own) + 1)
        own = below
        view.update(tense(blocks[index].text[:400], blocks[index + 1].text[:400]))
        opens_below = opens_dateline(blocks[index + 1])
        if opens or Label.DATELINE in zone.marks[index]:
            view["dateline"] = 1.0
        if opens_below or Label.DATELINE in zone.marks[index + 1]:
            view["dateline_next"] = 1.0
        opens = opens_below
        rank = sum(len(block.text) > 80 for block in blocks[headline + 1 : index])
        view[f"rank_{min(rank, 3)}{'_line' if len(blocks[index].text) <= 80 else ''}"] = 1.0
        found.append({NEVER: 1.0} if is_caption(zone, index, between) else zone.known(view))
        if len(blocks[index].text) > 900 or is_text(zone, index):
            break
    return found


def is_caption(zone: Zone, index: int, between: set[Label]) -> bool:
    """Tell whether a block is a picture's caption: its credit alone stands below, and byline or date above, as on pages."""
    below = zone.marks[index + 1]
    return Label.CREDIT in below and Label.CAPTION not in below and bool(between & (BY | DATES))


def is_text(zone: Zone, index: int) -> bool:
    """Tell whether a block is a sentence of the text, below which no teaser can stand: closed, and no caption above its credit."""
    text = zone.blocks[index].text
    if len(text) <= 40 or text[-1] != "." or looks_like_names(text):
        return False
    return Label.CREDIT not in zone.marks[index + 1]


def absence_features(zone: Zone, headline: int) -> Features:
    """Return what speaks for and against there being no teaser: papers that set a byline, a kicker or a picture set one mostly."""
    blocks = zone.blocks
    near = frozenset[Label]().union(*zone.marks[headline + 1 : headline + 5])
    below = blocks[headline + 1 : headline + 6]
    above = blocks[headline - 1].text if headline > 0 else ""
    first = below[0].text if below else ""
    flags = {
        "none": True,
        "none_by": bool(near & BY) or any(looks_like_names(block.text) for block in below),
        "none_date": bool(near & DATES),
        "none_picture": bool(near & PICTURE),
        "none_tools": Label.FURNITURE in near,
        "none_place": Label.DATELINE in near,
        "none_section": Label.SECTION in zone.marks[headline] if headline >= 0 else False,
        "none_kicker": 0 < len(above) < 50,
        "none_bare": not near,
        "none_page": zone.page,
        "none_opens_dateline": bool(below) and opens_dateline(below[0]),
        f"none_first{bin_of(first)}": True,
        "none_open": first != "" and first[-1] not in STOPS,
    }
    return zone.known({name: 1.0 for name, value in flags.items() if value})


def teaser_view(zone: Zone, index: int, offset: int, usual: float, between: set[Label]) -> Features:
    """Return the features of one candidate for the teaser."""
    blocks, block = zone.blocks, zone.blocks[index]
    text, size = block.text, max(len(block.text), 10)
    following = blocks[index + 1].text
    title = blocks[index - offset].text if index >= offset else " "
    own_bin, next_bin = bin_of(text), bin_of(following)
    seen: Features = {
        "length": math.log(size / 200),
        "relative": math.log(size / usual) if usual else 0.0,
        f"offset_{offset}": 1.0,
        f"hint_{block.hint[:2]}": 1.0,
        f"own{own_bin}_next{next_bin}": 1.0,
        f"title{bin_of(title)}_own{own_bin}": 1.0,
        f"own{own_bin}_offset{offset}": 1.0,
    }
    if len(blocks) > index + 2:
        seen[f"next{next_bin}_after{bin_of(blocks[index + 2].text)}"] = 1.0
    if len(title) > 140 or (title[-1] == "." and SENTENCE.search(title)):
        seen["title_glued"] = 1.0
    if Label.SECTION in zone.marks[index - offset]:
        seen["section"] = 1.0
    seen.update(teaser_form(text, following, first=offset == 1))
    seen.update(teaser_marks(zone, index, between))
    return seen


@lru_cache(maxsize=32)  # as of tense
def teaser_form(text: str, following: str, *, first: bool) -> Features:
    """Return what the form of a block and of the one below says for or against its being the teaser."""
    size, stop = len(text), text[-1] in STOPS
    sentences = len(SENTENCE.findall(text[:600])) + 1
    flags = {
        f"sentences_{min(sentences, 4)}": True,
        "first_open": first and not stop and 40 < size < 260,
        "first_open_over_text": first
        and not stop
        and size < 260
        and size < len(following)
        and following[-1] in STOPS,
        "first_line_over_text": first and size < 160 and len(following) > 260,
        "first_line_over_long": first and size < 130 and len(following) > 400,
        "no_stop_next_stop": not stop and following[-1] == ".",
        "two_sentences_open": not stop and sentences > 1,
        "open_end": not stop,
        "short": size < 160,
        "line": size < 60,
        "tiny": size < 25,
        "one_word": " " not in text,
        "long": size > 420,
        "next_short": len(following) < 90 and following[-1] != ".",
        "next_shorter": len(following) < size,
        "next_double": len(following) > 2 * size,
        "quote": text[0] in '„"»«“',
        "asks": text[-1] == "?",
        "names": looks_like_names(text),
        "number": DIGIT.search(text) is not None,
    }
    return {name: 1.0 for name, value in flags.items() if value}


def teaser_marks(zone: Zone, index: int, between: set[Label]) -> Features:
    """Return which bylines, dates and pictures stand between the headline and a candidate, below it, and further below."""
    blocks = zone.blocks
    below = set(zone.marks[index + 1])
    later = set(zone.marks[index + 2])
    if looks_like_names(blocks[index + 1].text):
        below.add(Label.BYLINE)
    elif (
        len(blocks[index + 1].text) < 300
        and index + 2 < len(blocks)
        and looks_like_names(blocks[index + 2].text)
    ):
        later.add(Label.BYLINE)
    flags = {
        "by_below": Label.BYLINE in below,
        "date_below": bool(below & DATES),
        "picture_below": bool(below & PICTURE),
        "credit_alone_below": Label.CREDIT in below and Label.CAPTION not in below,
        "place_above": Label.DATELINE in zone.marks[index],
        "tools_below": Label.FURNITURE in below,
        "tools_above": Label.FURNITURE in zone.marks[index],
        "marks_later": bool(later & (BY | DATES)),
        "by_above": Label.BYLINE in between,
        "date_above": bool(between & DATES),
        "picture_above": bool(between & PICTURE),
    }
    return {name: 1.0 for name, value in flags.items() if value}


@lru_cache(maxsize=32)  # the same for each headline that a teaser is weighed for; not to be changed
def tense(text: str, following: str) -> Features:
    """Return what tells a teaser's words from a report's first sentences: no weekday, no ``sagte``, the present, a fresh start below."""
    own, below = told(text), told(following)
    flags = {
        "when": own["when"],
        "when_next": below["when"],
        "said": own["said"],
        "said_next": below["said"],
        "past": own["past"],
        "now": own["now"],
        "past_next": below["past"],
        "goes_on": own["goes_on"],
        "goes_on_below": below["goes_on"],
        "questions": own["questions"],
    }
    seen = {name: 1.0 for name, value in flags.items() if value}
    for one, other in (("when", "when_next"), ("said", "said_next"), ("past", "now"), ("now", "past_next")):
        seen[f"{one}{flags[one]:d}_{other}{flags[other]:d}"] = 1.0
    return seen


@lru_cache(maxsize=32)
def opens_dateline(block: Block) -> bool:
    """Tell whether a block opens with a dateline."""
    return dateline_end(block, first=True)[0] != ()


@lru_cache(maxsize=32)  # each block is asked about as a candidate and as the one below
def told(text: str) -> dict[str, bool]:
    """Return which of the signs of ``tense`` are in ``text``."""
    return {
        "when": WHEN.search(text) is not None,
        "said": SAID.search(text) is not None,
        "past": PAST.search(text) is not None,
        "now": NOW.search(text) is not None,
        "goes_on": GOES_ON.match(text) is not None,
        "questions": ASKS.match(text) is not None,
    }


def long_words(block: Block) -> frozenset[str]:
    """Return the names and nouns at the beginning of a block: how much two blocks share says whether one restates the other."""
    return frozenset(LONG_WORD.findall(block.text[:400]))
