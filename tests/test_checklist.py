"""The table of forms in checklist.md: each form has a case where it is read, and one where it must not be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
LABELS = {
    "datelines": {"dateline"},
    "bylines": {"byline"},
    "closing signatures": {"signature", "byline"},
    "captions and credits": {"caption", "credit"},
    "dates": {"published", "updated", "furniture"},
    "where it was printed": {"publisher"},
    "body": {"crosshead", "question", "list_item", "box", "paragraph"},
    "furniture": {"furniture"},
}
EMPTY = {
    "datelines": ("dateline",),
    "bylines": ("byline",),
    "closing signatures": ("signature",),
    "captions and credits": ("photos",),
    "dates": (),
    "where it was printed": ("edition", "page"),
    "body": (),
    "furniture": (),
}
"""Fields of the record that a case may not fill where a form of the section is held back."""


def rows() -> list[tuple[str, str, list[str], list[str]]]:
    """Return the section, the form, and the cases on either side of each row of the table."""
    table = (ROOT / "tests" / "checklist.md").read_text(encoding="utf-8")
    found: list[tuple[str, str, list[str], list[str]]] = []
    section = ""
    for line in table.splitlines():
        if not line.startswith("| ") or line.startswith("| form "):
            continue
        form, read, held = (cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:4])
        if form.startswith("**"):
            section = form.strip("*")
        else:
            found.append((section, form, read.split(", "), held.split(", ")))
    return found


ROWS = rows()


def golden(name: str, folders: tuple[str, ...]) -> dict[str, Any]:
    paths = [CORPUS / folder / f"{name}.json" for folder in folders]
    known = [path for path in paths if path.exists()]
    assert known, f"no case {name} in {folders}"
    outcome: dict[str, Any] = json.loads(known[0].read_text(encoding="utf-8"))
    return outcome


def test_every_section_is_there() -> None:
    assert {section for section, *_ in ROWS} == set(LABELS)
    assert len(ROWS) >= 55


@pytest.mark.parametrize("row", ROWS, ids=[f"{section}: {form}" for section, form, *_ in ROWS])
def test_form_has_its_cases(row: tuple[str, str, list[str], list[str]]) -> None:
    section, _, read, held = row
    for name in read:
        labels = {line.split(" ")[1] for line in golden(name, ("made-up", "wild"))["labels"]}
        assert labels & LABELS[section], name
    for name in held:
        article = golden(name, ("tempting",))["article"]
        filled = [field for field in EMPTY[section] if article.get(field)]
        assert filled == [], name
