"""The page of the Python interface: its examples are run in order, and no public name is left out."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import newsarchive
from newsarchive import Archive
from newsarchive.archive.study.coding import Coders
from newsarchive.archive.study.study import Study

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "api.md"
WITHIN = frozenset(
    "connection dictionary_for documents index failed_paths found is_moved known_among knows known_files lexicon query_names settle statement whole words write".split()
)
"""Names of an archive by which other stages of the package work on it."""
CODED = frozenset("assign read codings variables agreements".split())
STUDIED = frozenset(
    "tag tags note set_note save saved last_look mark_seen freeze frozen verify_set sample judge".split()
)


def test_the_examples_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "musterow.jsonl", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSARCHIVE_ARCHIVE", raising=False)
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted > 50
    assert result.failed == 0


def test_every_public_name_has_an_example() -> None:
    page = PAGE.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^(?:>>>|\.\.\.) (.*)$", page, re.MULTILINE))
    names = {name for name in dir(Archive) if not name.startswith("_")} - WITHIN
    assert len(names) > 30
    assert [name for name in sorted(names) if not re.search(rf"\.{name}\b", code)] == []
    assert [name for name in newsarchive.__all__ if not re.search(rf"\b{name}\b", code)] == []
    assert [name for name in CODED if f".study.coding.{name}(" not in code or not hasattr(Coders, name)] == []
    assert [name for name in STUDIED if f".study.{name}(" not in code or not hasattr(Study, name)] == []
