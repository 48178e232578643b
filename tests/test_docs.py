"""The documentation says what the program does: names that one of them lacks fail here."""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

from click.testing import CliRunner

import newsarchive
from newsarchive.cli.group import COMMANDS, main
from newsarchive.parser.parse import parse_article
from newsarchive.store.schema import migrate

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
NOTE_CODE = re.compile(r'Note\(\s*"([a-z-]+)"')


def test_every_key_of_the_record_is_described() -> None:
    page = (DOCS / "fields.md").read_text(encoding="utf-8")
    record = parse_article((ROOT / "seeds" / "000_ed269db3014300ef.txt").read_bytes()).to_dict()
    rows = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert rows == record.keys()
    for key in ("byline", "dateline", "photos", "body", "source", "notes"):
        value = record[key]
        inner = value[0] if isinstance(value, list) else value
        missing = [name for name in inner or () if f"`{name}`" not in page]
        assert missing == [], key


def test_every_note_is_described() -> None:
    page = (DOCS / "fields.md").read_text(encoding="utf-8")
    sources = [path.read_text(encoding="utf-8") for path in Path(newsarchive.__file__).parent.rglob("*.py")]
    codes = {code for source in sources for code in NOTE_CODE.findall(source)}
    assert len(codes) >= 3
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []


def test_every_table_and_column_is_described() -> None:
    page = (DOCS / "schema.md").read_text(encoding="utf-8")
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    for (name,) in names:
        if not re.match(r"sqlite_|_sqlite|\w+_fts_(?:data|idx|docsize|config|content)$", name):
            assert f"`{name}`" in page, name


def test_the_command_line_reference_is_current() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from cli_reference import reference  # noqa: PLC0415 - found through the path above
    finally:
        sys.path.pop(0)
    page = (DOCS / "cli-reference.md").read_text(encoding="utf-8")
    assert page == reference(), "run: python tools/cli_reference.py > docs/cli-reference.md"
    for name in COMMANDS:
        assert f"## newsarchive {name}\n" in page


def test_the_command_line_reference_has_examples_for_every_command() -> None:
    page = (DOCS / "cli-reference.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")[1:]
    assert len(sections) == len(COMMANDS) + 1
    assert [section.splitlines()[0] for section in sections if "Example" not in section] == []


def test_every_dependency_is_explained() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    names = re.findall(r'"([a-z0-9-]+)', block)
    assert len(names) >= 3
    assert [name for name in names if f"| {name} |" not in page] == []


def test_the_readme_shows_what_its_commands_print(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    archive, seeds = str(tmp_path / "archive.db"), str(ROOT / "seeds")
    run = CliRunner().invoke
    printed = (
        run(main, ["ingest", seeds, "-a", archive]).stdout
        + run(main, ["search", "Stoltenberg", "-a", archive]).stdout
    )
    assert printed.replace(archive, "~/.local/share/newsarchive/archive.db") in readme
    explained = run(main, ["explain", "1", "-a", archive]).stdout.splitlines()
    assert "\n".join(explained[:10]) in readme
