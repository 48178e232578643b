"""The folder listing is the data flow: stages in order, no import circle of any kind, no import of a later stage."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from structure import circles, folders, imports, stage_imports, upward

from newsarchive.german.word_lists import parts_of, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

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


PATTERN = re.compile(r"\(\?[:=!<P>]|\\[swdb]")
LONGEST_LINE = 100
"""Characters of a pattern that are read at once: what is longer is laid out over lines (``re.VERBOSE``) or made of named parts."""


def texts_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and value of each string of a module that is no docstring; of a string with fields, the texts between them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docs and isinstance(node.value, str | bytes):
            yield node.lineno, node.value if isinstance(node.value, str) else node.value.decode("latin-1")


def long_patterns(path: Path) -> list[int]:
    return [
        line
        for line, text in texts_in(path)
        if PATTERN.search(text) and max(map(len, text.split("\n"))) > LONGEST_LINE
    ]


def test_no_pattern_is_longer_than_one_can_read() -> None:
    found = {str(path): lines for path in PACKAGE.rglob("*.py") if (lines := long_patterns(path))}
    assert found == {}


def test_a_long_pattern_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        f'A = re.compile(r"(?:{"Montag|" * 15}Sonntag)")\nB = re.compile(r"(?:Montag|Sonntag)")\n'
    )
    assert long_patterns(module) == [1]


MOST_WORDS = 24
"""Words that a module may hold in one string or set; more stand in a list, each in a line of its own, with the reason why."""


def word_lists_in(path: Path) -> list[int]:
    """Return the lines of a module in which many words are parted by blanks, or stand in one pattern."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    split = [
        node.func.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
    ]
    return [
        node.lineno
        for node in split
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str | bytes)
        and len(node.value.split()) > MOST_WORDS
    ]


def test_no_module_holds_a_list_of_words() -> None:
    assert {str(path): lines for path in PACKAGE.rglob("*.py") if (lines := word_lists_in(path))} == {}


MOST_BY_POSITION = 4
"""Parts of a value that may be told by their order; where there are more, one swap would go unseen, so that each is named."""


def built_by_position(path: Path) -> list[int]:
    """Return the lines of a module in which a value of a class is built of too many parts without their names."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id[:1].isupper()
        and node.func.id != "Table"  # a row of equals
        and len(node.args) > MOST_BY_POSITION
    ]


def test_values_of_many_parts_are_built_by_name() -> None:
    assert {str(path): lines for path in PACKAGE.rglob("*.py") if (lines := built_by_position(path))} == {}


ABOVE_THE_INDEX = (
    "search/page.py",
    "search/show/kwic.py",
    "search/show/occurrences.py",
    "search/show/snippet.py",
    "search/show/highlight.py",
)


def test_what_is_shown_of_hits_knows_no_engine() -> None:
    for name in ABOVE_THE_INDEX:
        text = (PACKAGE / name).read_text(encoding="utf-8")
        assert not re.search(
            r"sqlite|SELECT|execute\(|search\.match\.(?:ids|leaves|postings|close|lexicon)", text
        ), name
