"""Who wrote the article of a page and when: the flows that say so beside its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.html.flows import HEADINGS, Part
from newsarchive.formats.html.region import is_prose
from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.lexicon.agencies import AGENCY_LIST
from newsarchive.rules.lexicon.database_dates import date_line

if TYPE_CHECKING:
    from newsarchive.formats.html.flows import Flow, Page

__all__ = ["BYLINE_FORM", "DATE_FORM", "completed", "is_byline", "is_date", "with_source"]

BYLINE_FORM = re.compile(
    rf"^{one_of(word_list(__file__, 'bylines'))}\s*:?\s?(?:unsere[rmn] [\w-]+ )?[A-ZÄÖÜ][^.!?]{{2,150}}$|^[Vv]on {AGENCY_LIST}$"
)
LABELLED = re.compile(r"^Autor(?:in|en|innen)?(?:/Autor(?:in)?)?\s?:?\s[A-ZÄÖÜ][^.!?:]{4,80}$")
"""A row of the table that some pages set under an article: ``Autorin/Autor Anna Beispiel``."""
SHARED_WORK = re.compile(
    rf"^\(?(?:Mit|Unter Verwendung von) (?:Material|Informationen|Agenturmaterial)\b[^.\n]{{0,150}}\b{AGENCY_LIST}\b"
)
"""Whose reports went into the text: ``Mit Informationen der Nachrichtenagenturen AFP und dpa``."""
CLOSING = re.compile(
    rf"©\s?(?:[A-Z]{{2,6}}/)?{AGENCY_LIST}(?:/[a-zäöü]{{2,5}})*$|(?:©\s?)?(?:dpa-infocom\b[\w ,]*)?(?:\bdpa:\d{{6}}[\d/-]*)?$"
)
"""The line of agencies and codes under a text, and the number of dpa's message."""
DATE_FORM = re.compile(
    r"""
      \b\d{1,2}\.\s?
      (?:
            \d{1,2}\.\s?\d{2,4}
          | (?:Jan|Jän|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*\.?\s\d{4}
      )
    | \b\d{4}-\d{2}-\d{2}\b
    """,
    re.VERBOSE,
)


def completed(parts: list[Part], page: Page, headline: int, first: int, last: int) -> list[Part]:
    """Add byline and date from beside the article's element, near its head or its end, where it has none in it.

    ``headline``, ``first`` and ``last`` are the places of the headline and of the text among the flows.
    """
    around = [*range(max(0, headline - 8, first - 30), first), *range(last + 1, last + 9)]
    for hint, fits in (("byline", is_byline), ("published", is_date)):
        if any(part.hint == hint and (hint == "byline" or is_date(part.flow)) for part in parts):
            continue
        flows = (page.flows[index] for index in around if index < len(page.flows))
        flow = next((flow for flow in flows if not flow.aside and not is_pictured(flow) and fits(flow)), None)
        if flow is None and headline >= 0:
            head = page.flows[headline + 1 : first]
            form = BYLINE_FORM if hint == "byline" else DATE_FORM
            own = (flow for flow in head if not (flow.link or is_pictured(flow)))
            flow = next((flow for flow in own if fits(flow) and form.search(flow.text)), None)
        if flow is None and hint == "byline":
            after = (flow for flow in page.flows[last + 1 :] if not flow.aside and not flow.figure)
            flow = next((flow for flow in after if len(flow.text) < 120 and LABELLED.match(flow.text)), None)
        if flow is not None:
            parts = [part for part in parts if part.flow is not flow]
            at = next((at for at, part in enumerate(parts) if part.flow.node > flow.node), len(parts))
            parts.insert(at, Part(flow, hint))
    return parts


def is_pictured(flow: Flow) -> bool:
    """Tell whether a flow belongs to a picture."""
    return bool(flow.figure) or flow.role in {"caption", "credit"}


def with_source(parts: list[Part], page: Page, last: int) -> list[Part]:
    """Add the line of agencies and codes that closes the text just outside its element: ``© XY/dpa/abc``."""
    known = {id(part.flow) for part in parts}
    for flow in page.flows[last + 1 : last + 4]:
        if not flow.aside and not flow.figure and id(flow) not in known and CLOSING.match(flow.text):
            return [*parts, Part(flow, "furniture")]
    return parts


def is_byline(flow: Flow) -> bool:
    """Tell whether a flow is named as the byline, has the form of one, or is a link to an author's page."""
    size = len(flow.text)
    if size < 300 and SHARED_WORK.match(flow.text):
        return True
    if size > 150 or flow.tag in HEADINGS or is_prose(flow):
        return False
    return bool(BYLINE_FORM.match(flow.text)) or flow.role == "byline" or (flow.author and size < 100)


def is_date(flow: Flow) -> bool:
    """Tell whether a flow is a date and little else."""
    if flow.tag in HEADINGS:
        return "date" in flow.names and date_line(flow.text) is not None
    return len(flow.text) < 70 and bool(DATE_FORM.search(flow.text))
