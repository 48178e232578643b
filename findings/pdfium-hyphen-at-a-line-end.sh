#!/usr/bin/env bash
# pypdfium2 5.15.2 (PDFium): every hyphen at a line's end leaves the text, and two functions put different characters in its place.
#
# One would expect: the text of a page has the hyphens that are printed, or the word without the one that only parts it; and two
# functions give one text for one page.
# What happens: any hyphen that ends a line, with the line's end, becomes one character: U+FFFE, which is no character, by
# get_text_range, and the control character U+0002 by get_text_bounded. It is the same for "Muster-/au", whose hyphen only parts the
# word, for "CDU-/Fraktion", whose hyphen belongs to it, and for "Bau-/und Verkehrsamt", where there are two words and a space is lost.
# Why it matters: German papers break long words in narrow columns, several in each paragraph. Who drops the mark gets "CDUFraktion"
# and "Bauund"; who keeps it cannot find the word, and lxml refuses to write either character into XML. One must decide case by case.
# Seen: pypdfium2 5.15.2, lxml 6, Python 3.11; the output below.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'pypdfium2==5.15.2' 'lxml>=6,<7'
"$work/venv/bin/python" - <<'P' | tee "$work/out"
import pypdfium2
from lxml import etree


def page_of(*lines: str) -> pypdfium2.PdfPage:
    """A page in Helvetica, each line where the last one ended."""
    drawn = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pypdfium2.PdfDocument(out.encode("ascii"))[0]


for lines in (("Der Rat von Muster-", "au tagte."), ("Die CDU-", "Fraktion sprach."), ("Das Bau-", "und Verkehrsamt schwieg.")):
    page = page_of(*lines).get_textpage()
    print(ascii(page.get_text_range()), ascii(page.get_text_bounded()))
    for text in (page.get_text_range(), page.get_text_bounded()):
        try:
            etree.Element("p").text = text
        except ValueError:
            print("  not for XML")
P
diff "$work/out" - <<'O'
'Der Rat von Muster\ufffeau tagte.' 'Der Rat von Muster\x02au tagte.'
  not for XML
  not for XML
'Die CDU\ufffeFraktion sprach.' 'Die CDU\x02Fraktion sprach.'
  not for XML
  not for XML
'Das Bau\ufffeund Verkehrsamt schwieg.' 'Das Bau\x02und Verkehrsamt schwieg.'
  not for XML
  not for XML
O
