"""The table of output forms: what ``--format`` takes, and which function prints it.

A form is a file of this folder and a row of ``FORMS``. A function takes articles (one after the other, so that an archive
need not fit into memory) or the results of a search, and a ``Layout``; it yields what is printed, in pieces.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.types.article import Article
    from newsarchive.types.results import Results

__all__ = ["FORMS", "Form", "Layout", "of_articles", "of_hits"]


class Layout(NamedTuple):
    """What a form may have to know besides what it prints.

    ``colour``: it goes to a terminal. ``single``: one article is expected, so that no list is put around it.
    ``offset``: how many hits were left out before the first.
    """

    colour: bool = False
    single: bool = False
    offset: int = 0


class Form(NamedTuple):
    """A form by its name, what it holds in words, and who prints it: ``module:function`` of this folder.

    Without ``hits``, a search prints the articles that it found.
    """

    name: str
    holds: str
    articles: str
    hits: str = ""


FORMS = {
    form.name: form
    for form in (
        Form("text", "laid out for reading", "article:articles_text", "hits:hits_text"),
        Form("json", "one JSON value", "records:records_json", "hits:hits_json"),
        Form("jsonl", "one JSON object a line", "records:records_jsonl", "hits:hits_jsonl"),
        Form("ids", "one id a line", "records:records_ids", "hits:hits_ids"),
    )
}


def of_articles(name: str, articles: Iterable[Article], layout: Layout) -> Iterator[str]:
    """Yield ``articles`` in the form ``name``, a key of ``FORMS``."""
    yield from printer(FORMS[name].articles)(articles, layout)


def of_hits(name: str, results: Results, layout: Layout) -> Iterator[str]:
    """Yield the hits of a search in the form ``name``, one that has a row for hits."""
    yield from printer(FORMS[name].hits)(results, layout)


def printer(place: str) -> Any:
    """Return the function at ``module:function``, imported when it is first needed."""
    module, _, function = place.partition(":")
    return getattr(import_module(f"newsarchive.render.{module}"), function)
