"""Each rule's docstring names cases where it reads its form (Yes) and where it must hold back (No); both are true.

``Yes: corpus/made-up/credit-sign.txt line 3.`` means that a piece in that line of the case was read by this rule.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from newsarchive import parse_article

ROOT = Path(__file__).parents[2]
RULES = ROOT / "newsarchive" / "rules"
NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
CORPUS = ROOT / "tests" / "corpus"
SAID = re.compile(r"\b(Yes|No):((?:.|\n)*?)(?=\n\s*(?:Yes|No):|\n\s*\n|\Z)")
CASE = re.compile(r"corpus/([\w./-]+\.(?:txt|html))(?: lines? (\d+)(?: and (\d+))?)?")


class Example(NamedTuple):
    """What a docstring says: the function, the names under which it may claim, the case, its lines, and whether it reads them."""

    function: str
    names: frozenset[str]
    case: str
    line: int
    reads: bool


def names_in(tree: ast.Module) -> set[str]:
    """Return the strings of a module that can be the name of a rule."""
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and NAME.fullmatch(text)}


def examples() -> list[Example]:
    found = []
    shared = names_in(ast.parse((RULES / "lexicon" / "datelines.py").read_text(encoding="utf-8")))
    for path in sorted((RULES / "forms").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = names_in(tree) | (shared if path.stem == "dateline" else set())
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            said = ast.get_docstring(function) or ""
            for word, rest in SAID.findall(said):
                names = frozenset({function.name, *(texts if word == "Yes" else ())})
                found += [
                    Example(function.name, names, case, int(line), word == "Yes")
                    for case, *lines in CASE.findall(rest)
                    for line in lines
                    if line
                ]
    return found


@cache
def claims(case: str) -> frozenset[tuple[int, str]]:
    """Return line and rule of each piece of a case; a piece of several lines counts for each of them."""
    article = parse_article((CORPUS / case).read_bytes(), name=Path(case).name)
    return frozenset(
        (line, piece.rule)
        for piece in article.pieces
        for line in range(
            article.text.count("\n", 0, piece.start) + 1, article.text.count("\n", 0, piece.end) + 2
        )
    )


EXAMPLES = examples()


def test_rules_have_examples() -> None:
    assert len(EXAMPLES) >= 120
    assert sum(not example.reads for example in EXAMPLES) >= 50


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda one: f"{one.function}-{one.case}-{one.line}-{one.reads}"
)
def test_an_example_is_true(example: Example) -> None:
    rules = {rule for line, rule in claims(example.case) if line == example.line}
    if example.reads:
        assert rules & example.names, f"line {example.line} was read by {sorted(rules)}"
    else:
        assert example.function not in rules
