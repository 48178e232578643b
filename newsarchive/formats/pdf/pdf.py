"""Bytes of a PDF file -> ``Reading``: the text of its text layer. A scan without one, and one that is locked, are refused by a note.

PDFium (by pypdfium2) reads the file; it is what Chrome shows PDF files with, and hardened against hostile ones. Nothing in the file is run.
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Any

from newsarchive.formats.format import Format, Head
from newsarchive.formats.pdf.columns import columns_of, lines_of
from newsarchive.formats.pdf.glyphs import BROKEN, UNKNOWN, runs_of
from newsarchive.formats.pdf.margins import ADDRESS, HEAD, Page, without_margins
from newsarchive.formats.pdf.paragraphs import Paragraph, body_size, paragraphs_of
from newsarchive.rules.lexicon.database_dates import printed_date
from newsarchive.types.article import Note
from newsarchive.types.reading import Block, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FORMAT", "read_pdf"]

MARK = re.compile(rb"(?:\s|\xef\xbb\xbf){0,16}%PDF-\d")
MOST_PAGES = 400
"""Pages of the thickest newspaper; a book is no article."""
MOST_GLYPHS = 60_000
"""Glyphs of one page: a page of small ads has twenty thousand."""
HEADING = 1.2
"""Sizes of the body's type from which a paragraph is a heading."""
TITLE = 1.35
"""And from which it may be an article's headline."""
PROSE = 400
"""Letters of running text below a headline that make it an article of its own."""
READABLE = 0.5
"""Share of letters and figures among what a text layer says; under it, its fonts do not say which letters they show."""
ALSO = 0.85
"""Sizes of the largest headline from which another one heads an article, and no part of one; a smaller one does so above a byline."""
BYLINE = re.compile(r"(?:Von|VON|von)\s+[A-ZÄÖÜ][\w.-]+(?:\s+[\w.-]+){1,4}$")
BULLET = re.compile(r"[•▪‣◦·*][ \t]+(?=\S)")


def read_pdf(raw: bytes, format_: str = "pdf") -> Reading:
    """Read the text of a PDF file. Never raises."""
    import pypdfium2  # noqa: PLC0415 - only PDF files need it

    try:
        with closing(pypdfium2.PdfDocument(raw)) as document:
            count = len(document)
            if count > MOST_PAGES:
                return refused(
                    format_,
                    f"a PDF file of {count} pages, more than {MOST_PAGES}: split it into one file an article",
                )
            pages = without_margins([page_of(document, number) for number in range(count)])
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        reason = (
            "a PDF file that is locked; save it without its password"
            if locked
            else f"a damaged PDF file ({error})"
        )
        return refused(format_, reason)
    return reading(pages, format_)


def page_of(document: Any, number: int) -> Page:
    """Return a page with its columns; text that does not stand upright comes last."""
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        runs = list(runs_of(textpage, MOST_GLYPHS))
        height = page.get_height()
        turned = [lines_of([run], height) for run in runs if not run.upright]
        return Page(height, [*columns_of(runs, height), *turned])


def refused(format_: str, reason: str) -> Reading:
    """Return the reading of a file that is no article, which says why."""
    return Reading(
        "", (), format_, "binary", notes=(Note("not-text", None, f"the bytes are no text but {reason}"),)
    )


def reading(pages: Sequence[Page], format_: str) -> Reading:
    """Return the reading of pages: their paragraphs, and below them what stood in the margins."""
    found = paragraphs_of([(number, column) for number, page in enumerate(pages) for column in page.columns])
    text = "".join(one.text for one in found)
    if not text.strip():
        return refused(
            format_,
            "a scan: a PDF file of pictures without a text layer; run OCR on it first (ocrmypdf, for example)",
        )
    if sum(char.isalnum() for char in text) < READABLE * sum(not char.isspace() for char in text):
        return refused(
            format_, "a PDF file whose fonts do not say which letters they show; run OCR on it first"
        )
    body = body_size([line for page in pages for column in page.columns for line in column])
    hinted = list(with_hints(found, body))
    aside = [line.text for page in pages for line in page.aside]
    parts = [(one.text.replace(BROKEN, "-"), one.hint) for one in hinted]
    parts += [(line.replace(BROKEN, "-"), "furniture") for line in aside]
    addresses = {match[0] for line in aside if (match := ADDRESS.search(line))}
    days = {day for line in aside if HEAD.match(line) and (day := printed_date(line))}
    facts = tuple(
        Fact(field, next(iter(values)), "pdf:margin")
        for field, values in (("url", addresses), ("published", days))
        if len(values) == 1
    )
    shown = "\n\n".join(text for text, _ in parts)
    notes = tuple(notes_on(shown, articles_in(hinted, body)))
    return Reading(
        text=shown, blocks=tuple(blocks_of(parts)), format=format_, encoding="utf-8", facts=facts, notes=notes
    )


def notes_on(text: str, count: int) -> Iterator[Note]:
    """Yield what a person should know about the text of a file that holds ``count`` articles."""
    if count > 1:
        message = f"the file holds {count} headlines with text below them; all was read as one article"
        yield Note("several-articles", None, message)
    if lost := text.count(UNKNOWN):
        yield Note("encoding-damaged", None, f"{lost} characters could not be read and stand as {UNKNOWN}")


def with_hints(found: Sequence[Paragraph], body: float) -> Iterator[Paragraph]:
    """Yield the paragraphs with what their type says: the largest heading above the text is the headline, others are crossheads."""
    largest = max((one.size for one in found if is_title(one, body)), default=0.0)
    titled = False
    for one, after in zip(found, [*found[1:], None], strict=True):
        hint = ""
        if (
            not titled
            and after
            and is_title(after, body)
            and after.size > 0.98 * largest
            and is_kicker(one, after)
        ):
            hint = "kicker"
        elif not titled and is_title(one, body) and one.size > 0.98 * largest:
            hint, titled = "headline", True
        elif titled and len(one.text) < 90 and (one.bold or one.size > HEADING * body):
            hint = "h2"
        elif BULLET.match(one.text):
            hint = "li"
        yield one._replace(hint=hint)


def is_title(one: Paragraph, body: float) -> bool:
    """Tell whether a paragraph can be a headline by its type and length: a paper's name is a word or two."""
    return one.size > TITLE * body and len(one.text) < 250 and len(one.text.split()) > 2


def is_kicker(one: Paragraph, title: Paragraph) -> bool:
    """Tell whether a paragraph is the few words that stand close above a headline."""
    near = one.page == title.page and 0 < one.foot - title.top < 1.6 * title.size
    return near and one.size < title.size and len(one.text.split()) <= 6 and not re.search(r"\d", one.text)


def articles_in(found: Sequence[Paragraph], body: float) -> int:
    """Return how many headlines have running text of their own below them."""
    largest = max((one.size for one in found if is_title(one, body)), default=0.0)
    counts: list[int] = []
    for at, one in enumerate(found):
        signed = any(BYLINE.match(below.text) for below in found[at + 1 : at + 4])
        if is_title(one, body) and (one.size > ALSO * largest or signed):
            counts.append(0)
        elif counts and one.size < HEADING * body:
            counts[-1] += len(one.text)
    return sum(count >= PROSE for count in counts)


def blocks_of(parts: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield the block of each part of the text, which blank lines set apart; a list's mark is not part of its item."""
    at, line = 0, 1
    for text, hint in parts:
        start = match.end() if hint == "li" and (match := BULLET.match(text)) else 0
        yield Block(start=at + start, end=at + len(text), text=text[start:], line=line, gap=1, hint=hint)
        at += len(text) + 2
        line += text.count("\n") + 2


def shows(head: Head) -> bool:
    """Tell a PDF file by its first bytes."""
    return MARK.match(head.first) is not None


FORMAT = Format("pdf", shows, reads=read_pdf)
