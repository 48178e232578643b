"""Articles -> texts for reading and for programs that count words: plain text, Markdown, MAXQDA's ``#TEXT``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from unicodedata import category

from newsarchive.render.exports.columns import ARTICLE_COLUMNS, Row
from newsarchive.types.pieces import BodyKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article, BodyPart

__all__ = ["markdown", "maxqda", "title_of", "txt"]

IN_FRONT = frozenset(
    "key published updated publisher section kicker headline subheadline authors agencies places tags remark codes url language path sha256".split()
)
"""Columns that stand in the front matter; the others are the text itself."""
MARKED = re.compile(r"([\\`*_\[\]<>#])")
LINE_MARK = re.compile(r"^(\s*)([-+>]|\d+[.)])(?=\s|$)")
MAXQDA_MARK = re.compile(r"^(?=#(?:TEXT|ENDTEXT|CODE|ENDCODE)\b)", re.MULTILINE)


def txt(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield headline, teaser and body of each article, a blank line between paragraphs, a form feed between articles."""
    del layout
    between = ""
    for article in articles:
        parts = [article.headline, article.subheadline, article.teaser, *(part.text for part in article.body)]
        yield between + "\n\n".join(visible(part) for part in parts if part) + "\n"
        between = "\f"


def markdown(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield each article with its facts as YAML in front, every value quoted: ``NO`` and ``12:30`` stay text."""
    del layout
    between = ""
    for article in articles:
        cells = ((column.name, column.cell(Row(article))) for column in ARTICLE_COLUMNS)
        facts = [
            f"{name}: {json.dumps(cell, ensure_ascii=True)}"
            for name, cell in cells
            if name in IN_FRONT and cell
        ]
        parts = [f"# {escaped(title_of(article))}"]
        parts += [f"**{escaped(text)}**" for text in (article.subheadline, article.teaser) if text]
        parts += [markdown_part(part) for part in article.body]
        parts += [f"*{escaped(article.signature)}*"] if article.signature else []
        yield between + "\n".join(["---", *facts, "---", ""]) + "\n" + "\n\n".join(parts) + "\n"
        between = "\n"


def markdown_part(part: BodyPart) -> str:
    """Return one part of the body."""
    text = escaped(part.text)
    match part.kind:
        case BodyKind.CROSSHEAD:
            return f"## {text}"
        case BodyKind.LIST_ITEM:
            return f"- {text}"
        case BodyKind.QUOTE:
            return f"> {text}"
        case BodyKind.QUESTION:
            return f"**{text}**"
        case _:
            return text


def maxqda(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield the articles for MAXQDA's import of structured text: ``#TEXT name``, then the text; a line that looks so gets a blank."""
    del layout
    for article in articles:
        name = " ".join(
            part for part in ((article.published or "")[:10], title_of(article), article.key[:8]) if part
        )
        parts = [article.headline, article.subheadline, article.teaser, *(part.text for part in article.body)]
        text = "\n\n".join(visible(part) for part in parts if part)
        yield f"#TEXT {name}\n{MAXQDA_MARK.sub(' ', text)}\n\n"


def title_of(article: Article) -> str:
    """Return the headline in one line."""
    return " ".join(visible(article.headline or "(ohne Titel)").split())


def escaped(text: str) -> str:
    """Return ``text`` in one line, which Markdown shows as it is."""
    return LINE_MARK.sub(r"\1\\\2", MARKED.sub(r"\\\1", " ".join(visible(text).split())))


def visible(text: str) -> str:
    """Return ``text`` without control characters and marks of direction; odd line ends become blanks, blanks of all widths stay."""
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable() or char in "\n\t" or category(char) == "Zs"
        else " "
        if char.isspace()
        else ""
        for char in text
    )
