"""Agency messages as the wire sends them, invented and true to the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte\r\nBrücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern,\r\nteilte die Verwaltung nach der Sitzung am Abend mit."
TEASER = "Nach langem Streit ist sich der Rat der Stadt nun einig."
NOTES = "# Notizblock\r\n\r\n## Orte\r\n- [Rathaus](Markt 1, 12345 Musterow)\r\n\r\n* * * *\r\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\r\n\r\ndpa ab yyzz n1 cd\r\n\r\n"


def message(number: int, headline: str, *, teaser: bool, indented: bool = False) -> bytes:
    above = f"{TEASER}\r\n\r\n" if teaser else ""
    body = f"{above}Musterow (dpa) - {FIRST}\r\n\r\nZwei Jahre Arbeit\r\n\r\n{SECOND}\r\n\r\n"
    if indented:
        body = f"  Musterow (dpa) - {FIRST}\r\n  {SECOND}\r\n\r\n"
    text = (
        f"\x01bdt{number:04} 4 pl  496  dpa 4072\r\n\r\nKommunen/Brücke/\r\n\x02(Zusammenfassung 1400)\r\n{headline}\r\nVon Anna Beispiel, dpa\r\n(Foto - Archiv) =\r\n\r\n"
        f"{body}{NOTES}\x03121732 Jan 22\r\n\x7f\r\n\x7f\x04\r\n"
    )
    return text.encode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("teaser", [True, False])
def test_a_message_of_the_wire(tmp_path: Path, count: int, teaser: bool) -> None:
    path = tmp_path / "a.iptc"
    path.write_bytes(
        b"".join(message(at, f"Brücke {at} wird erneuert", teaser=teaser) for at in range(1, count + 1))
    )
    found = [item for item in read_sources([str(path)]) if isinstance(item, Document)]
    assert len(found) == count
    for at, item in enumerate(found, 1):
        article = parse_article(item.raw, name=item.path, stated_format=item.format)
        assert article.source.format == "iptc7901"
        assert (article.headline, article.teaser) == (
            f"Brücke {at} wird erneuert",
            TEASER if teaser else None,
        )
        assert article.published == "2022-01-12T17:32+01:00"
        assert article.byline is not None
        assert (article.byline.authors, article.byline.agencies) == (("Anna Beispiel",), ("dpa",))
        assert article.dateline is not None
        assert article.dateline.places == ("Musterow",)
        body = [(part.kind.value, part.text) for part in article.body]
        assert body == [
            ("paragraph", " ".join(FIRST.split())),
            ("crosshead", "Zwei Jahre Arbeit"),
            ("paragraph", " ".join(SECOND.split())),
        ]
        assert {"Kommunen/Brücke/", "(Foto - Archiv) =", "# Notizblock"} <= set(article.furniture)
        assert article.notes == ()


def test_paragraphs_set_by_indentation(tmp_path: Path) -> None:
    path = tmp_path / "a.iptc"
    path.write_bytes(message(7, "Brücke wird erneuert", teaser=False, indented=True))
    (item,) = [item for item in read_sources([str(path)]) if isinstance(item, Document)]
    article = parse_article(item.raw, stated_format=item.format)
    assert [part.text for part in article.body] == [" ".join(FIRST.split()), " ".join(SECOND.split())]
