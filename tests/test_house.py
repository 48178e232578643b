"""The folder listing is the data flow: stages in order, no import circle of any kind, no import of a later stage."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from structure import circles, folders, imports, stage_imports, upward

from newsarchive.german.word_lists import parts_of, word_list

PACKAGE = Path(__file__).parents[1] / "newsarchive"
STAGES = (
    "types",
    "errors",
    "german",
    "stories",
    "decoding",
    "store",
    "rules",
    "quotations",
    "formats",
    "sources",
    "parser",
    "query",
    "search",
    "study",
    "ingest",
    "archive",
    "quality",
    "render",
    "web",
    "cli",
)
"""Each stage imports only stages before it; so the store knows neither the parser nor the query language."""


def test_the_listing_is_the_plan() -> None:
    entries = {path.stem for path in PACKAGE.iterdir()} - {"__init__", "__pycache__"}
    assert entries == set(STAGES)
    assert {name: count for name, count in folders(PACKAGE).items() if count > 20} == {}


def test_the_page_lists_the_stages_in_their_order() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w+)(?:/|\.py)` \|", page, re.MULTILINE)) == STAGES


def test_every_folder_says_what_it_is() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert said, path
        assert said.partition("\n")[0].endswith((".", ":")), path


def test_there_is_no_import_circle() -> None:
    graph = imports(PACKAGE)
    assert len(graph) > 200
    assert circles(graph) == []
    assert circles(stage_imports(graph)) == []


def test_no_stage_imports_a_later_one() -> None:
    assert upward(imports(PACKAGE), STAGES) == []


def test_circles_and_upward_imports_are_seen(tmp_path: Path) -> None:
    package = tmp_path / "newsarchive"
    (package / "store").mkdir(parents=True)
    (package / "query").mkdir()
    (package / "store" / "a.py").write_text("def f():\n    from newsarchive.query import b\n")
    (package / "query" / "b.py").write_text("if TYPE_CHECKING:\n    from newsarchive.store.a import f\n")
    for folder in (package, package / "store", package / "query"):
        (folder / "__init__.py").write_text("")
    graph = imports(package)
    assert circles(graph) == [{"newsarchive.store.a", "newsarchive.query.b"}]
    assert upward(graph, STAGES) == [("store", "query")]


LISTS = sorted(PACKAGE.rglob("lists/*.txt"))


def test_a_list_says_why_and_holds_each_word_once() -> None:
    assert len(LISTS) > 20
    for path in LISTS:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path
        assert text.endswith("\n"), path
        for name, words in parts_of(text).items():
            assert len(words) == len(set(words)), (path, name)
            assert all(word == word.strip() for word in words), (path, name)


def test_every_list_is_read_by_the_folder_it_stands_in() -> None:
    for path in LISTS:
        code = "".join(module.read_text(encoding="utf-8") for module in path.parents[1].glob("*.py"))
        assert f'"{path.stem}"' in code.replace("'", '"'), path


def test_a_list_that_is_not_there_is_seen() -> None:
    with pytest.raises(FileNotFoundError):
        word_list(__file__, "no_such_list")
