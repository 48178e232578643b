"""What a page says about its article outside of the text -> ``Fact``s with their places.

Sources: JSON-LD and microdata (schema.org), Open Graph with ``article:*``, named ``meta`` elements, ``time``, ``link``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from newsarchive.formats.html.stated.authors import author_facts
from newsarchive.formats.html.stated.dates import date_facts
from newsarchive.formats.html.stated.head import Head, alike, first_of, title_texts
from newsarchive.formats.html.stated.jsonld import article_of, breadcrumb_of, plain, plain_lines, things_in
from newsarchive.german.word_lists import word_list
from newsarchive.rules.lexicon.sections import SECTIONS
from newsarchive.types.reading import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

__all__ = ["Statements", "stated_by"]

SECTION_NAMES = ("article:section", "articlesection", "cxenseparse:recs:category", "og:article:section", "parsely-section", "dcterms.subject.section", "section", "rubrik", "ressort")  # fmt: skip
FILED_CLASS = re.compile(r"(?:^|(?<=\s))(category|tag)-([\w-]+)")
UPPER = {label: label.upper() for label in ("nrw", "usa", "tv", "eu", "it")}
OFFERED = re.compile(
    r"^(?:[(\[]\w{0,8}\+[)\]]|\w{1,8}\+\s?[:|]|(?:Plus|PLUS|Abo|Premium|Exklusiv)\s?[:|])\s*(?=\S)"
)
FRONT = frozenset(word_list(__file__, "metadata"))
UNFILED = FRONT | {
    "allgemein",
    "uncategorized",
    "unkategorisiert",
    "aktuelles",
    "blog",
    "sonstiges",
    "topmeldung",
    "top-news",
}
"""Categories that only say that an article has none."""
SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ")


class Statements(NamedTuple):
    """What a page states: the ``facts`` for the record, and the texts that guide the search for the article in it.

    ``titles`` are the headlines it gives, surest first; ``leads`` its descriptions; ``body`` is JSON-LD's articleBody, a paragraph a line,
    ``alternative`` its alternativeHeadline, ``headings`` its first-level headings, wherever they stand.
    """

    facts: tuple[Fact, ...]
    titles: tuple[str, ...]
    leads: tuple[tuple[str, str], ...]
    body: str
    site: str
    alternative: str = ""
    headings: tuple[str, ...] = ()


def stated_by(tree: HtmlElement) -> Statements:
    """Return what the page ``tree`` states about its article."""
    head = read_head(tree)
    facts = [
        *title_facts(head),
        *date_facts(head, tree),
        *author_facts(head, tree),
        *section_facts(head, tree),
        *source_facts(head, tree),
    ]
    titles = [without_offer(without_site(text, head.site)) for text in title_texts(head, tree)]
    leads = [(text, place) for text, place in lead_texts(head) if len(text) > 20]
    return Statements(
        facts=tuple(facts),
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        leads=tuple(leads),
        body=plain_lines(head.article.get("articleBody")),
        site=head.site,
        alternative=plain(head.article.get("alternativeHeadline")),
        headings=tuple(
            " ".join("".join(element.itertext()).split()) for element in islice(tree.iter("h1"), 9)
        ),
    )


def read_head(tree: HtmlElement) -> Head:
    """Collect ``meta``, ``link`` and JSON-LD of the whole page: real pages have them in the body, too."""
    meta: dict[str, list[str]] = {}
    url: str | None = None
    blocks: list[str] = []
    for element in tree.iter("meta", "link", "script"):
        if element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower():
                blocks.append(element.text or "")
        elif element.tag == "link":
            if "canonical" in (element.get("rel") or "").lower() and not url:
                url = (element.get("href") or "").strip() or None
        else:
            value = plain(element.get("content"))
            for name in {element.get(key, "").strip().lower() for key in ("property", "name", "itemprop")}:
                if name and value:
                    meta.setdefault(name, []).append(value)
    things = things_in(blocks)
    url = url or next(iter(meta.get("og:url", ())), None)
    article = article_of(things, url)
    publisher = article.get("publisher")
    site = next(iter(meta.get("og:site_name", ())), "") or plain(
        publisher.get("name") if isinstance(publisher, dict) else publisher
    )
    return Head(meta=meta, things=things, article=article, url=url, site=site)


def without_site(title: str, site: str) -> str:
    """Return a page's title without the paper's name and section behind it: ``… | Beispielzeitung``."""
    for mark in SEPARATORS:
        start, found, end = title.rpartition(mark)
        if found and len(start) > 12 and (len(end) < 35 or end.casefold() == site.casefold()):
            if mark in {" - ", " – ", " — "} and site and not alike(end, site):
                continue
            return without_site(start.strip(), site) if mark == " | " else start.strip()
    return title


def without_offer(title: str) -> str:
    """Return a title without the mark of what is sold before it: ``(S+) …``, ``Plus: …``."""
    return OFFERED.sub("", title) or title


def title_facts(head: Head) -> Iterator[Fact]:
    """Yield the stated headline."""
    if text := plain(head.article.get("headline")):
        yield Fact("headline", without_offer(without_site(text, head.site)), "json-ld:headline")
    for value, place in first_of(head.meta, ("og:title", "twitter:title")):
        yield Fact("headline", without_offer(without_site(value, head.site)), place)


def lead_texts(head: Head) -> Iterator[tuple[str, str]]:
    """Yield the stated descriptions with their places."""
    if text := plain(head.article.get("description")):
        yield text, "json-ld:description"
    yield from first_of(head.meta, ("og:description", "description", "twitter:description", "dc.description"))


def section_facts(head: Head, tree: HtmlElement) -> Iterator[Fact]:
    """Yield the Ressort: a label of the trade in the article's statement, else the last one in the address, breadcrumb or category link."""
    stated = head.article.get("articleSection")
    own = [
        (plain(item), "json-ld:articleSection") for item in (stated if isinstance(stated, list) else [stated])
    ]
    own += list(first_of(head.meta, SECTION_NAMES))
    crumbs = [
        (crumb, "json-ld:BreadcrumbList") for crumb in reversed(breadcrumb_of(head.things)) if len(crumb) < 30
    ]
    crumbs += [
        (" ".join("".join(link.itertext()).split()), "link:category")
        for link in tree.iter("a")
        if "category" in (link.get("rel") or "").split()
    ]
    links = {crumb for crumb, place in crumbs if place == "link:category" and crumb.casefold() not in UNFILED}
    way = [(label, "url:path") for label in path_labels(head.url)]
    known = [(value, place) for value, place in own + way + crumbs if value.casefold() in SECTIONS]
    if not known:
        known = [(label, "breadcrumb") for label in shown_crumbs(tree) if label.casefold() in SECTIONS]
    sure = any(value.casefold() not in UNFILED for value, _ in known)
    if not sure and len(labels := filed_labels(tree)) == 1:
        known += [(label, "class:category") for label in labels]
    filed = [(value, "link:category") for value in links] if len(links) == 1 else []
    parts = [(part.strip(), place) for value, place in own for part in re.split(r"[,;>|/]", value)]
    known = known or [(value, place) for value, place in parts if value.casefold() in SECTIONS]
    known.sort(key=lambda fact: fact[0].casefold() in UNFILED)
    for value, place in known + own + filed:
        if (
            value
            and len(value) < 50
            and value.casefold() not in FRONT
            and value.casefold() != head.site.casefold()
        ):
            yield Fact("section", value, place)
            return


def filed_labels(tree: HtmlElement) -> set[str]:
    """Return the known section labels in the classes of the article's element that file it: ``post type-post category-lokales``."""
    filed = tree.find_class("hentry") or tree.find_class("type-post") or tree.find_class("post")
    slugs = FILED_CLASS.findall(filed[0].get("class") or "") if filed else []
    kinds = {kind for kind, _ in slugs}  # a tag files only what has no category
    labels = (
        printed_label(slug.casefold()) for kind, slug in slugs if kind == "category" or kinds == {"tag"}
    )
    return {label for label in labels if label and label.casefold() not in UNFILED}


def shown_crumbs(tree: HtmlElement) -> list[str]:
    """Return the texts of the links in the breadcrumb that a page shows, the innermost first."""
    found = tree.xpath(
        "(//*[contains(@class,'crumb') or contains(@id,'crumb') or contains(@aria-label,'crumb') or contains(@itemtype,'BreadcrumbList')])[1]//a"
    )
    links = (
        [element for element in found if isinstance(element, etree._Element)]  # noqa: SLF001 - the public name of an element
        if isinstance(found, list)
        else []
    )
    return [" ".join("".join(link.itertext()).split()) for link in reversed(links[:8])]


def path_labels(url: str | None) -> list[str]:
    """Return the known section labels in the path of an address as they are printed, the innermost first."""
    try:
        parts = urlsplit(url or "").path.split("/")[1:-1]
    except ValueError:
        return []
    found = [printed_label(part.casefold()) for part in parts]
    return [label for label in reversed(found) if label and label.casefold() not in FRONT]


def printed_label(slug: str) -> str:
    """Return the label that a part of an address stands for: ``fussball`` for Fußball; nothing when none is known."""
    for umlauts in (False, True):
        for gap in ("-", " ", " & "):
            label = slug.replace("-", gap)
            if umlauts:
                label = label.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
            for form in (label, label.replace("ss", "ß")):
                if form in SECTIONS or form.casefold() in SECTIONS:
                    return UPPER.get(form) or re.sub(r"(?:^|(?<=[\s-]))\w", lambda m: m[0].upper(), form)
    return ""


def source_facts(head: Head, tree: HtmlElement) -> Iterator[Fact]:
    """Yield publisher, address and language."""
    publisher = head.article.get("publisher")
    named = plain(publisher.get("name") if isinstance(publisher, dict) else publisher)
    if site := next(iter(head.meta.get("og:site_name", ())), ""):
        yield Fact("publisher", site, "meta:og:site_name")
    elif named:
        yield Fact("publisher", named, "json-ld:publisher")
    if head.url and head.url.startswith(("http://", "https://")):
        yield Fact("url", head.url, "link:canonical")
    languages: Sequence[tuple[str, str]] = [
        (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "html:lang"),
        (plain(head.article.get("inLanguage")), "json-ld:inLanguage"),
        *first_of(head.meta, ("og:locale", "language", "content-language")),
    ]
    for value, place in languages:
        if re.match(r"[A-Za-z]{2}(?![A-Za-z])", value):
            yield Fact("language", value[:2].lower(), place)
            return
