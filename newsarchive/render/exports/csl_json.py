"""Articles -> CSL-JSON, which citation processors (pandoc, Zotero) read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.render.exports.citation import citation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.exports.citation import Citation, Person
    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["csl_item", "csl_json"]


def csl_json(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield a list of items, one each."""
    del layout
    before = "[\n"
    for article in articles:
        yield before + json.dumps(csl_item(citation_of(article)), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return one item; what is not known is left out."""
    item = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": ": ".join(part for part in (citation.title, citation.subtitle) if part),
        "author": [name(person) for person in citation.authors],
        "container-title": citation.paper,
        "issued": {"date-parts": [list(citation.day)]} if citation.day else None,
        "section": citation.section,
        "issue": citation.edition,
        "page": citation.page,
        "URL": citation.url,
        "language": citation.language,
        "abstract": citation.abstract,
    }
    return {key: value for key, value in item.items() if value}


def name(person: Person) -> dict[str, str]:
    """Return a name by its parts; an agency is a ``literal``."""
    if person.literal:
        return {"literal": person.family}
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {key: value for key, value in parts.items() if value}
