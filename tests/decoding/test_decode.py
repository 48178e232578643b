from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.decoding.decode import check, decode
from newsarchive.errors import NotText
from newsarchive.parser.parse import parse_article

TEXTS = {
    path.stem: path.read_bytes().decode()
    for path in sorted((Path(__file__).parents[1] / "corpus").glob("*/*.txt"))
}
GERMAN = {name: text for name, text in TEXTS.items() if sum(char in "äöüßÄÖÜ" for char in text) >= 2}
WIDE = {
    "utf-8": "utf-8", "utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be",
    "utf-32": "utf-32-le", "utf-32-le": "utf-32-le", "utf-32-be": "utf-32-be",
}  # fmt: skip
NARROW = ("windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman", "cp850")
PLAIN = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "’": "'", "‚": "'", "‘": "'"}
)
WORDS = (
    "Größe Straße über Äpfel Öl Übung müssen schön fließt Maß FÜR GRÖSSE ÄRZTE Bürgermeisterin hören Gemälde süß Österreich der die und "
    "in Haus nicht Regierung Café André Kanzler 20 2022 § für"
).split()  # fmt: skip
MARKS = ["{}", "{},", "{}.", "„{}“", "({})", "„{}“,", "– {}", "{} …", "{} €", "»{}«", "{}!"]


def encoded(text: str, encoding: str) -> bytes | None:
    """Return ``text`` in ``encoding``, with typewriter quotation marks where it has no others; None where neither can be."""
    for form in (text, text.translate(PLAIN)):
        try:
            return form.encode(encoding)
        except UnicodeEncodeError:
            continue
    return None


def test_there_are_texts() -> None:
    assert len(GERMAN) >= 30


@pytest.mark.parametrize("codec", WIDE)
def test_unicode(codec: str) -> None:
    for text in TEXTS.values():
        assert decode(text.encode(codec))[:2] == (text, WIDE[codec])


@pytest.mark.parametrize("codec", NARROW)
def test_single_byte(codec: str) -> None:
    tried = 0
    for name, text in GERMAN.items():
        raw = encoded(text, codec)
        if raw is None:
            continue
        found = decode(raw)
        assert found.text == raw.decode(codec), name
        assert not found.notes, name
        same = {codec, "iso-8859-1"} if not any(0x80 <= byte < 0xA0 for byte in raw) else {codec}
        assert found.encoding in same, name
        tried += 1
    assert tried >= 25


@pytest.mark.parametrize("codec", ["windows-1252", "iso-8859-1", "mac-roman"])
def test_utf8_read_in_another_encoding_is_undone(codec: str) -> None:
    tried = 0
    for name, text in GERMAN.items():
        try:
            raw = text.encode().decode(codec).encode()
        except UnicodeDecodeError:
            continue
        found = decode(raw)
        same = {codec} if re.search(r"[\x80-\x9f]", raw.decode()) else {codec, "windows-1252"}
        assert found.text == text, name
        assert found.encoding.removeprefix("utf-8+") in same, name
        assert [note.code for note in found.notes] == ["encoding-repaired"]
        tried += 1
    assert tried >= 15


def test_twice_damaged_text_is_undone() -> None:
    text = "In Brüssel hieß es „nein“ – für alle."
    raw = text.encode().decode("windows-1252").encode().decode("windows-1252").encode()
    assert decode(raw)[:2] == (text, "utf-8+windows-1252+windows-1252")
    (note,) = parse_article(raw).notes[:1]
    assert (note.code, note.field) == ("encoding-repaired", None)


def test_partly_damaged_text_stays_as_printed() -> None:
    text = "In Brüssel hieß es „nein“, in ZÃ¼rich auch."
    found = decode(text.encode())
    assert found[:2] == (text, "utf-8")
    (note,) = found.notes
    assert note.code == "encoding-damaged"
    assert note.message.endswith("(1 places): ZÃ¼rich may stand for Zürich")


def test_control_characters_in_place_of_quotation_marks_stay() -> None:
    text = "Er sagte \x84nein\x93 \x96 für alle."
    found = decode(text.encode())
    assert found[:2] == (text, "utf-8")
    (note,) = found.notes
    assert note.code == "encoding-damaged"
    assert note.message == "3 control characters stay as printed; they may stand for „ “ –"


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",
        "São Paulo und Angola: Ângela",
        "„Ã¼“ steht für „ü“, wo die Kodierung nicht stimmt.",
        "√2 ist größer als 1",
    ],
)
def test_what_only_looks_damaged_stays(text: str) -> None:
    assert decode(text.encode())[:2] == (text, "utf-8")


def test_utf8_with_a_foreign_byte() -> None:
    text = "Größere Übungen für Böllerschützen in Österreich"
    found = decode(text.encode() + b" f\xfcr alle")
    assert found[:2] == (text + " für alle", "utf-8")
    assert [note.code for note in found.notes] == ["encoding-mixed"]


def test_utf8_cut_within_its_last_character() -> None:
    found = decode("Größere Böllerschü".encode()[:-1])
    assert found[:2] == ("Größere Böllersch\N{REPLACEMENT CHARACTER}", "utf-8")
    assert [note.code for note in found.notes] == ["encoding-damaged"]


def test_latin1_that_ends_like_a_cut_utf8_text() -> None:
    assert decode("Zum Schluß".encode("iso-8859-1"))[:2] == ("Zum Schluß", "iso-8859-1")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Привет, мир. Это русский текст.", "windows-1251"),
        ("Zażółć gęślą jaźń. Dzieci są piękne.", "windows-1250"),
    ],
)
def test_other_languages_are_guessed_and_said_to_be(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert found[:2] == (text, codec)
    assert [note.code for note in found.notes] == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file; export its text first"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"PK\3\4" + bytes(26) + b"[Content_Types].xml", "a Word, Excel or PowerPoint file; save it as text first"),
        (b"PK\3\4" + bytes(26) + b"a.txt", "a ZIP archive"),
        (b"\x7fELF\2\1\1\0", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word, Excel or Outlook file of the old kind; save it as text first"),
        (b"SQLite format 3\0", "a database (SQLite)"),
        (b"abc\0\1\2def\0\0x" * 9, "binary data: it holds zero bytes"),
        (b"\1\2\3\4 text \5\6\7" * 30, "binary data: it is full of control characters"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(NotText, match=r"^a\.bin: is no text but ") as caught:
        check(raw, "a.bin")
    assert str(caught.value) == f"a.bin: is no text but {what}"
    article = parse_article(raw)
    assert article.source.encoding == "binary"
    assert article.notes[0].code == "not-text"
    assert (article.headline, article.body, article.text) == (None, (), "")


@pytest.mark.parametrize(
    "raw", ["BM ist ein Kürzel".encode(), b"Text\0\0\0", b"", b"GIFhorn", b"MZ ", "\ufeffText".encode()]
)
def test_what_is_text_passes(raw: bytes) -> None:
    check(raw)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1;2;3\n4;5;6\n7,5;8;9\n10;11;12\n13;14;15\n16;17;18\n19;20;21\n" * 3, "numbers or signs"),
        (
            'import os\n\ndef main() -> None:\n    print("x")\n    value = 3\n    return value\n\nclass A:\n    pass\n{}\n{\n}\n',
            "a program",
        ),
        ("2022-01-12 17:32:01 INFO started worker 3\n" * 8, "a log"),
    ],
)
def test_what_is_no_article_is_said_to_be(text: str, what: str) -> None:
    article = parse_article(text.encode())
    assert ("not-an-article", f"no article: it looks like {what}") in [
        (note.code, note.message) for note in article.notes
    ]
    assert all(sure.value <= 0.2 for sure in article.confidence.values() if sure.rule != "absent")


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS.values(),
        "Bundestag beschließt Haushalt",
        "Fußball: Bundesliga\nKöln - Mainz 1:2;\nBremen - Gladbach 0:0;\nUlm - Bonn 3:1;\nHof - Jena 2:2;\nKiel - Essen 1:0;\n",
        "Lotto am Samstag\n3 - 12 - 17 - 23 - 41 - 48\nSuperzahl: 7\nSpiel 77: 1 2 3 4 5 6 7\n(Alle Angaben ohne Gewähr.)",
        "17:32 Uhr\nDer Kanzler spricht.\n17:40 Uhr\nDie Sitzung ist beendet.\n",
    ],
)
def test_articles_are_not_said_to_be_none(text: str) -> None:
    assert "not-an-article" not in {note.code for note in parse_article(text.encode()).notes}


@given(
    st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS)), min_size=6, max_size=40),
    st.sampled_from([*WIDE, *NARROW]),
)
def test_german_text_comes_back(parts: list[tuple[str, str]], codec: str) -> None:
    text = "Die Straße führt über Österreich. " + " ".join(mark.format(word) for mark, word in parts)
    raw = encoded(text, codec)
    if raw is None:
        return
    found = decode(raw)
    assert found.text == raw.decode(codec).removeprefix("\ufeff")
    assert found.encoding in {WIDE.get(codec, codec), "iso-8859-1" if codec in NARROW else ""}


@given(
    st.binary()
    | st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.text("Ãâ€žœ¼√ üß").map(str.encode)
)
def test_any_bytes_are_some_text(raw: bytes) -> None:
    found = decode(raw)
    found.text.encode()
    assert found == decode(raw)


def test_plain_text_needs_no_detector() -> None:
    code = (
        "import sys; from newsarchive.decoding.decode import decode; decode('Grüße “'.encode()); decode('Grüße'.encode('latin-1'));"
        "print([name for name in ('ftfy', 'charset_normalizer') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
