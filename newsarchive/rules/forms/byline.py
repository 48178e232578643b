"""Who wrote it: bylines above the text and codes that close it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.forms.contributors import WORK
from newsarchive.rules.lexicon.agencies import AGENCY, AGENCY_LIST, MATERIAL_OF
from newsarchive.rules.lexicon.dates import DATE_LINE, FIND_DATE
from newsarchive.rules.lexicon.names import (
    CONTACT,
    NAME,
    NAMES,
    WORKPLACE,
    is_name_list,
    looks_like_names,
    without_asides,
)
from newsarchive.rules.lexicon.places import PLACES
from newsarchive.types.pieces import Label, Piece
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = [
    "agency_line",
    "job_under",
    "name_by_date",
    "name_job",
    "name_known_place",
    "name_place",
    "names_alone",
    "names_joined",
    "names_under",
    "source_line",
    "von_agency",
    "von_alone",
    "von_links",
    "von_name",
]

LISTS = word_parts(__file__, "byline")

FUNCTION = rf"""(?x:
    (?:
          ,\s?[^.!?\n]{{2,60}} | \ \([^.!?\n()]{{2,60}}\)(?:(?:,|\ und|\ &)\s?[^.!?\n]{{2,60}})?
        | \ aus\ [A-ZÄÖÜ][\w.-]+(?:\ [A-ZÄÖÜ][\w.-]+)? | ,\ z\.\ ?Z(?:t)?\.\ (?-x:{WORKPLACE})
        | \s[–—-]\s(?-x:{WORKPLACE}) | \s\(?{CONTACT}\)?
    )?
)"""
OTHERS = rf"(?:\s+(?:\(Text\)|\(Fotos?\)|(?:und|sowie) (?:{AGENCY}|Agenturen|unsere[nr]? [A-ZÄÖÜ][\w-]{{3,30}})|/ ?{AGENCY}|\(?{MATERIAL_OF}\)?))?"
VON_NAME = re.compile(
    rf"""
    (?P<von>(?:Von|VON|von|Vom|By)\s*:?\s+)
    (?:(?:unserem|unserer|unseren)\s+[\w-]{{4,40}}(?:\s+(?=[A-ZÄÖÜ])|$))?
    (?:(?-x:{NAMES}))?{FUNCTION}(?-x:{OTHERS})\s*$
    """,
    re.VERBOSE,
)
VON_LIST = re.compile(r"(?P<von>(?:Von|VON|von)\s*:?\s+)(?P<names>[\w][^.!?:]{4,110})$")
"""Couples, and names with the surname first: ``Von Anna und Bernd Muster``, ``Von Muster, Anna; Beispiel, Bernd``."""
VON_AGENCY = re.compile(
    rf"(?P<von>(?:Von|VON|von)\s*:?\s+)(?:[a-zäöü]{{2,4}}/)?{AGENCY_LIST}(?:(?:,|/| und| mit) ?(?:{NAMES}|[a-zäöü]{{2,4}}))?\s*$"
)
AGENCY_NAME = re.compile(
    rf"(?:(?P<open>\()?(?:[a-zäöü]{{2,4}}/){{0,2}}{AGENCY_LIST}(?:/[a-zäöü]{{2,4}})?(?(open)\))|(?P<slash>{AGENCY} ?/ ?{NAMES})|(?P<names>{NAMES})(?:(?:,| und| ?/| mit) ?{AGENCY_LIST}|,? \(?(?:mit |und ){AGENCY_LIST}\)?| \({AGENCY_LIST}\)|,? \(?{MATERIAL_OF}\)?))\s*$"
)
NAME_PLACE = re.compile(
    rf"(?P<names>{NAMES})(?:, |/| aus | in |, z\. ?Z\. )(?P<place>[A-ZÄÖÜ][\w.-]{{2,20}}(?: [A-ZÄÖÜa][\w.-]{{0,20}}){{0,2}})\s*$"
)
ONLY_NAMES = re.compile(rf"{NAMES}$")
VON_LINKS = re.compile(r"(?:\[\s*\]\([^()\s]*\)\s*)?(?:[Vv]on|VON)\s+(?=\[)")
NAME_LINK = re.compile(rf"(?:\s*(?:,|und|&|/)\s*)?\[\s*(?P<name>{NAME})\s*\]\([^()\s]*\)")
VON_ALONE = re.compile(
    rf"(?:(?:[Vv]on|VON):?|By|Autor(?:in|en|innen)?(?:/Autor(?:in|innen)?)?:?|Text:|(?:(?:Ein|Eine) )?{WORK} (?:von|by):?|{WORK}:)\s*$"
)
ADJECTIVE = re.compile(r"\w{4,}(?:es|er|e|en|isch|lich) [A-ZÄÖÜ]\w+$")
JOINER = re.compile(r"(?:,|;|und|&|\||•|/|-|–)$")
JOB = rf"(?:\w{{0,20}}{one_of(LISTS['jobs'])}(?:in|innen|en)?)"
NAMES_UNDER = re.compile(
    rf"(?:unsere[mrn] [\w-]{{4,30}} )?{NAMES}(?:\s?,\s?(?:{JOB}[^.\n]{{0,40}}|[A-ZÄÖÜ][\w.-]{{2,20}}))?(?:\s(?:,|und))?$"
)
BY_DATE = frozenset({"date_line", "dated_byline", "relative_date"})
"""Rules that see when a text came out."""
NAME_JOB = re.compile(rf"(?P<names>{NAMES}),\s{JOB}(?: [^.!?:\n]{{2,50}})?$")
JOB_NAME = re.compile(
    rf"""
    (?:Von\s)?(?:[\w-]{{1,30}}-)?\w{{0,20}}
    (?:[Rr]edakteur|[Rr]eporter|[Kk]orrespondent|[Vv]olontär|[Aa]utor)
    (?:in)?\s(?P<names>(?-x:{NAMES}))$
    """,
    re.VERBOSE,
)
"""A function in the newsroom before the name: ``Musterblatt-Redakteurin Anna Beispiel``."""
JOB_LINE = re.compile(rf",?\s?{JOB}(?: [^.\n]{{2,50}})?$")
SOURCE_LINE = re.compile(
    rf"""
    (?P<mark>\(?Quellen?:\s*)
    (?P<names>
        (?:(?:[A-ZÄÖÜ]{{2,20}}(?:\ ONLINE)?|[\w-]+\.(?:de|at|ch|com)),\ ?(?:[a-z]{{2,4}}/)?)?
        (?:(?-x:{AGENCY})|Apa|Dpa|Sda|Afp|Epd)(?:\ Sport)?
        (?:\s?[,/]\s?(?:(?-x:{AGENCY})|[a-zäöü]{{2,4}}|[A-Z]{{2,8}}))*
    )
    (?:,\s*)?(?=\)?$|\s*\d|\ Kommentar)
    """,
    re.VERBOSE,
)
NOT_NAMES = re.compile(rf"\b{one_of(LISTS['no names'])}\b")
NEAR, MANY = 60, 400
"""Parts above a byline, and pieces from the top, that are looked at."""
LEAST_TEXT = 80
"""Characters of a block that is a teaser or a paragraph."""
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
        match = VON_LIST.match(block.text)
        if match is None or not is_name_list(match["names"]):
            return ()
    if seen.has(Label.BYLINE) and any(len(part.text) > 200 for part in above(seen)):
        return of_another(block, seen, match.end("von"))
    sure = 0.98 if seen.index < LIVED_IN else 0.9
    return (
        *claim(block, 0, match.end("von"), Label.SEPARATOR, "von_name", sure),
        *claim(block, match.end("von"), len(block.text), Label.BYLINE, "von_name", sure),
    )


def above(seen: Seen) -> Sequence[Block]:
    """Return the parts above the one in hand without the first; no more than a fixed number, so that the work for each part is bounded."""
    return seen.parts[max(1, seen.index - NEAR) : seen.index]


def of_another(block: Block, seen: Seen, start: int) -> Claims:
    """Return a byline below a text that has one: the same names again, or those of another article that the page points to."""
    names = block.text[start:]
    known = [piece for piece in seen.pieces[:MANY] if piece.label is Label.BYLINE]
    again = any(names in seen.reading.text[piece.start : piece.end] for piece in known)
    if not again:
        return claim(block, 0, len(block.text), Label.FURNITURE, "von_name", 0.85)
    mark = claim(block, 0, start, Label.SEPARATOR, "von_name", 0.9)
    return (*mark, *claim(block, start, len(block.text), Label.BYLINE, "von_name", 0.9))


def name_by_date(block: Block, seen: Seen) -> Claims:
    """See names alone in a line above or below the line that says when a text came out.

    Yes: corpus/made-up/name-by-date.txt line 7.
    No:  corpus/tempting/name-by-date.txt line 9, where a paragraph stands between.
    """
    if not 0 < seen.index < LIVED_IN or seen.has(Label.BYLINE):
        return ()
    last = seen.pieces[-1] if seen.pieces else None
    between = seen.reading.text[last.end : block.start].strip(" \t\r\n|•·,") if last else "-"
    dated = last is not None and last.rule in BY_DATE and not between
    if not dated and ((below := seen.part(1)) is None or not DATE_LINE.match(below.text[:80])):
        return ()
    if not looks_like_names(without_asides(block.text)):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "name_by_date", 0.95)


def names_joined(block: Block, seen: Seen) -> Claims:
    """See the names of two or more persons alone in a line right above the text: ``Anna Beispiel und Bernd Muster``.

    Yes: corpus/made-up/names-joined.txt line 5.
    No:  corpus/tempting/names-joined.txt line 5, who is in the picture.
    """
    text = block.text
    if not 0 < seen.index < LIVED_IN or " und " not in text or not looks_like_names(without_asides(text)):
        return ()
    below = seen.part(1)
    if below is None or len(below.text) < LEAST_TEXT or below.text[-1] not in '.!?“"»)':
        return ()
    return claim(block, 0, len(text), Label.BYLINE, "names_joined", 0.93)


def von_agency(block: Block, seen: Seen) -> Claims:
    """See ``Von`` before an agency, alone or with names: ``Von dpa``, ``Von dpa und Anna Beispiel``.

    Yes: corpus/made-up/von-agency.txt line 5.
    No:  corpus/tempting/von-agency.txt line 7, where a sentence goes on.
    """
    match = VON_AGENCY.match(block.text) if seen.index < LIVED_IN else None
    if match is None:
        return ()
    return (
        *claim(block, 0, match.end("von"), Label.SEPARATOR, "von_agency", 0.95),
        *claim(block, match.end("von"), len(block.text), Label.BYLINE, "von_agency", 0.95),
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
    if not block.text.startswith(("Quelle", "(Quelle")) or len(block.text) > 90:
        return ()
    match = SOURCE_LINE.match(block.text)
    if match is None:
        return ()
    return (
        *claim(block, 0, match.end("mark"), Label.SEPARATOR, "source_line", 0.95),
        *claim(block, match.end("mark"), match.end(), Label.BYLINE, "source_line", 0.95),
        *(
            claim(block, match.end(), len(block.text), Label.SEPARATOR, "source_line", 0.95)
            if block.text[0] == "("
            else ()
        ),
    )


def agency_line(block: Block, seen: Seen) -> Claims:
    """See an agency, alone or with names: ``dpa``, ``dpa/Anna Beispiel``, ``Anna Beispiel und Bernd Muster, dpa``.

    Yes: corpus/made-up/dpa-name.txt line 3.
    """
    if len(block.text) > 120 or not 0 < seen.index < LIVED_IN:
        return ()
    match = AGENCY_NAME.match(block.text)
    if match is None or (match["names"] and NOT_NAMES.search(match["names"])):
        return ()
    if match["slash"] and is_in_text(seen):
        return claim(block, 0, len(block.text), Label.CREDIT, "agency_line", 0.8)
    return claim(block, 0, len(block.text), Label.BYLINE, "agency_line", 0.9)


def is_in_text(seen: Seen) -> bool:
    """Tell whether the part that is asked about stands between paragraphs, where pictures stand and no bylines."""
    long = [part for part in above(seen) if len(part.text) > 180]
    return bool(long) and any(len(part.text) > 100 for part in seen.parts[seen.index + 1 : seen.index + 4])


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


def name_job(block: Block, seen: Seen) -> Claims:
    """See names and what their bearers are in the newsroom, alone in a line near the top: ``Anna Beispiel, Korrespondentin in Rom``.

    Yes: corpus/made-up/name-job.txt line 5.
    No:  corpus/tempting/name-job.txt line 7, a person that the text is about.
    """
    if not 0 < seen.index < 6:
        return ()
    if any(len(part.text) > 350 for part in seen.parts[: seen.index]):
        return ()
    match = NAME_JOB.match(block.text) or JOB_NAME.match(block.text)
    if match is None or not looks_like_names(match["names"]):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "name_job", 0.9)


def job_under(block: Block, seen: Seen) -> Claims:
    """See a function in the newsroom in the line under the name it belongs to: ``Redakteurin im Ressort Politik``.

    Yes: corpus/made-up/job-under.txt line 6.
    No:  corpus/tempting/job-under.txt line 7, a crosshead.
    """
    if not JOB_LINE.match(block.text):
        return ()
    near = max((piece for piece in seen.pieces[-NEAR:] if piece.end <= block.start), default=None)
    if near is None or near.label is not Label.BYLINE:
        return ()
    if seen.reading.text[near.end : block.start].strip():
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "job_under", 0.9)


def over_credit(block: Block, seen: Seen) -> bool:
    """Tell whether a picture's credit stands right below ``block``."""
    at = bisect_left(seen.formed, (block.end,))
    while at < len(seen.formed) and seen.formed[at].label is Label.SEPARATOR:
        at += 1
    if at == len(seen.formed) or seen.formed[at].label is not Label.CREDIT:
        return False
    below = seen.part(1)
    return below is None or below.start > seen.formed[at].start


def names_alone(block: Block, seen: Seen) -> Claims:
    """See names and nothing else in a line between headline and text: ``Anna Beispiel und Bernd Muster``.

    No:  corpus/tempting/name-over-credit.txt line 7, who is in the picture.
    """
    if len(block.text) > 120 or not seen.has(Label.HEADLINE) or seen.has(Label.PARAGRAPH):
        return ()
    below = seen.reading.text[block.end : block.end + 3].strip(" \t\r")
    grouped = block.gap > 0 and below[:1] == "\n" and below[1:2] != "\n"
    if (seen.has(Label.BYLINE) or grouped) and over_credit(block, seen):
        return ()  # who is in the picture
    if looks_like_names(without_asides(block.text)):
        return claim(block, 0, len(block.text), Label.BYLINE, "names_alone", 0.93)
    if not ONLY_NAMES.match(block.text) or NOT_NAMES.search(block.text) or ADJECTIVE.match(block.text):
        return ()
    return claim(block, 0, len(block.text), Label.BYLINE, "names_alone", 0.6)
