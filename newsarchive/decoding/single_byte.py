"""Bytes -> the single-byte encoding they are in, by what each would make of German words, quotation marks and dashes."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

__all__ = ["LENIENT", "Guess", "guess"]

LENIENT = "newsarchive-windows-1252"
"""Error handler: a byte that an encoding does not define is read as Windows-1252, as browsers do."""
CANDIDATES = ("windows-1252", "iso-8859-15", "mac-roman", "cp850")
"""The first one wins a tie. ISO 8859-1 is Windows-1252 without bytes 80 to 9f."""
SAMPLE = 1 << 17
HIGH = re.compile(r"[^\x00-\x7f]")
SURROUNDED = re.compile(rb"[\x00-\x7f]{0,2}[\x80-\xff](?:[\x00-\x7f]{0,4}[\x80-\xff])*[\x00-\x7f]{0,2}")
"""Bytes over 7f with the two beside them, all that the forms below look at."""
WORD = "a-zA-ZäöüßÄÖÜ"
STRONG = re.compile(
    rf"""(?=[^\x00-\x7f])(?:
      (?<=[a-zäöüß])[äöüß] | [äöü](?=[a-zäöüß]) | (?<=[{WORD}])ß | (?<=[A-ZÄÖÜ])[äöü](?=\b)
    | (?<![{WORD}])[ÄÖÜ](?=[a-zäöüß]) | (?<=[A-ZÄÖÜ])[ÄÖÜ] | [ÄÖÜ](?=[A-ZÄÖÜ])
    | (?<![\w.,;!?])„(?=[\w(‚…»„§]) | (?<=[\w.,!?…’)‘%§])[“”](?!\w) | (?<!\w)[“](?=\w)
    | (?<=[\s\d])[–—](?=[\s\d]) | (?<=\w)–(?=[\s,]) | (?<=\s)–(?=\w)
    | (?<=[\d\s(–])€(?=[\s\d.,;:!?)/–“”]|\Z)
    )""",
    re.VERBOSE,
)
WEAK = re.compile(
    r"""(?=[^\x00-\x7f])(?:
      (?<=[\w\s.„(])…(?![^\s\w“”"»«!?.,;:)‘’])
    | (?<=[a-zäöüß])[’](?=[a-zA-Z\s]) | (?<=\b[A-Z])’(?=[A-Z])
    | (?<!\w)[‚](?=\w)
    | (?<=[\w.,!?])[‘’](?!\w) | (?<!\w)[»«](?=[\w§]) | (?<=[\w.,!?…§])[»«](?!\w)
    | (?<=[a-zäöüß])[àáâãåæçèéêëìíîïñòóôõøùúûýÿœšžčřł]
    | [àáâãåæçèéêëìíîïñòóôõøùúûýœšž](?=[a-zäöüß])
    | (?<![\w])[ÀÁÂÅÆÇÈÉÊËÍÎÓÔØÚŠŽŒ](?=[a-zäöüß’.])
    | (?<=[A-ZÄÖÜ])[ÀÁÂÅÆÇÈÉÊËÍÎÓÔØÚŠŽŒ](?=[A-ZÄÖÜ\s.,])
    | §(?![^\W\d_]) | (?<=[\s\d])°(?=[\s\w.,]) | (?<=[\dm])[²³]
    | (?<=\w)[®™] | ©(?=[\s\w]) | (?<=[\d\s])[½¼¾](?=\s)
    | (?<!\w)[•·†](?=[\s\w]) | \xa0 | \xad(?=\w) | (?<=\d)[×‰]
    | ×(?=\d) | (?<=\s)[±](?=[\s\d]) | (?<=\d)[´](?=[\d\s])
    )""",
    re.VERBOSE,
)
CONTROL = re.compile(r"[\x80-\x9f\ufffd]")


class Guess(NamedTuple):
    """An encoding and the evidence for it: points per byte over 7f, from -5 to 3; ``ahead`` of the next candidate."""

    encoding: str
    points: float
    ahead: float


def as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that an encoding does not define as Windows-1252, those free there as C1 controls."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    raw = error.object[error.start : error.end]
    return "".join(
        codecs.decode(raw[i : i + 1], "cp1252", "ignore") or chr(raw[i]) for i in range(len(raw))
    ), error.end


codecs.register_error(LENIENT, as_windows_1252)


def guess(raw: bytes) -> Guess:
    """Return the single-byte encoding that makes most sense of the bytes over 7f in ``raw``. Never raises."""
    first = next((at for at in range(0, len(raw), SAMPLE) if not raw[at : at + SAMPLE].isascii()), 0)
    sample = b"\n".join(SURROUNDED.findall(raw, first, first + SAMPLE))
    ranked = sorted((-points(sample, encoding), order, encoding) for order, encoding in enumerate(CANDIDATES))
    (best, _, encoding), (second, _, _) = ranked[:2]
    if encoding == "windows-1252" and not re.search(rb"[\x80-\x9f]", raw):
        encoding = "iso-8859-1"
    return Guess(encoding, -best, second - best)


def points(sample: bytes, encoding: str) -> float:
    """Return the points per byte over 7f for reading ``sample`` in ``encoding``."""
    text = sample.decode(encoding, "replace")
    high = len(HIGH.findall(text))
    strong, weak, control = (len(form.findall(text)) for form in (STRONG, WEAK, CONTROL))
    nonsense = high - strong - weak
    return (3 * strong + weak - 2 * nonsense - 3 * control) / max(high, 1)
