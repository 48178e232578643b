"""Coding from outside: sheets out, sheets back, agreement; and what a codebook or a sheet may not be."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.cli.group import main
from newsarchive.errors import UnreadableInput
from newsarchive.study.coding.codebook import Variable, read_codebook, value_of
from newsarchive.study.coding.codings import shares

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOML = """
[ton]
question = "Wie steht der Artikel zum Radweg?"
level = "nominal"
values = ["dagegen", "offen", "dafür"]

[relevanz]
level = "ordinal"
values = ["gering", "mittel", "hoch"]

[quellen]
level = "interval"
"""
CSV = """variable;level;values;question
ton;nominal;dagegen|offen|dafür;Wie steht der Artikel zum Radweg?
relevanz;ordinal;gering|mittel|hoch;
quellen;interval;;
"""
NAMES = ("ton", "relevanz", "quellen")


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """Ten articles and a codebook."""
    lines = [
        json.dumps({"headline": f"Radweg Nummer {number}", "date": "2022-01-12", "text": f"Der Rat von Musterow streitet seit {number} Jahren über den Radweg."})
        for number in range(10)
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "buch.toml").write_text(TOML, encoding="utf-8")
    path = str(tmp_path / "archive.db")
    assert run("ingest", str(tmp_path / "a.jsonl"), "-a", path).exit_code == 0
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args])


def dealt(archive: str, tmp_path: Path, *options: str) -> Path:
    asked = ["--codebook", str(tmp_path / "buch.toml"), "--coder", "anna", "--coder", "bernd", "--seed", "7"]
    made = run("sheets", "*", *asked, *options, "-o", str(tmp_path / "bogen"), "-a", archive)
    assert made.exit_code == 0, made.stderr
    return tmp_path / "bogen"


def fill(sheet: Path, answers: Callable[[int, str], list[str]], encoding: str = "utf-8-sig") -> list[str]:
    """Fill a sheet in as a spreadsheet would save it, and return the keys of its rows."""
    head, *rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"), newline=""), delimiter=";"))
    rows = [[*row[:-3], *answers(at, row[1])] for at, row in enumerate(rows)]
    with sheet.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return [row[1] for row in rows]


def test_from_codebook_to_agreement(archive: str, tmp_path: Path) -> None:
    folder = dealt(archive, tmp_path, "--overlap", "100")
    order = sorted(fill(folder / "anna.csv", lambda *_: [" Dafür", "hoch", "2,0"]))
    fill(
        folder / "bernd.csv",
        lambda _, key: ["dagegen", "gering", "4"] if key == order[0] else ["dafür", "hoch", "2"],
        "cp1252",
    )
    read = run("code", str(folder / "anna.csv"), str(folder / "bernd.csv"), "-a", archive)
    assert (read.exit_code, read.stderr.count("30 of 30 cells")) == (0, 2)
    found = {one["variable"]: one for one in json.loads(run("agreement", "--json", "-a", archive).stdout)}
    assert tuple(found) == NAMES
    assert {one["units"] for one in found.values()} == {10}
    assert {one["percent"] for one in found.values()} == {0.9}
    assert {round(one["alpha"], 9) for one in found.values()} == {0}
    assert (
        "90.0% the same; Krippendorff's alpha 0.000 (95 %: " in run("agreement", "ton", "-a", archive).stdout
    )


def test_a_workbook_offers_the_values_and_is_read_back(archive: str, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="extra `xlsx`")
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test opens a workbook

    folder = dealt(archive, tmp_path, "--overlap", "0", "--format", "xlsx")
    book = load_workbook(folder / "anna.xlsx")
    sheet = book.active
    offered = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered == {"H": '"dagegen,offen,dafür"', "I": '"gering,mittel,hoch"'}
    for row in range(2, 7):
        sheet[f"H{row}"], sheet[f"I{row}"], sheet[f"J{row}"] = "offen", "mittel", 3
    book.save(folder / "anna.xlsx")
    assert "15 of 15 cells" in run("code", str(folder / "anna.xlsx"), "-a", archive).stderr
    lines = run("code", "-a", archive).stdout.splitlines()
    assert Counter(line.partition(",")[2] for line in lines[1:]) == dict.fromkeys(
        ["anna,ton,offen", "anna,relevanz,mittel", "anna,quellen,3"], 5
    )
    alone = run("agreement", "-a", archive)
    assert (alone.exit_code, "no agreement can be told" in alone.stdout) == (1, True)


def test_a_sheet_with_a_mistake_is_refused_as_a_whole_and_says_where(archive: str, tmp_path: Path) -> None:
    sheet = dealt(archive, tmp_path, "--overlap", "0") / "anna.csv"
    fill(sheet, lambda at, _: ["offn" if at == 1 else "offen", "mittel", "viele" if at == 3 else ""])
    read = run("code", str(sheet), "-a", archive)
    assert read.exit_code == 5
    assert "row 3, ton: 'offn' is no value; expected dagegen, offen, dafür" in read.stderr
    assert "row 5, quellen: 'viele' is no value; expected a number" in read.stderr
    assert run("code", "-a", archive).exit_code == 1


def test_a_sheet_that_is_read_again_takes_the_place_of_what_it_said(archive: str, tmp_path: Path) -> None:
    sheet = dealt(archive, tmp_path, "--overlap", "0") / "anna.csv"
    fill(sheet, lambda *_: ["offen", "mittel", "1"])
    run("code", str(sheet), "-a", archive)
    fill(sheet, lambda *_: ["dafür", "", ""])
    assert "5 of 15 cells" in run("code", str(sheet), "-a", archive).stderr
    lines = run("code", "-a", archive).stdout.splitlines()[1:]
    assert {line.partition(",")[2] for line in lines} == {"anna,ton,dafür"}


def test_queries_facets_and_exports_know_what_was_coded(archive: str, tmp_path: Path) -> None:
    folder = dealt(archive, tmp_path, "--overlap", "100")
    first = min(fill(folder / "anna.csv", lambda *_: ["dafür", "hoch", "2"]))
    fill(folder / "bernd.csv", lambda _, key: ["offen" if key == first else "dafür", "hoch", "10"])
    run("code", str(folder / "anna.csv"), str(folder / "bernd.csv"), "-a", archive)
    counts = {
        query: int(run("count", query, "-a", archive).stdout)
        for query in ("code:ton=dafür", "code:ton=Offen", "code:quellen=1", "code:ton", "has:code", "-code:ton=offen", 'code:ton="offen"')
    }  # fmt: skip
    assert list(counts.values()) == [10, 1, 0, 10, 10, 9, 1]
    facets = json.loads(run("search", "*", "--facet", "code", "--json", "-a", archive).stdout)["code"]
    assert {one["value"]: one["count"] for one in facets} == {
        "ton=dafür": 10,
        "ton=offen": 1,
        "relevanz=hoch": 10,
        "quellen=2": 10,
        "quellen=10": 10,
    }
    rows = list(csv.DictReader(io.StringIO(run("export", "*", "--format", "csv", "-a", archive).stdout)))
    assert {row["key"]: row["code_ton"] for row in rows}.pop(first) == "dafür; offen"
    assert {row["code_quellen"] for row in rows} == {"2; 10"}
    record = json.loads(run("show", first, "--json", "-a", archive).stdout)
    assert {"variable": "ton", "coder": "bernd", "value": "offen"} in record["codes"]
    assert "whole" in run("verify", "-a", archive).stdout


def test_codings_outlive_reparse_ingest_dump_restore_and_merge(archive: str, tmp_path: Path) -> None:
    folder = dealt(archive, tmp_path, "--overlap", "50")
    for name in ("anna", "bernd"):
        fill(folder / f"{name}.csv", lambda at, _: ["offen" if at % 2 else "dafür", "mittel", "1"])
        run("code", str(folder / f"{name}.csv"), "-a", archive)
    coded, agreed = run("code", "-a", archive).stdout, run("agreement", "-a", archive).stdout
    assert (
        len(coded.splitlines()) == 1 + 2 * 3 * 8 - 3
    )  # anna has five common articles and three of her own, bernd two
    run("reparse", "-a", archive)
    run("ingest", "--check", str(tmp_path / "a.jsonl"), "-a", archive)
    run("dump", str(tmp_path / "dump"), "-a", archive)
    run("restore", str(tmp_path / "dump"), "-a", str(tmp_path / "restored.db"))
    (tmp_path / "b.txt").write_text(
        "Anderer Titel\n\nEin anderer Text aus Musterow, der lang genug ist.", "utf-8"
    )
    run("ingest", str(tmp_path / "b.txt"), "-a", str(tmp_path / "merged.db"))
    assert run("merge", archive, "-a", str(tmp_path / "merged.db")).exit_code == 0
    for path in (archive, str(tmp_path / "restored.db"), str(tmp_path / "merged.db")):
        assert (run("code", "-a", path).stdout, run("agreement", "-a", path).stdout) == (coded, agreed)


@given(
    st.sets(st.text("klmno", min_size=20, max_size=20), max_size=40).map(sorted),
    st.integers(1, 4),
    st.sampled_from([0, 10, 33.3, 100]),
    st.integers(),
)
def test_each_article_is_dealt_to_one_coder_or_to_all(
    keys: list[str], number: int, overlap: float, seed: int
) -> None:
    coders = ["anna", "bernd", "carla", "dora"][:number]
    found = shares(keys, coders, overlap, seed)
    times = Counter(key for own in found.values() for key in own)
    assert sorted(times) == keys
    assert set(times.values()) <= {1, number}
    if number > 1:
        assert sum(count == number for count in times.values()) == -int(-len(keys) * overlap // 100)
    sizes = [len(own) for own in found.values()]
    assert max(sizes) - min(sizes) <= 1
    assert found == shares(keys[::-1], coders, overlap, seed)


def test_toml_and_csv_say_the_same() -> None:
    book = read_codebook(TOML.encode(), "a.toml")
    assert book == read_codebook(CSV.encode(), "a.csv") == read_codebook(CSV.encode("cp1252"), "-")
    assert [one.name for one in book] == [*NAMES]
    assert book[0].question == "Wie steht der Artikel zum Radweg?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "without a variable"),
        ("[ton", "no valid TOML"),
        ("ton = 3", "is no variable"),
        ("[ton]\nlevel = 'ratio'", "'ratio'; expected one of nominal, ordinal, interval"),
        ("[ton]\nvalues = ['a']", "two values or more"),
        ("[ton]\nvalues = ['a', 'A']", "the same but for their case"),
        ("[ton]\nvalues = 'ab'", "no list"),
        ("[ton]\nwerte = ['a', 'b']", "has 'werte'; expected level, values and question"),
        ("[q]\nlevel = 'interval'\nvalues = ['viel']", "is no number"),
        ("['=1']\nvalues = ['a', 'b']", "no name for a variable"),
    ],
)
def test_a_codebook_that_cannot_be_meant_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        read_codebook(text.encode(), "a.toml")


def test_a_number_is_one_value_however_it_is_written() -> None:
    variable = Variable("quellen", "interval", ("1", "1.5"))
    assert [value_of(variable, typed) for typed in ("1,0", "1.50", "2", "eins", "1e9")] == [
        "1",
        "1.5",
        None,
        None,
        None,
    ]
