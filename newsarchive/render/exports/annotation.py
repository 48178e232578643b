"""Articles -> tasks for annotation tools: Label Studio and Prodigy, the fields as labels on the reading text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.types.pieces import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["label_studio", "prodigy"]


def label_studio(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield a list of tasks with the fields as predictions.

    A text with letters beyond the basic plane comes without: Label Studio has counted them as one and as two (issue 1347).
    """
    del layout
    before = "[\n"
    for article in articles:
        task: dict[str, Any] = {"data": {"text": article.text, **facts(article)}}
        if all(ord(char) < 0x10000 for char in article.text):
            found = [prediction(article.text, *span) for span in spans(article)]
            task["predictions"] = [{"model_version": "newsarchive", "result": found}]
        yield before + json.dumps(task, ensure_ascii=True)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def prediction(text: str, start: int, end: int, label: str) -> dict[str, Any]:
    """Return one label on a stretch of the text."""
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
    return {"from_name": "label", "to_name": "text", "type": "labels", "value": value}


def prodigy(articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield one task a line, with the fields as spans in code points."""
    del layout
    for article in articles:
        task = {
            "text": article.text,
            "meta": facts(article),
            "spans": [{"start": start, "end": end, "label": label} for start, end, label in spans(article)],
        }
        yield json.dumps(task, ensure_ascii=True) + "\n"


def facts(article: Article) -> dict[str, str]:
    """Return what tells the article apart."""
    known = {
        "key": article.key,
        "headline": article.headline,
        "published": article.published,
        "publisher": article.source.publisher,
    }
    return {name: value for name, value in known.items() if value}


def spans(article: Article) -> list[tuple[int, int, str]]:
    """Return the labelled stretches of the reading text."""
    return [
        (piece.start, piece.end, piece.label.value)
        for piece in article.pieces
        if piece.label is not Label.SEPARATOR
    ]
