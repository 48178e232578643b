"""Pages as browsers save them whole: MHTML, Safari's web archive, a comment with the address."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING, Any

import pytest
from saved_files import ADDRESS, BODY, PAGE, TITLE

from newsarchive import parse_article

if TYPE_CHECKING:
    from newsarchive.types.article import Article

HEAD = {
    "chrome": f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: Hafen\r\nDate: Fri, 14 Jan 2022 18:00:00 -0000\r\n",
    "explorer": 'From: "Saved by Internet Explorer 11"\r\nSubject: Hafen\r\nDate: Fri, 14 Jan 2022 18:00:00 +0100\r\n',
    "unnamed": "Subject: Hafen\r\nDate: Fri, 14 Jan 2022 18:00:00 +0100\r\n",
}


def mhtml(head: str, page: bytes, charset: str = "") -> bytes:
    kind = f'text/html; charset="{charset}"' if charset else "text/html"
    return (
        head.encode()
        + b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----grenze"\r\n\r\n'
        + f"------grenze\r\nContent-Type: text/css\r\nContent-Location: {ADDRESS}.css\r\n\r\nbody {{}}\r\n".encode()
        + f"------grenze\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {ADDRESS}\r\n\r\n".encode()
        + page
        + b"\r\n------grenze--\r\n"
    )


def check(article: Article, format_: str) -> None:
    assert (article.headline, article.source.format, article.source.url) == (TITLE, format_, ADDRESS)
    assert [part.text for part in article.body] == [BODY[0].removeprefix("Musterow. "), BODY[1]]
    assert article.published is None


@pytest.mark.parametrize("program", HEAD)
@pytest.mark.parametrize("charset", ["", "utf-8", "windows-1252"])
def test_mhtml(program: str, charset: str) -> None:
    raw = mhtml(HEAD[program], PAGE.encode(charset or "utf-8"), charset)
    check(parse_article(raw, name="hafen.mhtml"), "mhtml")


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
@pytest.mark.parametrize("charset", ["UTF-8", "windows-1252"])
def test_webarchive(form: Any, charset: str) -> None:
    main = {
        "WebResourceData": PAGE.encode(charset),
        "WebResourceURL": ADDRESS,
        "WebResourceTextEncodingName": charset,
    }
    raw = plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)
    check(parse_article(raw, name="hafen.webarchive"), "webarchive")


@pytest.mark.parametrize(
    "comment",
    [
        f"\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Wed Jan 12 2022 18:00:00 GMT+0100\n",
        f" saved from url=(0043){ADDRESS} ",
        f" Saved from {ADDRESS} at 2022-01-12T17:00:00Z using monolith v2.6.1 ",
    ],
)
def test_a_saved_page_says_where_it_was(comment: str) -> None:
    raw = PAGE.replace("<html lang=de>", f"<html lang=de><!--{comment}-->").encode()
    check(parse_article(raw, name="hafen.html"), "html")
    own = "https://www.bote.example/eigene.html"
    stated = raw.replace(b"<title>", f'<link rel=canonical href="{own}"><title>'.encode())
    assert parse_article(stated, name="hafen.html").source.url == own


@pytest.mark.parametrize(
    "raw",
    [
        b"bplist00WebMainResource" + bytes(40),
        plistlib.dumps({"WebMainResource": {"WebResourceURL": ADDRESS}}),
        plistlib.dumps({"WebMainResource": []}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps({"WebMainResource": {}}).replace(b"UTF-8", b"UTj-8"),
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict><key>WebMainResource</key><string>&a;</string></dict></plist>',
        mhtml(HEAD["chrome"], b"").replace(b"text/html\r\n", b"image/png\r\n"),
    ],
)
def test_a_file_without_a_page_is_refused(raw: bytes) -> None:
    article = parse_article(raw)
    assert [note.code for note in article.notes][:1] == ["not-text"]
    assert article.text == ""
