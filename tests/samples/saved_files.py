"""One invented article in the forms in which people keep pages: e-books, workbooks, crawls, web archives."""

from __future__ import annotations

import io
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

__all__ = ["ADDRESS", "BODY", "PAGE", "TITLE", "epub", "page", "wacz", "warc", "zipped"]

TITLE = "Stadtrat streitet über den Hafen"
ADDRESS = "https://www.bote.example/lokales/hafen.html"
BODY = (
    "Musterow. Der Rat hat am Montag über den Umbau des alten Hafens gestritten. Die Mehrheit will ihn im Frühjahr beginnen.",
    "„Wir können nicht länger warten“, sagte Köhler. Die Kaimauer sei an drei Stellen brüchig, die Straße davor seit dem Herbst gesperrt.",
)


def page(title: str = TITLE) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    return f"<!doctype html><html lang=de><head><title>{title} | Musterower Bote</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"


PAGE = page()


def zipped(members: dict[str, str | bytes], *, kind: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        if kind:
            archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def epub(*chapters: str, facts: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    """Return an e-book; each chapter is the content of a page's body."""
    items = "".join(
        f'<item id="c{number}" href="text/c%20{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    members: dict[str, str | bytes] = {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/content.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{facts}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for number, chapter in enumerate(chapters):
        members[f"OEBPS/text/c {number}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head>'
            f"<body>{chapter}</body></html>"
        )
    return zipped({**members, **(extra or {})}, kind="application/epub+zip")


def warc(*addresses: str) -> bytes:
    """Return a packed WARC file in which each address was answered with the page."""
    target = io.BytesIO()
    writer = WARCWriter(target, gzip=True)
    for address in addresses:
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return target.getvalue()


def wacz(listed: list[str], *archives: bytes) -> bytes:
    """Return a crawl with a list of its pages, if there is one, and these WARC files."""
    members: dict[str, str | bytes] = {
        f"archive/data-{number}.warc.gz": raw for number, raw in enumerate(archives)
    }
    if listed:
        lines = [
            '{"format": "json-pages-1.0", "id": "pages"}',
            *(f'{{"url": "{one}", "title": "Hafen"}}' for one in listed),
        ]
        members["pages/pages.jsonl"] = "\n".join(lines)
    members |= {"indexes/index.cdx": "example,bote)/ 20220112180000", "datapackage.json": "{}"}
    return zipped(members)
