"""The table of output forms: what ``--format`` takes, and which function prints it.

A form is a file of this folder and a row of ``FORMS``. A function takes articles (one after the other, so that an archive
need not fit into memory) or the results of a search, and a ``Layout``; it yields what is printed, in pieces.
"""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsarchive.types.article import Article
    from newsarchive.types.results import Results

__all__ = ["FORMS", "TEXTS", "Form", "Layout", "of_articles", "of_hits", "write_form"]


class Layout(NamedTuple):
    """What a form may have to know besides what it prints.

    ``colour``: it goes to a terminal. ``single``: one article is expected, so that no list is put around it.
    ``offset``: how many hits were left out before the first. ``rows``: a table has a row an ``article`` or a ``paragraph``.
    ``variables``: what coders filled in, a column each. ``excel``: a table is made for Excel. ``title``: of a book, a corpus or a project. ``remarks``: what a person should be
    told about what was written, added by the form.
    """

    colour: bool = False
    single: bool = False
    offset: int = 0
    rows: str = "article"
    excel: bool = False
    title: str = "newsarchive"
    remarks: list[str] | None = None
    variables: tuple[str, ...] = ()


class Form(NamedTuple):
    """A form by its name, the ending of its files, what it holds in words, and who prints it: ``module:function`` of this folder.

    ``articles`` yields text. ``hits`` does so for the results of a search; without it, a search prints the articles that it found.
    ``writes`` writes bytes to a file instead; such a form can only be exported. ``each``: an export makes a file of each article.
    """

    name: str
    ending: str
    holds: str
    articles: str = ""
    hits: str = ""
    writes: str = ""
    each: bool = False


FORMS = {
    form.name: form
    for form in (
        Form(
            name="text",
            ending=".txt",
            holds="laid out for reading",
            articles="article:articles_text",
            hits="hits.page:hits_text",
        ),
        Form(
            name="json",
            ending=".json",
            holds="one JSON value",
            articles="records:records_json",
            hits="hits.page:hits_json",
        ),
        Form(
            name="jsonl",
            ending=".jsonl",
            holds="one JSON object a line",
            articles="records:records_jsonl",
            hits="hits.page:hits_jsonl",
        ),
        Form(
            name="ids",
            ending=".txt",
            holds="one id a line",
            articles="records:records_ids",
            hits="hits.page:hits_ids",
        ),
        Form("csv", ".csv", "a table with a row an article or a paragraph", "exports.delimited:csv_rows"),
        Form("xlsx", ".xlsx", "the same table as an Excel workbook", writes="exports.xlsx:write_xlsx"),
        Form(
            "parquet", ".parquet", "the same table as a Parquet file", writes="exports.parquet:write_parquet"
        ),
        Form("markdown", ".md", "Markdown with the facts in front", "exports.plain:markdown", each=True),
        Form("txt", ".txt", "headline, teaser and body", "exports.plain:txt", each=True),
        Form("bibtex", ".bib", "citations for biblatex", "exports.bibtex:bibtex"),
        Form("ris", ".ris", "citations for reference managers", "exports.ris:ris"),
        Form("csl-json", ".json", "citations for citation processors", "exports.csl_json:csl_json"),
        Form("tei", ".xml", "a TEI P5 corpus", "exports.tei:tei"),
        Form("qdpx", ".qdpx", "a REFI-QDA project, fields as codings", writes="exports.qdpx:write_qdpx"),
        Form("maxqda", ".txt", "structured text for MAXQDA", "exports.plain:maxqda"),
        Form("epub", ".epub", "a book with a chapter an article", writes="exports.epub:write_epub"),
        Form("label-studio", ".json", "tasks for Label Studio", "exports.annotation:label_studio"),
        Form("prodigy", ".jsonl", "tasks for Prodigy", "exports.annotation:prodigy"),
    )
}
TEXTS = tuple(name for name, form in FORMS.items() if form.articles)
"""The forms that can be printed."""


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


def write_form(name: str, articles: Iterable[Article], target: IO[bytes], layout: Layout) -> None:
    """Write ``articles`` to an open file in the form ``name``. Raises MissingExtra where a package is needed for it."""
    form = FORMS[name]
    if form.writes:
        printer(form.writes)(articles, target, layout)
        return
    target.writelines(chunk.encode("utf-8", "replace") for chunk in of_articles(name, articles, layout))
