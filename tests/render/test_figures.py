"""Figures from outside: several queries or papers, shares, the time asked for, pictures in two languages; and their ticks."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.cli.group import main
from newsarchive.render.figures.over_time import lines_csv, lines_json, lines_text
from newsarchive.render.figures.steps import AFTER_ALL, following
from newsarchive.types.chart import Line
from newsarchive.types.results import Timeline

if TYPE_CHECKING:
    from pathlib import Path

DAYS = {
    "Bote": ["2021-11-03", "2022-01-12", "2022-01-13", "2022-03-01"],
    "Kurier": ["2022-01-12", "2022"],
    "": [""],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two articles for each of DAYS, by paper: one about the harbour and the council, one about the weather."""
    folder = tmp_path_factory.mktemp("figures")
    lines = [
        json.dumps({"headline": f"{title} {paper} {day}", "date": day, "publisher": paper, "text": f"{text} Das war am {day} in Musterow."})
        for paper, days in DAYS.items()
        for day in days
        for title, text in (("Hafen", "Der Rat hat über den Hafen beraten."), ("Wetter", "Die Sonne zeigt sich kaum."))
    ]  # fmt: skip
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    path = str(folder / "archive.db")
    assert run("ingest", str(folder / "a.jsonl"), "-a", path).exit_code == 0
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args])


def table(*args: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*args, "--csv").stdout)))


def texts(svg: str) -> list[str]:
    return re.findall(r"<text [^>]*>([^<]*)</text>", svg)


def test_several_queries_stand_in_one_figure(archive: str) -> None:
    rows = table("timeline", "Hafen", "--beside", "Sonne OR Hafen", "--label", "Der Hafen", "-a", archive)
    found = {(row["series"], row["month"]): int(row["articles"]) for row in rows}
    assert {series for series, _ in found} == {"Der Hafen", "Sonne OR Hafen"}
    assert found["Der Hafen", "2022-01"] == 3
    assert found["Sonne OR Hafen", "2022-01"] == 6
    assert found["Der Hafen", "2021-12"] == 0
    assert found["Der Hafen", ""] == 2
    text = run("timeline", "Hafen", "--beside", "Sonne", "-a", archive).stdout
    assert text.count("undated         2") == 2


def test_options_hold_for_every_query_of_a_figure(archive: str) -> None:
    asked = ["--beside", "Sonne", "--publisher", "Bote", "--since", "2022", "--json", "-a", archive]
    series = json.loads(run("timeline", "Hafen", *asked).stdout)["series"]
    assert [one["total"] for one in series] == [3, 3]


def test_a_query_is_parted_by_paper(archive: str) -> None:
    series = json.loads(run("timeline", "Hafen", "--papers", "5", "--json", "-a", archive).stdout)["series"]
    assert [(one["label"], one["total"]) for one in series] == [("Bote", 4), ("Kurier", 2)]


def test_a_share_is_of_all_articles_of_that_paper_and_month(archive: str) -> None:
    rows = table("timeline", "Hafen", "--papers", "2", "--share", "-a", archive)
    january = {
        row["series"]: (row["articles"], row["of"], row["share"]) for row in rows if row["month"] == "2022-01"
    }
    assert january == {"Bote": ("2", "4", "0.5"), "Kurier": ("1", "2", "0.5")}
    empty = next(row for row in rows if row["month"] == "2021-12")
    assert (empty["articles"], empty["of"], empty["share"]) == ("0", "0", "")
    assert "2022-01         3 of       6   50.0%" in run("timeline", "Hafen", "--share", "-a", archive).stdout


def test_the_axis_is_the_time_asked_for(archive: str) -> None:
    rows = table("timeline", "Hafen", "--since", "2021", "--until", "2022-06", "-a", archive)
    assert (rows[0]["month"], rows[-1]["month"], len(rows)) == ("2021-01", "2022-06", 18)


def test_values_are_counted_beside_one_another(archive: str) -> None:
    rows = table("stats", "Hafen", "--beside", "Sonne kaum", "--by", "publisher", "--share", "-a", archive)
    assert [(row["series"], row["publisher"], row["articles"], row["of"]) for row in rows[:3]] == [
        ("Hafen", "Bote", "4", "8"),
        ("Hafen", "Kurier", "2", "4"),
        ("Hafen", "", "1", "2"),
    ]
    assert (
        "4 of       8   50.0%  Bote"
        in run("stats", "Hafen", "--by", "publisher", "--share", "-a", archive).stdout
    )
    found = json.loads(
        run("stats", "Hafen", "--beside", "Sonne", "--by", "year", "--json", "-a", archive).stdout
    )
    assert [one["year"] for one in found["series"][0]["counts"]] == ["2021", "2022", None]
    assert run("stats", "Hafen", "--csv", "-a", archive).exit_code == 2


@pytest.mark.parametrize(
    "asked", [["--papers", "2", "--beside", "Rat"], ["--label", "a", "--label", "b"], ["--papers", "0"]]
)
def test_a_figure_that_cannot_be_meant_is_refused(asked: list[str], archive: str) -> None:
    assert run("timeline", "Hafen", *asked, "-a", archive).exit_code == 2


def test_pictures_say_what_they_show_in_either_language(archive: str, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="extra `figures`")
    pytest.importorskip("matplotlib", reason="extra `figures`")
    plot, dots = tmp_path / "plot.svg", tmp_path / "plot.png"
    asked = ["--beside", "Sonne", "--papers", "2"][:2]
    made = run(
        "timeline",
        "Hafen",
        *asked,
        "--lang",
        "de",
        "--title",
        "Zwei Themen",
        "--svg",
        str(plot),
        "--png",
        str(dots),
        "-a",
        archive,
    )
    assert (made.exit_code, made.stdout) == (0, "")
    german = texts(plot.read_text("utf-8"))
    assert {"Zwei Themen", "Hafen (n = 7; 2 ohne Datum)", "Artikel pro Monat", "Jan. 2022"} <= {*german}
    with image.open(dots) as opened:
        assert opened.size == (1600, 720)
    run("timeline", "Hafen", "--share", "--lang", "en", "--by", "year", "--svg", str(plot), "-a", archive)
    english = {*texts(plot.read_text("utf-8"))}
    assert {"Hafen (n = 7; 2 undated)", "share of all articles of the year", "2021", "2022"} <= english
    run("timeline", "Hafen", "--papers", "2", "--share", "--lang", "de", "--svg", str(plot), "-a", archive)
    assert "Anteil an allen Artikeln des Monats in der Zeitung" in texts(plot.read_text("utf-8"))
    run("stats", "Hafen", "--by", "publisher", "-n", "2", "--lang", "de", "--svg", str(plot), "-a", archive)
    assert {"Bote", "Kurier", "Artikel", "nicht gezeigt: 1 weitere", "Hafen (n = 7)"} <= {
        *texts(plot.read_text("utf-8"))
    }


def test_the_same_numbers_give_the_same_file(archive: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="extra `figures`")
    for form in ("svg", "png", "pdf"):
        files = [tmp_path / f"{number}.{form}" for number in range(2)]
        for file in files:
            assert (
                run("timeline", "Hafen", "--beside", "Rat", f"--{form}", str(file), "-a", archive).exit_code
                == 0
            )
        assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    "label", ["_x_", "$x^", "<script>", "a\nb\x1b[31m", "漢字 \U0001f5de", "x" * 300, "%s {0}"]
)
def test_a_label_is_text_whatever_it_holds(label: str, archive: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="extra `figures`")
    plot = tmp_path / "plot.svg"
    asked = ["--beside", "Rat", "--label", label, "--title", label, "--svg", str(plot)]
    assert run("timeline", "Hafen", *asked, "-a", archive).exit_code == 0
    svg = plot.read_text("utf-8")
    shown = texts(svg)
    assert any("(n = 7; 2 undated" in text for text in shown)
    assert "<script" not in svg
    assert "\x1b" not in svg


def test_a_picture_that_cannot_be_written_is_an_error(archive: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="extra `figures`")
    assert run("timeline", "Hafen", "--png", str(tmp_path / "no" / "x.png"), "-a", archive).exit_code == 4


COUNTS = st.dictionaries(st.integers(1, 300), st.integers(1, 999), max_size=8)


@given(st.lists(COUNTS, min_size=1, max_size=3), st.booleans())
def test_every_form_has_the_same_numbers(counts: list[dict[int, int]], share: bool) -> None:
    lines = [
        Line(
            f"q{at}",
            "q",
            timeline(own),
            timeline({month: number * 2 for month, number in own.items()}) if share else None,
        )
        for at, own in enumerate(counts)
    ]
    expected = [sum(own.values()) for own in counts]
    rows = list(csv.DictReader(io.StringIO(lines_csv(lines))))
    assert sum(int(row["articles"]) for row in rows if row["month"]) == sum(expected)
    read = json.loads(lines_json(lines))
    series = read.get("series", [read])
    assert [sum(one["count"] for one in own["counts"]) for own in series] == expected
    numbers = re.findall(r"^\d{4}-\d\d +([\d,]+)", lines_text(lines, 80), re.MULTILINE)
    assert sum(int(number.replace(",", "")) for number in numbers) == sum(expected)
    if share:
        assert {one["share"] for own in series for one in own["counts"]} <= {0.5, None}


def timeline(own: dict[int, int]) -> Timeline:
    counts = tuple(
        (f"{2000 + month // 12}-{month % 12 + 1:02}", number) for month, number in sorted(own.items())
    )
    return Timeline("month", counts, None, None, sum(own.values()), 0, 0, 0)


@given(st.dates())
def test_the_step_after_another_is_later(day: object) -> None:
    for length in (4, 7, 10):
        step = str(day)[:length]
        assert following(step) > step
        assert len(following(step)) == length or following(step) == AFTER_ALL
