from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats.place import Place
from newsarchive.formats.streams import Budget
from newsarchive.parser.parse import parse_article
from newsarchive.sources import read_sources
from newsarchive.sources.opened import contents
from newsarchive.types.document import Document, Failure

if TYPE_CHECKING:
    from pathlib import Path

    from newsarchive.types.article import Article

FIRST = "Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern und breiter zu bauen."
SECOND = "Die Arbeiten sollen im Frühjahr beginnen und zwei Jahre dauern, teilte die Verwaltung nach der Sitzung am Abend mit."
HTML = f"<p>Musterow (dpa) - {FIRST}</p><h3>Zwei Jahre Arbeit</h3><p>{SECOND}</p>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Musterower Bote</title>
<item><title>Brücke wird erneuert</title><link>https://example.org/a</link><description>Der Rat ist sich einig.</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded><dc:creator>Anna Beispiel</dc:creator><category>Lokales</category>
<pubDate>Wed, 12 Jan 2022 17:32:00 +0100</pubDate></item>
<item><title>Zweiter Titel</title><description>&lt;p&gt;Nur ein Satz&amp;nbsp;dazu.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Musterower Bote</title><entry><title>Brücke wird erneuert</title>
<link href="https://example.org/a"/><summary>Der Rat ist sich einig.</summary><author><name>Anna Beispiel</name></author><category term="Lokales"/>
<published>2022-01-12T17:32:00+01:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry></feed>"""
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf><head><title>x</title><docdata><date.issue norm="20220112T173200+0100"/></docdata></head><body><body.head>
<hedline><hl1>Brücke wird erneuert</hl1></hedline><byline>Von Anna Beispiel</byline><dateline>Musterow (dpa)</dateline>
<abstract><p>Der Rat ist sich einig.</p></abstract></body.head>
<body.content><p>{FIRST}</p><hl2>Zwei Jahre Arbeit</hl2><p>{SECOND}</p>
<media media-type="image"><media-caption>Die alte Brücke in Musterow.</media-caption><media-producer>Bert Muster/dpa</media-producer></media>
</body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet><newsItem guid="urn:x" version="1"><itemMeta><versionCreated>2022-01-12T18:00:00+01:00</versionCreated>
</itemMeta><contentMeta><contentCreated>2022-01-12T17:32:00+01:00</contentCreated><by>Von Anna Beispiel</by><headline>Brücke wird erneuert</headline>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>Musterow (dpa) - {FIRST}</p><h2>Zwei Jahre Arbeit</h2><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def write(tmp_path: Path, name: str, raw: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(raw)
    return str(path)


def articles(path: str) -> list[Article]:
    found = [item for item in read_sources([path]) if isinstance(item, Document)]
    return [parse_article(item.raw, name=item.path, stated_format=item.format) for item in found]


def rows(path: str) -> list[tuple[str, Any]]:
    """Return the path within the file, and the document's format, the failure's code or the counts."""
    return [
        (
            item.path.removeprefix(path),
            item.format
            if isinstance(item, Document)
            else item.code.value
            if isinstance(item, Failure)
            else item[3:],
        )
        for item in read_sources([path])
    ]


@pytest.mark.parametrize(
    ("text", "format_", "members"),
    [
        (RSS, "rss", [("#1", "rss"), ("#2", "rss"), ("", (2, 0))]),
        (ATOM, "atom", [("#1", "atom"), ("", (1, 0))]),
        (NITF, "nitf", [("", "nitf")]),
        (NEWSML, "newsml-g2", [("#1", "newsml-g2"), ("", (1, 0))]),
    ],
    ids=["rss", "atom", "nitf", "newsml-g2"],
)
def test_feed(tmp_path: Path, text: str, format_: str, members: list[tuple[str, Any]]) -> None:
    path = write(tmp_path, "a.xml", text.encode())
    assert rows(path) == members
    article = articles(path)[0]
    assert article.source.format == format_
    assert article.headline == "Brücke wird erneuert"
    assert article.published == "2022-01-12T17:32:00+01:00"
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel",)
    assert article.dateline is not None
    assert article.dateline.text == "Musterow (dpa)"
    assert [(part.kind.value, part.text) for part in article.body] == [
        ("paragraph", FIRST),
        ("crosshead", "Zwei Jahre Arbeit"),
        ("paragraph", SECOND),
    ]
    if format_ != "newsml-g2":
        assert article.teaser == "Der Rat ist sich einig."
    if format_ == "nitf":
        assert [(photo.caption, photo.credit) for photo in article.photos] == [
            ("Die alte Brücke in Musterow.", "Bert Muster/dpa")
        ]
    if format_ in {"rss", "atom"}:
        assert (article.section, article.source.url) == ("Lokales", "https://example.org/a")


def test_escaped_html_in_a_description(tmp_path: Path) -> None:
    second = articles(write(tmp_path, "a.xml", RSS.encode()))[1]
    assert second.headline == "Zweiter Titel"
    assert second.teaser == "Nur ein Satz dazu."


def test_a_cut_feed_gives_what_came_before(tmp_path: Path) -> None:
    found = rows(write(tmp_path, "a.rss", RSS.encode()[:-60]))
    assert found[0] == ("#1", "rss")
    assert found[-1] == ("", "damaged")


def test_an_undeclared_prefix_does_no_harm(tmp_path: Path) -> None:
    text = RSS.replace(' xmlns:content="http://purl.org/rss/1.0/modules/content/"', "")
    first = articles(write(tmp_path, "a.rss", text.encode()))[0]
    assert [part.text for part in first.body] == [FIRST, "Zwei Jahre Arbeit", SECOND]


def test_an_unknown_entity_does_no_harm(tmp_path: Path) -> None:
    found = rows(write(tmp_path, "a.rss", RSS.replace("Zweiter Titel", "Zweiter&nbsp;Titel").encode()))
    assert found == [("#1", "rss"), ("#2", "rss"), ("", (2, 0))]


@pytest.mark.parametrize("root", ["rss", "nitf"])
def test_entities_are_neither_fetched_nor_blown_up(tmp_path: Path, root: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    doctype = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "haha">{levels}]>'
    inside = "<title>&x;&l11;</title><description>ein Satz</description>"
    text = (
        f"<{root}><item>{inside}</item></{root}>"
        if root == "rss"
        else "<nitf><hl1>&x;&l11;</hl1><p>ein Satz</p></nitf>"
    )
    for start in ("", doctype):
        for article in articles(write(tmp_path, "a.xml", f'<?xml version="1.0"?>{start}{text}'.encode())):
            assert "geheim" not in article.text
            assert "hahahaha" not in article.text
            assert len(article.text) < 1000


def record(kind: str, url: str, content: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2022-01-12T17:32:00Z\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def warc(pages: list[tuple[str, str, str, bytes]], *, packed: bool) -> bytes:
    records = []
    for url, status, kind, body in pages:
        records.append(record("request", url, b"GET / HTTP/1.1\r\n\r\n"))
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(record("response", url, head.encode() + body))
    return b"".join(map(gzip.compress, records) if packed else records)


@pytest.mark.parametrize("packed", [True, False])
def test_warc(tmp_path: Path, *, packed: bool) -> None:
    page = f"<html><head><title>Brücke wird erneuert</title></head><body><article><h1>Brücke wird erneuert</h1>{HTML}</article></body></html>".encode()
    raw = warc(
        [
            ("https://example.org/2022-01-12/a", "200 OK", "text/html; charset=utf-8", page),
            ("https://example.org/b", "404 Not Found", "text/html", page),
            ("https://example.org/c.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://example.org/d", "200 OK", "text/html", b""),
        ],
        packed=packed,
    )
    path = write(tmp_path, "a.warc.gz" if packed else "a.warc", raw)
    assert rows(path) == [
        ("!/https://example.org/2022-01-12/a", None),
        ("!/https://example.org/d", "empty"),
        ("", (1, 1)),
    ]
    (article,) = articles(path)
    assert article.source.format == "html"
    assert article.headline == "Brücke wird erneuert"
    assert article.published == "2022-01-12"
    assert rows(
        write(tmp_path, "b.warc", warc([("u", "404 Not Found", "text/html", b"")], packed=packed))
    ) == [("", "no-records")]


def test_a_warc_with_a_wrong_length_is_damaged(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    raw = warc([("https://example.org/a", "200 OK", "text/html", b"<p>x</p>")], packed=False)
    found = rows(write(tmp_path, "a.warc", raw.replace(b"\r\n\r\nWARC/1.0", b"x\r\n\r\nWARC/1.0")))
    assert found[-1] == ("", "damaged")
    assert capfd.readouterr().err == ""


def test_the_reason_of_a_damaged_warc_is_one_short_line(tmp_path: Path) -> None:
    raw = warc([("https://example.org/a", "200 OK", "text/html", b"<p>x</p>")], packed=False)
    cut = raw.replace(b"WARC/1.0\r\nWARC-Type: response", b"no record\0\x1b[2J" * 40)
    (failure,) = [
        item for item in read_sources([write(tmp_path, "a.warc", cut)]) if isinstance(item, Failure)
    ]
    assert failure.code == "damaged"
    assert failure.reason.isprintable()
    assert len(failure.reason) <= 301


SEEDS = [
    RSS.encode(),
    ATOM.encode(),
    NITF.encode(),
    NEWSML.encode(),
    warc([("u", "200 OK", "text/html", b"<p>x</p>")], packed=False),
]


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), max_size=6),
    st.booleans(),
)
def test_mutated_feeds_never_raise(raw: bytes, changes: list[tuple[float, bytes]], packed: bool) -> None:
    mutated = bytearray(raw)
    for at, new in changes:
        start = int(at * len(mutated))
        mutated[start : start + 2] = new
    source = gzip.compress(mutated) if packed else bytes(mutated)
    for item in contents(io.BytesIO(source), Place("a.xml", 0, 0, Budget(0))):
        assert item.path.startswith("a.xml")
        if isinstance(item, Document):
            parse_article(item.raw, name=item.path, stated_format=item.format).text.encode()
