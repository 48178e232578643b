"""When a page states that its article came out and was changed -> ``Fact``s, surest first."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from newsarchive.formats.html.stated.head import first_of, title_texts
from newsarchive.formats.html.stated.jsonld import plain
from newsarchive.german.word_lists import word_list
from newsarchive.rules.lexicon.database_dates import printed_date
from newsarchive.rules.lexicon.dates import iso_date
from newsarchive.types.reading import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from newsarchive.formats.html.stated.head import Head

__all__ = ["date_facts"]

PUBLISHED = word_list(__file__, "dates")  # fmt: skip
UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "revised",
    "lastmod",
)
ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$")
LONGEST_DATE = 60


def iso(value: str) -> str | None:
    """Return a stated time in ISO 8601, with the precision and the offset that it has; None for what is no date."""
    bare = value.strip()
    match = ISO.match(bare) or COMPACT.match(bare)
    if match is None:
        return other_date(bare)
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


def stated_time(value: Any) -> str:
    """Return a time of JSON-LD as a text; some pages state a number."""
    return str(int(value)) if isinstance(value, int | float) and 0 < value < 1e14 else plain(value)


def other_date(value: str) -> str | None:
    """Return a stated time that is no ISO 8601: seconds since 1970, RFC 5322, a printed date; None for what is no date."""
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):
        return datetime.fromtimestamp(int(value[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if len(value) > LONGEST_DATE:
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return iso_date(value) or printed_date(value)


def date_facts(head: Head, tree: HtmlElement) -> Iterator[Fact]:
    """Yield when the article was published and updated, surest first."""
    for field, key, names in (
        ("published", "datePublished", PUBLISHED),
        ("updated", "dateModified", UPDATED),
    ):
        values = [(stated_time(head.article.get(key)), f"json-ld:{key}"), *first_of(head.meta, names)]
        if field == "published":
            values += [
                (stated_time(thing.get(key)), f"json-ld:{key}") for thing in head.things if thing.get(key)
            ]
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
        if element.tag == "abbr" and "published" in (element.get("class") or "").split():
            marked.append((element.get("title") or "", "microformat:published"))
        if "datepublished" in kind:
            marked.append((value or (element.text or ""), "microdata:datePublished"))
        elif element.tag == "time" and value and "modif" not in kind:
            others.append((value, "time:datetime"))
    return marked + others[:1]
