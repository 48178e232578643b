"""The flows of a page -> those of its article, each with the hint of what it is.

What counts: where the text is dense and poor in links, where the headline that the page states is printed, what
pictures hold, and only then the names that elements go by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.formats.html.above_text import (
    above_headline,
    cut_headline,
    told_sections,
    without_badge,
)
from newsarchive.formats.html.bylines import completed, with_source
from newsarchive.formats.html.class_names import BOX
from newsarchive.formats.html.drop import drop_portraits, drop_rest, drop_service
from newsarchive.formats.html.flows import HEADINGS, Part
from newsarchive.formats.html.hints import Spot, body_hint, head_hint, is_lead
from newsarchive.formats.html.pictures import (
    CREDIT_END,
    SURE_CREDIT,
    beside_caption,
    hero,
    joined,
    once,
    picture_hint,
    with_marks,
)
from newsarchive.formats.html.region import (
    PICTURE_ROLES,
    ancestors,
    continued,
    ends_of,
    find_headline,
    forget_wide_roles,
    is_prose,
    letters,
    look,
    main_element,
    own_articles,
    usual_looks,
    weights,
)
from newsarchive.formats.html.set_aside import set_aside
from newsarchive.formats.html.unnamed_pictures import find_pictures
from newsarchive.rules.lexicon.names import looks_like_names, split_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.formats.html.flows import Flow, Page
    from newsarchive.formats.html.stated.metadata import Statements

__all__ = ["article_parts"]

FIRST_NAMES = re.compile(r"first|drop|initial|\bcap\b|start", re.IGNORECASE)
HEAD_ROLES = {"teaser", "byline", "date", "kicker"}
POINTS = re.compile(
    r"bullet|key-?(?:points|facts|takeaways)|highlights|kurz(?:fassung|überblick)|zusammenfassung",
    re.IGNORECASE,
)
"""Names of the list of points that some pages set as their Vorspann."""
LONGEST_NAME = 60
"""Characters of a line under a quotation that names who is quoted."""
LONGEST_SUBHEADLINE = 150
LEAST_TITLE = 25
"""Letters of a headline from which it is looked for in longer headings."""
MOST_PARTS = 1_000
"""Parts of a page over which they are not compared with one another."""
MORE = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
LEAST_BODY = 250
"""Characters of text under which a page may have no article that its element names let through."""


def article_parts(page: Page, statements: Statements) -> tuple[list[Part], bool]:
    """Return the parts of the article in reading order, and whether the page holds several articles."""
    ends = ends_of(page)
    set_aside(page, statements)
    forget_wide_roles(page)
    named = [name for fact in statements.facts if fact.field == "authors" for name in split_names(fact.value)]
    find_pictures(page, ends, [*named, *(lead for lead, _ in statements.leads)])
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
    homes = main_homes(page, prose)
    prose = drop_portraits(page, drop_rest(page, prose, homes), homes, named)
    looks = usual_looks(page, prose)
    drop_service(page, prose)
    parents = {page.parent[page.flows[index].node] for index in prose}
    headline = find_headline(page, prose[0], statements)
    scope = body
    if headline >= 0:
        around = set(ancestors(page, page.flows[headline].node))
        scope = next(node for node in ancestors(page, body) if node in around)
    first = first_paragraph(page, prose, headline, statements)
    tags = frozenset(page.flows[index].tag for index in prose)
    stated = frozenset(map(letters, statements.titles))
    spot = Spot(
        headline=headline,
        first=first,
        last=prose[-1],
        scope=scope,
        body=body,
        titles=stated,
        homes=homes,
        tags=tags,
    )
    growth = Growth(core=core, body=body, looks=looks, parents=parents)
    parts = hinted(page, spot, ends, statements, growth)
    return finished(page, parts, spot, statements), len(articles) > 1


class Growth(NamedTuple):
    """What tells a text that goes on beyond the element of the article, from what stands there besides."""

    core: int
    """The element that the article was found in; ``body`` is the same where it does not go on."""
    body: int
    looks: set[tuple[str, str, str, str]]
    """How its paragraphs look."""
    parents: set[int]
    """The elements that its paragraphs stand in."""


def hinted(page: Page, spot: Spot, ends: Sequence[int], statements: Statements, growth: Growth) -> list[Part]:
    """Return what belongs to the article, each with its hint: what stands in its scope, pictures just above, and figures of the element around."""
    scope, headline, core = spot.scope, spot.headline, growth.core
    wide = next((node for node in ancestors(page, scope)[:8] if page.tag[node] == "article"), scope)
    parts = []
    for index, flow in enumerate(page.flows):
        inside = scope <= flow.node < ends[scope]
        above = index in range(headline - 4, headline) and hero(flow, page)
        if not inside and not above and not (flow.figure and wide <= flow.node < ends[wide]):
            continue
        beyond = growth.body != core and flow.node >= ends[core] and not flow.figure
        if beyond and look(page, flow) not in growth.looks and page.parent[flow.node] not in growth.parents:
            continue
        if hint := hint_of(index, page, spot, ends, statements):
            parts.append(Part(flow, hint))
    return parts


def finished(page: Page, parts: list[Part], spot: Spot, statements: Statements) -> list[Part]:
    """Return the parts with what only their neighbours tell: sources, credits, authors, and headlines freed of what is printed in them."""
    parts = with_source(completed(parts, page, spot.headline, spot.first, spot.last), page, spot.last)
    parts = joined(once(with_marks(beside_caption(parts, page)), written_by(statements, parts), page), page)
    parts = without_badge(cut_headline(told_sections(parts, statements), statements), statements)
    return mend(without_pulled(parts), page, statements)


def written_by(statements: Statements, parts: Sequence[Part]) -> set[str]:
    """Return the ``letters`` of the authors whom the page states or prints."""
    stated = [fact.value for fact in statements.facts if fact.field == "authors"]
    printed = [part.flow.text for part in parts if part.hint == "byline"]
    return {letters(name) for line in (*stated, *printed) for name in (line, *split_names(line))}


def main_homes(page: Page, prose: Sequence[int]) -> frozenset[int]:
    """Return the elements whose children are a good part of the prose."""
    size: dict[int, int] = {}
    for index in prose:
        home = page.parent[page.flows[index].node]
        size[home] = size.get(home, 0) + len(page.flows[index].text)
    whole = sum(size.values())
    return frozenset(home for home, held in size.items() if held > 0.2 * whole)


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
    pulled = [
        Part(part.flow, "furniture")
        if part.hint in {"quote", "paragraph"}
        and len(part.flow.text) < 250
        and any(len(text) > len(own) + 20 and own in text for text in whole)
        else part
        for part in parts
        for own in (letters(part.flow.text),)
    ]
    return [
        Part(part.flow, "furniture")
        if part.hint == "quote" and before.hint == "furniture" and len(part.flow.text) < LONGEST_NAME
        else part
        for before, part in zip([*pulled[:1], *pulled], pulled, strict=False)
    ]


def plain_parts(page: Page) -> list[Part]:
    """Return all that is shown on a page without a paragraph of prose: a short notice, a list, a table."""
    titled = next((flow for flow in page.flows if flow.tag == "h1" and not flow.aside), None)
    return [
        Part(flow, "headline" if flow is titled else "list_item" if flow.tag == "li" else "paragraph")
        for flow in page.flows
        if not flow.aside and flow.link < 0.7 * len(flow.text)
    ]


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


def hint_of(index: int, page: Page, spot: Spot, ends: Sequence[int], statements: Statements) -> str:
    """Return the hint of one flow in the article's element; nothing for what does not belong to the article."""
    flow = page.flows[index]
    if index == spot.headline:
        return "headline"
    if flow.aside or (index > spot.headline and repeats_title(flow, spot, above=index < spot.first)):
        return "box" if flow.role == BOX and spot.first < index < spot.last else ""
    if index > spot.headline and 40 < len(flow.text) < 450 and CREDIT_END.search(flow.text):
        return "furniture" if "vorbehalten" in flow.text else "caption"
    in_body = spot.body <= flow.node < ends[spot.body]
    if (
        index == spot.headline + 1
        and flow.role == "credit"
        and not flow.figure
        and looks_like_names(flow.text)
    ):
        return "byline"
    if flow.figure or flow.role in PICTURE_ROLES or (len(flow.text) < 160 and SURE_CREDIT.match(flow.text)):
        if not in_body and index > spot.last:
            return ""
        return picture_hint(flow, page, above=index < spot.first, below=index > spot.last)
    if index < spot.headline:
        return over_headline(index, page, spot)
    if index < spot.first:
        return head_hint(flow, statements, in_body=in_body)
    if index > spot.last and not in_body:
        return ""
    return body_hint(flow, index, page, spot)


def over_headline(index: int, page: Page, spot: Spot) -> str:
    """Return the hint of a flow above the headline; nothing for a first-level heading that the page's title has before it."""
    flow, headline = page.flows[index], page.flows[spot.headline]
    if flow.tag == "h1" != headline.tag and letters(flow.text + headline.text) in spot.titles:
        return ""
    return above_headline(flow, headline, page, spot.headline - index)


def repeats_title(flow: Flow, spot: Spot, *, above: bool) -> bool:
    """Tell whether a heading says again what the page states as its headline, ``above`` the text with a kicker, too."""
    if flow.tag not in HEADINGS:
        return False
    own = letters(flow.text)
    return own in spot.titles or any(
        above and len(title) > LEAST_TITLE and title in own and len(own) < 2 * len(title)
        for title in spot.titles
    )


def asked(parts: list[Part]) -> list[Part]:
    """Return ``parts`` with the paragraphs in bold that ask something as questions, where most that are in bold do."""
    bold = [at for at, part in enumerate(parts) if part.hint == "crosshead" and part.flow.tag not in HEADINGS]
    questions = [at for at in bold if parts[at].flow.text.endswith("?")]
    if len(questions) < 2 or len(questions) < 0.6 * len(bold):
        return parts
    return [Part(part.flow, "question") if at in questions else part for at, part in enumerate(parts)]


def subtitled(parts: list[Part]) -> list[Part]:
    """Return ``parts`` with a heading above the teaser, which itself is none, as the subheadline."""
    teasers = [at for at, part in enumerate(parts) if part.hint == "teaser"]
    if len(teasers) < 2 or parts[teasers[1]].flow.tag in HEADINGS:
        return parts
    flow = parts[teasers[0]].flow
    if flow.tag not in HEADINGS or len(flow.text) > LONGEST_SUBHEADLINE:
        return parts
    return [*parts[: teasers[0]], Part(flow, "subheadline"), *parts[teasers[0] + 1 :]]


def mend(parts: list[Part], page: Page, statements: Statements) -> list[Part]:
    """Decide what only the whole tells: a first paragraph set in bold is the teaser where there is no other.

    Of several teasers the one that the page states as its description is kept, else the longest; the rest are text.
    """
    parts = subtitled(asked(parts))
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
