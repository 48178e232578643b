"""The program speaks German under a German locale, and nothing that programs read is ever translated."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from messages import LOCALE, messages, translations
from program import run_program

from newsarchive.cli.group import COMMANDS
from newsarchive.cli.language import DOMAIN, asked_language

ROOT = Path(__file__).parents[2]
TOLD = "run: python tools/messages.py, write the German behind msgstr in the .po file that it names, and run it again"
PLACE = re.compile(r"\{\w+(?=[}!:])|%\(\w+\)s")
OPTION = re.compile(r"--[\w-]+|\bnot-text\b")
ENGLISH = re.compile(
    r"\b(?:the|and|of|which|with|from|this|that|not|are|were|expected|Show|Print|Usage|Options)\b"
)


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def newsarchive(*args: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: os.environ[name]
        for name in os.environ
        if name not in {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}
    }
    return run_program(*args, env={**kept, **variables}, stdin=stdin)


def test_every_message_is_translated_and_keeps_what_is_put_in() -> None:
    told = list(messages())
    assert len(told) > 500
    assert {one.text for one in told} - set(translations("de")) == set(), TOLD
    plurals = {one.text: one.plural for one in told if one.plural}
    wrong = {}
    for text, translation in translations("de").items():
        known = places(text) | places(plurals.get(text, ""))
        if not places(translation) <= known or (text not in plurals and places(translation) != known):
            wrong[text] = translation
    assert wrong == {}


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    polib = pytest.importorskip("polib")
    entries = polib.pofile(str(LOCALE / "de" / "LC_MESSAGES" / f"{DOMAIN}.po"))
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []
    written = {entry.msgid: entry.msgstr or entry.msgstr_plural[0] for entry in entries if entry.translated()}
    assert written == translations("de"), TOLD


def test_no_english_is_left_in_the_help() -> None:
    code = f"""
from newsarchive.cli import main
for name in {["", *COMMANDS]}:
    print("\\f" + name)
    main([*name.split(), "--help"], standalone_mode=False)
"""
    variables = {**os.environ, "LC_ALL": "de_DE.UTF-8", "COLUMNS": "200", "PYTHONUTF8": "1"}
    variables.pop("LANGUAGE", None)
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, env=variables
    )
    pages = run.stdout.split("\f")[1:]
    assert len(pages) == len(COMMANDS) + 1
    for page in pages:
        assert page.partition("\n")[2].startswith("Aufruf: "), page
        assert ENGLISH.findall(OPTION.sub("", page)) == [], page


ERRORS = {
    ("serach",): "Fehler: Den Befehl „serach“ gibt es nicht. Gemeint ist vielleicht search?",
    ("search", "--nope"): "Fehler: Die Option '--nope' gibt es nicht.",
    (
        "search",
        "-n",
        "x",
    ): "Fehler: Ungültiger Wert für '--limit' / '-n': 'x' ist kein gültiger Wert der Art ganze Zahl.",
    ("search", "(Hafen"): "Fehler: Zu dieser Klammer fehlt die schließende",
    (
        "count",
        "-a",
        "fehlt.db",
        "Hafen",
    ): "Fehler: fehlt.db: noch kein Archiv; „newsarchive ingest PFAD“ macht eines",
    ("similar",): "Fehler: Es fehlt das Argument 'ID'.",
}


@pytest.mark.parametrize("args", ERRORS)
def test_errors_are_german(args: tuple[str, ...]) -> None:
    run = newsarchive(*args, LANG="de_DE.UTF-8")
    assert ERRORS[args] in run.stderr
    assert ENGLISH.findall(run.stderr.partition("Fehler:")[2]) == []
    assert newsarchive(*args, LANG="C").returncode == run.returncode


def test_the_same_archive_speaks_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Lokales\n\nRat streitet über den Hafen\n\nBonn. Am Montag stritt der Rat.\n", encoding="utf-8"
    )
    archive = str(tmp_path / "a.db")
    run = newsarchive("ingest", str(tmp_path / "a.txt"), "-a", archive, LANG="de_DE.UTF-8")
    assert run.stdout.splitlines() == [
        "1 neu, 0 unverändert, 0 doppelt, 0 fehlgeschlagen",
        f"Archiv: {archive}",
    ]
    assert newsarchive("search", "Hafen", "-a", archive, LC_ALL="de_DE.UTF-8").stdout.endswith("1 Treffer\n")
    assert newsarchive("search", "Hafen", "-a", archive, LANG="C").stdout.endswith("1 hit\n")
    for args in (
        ("search", "Hafen", "--json"),
        ("show", "1", "--json"),
        ("stats", "--json"),
        ("list", "--jsonl"),
    ):
        english = newsarchive(*args, "-a", archive, LANG="C").stdout
        assert newsarchive(*args, "-a", archive, LANG="de_DE.UTF-8").stdout == english
        assert json.loads(english)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_CH.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de"}, "de"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "de:en"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "NEWSARCHIVE_LANG": "en"}, "en"),
        ({"NEWSARCHIVE_LANG": "de"}, "de"),
        ({"LANG": "../../etc"}, "en"),
    ],
)
def test_which_language_is_asked_for(variables: dict[str, str], language: str) -> None:
    assert asked_language(variables) == language


def test_clicks_words_follow_the_programs_own_variable() -> None:
    assert newsarchive("--help", LANG="C", NEWSARCHIVE_LANG="de").stdout.startswith("Aufruf:")
    assert newsarchive("--help", LANG="de_DE.UTF-8", NEWSARCHIVE_LANG="en").stdout.startswith("Usage:")


def test_what_is_stored_is_english_and_retold_in_german(tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\nabc")
    archive = ["-a", str(tmp_path / "a.db")]
    run = newsarchive("ingest", str(tmp_path / "bild.png"), *archive, LANG="de_DE.UTF-8")
    assert "bild.png: die Bytes sind kein Text, sondern ein PNG-Bild\n" in run.stderr
    assert "sondern ein PNG-Bild" in newsarchive("failures", *archive, LANG="de_DE.UTF-8").stdout
    stored = json.loads(newsarchive("failures", "--jsonl", *archive, LANG="de_DE.UTF-8").stdout)
    assert stored["reason"] == "the bytes are no text but a PNG picture"


def test_a_query_is_described_in_german() -> None:
    run = newsarchive("search", "--explain-query", 'Hafen NOT "alte Mauer" since:2020', LANG="de_DE.UTF-8")
    assert run.stdout.splitlines() == [
        "diese, wobei Wörter fehlen dürfen:",
        "  Wort Hafen, in jeder Form",
        "  nicht:",
        '    die Wortfolge "alte Mauer"',
        "  erschienen am oder nach dem 2020-01-01",
    ]


@pytest.mark.parametrize(
    ("answer", "language", "code"),
    [
        ("j", "de", 0),
        ("ja", "de", 0),
        ("y", "de", 0),
        ("", "de", 1),
        ("n", "de", 1),
        ("y", "en", 0),
        ("j", "en", 1),
    ],
)
def test_yes_is_said_in_either_language(tmp_path: Path, answer: str, language: str, code: int) -> None:
    (tmp_path / "a.txt").write_text(
        "Lokales\n\nRat streitet\n\nBonn. Am Montag stritt der Rat.\n", encoding="utf-8"
    )
    archive = ["-a", str(tmp_path / "a.db")]
    newsarchive("ingest", str(tmp_path / "a.txt"), *archive)
    command = ["correct", "--query", "Rat", "section", "Stadt", *archive]
    run = newsarchive(*command, stdin=f"{answer}\n", NEWSARCHIVE_LANG=language)
    assert run.returncode == code
    assert ("j/N" in run.stderr) is (language == "de")
