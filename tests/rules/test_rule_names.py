"""A rule's name stands in the table, and nothing in the rules names another: a typing error would be silent."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.rules.forms import (
    byline,
    closing_line,
    dated_byline,
    dateline,
    furniture,
    issue_line,
    page_break,
    signature,
)
from newsarchive.rules.layout import zone
from newsarchive.rules.order import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "corpus").rglob("*.json"))
NO_RULES = {"marks", "continued"}
"""What fills the holes between pieces, and what joins two pages: no rule decides there."""


def strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def typed_names() -> Iterator[tuple[str, int, str]]:
    """Yield file, line and text of each string of the rules that claims a piece or is compared to a piece's rule."""
    for path in sorted((ROOT / "newsarchive" / "rules").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"claim", "Piece"}:
                for argument in node.args[3:]:
                    yield from ((path.name, node.lineno, text) for text in strings(argument))
            elif isinstance(node, ast.Compare) and ast.unparse(node.left).endswith(".rule"):
                yield from ((path.name, node.lineno, text) for text in strings(node))


def test_no_rule_claims_by_a_name_that_is_not_in_the_table() -> None:
    typed = list(typed_names())
    assert len(typed) > 100
    assert [place for place in typed if place[2] not in NAMES] == []


def test_names_kept_in_constants_are_in_the_table() -> None:
    kept = {
        *page_break.PAGE_BREAKS, *zone.PAGE_RULES, *byline.BY_DATE, *furniture.POINTERS, *dateline.SURE_OPENING,
        signature.RULE, closing_line.RULE, dated_byline.RULE, issue_line.RULE,
    }  # fmt: skip
    assert kept - NO_RULES <= NAMES


def test_every_name_in_the_corpus_is_in_the_table() -> None:
    cases = (json.loads(path.read_text(encoding="utf-8")) for path in CASES)
    labels = [line for case in cases for line in case.get("labels", ())]
    assert len(labels) > 1000
    assert {line.split(" ")[2] for line in labels} - NO_RULES <= NAMES
