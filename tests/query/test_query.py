from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsarchive.errors import QuerySyntaxError
from newsarchive.query.describe import describe
from newsarchive.query.fields import DATE_FIELDS, FIELDS, NAMES, PARTS, STATES
from newsarchive.query.nodes import (
    Added,
    And,
    AtLeast,
    DateRange,
    Everything,
    Field,
    Has,
    Is,
    Known,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Same,
    Saved,
    Wild,
    Word,
)
from newsarchive.query.parse import parse_query

TODAY = dt.date(2022, 1, 13)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Nato", Word("Nato")),
        ("Nato Rat", And((Word("Nato"), Word("Rat")))),
        ("=Haus", Word("Haus", exact=True)),
        ("Haus*", Word("Haus", prefix=True)),
        ("=Haus*,", Word("Haus", exact=True, prefix=True)),
        ('"rote  Karte"', Phrase("rote Karte")),
        ("„rote Karte“", Phrase("rote Karte")),
        ("»rote Karte«", Phrase("rote Karte")),
        ("a OR b ODER c | d", Or((Word("a"), Word("b"), Word("c"), Word("d")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a AND b c", And((And((Word("a"), Word("b")), strict=True), Word("c")))),
        ("a -b", And((Word("a"), Not(Word("b"))))),
        ("NICHT (a b)", Not(And((Word("a"), Word("b"))))),
        ('NOT "a b"', Not(Phrase("a b"))),
        ("a NEAR/5 b NEAR/5 c", Near(5, (Word("a"), Word("b"), Word("c")))),
        ("a NAHE b", Near(10, (Word("a"), Word("b")))),
        ("headline:Nato", Field("headline", Word("Nato"))),
        ("Titel:Nato", Field("headline", Word("Nato"))),
        ("ort:(Berlin OR Wien)", Field("place", Or((Word("Berlin"), Word("Wien"))))),
        ('section:"Politik / Ausland"', Field("section", Phrase("Politik / Ausland"))),
        ('section:="Schweiz  heute"', Same("section", "Schweiz heute")),
        ("publisher:=zeit.de", Same("publisher", "zeit.de")),
        ("Zeitung:=„Bote“", Same("publisher", "Bote")),
        ("headline:=Rat", Field("headline", Word("Rat", exact=True))),
        ('year:="2022"', DateRange("2022-01-01", "2023-01-01")),
        ("Jahr:2022", DateRange("2022-01-01", "2023-01-01")),
        ("*", Everything()),
        ("*dämm*", Wild("*dämm*")),
        ("M?ller,", Wild("M?ller")),
        ("Minister*innen", Word("Minister*innen")),
        ("Was nun?", And((Word("Was"), Word("nun")))),
        ("Haus !Sport", And((Word("Haus"), Not(Word("Sport"))))),
        ('"a b"~3', Near(3, (Word("a", exact=True), Word("b", exact=True)))),
        ("a w/4 b", Near(4, (Word("a"), Word("b")))),
        ("a PRE/5 b", Near(5, (Word("a"), Word("b")), ordered=True)),
        ("a VOR/5 b pre/5 c", Near(5, (Word("a"), Word("b"), Word("c")), ordered=True)),
        ("a w/s b NEAR/S c", Near(None, (Word("a"), Word("b"), Word("c")))),
        (
            "a PRE/2 b NEAR/2 c",
            And(
                (Near(2, (Word("a"), Word("b")), ordered=True), Near(2, (Word("b"), Word("c")))), strict=True
            ),
        ),
        ("a NEAR/2 (b OR c)", Or((Near(2, (Word("a"), Word("b"))), Near(2, (Word("a"), Word("c")))))),
        (
            "a NEAR/2 b NEAR/3 c",
            And((Near(2, (Word("a"), Word("b"))), Near(3, (Word("b"), Word("c")))), strict=True),
        ),
        ("==Haus", Word("Haus", exact=True, case=True)),
        ("id:12", Known("12")),
        ("key:mwqy", Known("mwqy")),
        ("added:2022", Added("2022-01-01", "2023-01-01")),
        ("query:klima", Saved("klima")),
        ("-*", Not(Everything())),
        ("section:*", Has("section")),
        ("  ", Everything()),
        ("(* -Rat)", And((Everything(), Not(Word("Rat"))))),
        ("has:photo", Has("photo")),
        ("hat:Foto", Has("photo")),
        ("is:duplicate", Is("duplicate")),
    ],
)
def test_reading(text: str, query: Query) -> None:
    assert parse_query(text) == query
    assert parse_query(str(query)) == query


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NATO-Generalsekretär", ["NATO-Generalsekretär"]),
        ("Stoltenberg.", ["Stoltenberg"]),
        ("Minister:innen", ["Minister:innen"]),
        ("Minister*innen", ["Minister*innen"]),
        ("Minister(innen)", ["Minister(innen)"]),
        ("C++", ["C++"]),
        ("CDU/CSU", ["CDU/CSU"]),
        ("Covid-19", ["Covid-19"]),
        ("§218", ["§218"]),
        ("§ 218", ["218"]),
        ("Corona - Impfung", ["Corona", "Impfung"]),
        ("Corona – Impfung", ["Corona", "Impfung"]),
        ("Titel: Los!", ["Titel", "Los"]),
        ("https://example.org/a?b=c", ["https://example.org/a?b=c"]),
        ("„Offen bleiben", ["Offen", "bleiben"]),
        ("geht's?", ["geht's"]),
        ("OR. oder", ["OR", "oder"]),
        ("Tor --live", ["Tor", "live"]),
    ],
)
def test_words_are_words(text: str, words: list[str]) -> None:
    query = parse_query(text)
    parts = query.parts if isinstance(query, And) else (query,)
    assert [part.text for part in parts if isinstance(part, Word)] == words
    assert len(parts) == len(words)


@pytest.mark.parametrize("text", ["AT&T", "2:1", "1,22", "E.ON", "12.01.2022", "24/7", "Booking.com"])
def test_names_and_numbers_with_marks_in_them_stay_together(text: str) -> None:
    assert parse_query(f"{text} Euro") == And((Phrase(text), Word("Euro")))
    assert parse_query(f"-{text}") == Not(Phrase(text))


@pytest.mark.parametrize("text", ["S.O.S", "S.O.S.", "10.000"])
def test_an_abbreviation_and_a_number_are_words(text: str) -> None:
    assert parse_query(f"{text} Euro") == And((Word(text.removesuffix(".")), Word("Euro")))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("date:2022", "2022-01-01", "2023-01-01"),
        ("date:2022-02", "2022-02-01", "2022-03-01"),
        ("date:2022-12", "2022-12-01", "2023-01-01"),
        ("date:2022-01..2022-03", "2022-01-01", "2022-04-01"),
        ("date:12.01.2022", "2022-01-12", "2022-01-13"),
        ("date:1.2022", "2022-01-01", "2022-02-01"),
        ('date:"Januar 2022"', "2022-01-01", "2022-02-01"),
        ('date:"12. Jänner 2022"', "2022-01-12", "2022-01-13"),
        ("date:..2022", None, "2023-01-01"),
        ("date:2022..", "2022-01-01", None),
        ("since:2022-02", "2022-02-01", None),
        ("seit:2022-02", "2022-02-01", None),
        ("until:2022-02", None, "2022-03-01"),
        ("date:gestern", "2022-01-12", "2022-01-13"),
    ],
)
def test_dates(text: str, start: str | None, end: str | None) -> None:
    query = parse_query(text, today=TODAY)
    assert query == DateRange(start, end)
    assert parse_query(str(query)) == query


@pytest.mark.parametrize(
    ("text", "message", "carets"),
    [
        ('headline:="Rat"', None, "         ^^^^^^"),
        ("body:*", "Expected a word in body:", "     ^"),
        ("section:=Rat*", "Expected the whole value, without *", "        ^^^^^"),
        ("?!", "Expected a word to search for", "^^"),
        ('Nato "Rat', 'Expected a closing quotation mark (") for this one', "     ^"),
        ("(Nato", "Expected a closing parenthesis for this one", "^"),
        ("Nato)", "No parenthesis was opened for this one", "    ^"),
        ("Nato OR", "Expected a word after 'OR'", "     ^^"),
        ("OR Nato", "Expected a word to search for", "^^"),
        ("a ()", "Expected a word after '('", "   ^"),
        ("a -", None, None),
        ("headline: Nato", "No value after 'headline:'; write headline:word, without a space", "^^^^^^^^^"),
        ("headlin:Nato", "No field is called 'headlin:'; meant headline:?", "^^^^^^^^"),
        ("has:foot", None, None),
        ("is:duplicat", "Expected is: with one of duplicate, updated; meant is:duplicate?", "   ^^^^^^^^"),
        (
            "date:gerade",
            'Expected a date such as 2022, 2022-01, 12.01.2022, "Januar 2022" or 2022-01..2022-03, 7d, gestern or "letzte Woche"',
            "     ^^^^^^",
        ),
        ("date:2022-13", None, "     ^^^^^^^"),
        ("date:2023..2022", None, "     ^^^^^^^^^^"),
        ("since:2022..2023", None, "      ^^^^^^^^^^"),
        (
            "a w/p b",
            "Expected w/5 or NEAR/5 (words between), pre/5 (in this order) or w/s (one sentence)",
            "  ^^^",
        ),
        ("Rede ~5", "Expected a phrase in quotation marks right before ~5", "     ^^"),
        (
            "a NEAR/5 (b c)",
            "Expected a word or a phrase beside NEAR, or several joined by OR; for a field write headline:(a NEAR b)",
            None,
        ),
        (
            "Haus~2",
            "Expected no ~2 behind a word; a word finds all its forms, and Haus* what begins like it",
            "    ^^",
        ),
        ("tag x author:M?ller", "Expected no * or ? within a name", "             ^^^^^^"),
        ("colour:rot", None, "^^^^^^^"),
        ("headline:(body:x)", "Expected no field inside headline:", "          ^^^^^"),
        ("(" * 80 + "a", "Expected at most 50 levels of parentheses", None),
        ("-" + "NOT " * 80 + "a", "Expected at most 50 levels of parentheses", None),
        ("a " * 2000, "A query holds at most 1,000 words and signs", None),
        ("ä" * 60_000, "A query holds at most 50,000 characters", None),
    ],
)
def test_errors_point_at_the_place(text: str, message: str | None, carets: str | None) -> None:
    if text == "a -":
        assert parse_query(text) == Word("a")
        return
    with pytest.raises(QuerySyntaxError) as caught:
        parse_query(text)
    lines = str(caught.value).splitlines()
    if message is not None:
        assert lines[0] == message
    if carets is not None:
        assert lines[2] == "  " + carets


def test_describe_names_every_part() -> None:
    query = parse_query(
        'Haus =Hof Stra* "rote Karte" (a AND b | c NEAR/3 d) headline:x -y since:2022 until:2023 has:photo is:updated'
    )
    assert describe(query).splitlines() == [
        "these, where words may lack:",
        "  word Haus, in any form",
        "  word Hof, not inflected",
        "  words that begin with Stra",
        '  the phrase "rote Karte"',
        "  any of:",
        "    all of:",
        "      word a, in any form",
        "      word b, in any form",
        "    with at most 3 words between them:",
        "      word c, in any form",
        "      word d, in any form",
        "  in the headline (headline):",
        "    word x, in any form",
        "  not:",
        "    word y, in any form",
        "  published on or after 2022-01-01",
        "  published before 2024-01-01",
        "  has a picture",
        "  is with a stated later change",
    ]
    assert describe(AtLeast(1, (Word("a"), Word("b")))).startswith("at least 1 of:")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since:7d", "2022-01-06", None),
        ("since:2w", "2021-12-30", None),
        ("until:7d", None, "2022-01-07"),
        ("date:3t", "2022-01-10", "2022-01-14"),
        ("date:vorgestern", "2022-01-11", "2022-01-12"),
        ('date:"letzte Woche"', "2022-01-03", "2022-01-10"),
        ('date:"diese Woche"', "2022-01-10", "2022-01-17"),
        ('since:"letzten Monat"', "2021-12-01", None),
        ('date:"dieses Jahr"', "2022-01-01", "2023-01-01"),
        ('date:"last year"', "2021-01-01", "2022-01-01"),
    ],
)
def test_dates_counted_from_today(text: str, start: str | None, end: str | None) -> None:
    assert parse_query(text, today=TODAY) == DateRange(start, end)


def test_every_name_is_read_as_its_field() -> None:
    for alias, name in NAMES.items():
        if name in FIELDS:
            assert parse_query(f"{alias}:x") == Field(name, Word("x"))
        elif name in DATE_FIELDS:
            assert isinstance(parse_query(f"{alias}:2022"), Added if name == "added" else DateRange)
    assert [parse_query(f"has:{part}") for part in PARTS] == [Has(part) for part in PARTS]
    assert [parse_query(f"is:{state}") for state in STATES] == [Is(state) for state in STATES]


def test_the_page_names_every_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text(encoding="utf-8")
    for alias, name in NAMES.items():
        assert f"`{alias}:`" in page, name
    for value, holds in {**PARTS, **STATES}.items():
        assert f"- `{value}`: {holds}" in page
    rows = [row.split(" | ")[0].strip("| ") for row in page.splitlines() if row.startswith("| `")]
    queries = [text for cell in rows for text in cell.split("`")[1::2] if not text.endswith(":")]
    assert len(queries) > 20
    for text in queries:
        assert str(parse_query(text.replace("\\|", "|")))
