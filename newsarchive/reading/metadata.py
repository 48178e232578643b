"""What a page says about its article outside of the text -> ``Fact``s with their places.

Sources: JSON-LD and microdata (schema.org), Open Graph with ``article:*``, named ``meta`` elements, ``time``, ``link``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from newsarchive.header.sections import SECTIONS
from newsarchive.reading import Fact
from newsarchive.reading.jsonld import article_of, breadcrumb_of, person_names, plain, things_in
from newsarchive.rules.agencies import news_agencies
from newsarchive.rules.dates import iso_date
from newsarchive.rules.names import NAME, split_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

__all__ = ["Statements", "stated_by"]

PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created",
    "publishdate", "publish-date", "pubdate", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "og:published_time", "og:article:published_time", "last-modified-published", "last_published_at", "vr:published_time", "article.published", "rnews:datepublished", "originalpublicationdate",
)  # fmt: skip
UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "revised",
    "lastmod",
)
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "og:article:author", "vr:author", "article:author_name")  # fmt: skip
SECTION_NAMES = ("article:section", "cxenseparse:recs:category", "og:article:section", "parsely-section", "dcterms.subject.section", "section", "rubrik", "ressort")  # fmt: skip
ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$")
BEFORE_NAME = re.compile(
    r"^(?:(?:ein|eine)\s\w+\s)?(?:(?:(?:verfasst |geschrieben |erstellt |veröffentlicht )?von|by|text|autor(?:in)?|foto)\b:?\s+)?(?:[\w-]*(?:redakteur|reporter|korrespondent|volontär|kolumnist|praktikant|autor|mitarbeiter)(?:in|en)?\s+(?=[A-ZÄÖÜ]))?",
    re.IGNORECASE,
)
"""What stands before a name: ``Von``, ``Ein Gastbeitrag von``, a function with or without the paper's name."""
NOT_PERSONS = re.compile(
    r"redaktion|redaction|editor|agentur|verlag|gmbh|\bag\b|zeitung|online|media|medien|news|magazin|presse|\.(?:de|ch|at|com|net|org)\b|https?:|www|@|team|admin|gruppe|autor\b|dienst|rundfunk|nachrichten|tagblatt|anzeiger|kurier|\btv\b|zentrale|super user|administrator|webmaster|polizei|präsidium|ministerium|pressestelle|universität|hochschule|feuerwehr|stiftung|verband|\bverein|stadtverwaltung|landkreis|abendblatt|wochenblatt|morgenpost|deutsche presse",
    re.IGNORECASE,
)
UPPER = {label: label.upper() for label in ("nrw", "usa", "tv", "eu", "it")}
FRONT = {
    "hintergründe",
    "hintergrund",
    "website",
    "home",
    "startseite",
    "start",
    "homepage",
    "übersicht",
    "nachrichten",
    "news",
    "aktuell",
    "artikel",
    "article",
    "themen",
    "magazin",
}
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

    ``titles`` are the headlines it gives, surest first; ``leads`` its descriptions; ``body`` is JSON-LD's articleBody,
    ``alternative`` its alternativeHeadline, ``headings`` its first-level headings, wherever they stand.
    """

    facts: tuple[Fact, ...]
    titles: tuple[str, ...]
    leads: tuple[tuple[str, str], ...]
    body: str
    site: str
    alternative: str = ""
    headings: tuple[str, ...] = ()


class Head(NamedTuple):
    """The raw statements: ``meta`` values by lower-case name, JSON-LD things, the article among them."""

    meta: dict[str, list[str]]
    things: list[dict[str, Any]]
    article: dict[str, Any]
    url: str | None
    site: str


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
    titles = [without_site(text, head.site) for text in title_texts(head, tree)]
    leads = [(text, place) for text, place in lead_texts(head) if len(text) > 20]
    return Statements(
        tuple(facts),
        tuple(dict.fromkeys(title for title in titles if title)),
        tuple(leads),
        plain(head.article.get("articleBody")),
        head.site,
        plain(head.article.get("alternativeHeadline")),
        tuple(" ".join("".join(element.itertext()).split()) for element in islice(tree.iter("h1"), 9)),
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
    return Head(meta, things, article, url, site)


def first_of(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield ``(value, place)`` of the named ``meta`` elements, in the order of ``names``."""
    for name in names:
        for value in meta.get(name, ()):
            yield value, f"meta:{name}"


def title_texts(head: Head, tree: HtmlElement) -> Iterator[str]:
    """Yield the headlines that a page gives, with whatever it hangs on them."""
    yield plain(head.article.get("headline"))
    for value, _ in first_of(head.meta, ("og:title", "twitter:title", "title", "dc.title", "headline")):
        yield value
    for element in tree.iter("title"):
        yield plain(element.text)
        break
    yield plain(head.article.get("alternativeHeadline"))
    yield plain(head.article.get("name"))


def without_site(title: str, site: str) -> str:
    """Return a page's title without the paper's name and section behind it: ``… | Beispielzeitung``."""
    for mark in SEPARATORS:
        start, found, end = title.rpartition(mark)
        if found and len(start) > 12 and (len(end) < 35 or end.casefold() == site.casefold()):
            if mark in {" - ", " – ", " — "} and site and not alike(end, site):
                continue
            return without_site(start.strip(), site) if mark == " | " else start.strip()
    return title


def alike(one: str, other: str) -> bool:
    """Tell whether two names of a paper are the same one: ``Beispiel Zeitung`` and ``beispielzeitung.de``."""
    a, b = (re.sub(r"\W+|online|\bde\b", "", text.casefold()) for text in (one, other))
    return bool(a and b) and (a in b or b in a)


def title_facts(head: Head) -> Iterator[Fact]:
    """Yield the stated headline."""
    if text := plain(head.article.get("headline")):
        yield Fact("headline", without_site(text, head.site), "json-ld:headline")
    for value, place in first_of(head.meta, ("og:title", "twitter:title")):
        yield Fact("headline", without_site(value, head.site), place)


def lead_texts(head: Head) -> Iterator[tuple[str, str]]:
    """Yield the stated descriptions with their places."""
    if text := plain(head.article.get("description")):
        yield text, "json-ld:description"
    yield from first_of(head.meta, ("og:description", "description", "twitter:description", "dc.description"))


def iso(value: str) -> str | None:
    """Return a stated time in ISO 8601, with the precision and the offset that it has; None for what is no date."""
    bare = value.strip()
    match = ISO.match(bare) or COMPACT.match(bare)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1700 < int(year) < 2200):
        return None
    stated = f"{year}-{month}-{day}"
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return stated
    stated += f"T{hour}:{minute}" + (f":{second}" if second else "")
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return stated + (zone or "")


def date_facts(head: Head, tree: HtmlElement) -> Iterator[Fact]:
    """Yield when the article was published and updated, surest first."""
    for field, key, names in (
        ("published", "datePublished", PUBLISHED),
        ("updated", "dateModified", UPDATED),
    ):
        values = [(plain(head.article.get(key)), f"json-ld:{key}"), *first_of(head.meta, names)]
        if field == "published":
            values += [(plain(thing.get(key)), f"json-ld:{key}") for thing in head.things if thing.get(key)]
            values += [
                (date, "title")
                for text in (*head.meta.get("og:title", ()), *title_texts(head, tree))
                if (date := title_date(text))
            ]
            values += time_values(tree)
        for value, place in values:
            if stated := iso(value):
                yield Fact(field, stated, place)


def title_date(title: str) -> str | None:
    """Return the date that a page's title ends in, behind the paper's name: ``… | BZ | 12.01.2022``."""
    return iso_date(match[1]) if (match := re.search(r"\|\s*(\d{1,2}\.\d{1,2}\.\d{4})\s*$", title)) else None


def time_values(tree: HtmlElement) -> list[tuple[str, str]]:
    """Return the times of ``time`` elements and ``itemprop=datePublished``, those marked as publication first."""
    marked: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        kind = f"{element.get('itemprop') or ''} {element.get('pubdate', 'no')}".lower()
        value = element.get("datetime") or element.get("content") or ""
        if "datepublished" in kind:
            marked.append((value or (element.text or ""), "microdata:datePublished"))
        elif element.tag == "time" and value and "modif" not in kind:
            others.append((value, "time:datetime"))
    return marked + others[:1]


def author_facts(head: Head, tree: HtmlElement) -> Iterator[Fact]:
    """Yield each author as a fact of its own, from the first place that names a person or an agency."""
    places: list[tuple[list[str], str]] = [(list(person_names(head.article.get("author"))), "json-ld:author")]
    places += [(head.meta.get(name, []), f"meta:{name}") for name in AUTHORS]
    if re.search(
        "verfasst|geschrieben|written|autor|von", " ".join(head.meta.get("twitter:label1", ())).casefold()
    ):
        places.append((head.meta.get("twitter:data1", []), "meta:twitter:data1"))
    places.append((list(marked_authors(tree)), "microdata:author"))
    for values, place in places:
        if names := [name for value in values for name in persons(value, head.site)]:
            yield from (Fact("authors", name, place) for name in dict.fromkeys(names))
            return


def marked_authors(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts marked as author by microdata or ``rel=author``."""
    marked = tree.xpath("//*[@itemprop='author' or @rel='author']")
    for element in marked if isinstance(marked, list) else ():
        if isinstance(element, etree._Element):  # noqa: SLF001 - the public name of an element
            text = plain(element.get("content")) or " ".join("".join(element.itertext()).split())
            if len(text) < 120:
                yield text


def persons(value: str, site: str) -> list[str]:
    """Return the persons and agencies in a stated author; what names a newsroom or the paper is left out."""
    bare = BEFORE_NAME.sub("", value.strip())
    if not bare or len(bare) > 200 or (site and alike(bare, site)):
        return []
    named = split_names(bare)
    if named:
        return [name for name in named if not NOT_PERSONS.search(name)]
    if agencies := news_agencies(bare):
        return list(agencies)
    return [bare] if re.match(rf"{NAME}$", bare) and not NOT_PERSONS.search(bare) else []


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
    filed = [(value, "link:category") for value in links] if len(links) == 1 else []
    for value, place in known + own + filed:
        if (
            value
            and len(value) < 50
            and value.casefold() not in FRONT
            and value.casefold() != head.site.casefold()
        ):
            yield Fact("section", value, place)
            return


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
