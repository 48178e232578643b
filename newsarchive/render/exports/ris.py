"""Articles -> RIS, which reference managers read: a tag and its value a line, a record up to ``ER``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.render.exports.citation import citation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.exports.citation import Citation, Person
    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["ris"]


def ris(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield one record each. Values have no line ends, so that no text can begin a record of its own."""
    del layout
    for article in articles:
        lines = [f"{tag}  - {value}\r\n" for tag, value in tags(citation_of(article)) if value]
        yield "".join([*lines, "ER  - \r\n\r\n"])


def tags(citation: Citation) -> Iterator[tuple[str, str | None]]:
    """Yield the tags of a newspaper article and their values; a date is YYYY/MM/DD/, as far as it is known."""
    title = ": ".join(part for part in (citation.title, citation.subtitle) if part)
    day = [f"{part:02}" for part in citation.day]
    yield "TY", "NEWS"
    yield "ID", citation.key
    yield "TI", title
    yield from (("AU", name(person)) for person in citation.authors)
    yield "T2", citation.paper
    yield "PY", day[0] if day else None
    yield "DA", "/".join([*day, *[""] * (4 - len(day))]) if day else None
    yield "SE", citation.section
    yield "IS", citation.edition
    yield "SP", citation.page
    yield "UR", citation.url
    yield "LA", citation.language
    yield "AB", citation.abstract


def name(person: Person) -> str:
    """Return a name as ``Family, Given, Suffix``, the particle before the family name."""
    family = f"{person.particle} {person.family}".strip()
    return ", ".join(part for part in (family, person.given, person.suffix) if part)
