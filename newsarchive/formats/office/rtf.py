r"""Bytes of an RTF file -> its text. Code pages, ``\u`` escapes and their broken forms; pictures, styles, footers are left out.

Conventions: Microsoft's Rich Text Format specification 1.9.1. One pass, no recursion, memory in proportion to the file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.formats.office.styled import Styled, word_file
from newsarchive.german.word_lists import word_list
from newsarchive.types.reading import Text

__all__ = ["FORMAT", "rtf_text"]

TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
DEPTH_LIMIT = 5000
"""Groups in one another; Word writes a dozen."""
LEFT_OUT = frozenset(
    word_list(__file__, "rtf")
)  # fmt: skip
SIGNS = {
    "par": "\n\n", "sect": "\n\f\n", "page": "\n\f\n", "line": "\n", "row": "\n\n", "cell": "\t", "nestcell": "\t", "tab": "\t",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": "\N{EM SPACE}", "enspace": "\N{EN SPACE}",
}  # fmt: skip
SYMBOLS = {
    b"~": "\N{NO-BREAK SPACE}", b"-": "\N{SOFT HYPHEN}", b"_": "\N{NON-BREAKING HYPHEN}", b"{": "{", b"}": "}", b"\\": "\\",
    b"\n": "\n\n", b"\r": "\n\n",
}  # fmt: skip
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
HALVES = re.compile("[\ud800-\udfff]+")
WIDE_MARK = {"cp1252": "windows-1252"}


class Group(NamedTuple):
    """What holds within a group: left out or not, bytes to skip after an escape, the font's encoding."""

    left_out: bool = False
    skip: int = 1
    encoding: str = ""
    fonts: bool = False


class Reader:
    """The state of one pass through an RTF file."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pending = bytearray()
        self.encoding = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.group = Group()
        self.above: list[Group] = []
        self.skipping = 0

    def flush(self) -> None:
        """Decode the bytes that were gathered."""
        if self.pending:
            encoding = self.group.encoding or self.encoding
            self.parts.append(self.pending.decode(encoding, "replace"))
            self.pending.clear()

    def brace(self, sign: bytes) -> None:
        """Open or close a group. Raises ValueError where too many are open."""
        self.flush()
        self.skipping = 0
        if sign == b"{":
            self.above.append(self.group)
            if len(self.above) > DEPTH_LIMIT:
                raise ValueError(f"groups within groups, more than {DEPTH_LIMIT} deep")
        elif self.above:
            self.group = self.above.pop()

    def word(self, name: str, number: int | None) -> None:
        """Obey a control word."""
        group = self.group
        if name == "u" and number is not None:
            if not group.left_out:
                self.flush()
                self.parts.append(character(number))
            self.skipping = group.skip
            return
        self.skipping = 0
        if name in LEFT_OUT:
            self.flush()
            self.group = group._replace(left_out=True, fonts=group.fonts or name == "fonttbl")
        elif name in SIGNS and not group.left_out:
            self.flush()
            self.parts.append(SIGNS[name])
        elif name == "uc" and number is not None:
            self.group = group._replace(skip=max(0, min(number, 8)))
        elif name in {"f", "fcharset", "ansicpg", "v", *PAGES}:
            self.page(name, number)

    def page(self, name: str, number: int | None) -> None:
        """Obey a control word about fonts and code pages."""
        self.flush()
        if name == "f" and number is not None:
            self.font = number
            if not self.group.fonts:
                self.group = self.group._replace(encoding=self.fonts.get(number, ""))
        elif name == "fcharset" and self.group.fonts and number in CHARSETS and len(self.fonts) < DEPTH_LIMIT:
            self.fonts[self.font] = CHARSETS[number]
        elif name == "ansicpg" and number:
            self.encoding = known(f"cp{number}") or self.encoding
        elif name == "v":  # hidden text
            self.group = self.group._replace(left_out=self.group.left_out or number != 0)
        elif name in PAGES:
            self.encoding = PAGES[name]

    def text(self, raw: bytes) -> None:
        """Take bytes of text, without those that stand for an escape before them."""
        taken = raw[self.skipping :]
        self.skipping = max(0, self.skipping - len(raw))
        if not self.group.left_out:
            self.pending += taken

    def symbol(self, sign: bytes) -> None:
        """Obey a control symbol."""
        if sign == b"*":
            self.flush()
            self.group = self.group._replace(left_out=True)
        elif self.skipping:
            self.skipping -= 1
        elif sign in SYMBOLS and not self.group.left_out:
            self.flush()
            self.parts.append(SYMBOLS[sign])


def rtf_text(raw: bytes) -> Text:
    """Return the text of an RTF file and its code page. Raises ValueError where groups are nested too deep."""
    reader = Reader()
    at = 0
    while match := TOKEN.match(raw, at):
        at = match.end()
        word, number, code, symbol, brace, text = match.groups()
        if word == b"bin":
            at += max(0, int(number or 0))
        elif word:
            reader.word(word.decode(), int(number) if number else None)
        elif text:
            reader.text(text)
        elif code:
            reader.text(bytes([int(code, 16)]))
        elif brace:
            reader.brace(brace)
        elif symbol:
            reader.symbol(symbol)
    reader.flush()
    found = HALVES.sub(joined, "".join(reader.parts))
    return Text(found, WIDE_MARK.get(reader.encoding, reader.encoding))


def character(number: int) -> str:
    r"""Return the character of ``\u``: negative from 32768 on; some programs write bytes of Windows-1252 (``\u150`` for a dash)."""
    code = number + 0x10000 if number < 0 else number
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "replace")
    return chr(code) if 0 <= code <= 0x10FFFF and (code >= 32 or code == 9) else "\N{REPLACEMENT CHARACTER}"


def joined(match: re.Match[str]) -> str:
    """Return the characters that halves of surrogate pairs make up."""
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def known(encoding: str) -> str | None:
    """Return ``encoding`` where Python can read it as text."""
    try:
        b" ".decode(encoding)
    except LookupError:
        return "utf-8" if encoding == "cp65001" else None
    return encoding


def styled(raw: bytes) -> Styled:
    """Return the text of an RTF file."""
    found = rtf_text(raw)
    return Styled(found.text, found.encoding)


FORMAT = word_file("rtf", lambda head: head.first.startswith(b"{\\rtf"), styled)
