"""Exports of press databases that were saved as HTML, invented and true to their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.types.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."


def field(label: str, value: str) -> str:
    return f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">{label}: </SPAN><SPAN CLASS="c2">{value}</SPAN></P>\n</DIV>\n'


def nexis(number: int, headline: str, count: str) -> str:
    return f"""<A NAME="DOC_ID_{number}_0"></A><!-- Hide XML section from browser
<DOC NUMBER={number}>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{count.format(number)}</SPAN></P>
</DIV>
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">Musterower Bote</SPAN></P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">12.</SPAN><SPAN CLASS="c2"> Januar 2022 Mittwoch</SPAN><BR><SPAN CLASS="c2">Stadtausgabe</SPAN></P>
</DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">{headline}</SPAN></P>
</DIV>
{field("AUTOR", "Anna Beispiel")}{field("RUBRIK", "LOKALES; S. 3")}{field("L&Auml;NGE", "185 W&ouml;rter")}
<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN CLASS="c2">{FIRST}</SPAN></P>
<P CLASS="c9"><SPAN CLASS="c2">{SECOND}</SPAN></P>
</DIV>
{field("UPDATE", "12. Januar 2022")}{field("SPRACHE", "GERMAN; DEUTSCH")}
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">Copyright 2022 Musterower Bote<BR>Alle Rechte vorbehalten</SPAN></P>
</DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
"""


def factiva(number: int, headline: str) -> str:
    return f"""<div id="article-MUBO{number}" class="article"><div class="article deArticle"><p> </p><div>Lokales</div><div id="hd"><span class="deHeadline counted">{number}) {headline}</span></div>
<div class="author">Anna Beispiel</div><div>185 Wörter</div><div>12 Januar 2022</div><div>Musterower Bote</div><div>MUBO</div><div>3</div><div>Deutsch</div><div>Copyright 2022. Musterower Bote.</div>
<p class="articleParagraph deArticleParagraph">{FIRST}</p><p class="articleParagraph deArticleParagraph">{SECOND}</p><p>Bote Verlags GmbH & Co. KG</p><p>Dokument MUBO000020220112ei1c0000{number}</p></div></div><br>"""


MENU = '<!DOCTYPE html><html lang="de"><head><title>Factiva</title></head><body><a href="#main">Zum Hauptinhalt springen</a><form id="PageBaseForm"><div id="contentLeft">'
QUERY = (
    '<table class="searchPreview"><tr><td>Text</td><td>Brücke</td></tr></table></div></form></body></html>'
)
COVER = '<HTML><HEAD><STYLE TYPE="text/css"><!-- .c0 { text-align: center; } --></STYLE></HEAD><BODY><DIV CLASS="c0"><P>Download Request: Selected Items: 1-2</P></DIV>\n'
HEADLINES = ["Brücke wird erneuert", "Kita öffnet wieder", "3) Was nun?"]
EXPORTS = {
    "nexis in English": COVER + "".join(nexis(n, line, "{} of 3 DOCUMENTS") for n, line in enumerate(HEADLINES, 1)) + "</BODY></HTML>",
    "nexis in German": COVER + "".join(nexis(n, line, "Dokument {} von 3") for n, line in enumerate(HEADLINES, 1)) + "</BODY></HTML>",
    "factiva": MENU + "".join(factiva(n, line) for n, line in enumerate(HEADLINES, 1)) + QUERY,
}  # fmt: skip


def articles(path: Path, text: str, encoding: str) -> list[Article]:
    path.write_text(text, encoding=encoding)
    return [
        parse_article(item.raw, name=item.path, stated_format=item.format)
        for item in read_sources([str(path)])
        if isinstance(item, Document)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_saved_as_a_page_has_all_its_articles(tmp_path: Path, name: str, encoding: str) -> None:
    found = articles(tmp_path / "a.html", EXPORTS[name], encoding)
    assert [article.headline for article in found] == HEADLINES
    for article in found:
        assert article.byline is not None
        assert article.byline.authors == ("Anna Beispiel",)
        assert article.section == ("LOKALES" if name.startswith("nexis") else "Lokales")
        assert (article.kicker, article.published, article.source.publisher) == (
            None,
            "2022-01-12",
            "Musterower Bote",
        )
        assert article.source.language == "de"
        assert [part.text for part in article.body] == [FIRST, SECOND]
