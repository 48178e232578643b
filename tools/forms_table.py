"""The docstrings of the rules -> the table of forms in docs/input.md.

    python tools/forms_table.py [--write]

Prints the table, or writes it into the page. A row is a rule: what its docstring says that it sees, the name that ``explain`` prints, the
case where it reads the form (``Yes``) and one where it holds back (``No``). Rules stand under the field they are about, in the order of the tables.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.rules.order import BY_FORM, BY_PLACE, MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from newsarchive.rules.table import Rule

PAGE = Path(__file__).parents[1] / "docs" / "input.md"
FIRST = "| form | rule | read in | held back in |\n"
SAID = re.compile(r"\b(Yes|No):((?:.|\n)*?)(?=\n\s*(?:Yes|No):|\n\s*\n|\Z)")
CASE = re.compile(r"corpus/[\w-]+/([\w.-]+)\.(txt|html)(?: lines? (\d+))?")


def rules() -> Iterator[Rule]:
    """Yield each rule once, in the order of the tables for text; those for pages come last."""
    seen = set()
    for table in (BY_FORM, BY_PLACE, MARKED):
        for rule in table:
            if rule.see not in seen:
                seen.add(rule.see)
                yield rule


def table() -> str:
    """Return the table in Markdown."""
    modules: dict[ModuleType | None, list[Rule]] = {}
    for rule in rules():
        modules.setdefault(inspect.getmodule(rule.see), []).append(rule)
    lines = [FIRST, "|---|---|---|---|\n"]
    for module, members in modules.items():
        lines.append(f"| **{cell(first_sentence(inspect.getdoc(module) or ''))}** | | | |\n")
        lines += map(row, members)
    return "".join(lines)


def row(rule: Rule) -> str:
    """Return the line of one rule."""
    said = inspect.getdoc(rule.see) or ""
    form = first_sentence(said).removeprefix("See ")
    cases = {word: cases_in(rest) for word, rest in SAID.findall(said)}
    return f"| {cell(form)} | `{rule.name}` | {cases.get('Yes', '')} | {cases.get('No', '')} |\n"


def first_sentence(said: str) -> str:
    """Return the first paragraph of a docstring in one line, without its last full stop."""
    return " ".join(said.partition("\n\n")[0].split()).rstrip(".")


def cases_in(said: str) -> str:
    """Return the cases that a ``Yes`` or a ``No`` names, each with its line: ``tail 5``."""
    named = (f"{name}.{form}" if form != "txt" else name for name, form, _ in CASE.findall(said))
    lines = (line for _, _, line in CASE.findall(said))
    return ", ".join(f"{name} {line}".strip() for name, line in zip(named, lines, strict=True))


def cell(text: str) -> str:
    """Return ``text`` as a cell of a table: code in single marks, bars escaped."""
    return text.replace("``", "`").replace("|", "\\|")


def with_table(page: str) -> str:
    """Return ``page`` with the table as it is now."""
    start = page.index(FIRST)
    end = page.index("\n\n", start) + 1
    return page[:start] + table() + page[end:]


def main() -> None:
    """Print the table, or write it into the page."""
    if "--write" in sys.argv[1:]:
        PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        sys.stdout.write(table())


if __name__ == "__main__":
    main()
