"""One flow of an article, by where it stands -> the hint of what it is: above the text, in it, or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.formats.html.bylines import BYLINE_FORM, is_byline, is_date
from newsarchive.formats.html.flows import HEADINGS
from newsarchive.formats.html.region import DATED_LINE, LONGEST_DATED, SENTENCE_MARK, is_prose, letters
from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.lexicon.agencies import AGENCY_LIST, news_agencies
from newsarchive.rules.lexicon.names import looks_like_names

if TYPE_CHECKING:
    from newsarchive.formats.html.flows import Flow, Page
    from newsarchive.formats.html.stated.metadata import Statements

__all__ = ["OFFER", "Spot", "body_hint", "head_hint", "is_lead"]

OFFER = re.compile(one_of(word_list(__file__, "offers")))
"""Texts that offer something beside the article: embedded contents, folded boxes, counters of a gallery."""
SOURCES = re.compile(r"Quellen?:\s?\S[^.!?]*(?:\.\w[^.!?]*)*\.?$")
"""What some pages set under their text: ``Quelle: beispiel.de, abc/dpa``."""
DATELINE_ALONE = re.compile(rf"[A-ZÄÖÜ][\w./ -]{{2,40}} \({AGENCY_LIST}\)(?:\s?[-–—.:|])?$")
"""A dateline that a release sets in a line of its own: ``Musterow (ots)``."""
LONGEST_SIGNED = 60
FARTHEST_NAMES = 3
OWNED = re.compile(r"(?:©|\(c\)|Copyright|Alle\b).{0,120}\bRechte vorbehalten", re.IGNORECASE)
OWNER = re.compile(r"(?:©|\(c\)|Copyright)\s?(?:by )?[A-ZÄÖÜ\d][^.!?]{2,60}$")
"""Whose the text is, in the last line of a page for print: ``© Musterbote 2023``."""
ISSUED = re.compile(
    r"""
    (?:Erschienen|Veröffentlicht|Publiziert|Erstellt|Aktualisiert|Eingestellt|Gepostet)
    (?:\ am|:)\ [^.!?]{0,20}\d[\d.,: \w]{5,30}$
    """,
    re.VERBOSE,
)
"""When an article came out, in a line of its own."""
CODE_ALONE = re.compile(r"[(\[][A-Za-zäöü]{2,5}(?:\s?[/,]\s?[A-Za-zäöü]{2,5}){0,4}[)\]]$")
"""The code that signs a text, which pages often make a link: ``(nbr/dpa)``."""
SIGNED = re.compile(
    rf"(?:[A-Za-zäöü]{{2,5}}\s?[/,]\s?){{0,3}}{AGENCY_LIST}(?:\s?[/,]\s?(?:[a-zäöü]{{2,5}}|{AGENCY_LIST})){{0,4}}"
)
"""Codes and agencies without brackets under a text: ``abc/dpa``."""
PLAIN = frozenset({"div", "section", "article", "a", "header", "main"})
"""Elements that say nothing of their text."""


class Spot(NamedTuple):
    """Where the article is: the numbers of its elements, and the places of its headline and its text in the flows.

    ``titles`` are the ``letters`` of the headlines that the page states; ``homes`` the elements whose children are its prose,
    and ``tags`` the tags of those.
    """

    headline: int
    first: int
    last: int
    scope: int
    body: int
    titles: frozenset[str]
    homes: frozenset[int]
    tags: frozenset[str]


def is_lead(text: str, statements: Statements) -> bool:
    """Tell whether ``text`` is what the page states as its description; what that was cut off from may be plain text."""
    own = letters(text)
    for lead, _ in statements.leads:
        stated = letters(lead)
        if own == stated or (len(own) < len(stated) + 60 and own.endswith(stated)):
            return True
    return False


def head_hint(flow: Flow, statements: Statements, *, in_body: bool) -> str:
    """Return the hint of a flow between the headline and the text."""
    size = len(flow.text)
    if is_lead(flow.text, statements):
        return "teaser"
    if flow.role == "kicker":
        return "kicker"
    if hint := origin_hint(flow):
        return hint
    if flow.role == "teaser" and size > 25 and flow.link < 0.5 * size:
        return "teaser"
    if flow.tag in HEADINGS:
        if size > 70 and SENTENCE_MARK.search(flow.text[-2:]):
            return "teaser"
        return "crosshead" if in_body else ""
    if is_prose(flow):
        return "teaser" if flow.role != "byline" else ""
    asked = in_body and flow.bold > 0.95 * size and flow.text.endswith("?")
    return "crosshead" if asked else ""


def origin_hint(flow: Flow) -> str:
    """Return the hint of a flow that says where, when or by whom; nothing for others."""
    if DATELINE_ALONE.match(flow.text):
        return "dateline"
    if flow.role == "date" or flow.when:
        return "published"
    if len(flow.text) < LONGEST_DATED and DATED_LINE.match(flow.text):
        return "byline"
    if is_byline(flow) or (flow.role == "byline" and looks_like_names(flow.text)):
        return "byline"
    return "published" if is_date(flow) else ""


def body_hint(flow: Flow, index: int, page: Page, spot: Spot) -> str:
    """Return the hint of a flow in the text."""
    size = len(flow.text)
    if size < 600 and (OFFER.search(flow.text) or letters(flow.text) in spot.titles):
        return ""
    if (beside := beside_text(flow, index, page, spot)) is not None:
        return beside
    if flow.tag in HEADINGS or flow.role == "crosshead":
        return "crosshead" if index < spot.last and flow.link < 0.8 * size and size < 220 else ""
    if flow.link > 0.7 * size and size < 220:
        return "furniture" if index < spot.last else ""
    if flow.role in {"byline", "date"} and size < 150:
        return "byline" if flow.role == "byline" else ""
    if index > spot.last and (is_date(flow) or (size < 60 and flow.tag not in {"p", "li"})):
        return ""
    if (
        flow.bold > 0.95 * size
        and size < 110
        and index < spot.last
        and not flow.text.endswith((".", ":", ","))
    ):
        return "crosshead"
    if flow.tag == "li":
        return "list_item"
    return "quote" if flow.tag == "blockquote" else "paragraph"


def beside_text(flow: Flow, index: int, page: Page, spot: Spot) -> str | None:
    """Return the hint of a byline, a card or a line of sources among the paragraphs; None for other flows."""
    size = len(flow.text)
    inner = index < spot.last
    if index <= spot.first and DATELINE_ALONE.match(flow.text):
        return "dateline"
    headed = flow.role == "byline" and flow.tag in HEADINGS and looks_like_names(flow.text)
    if headed or (size < 100 and BYLINE_FORM.match(flow.text) and inner):
        return "byline" if index <= spot.first + 2 or not inner else "furniture"
    if not inner and (hint := closing_hint(flow, index - spot.last)):
        return hint
    if flow.role in {"kicker", "headline"} and flow.tag not in HEADINGS:
        if flow.role == "headline" and inner and page.parent[flow.node] in spot.homes and size < 110:
            return "crosshead"
        return "furniture" if inner else ""
    if size < 200 and (OWNED.match(flow.text) or (not inner and OWNER.match(flow.text))):
        return "furniture"
    if index <= spot.first + 3 and ISSUED.match(flow.text) and is_date(flow):
        return "published"
    if inner and size < 60 and flow.tag in PLAIN - spot.tags and flow.node not in spot.homes:
        return None if flow.bold or SENTENCE_MARK.search(flow.text[-2:]) else "furniture"
    if size < 80 and index >= spot.last and SOURCES.match(flow.text):
        return "byline" if news_agencies(flow.text.partition(":")[2]) else "furniture"
    return None


def closing_hint(flow: Flow, distance: int) -> str:
    """Return the hint of a line that signs the text ``distance`` flows above it: names, agencies, a code; nothing for others."""
    size = len(flow.text)
    named = distance <= FARTHEST_NAMES and flow.tag not in HEADINGS and looks_like_names(flow.text)
    if size < LONGEST_SIGNED and named:
        return "byline"
    signed = CODE_ALONE.match(flow.text) or (size < LONGEST_SIGNED and SIGNED.fullmatch(flow.text))
    return "paragraph" if signed else ""
