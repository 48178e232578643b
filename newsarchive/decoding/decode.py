"""Bytes -> ``Text``: which encoding a file is in, by evidence, and what was odd about it.

In this order: what is no text at all; byte order marks; zero bytes in the places where UTF-16 and UTF-32 have them;
valid UTF-8; UTF-8 with a few damaged places; else the single-byte encoding that makes German words of the bytes, and
where none does, what charset-normalizer says.
"""

from __future__ import annotations

import codecs
import re

from newsarchive.decoding import mojibake, single_byte
from newsarchive.decoding.binary import utf16_or_32, what_else
from newsarchive.errors import NotText
from newsarchive.types.article import Note
from newsarchive.types.reading import Text

__all__ = ["check", "decode"]

BINARY = "binary"
"""The ``encoding`` of what is no text."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
ASCII = bytes(range(128))
DOUBT = 0.5
"""Points per byte over 7f (see ``single_byte``) under which German words do not decide."""
DETECTOR_SAMPLE, STRAY_SAMPLE = 32_768, 1 << 20
WINDOWS = re.compile(r"cp(125\d)$")


def check(raw: bytes, path: str = "") -> None:
    """Raise ``NotText`` where ``raw`` is a picture, a program, a packed file or noise."""
    if reason := what_else(raw):
        raise NotText(path, f"is no text but {reason}")


def decode(raw: bytes) -> Text:
    """Decode ``raw``. Never raises: what is no text gives an empty text and the note ``not-text``."""
    if reason := what_else(raw):
        return Text("", BINARY, (Note("not-text", None, f"the bytes are no text but {reason}"),))
    for mark, encoding in MARKS:
        if raw.startswith(mark) and not (encoding == "utf-32-le" and len(raw) % 4):
            return (
                wide(raw[len(mark) :], encoding)
                if encoding != "utf-8"
                else eight(raw[len(mark) :], marked=True)
            )
    if b"\0" in raw[:4] and (pattern := utf16_or_32(raw)):
        return wide(raw, pattern)
    return eight(raw)


def wide(raw: bytes, encoding: str) -> Text:
    """Decode UTF-16 or UTF-32."""
    try:
        return Text(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
    return Text(text, encoding, (unreadable(text),))


def unreadable(text: str) -> Note:
    """Return the note on characters that could not be read."""
    count = text.count("\N{REPLACEMENT CHARACTER}")
    return Note(
        "encoding-damaged",
        None,
        f"{count} characters could not be read and stand as \N{REPLACEMENT CHARACTER}",
    )


def eight(raw: bytes, *, marked: bool = False) -> Text:
    """Decode UTF-8, whole or nearly, or a single-byte encoding; ``marked`` as UTF-8 it is nothing else."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return with_strays(raw, error, marked=marked) or single(raw)
    if text.isascii():
        return Text(text, "utf-8")
    text, encoding, notes = mojibake.undo(text)
    return Text(text, encoding, (*notes, *controls(text)) if CONTROL.search(raw) else notes)


def controls(text: str) -> tuple[Note, ...]:
    """Return a note on the control characters that stand in ``text`` where Windows-1252 has quotation marks and dashes."""
    found = [char for char in text if "\x80" <= char <= "\x9f"]
    if not found:
        return ()
    meant = "".join(char.encode("latin-1").decode("cp1252", "replace") for char in dict.fromkeys(found))
    message = f"{len(found)} control characters stay as printed; they may stand for {' '.join(meant)}"
    return (Note("encoding-damaged", None, message),)


def with_strays(raw: bytes, error: UnicodeDecodeError, *, marked: bool) -> Text | None:
    """Decode UTF-8 with a few foreign bytes, or with its last character cut; None where it is hardly UTF-8."""
    sample = raw[:STRAY_SAMPLE]
    sound = SEQUENCE.findall(sample)
    stray = len(sample.translate(None, ASCII)) - sum(map(len, sound))
    cut = error.reason == "unexpected end of data" and bool(sound) and stray <= 3
    if not (marked or cut or (len(sound) >= 2 and len(sound) >= 3 * stray)):
        return None
    if cut:
        text = raw.decode(errors="replace")
        return Text(text, "utf-8", (unreadable(text),))
    note = Note("encoding-mixed", None, "UTF-8 with foreign bytes, which were read as Windows-1252")
    return Text(raw.decode(errors=single_byte.LENIENT), "utf-8", (note,))


def single(raw: bytes) -> Text:
    """Decode a single-byte encoding."""
    guess = single_byte.guess(raw)
    notes: tuple[Note, ...] = ()
    encoding = guess.encoding
    if guess.points < DOUBT:
        encoding = detected(raw) or encoding
        notes = (Note("encoding-guessed", None, f"the encoding is uncertain; read as {encoding}"),)
    return Text(raw.decode(encoding, single_byte.LENIENT), encoding, notes)


def detected(raw: bytes) -> str | None:
    """Return the single-byte encoding that charset-normalizer sees, by the statistics of many languages."""
    import logging  # noqa: PLC0415 - the library logs by it

    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it, and it takes time to import

    logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)
    best = from_bytes(raw[:DETECTOR_SAMPLE]).best()
    if best is None or len("ab".encode(best.encoding)) != 2:
        return None
    return WINDOWS.sub(r"windows-\1", best.encoding)
