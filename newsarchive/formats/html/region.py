"""The flows of a page -> where on it the article is: dense prose, poor in links, apart from what only accompanies it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.html.flows import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.formats.html.flows import Flow, Page
    from newsarchive.formats.html.stated.metadata import Statements

__all__ = [
    "DATED_LINE",
    "LONGEST_DATED",
    "PICTURE_ROLES",
    "SENTENCE_MARK",
    "ancestors",
    "continued",
    "ends_of",
    "find_headline",
    "forget_wide_roles",
    "is_prose",
    "letters",
    "look",
    "main_element",
    "own_articles",
    "usual_looks",
    "weights",
]

LETTERS = re.compile(r"[^\W_]+")
SENTENCE_MARK = re.compile(r"[.!?…:;,](?:[“”\"»«')\]]|\s|$)")
PICTURE_ROLES = {"caption", "credit"}
DATED_LINE = re.compile(
    r"""
    ^[^.!?]{0,90}[|·•]\s?(?:[A-ZÄÖÜ][\w ]{2,20}:?\s)?(?:\w+,\s)?\d{1,2}\.\s?
    (?:\d{1,2}\.\s?|[A-ZÄÖÜ][a-zäöü]{2,8}\.?\s)\d{2,4}\b
    """,
    re.VERBOSE,
)
"""A line above an article that says by whom and when: ``Anna Beispiel | Veröffentlicht: 12.01.2022, 17:32 Uhr``."""
LONGEST_DATED = 160
WIDEST = {"teaser": 1500, "caption": 1200, "credit": 600, "box": 100_000}
"""Characters that an element may hold for its name to say what its text is; 300 for the other roles."""
LONGEST_BODY = 100_000


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case: what stays when the setting changes."""
    return "".join(LETTERS.findall(text.casefold()))


def is_prose(flow: Flow) -> bool:
    """Tell whether a flow reads as a paragraph: long enough, with marks of a sentence, and not one link or a line of dates."""
    size = len(flow.text)
    if size < 60 or flow.figure or flow.role in PICTURE_ROLES or flow.tag in HEADINGS:
        return False
    if size < LONGEST_DATED and DATED_LINE.search(flow.text):
        return False
    return flow.link < 0.5 * size and bool(SENTENCE_MARK.search(flow.text))


def weights(page: Page, statements: Statements) -> list[float]:
    """Return for each element how much article its text is: prose counts for it, links and scraps against it."""
    total = [0.0] * len(page.parent)
    printed = letters(statements.body[:LONGEST_BODY])
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


def forget_wide_roles(page: Page) -> None:
    """Take the role from flows that have it from an element too large for it: ``author-page`` around a whole article."""
    held: dict[int, int] = {}
    for flow in page.flows:
        held[flow.source] = held.get(flow.source, 0) + len(flow.text)
    for flow in page.flows:
        if flow.role and flow.source != flow.node and held[flow.source] > WIDEST.get(flow.role, 300):
            flow.role = ""


def look(page: Page, flow: Flow) -> tuple[str, str, str, str]:
    """Return how a flow is set: its element's and its parent's tag and names. Paragraphs of one text share it."""
    parent = page.parent[flow.node]
    return flow.tag, page.names[flow.node], page.tag[parent], page.names[parent]


def usual_looks(page: Page, prose: Sequence[int]) -> set[tuple[str, str, str, str]]:
    """Return the looks that most of the prose has."""
    size: dict[tuple[str, str, str, str], int] = {}
    for index in prose:
        key = look(page, page.flows[index])
        size[key] = size.get(key, 0) + len(page.flows[index].text)
    whole = sum(size.values())
    return {key for key, held in size.items() if held > 0.3 * whole and (key[1] or key[3])}


def continued(page: Page, body: int, prose: Sequence[int], ends: Sequence[int]) -> tuple[int, list[int]]:
    """Return the element and the prose of the whole text, where it goes on in elements beside the main one.

    What goes on looks the same, stands in the same ``article`` and is not parted from it by another headline.
    """
    looks = usual_looks(page, prose)
    chain = ancestors(page, body)
    article = next((at for at, node in enumerate(chain[:8]) if page.tag[node] == "article"), 7)
    wide = chain[min(article, len(chain) - 1)]
    more: list[int] = []
    for index in range(prose[-1] + 1, len(page.flows)):
        flow = page.flows[index]
        if not wide <= flow.node < ends[wide] or flow.tag == "h1":
            break
        if not flow.aside and is_prose(flow) and look(page, flow) in looks:
            more.append(index)
    if sum(len(page.flows[index].text) for index in more) < 150:
        more = []
    earlier = begun(page, prose)
    whole = [*earlier, *prose, *more]
    first, last = page.flows[whole[0]].node, page.flows[whole[-1]].node
    if not earlier and not more:
        return body, list(prose)
    return next(node for node in chain if node <= min(first, last) and max(first, last) < ends[node]), whole


def begun(page: Page, prose: Sequence[int]) -> list[int]:
    """Return the prose before the main element in elements beside it that are named alike, where an offer or a film parts the text."""
    home = page.parent[page.flows[prose[0]].node]
    kind, around = page.names[home].partition(" ")[0], page.parent[home]
    found: list[int] = []
    for index in range(prose[0] - 1, -1, -1):
        flow = page.flows[index]
        parent = page.parent[flow.node]
        if flow.tag == "h1" or flow.node < around:
            break
        beside = page.parent[parent] == around and page.tag[parent] == page.tag[home]
        named = kind and page.names[parent].partition(" ")[0] == kind
        if beside and named and not (flow.aside or flow.role) and is_prose(flow):
            found.insert(0, index)
    return found


def main_element(total: Sequence[float]) -> int:
    """Return the number of the element with the most article in it, the innermost of equal ones."""
    return max(range(len(total)), key=lambda node: (total[node], node), default=0)


def own_articles(page: Page) -> list[int]:
    """Return the ``article`` elements that hold a first-level heading of their own, the outermost of nested ones."""
    holders: set[int] = set()
    for flow in page.flows:
        if flow.tag == "h1" and not flow.aside:
            holders.update(node for node in ancestors(page, flow.node)[:12] if page.tag[node] == "article")
    return sorted(
        node for node in holders if not any(outer in holders for outer in ancestors(page, node)[1:13])
    )


def title_score(flow: Flow, titles: Sequence[frozenset[str]], before_body: bool) -> float:
    """Return how well a flow would do as the headline."""
    words = frozenset(LETTERS.findall(flow.text.casefold()))
    if not words or len(flow.text) > 300 or flow.role in PICTURE_ROLES | {"kicker"}:
        return 0.0
    match = max((len(words & title) / len(words | title) for title in titles), default=0.0)
    score = {"h1": 1.2, "h2": 0.3, "h3": 0.1}.get(flow.tag, -0.4)
    score += 0.3 * (flow.role == "headline") + 2.0 * match + 0.4 * before_body - 0.8 * flow.aside
    return score - 0.5 * (flow.link > 0.8 * len(flow.text))


def is_stated(flow: Flow, stated: Sequence[str]) -> bool:
    """Tell whether a flow that no markup names repeats the title that the page states, with or without the paper's name before it."""
    if not 15 < len(flow.text) < 200 or flow.aside or flow.link > 0.8 * len(flow.text):
        return False
    own = letters(flow.text)
    return any(own == title or (title.endswith(own) and len(own) > 0.5 * len(title)) for title in stated)


def find_headline(page: Page, first: int, statements: Statements) -> int:
    """Return the place of the headline among the flows, or -1 when no flow looks like one."""
    titles = [frozenset(LETTERS.findall(title.casefold())) for title in statements.titles[:4]]
    stated = [letters(title) for title in statements.titles[:4]]
    best, place = 0.9, -1
    for index, flow in enumerate(page.flows):
        marked = flow.tag in HEADINGS or flow.role == "headline"
        if not marked and not (index <= first and is_stated(flow, stated)):
            continue
        score = title_score(flow, titles, before_body=index <= first)
        if score > best:
            best, place = score, index
    return behind_name(page, place, first, stated) if place >= 0 else place


def behind_name(page: Page, place: int, first: int, stated: Sequence[str]) -> int:
    """Return the place of the heading that the page's title has behind the one at ``place``, which is the paper's name; else ``place``."""
    name = letters(page.flows[place].text)
    rests = {title[len(name) :] for title in stated if title.startswith(name) and len(title) > len(name) + 15}
    if not rests:
        return place
    below = (at for at in range(place + 1, first + 1) if page.flows[at].tag in HEADINGS)
    return next((at for at in below if letters(page.flows[at].text) in rests), place)
