"""Article -> text laid out for reading."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean, style, width
from newsarchive.types.messages import _, retold
from newsarchive.types.pieces import BodyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article, BodyPart, Photo

__all__ = ["article_text", "articles_text"]

PREFIXES = {
    BodyKind.LIST_ITEM: ("  • ", "    "),
    BodyKind.QUOTE: ("    ", "    "),
    BodyKind.ANSWER: ("  ", "  "),
    BodyKind.BOX: ("  | ", "  | "),
}
MEDIA = {
    "photo": "Photo",
    "graphic": "Graphic",
    "symbol": "Symbol photo",
    "archive": "Archive photo",
    "video": "Video",
}


def articles_text(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield each article as a page, a blank line between two of them."""
    between = ""
    for article in articles:
        yield between + article_text(article, colour=layout.colour)
        between = "\n"


def article_text(article: Article, *, colour: bool = False) -> str:
    """Return ``article`` as a page: facts, headline, teaser, byline, text, pictures, then source and notes.

    Lines are at most as wide as the terminal, or 80 columns in a pipe; ``colour`` says that it is a terminal.
    """
    columns = width(terminal=colour)
    lines = [*header(article, columns, colour=colour), "", *body(article, columns, colour=colour)]
    for photo in article.photos:
        lines += [*photo_lines(photo, columns), ""]
    lines += footer(article, columns, colour=colour)
    return "\n".join(lines) + "\n"


def header(article: Article, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield what stands above the text."""
    facts = (f"[{article.id}]" if article.id else "", article.section, article.kicker, when(article))
    yield style(clean(" · ".join(fact for fact in facts if fact)), "dim", colour=colour)
    for line in textwrap.wrap(clean(article.headline or _("(no headline)")), columns):
        yield style(line, "bold", colour=colour)
    for text in (article.subheadline, article.teaser):
        if text:
            yield ""
            yield from textwrap.wrap(clean(text), columns)
    credits_ = [clean(text.text) if text else "" for text in (article.byline, article.dateline)]
    if line := " · ".join(credit for credit in credits_ if credit):
        yield ""
        yield from textwrap.wrap(line, columns)


def when(article: Article) -> str:
    """Return the dates of an article, as far as they are known."""
    published = (article.published or "").replace("T", " ")
    updated = _("updated {time}", time=article.updated).replace("T", " ") if article.updated else ""
    return ", ".join(part for part in (published, updated) if part)


def body(article: Article, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield the parts of the text, a blank line behind each but list items."""
    for part, following in zip_longest(article.body, article.body[1:]):
        yield from body_part(part, columns, colour=colour)
        if not (following and part.kind is following.kind is BodyKind.LIST_ITEM):
            yield ""
    if article.signature:
        yield clean(article.signature)
        yield ""


def body_part(part: BodyPart, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield the lines of one part."""
    first, rest = PREFIXES.get(part.kind, ("", ""))
    emphasis = part.kind in {BodyKind.CROSSHEAD, BodyKind.QUESTION}
    for line in textwrap.wrap(clean(part.text), columns, initial_indent=first, subsequent_indent=rest):
        yield style(line, "bold", colour=colour) if emphasis else line


def photo_lines(photo: Photo, columns: int) -> list[str]:
    """Return a picture's caption and credit."""
    credit = f"({clean(photo.credit)})" if photo.credit else ""
    text = " ".join(part for part in (clean(photo.caption or ""), credit) if part)
    kind = MEDIA.get(photo.kind, photo.kind)
    return textwrap.wrap(f"{_(kind)}: {text}", columns, subsequent_indent="  ")


def printed_in(article: Article) -> str:
    """Return the paper, the issue and the page of an article, as far as they are known."""
    page = _("p. {page}", page=article.page) if article.page else ""
    return ", ".join(part for part in (article.source.publisher, article.edition, page) if part)


def footer(article: Article, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield where the article comes from, and what a person should know about it."""
    facts = [_("key {key}", key=article.key), *article.source.paths]
    facts += [value for value in (printed_in(article), article.source.url) if value]
    if article.agencies:
        facts.append(_("agencies {names}", names=", ".join(article.agencies)))
    for fact in facts:
        yield style(clean(fact), "dim", colour=colour)
    for note in article.notes:
        place = f"{note.field}: " if note.field else ""
        for line in textwrap.wrap(
            _("Note: {note}", note=f"{place}{clean(retold(note.message))}"), columns, subsequent_indent="  "
        ):
            yield style(line, "dim", colour=colour)
