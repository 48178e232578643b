"""The table of formats: one row for each that can be read, in the order in which they are asked.

A row stands in the file of its format, as its name says: how it shows itself, where it parts, how it is read. Heavy libraries
are imported inside those functions, for a file of that format only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.formats import no_articles
from newsarchive.formats.exports import apa, apa_wire, factiva, genios, iptc7901, nexis, nexis_page, nexis_uni
from newsarchive.formats.flat import text
from newsarchive.formats.format import Format, Head
from newsarchive.formats.html import html, saved
from newsarchive.formats.mail import mail, mbox
from newsarchive.formats.office import docx, epub, odt, rtf
from newsarchive.formats.packed import compressed, tar, warc
from newsarchive.formats.packed import zip as zip_archive
from newsarchive.formats.pdf import pdf
from newsarchive.formats.records import (
    alto,
    bibtex,
    feeds,
    newsml,
    ris,
    swissdox,
    tables,
    tei,
    workbook,
    xml_articles,
    zotero_rdf,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["EXPORTS", "FORMATS", "export_of", "format_named", "head_of", "what_is"]

EXPORTS = (
    genios.FORMAT,
    nexis.FORMAT,
    nexis_page.FORMAT,
    iptc7901.FORMAT,
    ris.FORMAT,
    bibtex.FORMAT,
    nexis_uni.FORMAT,
    factiva.PAGE,
    factiva.TEXT,
    apa.CLIPPINGS,
    apa_wire.FORMAT,
    apa.ENTRIES,
)
"""Text exports of press databases, which may stand in a word processor's file, too."""
FORMATS = (
    *no_articles.FORMATS,
    *compressed.FORMATS,
    docx.FORMAT,
    odt.FORMAT,
    epub.FORMAT,
    workbook.FORMAT,
    zip_archive.FORMAT,
    tar.FORMAT,
    warc.FORMAT,
    pdf.FORMAT,
    zotero_rdf.FORMAT,
    zotero_rdf.ITEM,
    *feeds.FORMATS,
    newsml.G2,
    newsml.FIRST_VERSION,
    alto.ALTO,
    alto.METS,
    alto.ARTICLE,
    tei.FORMAT,
    tables.JSON,
    swissdox.FORMAT,
    tables.TABLE,
    rtf.FORMAT,
    saved.WEBARCHIVE,
    saved.MHTML,
    mbox.FORMAT,
    mail.FORMAT,
    *EXPORTS,
    xml_articles.FORMAT,
    xml_articles.RECORD,
    html.FORMAT,
    text.FORMAT,
)
"""The first row that shows itself is the one; the last takes whatever is left."""
NAMED = {format_.name: format_ for format_ in FORMATS}


def what_is(head: Head) -> Format:
    """Return the format of a file or document by its beginning, and by its path where that leaves a doubt."""
    return first(FORMATS, head) or text.FORMAT


def head_of(raw: bytes, path: str = "") -> Head:
    """Return the beginning of ``raw``."""
    return Head(lambda size: raw[:size], path)


def export_of(raw: bytes) -> Format | None:
    """Return the export of a press database that the text ``raw`` is, None for another text."""
    return first(EXPORTS, head_of(raw))


def first(formats: Iterable[Format], head: Head) -> Format | None:
    """Return the first of ``formats`` that shows itself in ``head``."""
    return next((format_ for format_ in formats if format_.shows(head)), None)


def format_named(name: str | None) -> Format | None:
    """Return the format that a container or an archive says a document has; None where the bytes had better be asked.

    That is so of a format of last resort: what an earlier version took for plain text may be known by now.
    """
    found = NAMED.get(name or "")
    return None if found is None or found.vague else found
