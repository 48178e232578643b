"""Completion in real shells: what stands in the line behind the Tab key is told by the command that is then run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.cli.program.shells import script

if TYPE_CHECKING:
    from pathlib import Path

pexpect = pytest.importorskip("pexpect", reason="drives the shells")

WRAPPER = """#!{python}
import os, sys
if "_NEWSARCHIVE_COMPLETE" in os.environ:
    from newsarchive.cli import main
    main(prog_name="newsarchive")
print("args:" + "".join(f"<{{one}}>" for one in sys.argv[1:]) + ":end")
"""
START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
SETUP = {
    "bash": "bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; PS1='ready> '; source {file}",
    "zsh": "unsetopt beep zle_bracketed_paste; PS1='ready> '; autoload -U compinit; compinit -D -u; source {file}",
    "fish": "function fish_prompt; echo 'ready> '; end; source {file}",
}
SECTIONS = ("Politik", "Politik / Ausland", "Österreich und Welt", "Sport")
LINES = {
    "sea": ["search"],
    "verify-s": ["verify-set"],
    "verify-set ab": ["verify-set", "abgabe"],
    "list --section Spo": ["list", "--section", "Sport"],
    "list --section Österr": ["list", "--section", "Österreich und Welt"],
    "search section:Spo": ["search", "section:Sport"],
    "search section:Österr": ["search", 'section:"Österreich und Welt"'],
    "search Hafen -section:Spo": ["search", "Hafen", "-section:Sport"],
    "search tag:kl": ["search", 'tag:"klima/rat"'],
    "search query:haf": ["search", "query:hafen"],
    "search set:ab": ["search", "set:abgabe"],
    "search author:Ev": ["search", 'author:"Eva O\'Brien"'],
    "list --author Ev": ["list", "--author", "Eva O'Brien"],
    "search --format jsonl --facet sec": ["search", "--format", "jsonl", "--facet", "section"],
    "export --format bib": ["export", "--format", "bibtex"],
    "tag +kl": ["tag", "+klima/rat"],
    "show 3": ["show", "3"],
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shells")
    with Archive.open(folder / "a.db") as archive:
        for number, section in enumerate(SECTIONS):
            text = f"{section}\n\nRat streitet {number}. Mal über den Hafen\n\nBonn. Am Montag stritt der Rat zum {number}. Mal."
            key = archive.add(text.encode()).id
            CliRunner().invoke(main, ["correct", str(key), "section", section, "-a", str(folder / "a.db")])
        CliRunner().invoke(main, ["correct", "1", "authors", "Eva O'Brien", "-a", str(folder / "a.db")])
        archive.study.tag("*", ["klima/rat"], [])
        archive.study.save("hafen", "Hafen")
        archive.study.freeze("abgabe", "*")
    tool = folder / "bin" / "newsarchive"
    tool.parent.mkdir()
    tool.write_text(WRAPPER.format(python=sys.executable), encoding="utf-8")
    tool.chmod(0o755)
    for shell in START:
        (folder / f"completion.{shell}").write_text(script(shell), encoding="utf-8")
    return folder


def variables(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "NEWSARCHIVE"))
    }
    return {
        **kept,
        "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "NEWSARCHIVE_ARCHIVE": str(home / "a.db"),
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "COLUMNS": "200",
    }


@pytest.mark.parametrize("shell", START)
def test_a_shell_completes_what_the_archive_has(home: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    child = pexpect.spawn(
        shell, START[shell], env=variables(home), encoding="utf-8", timeout=30, dimensions=(50, 200)
    )
    child.sendline(SETUP[shell].format(file=home / f"completion.{shell}"))
    child.sendline("echo set''tled")
    child.expect("settled")
    wrong = {}
    for typed, expected in LINES.items():
        child.send(f"newsarchive {typed}\t")
        child.send("\r")
        child.expect(r"args:(.*?):end")
        found = re.findall(r"<([^>]*)>", child.match[1])
        if found != expected:
            wrong[typed] = found
    child.close(force=True)
    assert wrong == {}


def test_bash_completes_within_an_open_quotation_mark(home: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    child = pexpect.spawn(
        "bash", START["bash"], env=variables(home), encoding="utf-8", timeout=30, dimensions=(50, 200)
    )
    child.sendline(SETUP["bash"].format(file=home / "completion.bash"))
    for typed in ('list --section "Politik / A', "list --section 'Politik / A"):
        child.send(f"newsarchive {typed}\t\r")
        child.expect(r"args:(.*?):end")
        assert child.match[1] == "<list><--section><Politik / Ausland>"
    child.close(force=True)


def completed(home: Path, line: str) -> list[str]:
    word = re.split(r"[\s:=]", line)[-1]
    asked = {
        **variables(home),
        "_NEWSARCHIVE_COMPLETE": "bash_complete",
        "COMP_LINE": line,
        "COMP_WORD": word,
    }
    command = [sys.executable, "-m", "newsarchive.cli"]
    run = subprocess.run(command, env=asked, capture_output=True, encoding="utf-8", check=True)
    assert run.stderr == ""
    return [one.partition("\t")[2] for one in run.stdout.split("\n") if one]


def test_every_value_that_begins_so_is_offered(home: Path) -> None:
    assert completed(home, "newsarchive search section:Pol") == ["Politik", '\\"Politik\\ /\\ Ausland\\"']
    assert completed(home, "newsarchive search section:pol") == ["Politik", '\\"Politik\\ /\\ Ausland\\"']
    assert sorted(completed(home, "newsarchive show ")) == ["1", "2", "3", "4"]
    assert completed(home, "newsarchive search --facet section,pl") == ["section,place"]
    assert "headline:" in completed(home, "newsarchive search hea")


def test_nothing_is_said_where_there_is_no_archive(home: Path) -> None:
    assert completed(home, f"newsarchive search -a {home}/nichts.db section:Pol") == []
    assert completed(home, f"newsarchive search -a {home} section:Pol") == []
