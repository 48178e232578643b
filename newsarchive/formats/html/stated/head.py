"""What the head of a page states, as it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsarchive.formats.html.stated.jsonld import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

__all__ = ["Head", "alike", "first_of", "title_texts"]


class Head(NamedTuple):
    """The raw statements: ``meta`` values by lower-case name, JSON-LD things, the article among them."""

    meta: dict[str, list[str]]
    things: list[dict[str, Any]]
    article: dict[str, Any]
    url: str | None
    site: str


def first_of(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield ``(value, place)`` of the named ``meta`` elements, in the order of ``names``."""
    for name in names:
        for value in meta.get(name, ()):
            yield value, f"meta:{name}"


def alike(one: str, other: str) -> bool:
    """Tell whether two names of a paper are the same one: ``Beispiel Zeitung`` and ``beispielzeitung.de``."""
    a, b = (re.sub(r"\W+|online|\bde\b", "", text.casefold()) for text in (one, other))
    return bool(a and b) and (a in b or b in a)


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
