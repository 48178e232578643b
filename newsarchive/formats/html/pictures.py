"""The pictures of a page: which of their flows are captions and credits, and which of two captions of one picture is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsarchive.formats.html.bylines import BYLINE_FORM, DATE_FORM
from newsarchive.formats.html.class_names import PICTURE
from newsarchive.formats.html.flows import HEADINGS, Part
from newsarchive.formats.html.region import PICTURE_ROLES, letters
from newsarchive.rules.lexicon.agencies import AGENCY_LIST, credit_agencies, news_agencies
from newsarchive.rules.lexicon.captions import CREDIT_FORM, is_credit_line
from newsarchive.rules.lexicon.names import looks_like_names, split_names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsarchive.formats.html.flows import Flow, Page

__all__ = [
    "CREDIT_END",
    "SURE_CREDIT",
    "beside_caption",
    "hero",
    "joined",
    "once",
    "picture_hint",
    "with_marks",
]

SURE_CREDIT = re.compile(
    r"""
    ^(?:[(\[]\s?)?
    (?:
          Fotos? | Foto(?:graf|credit)(?:in)? | Bild(?:rechte|quelle|nachweis)? | Grafik
        | Symbolbild | Symbolfoto | Archivfoto | Archivbild
    )
    \s?[:©]\s?\S
    """,
    re.VERBOSE,
)
CREDIT_END = re.compile(
    r"""
    (?:
          \b
          (?:Fotos?|Bild|Bildrechte|Grafik|Illustration|Symbolbild|Symbolfoto|Archivfoto)
          \s?:\s?
        | ©\s?
    )
    (?!\s)[^\n.:!?]{2,70}[.)]?$
    """,
    re.VERBOSE,
)
NO_CAPTION = re.compile(
    r"""
      javascript | Datenschutz(?:erklärung|hinweis|bestimmung|einstellung)
    | (?:Ihrer?|deiner?|meiner?)\ (?:Zustimmung|Einwilligung) | (?:ohne|keine)\ Werbung
    | Cookies?\b | Inhalte?\ (?:an|zu)zeigen | Lesezeit
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands where a picture is not shown: the offer to load it."""
UNSHOWN = re.compile(r"javascript|(?:Ihrer?|deiner?|meiner?) (?:Zustimmung|Einwilligung)", re.IGNORECASE)
"""Words that show that a picture's element holds only a notice that no picture is shown."""
LENGTH = re.compile(
    r"""
      (?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?[Mm]in\.?)?$ | \d{1,3}\s?[Mm]in\.?$
    | \d{1,2}\s?m\ \d{1,2}\s?s$ | \d{1,3}\s?(?:/|von)\s?\d{1,3}$
    """,
    re.VERBOSE,
)
"""How long a film or a sound is, and which of how many pictures one sees."""
MARK_ALONE = re.compile(
    r"[(\[]?(?:(?:Fotos?|Bild(?:er|quelle|rechte)?|Grafik|Quelle|Credit|Copyright)\s?:?|©|\(c\))$",
    re.IGNORECASE,
)
SHORTEST_CAPTION = 25
READ = frozenset(
    {
        "headline",
        "kicker",
        "subheadline",
        "teaser",
        "paragraph",
        "crosshead",
        "quote",
        "question",
        "list_item",
    }
)
"""Hints of what tells whom an article is about."""
LONGEST_NAME = 36
CONTROL = re.compile(
    r"""
    (?:
          Bild\ (?:öffnen|vergrößern|anzeigen|schließen) | (?:Bild\ )?[Ii]n\ Lightbox\ öffnen
        | Vergrößern | Vollbild | (?:Bild\ |Foto\ )?\d{1,3}\s?(?:/|von)\s?\d{1,3}\b[:.]?
    )
    \s+(?=\S)
    """,
    re.VERBOSE,
)
"""What a button before a caption says, and which of how many pictures one sees."""
CELLS = {"td", "th"}
"""Where a ``figure`` holds a table instead of a picture."""
TITLED = re.compile(r"head|title|titel", re.IGNORECASE)
ONLY_AGENCIES = re.compile(rf"(?:Quelle:\s*)?{AGENCY_LIST}$")


def picture_hint(flow: Flow, page: Page, *, above: bool, below: bool = False) -> str:
    """Return whether a flow of a picture is its caption or its credit.

    ``above`` the text a portrait may hold the byline; ``below`` it, outside of any picture, agencies are the text's.
    """
    size = len(flow.text)
    if flow.tag == "summary":
        return ""
    if size < 150 and BYLINE_FORM.match(flow.text):
        return "byline" if above else ""
    if size < 45 and DATE_FORM.search(flow.text) and not CREDIT_FORM.match(flow.text):
        return "published" if above else ""
    if NO_CAPTION.search(flow.text) or LENGTH.match(flow.text) or (flow.tag in CELLS and not flow.role):
        return ""
    if below and not flow.figure and ONLY_AGENCIES.match(flow.text):
        return "byline"
    if below and not flow.figure and flow.text[0] == "©" and news_agencies(flow.text[1:]):
        return "furniture"
    if size < 200 and (flow.role == "credit" or CREDIT_FORM.match(flow.text)):
        return "credit"
    if flow.role in PICTURE_ROLES:
        own = flow.source == flow.node and TITLED.search(page.names[flow.node])
        return "" if flow.tag in HEADINGS and (own or flow.link > 0.9 * size) else "caption"
    if flow.link >= 0.5 * size or flow.tag in HEADINGS or flow.role not in {"", "teaser"}:
        return ""
    agency = "/" in flow.text and is_credit_line(flow.text)
    return "credit" if agency else "caption" if size > SHORTEST_CAPTION else ""


def hero(flow: Flow, page: Page) -> bool:
    """Tell whether a flow just above the headline, outside the article's element, belongs to the article's own picture."""
    return bool(
        flow.figure
        and (page.tag[flow.figure] == "figure" or page.role[flow.figure] == PICTURE)
        and flow.role in PICTURE_ROLES
        and not (flow.aside or flow.link)
    )


def once(parts: Sequence[Part], authors: Collection[str], page: Page) -> list[Part]:
    """Return ``parts`` without the captions and credits that a page repeats for its enlarged pictures, or sets under its authors'.

    ``authors`` are the ``letters`` of the names of those who are stated to have written the article.
    """
    parts = without_described(parts)
    kept: list[Part] = []
    seen: set[tuple[str, str]] = set()
    portraits = {part.flow.figure for part in parts if part.hint == "byline" and part.flow.figure}
    unshown = {
        part.flow.figure for part in parts if part.flow.figure and NO_CAPTION.search(part.flow.text[:300])
    } | {flow.figure for flow in page.flows if flow.figure and UNSHOWN.search(flow.text[:300])}
    pictures: set[int] = set()
    captions: dict[int, str] = {}
    for part in parts:
        if part.hint == "caption" and part.flow.figure and CREDIT_END.search(part.flow.text):
            captions[part.flow.figure] = captions.get(part.flow.figure, "") + letters(part.flow.text)
    for part in parts:
        bare = letters(CREDIT_FORM.sub("", part.flow.text)) if part.hint == "credit" else ""
        if bare and bare in captions.get(part.flow.figure, ""):
            continue
        if part.hint == "caption" and (part.flow.figure in portraits or letters(part.flow.text) in authors):
            continue
        if part.hint in PICTURE_ROLES:
            key = (part.hint, letters(part.flow.text))
            if part.hint == "caption" and key in seen:
                pictures.add(part.flow.figure)
                continue
            if part.flow.figure in pictures | unshown and part.flow.figure:
                continue
            seen.add(key)
        kept.append(part)
    return kept


def without_described(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts`` without the attributes of a picture (``alt``, ``data-credit``) that only repeat what the page shows.

    Those of a picture are left out where it has a credit that is shown, or where their words are.
    """
    shown = [part for part in parts if part.hint in PICTURE_ROLES and part.flow.tag != "img"]
    if not any(part.flow.tag == "img" for part in parts):
        return list(parts)
    credited = {
        part.flow.figure for part in shown if part.hint == "credit" or CREDIT_END.search(part.flow.text)
    }
    captioned = {part.flow.figure for part in shown}
    texts = [letters(part.flow.text) for part in shown]
    kept = []
    for part in parts:
        if part.flow.tag == "img":
            own = letters(part.flow.text)
            known = captioned if part.hint == "caption" else credited
            if part.flow.figure in known or any(text in own or own in text for text in texts if text):
                continue
        kept.append(part)
    return kept


def with_marks(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts`` with what follows a mark alone (``Foto:``) in a picture as its credit, and so a line of names beside its caption."""
    kept: list[Part] = []
    for printed in parts:
        part = printed
        if part.hint == "caption" and (button := CONTROL.match(part.flow.text)):
            part = Part(replace(part.flow, text=part.flow.text[button.end() :]), "caption")
        before = kept[-1] if kept else part
        marked = (
            part.hint == "caption"
            and before.hint in PICTURE_ROLES
            and part.flow.figure == before.flow.figure != 0
            and len(part.flow.text) < 120
            and MARK_ALONE.match(before.flow.text)
        )
        kept.append(Part(part.flow, "credit") if marked else part)
    captioned = {
        part.flow.figure for part in kept if part.hint == "caption" and not is_credit_line(part.flow.text)
    }
    credited = {part.flow.figure for part in kept if part.hint == "credit"}
    text = " ".join(part.flow.text for part in kept if part.hint in READ)
    return [
        Part(part.flow, "credit")
        if part.hint == "caption"
        and part.flow.figure not in credited | {0}
        and is_credit_line(part.flow.text)
        and (part.flow.figure in captioned or unnamed(part.flow.text, text))
        else part
        for part in kept
    ]


def unnamed(line: str, text: str) -> bool:
    """Tell whether a ``line`` of names alone under a picture says who took it: the ``text`` names none of them, as it does who is shown."""
    parts = [part.strip() for part in re.split(r"[/|]", line)]
    shaped = all(
        len(part) < LONGEST_NAME and (credit_agencies(part) or looks_like_names(part)) for part in parts
    )
    persons = split_names(line) if shaped else ()
    return bool(persons) and not any(
        re.search(rf"\b{re.escape(person.rpartition(' ')[2])}(?:s|’|')?\b", text) for person in persons
    )


def beside_caption(parts: Sequence[Part], page: Page) -> list[Part]:
    """Return ``parts`` with a line named for a byline, in one element with a caption, as the credit of its picture."""
    kept = list(parts)
    for at, part in enumerate(parts):
        if part.flow.role != "byline" or not is_credit_line(part.flow.text):
            continue
        home = page.parent[part.flow.node]
        near = [*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2]]
        if any(other.hint == "caption" and page.parent[other.flow.node] == home for other in near):
            kept[at] = Part(part.flow, "credit")
    return kept


def joined(parts: Sequence[Part], page: Page) -> list[Part]:
    """Return ``parts`` with the caption of a gallery's picture in one, which pages set as a short title and a text."""
    kept: list[Part] = []
    for part in parts:
        before = kept[-1] if kept else part
        if (
            part.hint == before.hint == "caption"
            and before is not part
            and part.flow.figure == before.flow.figure != 0
            and page.parent[part.flow.node] == page.parent[before.flow.node]
            and (page.tag[part.flow.node], page.names[part.flow.node])
            != (page.tag[before.flow.node], page.names[before.flow.node])
            and len(before.flow.text) < 80
            and before.flow.text[-1] not in ".!?)"
        ):
            kept[-1] = Part(replace(before.flow, text=f"{before.flow.text}\n{part.flow.text}"), "caption")
        else:
            kept.append(part)
    return kept
