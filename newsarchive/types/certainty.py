"""Article -> how sure it is as a whole, and which of its fields deserve a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsarchive.types.article import Article

__all__ = ["Doubt", "certainty", "doubts", "quotation_doubts"]

WEIGHED = (
    "section",
    "kicker",
    "headline",
    "subheadline",
    "teaser",
    "byline",
    "dateline",
    "published",
    "photos",
    "body",
)
"""Fields whose confidence counts; the others are notes and furniture."""
UNREAD = {"no-headline": 0.0, "no-body": 0.3, "not-an-article": 0.0, "unknown-export": 0.1, "not-text": 0.0}
"""How sure an article with such a note is: not at all, or little."""

FIELDED = frozenset(("bibtex", "csv", "json", "ris", "swissdox", "xml-record", "zotero-rdf-item"))
"""Formats with a field for the headline, so that an article without one has none: nothing was read wrongly."""


class Doubt(NamedTuple):
    """A reason to look at an article: a field, how sure it is, and the reason in words."""

    field: str
    value: float
    reason: str


def doubts(article: Article) -> list[Doubt]:
    """Return the reasons to look at ``article``, the strongest first."""
    found = [
        Doubt(note.field or "text", UNREAD[note.code], note.message)
        for note in article.notes
        if note.code in UNREAD and not (note.code == "no-headline" and article.source.format in FIELDED)
    ]
    for field in WEIGHED:
        sure = article.confidence.get(field)
        if sure is not None and sure.rule != "absent" and sure.value < 1:
            found.append(Doubt(field, sure.value, f"{field} by {sure.rule} is {sure.value:.0%} sure"))
    return sorted(found, key=lambda doubt: doubt.value)


def quotation_doubts(article: Article) -> list[Doubt]:
    """Return the quotations that may be none, the least sure first; how sure an article is as a whole does not go by them."""
    return sorted(
        (
            Doubt("quotations", one.confidence, f"quotation is {one.confidence:.0%} sure: {one.words[:60]}")
            for one in article.quotations
        ),
        key=lambda doubt: doubt.value,
    )


def certainty(article: Article) -> float:
    """Return how sure the weakest field of ``article`` is (0 to 1)."""
    found = doubts(article)
    return found[0].value if found else 1.0
