"""A key -> what the page of an article shows: the text with matches to jump through, its fields on the original, its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from newsarchive.render.exports.citation import citation_of, web_address
from newsarchive.types.pieces import Label
from newsarchive.web.search_page import HITS, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.archive.archive import Archive
    from newsarchive.types.article import Article

__all__ = ["View", "article_page", "highwire"]

CHARACTERS = 100_000
"""Characters of the original text that are shown at once with its fields."""
PARTS = 2_000
"""Parts of a body that are shown at once."""
Run = tuple[str, int | None]
"""A stretch of text, and the number of the match that it is (from 1), None where it is none."""


class View(NamedTuple):
    """What the address of an article asks for.

    ``number`` is its place among the hits of ``query``, from 0; ``part`` which stretch of a very long text is shown, from 0;
    ``fields``: the original text with its fields, instead of the article.
    """

    key: str
    query: str = ""
    sort: str = "score"
    number: int | None = None
    part: int = 0
    fields: bool = False

    @property
    def address(self) -> str:
        """The address that asks for this."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [("sort", self.sort)] if self.sort != "score" else []
        pairs += [("n", str(self.number))] if self.number is not None else []
        pairs += [("felder", "1")] if self.fields else []
        pairs += [("teil", str(self.part))] if self.part else []
        return f"/artikel/{self.key}" + (f"?{urlencode(pairs)}" if pairs else "")


def article_page(archive: Archive, view: View) -> dict[str, Any]:
    """Return what the page of an article shows. Raises NoSuchArticle or another ArchiveError."""
    query, number, part, fields = view.query, view.number, view.part, view.fields
    article = archive.get(view.key)
    shown = article.body[part * PARTS : (part + 1) * PARTS]
    texts = [article.headline or "", article.teaser or "", *(one.text for one in shown)]
    runs, matches = marked(texts, archive.matches(query, texts) if query.strip() else [[] for _ in texts])
    pages = -(-len(article.text) // CHARACTERS) if fields else -(-len(article.body) // PARTS)
    return {
        "article": article,
        "headline": runs[0],
        "teaser": runs[1],
        "body": [(one.kind.value, run) for one, run in zip(shown, runs[2:], strict=True)],
        "matches": matches,
        "query": query,
        "url": web_address(article.source.url),
        "day": (article.published or "")[:10],
        "fields": field_runs(article, part) if fields else None,
        "other_view": view._replace(fields=not fields, part=0).address,
        "pages": [(n + 1, view._replace(part=n).address, n == part) for n in range(pages)]
        if pages > 1
        else [],
        "to_list": address(query, view.sort, number // HITS * HITS) if number is not None else None,
        **neighbours(archive, view),
        "highwire": highwire(article),
    }


def marked(texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> tuple[list[list[Run]], int]:
    """Return each text in runs, its matches numbered through all of them; and how many matches there are."""
    found, number = [], 0
    for text, own in zip(texts, spans, strict=True):
        runs: list[Run] = []
        at = 0
        for start, end in own:
            number += 1
            runs += [(text[at:start], None), (text[start:end], number)]
            at = end
        found.append([run for run in [*runs, (text[at:], None)] if run[0]])
    return found, number


def field_runs(article: Article, part: int) -> list[dict[str, Any]]:
    """Return a stretch of the original text in runs, each with the field that it was read as, by which rule, how surely."""
    first, last = part * CHARACTERS, (part + 1) * CHARACTERS
    runs: list[dict[str, Any]] = []
    at = first
    for piece in article.pieces:
        if piece.end <= first or piece.start >= last:
            continue
        start, end = max(piece.start, first), min(piece.end, last)
        if start > at:
            runs.append({"text": article.text[at:start], "label": None})
        label = None if piece.label is Label.SEPARATOR else piece.label.value
        runs.append(
            {
                "text": article.text[start:end],
                "label": label,
                "rule": piece.rule,
                "sure": f"{piece.confidence:.0%}",
            }
        )
        at = end
    if at < min(last, len(article.text)):
        runs.append({"text": article.text[at:last], "label": None})
    return runs


def neighbours(archive: Archive, view: View) -> dict[str, str | None]:
    """Return the addresses of the hits before and behind this one."""
    if view.number is None:
        return {"before": None, "behind": None}
    asked = view.query.strip() or "*"
    order = "date" if asked == "*" and view.sort == "score" else view.sort
    first = max(view.number - 1, 0)
    hits = archive.search(asked, limit=3, offset=first, sort=order).hits
    keys = {first + place: hit.key for place, hit in enumerate(hits)}
    places = {"before": view.number - 1, "behind": view.number + 1}
    return {
        name: View(keys[place], view.query, view.sort, place).address if place in keys else None
        for name, place in places.items()
    }


def highwire(article: Article) -> list[tuple[str, str]]:
    """Return the ``meta`` tags by which Zotero's button knows an article."""
    citation = citation_of(article)
    pairs: list[tuple[str, str | None]] = [("citation_title", citation.title)]
    for person in citation.authors:
        given = " ".join(part for part in (person.given, person.particle) if part)
        pairs.append(("citation_author", f"{person.family}, {given}" if given else person.family))
    pairs += [
        ("citation_publication_date", "/".join(f"{part:02}" for part in citation.day)),
        ("citation_journal_title", citation.paper),
        ("citation_language", citation.language),
        ("citation_public_url", citation.url),
    ]
    return [(name, value) for name, value in pairs if value]
