"""The lines over the text of a page: the kicker in or above its headline, the section that it prints."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.formats.html.bylines import DATE_FORM, is_byline, is_date
from newsarchive.formats.html.flows import HEADINGS, Part
from newsarchive.formats.html.region import letters
from newsarchive.rules.lexicon.page_words import TOOL_ROW
from newsarchive.rules.lexicon.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.formats.html.flows import Flow, Page
    from newsarchive.formats.html.stated.metadata import Statements

__all__ = ["above_headline", "cut_headline", "told_sections", "without_badge"]

LONGEST_KICKER = 60
SHORTEST_HEADLINE = 10
EDGES = " :|–-\n"
MOST_BEFORE = 6
"""Flows above the headline among which the section is looked for."""
SECTION_NAMES = re.compile(
    r"""
    (?<![a-z])
    (?:
          ressort | rubrik | categor(?:y|ies) | kategorie | channel | section | department
        | cat-links | topic-?line
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
LABELS = re.compile(
    r"\W*$|\d|(?:lesezeit|anzeige|plus|abo|exklusiv|premium|live|video|podcast|audio|artikel)\b",
    re.IGNORECASE,
)
"""How a short line above a headline begins that is no kicker: an offer, a mark, a form of the press."""

OFFER = re.compile(r"(?:plus|abo|premium|exklusiv|anzeige|\w{1,8}\+)", re.IGNORECASE)
BADGE = re.compile(r"^(?:Plus|PLUS|Abo|ABO|Premium|Exklusiv|\w{1,8}\+)\s")


def above_headline(flow: Flow, headline: Flow, page: Page, distance: int) -> str:
    """Return whether a flow ``distance`` flows above the headline is its kicker or the section; nothing for neither.

    A kicker is a heading, is named as one, or is a short line beside the headline in the same element.
    """
    size = len(flow.text)
    linked = flow.link == size and distance <= 2
    if (
        distance <= MOST_BEFORE
        and flow.text.casefold() in SECTIONS
        and (linked or SECTION_NAMES.search(flow.names))
    ):
        return "section"
    if distance > 3 or size >= 90:
        return ""
    if size < LONGEST_KICKER and DATE_FORM.search(flow.text):
        return "published"
    if flow.tag in HEADINGS or flow.role == "kicker":
        return "kicker"
    home = page.parent[headline.node]
    beside = distance == 1 and home in {flow.node, page.parent[flow.node]} and flow.tag != "li"
    if not beside or size > LONGEST_KICKER or flow.link or flow.text.casefold() in SECTIONS:
        return ""
    plain = (
        not (LABELS.match(flow.text) or TOOL_ROW.match(flow.text))
        and flow.text[0].isupper()
        and flow.text[-1] not in ".!"
    )
    return "kicker" if plain and not is_byline(flow) and not is_date(flow) and flow.role != "date" else ""


def told_sections(parts: Sequence[Part], statements: Statements) -> list[Part]:
    """Return ``parts`` with the first of two kickers as the section where it is one: ``Lokales``, then ``Hochwasser``.

    Printed sections count only where the page states none.
    """
    sections = {fact.value.casefold() for fact in statements.facts if fact.field == "section"}
    stated = bool(sections)
    whole = [
        part
        for part in parts
        if not stated
        or not (part.hint == "section" or (part.hint == "kicker" and part.flow.text.casefold() in sections))
    ]
    kickers = [at for at, part in enumerate(whole) if part.hint == "kicker"]
    if len(kickers) > 1 and whole[kickers[0]].flow.text.casefold() in SECTIONS:
        flow = whole.pop(kickers[0]).flow
        if not stated:
            whole.insert(kickers[0], Part(flow, "section"))
    return whole


def cut_headline(parts: Sequence[Part], statements: Statements) -> list[Part]:
    """Return ``parts`` with a kicker cut off from the headline whose heading holds both, and without the mark of an offer before it.

    The border of an element in the heading is the place. Told by a stated headline that is the rest, or has a colon there, or by the form.
    """
    at = next((at for at, part in enumerate(parts) if part.hint == "headline" and part.flow.cut), None)
    if at is None:
        return list(parts)
    flow = parts[at].flow
    kicker, rest = flow.text[: flow.cut].strip(EDGES), flow.text[flow.cut :].strip(EDGES)
    if not 1 < len(kicker) <= LONGEST_KICKER or len(rest) < SHORTEST_HEADLINE:
        return list(parts)
    if not (OFFER.fullmatch(kicker) or is_kicker(kicker, rest, statements, apart=flow.apart)):
        return list(parts)
    pair = [Part(replace(flow, text=rest, cut=0), "headline")]
    if not LABELS.match(kicker) and not any(
        part.hint == "kicker" and letters(part.flow.text) == letters(kicker) for part in parts
    ):
        pair.insert(0, Part(replace(flow, text=kicker, role="kicker", cut=0), "kicker"))
    return [*parts[:at], *pair, *parts[at + 1 :]]


def is_kicker(kicker: str, rest: str, statements: Statements, *, apart: bool) -> bool:
    """Tell whether the first part of a heading is a kicker: by what the page states, else by form (``apart``)."""
    titles = [" ".join(title.casefold().split()) for title in statements.titles]
    if letters(rest) in map(letters, titles):
        return True
    above, own = " ".join(kicker.casefold().split()), " ".join(rest.casefold().split())
    if any(f"{above}{mark}{own}" in title for title in titles for mark in (": ", " | ")):
        return True
    return apart and kicker[-1] not in ".!" and not rest[0].islower()


def without_badge(parts: Sequence[Part], statements: Statements) -> list[Part]:
    """Return ``parts`` with the teaser as the page states it, where the page prints before it that the article is sold."""
    leads = {letters(lead) for lead, _ in statements.leads}
    return [
        Part(replace(part.flow, text=rest), part.hint)
        if part.hint == "teaser" and letters(rest := BADGE.sub("", part.flow.text)) in leads
        else part
        for part in parts
    ]
