"""Article -> how it is cited: the tags by which Zotero's button knows it, and a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.render.exports.citation import citation_of
from newsarchive.web.shown import day_shown

if TYPE_CHECKING:
    from newsarchive.render.exports.citation import Person
    from newsarchive.types.article import Article

__all__ = ["citation_line", "highwire"]


def highwire(article: Article) -> list[tuple[str, str]]:
    """Return the ``meta`` tags by which Zotero's button knows an article."""
    citation = citation_of(article)
    pairs: list[tuple[str, str | None]] = [("citation_title", citation.title)]
    pairs += [("citation_author", name_of(person)) for person in citation.authors]
    pairs += [
        ("citation_publication_date", "/".join(f"{part:02}" for part in citation.day)),
        ("citation_journal_title", citation.paper),
        ("citation_language", citation.language),
        ("citation_public_url", citation.url),
    ]
    return [(name, value) for name, value in pairs if value]


def citation_line(article: Article, language: str) -> str:
    """Return the citation in one line, in the order of a footnote: authors, title, paper, date, page, address, key."""
    citation = citation_of(article)
    names = "; ".join(map(name_of, citation.authors))
    title = f"„{citation.title}“" if language == "de" else f"“{citation.title}”"
    day = day_shown((article.published or "")[:10], language)
    page = f"{'S.' if language == 'de' else 'p.'} {article.page}" if article.page else None
    where = ", ".join(part for part in (citation.paper, day, page) if part)
    parts = (
        f"{names}: {title}" if names else title,
        f"In: {where}" if where else None,
        citation.url,
        f"[{article.key}]",
    )
    return ". ".join(part for part in parts[:2] if part) + ". " + " ".join(part for part in parts[2:] if part)


def name_of(person: Person) -> str:
    """Return a name, family name first."""
    given = " ".join(part for part in (person.given, person.particle) if part)
    return f"{person.family}, {given}" if given else person.family
