"""What closes a text and says whose it is: codes, agencies, names in brackets, with or without the day of the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import word_list
from newsarchive.rules.lexicon.agencies import AGENCY, AGENCY_LIST, MATERIAL_OF
from newsarchive.rules.lexicon.dates import iso_date
from newsarchive.rules.lexicon.names import NAME, NAMES, looks_like_names, split_names
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["closing_code", "closing_name"]

CODE = re.compile(
    rf"""
    \s*
    (?P<code>
          (?:(?:[a-z]{{2,4}}/){{1,2}}[a-z]{{2,4}}\ )?\((?:[a-z]{{2,4}}/)?
          (?:(?-x:{AGENCY_LIST})|[a-zäöü]{{2,4}}|[A-Z]{{2,3}})
          (?:[/,]\s?(?:(?-x:{AGENCY})|[a-zäöü]{{2,5}}|[A-Z]{{2,4}})){{0,3}}\)
        | (?:dpa|afp|AFP|epd|kna|KNA|apa|APA|sid|SID|sda|SDA|awp|AWP)(?:[/,-]\s?[a-z]{{2,5}}){{1,3}}
    )
    \.?$
    """,
    re.VERBOSE,
)
CAPITALS = re.compile(rf"\((?!{AGENCY}\))[A-Z]{{2,3}}\)")
"""Capitals in brackets behind a sentence that are no agency: more likely a party."""
NO_CODES = frozenset(word_list(__file__, "signature"))
"""Parties, states and stations in capitals, which sign no text."""
CODES = rf"(?:{AGENCY_LIST}|[a-zäöü]{{2,5}}|[A-Z]{{2,4}}|[Rr]ed\.?)"
BRACKET = re.compile(
    rf"(?:^[A-ZÄÖÜ]{{2,5}})?\s*\((?:(?P<names>{NAMES})|(?P<codes>{CODES}))(?P<more>(?:[,/] ?{CODES}){{0,3}})(?:, ?(?P<date>\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}))?\)\.?$"
)
"""Names or codes in brackets, perhaps with the day of the paper: ``(APA, red, 12.1.2022)``, ``(Anna Beispiel/dpa)``."""
HOUSE = r"[A-ZÄÖÜ]{2,4}(?: \([a-zäöü]{2,5}\))?"
UNDER = re.compile(
    rf"""
      (?:(?-x:{HOUSE})[/,]\ ?|(?:[a-zäöü]{{2,4}}/){{1,2}})?(?-x:{AGENCY_LIST})
      (?:[/,]\ ?(?:[a-zäöü]{{2,5}}|(?-x:{HOUSE}))){{0,3}}$
    | [A-ZÄÖÜ]{{2,4}}\ \([a-zäöü]{{2,5}}(?:[/,]\ ?[a-zäöü]{{2,5}}){{0,2}}\)$
    | (?:epd|dpa|KNA|AFP|SID|APA)(?:\ (?!und\ |für\ |mit\ )[a-z][a-z0-9]{{1,3}}){{1,5}}$
    | [a-zäöü]{{2,4}}/[a-zäöü]{{2,4}}$
    """,
    re.VERBOSE,
)
"""Agencies, houses and codes alone under a text: ``RND/dpa``, ``abc/dpa``, ``MDR (abc), dpa``, ``dpa, AFP, abc``, ``epd abc xyz``, ``ab/xyz``."""
CREDITED_TO = re.compile(
    rf"(?:[a-zäöü]{{2,4}}, ?)?(?:[\w-]+\.)+(?:at|de|ch|com|li)(?:, ?[a-zäöü]{{2,4}}(?:/{AGENCY_LIST})?|/(?:Agenturen|{AGENCY_LIST}))(?:\s?\|)?$"
)
"""A page and a code or agencies: ``musterblatt.at, abc``, ``red, musterblatt.at/Agenturen``."""
PAPER_SOURCE = re.compile(
    r"Quelle: ?(?:[A-ZÄÖÜ][\w.-]{1,20}|[\w-]+\.(?:de|at|ch))(?: [A-ZÄÖÜ][\w.-]{1,20}){0,2}$"
)
"""The paper as its own source, at the end of a text."""
MATERIAL = re.compile(rf"(?:[a-zäöü]{{2,4}}/? )?(?:\({MATERIAL_OF}\)|{MATERIAL_OF})\.?$")
MATERIAL_TAIL = re.compile(rf"\s*(?P<code>\({MATERIAL_OF}\))\.?$")
ONE_OR_TWO = re.compile(rf"{NAME}(?: und {NAME})?$")
CODE_SIGNS = frozenset(")/,-")
"""One of these stands within nine characters of the end of a code."""
LEAST_ABOVE = 120
"""Characters of a block above a signature: only a text is signed."""
STOPS = '.!?“”"»«…)'
TAIL, LONGEST_LINE, NEAR = 90, 90, 60
RULE = "closing_code"
SURE = 0.93


def closing_code(block: Block, seen: Seen) -> Claims:
    """See the code, agency or name that closes a text: ``(ks)``, ``(dpa, AFP)``, ``dpa/lno``, ``(Anna Beispiel, 12.1.2022)``.

    Names are the byline, and a day is when the text came out.
    Yes: corpus/made-up/signature.txt line 5; corpus/made-up/signature-agency-red.txt line 9; corpus/made-up/signature-dated.txt line 9.
    No:  corpus/tempting/brackets-at-end.txt line 5, where the brackets hold a party.
    """
    text = block.text
    short = len(text) < LONGEST_LINE
    signed = not CODE_SIGNS.isdisjoint(text[-9:])
    if seen.index == 0 or not (signed or short):
        return ()
    if any(len(later.text) > 200 for later in seen.parts[seen.index + 1 : seen.index + 4]):
        return ()
    if short and seen.part(1) is None and PAPER_SOURCE.match(text) and is_under_text(seen):
        return claim(block, 0, len(text), Label.FURNITURE, RULE, SURE)
    under = short and (UNDER.match(text) or CREDITED_TO.match(text)) and is_under_text(seen)
    if under or (short and MATERIAL.match(text)):
        return claim(block, 0, len(text), Label.SIGNATURE, RULE, SURE)
    return closing_bracket(block, seen) or (inline_code(block) if signed else ())


def closing_bracket(block: Block, seen: Seen) -> Claims:
    """Return the pieces of names or codes in brackets that are a block, or stand behind its last sentence."""
    text = block.text
    if text[-1] not in ")." or ")" not in text[-2:]:
        return ()
    found = BRACKET.search(text, 0 if len(text) < LONGEST_LINE else max(0, text.rfind("(") - 1))
    if found is None:
        found = MATERIAL_TAIL.search(text, max(0, len(text) - TAIL))
        if found is None or not ends_sentence(text, found.start()):
            return ()
        return claim(block, found.start(), len(text), Label.SIGNATURE, RULE, SURE)
    alone = found.start() == 0
    if not (ends_sentence(text, found.start()) or (alone and found["date"])) or not is_whose(
        found, seen, alone=alone
    ):
        return ()
    if found["date"] and iso_date(found["date"]) is None:
        return ()
    label, who = (Label.BYLINE, "names") if found["names"] else (Label.SIGNATURE, "codes")
    start, end = found.start(who), found.end("more")
    if not found["date"] and label is Label.SIGNATURE:
        return claim(block, found.start(), len(text), label, RULE, SURE)
    pieces = [
        *claim(block, found.start(), start, Label.SEPARATOR, RULE, SURE),
        *claim(block, start, end, label, RULE, SURE),
    ]
    if found["date"]:
        pieces += claim(block, end, found.start("date"), Label.SEPARATOR, RULE, SURE)
        pieces += claim(block, *found.span("date"), Label.PUBLISHED, RULE, SURE)
        end = found.end("date")
    return (*pieces, *claim(block, end, len(text), Label.SEPARATOR, RULE, SURE))


def is_whose(found: re.Match[str], seen: Seen, *, alone: bool) -> bool:
    """Tell whether what a bracket holds signs a text: known names, codes with a day, or codes that an agency is among."""
    if found["names"]:
        return is_under_text(seen, own=not alone) and looks_like_names(found["names"])
    return bool(found["date"] or re.search(r"[Rr]ed\.?$", found["more"]))


def ends_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence ends before offset ``at`` of ``text``, or nothing stands there."""
    return at == 0 or text[at - 1] in STOPS


def is_under_text(seen: Seen, *, own: bool = False) -> bool:
    """Tell whether a long block stands above the one that is asked about, or it is long itself where ``own`` counts."""
    above = seen.parts[max(0, seen.index - NEAR) : seen.index + own]
    return any(len(part.text) > LEAST_ABOVE for part in above)


def inline_code(block: Block) -> Claims:
    """Return the code behind the last sentence of a block, or the code that is the block."""
    text = block.text
    match = CODE.search(text, max(0, len(text) - 60))
    if match is None or not ends_sentence(text, match.start()):
        return ()
    behind = len(text) > len(match[0]) and CAPITALS.fullmatch(match["code"])
    if behind and (text[match.start() - 1] != "." or match["code"][1:-1] in NO_CODES):
        return ()
    return claim(block, match.start("code"), len(text), Label.SIGNATURE, RULE, SURE)


def closing_name(block: Block, seen: Seen) -> Claims:
    """See the author's name alone in the last line of a text that has no byline; letters to the editor give a place too.

    Yes: corpus/made-up/closing-name.txt line 11.
    No:  corpus/tempting/closing-name.txt line 9, the last of a list of names.
    """
    above = seen.part(-1)
    if (
        seen.part(1) is not None
        or above is None
        or len(above.text) < LEAST_ABOVE
        or above.text[-1] not in STOPS
    ):
        return ()
    if not ONE_OR_TWO.match(block.text) or not looks_like_names(block.text):
        return ()
    if any(len(name.split()) > 3 for name in split_names(block.text)):
        return ()  # a place or an office behind the name
    if any(looks_like_names(part.text) for part in seen.parts[max(0, seen.index - NEAR) : seen.index]):
        return ()  # one of several: letters to the editor, a list
    return claim(block, 0, len(block.text), Label.BYLINE, "closing_name", 0.85)
