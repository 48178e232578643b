"""The flows of a page -> those of its article, each with the hint of what it is.

What counts: where the text is dense and poor in links, where the headline that the page states is printed, what
pictures hold, and only then the names that elements go by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.reading.flows import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.reading.flows import Flow, Page
    from newsarchive.reading.metadata import Statements

__all__ = ["Part", "article_parts", "same"]

LETTERS = re.compile(r"[^\W_]+")
SENTENCE_MARK = re.compile(r"[.!?…:;,](?:[“”\"»«')\]]|\s|$)")
PICTURE_ROLES = {"caption", "credit"}
CREDIT_FORM = re.compile(
    r"^(?:[(\[]\s?)?(?:Foto(?:s|graf(?:in)?)?|Bild(?:er|quelle|rechte|nachweis)?|Grafik|Quelle|Symbolbild|Symbolfoto|Archiv(?:foto|bild)?|Illustration|Credit|Copyright|Fotocredit|©|\(c\))(?:\s?[:©]|\s(?=\S)|(?<=©))",
    re.IGNORECASE,
)
BYLINE_FORM = re.compile(
    r"^(?:Von|VON|von|Text:|Autor(?:in|en)?:|Ein(?:e)? \w+ von)\s*:?\s?[A-ZÄÖÜ][^.!?]{2,150}$"
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
    """Where the article is: the number of its element, and the places of its headline and of its body in the flows."""

    headline: int
    first: int
    last: int
    scope: int
    body: int


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case: what stays when the setting changes."""
    return "".join(LETTERS.findall(text.casefold()))


def same(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but setting."""
    return letters(one) == letters(other)


def is_prose(flow: Flow) -> bool:
    """Tell whether a flow reads as a paragraph: long enough, with marks of a sentence, and not one link."""
    size = len(flow.text)
    if size < 60 or flow.figure or flow.role in PICTURE_ROLES or flow.tag in HEADINGS:
        return False
    return flow.link < 0.5 * size and bool(SENTENCE_MARK.search(flow.text))


def weights(page: Page, statements: Statements) -> list[float]:
    """Return for each element how much article its text is: prose counts for it, links and scraps against it."""
    total = [0.0] * len(page.parent)
    printed = letters(statements.body)
    for flow in page.flows:
        size = len(flow.text)
        if flow.aside:
            continue
        if is_prose(flow):
            gain = size - 1.5 * flow.link
            if printed and letters(flow.text[:80]) in printed:
                gain *= 3
            total[flow.node] += gain
        elif flow.figure or flow.tag in HEADINGS:
            total[flow.node] -= 5 + flow.link
        else:
            total[flow.node] -= min(size, 80) * 0.6 + flow.link
    for node in range(len(total) - 1, 0, -1):
        if total[node] > 0 or page.parent[node]:
            total[page.parent[node]] += total[node]
    return total


def main_element(total: Sequence[float]) -> int:
    """Return the number of the element with the most article in it, the innermost of equal ones."""
    return max(range(len(total)), key=lambda node: (total[node], node), default=0)


def ancestors(page: Page, node: int) -> list[int]:
    """Return ``node`` and the elements around it, the innermost first."""
    chain = [node]
    while node:
        node = page.parent[node]
        chain.append(node)
    return chain


def ends_of(page: Page) -> list[int]:
    """Return for each element the number behind the last element in it: elements are numbered in reading order."""
    ends = list(range(1, len(page.parent) + 1))
    for node in range(len(ends) - 1, 0, -1):
        parent = page.parent[node]
        ends[parent] = max(ends[parent], ends[node])
    return ends


def title_score(flow: Flow, titles: Sequence[frozenset[str]], before_body: bool) -> float:
    """Return how well a flow would do as the headline."""
    words = frozenset(LETTERS.findall(flow.text.casefold()))
    if not words or len(flow.text) > 300 or flow.role in PICTURE_ROLES | {"kicker"}:
        return 0.0
    match = max((len(words & title) / len(words | title) for title in titles), default=0.0)
    score = {"h1": 1.2, "h2": 0.3, "h3": 0.1}.get(flow.tag, -0.4)
    score += 0.3 * (flow.role == "headline") + 2.0 * match + 0.4 * before_body - 0.8 * flow.aside
    return score - 0.5 * (flow.link > 0.8 * len(flow.text))


def find_headline(page: Page, first: int, statements: Statements) -> int:
    """Return the place of the headline among the flows, or -1 when no flow looks like one."""
    titles = [frozenset(LETTERS.findall(title.casefold())) for title in statements.titles[:4]]
    best, place = 0.9, -1
    for index, flow in enumerate(page.flows):
        if flow.tag not in HEADINGS and flow.role != "headline":
            continue
        score = title_score(flow, titles, before_body=index <= first)
        if score > best:
            best, place = score, index
    return place


def article_parts(page: Page, statements: Statements) -> tuple[list[Part], bool]:
    """Return the parts of the article in reading order, and whether the page holds several articles."""
    total = weights(page, statements)
    body = main_element(total)
    ends = ends_of(page)
    inside = [index for index, flow in enumerate(page.flows) if body <= flow.node < ends[body]]
    prose = [index for index in inside if is_prose(page.flows[index]) and not page.flows[index].aside]
    if not prose:
        return [], False
    headline = find_headline(page, prose[0], statements)
    scope = body
    if headline >= 0:
        around = set(ancestors(page, page.flows[headline].node))
        scope = next(node for node in ancestors(page, body) if node in around)
    spot = Spot(headline, prose[0], prose[-1], scope, body)
    parts = [
        Part(flow, hint)
        for index, flow in enumerate(page.flows)
        if scope <= flow.node < ends[scope] and (hint := hint_of(index, page, spot, ends, statements))
    ]
    return mend(parts, statements), count_headlines(page) > 1


def count_headlines(page: Page) -> int:
    """Return how many ``article`` elements of the page hold a first-level heading and prose of their own."""
    holders: set[int] = set()
    for flow in page.flows:
        if flow.tag == "h1" and not flow.aside:
            holders.update(node for node in ancestors(page, flow.node)[:12] if page.tag[node] == "article")
    return len({node for node in holders if not any(n in holders for n in ancestors(page, node)[1:])})


def hint_of(index: int, page: Page, spot: Spot, ends: Sequence[int], statements: Statements) -> str:
    """Return the hint of one flow in the article's element; nothing for what does not belong to the article."""
    flow = page.flows[index]
    if index == spot.headline:
        return "headline"
    if flow.aside:
        return ""
    in_body = spot.body <= flow.node < ends[spot.body]
    if flow.figure or flow.role in PICTURE_ROLES:
        return picture_hint(flow) if index <= spot.last or in_body else ""
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


def picture_hint(flow: Flow) -> str:
    """Return whether a flow of a picture is its caption or its credit."""
    if flow.role == "credit" or (CREDIT_FORM.match(flow.text) and len(flow.text) < 160):
        return "credit"
    if flow.role == "caption":
        return "caption"
    return ""


def head_hint(flow: Flow, statements: Statements, *, in_body: bool) -> str:
    """Return the hint of a flow between the headline and the text."""
    if any(same(flow.text, lead) for lead, _ in statements.leads):
        return "teaser"
    if flow.role == "kicker":
        return "kicker"
    if flow.role == "date" or flow.when:
        return "published"
    if BYLINE_FORM.match(flow.text) or (flow.role == "byline" and len(flow.text) < 150):
        return "byline"
    if DATE_FORM.search(flow.text) and len(flow.text) < 80:
        return "published"
    if flow.role == "teaser" and len(flow.text) > 25 and flow.link < 0.5 * len(flow.text):
        return "teaser"
    if flow.tag in HEADINGS:
        if len(flow.text) > 70 and SENTENCE_MARK.search(flow.text[-2:]):
            return "teaser"
        return "crosshead" if in_body else ""
    return ""


def body_hint(flow: Flow, index: int, spot: Spot) -> str:
    """Return the hint of a flow in the text."""
    size = len(flow.text)
    if flow.tag in HEADINGS or flow.role == "crosshead":
        return "crosshead" if index < spot.last and flow.link < 0.8 * size and size < 220 else ""
    if flow.link > 0.7 * size and size < 220:
        return "furniture" if index < spot.last else ""
    if index == spot.first and flow.role == "teaser":
        return "teaser"
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


def mend(parts: list[Part], statements: Statements) -> list[Part]:
    """Decide what only the whole tells: one teaser at most, found by its place or by what the page states."""
    first = next((at for at, part in enumerate(parts) if part.hint == "paragraph"), -1)
    teasers = [part for part in parts if part.hint == "teaser"]
    if not teasers and first >= 0:
        flow = parts[first].flow
        leads = [lead for lead, _ in statements.leads]
        follows = any(part.hint == "paragraph" for part in parts[first + 1 :])
        if follows and (
            any(same(flow.text, lead) for lead in leads)
            or flow.role == "teaser"
            or flow.bold > 0.9 * len(flow.text)
        ):
            parts[first] = Part(flow, "teaser")
    return parts
