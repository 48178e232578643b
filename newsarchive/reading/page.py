"""The flows of a page -> those of its article, each with the hint of what it is.

What counts: where the text is dense and poor in links, where the headline that the page states is printed, what
pictures hold, and only then the names that elements go by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.reading.flows import HEADINGS
from newsarchive.reading.region import (
    PICTURE_ROLES,
    SENTENCE_MARK,
    ancestors,
    continued,
    drop_service,
    ends_of,
    find_headline,
    forget_wide_roles,
    is_prose,
    letters,
    look,
    main_element,
    own_articles,
    set_aside,
    usual_looks,
    weights,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.reading.flows import Flow, Page
    from newsarchive.reading.metadata import Statements

__all__ = ["Part", "article_parts"]

FIRST_NAMES = re.compile(r"first|drop|initial|\bcap\b|start", re.IGNORECASE)
HEAD_ROLES = {"teaser", "byline", "date", "kicker"}
CREDIT_FORM = re.compile(
    r"^(?:[(\[]\s?)?(?:Foto(?:s|graf(?:in)?)?|Bild(?:er|quelle|rechte|nachweis)?|Grafik|Quelle|Symbolbild|Symbolfoto|Archiv(?:foto|bild)?|Illustration|Credit|Copyright|Fotocredit|©|\(c\))(?:\s?[:©]|(?<=©)|(?<=\(c\))|(?<=Copyright))",
    re.IGNORECASE,
)
SURE_CREDIT = re.compile(
    r"^(?:[(\[]\s?)?(?:Fotos?|Foto(?:graf|credit)(?:in)?|Bild(?:rechte|quelle|nachweis)?|Grafik|Symbolbild|Symbolfoto|Archivfoto|Archivbild)\s?[:©]\s?\S"
)
POINTS = re.compile(
    r"bullet|key-?(?:points|facts|takeaways)|highlights|kurz(?:fassung|überblick)|zusammenfassung",
    re.IGNORECASE,
)
"""Names of the list of points that some pages set as their Vorspann."""
MOST_PARTS = 1_000
"""Parts of a page over which they are not compared with one another."""
CREDIT_END = re.compile(
    r"(?:\b(?:Fotos?|Bild|Bildrechte|Grafik|Illustration|Symbolbild|Symbolfoto|Archivfoto)\s?:\s?|©\s?)(?!\s)[^\n.:!?]{2,70}[.)]?$"
)
NO_CAPTION = re.compile(
    r"javascript|Datenschutz|Zustimmung|(?:ohne|keine) Werbung|Cookies?\b|Inhalt(?:e)? (?:an|zu)zeigen|Lesezeit",
    re.IGNORECASE,
)
OFFER = re.compile(
    r"Empfohlener (?:redaktioneller|externer) Inhalt|[Ee]xterne[rn]? Inhalte? (?:an|zu)|an Drittplattformen|Um diesen Inhalt (?:an|zu)|An dieser Stelle finden Sie|[Ii]nhalt aktivieren"
    r"|(?:auf|zu|aus)klappen$|(?:ein|aus)blenden$|öffnet (?:im|in) neuen|^(?:Mehr|Weitere Artikel|Weitere Themen|Weitere Nachrichten|Alles) (?:zu|zum|zur|aus|über|rund um)\b(?!.*[.!?]$)|^\W*\d{1,3}\s?(?:/|von)\s?\d{1,3}\W*$|Dieser Artikel wurde ausgedruckt|^Zitiervorschlag|abgerufen am:|^Dieses Thema im Programm|^Artikel (?:anhören|teilen|drucken|merken)$"
)
"""Texts that offer something beside the article: embedded contents, folded boxes, counters of a gallery."""
BYLINE_FORM = re.compile(
    r"^(?:Von|VON|von|Text:|Autor(?:in|en)?:|Autor(?:in)?/Autor(?:in)?|Ein(?:e)? \w+ von)\s*:?\s?[A-ZÄÖÜ][^.!?]{2,150}$"
)
DATE_FORM = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*\.?\s\d{4})|\b\d{4}-\d{2}-\d{2}\b"
)
MORE = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
LEAST_BODY = 250
"""Characters of text under which a page may have no article that its element names let through."""


class Part(NamedTuple):
    """One flow of the article and its hint: the value of a ``Label``."""

    flow: Flow
    hint: str


class Spot(NamedTuple):
    """Where the article is: the numbers of its elements, and the places of its headline and its text in the flows.

    ``titles`` are the ``letters`` of the headlines that the page states.
    """

    headline: int
    first: int
    last: int
    scope: int
    body: int
    titles: frozenset[str]


def article_parts(page: Page, statements: Statements) -> tuple[list[Part], bool]:
    """Return the parts of the article in reading order, and whether the page holds several articles."""
    ends = ends_of(page)
    set_aside(page, statements)
    forget_wide_roles(page)
    articles = own_articles(page)
    body = article_element(page, articles, ends, statements)
    prose = [
        index
        for index, flow in enumerate(page.flows)
        if body <= flow.node < ends[body] and is_prose(flow) and not flow.aside
    ]
    if not prose:
        return plain_parts(page), False
    core = body
    body, prose = continued(page, body, prose, ends)
    looks = usual_looks(page, prose)
    drop_service(page, prose)
    parents = {page.parent[page.flows[index].node] for index in prose}
    headline = find_headline(page, prose[0], statements)
    scope = body
    if headline >= 0:
        around = set(ancestors(page, page.flows[headline].node))
        scope = next(node for node in ancestors(page, body) if node in around)
    first = first_paragraph(page, prose, headline, statements)
    spot = Spot(headline, first, prose[-1], scope, body, frozenset(map(letters, statements.titles)))
    wide = next((node for node in ancestors(page, scope)[:8] if page.tag[node] == "article"), scope)
    parts = []
    for index, flow in enumerate(page.flows):
        inside = scope <= flow.node < ends[scope]
        if not inside and not (flow.figure and wide <= flow.node < ends[wide]):
            continue
        added = body != core and flow.node >= ends[core] and not flow.figure
        if added and look(page, flow) not in looks and page.parent[flow.node] not in parents:
            continue
        if hint := hint_of(index, page, spot, ends, statements):
            parts.append(Part(flow, hint))
    return mend(without_pulled(once(completed(parts, page, spot))), page, statements), len(articles) > 1


def article_element(page: Page, articles: Sequence[int], ends: Sequence[int], statements: Statements) -> int:
    """Return the number of the element with the most article in it, inside the fullest of several ``articles``."""
    total = weights(page, statements)
    body = main_element(total)
    if len(articles) > 1 and not any(start <= body < ends[start] for start in articles):
        best = max(articles, key=lambda node: total[node])
        return max(range(best, ends[best]), key=lambda node: (total[node], node))
    return body


def without_pulled(parts: list[Part]) -> list[Part]:
    """Return ``parts`` with quotations that only repeat a sentence of the text marked as furniture."""
    if len(parts) > MOST_PARTS:
        return parts
    whole = [
        letters(part.flow.text) for part in parts if part.hint == "paragraph" and len(part.flow.text) > 120
    ]
    return [
        Part(part.flow, "furniture")
        if part.hint in {"quote", "paragraph"}
        and len(part.flow.text) < 250
        and any(len(text) > len(own) + 20 and own in text for text in whole)
        else part
        for part in parts
        for own in (letters(part.flow.text),)
    ]


def plain_parts(page: Page) -> list[Part]:
    """Return all that is shown on a page without a paragraph of prose: a short notice, a list, a table."""
    titled = next((flow for flow in page.flows if flow.tag == "h1" and not flow.aside), None)
    return [
        Part(flow, "headline" if flow is titled else "list_item" if flow.tag == "li" else "paragraph")
        for flow in page.flows
        if not flow.aside and flow.link < 0.7 * len(flow.text)
    ]


def completed(parts: list[Part], page: Page, spot: Spot) -> list[Part]:
    """Add byline and date from beside the article's element, near its head or its end, where it has none in it."""
    around = [
        *range(max(0, spot.headline - 8, spot.first - 30), spot.first),
        *range(spot.last + 1, spot.last + 9),
    ]
    for hint, fits in (("byline", is_byline), ("published", is_date)):
        if any(part.hint == hint for part in parts):
            continue
        flows = (page.flows[index] for index in around if index < len(page.flows))
        flow = next((flow for flow in flows if not flow.aside and not flow.figure and fits(flow)), None)
        if flow is not None:
            parts = [part for part in parts if part.flow is not flow]
            at = next((at for at, part in enumerate(parts) if part.flow.node > flow.node), len(parts))
            parts.insert(at, Part(flow, hint))
    return parts


def is_byline(flow: Flow) -> bool:
    """Tell whether a flow is named as the byline, has the form of one, or is a link to an author's page."""
    size = len(flow.text)
    if size > 150 or flow.tag in HEADINGS or is_prose(flow):
        return False
    return bool(BYLINE_FORM.match(flow.text)) or flow.role == "byline" or (flow.author and size < 100)


def is_date(flow: Flow) -> bool:
    """Tell whether a flow is a date and little else."""
    return len(flow.text) < 70 and flow.tag not in HEADINGS and bool(DATE_FORM.search(flow.text))


def once(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts`` without the captions and credits that a page repeats for its enlarged pictures."""
    kept: list[Part] = []
    seen: set[tuple[str, str]] = set()
    portraits = {part.flow.figure for part in parts if part.hint == "byline" and part.flow.figure}
    pictures: set[int] = set()
    for part in parts:
        if part.flow.figure in portraits and part.hint == "caption":
            continue
        if part.hint in PICTURE_ROLES:
            key = (part.hint, letters(part.flow.text))
            if part.hint == "caption" and key in seen:
                pictures.add(part.flow.figure)
                continue
            if part.flow.figure in pictures and part.flow.figure:
                continue
            seen.add(key)
        kept.append(part)
    return kept


def first_paragraph(page: Page, prose: Sequence[int], headline: int, statements: Statements) -> int:
    """Return the place where the text begins: the first prose under the headline that is no teaser.

    A teaser is stated as the page's description, named for it, or stands apart from where most of the prose stands.
    """
    below = [index for index in prose if index > headline] or list(prose)
    homes: dict[int, int] = {}
    for index in below:
        home = page.parent[page.flows[index].node]
        homes[home] = homes.get(home, 0) + len(page.flows[index].text)
    usual = max(homes, key=lambda node: homes[node])
    crowded = homes[usual] > 0.6 * sum(homes.values()) and len(below) > 2
    group = page.parent[page.flows[below[0]].node]
    listed = POINTS.search(f"{page.names[group]} {page.names[page.parent[group]]}")
    points = crowded and group != usual and bool(listed or usual not in ancestors(page, group))
    for place, index in enumerate(below[:6]):
        flow = page.flows[index]
        if place == len(below) - 1:
            return index
        apart = points and page.parent[flow.node] == group
        led = place < 3 and (is_lead(flow.text, statements) or flow.role in HEAD_ROLES)
        if not (led or apart or set_off(page, below, place)):
            return index
    return below[0]


def set_off(page: Page, below: Sequence[int], place: int) -> bool:
    """Tell whether the first prose has a class of its own where the prose after it is set alike."""
    flow = page.flows[below[0]]
    own = page.names[flow.node]
    rest = [page.names[page.flows[index].node] for index in below[1:8] if page.flows[index].tag == flow.tag]
    if place or not own or len(rest) < 3 or FIRST_NAMES.search(own) or len(flow.text) > 600:
        return False
    return own not in rest and rest.count(max(set(rest), key=rest.count)) >= 0.8 * len(rest)


def is_lead(text: str, statements: Statements) -> bool:
    """Tell whether ``text`` is what the page states as its description; what that was cut off from may be plain text."""
    own = letters(text)
    for lead, _ in statements.leads:
        stated = letters(lead)
        if own == stated or (len(own) < len(stated) + 60 and own.endswith(stated)):
            return True
    return False


def hint_of(index: int, page: Page, spot: Spot, ends: Sequence[int], statements: Statements) -> str:
    """Return the hint of one flow in the article's element; nothing for what does not belong to the article."""
    flow = page.flows[index]
    if index == spot.headline:
        return "headline"
    if flow.aside or (flow.tag in HEADINGS and index > spot.headline and letters(flow.text) in spot.titles):
        return ""
    if index > spot.headline and 40 < len(flow.text) < 450 and CREDIT_END.search(flow.text):
        return "caption"
    in_body = spot.body <= flow.node < ends[spot.body]
    if flow.figure or flow.role in PICTURE_ROLES or (len(flow.text) < 160 and SURE_CREDIT.match(flow.text)):
        return picture_hint(flow, above=index < spot.first) if index <= spot.last or in_body else ""
    if index < spot.headline:
        near = spot.headline - index <= 3
        if near and (flow.tag in HEADINGS or flow.role == "kicker") and len(flow.text) < 90:
            return "kicker"
        return ""
    if index < spot.first:
        return head_hint(flow, statements, in_body=in_body)
    if index > spot.last and not in_body:
        return ""
    return body_hint(flow, index, spot)


def picture_hint(flow: Flow, *, above: bool) -> str:
    """Return whether a flow of a picture is its caption or its credit; above the text a portrait may hold the byline."""
    size = len(flow.text)
    if size < 150 and BYLINE_FORM.match(flow.text):
        return "byline" if above else ""
    if size < 45 and DATE_FORM.search(flow.text):
        return "published" if above else ""
    if NO_CAPTION.search(flow.text):
        return ""
    if size < 200 and (flow.role == "credit" or CREDIT_FORM.match(flow.text)):
        return "credit"
    if flow.role in PICTURE_ROLES:
        return "caption"
    if size > 25 and flow.link < 0.5 * size and flow.tag not in HEADINGS and flow.role in {"", "teaser"}:
        return "caption"
    return ""


def head_hint(flow: Flow, statements: Statements, *, in_body: bool) -> str:
    """Return the hint of a flow between the headline and the text."""
    size = len(flow.text)
    if is_lead(flow.text, statements):
        return "teaser"
    if flow.role == "kicker":
        return "kicker"
    if flow.role == "date" or flow.when:
        return "published"
    if is_byline(flow):
        return "byline"
    if is_date(flow):
        return "published"
    if flow.role == "teaser" and size > 25 and flow.link < 0.5 * size:
        return "teaser"
    if flow.tag in HEADINGS:
        if size > 70 and SENTENCE_MARK.search(flow.text[-2:]):
            return "teaser"
        return "crosshead" if in_body else ""
    if is_prose(flow):
        return "teaser" if flow.role != "byline" else ""
    return ""


def body_hint(flow: Flow, index: int, spot: Spot) -> str:
    """Return the hint of a flow in the text."""
    size = len(flow.text)
    if size < 600 and (OFFER.search(flow.text) or letters(flow.text) in spot.titles):
        return ""
    card = flow.role in {"kicker", "headline"} and flow.tag not in HEADINGS
    if card or (size < 100 and BYLINE_FORM.match(flow.text) and index < spot.last):
        return "furniture" if index < spot.last else ""
    if flow.tag in HEADINGS or flow.role == "crosshead":
        return "crosshead" if index < spot.last and flow.link < 0.8 * size and size < 220 else ""
    if flow.link > 0.7 * size and size < 220:
        return "furniture" if index < spot.last else ""
    if flow.role in {"byline", "date"} and size < 150:
        return "byline" if flow.role == "byline" else ""
    if index > spot.last and size < 60 and flow.tag not in {"p", "li"}:
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


def mend(parts: list[Part], page: Page, statements: Statements) -> list[Part]:
    """Decide what only the whole tells: a first paragraph set in bold is the teaser where there is no other.

    Of several teasers the one that the page states as its description is kept, else the longest; the rest are text.
    """
    teasers = [at for at, part in enumerate(parts) if part.hint == "teaser"]
    paragraphs = [at for at, part in enumerate(parts) if part.hint == "paragraph"]
    if not teasers and len(paragraphs) > 1:
        flow = parts[paragraphs[0]].flow
        if flow.bold > 0.9 * len(flow.text) and len(flow.text) > 60:
            parts[paragraphs[0]] = Part(flow, "teaser")
    elif len(teasers) > 1 and len({page.parent[parts[at].flow.node] for at in teasers}) > 1:
        named = [at for at in teasers if parts[at].flow.role == "teaser" and len(parts[at].flow.text) > 80]
        stated = [at for at in teasers if is_lead(parts[at].flow.text, statements)]
        longest = max(teasers, key=lambda at: len(parts[at].flow.text))
        keep = next((at for at in (*named, *stated)), longest)
        for at in teasers:
            flow = parts[at].flow
            if at != keep:
                kind = (
                    "list_item" if flow.tag == "li" else "furniture" if len(flow.text) < 60 else "paragraph"
                )
                parts[at] = Part(flow, kind)
    return parts
