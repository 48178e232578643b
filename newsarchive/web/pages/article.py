"""What the address of an article asks for -> what its page shows: the text with its matches, or its fields; its neighbours and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsarchive.archive.story_read import members_of, story_of
from newsarchive.render.exports.citation import web_address
from newsarchive.store.stories.versions import chain_of
from newsarchive.types.pieces import Label
from newsarchive.web.asked import HITS
from newsarchive.web.citing import citation_line, highwire
from newsarchive.web.prints import prints_of
from newsarchive.web.runs import marked

if TYPE_CHECKING:
    from newsarchive.archive.archive import Archive
    from newsarchive.types.article import Article
    from newsarchive.web.asked import View
    from newsarchive.web.lists import Lists

__all__ = ["article_page"]

CHARACTERS = 100_000
"""Characters of the original text that are shown at once with its fields."""
PARTS = 2_000
"""Parts of a body that are shown at once."""


def article_page(archive: Archive, lists: Lists, view: View) -> dict[str, Any]:
    """Return what the page of an article shows. Raises NoSuchArticle or another ArchiveError."""
    query, part, number = view.asked.query, view.part, view.number
    article = archive.get(view.key)
    shown = article.body[part * PARTS : (part + 1) * PARTS]
    texts = [article.headline or "", article.teaser or "", *(one.text for one in shown)]
    looked_for = bool(query.strip()) and not view.fields
    runs, matches = marked(texts, archive.matches(query, texts) if looked_for else [[] for _ in texts])
    pages = -(-len(article.text) // CHARACTERS) if view.fields else -(-len(article.body) // PARTS)
    return {
        "view": view,
        "asked": view.asked,
        "article": article,
        "headline": runs[0],
        "teaser": runs[1],
        "body": [(one.kind.value, run) for one, run in zip(shown, runs[2:], strict=True)],
        "matches": matches,
        "url": web_address(article.source.url),
        "pieces": field_runs(article, part) if view.fields else None,
        "read_as": [(name, one.value, one.rule) for name, one in article.confidence.items()],
        "other_view": view._replace(fields=not view.fields, part=0).address,
        "pages": [(n + 1, view._replace(part=n).address, n == part) for n in range(pages)]
        if pages > 1
        else [],
        "to_list": f"{view.asked.address(number // HITS * HITS)}#t{number}" if number is not None else None,
        **neighbours(archive, lists, view),
        "prints": prints(archive, article, view),
        "highwire": highwire(article),
        "citations": {language: citation_line(article, language) for language in ("de", "en")},
    }


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
            {"text": article.text[start:end], "label": label, "rule": piece.rule, "sure": piece.confidence}
        )
        at = end
    if at < min(last, len(article.text)):
        runs.append({"text": article.text[at:last], "label": None})
    return runs


def neighbours(archive: Archive, lists: Lists, view: View) -> dict[str, str | None]:
    """Return the addresses of the hits before and behind this one."""
    number = view.number
    if number is None:
        return {"before": None, "behind": None}
    places = {"before": number - 1, "behind": number + 1}
    keys = {name: lists.key(archive, view.asked, place) for name, place in places.items()}
    return {
        name: view._replace(key=key, number=places[name], part=0, fields=False).address if key else None
        for name, key in keys.items()
    }


def prints(archive: Archive, article: Article, view: View) -> list[tuple[str, Any, str]]:
    """Return the other prints of an article's story: what each is to it (version, copy), itself, and its address."""
    number = article.id or 0
    with archive.statement() as connection:
        versions = set(chain_of(connection, number)) - {number}
        copies = set(members_of(connection, story_of(connection, number))) - versions - {number}
    found = prints_of(archive, {0: sorted(versions), 1: sorted(copies)})
    return [
        (("version", "copy")[kind], one, view._replace(key=one.key, number=None, part=0).address)
        for kind, some in found.items()
        for one in some
    ]
