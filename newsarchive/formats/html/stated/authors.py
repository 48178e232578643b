"""Who a page states to have written its article -> ``Fact``s: persons and agencies, never its newsroom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from newsarchive.formats.html.stated.head import alike
from newsarchive.formats.html.stated.jsonld import person_names, plain
from newsarchive.german.word_lists import one_of, word_parts
from newsarchive.rules.lexicon.agencies import news_agencies
from newsarchive.rules.lexicon.names import NAME, split_names, surname_first
from newsarchive.types.reading import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from newsarchive.formats.html.stated.head import Head

__all__ = ["author_facts"]

LISTS = word_parts(__file__, "authors")

AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "og:article:author", "vr:author", "article:author_name")  # fmt: skip
BEFORE_NAME = re.compile(
    rf"""
    ^(?:{one_of(LISTS["before a name"])}\s)?
    (?:
        (?:
              (?:verfasst\ |geschrieben\ |erstellt\ |veröffentlicht\ )?von | by | text
            | autor(?:in)? | foto
        )
        \b:?\s+
    )?
    (?:
        [\w-]*
        (?:redakteur|reporter|korrespondent|volontär|kolumnist|praktikant|autor|mitarbeiter)
        (?:in|en)?\s+(?=[A-ZÄÖÜ])
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before a name: ``Von``, ``Ein Gastbeitrag von``, a function with or without the paper's name."""
ADDRESS = re.compile(r"\S+@\S+")
NOT_PERSONS = re.compile(
    one_of(LISTS["no persons"]),
    re.IGNORECASE,
)


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
    bare = ADDRESS.sub("", value).strip(" ()")
    if not (bare.startswith("von ") and surname_first(bare)):
        bare = BEFORE_NAME.sub("", bare)
    if not bare or len(bare) > 200 or (site and alike(bare, site)):
        return []
    named = split_names(bare)
    if named and news_agencies(bare) and not any(map(NOT_PERSONS.search, named)):
        return [bare]
    if named:
        return [name for name in named if not NOT_PERSONS.search(name)]
    if agencies := news_agencies(bare):
        return list(agencies)
    return [bare] if re.match(rf"{NAME}$", bare) and not NOT_PERSONS.search(bare) else []
