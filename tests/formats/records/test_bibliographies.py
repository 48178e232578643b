"""References with an abstract or a note, as reference managers export them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
HEADLINE = "Brücke wird erneuert"
TEASER = "Nach langem Streit ist sich der Rat der Stadt nun einig."
RIS = f"""TY  - NEWS
TI  - {HEADLINE}
AU  - Beispiel, Anna
AU  - Muster, Bernd
T2  - Musterower Bote
PB  - Bote Verlag
PY  - 2022
DA  - 2022/01/12/
SP  - 3
LA  - Deutsch
UR  - https://bote.example/a
AB  - {TEASER}
N1  - <p>{FIRST}</p>
<p>{SECOND}</p>
ER  -{" "}

TY  - NEWS
TI  - Kita öffnet wieder
AU  - Beispiel, Anna
PY  - 2022/01/13
AB  - {TEASER}
ER  -{" "}
"""
BIBTEX = (
    r"""% Encoding: UTF-8
@string{bote = {Musterower Bote}}
@article{beispiel_bruecke_2022,
  title = {{Br{\"u}cke} wird erneuert},
  author = {Beispiel, Anna and Muster, Bernd},
  journaltitle = {Musterower Bote},
  date = {2022-01-12},
  url = {https://bote.example/a},
  langid = {german},
  abstract = "TEASER",
  note = {FIRST

SECOND}
}

@article{muster_kita_2022, title = "Kita {\"o}ffnet wieder", year = 2022, month = jan, day = {13}, author = {Anna Beispiel}, abstract = {TEASER} }
""".replace("TEASER", TEASER)
    .replace("FIRST", FIRST)
    .replace("SECOND", SECOND.replace("ü", '{\\"u}'))
)
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bib:Article rdf:about="https://bote.example/a"><z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf><bib:Newspaper><dc:title>Musterower Bote</dc:title></bib:Newspaper></dcterms:isPartOf>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Beispiel</foaf:surname><foaf:givenName>Anna</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person><foaf:surname>Muster</foaf:surname><foaf:givenName>Bernd</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dcterms:isReferencedBy rdf:resource="#item_2"/><dc:title>{HEADLINE}</dc:title><dcterms:abstract>{TEASER}</dcterms:abstract><dc:date>2022-01-12</dc:date><z:language>de</z:language>
<dc:identifier><dcterms:URI><rdf:value>https://bote.example/a</rdf:value></dcterms:URI></dc:identifier></bib:Article>
<bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>Snapshot</dc:title></z:Attachment>
<bib:Article rdf:about="#b"><z:itemType>newspaperArticle</z:itemType><dc:title>Kita öffnet wieder</dc:title><dc:date>13.01.2022</dc:date><dcterms:abstract>{TEASER}</dcterms:abstract>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Beispiel</foaf:surname><foaf:givenName>Anna</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors></bib:Article></rdf:RDF>"""
EXPORTS = {"a.ris": RIS, "a.bib": BIBTEX, "a.rdf": RDF}


def articles(path: Path, text: str, encoding: str = "utf-8") -> list[Article]:
    path.write_text(text, encoding=encoding)
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Document)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("name", EXPORTS)
def test_references(tmp_path: Path, name: str, encoding: str) -> None:
    article, other = articles(tmp_path / name, EXPORTS[name], encoding)
    assert (article.headline, article.teaser, article.published) == (HEADLINE, TEASER, "2022-01-12")
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel", "Bernd Muster")
    assert (article.source.publisher, article.source.url, article.source.language) == (
        "Musterower Bote",
        "https://bote.example/a",
        "de",
    )
    assert [part.text for part in article.body] == [FIRST, SECOND]
    assert (other.headline, other.teaser, other.published) == ("Kita öffnet wieder", TEASER, "2022-01-13")
    assert other.byline is not None
    assert other.byline.authors == ("Anna Beispiel",)


def test_a_reference_without_its_type(tmp_path: Path) -> None:
    (article,) = articles(
        tmp_path / "a.txt", "TI - Rat baut Steg\nAU - Muster, Anna\nY1 - 2022/01/12//\nAB - Ein Satz.\n"
    )
    assert (article.source.format, article.headline, article.published) == (
        "ris",
        "Rat baut Steg",
        "2022-01-12",
    )


@pytest.mark.parametrize(
    "text",
    [
        "TI - der Film, den alle sehen wollen\n\nEin Satz.\n",
        "TY  - ein Satz von vielen, die so beginnen.\n",
        "@anna: Das war gut.\n\nEin Satz.\n",
        "Anna @ Bernd {und} so = weiter,\n",
    ],
)
def test_text_that_only_looks_like_a_reference_is_text(tmp_path: Path, text: str) -> None:
    for article in articles(tmp_path / "a.txt", text):
        assert article.source.format in {"text", "ris"}
        assert article.text.strip()


@given(st.sampled_from([RIS, BIBTEX, RDF]), st.integers(0, 3000), st.integers(0, 60), st.binary(max_size=12))
def test_damaged_references_give_documents_or_failures(text: str, at: int, width: int, noise: bytes) -> None:
    raw = text.encode()
    at %= len(raw)
    raw = raw[:at] + noise + raw[at + width :]
    for item in contents(io.BytesIO(raw), Place("a", 0, 0, Budget(0))):
        if isinstance(item, Document):
            parse_article(item.raw, name=item.path, stated_format=item.format)
