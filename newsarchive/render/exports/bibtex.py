"""Articles -> BibTeX as biblatex reads it (``journaltitle``, ``date``, ``langid``), in UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.render.exports.citation import citation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.exports.citation import Citation, Person
    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["bibtex"]

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}
"""biblatex reads an address as it stands; only braces and backslashes would end or change it."""
LANGUAGES = {"de": "german", "en": "english", "fr": "french", "it": "italian"}
"""Languages by the name that biblatex and pandoc know; without it, German nouns in titles are set in small letters."""


def bibtex(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield one ``@article`` entry each; its key is the article's."""
    del layout
    for article in articles:
        yield entry(citation_of(article))


def entry(citation: Citation) -> str:
    """Return one entry."""
    fields = {
        "author": " and ".join(map(name, citation.authors)),
        "title": escaped(citation.title),
        "subtitle": escaped(citation.subtitle),
        "journaltitle": escaped(citation.paper),
        "number": escaped(citation.edition),
        "pages": escaped(citation.page),
        "date": "-".join(f"{part:02}" for part in citation.day),
        "url": "".join(IN_ADDRESS.get(char, char) for char in citation.url or ""),
        "langid": LANGUAGES.get(citation.language or "", ""),
        "keywords": escaped(citation.section).replace(",", r"{,}"),
        "abstract": escaped(citation.abstract),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@article{{{citation.key},", "  entrysubtype = {newspaper},", *lines, "}", "", ""])


def name(person: Person) -> str:
    """Return a name as ``von Family, Jr, Given``; one in braces is not taken apart."""
    if person.literal:
        return f"{{{escaped(person.family)}}}"
    family = " ".join(escaped(part) for part in (person.particle, person.family) if part)
    parts = (
        [family, escaped(person.suffix), escaped(person.given)]
        if person.suffix
        else [family, escaped(person.given)]
    )
    return ", ".join(part.replace(" and ", " {and} ") for part in parts)


def escaped(text: str | None) -> str:
    """Return ``text`` with what TeX would read as a command written out."""
    return "".join(SPECIAL.get(char, char) for char in text or "")
