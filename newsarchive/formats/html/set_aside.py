"""The parts of a page that are not its article -> their flows marked: asides, cards for other articles, comments.

Told by tags, by what elements are named for, and by how they repeat; what holds the headline or most of the prose is no such part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.formats.html.class_names import ASIDE, BOX
from newsarchive.formats.html.drop import PAYWALL, SERVICE
from newsarchive.formats.html.flows import HEADINGS
from newsarchive.formats.html.hints import OFFER
from newsarchive.formats.html.region import ancestors, is_prose, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsarchive.formats.html.flows import Flow, Page
    from newsarchive.formats.html.stated.metadata import Statements

__all__ = ["set_aside"]

NEVER_ASIDE = HEADINGS | {"article", "main", "body"}
CARD_TITLES = frozenset({"h2", "h3", "h4", "h5"})
NO_BOX = re.compile(
    r"""
      author | autor | teaser | related | newsletter | promo | (?<![a-z])ads?(?![a-z]) | podcast
    | comment | (?<![a-z])nav | side-?bar | share
    """,
    re.VERBOSE | re.IGNORECASE,
)
LEAST_BOX = 80
"""Characters of prose that an info box has."""
ENTRY_TAGS = frozenset({"article", "li", "div", "section"})
LEAST_ENTRIES = 4
SHORT = 60
"""Characters under which a line is no paragraph."""
LEAST_BEFORE = 400
"""Characters of prose that an article must have before a list of entries is taken for something else than its text."""
TICKER = re.compile(r"ticker|live|blog|protokoll|chronologie|chronik", re.IGNORECASE)
"""Titles of pages whose entries are the article."""


class Held(NamedTuple):
    """What each element holds with all within it: characters (``prose``, ``text``, ``headed``: of headings) or numbers of flows.

    ``short`` are lines outside of headings, ``titled`` headings that are the page's title (``first_level`` those that
    are first-level ones), ``cards`` smaller ones that are not, ``linked`` headings that are links.
    """

    prose: list[int]
    text: list[int]
    paragraphs: list[int]
    short: list[int]
    titled: list[int]
    first_level: list[int]
    cards: list[int]
    linked: list[int]
    headed: list[int]


def held_in(page: Page, titles: set[str]) -> Held:
    """Return what the elements of ``page`` hold; ``titles`` are the ``letters`` of its title."""
    flows = page.flows
    prose = [flow for flow in flows if is_prose(flow)]
    headings = [flow for flow in flows if flow.tag in HEADINGS]
    heads = {flow.node for flow in headings if letters(flow.text) in titles}
    cards = [flow for flow in headings if flow.tag in CARD_TITLES and flow.node not in heads]
    short = [flow for flow in flows if len(flow.text) < SHORT and flow.tag not in HEADINGS]

    def counted(some: Iterable[Flow]) -> list[int]:
        return held_by(page, summed((flow.node, 1) for flow in some))

    def sized(some: Iterable[Flow]) -> list[int]:
        return held_by(page, summed((flow.node, len(flow.text)) for flow in some))

    return Held(
        prose=sized(prose),
        text=sized(flows),
        paragraphs=counted(prose),
        short=counted(short),
        titled=held_by(page, dict.fromkeys(heads, 1)),
        first_level=held_by(page, {node: 1 for node in heads if page.tag[node] == "h1"}),
        cards=held_by(page, {flow.node: 1 for flow in cards}),
        linked=counted(flow for flow in headings if flow.link > 0.8 * len(flow.text)),
        headed=sized(headings),
    )


def held_by(page: Page, sizes: dict[int, int]) -> list[int]:
    """Return for each element the sum of ``sizes`` (by element) over it and all within it, in one pass."""
    held = [0] * len(page.parent)
    for node, size in sizes.items():
        held[node] = size
    for node in range(len(held) - 1, 0, -1):
        held[page.parent[node]] += held[node]
    return held


def summed(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the sums of the second values by the first."""
    sums: dict[int, int] = {}
    for key, value in pairs:
        sums[key] = sums.get(key, 0) + value
    return sums


def set_aside(page: Page, statements: Statements) -> None:
    """Mark the flows of parts that are not the article; what holds the headline or most of the prose is no such part."""
    flows = page.flows
    held = held_in(page, {letters(title) for title in statements.titles})
    prose, text, titled, cards = held.prose, held.text, held.titled, held.cards
    entries = listed(page, held, statements)
    whole = prose[0] - sum(prose[node] for node in entries)
    inner = inner_articles(page, prose, held.linked)
    pictures = {flow.figure for flow in flows}
    pictured = held_by(page, summed((flow.node, len(flow.text)) for flow in flows if of_figure(flow, page)))
    aside = [False] * len(page.parent)
    for node in range(1, len(aside)):
        tag = page.tag[node]
        own = tag in {"aside", "footer", "form"} or (page.role[node] == ASIDE and tag not in NEVER_ASIDE)
        more = text[node] - held.headed[node] > 0 or held.linked[node] > 0
        own = own or (page.role[node] == "teaser" and tag not in NEVER_ASIDE and cards[node] > 0 and more)
        own = own or (node in inner and cards[node] > 0 and not titled[node])
        own = own and not (node in pictures and tag == "figure")
        own = own and not (tag == "aside" and pictured[node] == text[node] > 0 == held.headed[node])
        head = titled[node] and prose[node] > (0 if held.first_level[node] else 0.05 * whole)
        own = own and prose[node] <= 0.5 * whole and not head
        aside[node] = own or node in entries or aside[page.parent[node]]
    boxes = info_boxes(page, held)
    for flow in flows:
        if (box := boxes[flow.node]) and not flow.figure and not aside[page.parent[box]]:
            flow.role = BOX
        credit = flow.figure and page.tag[flow.node] == "footer" and not aside[page.parent[flow.node]]
        flow.aside = aside[flow.node] and not credit
        if flow.figure and text[flow.figure] > 0.5 * text[0]:
            flow.figure = 0
        if flow.figure in page.quoted:
            flow.figure, flow.role, flow.tag = 0, "", "blockquote"


def of_figure(flow: Flow, page: Page) -> bool:
    """Tell whether a flow says what a ``figure`` shows, and links nowhere."""
    return page.tag[flow.figure] == "figure" and not flow.link


def info_boxes(page: Page, held: Held) -> list[int]:
    """Return for each element the ``aside`` around it that holds paragraphs of its own, an info box; 0 for none.

    Offers, portraits of authors and lists of links are none.
    """
    flows: dict[int, list[Flow]] = {}
    own = [0] * len(page.parent)
    for node in range(1, len(own)):
        plain = (
            page.tag[node] == "aside" and page.role[node] in {"", BOX} and not NO_BOX.search(page.names[node])
        )
        fits = plain and held.prose[node] >= LEAST_BOX and not held.linked[node]
        own[node] = own[page.parent[node]] or (node if fits else 0)
    for flow in page.flows:
        if own[flow.node]:
            flows.setdefault(own[flow.node], []).append(flow)
    no_box = {
        node
        for node, held_flows in flows.items()
        if sum(flow.link for flow in held_flows) > 0.15 * held.text[node] or any(map(is_offer, held_flows))
    }
    return [0 if node in no_box else node for node in own]


def is_offer(flow: Flow) -> bool:
    """Tell whether a flow offers or asks for something, or says who its author is."""
    offered = any(form.search(flow.text) for form in (SERVICE, PAYWALL, OFFER))
    return offered or flow.role == "byline"


def inner_articles(page: Page, prose: Sequence[int], linked: Sequence[int]) -> set[int]:
    """Return the ``article`` elements within another that are cards for other articles: little prose each, and together.

    Those of a live ticker hold most of its prose. By element, ``prose`` counts its characters, ``linked`` the headings that are links.
    """
    outer = [0] * len(page.parent)
    within: dict[int, list[int]] = {}
    for node in range(1, len(outer)):
        around = page.parent[node]
        outer[node] = outer[around] or (around if page.tag[around] == "article" else 0)
        if outer[node] and page.tag[node] == "article":
            within.setdefault(outer[node], []).append(node)
    return {
        node
        for around, nodes in within.items()
        if sum(prose[node] for node in nodes) < 0.4 * prose[around]
        for node in nodes
        if prose[node] < 0.15 * prose[around] or linked[node]
    }


def listed(page: Page, held: Held, statements: Statements) -> set[int]:
    """Return the entries of lists under an article that do not belong to it: teasers with links for headings, comments.

    An entry repeats the look of its siblings. Comments stand outside of the element of the text; a live ticker's entries are its text.
    """
    if any(TICKER.search(title) for title in statements.titles):
        return set()
    groups: dict[tuple[int, str, str], list[int]] = {}
    for node in range(1, len(page.parent)):
        tag, names = page.tag[node], page.names[node]
        if (
            tag in ENTRY_TAGS
            and held.prose[node]
            and held.paragraphs[node] <= LEAST_ENTRIES
            and (names or tag in {"article", "li"})
        ):
            groups.setdefault((page.parent[node], tag, names), []).append(node)
    found: set[int] = set()
    for (parent, _, _), nodes in groups.items():
        if len(nodes) < LEAST_ENTRIES:
            continue
        teasers = [node for node in nodes if held.linked[node]]
        comments = [node for node in nodes if held.short[node] and not held.cards[node]]
        entries = next((some for some in (teasers, comments) if len(some) >= 0.8 * len(nodes)), [])
        if entries and follows_text(page, nodes[0], parent, apart=entries is comments):
            found.update(nodes)
    return found


def follows_text(page: Page, first: int, parent: int, *, apart: bool) -> bool:
    """Tell whether an article of several paragraphs stands before the element ``first``, ``apart`` from its ``parent``."""
    homes: dict[int, int] = {}
    above = False
    for flow in page.flows:
        if flow.node >= first:
            break
        above = above or flow.tag == "h1"
        if above and is_prose(flow):
            home = page.parent[flow.node]
            homes[home] = homes.get(home, 0) + len(flow.text)
    if sum(homes.values()) < LEAST_BEFORE or len(homes) > 8:
        return False
    main = max(homes, key=lambda node: homes[node])
    return not apart or main not in ancestors(page, parent)
