"""PDF files as a printer's program writes them: words at places, in the fonts that every reader knows."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COURIER", "HEIGHT", "TIMES_BOLD", "Words", "column", "pdf_file", "wrapped"]

COURIER, COURIER_BOLD, TIMES_BOLD = "F1", "F2", "F3"
FONTS = {COURIER: "Courier", COURIER_BOLD: "Courier-Bold", TIMES_BOLD: "Times-Bold"}
HEIGHT, WIDTH = 842, 595
SIZE, LEADING = 9.0, 11.0


class Words(NamedTuple):
    """A line of words: where its baseline begins, in points from the left and from below, its type."""

    text: str
    x: float
    y: float
    size: float = SIZE
    font: str = COURIER


def pdf_file(*pages: list[Words], extra: bytes = b"") -> bytes:
    """Return a PDF file of these pages; ``extra`` is drawn on each, too."""
    fonts = " ".join(f"/{key} {number} 0 R" for number, key in enumerate(FONTS, 3))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
        for name in FONTS.values()
    ]
    kids = []
    for page in pages:
        drawn = b"".join(drawing(words) for words in page) + extra
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<<{fonts}>>>>"
            f"/Contents {number + 1} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    raw, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        raw
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(raw))
    )


def drawing(words: Words) -> bytes:
    text = words.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (
        words.font.encode(),
        words.size,
        words.x,
        words.y,
        text,
    )


def wrapped(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of ``width`` letters; ``|`` in a word is where it may be broken."""
    lines = [""]
    for word in text.split():
        whole = word.replace("|", "")
        if len(lines[-1]) + len(whole) + 1 <= width or not lines[-1]:
            lines[-1] = f"{lines[-1]} {whole}".strip()
            continue
        parts = word.split("|")
        for at in range(len(parts) - 1, 0, -1):
            head = "".join(parts[:at]) + "-"
            if len(lines[-1]) + len(head) + 1 <= width:
                lines[-1] += f" {head}"
                lines.append("".join(parts[at:]))
                break
        else:
            lines.append(whole)
    return lines


def column(lines: list[str], x: float, y: float, indent: float = 0) -> list[Words]:
    """Return lines one below the other, the first with its baseline at ``y`` and set in by ``indent``."""
    return [Words(line, x + (indent if not at else 0), y - at * LEADING) for at, line in enumerate(lines)]
