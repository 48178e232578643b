"""Who wrote it: bylines above the text and codes that close it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.article import Label, Piece
from newsarchive.rules import Claims, Seen, claim
from newsarchive.rules.agencies import AGENCY, AGENCY_LIST
from newsarchive.rules.contributors import WORK
from newsarchive.rules.dates import FIND_DATE
from newsarchive.rules.names import NAME, NAMES, looks_like_names
from newsarchive.rules.places import PLACES

if TYPE_CHECKING:
    from newsarchive.reading import Block

__all__ = [
    "agency_line",
    "closing_code",
    "name_known_place",
    "name_place",
    "names_alone",
    "names_under",
    "source_line",
    "von_alone",
    "von_links",
    "von_name",
]

FUNCTION = r"(?:(?:,| \()\s?[^.!?\n]{2,60}\)?| aus [A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ][\w.-]+)?)?"
VON_NAME = re.compile(
    rf"(?P<von>(?:Von|VON|von|Vom|By)\s*:?\s+)(?:(?:unserem|unserer|unseren)\s+[\w-]{{4,40}}(?:\s+(?=[A-ZÄÖÜ])|$))?(?:{NAMES})?{FUNCTION}(?:\s+(?:\(Text\)|\(Fotos?\)|und {AGENCY}|/ ?{AGENCY}))?\s*$"
)
AGENCY_NAME = re.compile(
    rf"(?:\(?{AGENCY_LIST}\)?|{AGENCY}/{NAMES}|{NAMES}(?:(?:,| und|/| mit) ?{AGENCY_LIST}| \((?:mit |und )?{AGENCY_LIST}\)))\s*$"
)
NAME_PLACE = re.compile(
    rf"(?P<names>{NAMES})(?:, |/| aus | in |, z\. ?Z\. )(?P<place>[A-ZÄÖÜ][\w.-]{{2,20}}(?: [A-ZÄÖÜa][\w.-]{{0,20}}){{0,2}})\s*$"
)
ONLY_NAMES = re.compile(rf"{NAMES}$")
VON_LINKS = re.compile(r"(?:\[\s*\]\([^()\s]*\)\s*)?(?:[Vv]on|VON)\s+(?=\[)")
NAME_LINK = re.compile(rf"(?:\s*(?:,|und|&|/)\s*)?\[\s*(?P<name>{NAME})\s*\]\([^()\s]*\)")
VON_ALONE = re.compile(
    rf"(?:(?:[Vv]on|VON):?|By|Autor(?:in|en|innen)?:|Text:|(?:(?:Ein|Eine) )?{WORK} (?:von|by):?|{WORK}:)\s*$"
)
ADJECTIVE = re.compile(r"\w{4,}(?:es|er|e|en|isch|lich) [A-ZÄÖÜ]\w+$")
JOINER = re.compile(r"(?:,|;|und|&|\||•|/|-|–)$")
JOB = r"(?:\w{0,20}(?:[Rr]edakteur|[Rr]eporter|[Kk]orrespondent|[Vv]olontär|[Aa]utor|[Ll]eiter|[Ff]reier Mitarbeiter|[Kk]olumnist|[Cc]hef|[Hh]ospitant)(?:in|innen|en)?)"
NAMES_UNDER = re.compile(
    rf"{NAMES}(?:\s?,\s?(?:{JOB}[^.\n]{{0,40}}|[A-ZÄÖÜ][\w.-]{{2,20}}))?(?:\s(?:,|und))?$"
)
JOB_LINE = re.compile(rf",?\s?{JOB}(?: [^.\n]{{2,50}})?$")
SOURCE_LINE = re.compile(
    rf"(?P<mark>Quellen?:\s*)(?P<names>(?:(?:[A-ZÄÖÜ]{{2,20}}(?: ONLINE)?|[\w-]+\.(?:de|at|ch|com)), ?(?:[a-z]{{2,4}}/)?)?(?:{AGENCY}|Apa|Dpa|Sda|Afp|Epd)(?: Sport)?(?:\s?[,/]\s?(?:{AGENCY}|[a-zäöü]{{2,4}}|[A-Z]{{2,8}}))*)(?:,\s*)?(?=$|\s*\d| Kommentar)"
)
CODE = re.compile(
    rf"\s*(?P<code>(?:(?:[a-z]{{2,4}}/){{1,2}}[a-z]{{2,4}} )?\((?:[a-z]{{2,4}}/)?(?:{AGENCY_LIST}|[a-zäöü]{{2,4}}|[A-Z]{{2,3}})(?:[/,]\s?(?:{AGENCY}|[a-zäöü]{{2,5}}|[A-Z]{{2,4}})){{0,3}}\)|(?:dpa|afp|AFP|epd|kna|KNA|apa|APA|sid|SID|sda|SDA|awp|AWP)(?:[/,-]\s?[a-z]{{2,5}}){{1,3}})\.?$"
)
CODES = rf"(?:{AGENCY_LIST}|[a-zäöü]{{2,5}}|[A-Z]{{2,4}}|[Rr]ed\.?)"
DATED_SIGNATURE = re.compile(
    rf"\((?:{NAMES}|{CODES})(?:[,/] ?{CODES}){{0,3}}(?:, ?\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}|[,/] ?[Rr]ed\.?)\)$"
)
"""Names or codes in brackets with the day of the paper: ``(APA, red, 12.1.2022)``, ``(Anna Beispiel, 12.1.2022)``."""
HOUSE = r"[A-ZÄÖÜ]{2,4}(?: \([a-zäöü]{2,5}\))?"
AGENCIES_UNDER = re.compile(
    rf"(?:{HOUSE}[/,] ?)?{AGENCY_LIST}(?:[/,] ?(?:[a-zäöü]{{2,5}}|{HOUSE})){{0,3}}$|[A-ZÄÖÜ]{{2,4}} \([a-zäöü]{{2,5}}(?:[/,] ?[a-zäöü]{{2,5}}){{0,2}}\)$"
)
"""Agencies, houses and codes alone under a text: ``RND/dpa``, ``MDR (abc), dpa``, ``dpa, AFP, abc``."""
CODE_SIGNS = frozenset(")/,-")
"""One of these stands within nine characters of the end of a code."""
NOT_NAMES = re.compile(
    r"\b(?:Die|Der|Das|Ein|Eine|Im|In|Am|Auf|Für|Und|Mit|Neue|Neuer|Neues|Mehr|Kein|Keine|Was|Wie|Wer|Warum|Wo|Alle|Alles|Aus|Zum|Zur|Bei|Nach|Vor|Über|Unter|Ohne|Gegen|Sein|Seine|Ihre|Unser|Große|Großer|Gute|Rote|Letzte|Erste|New|Los|San|Bad|Sankt|Real|FC|Borussia|Bayern|Hertha|Deutsche|Europäische|Grüne|Kanton|Kreis|Stadt|Bundesliga|Platz|Plan|Zweite|Vereinte|Dritte|Weniger|Viel|Frau|Herr)\b"
)
MATERIAL = re.compile(
    rf"\(?(?:[Mm]it|[Uu]nter Verwendung von) (?:Material|Informationen|Agenturmaterial|Agenturen)\b[^.\n]{{0,30}}\b{AGENCY_LIST}\)?\.?$"
)
LEAST_ABOVE = 120
"""Characters of a block above a signature: only a text is signed."""
LIVED_IN = 14
"""Blocks from the top among which a byline without a mark is looked for."""


def von_name(block: Block, seen: Seen) -> Claims:
    """See a line of ``Von`` and names: ``Von Anna Beispiel und Bernd Muster, Brüssel``, ``VON A B``, ``Von unserer Redaktion``.

    Yes: corpus/made-up/von-und.txt line 3.
    No:  corpus/tempting/von-der.txt line 1, where ``Von der Leyen`` begins a headline.
    """
    if len(block.text) > 220 or block.text[:1] not in "VvB":
        return ()
    match = VON_NAME.match(block.text)
    if match is None or match.end("von") == match.end() or not re.search(rf"unsere|{NAME}", match[0]):
        return ()
    sure = 0.98 if seen.index < LIVED_IN else 0.9
    return (
        *claim(block, 0, match.end("von"), Label.SEPARATOR, "von_name", sure),
        *claim(block, match.end("von"), len(block.text), Label.BYLINE, "von_name", sure),
    )


def von_links(block: Block, seen: Seen) -> Claims:
    """See ``Von`` before names that a tool printed as links, and the date behind them: ``Von [Anna Beispiel](/autor/1), 12.01.2022``.

    Yes: corpus/made-up/von-links.txt line 5.
    No:  corpus/tempting/von-link-sentence.txt line 5, where a linked name stands in a sentence.
    """
    text = block.text
    match = VON_LINKS.match(text) if "](" in text and len(text) < 600 else None
    if match is None or seen.has(Label.BYLINE):
        return ()
    pieces: list[Piece] = []
    at, end = 0, match.end()
    while (link := NAME_LINK.match(text, end)) is not None:
        pieces += claim(block, at, link.start("name"), Label.SEPARATOR, "von_links", 0.95)
        pieces += claim(block, *link.span("name"), Label.BYLINE, "von_links", 0.95)
        at = end = link.end("name")
        end = link.end()
    rest = text[end:]
    if not pieces or len(rest) > 90:
        return ()
    dated = FIND_DATE.search(text, end)
    if dated is None:
        return (*pieces, *claim(block, at, len(text), Label.SEPARATOR, "von_links", 0.95))
    return (
        *pieces,
        *claim(block, at, dated.start(), Label.SEPARATOR, "von_links", 0.95),
        *claim(block, dated.start(), dated.end(), Label.PUBLISHED, "von_links", 0.95),
        *claim(block, dated.end(), len(text), Label.SEPARATOR, "von_links", 0.95),
    )


def von_alone(block: Block, seen: Seen) -> Claims:
    """See ``Von`` in a line of its own, as where a page sets each author as a link, with the names below it.

    Yes: corpus/made-up/von-lines.txt line 4.
    No:  corpus/tempting/von-alone.txt line 5, where no name follows.
    """
    if len(block.text) > 40 or not VON_ALONE.match(block.text):
        return ()
    following = seen.part(1)
    if following is None or not NAMES_UNDER.match(following.text[:200]):
        return ()
    label = Label.FURNITURE if seen.has(Label.BYLINE) else Label.SEPARATOR
    return claim(block, 0, len(block.text), label, "von_alone", 0.97)


def names_under(block: Block, seen: Seen) -> Claims:
    """See the names, joining words and functions in the lines under a ``Von``.

    Yes: corpus/made-up/von-lines.txt line 5.
    """
    before = seen.pieces[-1] if seen.pieces else None
    if before is None or before.rule not in {"von_alone", "names_under"} or len(block.text) > 160:
        return ()
    if block.start - before.end > 60 or seen.reading.text[before.end : block.start].strip("*•- \r\n\t"):
        return ()
    if JOINER.match(block.text):
        return claim(block, 0, len(block.text), Label.SEPARATOR, "names_under", 0.95)
    if not NAMES_UNDER.match(block.text) and not (
        before.label is Label.BYLINE and JOB_LINE.match(block.text)
    ):
        return ()
    label = Label.FURNITURE if before.label is Label.FURNITURE else Label.BYLINE
    end = len(block.text.rstrip(" ,\r\n"))
    names = claim(block, 0, end, label, "names_under", 0.95)
    return (*names, *claim(block, end, len(block.text), Label.SEPARATOR, "names_under", 0.95))


def source_line(block: Block, seen: Seen) -> Claims:  # noqa: ARG001 - every rule has this signature
    """See the agencies that a page names as its source: ``Quelle: dpa``, ``Quelle: ZEITUNG, dpa, Reuters``.

    Yes: corpus/made-up/quelle-dpa.txt line 3.
    No:  corpus/tempting/quelle-studie.txt line 7, where a table names a study.
    """
    if not block.text.startswith("Quelle") or len(block.text) > 90:
        return ()
    match = SOURCE_LINE.match(block.text)
    if match is None:
        return ()
    return (
        *claim(block, 0, match.end("mark"), Label.SEPARATOR, "source_line", 0.95),
        *claim(block, match.end("mark"), match.end(), Label.BYLINE, "source_line", 0.95),
    )


def agency_line(block: Block, seen: Seen) -> Claims:
    """See an agency, alone or with names: ``dpa``, ``dpa/Anna Beispiel``, ``Anna Beispiel und Bernd Muster, dpa``.

    Yes: corpus/made-up/dpa-name.txt line 3.
    """
    if len(block.text) > 120 or not 0 < seen.index < LIVED_IN or not AGENCY_NAME.match(block.text):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "agency_line", 0.9)


def name_place(block: Block, seen: Seen) -> Claims:
    """See a name and where its bearer works, alone in a line above the text: ``Anna Beispiel, Brüssel``.

    Yes: corpus/made-up/name-place.txt line 5.
    No:  corpus/tempting/name-comma.txt line 3, a sentence that begins in this way.
    """
    if len(block.text) > 90 or not seen.has(Label.HEADLINE) or seen.has(Label.PARAGRAPH):
        return ()
    match = NAME_PLACE.match(block.text)
    if match is None or NOT_NAMES.search(match["names"]):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "name_place", 0.8)


def name_known_place(block: Block, seen: Seen) -> Claims:
    """See a usual first name and a place of the lexicon, alone in a line near the top: ``Anna Beispiel, Brüssel``.

    Yes: corpus/made-up/name-place.txt line 5.
    No:  corpus/tempting/name-comma.txt line 3, a sentence that begins in this way.
    """
    if not 0 < seen.index < 6 or len(block.text) > 90 or "," not in block.text:
        return ()
    if any(len(part.text) > 350 for part in seen.parts[: seen.index]):
        return ()
    match = NAME_PLACE.match(block.text)
    if match is None or match["place"] not in PLACES or not looks_like_names(match["names"]):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "name_known_place", 0.95)


def names_alone(block: Block, seen: Seen) -> Claims:
    """See names and nothing else in a line between headline and text: ``Anna Beispiel und Bernd Muster``."""
    if len(block.text) > 120 or not seen.has(Label.HEADLINE) or seen.has(Label.PARAGRAPH):
        return ()
    if looks_like_names(block.text):
        return claim(block, 0, len(block.text), Label.BYLINE, "names_alone", 0.93)
    if not ONLY_NAMES.match(block.text) or NOT_NAMES.search(block.text) or ADJECTIVE.match(block.text):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "names_alone", 0.6)


def closing_code(block: Block, seen: Seen) -> Claims:
    """See the code that closes a text: ``(ks)``, ``(dpa, AFP)``, ``dpa/lno``, ``(APA, red, 12.1.2022)``.

    Yes: corpus/made-up/signature.txt line 5; corpus/made-up/signature-red.txt line 9.
    No:  corpus/tempting/brackets-at-end.txt line 5, where the brackets hold a party.
    """
    signed = not CODE_SIGNS.isdisjoint(block.text[-9:])
    if seen.index == 0 or not (signed or len(block.text) < 90):
        return ()
    if any(len(later.text) > 200 for later in seen.parts[seen.index + 1 : seen.index + 4]):
        return ()
    if len(block.text) < 90 and MATERIAL.match(block.text):
        return claim(block, 0, len(block.text), Label.SIGNATURE, "closing_code", 0.93)
    if len(block.text) < 90 and is_signature(block, seen):
        return claim(block, 0, len(block.text), Label.SIGNATURE, "closing_code", 0.93)
    offset = max(0, len(block.text) - 60)
    match = CODE.search(block.text, offset) if signed else None
    if match is None or (match.start() > 0 and block.text[match.start() - 1] not in '.!?“”"»«…)'):
        return ()
    if block.end - block.start > len(match[0]) and re.fullmatch(r"\([A-Z]{2,3}\)", match["code"]):
        return ()
    return claim(block, match.start("code"), len(block.text), Label.SIGNATURE, "closing_code", 0.93)


def is_signature(block: Block, seen: Seen) -> bool:
    """Tell whether a whole block signs the text above it: dated names and codes in brackets, or agencies alone."""
    if DATED_SIGNATURE.match(block.text):
        return True
    above = any(len(part.text) > LEAST_ABOVE for part in seen.parts[: seen.index])
    return above and AGENCIES_UNDER.match(block.text) is not None
