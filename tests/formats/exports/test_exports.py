from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from export_parts import export_parts
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.table import export_of
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.types.document import Document, Unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
GENIOS = f"""Musterower Bote vom 12.01.2022, Nr. 9, S. 3

{{title}}

{FIRST}

{SECOND}

Anna Beispiel

Quelle: Musterower Bote
Ressort: Lokales
Dokumentnummer: 123456
Dauerhafte Adresse des Dokuments: https://example.org/123456
Alle Rechte vorbehalten: (c) Musterower Verlag
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
"""
NEXIS = """
                              {document} {number} {of} 2


                                Musterower Bote

                            Mittwoch 12. Januar 2022

{title}

{byline}: Anna Beispiel
{section}: Lokales; S. 3
{length}: 40 Wörter

{first}

{second}

{load}: 12. Januar 2022
"""
LANGUAGES = {
    "de": {
        "document": "Dokument",
        "of": "von",
        "byline": "AUTOR",
        "section": "RUBRIK",
        "length": "LÄNGE",
        "load": "UPDATE",
    },
    "en": {
        "document": "Document",
        "of": "of",
        "byline": "BYLINE",
        "section": "SECTION",
        "length": "LENGTH",
        "load": "LOAD-DATE",
    },
    "fr": {
        "document": "Document",
        "of": "de",
        "byline": "AUTEUR",
        "section": "RUBRIQUE",
        "length": "LONGUEUR",
        "load": "LOAD-DATE",
    },
}


def genios() -> str:
    return GENIOS.format(title="Brücke wird erneuert") + GENIOS.format(title="Zweiter Titel zum Thema")


def nexis(labels: dict[str, str]) -> str:
    titles = ("Brücke wird erneuert", "Zweiter Titel zum Thema")
    return "".join(
        NEXIS.format(number=n, title=title, first=FIRST, second=SECOND, **labels)
        for n, title in enumerate(titles, 1)
    )


def articles(tmp_path: Path, raw: bytes) -> list[Article]:
    path = tmp_path / "export.txt"
    path.write_bytes(raw)
    items = list(read_sources([str(path)]))
    documents = [item for item in items if isinstance(item, Document)]
    assert isinstance(items[-1], Unpacked) == (len(documents) > 1)
    assert [item.path.rpartition("#")[2] for item in documents] == ["1", "2"]
    assert b"".join(item.raw for item in documents) == raw
    return [parse_article(item.raw, name=item.path, stated_format=item.format) for item in documents]


def check(first: Article, second: Article) -> None:
    assert (first.headline, second.headline) == ("Brücke wird erneuert", "Zweiter Titel zum Thema")
    for article in (first, second):
        assert article.published == "2022-01-12"
        assert article.source.publisher == "Musterower Bote"
        assert article.byline is not None
        assert article.byline.authors == ("Anna Beispiel",)
        assert (article.section or "").startswith("Lokales")
        assert [part.text for part in article.body] == [FIRST, SECOND]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_genios(tmp_path: Path, encoding: str) -> None:
    found = articles(tmp_path, genios().encode(encoding))
    check(*found)
    assert found[0].source.format == "genios"
    assert found[0].source.url == "https://example.org/123456"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nexis(tmp_path: Path, language: str) -> None:
    found = articles(tmp_path, nexis(LANGUAGES[language]).encode())
    check(*found)
    assert found[0].source.format == "nexis"


@pytest.mark.parametrize(
    "text",
    [
        "Dokument 1 von 3 fehlt im Archiv.\n",
        "Die GBI-Genios Deutsche Wirtschaftsdatenbank GmbH in München wächst.\n",
        "1 of 2\n",
        "Seite 1 von 2\nText.\n",
    ],
)
def test_text_that_speaks_of_databases_is_text(text: str) -> None:
    assert export_of(text.encode()) is None


@given(
    st.lists(
        st.sampled_from([*genios().splitlines(), *nexis(LANGUAGES["de"]).splitlines()]) | st.text(max_size=9),
        max_size=30,
    )
)
def test_any_order_of_lines_is_read(lines: list[str]) -> None:
    raw = "\n".join(lines).encode("utf-8", "replace")
    for kind in ("genios", "nexis"):
        parts = export_parts(raw, kind)
        assert b"".join(parts) == raw
        for part in parts:
            article = parse_article(part, stated_format=kind)
            assert all(0 <= piece.start < piece.end <= len(article.text) for piece in article.pieces)
