"""Mails: newsletters, forwarded articles, attachments, folders of mails; what is the mail's is not the article's."""

from __future__ import annotations

import random
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import Words, column, pdf_file, wrapped
from saved_files import BODY, PAGE, TITLE

from newsarchive import parse_article
from newsarchive.formats.mail.mime import begins_message
from newsarchive.parser.articles import read_articles
from newsarchive.types.article import Article
from newsarchive.types.document import Code, Failure

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "\n\n".join([TITLE, "Von Karl Muster", *BODY])
PARAGRAPHS = [BODY[0].removeprefix("Musterow. "), BODY[1]]


def mail(text: str, *, subject: str = "WG: Hafen", page: str = "", charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Anna Beispiel <anna@example.org>"
    message["To"] = "bernd@example.org"
    message["Date"] = "Wed, 12 Jan 2022 18:00:00 +0100"
    message["Subject"] = subject
    message.set_content(text, charset=charset)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def read(tmp_path: Path, raw: bytes, name: str = "a.eml") -> list[Article | Failure]:
    path = tmp_path / name
    path.write_bytes(raw)
    return list(read_articles([str(path)]))


def one(tmp_path: Path, raw: bytes) -> Article:
    (found,) = read(tmp_path, raw)
    assert isinstance(found, Article)
    return found


def texts(article: Article) -> list[str]:
    teaser = [article.teaser] if article.teaser else []
    return teaser + [part.text for part in article.body]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252"])
def test_the_mail_is_not_the_article(tmp_path: Path, charset: str) -> None:
    text = TEXT if charset != "iso-8859-15" else TEXT.replace("„", '"').replace("“", '"')
    article = one(tmp_path, bytes(mail(text, charset=charset)))
    assert (article.headline, article.published, article.source.format) == (TITLE, None, "eml")
    assert article.byline is not None
    assert article.byline.authors == ("Karl Muster",)
    assert [line for line in article.furniture if "Beispiel" in line] == [
        "From: Anna Beispiel <anna@example.org>"
    ]
    assert "Date: Wed, 12 Jan 2022 18:00:00 +0100" in article.furniture
    assert texts(article)[0] == PARAGRAPHS[0]


def test_the_page_of_a_newsletter_is_read(tmp_path: Path) -> None:
    article = one(tmp_path, bytes(mail("Im Browser ansehen", page=PAGE)))
    assert article.headline == TITLE
    assert texts(article) == PARAGRAPHS


def test_a_page_that_holds_less_than_the_plain_text_is_not(tmp_path: Path) -> None:
    article = one(tmp_path, bytes(mail(TEXT, page="<p>Ihr Programm zeigt kein HTML.</p>")))
    assert article.headline == TITLE


FORWARDED = {
    "outlook": "-----Ursprüngliche Nachricht-----\nVon: Musterower Bote <n@bote.example>\nGesendet: Dienstag, 11. Januar 2022 18:00\n"
    "An: Anna Beispiel\nBetreff: Der Newsletter\n\n",
    "outlook-new": "________________________________\nVon: Musterower Bote <n@bote.example>\nGesendet: Dienstag, 11. Januar 2022 18:00\n"
    "An: Anna Beispiel\nBetreff: Der Newsletter\n\n",
    "gmail": "---------- Forwarded message ---------\nVon: Musterower Bote <n@bote.example>\nDate: Di., 11. Jan. 2022 um 18:00 Uhr\n"
    "Subject: Newsletter\nTo: <anna@example.org>\n\n\n",
    "apple": "Anfang der weitergeleiteten Nachricht:\n\nVon: Musterower Bote <n@bote.example>\nBetreff: Newsletter\n"
    "Datum: 11. Januar 2022 um 18:00:00 MEZ\nAn: anna@example.org\n\n",
    "thunderbird": "-------- Weitergeleitete Nachricht --------\nBetreff: Newsletter\nDatum: Tue, 11 Jan 2022 18:00:00 +0100\n"
    "Von: Musterower Bote <n@bote.example>\nAn: anna@example.org\n\n",
}


@pytest.mark.parametrize("program", FORWARDED)
@pytest.mark.parametrize("words", ["", "Hallo Bernd,\n\nden solltest Du lesen.\n\nGruß Anna\n\n"])
def test_what_stands_above_a_forwarded_article_is_furniture(tmp_path: Path, program: str, words: str) -> None:
    article = one(
        tmp_path, bytes(mail(words + FORWARDED[program] + TEXT + "\n\n-- \nAnna Beispiel, Musterow\n"))
    )
    assert (article.headline, article.kicker, article.section, article.published) == (TITLE, None, None, None)
    assert texts(article) == PARAGRAPHS
    assert "Anna Beispiel, Musterow" in article.furniture
    assert any(line.startswith("Von: Musterower Bote") for line in article.furniture)


def test_quoted_text_loses_its_marks(tmp_path: Path) -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.split("\n"))
    article = one(tmp_path, bytes(mail(f"Am 11.01.2022 um 18:00 schrieb Musterower Bote:\n{quoted}\n")))
    assert article.headline == TITLE
    assert ">" not in article.text.replace("example.org>", "")


def test_the_line_that_the_subject_repeats_is_the_headline(tmp_path: Path) -> None:
    article = one(tmp_path, bytes(mail(f"Newsletter\n\nGuten Abend\n\n{TEXT}", subject=f"Fwd: {TITLE}")))
    assert article.headline == TITLE


def test_what_is_attached_is_read_and_a_few_words_above_it_are_no_article(tmp_path: Path) -> None:
    message = mail("Anbei der Artikel.\nGruß Anna")
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="hafen.html")
    words = [Words(TITLE, 40, 700, 20), *column(wrapped(" ".join(BODY), 80), 40, 660)]
    message.add_attachment(pdf_file(words), maintype="application", subtype="pdf", filename="hafen.pdf")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    found = read(tmp_path, bytes(message))
    assert [article.headline for article in found if isinstance(article, Article)] == [TITLE, TITLE]
    assert len(found) == 2
    longer = mail(TEXT)
    longer.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    assert len(read(tmp_path, bytes(longer))) == 1


def test_a_mail_in_a_mail_is_read(tmp_path: Path) -> None:
    outer = mail("Siehe Anlage.")
    outer.add_attachment(mail(TEXT, subject="Der Newsletter"))
    (article,) = read(tmp_path, bytes(outer))
    assert isinstance(article, Article)
    assert article.headline == TITLE


def test_a_folder_of_mails_gives_each(tmp_path: Path) -> None:
    mails = [bytes(mail(TEXT)), bytes(mail("Kurz.")), bytes(mail(TEXT.replace("Hafen", "Markt")))]
    folder = b"".join(b"From - Wed Jan 12 18:00:00 2022\n" + raw + b"\n" for raw in mails)
    found = read(tmp_path, folder, "Inbox")
    headlines = [article.headline for article in found if isinstance(article, Article)]
    assert headlines == [TITLE, headlines[1], TITLE.replace("Hafen", "Markt")]


def test_apples_files_are_mails(tmp_path: Path) -> None:
    raw = bytes(mail(TEXT))
    article = one(tmp_path, b"%-10d\n%s<?xml version='1.0'?><plist><dict/></plist>" % (len(raw), raw))
    assert (article.headline, article.source.format) == (TITLE, "eml")
    assert "plist" not in article.text


@pytest.mark.parametrize(
    ("start", "is_mail"),
    [
        (b"From: a\nSubject: b\n\nText", True),
        (b"Received: by x\n with y\nMessage-ID: <a>\nX-Spam: no\n\n", True),
        (b"Subject: b\nTo: c\n\nText", False),
        (b"Date: 12.01.2022\n\nText", False),
        (b"Title: b\nAuthor: c\nDate: 2022-01-12\n\nText", False),
        (b"Ein Titel\nFrom: a\nSubject: b\n\n", False),
        (b"From: a\nSubject: b\nnoch eine Zeile ohne Doppelpunkt\n", False),
    ],
)
def test_headers_tell_a_mail(start: bytes, is_mail: bool) -> None:
    assert begins_message(start) is is_mail


def test_parts_nested_without_end_are_read_or_refused(tmp_path: Path) -> None:
    head = b"From: a@example.org\nDate: Wed, 12 Jan 2022 18:00:00 +0100\nSubject: x\nMIME-Version: 1.0\n"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level) for level in range(3000)
    )
    for found in read(tmp_path, head + deep + b"Content-Type: text/plain\n\nText"):
        assert isinstance(found, Article) or found.code in {Code.NOT_TEXT, Code.DAMAGED, Code.EMPTY}


def test_a_newsletter_that_announces_articles_says_so(tmp_path: Path) -> None:
    item = f"<h2>{TITLE}</h2><p>{BODY[0]}</p><a href='https://bote.example/1'>Weiterlesen →</a>"
    for count, codes in ((3, ["several-articles"]), (1, [])):
        page = f"<html><body><article>{item * count}</article></body></html>"
        article = one(tmp_path, bytes(mail("Im Browser ansehen", page=page)))
        assert [note.code for note in article.notes if note.code == "several-articles"] == codes


@given(st.integers(0, 1 << 30))
def test_damaged_mails_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    message = mail(TEXT, page=PAGE)
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="hafen.html")
    raw = bytearray(bytes(message))
    for _ in range(chance.randint(1, 30)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    parse_article(bytes(raw[: chance.randint(1, len(raw))]), stated_format="eml").text.encode()
