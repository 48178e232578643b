"""PDF files: columns, broken words, margins, several articles; scans, locked and damaged files are refused."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import COURIER, HEIGHT, TIMES_BOLD, Words, column, pdf_file, wrapped

from newsarchive import parse_article
from newsarchive.formats import read
from newsarchive.formats.pdf.paragraphs import joined

if TYPE_CHECKING:
    from newsarchive.types.article import Article

TITLE = "Stadtrat streitet über den Hafen"
FIRST = (
    "Der Umbau des alten Ha|fens in Musterow soll im Früh|jahr beginnen und rund zwölf Mil|lionen Euro kosten. Das teilte "
    "Bürger|meisterin Karla Köh|ler am Mitt|woch im Stadt|rat mit. Die Hälf|te des Geldes kommt nach ihren An|gaben vom Land."
)
SECOND = (
    "„Wir können nicht län|ger warten“, sagte Köh|ler. Die Kai|mauer sei an drei Stel|len brü|chig, die Straße davor seit dem "
    "Herbst ge|sperrt. Der Be|trieb der Fäh|ren laufe nur noch mit Aus|nahme|geneh|migung, die Vor- und Nach|teile seien be|kannt."
)
THIRD = (
    "Über den Ent|wurf stimmt der Rat Ende Fe|bruar ab. Bis da|hin liegt er im Rat|haus zur Ein|sicht aus."
)
BODY = [text.replace("|", "") for text in (FIRST, SECOND, THIRD)]


def title(text: str = TITLE, y: float = 750) -> Words:
    return Words(text, 40, y, 24, TIMES_BOLD)


def parsed(*pages: list[Words]) -> Article:
    return parse_article(pdf_file(*pages), name="seite.pdf")


def body(article: Article) -> list[str]:
    return [part.text for part in article.body]


def set_in(width: int, indent: float = 10) -> list[tuple[str, float]]:
    """Return the lines of all three paragraphs, and how far each is set in."""
    lines: list[tuple[str, float]] = []
    for text in (FIRST, SECOND, THIRD):
        first, *rest = wrapped(text, width - 2)
        lines += [(first, indent), *((line, 0.0) for line in rest)]
    return lines


def columns(count: int, *, by_rows: bool = False) -> list[Words]:
    """Return the article in ``count`` columns, drawn column by column or row by row."""
    width, lines = 90 // count, set_in(90 // count)
    height = -(-len(lines) // count)
    words = [
        Words(text, 40 + (at // height) * (width * 5.4 + 12) + indent, 700 - (at % height) * 11)
        for at, (text, indent) in enumerate(lines)
    ]
    return sorted(words, key=lambda word: -word.y) if by_rows else words


@pytest.mark.parametrize("by_rows", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_are_read_one_after_the_other(count: int, by_rows: bool) -> None:
    article = parsed([title(), *columns(count, by_rows=by_rows)])
    assert article.headline == TITLE
    assert body(article) == BODY
    assert article.source.format == "pdf"


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = wrapped(FIRST, 60)
    head = [Words("Musterower Bote", 40, 815), Words("Mittwoch, 12. Januar 2022 | Nr. 9 | Seite 3", 300, 815)]
    after = [
        Words("Musterower Bote", 40, 815),
        Words("Mittwoch, 12. Januar 2022 | Nr. 9 | Seite 4", 300, 815),
    ]
    one = [*head, title(), *column(lines[:2], 40, 700)]
    two = [*after, *column(lines[2:], 40, 700), *column(wrapped(THIRD, 60), 40, 500), Words("4", 290, 25)]
    article = parsed(one, two)
    assert body(article) == [BODY[0], BODY[2]]
    assert article.published == "2022-01-12"
    assert article.furniture.count("Musterower Bote") == 2
    assert "4" in article.furniture


def test_what_a_browser_prints_in_the_margin_is_no_text_but_tells_the_address() -> None:
    margin = [
        Words("14.01.22, 17:32", 40, 825, 7),
        Words("Stadtrat streitet über den Hafen | Musterower Bote", 250, 825, 7),
        Words("https://www.bote.example/lokales/hafen-1.html", 40, 12, 7),
        Words("1/1", 540, 12, 7),
    ]
    article = parsed([*margin, title(), *column(wrapped(FIRST, 60), 40, 700)])
    assert article.headline == TITLE
    assert body(article) == BODY[:1]
    assert article.published is None
    assert article.source.url == "https://www.bote.example/lokales/hafen-1.html"


def test_several_articles_on_a_page_are_noted() -> None:
    text = [wrapped(FIRST, 80), wrapped(SECOND, 80)]
    page = [title(), *column(text[0], 40, 720), *column(text[1], 40, 660)]
    page += [
        title("Fähre nach Beispielhausen fällt aus", 500),
        *column(text[1], 40, 470),
        *column(text[0], 40, 400),
    ]
    article = parsed(page)
    assert [note.code for note in article.notes] == ["several-articles"]
    assert "2 headlines" in article.notes[0].message
    assert [note.code for note in parsed(page[: len(page) // 2]).notes] == []


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["im Früh\N{SOFT HYPHEN}", "jahr"], "im Frühjahr"),
        (["im Früh-", "jahr"], "im Frühjahr"),
        (["der Nord-", "Ost-Kai"], "der Nord-Ost-Kai"),
        (["die Vor-", "und Nachteile"], "die Vor- und Nachteile"),
        (["seit 2021 -", "und länger"], "seit 2021 - und länger"),
        (["Boeing 737-", "800"], "Boeing 737- 800"),
        (["ein Satz", "und noch einer"], "ein Satz und noch einer"),
    ],
)
def test_broken_words(lines: list[str], whole: str) -> None:
    assert joined(lines) == whole


def test_a_drop_capital_begins_its_word() -> None:
    whole = FIRST.replace("|", "")
    beside = wrapped(whole, 55)[:2]
    lines = [*beside, *wrapped(whole[len(" ".join(beside)) :], 60)]
    page = [title(), Words("D", 40, 678, 30, TIMES_BOLD)]
    page += [Words(lines[0][1:], 66, 692), Words(lines[1], 66, 681), *column(lines[2:], 40, 670)]
    assert body(parsed(page))[0].startswith("Der Umbau des alten Hafens")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (pdf_file([]), "a scan: a PDF file of pictures without a text layer"),
        (pdf_file([Words(" ", 40, 40)]), "a scan: a PDF file of pictures without a text layer"),
        (b"%PDF-1.4\nkaputt", "a damaged PDF file"),
        (pdf_file([title("•••• ••• ••• ••")]), "fonts do not say which letters"),
        (pdf_file(*[[] for _ in range(401)]), "a PDF file of 401 pages"),
    ],
)  # fmt: skip
def test_what_has_no_text_is_refused_with_the_way_out(raw: bytes, reason: str) -> None:
    reading = read(raw, "a.pdf")
    assert (reading.text, reading.blocks) == ("", ())
    (note,) = reading.notes
    assert note.code == "not-text"
    assert reason in note.message


def test_turned_text_is_kept() -> None:
    turned = b"BT /F1 6 Tf 0 1 -1 0 560 300 Tm (Foto: Jan Muster) Tj ET\n"
    raw = pdf_file([title(), *column(wrapped(FIRST, 60), 40, 700)], extra=turned)
    article = parse_article(raw, name="a.pdf")
    assert "Foto: Jan Muster" in article.text
    assert body(article)[0] == BODY[0]


@given(
    st.lists(
        st.builds(
            Words,
            st.text("aÄz .-3", min_size=1, max_size=30),
            st.integers(-50, 700),
            st.integers(-1, HEIGHT // 30).map(lambda level: level * 30),
            st.sampled_from([1.0, 6.0, 9.0, 24.0]),
            st.just(COURIER),
        ),
        max_size=25,
        unique_by=lambda words: (
            words.y
        ),  # words over one another are one word drawn twice, as some programs make type bold
    )
)
def test_every_word_is_kept_wherever_it_stands(words: list[Words]) -> None:
    reading = read(pdf_file(words), "a.pdf")
    if any(note.code == "not-text" for note in reading.notes):
        return
    inside = [
        w for w in words if w.x > 0 and w.x + len(w.text) * w.size * 0.6 < 595 and 0 < w.y < HEIGHT - w.size
    ]
    for letter in "Äz3":
        assert reading.text.count(letter) >= sum(word.text.count(letter) for word in inside)


@given(st.integers(0, 1 << 30))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    raw = bytearray(pdf_file([title(), *columns(2)]))
    for _ in range(chance.randint(1, 20)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    article = parse_article(bytes(raw[: chance.randint(10, len(raw))]), name="a.pdf")
    article.text.encode()


def test_a_smaller_heading_within_an_article_heads_none() -> None:
    page = [
        title(),
        *column(wrapped(FIRST, 60), 40, 720),
        Words("Anwohner fürchten den Lärm", 40, 640, 15, TIMES_BOLD),
    ]
    page += [
        *column(wrapped(SECOND, 60), 40, 620),
        *column(wrapped(THIRD, 60), 40, 530),
        *column(wrapped(FIRST, 60), 40, 480),
    ]
    article = parsed(page)
    assert [note.code for note in article.notes] == []
    assert ("crosshead", "Anwohner fürchten den Lärm") in [
        (part.kind.value, part.text) for part in article.body
    ]
    signed = [
        *page,
        Words("Fähre nach Beispielhausen fällt aus", 40, 400, 15, TIMES_BOLD),
        Words("Von Karl Muster", 40, 384),
    ]
    signed += [*column(wrapped(SECOND, 60), 40, 368), *column(wrapped(FIRST, 60), 40, 290)]
    assert [note.code for note in parsed(signed).notes] == ["several-articles"]


def test_a_stretched_line_at_the_foot_of_a_column_is_one_line() -> None:
    lines = wrapped(FIRST, 60)
    page = [title(), *column(lines[:2], 40, 72), Words("Bürgermeisterin", 40, 50), Words("Karla", 337, 50)]
    assert "Bürgermeisterin Karla" in body(parsed(page))[0]


@pytest.mark.parametrize("x", [-1e12, 1e9, 1e30])
def test_a_word_miles_away_takes_no_longer(x: float) -> None:
    article = parsed([title(), *columns(2), Words("weit weg", 40, 500), Words("fort", x, 480)])
    assert body(article)[0] == BODY[0]
