"""JSON-LD of a page -> the statements about its article, by schema.org's property names."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from newsarchive.german.word_lists import word_list
from newsarchive.rules.lexicon.agencies import news_agencies
from newsarchive.rules.lexicon.names import looks_like_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["article_of", "breadcrumb_of", "person_names", "plain", "plain_lines", "things_in"]

ARTICLES = frozenset(word_list(__file__, "jsonld"))  # fmt: skip
"""Types of schema.org that an article of the press goes by, in lower case; the first eight are the usual ones."""
PERSONS = {"person", ""}
COMMENT = re.compile(r"""
      ^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)
    | (?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$
    """,
    re.VERBOSE)  # fmt: skip
LINE_END = re.compile(r"\n|</(?:p|h\d|li|div)>|<br\s*/?>", re.IGNORECASE)
LATE_COMMA = re.compile(r",(?=\s*[}\]])")
LARGEST = 4_000_000
"""Characters of one JSON-LD block beyond which it is not read."""
MOST_THINGS = 5_000


def things_in(blocks: Iterable[str]) -> list[dict[str, Any]]:
    """Return every JSON object in the JSON-LD ``blocks`` of a page, outer before inner. Never raises."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        stack: list[Any] = [loaded(block)]
        while stack and len(found) < MOST_THINGS:
            thing = stack.pop()
            if isinstance(thing, dict):
                found.append(thing)
                stack.extend(reversed(thing.values()))
            elif isinstance(thing, list):
                stack.extend(reversed(thing))
    return found


def loaded(block: str) -> Any:
    """Return the value of a JSON text with the faults that pages have: comments round it, late commas, raw line ends."""
    if len(block) > LARGEST:
        return None
    bare = COMMENT.sub("", COMMENT.sub("", block))
    for text in (bare, LATE_COMMA.sub("", bare), html.unescape(bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def kinds(thing: dict[str, Any]) -> set[str]:
    """Return the types of a thing in lower case, without the vocabulary's address."""
    stated = thing.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return {str(kind).rpartition("/")[2].lower() for kind in types if kind}


def article_of(things: Iterable[dict[str, Any]], url: str | None = None) -> dict[str, Any]:
    """Return the thing that describes the page's article, the one at ``url`` or with the most said; empty when none."""
    found = [
        thing for thing in things if kinds(thing) & ARTICLES and (thing.get("headline") or thing.get("name"))
    ]

    def weight(thing: dict[str, Any]) -> int:
        stated = " ".join(str(thing.get(key)) for key in ("@id", "url", "mainEntityOfPage"))
        said = sum(
            bool(thing.get(key))
            for key in ("headline", "datePublished", "author", "description", "articleBody")
        )
        return said + 5 * bool(url and url.rstrip("/") in stated) + 2 * bool(kinds(thing) & {"newsarticle"})

    return max(found, key=weight, default={})


def breadcrumb_of(things: Iterable[dict[str, Any]]) -> list[str]:
    """Return the names of the page's breadcrumb, the front page first; empty when the page states none."""
    for thing in things:
        if "breadcrumblist" in kinds(thing) and isinstance(items := thing.get("itemListElement"), list):
            names = [crumb_name(item) for item in items if isinstance(item, dict)]
            if len(names) > 1:
                return [name for name in names if name]
    return []


def crumb_name(item: dict[str, Any]) -> str:
    """Return the name of one list item of a breadcrumb, which stands in it or in its ``item``."""
    inner = item.get("item")
    name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
    return plain(name)


def person_names(author: Any) -> Iterator[str]:
    """Yield the names in an ``author``: a text, a thing, or a list of them. Organisations are left to the publisher."""
    stack = [author]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, str):
            yield plain(value)
        elif isinstance(value, dict) and "@list" in value:
            stack.append(value["@list"])
        elif isinstance(value, dict) and (
            not kinds(value) or kinds(value) & PERSONS or is_author(plain(value.get("name")))
        ):
            name = value.get("name") or " ".join(
                str(value.get(key) or "") for key in ("givenName", "familyName")
            )
            stack.append(name if isinstance(name, str | list) else "")


def is_author(name: str) -> bool:
    """Tell whether what is stated to be an organisation is a news agency, or a person after all."""
    return bool(news_agencies(name)) or looks_like_names(name)


def plain(value: Any) -> str:
    """Return a stated text without tags, character references and doubled blanks; nothing for what is no text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    text = html.unescape(value)
    if "<" in text:
        text = re.sub(r"<[^<>]{0,300}>", "", text)
    return " ".join(text.split())


def plain_lines(value: Any) -> str:
    """Return a stated text like ``plain``, but with a line for each of its lines and paragraphs."""
    lines = LINE_END.split(html.unescape(value)) if isinstance(value, str) else ()
    return "\n".join(line for line in map(plain, lines) if line)
