"""Characters that an output stream lacks -> what is written there instead: letters and signs of ASCII that mean the same."""

from __future__ import annotations

import codecs
import io
import sys
from typing import TextIO

__all__ = ["lossless", "prepare_streams", "readable"]

READABLE, LOSSLESS = "newsarchive.readable", "newsarchive.lossless"
ASCII = "newsarchive_ascii"
"""ASCII under a name of our own: click takes a stream of that encoding for one that was set up wrongly, and writes UTF-8 to it."""
MEANING = {
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ł": "l", "Ł": "L", "ø": "oe", "Ø": "Oe", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "ŋ": "ng",
    "ə": "e", "Ə": "E", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "‘": "'", "’": "'", "‚": "'", "‛": "'",
    "′": "'", "‹": "'", "›": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"', "…": "...", "·": "|", "•": "*",
    "→": "->", "←": "<-", "×": "x", "÷": "/", "€": "EUR", "£": "GBP", "§": "Par. ", "°": " Grad", "©": "(c)", "®": "(R)", "√": "v",
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": "-", "▎": "-", "▏": "-",
}  # fmt: skip


def readable(error: UnicodeError) -> tuple[str, int]:
    """Return what people read instead of the characters that cannot be encoded, and where to go on.

    >>> codecs.register_error(READABLE, readable)
    >>> "Erdoğan – Łódź".encode("ascii", "newsarchive.readable")
    b'Erdogan - Lodz'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(meaning_of, error.object[error.start : error.end])), error.end


def lossless(error: UnicodeError) -> tuple[str, int]:
    """Return the escapes by which JSON names the characters that cannot be encoded, and where to go on.

    Outside of strings, JSON has no such characters.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2)), error.end


def meaning_of(char: str) -> str:
    """Return what stands for a character: letters without their marks, a sign like it, else its number as an escape."""
    if char in MEANING:
        return MEANING[char]
    import unicodedata  # noqa: PLC0415 - most output does without

    plain = "".join(one for one in unicodedata.normalize("NFKD", char) if not unicodedata.combining(one))
    plain = "".join(MEANING.get(one, one) for one in plain)
    if plain.isascii():
        return plain
    return char.encode("ascii", "backslashreplace").decode("ascii")


def prepare_streams(*, as_json: bool) -> None:
    """Let standard output and error write something for every character; ``as_json``: standard output gets JSON."""
    codecs.register_error(READABLE, readable)
    codecs.register_error(LOSSLESS, lossless)
    sys.stdout = prepared(sys.stdout, LOSSLESS if as_json else READABLE)
    sys.stderr = prepared(sys.stderr, READABLE)


def prepared(stream: TextIO, errors: str) -> TextIO:
    """Return ``stream`` with what it does where it lacks a character; one that is not ours to set up as it is."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if codecs.lookup(stream.encoding).name == "ascii":
        codecs.register(ascii_by_name)
        stream.reconfigure(encoding=ASCII, errors=errors)
    else:
        stream.reconfigure(errors=errors)
    return stream


def ascii_by_name(name: str) -> codecs.CodecInfo | None:
    """Return the codec of ASCII where it is asked for by our name."""
    if name != ASCII:
        return None
    own = codecs.lookup("ascii")
    return codecs.CodecInfo(
        own.encode,
        own.decode,
        streamreader=own.streamreader,
        streamwriter=own.streamwriter,
        incrementalencoder=own.incrementalencoder,
        incrementaldecoder=own.incrementaldecoder,
        name=ASCII,
    )
