"""The table of forms in docs/input.md is what the docstrings of the rules say."""

from __future__ import annotations

from forms_table import PAGE, cases_in, rules, table, with_table

from newsarchive.rules.order import NAMES


def test_the_page_is_not_stale() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_table(page), "run `python tools/forms_table.py --write`"


def test_each_rule_has_its_row_once() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names)) > 80
    assert set(names) <= NAMES
    assert all(table().count(f"| `{name}` |") == 1 for name in names)


def test_cases_stand_with_their_lines() -> None:
    said = " corpus/made-up/lines.txt line 1.\n    corpus/tempting/page.html, where it is none"
    assert cases_in(said) == "lines 1, page.html"
