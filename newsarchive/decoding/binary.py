"""Bytes -> what they look like when they are no text: a picture, a program, a packed file, noise."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["utf16_or_32", "what_else"]

SAMPLE = 8192
"""Bytes that are looked at; what is no text shows it at the beginning."""
MAGIC: tuple[tuple[str, bytes], ...] = (
    ("a PDF file; export its text first", rb"%PDF-|\r?\n%PDF-"),
    ("a PostScript file; export its text first", rb"%!PS|\xc5\xd0\xd3\xc6"),
    ("a JPEG picture", rb"\xff\xd8\xff"),
    ("a PNG picture", rb"\x89PNG\r\n"),
    ("a GIF picture", rb"GIF8[79]a"),
    ("a TIFF picture", rb"II\*\0|MM\0\*"),
    ("a WebP picture", rb"RIFF.{4}WEBP"),
    ("a BMP picture", rb"BM.{4}\0\0\0\0"),
    ("a Photoshop picture", rb"8BPS\0"),
    ("an icon", rb"\0\0\x01\0[\x01-\x40]\0"),
    ("a film or a phone's picture", rb"\0\0..ftyp"),
    ("a film or a sound file", rb"RIFF.{4}(?:AVI |WAVE)|OggS\0|fLaC\0|ID3[\x02-\x04]|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2]"),
    ("a text document in a ZIP (ODT); save it as text first", rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis"),
    ("a Word, Excel or PowerPoint file; save it as text first", rb"PK\x03\x04.{26}\[Content_Types\]\.xml"),
    ("a Word, Excel or Outlook file of the old kind; save it as text first", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("an RTF file; save it as plain text first", rb"\{\\rtf"),
    ("an e-book; export its text first", rb".{60}BOOKMOBI"),
    ("a ZIP archive", rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
    ("a gzip file", rb"\x1f\x8b\x08"),
    ("a bzip2 file", rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
    ("an xz file", rb"\xfd7zXZ\0"),
    ("a Zstandard file", rb"[\x22-\x28\x50-\x5f]\xb5\x2f\xfd|\x28\xb5\x2f\xfd"),
    ("a 7-Zip archive; unpack it first", rb"7z\xbc\xaf\x27\x1c"),
    ("a RAR archive; unpack it first", rb"Rar!\x1a\x07"),
    ("a tar archive", rb".{257}ustar[\0 ]"),
    ("a database (SQLite)", rb"SQLite format 3\0"),
    ("a program", rb"\x7fELF|MZ.\0.[\0-\x7f]|\xca\xfe\xba\xbe|[\xcf\xce]\xfa\xed\xfe|\0asm"),
    ("a font", rb"wOF[F2]|OTTO\0|\0\x01\0\0\0.\0|true\0"),
)  # fmt: skip
ANY_MAGIC = re.compile(b"|".join(b"(" + form + b")" for _, form in MAGIC), re.DOTALL)
CONTROLS = bytes(code for code in [*range(32), 127] if code not in b"\t\n\v\f\r\x1a\x1b\0")
MARKS = re.compile(rb"\xff\xfe|\xfe\xff|\0\0\xfe\xff")


class Zeros(NamedTuple):
    """The share of zero bytes at each of the four places modulo four."""

    a: float
    b: float
    c: float
    d: float


def what_else(raw: bytes) -> str | None:
    """Return what ``raw`` looks like when it is no text, as a phrase for people; None for text in any encoding."""
    if found := ANY_MAGIC.match(raw):
        assert found.lastindex is not None
        return MAGIC[found.lastindex - 1][0]
    sample = raw[:SAMPLE]
    if MARKS.match(sample) or (b"\0" in sample and utf16_or_32(raw)):
        return None
    if b"\0" in sample and b"\0" in sample.rstrip(b"\0"):
        return "binary data: it holds zero bytes"
    if len(sample) - len(sample.translate(None, CONTROLS)) > max(8, 0.02 * len(sample)):
        return "binary data: it is full of control characters"
    return None


def utf16_or_32(raw: bytes) -> str | None:
    """Return the encoding that the pattern of zero bytes shows: Latin letters have them in fixed places."""
    sample = raw[:SAMPLE]
    places = [sample[place::4] for place in range(4)]
    zero = Zeros(*(place.count(0) / max(len(place), 1) for place in places))
    many, few = 0.7, 0.1
    if len(sample) < 4:
        return None
    if min(zero.b, zero.c, zero.d) > many and zero.a < few:
        return "utf-32-le"
    if min(zero.a, zero.b, zero.c) > many and zero.d < few:
        return "utf-32-be"
    if min(zero.b, zero.d) > many and max(zero.a, zero.c) < few:
        return "utf-16-le"
    if min(zero.a, zero.c) > many and max(zero.b, zero.d) < few:
        return "utf-16-be"
    return None
