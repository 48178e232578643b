"""What stands in or under the text of an article and does not belong to it: offers of newsletters, lists of links, what follows ``Kommentare``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.formats.html.flows import HEADINGS
from newsarchive.formats.html.region import ancestors
from newsarchive.german.word_lists import one_of, word_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from newsarchive.formats.html.flows import Flow, Page

__all__ = ["PAYWALL", "SERVICE", "drop_portraits", "drop_rest", "drop_service"]

LISTS = word_parts(__file__, "drop")

SERVICE = re.compile(one_of(LISTS["service"]))


PAYWALL = re.compile(one_of(LISTS["paywall"]))
"""What sells the rest of an article."""
PORTRAIT = re.compile(
    r"""
    \b
    (?:ist|war|arbeitet|schreibt|berichtet|studierte?|volontierte|leitet|lebt)
    \b.{0,120}\b
    (?:
          [\w-]*[Rr]eda[kc]t\w+ | [\w-]*[Aa]utor(?:in)? | [\w-]*[Jj]ournalist\w*
        | [\w-]*[Kk]orrespondent(?:in)? | [\w-]*[Rr]eporter(?:in)? | [\w-]*[Kk]olumnist(?:in)?
        | [Vv]olontär(?:in)? | [Rr]essort\w* | schreibt | berichtet
    )
    \b
    """,
    re.VERBOSE,
)
"""How a line tells of who wrote an article."""
LONGEST_OFFER = 900
END = re.compile(
    one_of(LISTS["end"]),
)
"""What stands over the parts under an article that are no longer it."""


def drop_service(page: Page, prose: Sequence[int]) -> None:
    """Set aside what shares a small element with a service text, such as the heading over a newsletter's offer."""
    size: dict[int, int] = {}
    for index in prose:
        home = page.parent[page.flows[index].node]
        size[home] = size.get(home, 0) + len(page.flows[index].text)
    whole = sum(size.values())
    homes = {
        home
        for index in prose
        if size[home := page.parent[page.flows[index].node]] < 0.3 * whole
        and SERVICE.search(page.flows[index].text)
    } | {
        home
        for index in prose
        if size[home := page.parent[page.flows[index].node]] < LONGEST_OFFER
        and home != page.parent[page.flows[prose[0]].node]
        and offers(page, home, page.flows[index])
    }
    sold = selling(page, prose)
    lists = link_lists(page)
    for place, flow in enumerate(page.flows):
        if sold and not sold.isdisjoint(ancestors(page, flow.node)):
            flow.aside = True
        number = list_of(page, flow)
        if (
            page.parent[flow.node] in homes
            or number in lists
            or (number > 0 and page.parent[number] in homes)
        ):
            flow.aside = True
            before = page.flows[place - 1] if place else flow
            if number in lists and before.tag in HEADINGS and page.parent[before.node] == page.parent[number]:
                before.aside = True


def selling(page: Page, prose: Sequence[int]) -> set[int]:
    """Return the elements that sell the rest of the article: little text, none of it where the prose begins, and two signs of an offer.

    Its heading and its list of promises count as well as its sentences. What is named for a paywall needs one sign alone.
    """
    signs: dict[int, int] = {}
    for flow in page.flows:
        if PAYWALL.search(flow.text):
            for node in ancestors(page, flow.node):
                signs[node] = signs.get(node, 0) + 1
    if not signs or not prose:
        return set()
    size = dict.fromkeys(signs, 0)
    for flow in page.flows:
        for node in ancestors(page, flow.node):
            if node in size:
                size[node] += len(flow.text)
    begins = set(ancestors(page, page.flows[prose[0]].node))
    return {
        node
        for node, count in signs.items()
        if node not in begins
        and size[node] < LONGEST_OFFER
        and (count > 1 or "paywall" in page.names[node].casefold())
    }


def offers(page: Page, home: int, flow: Flow) -> bool:
    """Tell whether ``flow`` in the element ``home`` sells the article; what is named for a paywall needs no second sign."""
    return bool(PAYWALL.search(flow.text)) and (
        len(PAYWALL.findall(flow.text)) > 1
        or "pay" in f"{page.names[home]} {page.names[page.parent[home]]}".casefold()
    )


def drop_rest(page: Page, prose: Sequence[int], homes: Iterable[int]) -> list[int]:
    """Set aside what follows a heading such as ``Kommentare`` under the last of the main prose; return the prose that is left.

    ``homes`` are the elements whose children are the main prose.
    """
    main = [index for index in prose if page.parent[page.flows[index].node] in homes]
    last = main[-1] if main else prose[-1]
    for index in range(last + 1, len(page.flows)):
        flow = page.flows[index]
        titled = (
            flow.tag in HEADINGS or flow.role in {"headline", "kicker"} or flow.bold > 0.9 * len(flow.text)
        )
        if (titled or "Quellen" in flow.text) and END.fullmatch(flow.text):
            for later in page.flows[index:]:
                later.aside = True
            return [place for place in prose if place < index]
    return list(prose)


def drop_portraits(
    page: Page, prose: Sequence[int], homes: Collection[int], authors: Collection[str]
) -> list[int]:
    """Set aside what tells of one of the ``authors`` under the text, outside of its ``homes``; return the prose that is left.

    ``Anna Beispiel ist Redakteurin im Ressort Politik …``: so begin the lines under an article that say who wrote it.
    """
    kept = list(prose)
    while len(kept) > 1:
        flow = page.flows[kept[-1]]
        about = any(flow.text.startswith(f"{name} ") for name in authors)
        if not about or page.parent[flow.node] in homes or not PORTRAIT.search(flow.text[:200]):
            break
        flow.aside = True
        kept.pop()
    return kept


def list_of(page: Page, flow: Flow) -> int:
    """Return the number of the list that a list item's flow stands in, or -1."""
    node = flow.node
    for _ in range(4):
        if page.tag[node] in {"ul", "ol"}:
            return node
        node = page.parent[node]
    return -1


def link_lists(page: Page) -> set[int]:
    """Return the lists that link to other articles: hardly more than links, and no sentences."""
    held: dict[int, list[Flow]] = {}
    for flow in page.flows:
        if (number := list_of(page, flow)) >= 0:
            held.setdefault(number, []).append(flow)
    return {
        number
        for number, flows in held.items()
        if sum(flow.link for flow in flows) > 0.45 * sum(len(flow.text) for flow in flows)
        and not any(flow.text.endswith(".") for flow in flows)
    }
