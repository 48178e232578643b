from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(paragraphs: list[str], *, doctype: str = "", extra: str = "") -> bytes:
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs
    )
    return docx_of(
        f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}"><w:body>{extra}{body}</w:body></w:document>'.encode()
    )


def docx_of(document: bytes, *, first: str = "[Content_Types].xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        if first != "word/document.xml":
            archive.writestr(first, TYPES)
        archive.writestr("word/document.xml", document)
        if first == "word/document.xml":
            archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("docProps/core.xml", "<title>ein anderes XML</title>")
    return target.getvalue()


def rtf(paragraphs: list[str]) -> bytes:
    lines = []
    for text in paragraphs:
        bare = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        lines.append("".join(escaped(char) for char in bare) + r"\par" + "\r\n")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}{\*\generator X;}\uc1"
    return (head + r"{\footer Seite 1 von 2\par}" + "".join(lines) + "}").encode("ascii")


def escaped(char: str) -> str:
    if ord(char) < 128:
        return char
    if ord(char) < 256 and char != "\xad":
        return f"\\'{ord(char):02x}"
    return f"\\u{ord(char) - 0x10000 if ord(char) > 0x7FFF else ord(char)}?"
