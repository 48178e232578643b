"""XML of wires, blogs, scans and editions, each invented and true to its form."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget
from newsarchive.formats.table import FORMATS, head_of, what_is
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
HEADLINE = "Brücke wird erneuert"
TEASER = "Nach langem Streit ist sich der Rat der Stadt nun einig."
PICTURE = "Die alte Brücke in Musterow."
G2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet><newsItem guid="urn:x" version="2" xml:lang="de">
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2022-01-12T17:32:00+01:00</versionCreated></itemMeta>
<contentMeta><subject type="dpatype:category" qcode="dpacat:vm"><name role="nrol:mnemonic" xml:lang="de">vm</name><name xml:lang="en">Panorama</name><name xml:lang="de">Vermischtes</name></subject>
<slugline separator="/">Kommunen/Brücke</slugline><headline rank="1">{HEADLINE}</headline><dateline>Musterow (dpa) - </dateline><by>Von Anna Beispiel, dpa</by>
<description role="drol:teaser">{TEASER}</description></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEADLINE}</title></head><body><header><ul><li>Kommunen</li><li>Brücke</li></ul><p>Bericht</p><h1>{HEADLINE}</h1></header>
<section class="main"><p>{FIRST}</p><p>Der Rat tagte im Speicher<br/>am Kai.</p><h2>Zwei Jahre Arbeit</h2><table><tbody><tr><td>Brücke</td><td>7 Mio. Euro</td></tr></tbody></table>
<p>{SECOND}</p></section></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""
NEWSML = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML><NewsEnvelope><DateAndTime>20220112T180000+0100</DateAndTime></NewsEnvelope>
<NewsItem><NewsManagement><FirstCreated>20220112T173200+0100</FirstCreated><ThisRevisionCreated>20220112T180000+0100</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><SubHeadLine>Rat einig</SubHeadLine><ByLine>Von Anna Beispiel</ByLine><DateLine>Musterow, 12. Januar (APA)</DateLine></NewsLines>
<DescriptiveMetadata><Language FormalName="de"/><Property FormalName="Category" Value="Lokales"/></DescriptiveMetadata>
<ContentItem><Format FormalName="XHTML"/><DataContent><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><h2>Zwei Jahre Arbeit</h2><p>{SECOND}</p></body></html></DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>"""
WXR = f"""<?xml version="1.0"?>{"<!-- Hinweis des Systems, der vor jeder Datei steht und länger ist. -->" * 30}
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>
<item><title>bild</title><content:encoded><![CDATA[]]></content:encoded><wp:post_type>attachment</wp:post_type></item>
<item><title>{HEADLINE}</title><pubDate>Wed, 12 Jan 2022 16:32:00 +0000</pubDate><dc:creator><![CDATA[Anna Beispiel]]></dc:creator>
<content:encoded><![CDATA[{FIRST}

[caption id="a" width="300"]<img src="x.jpg" alt="" /> {PICTURE} Foto: Bert Muster/dpa[/caption]

<h3>Zwei Jahre Arbeit</h3>
{SECOND}

[gallery ids="1,2"]]]></content:encoded><excerpt:encoded><![CDATA[{TEASER}]]></excerpt:encoded><wp:post_type>post</wp:post_type>
<category domain="post_tag" nicename="bau"><![CDATA[Bau]]></category><category domain="category" nicename="lokales"><![CDATA[Lokales]]></category>
<wp:comment><wp:comment_author>Jemand Anderes</wp:comment_author><wp:comment_content>Na endlich.</wp:comment_content></wp:comment></item></channel></rss>"""
RECORDS = f"""<?xml version="1.0" encoding="UTF-8"?><korpus><meta><title>Sammlung</title></meta>
<artikel id="1"><titel>{HEADLINE}</titel><datum>12.01.2022</datum><autor>Beispiel, Anna</autor><zeitung>Musterower Bote</zeitung><volltext>{FIRST}

{SECOND}</volltext></artikel>
<artikel id="2"><titel>Kita öffnet</titel><volltext><p>{SECOND}</p></volltext></artikel></korpus>"""
TEI = f"""<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ausgabe 12</title></titleStmt>
<sourceDesc><bibl><title level="j">Musterower Bote</title><date when="1903-01-12">12. Januar 1903</date></bibl></sourceDesc></fileDesc></teiHeader><text xml:lang="de"><body>
<div type="article"><head>{HEADLINE}</head><byline>Von Anna Beispiel</byline><p>{FIRST.replace("beschlossen", "be-<lb/>schlossen").replace("Brücke über", "Brücke<lb/>über")}</p>
<pb n="2"/><fw type="header">Seite 2</fw><p>{SECOND.replace("Verwaltung", 'Ver<lb break="no"/>waltung')}</p></div>
<div type="article"><head>Markt</head><p>{SECOND}</p></div></body></text></TEI>"""


def line(words: str, *, broken: str = "") -> str:
    strings = "".join(f'<String CONTENT="{word}"/><SP/>' for word in words.split())
    return f"<TextLine>{strings}{broken}</TextLine>"


HALVES = '<String CONTENT="be" SUBS_TYPE="HypPart1" SUBS_CONTENT="beschlossen,"/><HYP CONTENT="-"/>'
SECOND_HALF = '<String CONTENT="schlossen," SUBS_TYPE="HypPart2" SUBS_CONTENT="beschlossen,"/>'
BEGIN, END = FIRST.split(" beschlossen, ")
BEGIN_2, END_2 = SECOND.split("dauern,")
ALTO = f"""<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Styles><TextStyle ID="S" FONTSIZE="9"/><TextStyle ID="L" FONTSIZE="20"/></Styles>
<Layout><Page><PrintSpace><TextBlock ID="b1" STYLEREFS="L">{line(HEADLINE)}</TextBlock>
<TextBlock ID="b2" STYLEREFS="S">{line(BEGIN, broken=HALVES)}<TextLine>{SECOND_HALF}</TextLine>{line(END)}</TextBlock>
<TextBlock ID="b3" STYLEREFS="S">{line(BEGIN_2 + "dau-")}{line("ern," + END_2)}</TextBlock></PrintSpace></Page></Layout></alto>"""
METS = """<?xml version="1.0"?><mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><dmdSec><mdWrap><xmlData><mods><title>Musterower Bote</title>
<dateIssued>1903-01-12</dateIssued></mods></xmlData></mdWrap></dmdSec><fileSec><fileGrp><file ID="A1"><FLocat LOCTYPE="URL" xlink:href="PAGE"/></file></fileGrp></fileSec>
<structMap TYPE="PHYSICAL"><div TYPE="page"><fptr FILEID="A1"/></div></structMap><structMap TYPE="LOGICAL"><div TYPE="Newspaper"><div TYPE="ARTICLE" LABEL="Brücke">
<div TYPE="HEADLINE"><fptr><area FILEID="A1" BEGIN="b1"/></fptr></div><div TYPE="PARAGRAPH"><fptr><area FILEID="A1" BEGIN="b2"/></fptr></div></div>
<div TYPE="ARTICLE" LABEL="Arbeiten im Frühjahr"><div TYPE="PARAGRAPH"><fptr><area FILEID="A1" BEGIN="b3"/></fptr></div></div></div></structMap></mets>"""


def articles(path: Path, text: str) -> list[Article]:
    path.write_text(text, encoding="utf-8")
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Document)
    ]


def body(article: Article) -> list[tuple[str, str]]:
    return [(part.kind.value, part.text) for part in article.body]


PARTS = [("paragraph", FIRST), ("crosshead", "Zwei Jahre Arbeit"), ("paragraph", SECOND)]


def test_a_wire_item_of_version_g2(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "a.xml", G2)
    assert (article.section, article.headline, article.teaser) == ("Vermischtes", HEADLINE, TEASER)
    assert article.published == "2022-01-12T17:32:00+01:00"
    assert article.dateline is not None
    assert (article.dateline.places, article.dateline.agencies) == (("Musterow",), ("dpa",))
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert body(article) == [
        ("paragraph", FIRST), ("paragraph", "Der Rat tagte im Speicher am Kai."), ("crosshead", "Zwei Jahre Arbeit"),
        ("list_item", "Brücke 7 Mio. Euro"), ("paragraph", SECOND),
    ]  # fmt: skip
    assert article.source.language == "de"


def test_an_item_of_the_first_version(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "a.xml", NEWSML)
    assert article.source.format == "newsml"
    assert (article.section, article.headline, article.subheadline) == ("Lokales", HEADLINE, "Rat einig")
    assert (article.published, article.updated) == ("2022-01-12T17:32:00+01:00", "2022-01-12T18:00:00+01:00")
    assert article.dateline is not None
    assert (article.dateline.places, article.dateline.agencies) == (("Musterow",), ("APA",))
    assert body(article) == PARTS


def test_a_wordpress_export(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "a.xml", WXR)
    assert (article.section, article.headline, article.teaser) == ("Lokales", HEADLINE, TEASER)
    assert article.published == "2022-01-12T16:32:00+00:00"
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert body(article) == PARTS
    assert [(photo.caption, photo.credit) for photo in article.photos] == [(PICTURE, "Bert Muster/dpa")]


def test_elements_named_as_an_article_is(tmp_path: Path) -> None:
    article, other = articles(tmp_path / "a.xml", RECORDS)
    assert (article.headline, article.published, article.source.publisher) == (
        HEADLINE,
        "2022-01-12",
        "Musterower Bote",
    )
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert body(article) == [("paragraph", FIRST), ("paragraph", SECOND)]
    assert (other.headline, body(other)) == ("Kita öffnet", [("paragraph", SECOND)])


def test_unknown_elements_leave_their_text(tmp_path: Path) -> None:
    (article,) = articles(
        tmp_path / "a.xml",
        f'<?xml version="1.0"?><x><y>{HEADLINE}</y><z a="1">{FIRST}</z><z>{SECOND}</z></x>',
    )
    assert article.headline == HEADLINE
    assert body(article) == [("paragraph", FIRST), ("paragraph", SECOND)]
    assert [note.code for note in article.notes] == ["unknown-xml"]


def test_an_edition(tmp_path: Path) -> None:
    article, other = articles(tmp_path / "a.xml", TEI)
    assert (article.headline, article.published, article.source.publisher) == (
        HEADLINE,
        "1903-01-12",
        "Musterower Bote",
    )
    assert body(article) == [("paragraph", FIRST), ("paragraph", SECOND)]
    assert article.furniture == ("Seite 2",)
    assert (other.headline, body(other)) == ("Markt", [("paragraph", SECOND)])


def test_a_scanned_page(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "a.xml", ALTO)
    assert article.headline == HEADLINE
    assert body(article) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_articles_by_the_logical_structure(tmp_path: Path) -> None:
    (tmp_path / "alto").mkdir()
    (tmp_path / "alto" / "1.xml").write_text(ALTO, encoding="utf-8")
    article, other = articles(tmp_path / "mets.xml", METS.replace("PAGE", "./alto/1.xml"))
    assert (article.headline, article.published, article.source.publisher) == (
        HEADLINE,
        "1903-01-12",
        "Musterower Bote",
    )
    assert body(article) == [("paragraph", FIRST)]
    assert (other.headline, body(other)) == ("Arbeiten im Frühjahr", [("paragraph", SECOND)])


@pytest.mark.parametrize("name", ["missing.xml", "../out.xml", "/etc/hostname", "link.xml", "a%00b", ""])
def test_pages_outside_of_the_folder_are_not_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / "out.xml").write_text(ALTO, encoding="utf-8")
    folder = tmp_path / "issue"
    folder.mkdir()
    (folder / "link.xml").symlink_to(tmp_path / "out.xml")
    path = folder / "mets.xml"
    path.write_text(METS.replace("PAGE", name), encoding="utf-8")
    (failure, *_) = read_sources([str(path)])
    assert isinstance(failure, Failure)
    assert "keep them beside the METS file" in failure.reason


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    start = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file://{secret}">]>'
    for text in (
        f"<x><titel>{HEADLINE}</titel><text>&b;&f; {FIRST}</text></x>",
        f"<x><y>&b;&f; {FIRST}</y></x>",
    ):
        for article in articles(tmp_path / "a.xml", start + text):
            assert "geheim" not in article.text
            assert "haha" not in article.text


READERS = {"newsml-g2", "newsml", "rss", "tei", "alto", "xml"}
WHOLE = [G2, NEWSML, WXR, RECORDS, TEI, ALTO, METS]


@given(st.sampled_from(WHOLE), st.integers(0, 6000), st.integers(0, 60), st.binary(max_size=12))
def test_damaged_files_give_documents_or_failures(text: str, at: int, width: int, noise: bytes) -> None:
    raw = text.encode()
    at %= len(raw)
    raw = raw[:at] + noise + raw[at + width :]
    for item in contents(io.BytesIO(raw), Place("a.xml", 0, 0, Budget(0))):
        if isinstance(item, Document):
            parse_article(item.raw, name=item.path, stated_format=item.format)
    for format_ in FORMATS:
        if format_.name in READERS and format_.reads:
            format_.reads(raw, format_.name)


@pytest.mark.parametrize("end", [b"<rss", b"<unknown", b"Ein Satz.", b"<!-- offen"])
def test_a_file_that_begins_with_many_comments_is_told_at_once(end: bytes) -> None:
    raw = b"<?xml version='1.0'?>\n" + b"<!-- Hinweis -->\n" * 300 + end
    assert what_is(head_of(raw, "a.xml")).name in {"rss", "xml", "html", "text"}
