"""The images of a page -> which flows beside them are their captions and credits, where no element is named for it.

A style sheet's hashes and utility classes name nothing: what counts is that a short text shares a small element with an image,
or stands right under one and ends in a credit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.formats.html.bylines import BYLINE_FORM, is_byline, is_date
from newsarchive.formats.html.class_names import PICTURE
from newsarchive.formats.html.flows import HEADINGS
from newsarchive.formats.html.pictures import CREDIT_END
from newsarchive.formats.html.region import PICTURE_ROLES, SENTENCE_MARK, ancestors
from newsarchive.rules.lexicon.captions import CREDIT_FORM, is_credit_line
from newsarchive.rules.lexicon.names import looks_like_names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newsarchive.formats.html.flows import Flow, Page

__all__ = ["find_pictures"]

MOST_FLOWS, LONGEST, SHORTEST, MOST_LEVELS = 3, 450, 25, 5
"""Flows of a picture, characters of a caption, and elements around an image that are asked."""
MOST_IMAGES = 300
LARGE = frozenset({"article", "main", "section", "body", ""})
"""Elements that hold more than a picture."""


def find_pictures(page: Page, ends: Sequence[int], told: Collection[str]) -> None:
    """Give the flows of unnamed pictures their ``figure`` and, where it shows, their role.

    What is ``told`` of the article, its authors and its lead, is no caption.
    """
    credited(page)
    for node, place in page.images[:MOST_IMAGES]:
        near = page.flows[max(0, place - 1) : place + MOST_FLOWS]
        if any(flow.figure and flow.role in PICTURE_ROLES for flow in near):
            continue
        held = beside(page, node, place, ends) or under(page, place)
        if not held or any(told_apart(flow, told) for flow in held):
            continue
        page.role[node] = PICTURE
        for flow in held:
            flow.figure = node
            if not flow.role:
                flow.role = "credit" if only_credit(flow.text) else "caption"


def beside(page: Page, node: int, place: int, ends: Sequence[int]) -> list[Flow]:
    """Return the flows of the largest small element around an image that holds a caption; none where there is no such element."""
    found: list[Flow] = []
    for around in ancestors(page, node)[:MOST_LEVELS]:
        if page.tag[around] in LARGE:
            break
        first = place
        while first > 0 and page.flows[first - 1].node >= around:
            first -= 1
        held = [
            flow for flow in page.flows[first : place + MOST_FLOWS + 1] if around <= flow.node < ends[around]
        ]
        if len(held) > MOST_FLOWS or any(
            flow.tag in HEADINGS or flow.link or len(flow.text) > LONGEST for flow in held
        ):
            break
        found = held
    captions = [flow for flow in found if len(flow.text) > SHORTEST and not only_credit(flow.text)]
    sure = len(captions) < len(found) or any(CREDIT_END.search(flow.text) for flow in captions)
    plain = all(not SENTENCE_MARK.search(flow.text) for flow in captions)
    return found if captions and (sure or plain) else []


def under(page: Page, place: int) -> list[Flow]:
    """Return the flows right under an image that are a caption with its credit, or a caption and a credit; none for others."""
    held = page.flows[place : place + 2]
    if not held or not SHORTEST < len(held[0].text) < LONGEST or held[0].tag in HEADINGS or held[0].link:
        return []
    if CREDIT_END.search(held[0].text):
        return held[:1]
    marked = len(held) > 1 and (held[1].role == "credit" or CREDIT_FORM.match(held[1].text))
    return held if marked and only_credit(held[1].text) else []


def only_credit(text: str) -> bool:
    """Tell whether ``text`` is a credit without a caption before it."""
    marked = CREDIT_END.search(text)
    return is_credit_line(text) and (
        marked is None or marked.start() < SHORTEST or bool(CREDIT_FORM.match(text))
    )


def told_apart(flow: Flow, told: Collection[str]) -> bool:
    """Tell whether a flow is a part of the head or a portrait of an author, and so none of a picture."""
    if flow.aside or flow.figure or flow.role not in {"", "teaser", *PICTURE_ROLES} or flow.author:
        return True
    if (
        BYLINE_FORM.match(flow.text)
        or (is_date(flow) and not CREDIT_FORM.match(flow.text))
        or is_byline(flow)
    ):
        return True
    return any(text in flow.text for text in told)


def credited(page: Page) -> None:
    """Give a line that is nothing but a credit, right under a caption without one, the role that no name gives it."""
    for before, flow in zip(page.flows, page.flows[1:], strict=False):
        if before.role != "caption" or not before.figure or flow.role or flow.figure or flow.aside:
            continue
        small = page.parent[flow.node] == page.parent[before.node] and flow.tag not in HEADINGS
        if not small or flow.link or CREDIT_END.search(before.text) or not is_credit_line(flow.text):
            continue
        if CREDIT_FORM.match(flow.text) or not looks_like_names(flow.text):
            flow.role, flow.figure = "credit", before.figure
