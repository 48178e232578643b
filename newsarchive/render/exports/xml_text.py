"""Text -> text that XML can hold, and files that are ZIP archives of such documents."""

from __future__ import annotations

import re
import zipfile

__all__ = ["EARLIEST", "packed", "xml_text"]

UNHELD = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Characters that XML 1.0 forbids, line ends that parsers fold, and marks that turn the direction of what follows."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every member, so that the same articles give the same bytes."""


def xml_text(text: str | None) -> str:
    """Return ``text`` without the characters that XML cannot hold; odd line ends become blanks."""
    return UNHELD.sub(lambda match: " " if match[0] in "\x0b\x0c\x85\u2028\u2029" else "", text or "")


def packed(archive: zipfile.ZipFile, name: str, content: str, *, stored: bool = False) -> None:
    """Add a text file to a ZIP archive, in UTF-8; ``stored``: not compressed."""
    info = zipfile.ZipInfo(name, EARLIEST)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, content.encode("utf-8", "replace"))
