"""Article -> its entry in a bibliography: title, authors by their parts, paper, date, page, address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.german.word_lists import word_list

if TYPE_CHECKING:
    from newsarchive.types.article import Article

__all__ = ["Citation", "Person", "citation_of", "person_of"]

PARTICLES = frozenset(word_list(__file__, "citation"))
"""Small words that open a family name when they stand in small letters: ``Karl von der Heide``, ``Anna von und zu Muster``."""
SUFFIX = re.compile(r"^(?:jr|jun|sen|sr)\.?$|^(?:II|III|IV)\.?$", re.IGNORECASE)


class Person(NamedTuple):
    """A name by its parts; an agency, or a name of one word, has only ``family`` and is ``literal``."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False


class Citation(NamedTuple):
    """What a bibliography says; ``day`` holds year, month and day as far as they are known, None: not in the article."""

    key: str
    title: str
    subtitle: str | None
    authors: tuple[Person, ...]
    paper: str | None
    day: tuple[int, ...]
    section: str | None
    url: str | None
    language: str | None
    abstract: str | None
    edition: str | None = None
    page: str | None = None


def citation_of(article: Article) -> Citation:
    """Return the citation of ``article``; where no person is named, the agencies it credits are its authors."""
    persons = tuple(map(person_of, article.byline.authors)) if article.byline else ()
    agencies = tuple(Person(name, literal=True) for name in article.agencies)
    return Citation(
        key=article.key,
        title=line(article.headline) or "[ohne Titel]",
        subtitle=line(article.subheadline),
        authors=persons or agencies,
        paper=line(article.source.publisher),
        day=day_of(article.published),
        section=line(article.section),
        url=web_address(article.source.url),
        language=article.source.language,
        abstract=line(article.teaser),
        edition=line(article.edition),
        page=line(article.page),
    )


def person_of(name: str) -> Person:
    """Return a name by its parts: the last word is the family name, with the small words before it as its particle."""
    words = " ".join(char for char in name.split()).split()
    words = ["".join(char for char in word if char.isprintable()) for word in words]
    suffix = words.pop() if len(words) > 2 and SUFFIX.match(words[-1]) else ""
    if len(words) < 2:
        return Person(" ".join(words), suffix=suffix, literal=True)
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return Person(words[-1], " ".join(words[:at]), " ".join(words[at:-1]), suffix)


def line(text: str | None) -> str | None:
    """Return ``text`` in one line, without control and direction characters; None where nothing is left."""
    if text is None:
        return None
    kept = "".join(char if char.isprintable() else " " if char.isspace() else "" for char in text)
    return " ".join(kept.split()) or None


def day_of(published: str | None) -> tuple[int, ...]:
    """Return year, month and day of an ISO date, as far as it goes."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def web_address(url: str | None) -> str | None:
    """Return an address of the web, None for anything else: a citation must not make a script a link."""
    url = line(url)
    return url.replace(" ", "%20") if url and url.lower().startswith(("http://", "https://")) else None
