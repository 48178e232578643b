"""Bring the catalogues of ``newsarchive/cli/locale`` up to date with the messages of the program, and compile them.

python tools/messages.py            # after a message was added or changed; prints what still lacks a translation
python tools/messages.py --check    # changes nothing; exit code 1 where something is missing

Write the translation behind ``msgstr`` in the ``.po`` file and run it again. What is in braces stays as it is; an empty one is
shown in English until somebody translates it.
"""

from __future__ import annotations

import ast
import gettext
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from newsarchive.cli.group import COMMANDS, main
from newsarchive.cli.language import DOMAIN, EXAMPLES, paragraphs, remarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "newsarchive" / "cli" / "locale"
RETOLD = (
    "formats",
    "sources",
    "decoding",
    "parser",
    "quality",
    "archive/verify.py",
    "archive/add.py",
    "types/certainty.py",
)
"""Modules whose sentences are kept in an archive, or handed on, in English, and translated where they are shown."""
KEEPING = frozenset(
    "Failure failure refused UnreadableInput NotText ValueError EOFError Note Problem Doubt".split()
)
"""What such a sentence is given to."""
CALLED = frozenset("len printable str removeprefix replace".split())
TABLES = (
    "newsarchive.decoding.binary:MAGIC",
    "newsarchive.query.dates:EXPECTED",
    "newsarchive.query.fields:PARTS",
    "newsarchive.query.fields:STATES",
    "newsarchive.query.fields:WHOLE",
    "newsarchive.query.fields:FIELDS",
    "newsarchive.render.article:MEDIA",
    "newsarchive.render.quality:STRATA",
    "newsarchive.render.statements:KINDS",
    "newsarchive.render.hits.page:BEHIND",
    "newsarchive.search.show.facets:FACETS",
    "newsarchive.search.show.overview:BY",
    "newsarchive.sources.files:REASONS",
    "newsarchive.store.batch_items:Outcome",
    "newsarchive.archive.statements:BY_HAND",
    "newsarchive.archive.statements:SAME_NAMES",
    "newsarchive.cli.find.timeline:STEPS",
    "newsarchive.cli.language:UNMARKED",
    "newsarchive.cli.progress:STOPPING",
    "newsarchive.search.show.overview:COMPLETE",
    "newsarchive.search.show.overview:PARTS",
    "newsarchive.cli.progress:UNITS",
)
"""Tables and values whose words are translated where they are shown."""

SENTENCE = re.compile(r"(?!SELECT)(?:[A-Z]|\w+ )")
"""How a text for people begins, in a table that has them; elsewhere its names are what people see."""


class Message(NamedTuple):
    """A message in English, its plural where it has one, and where it stands."""

    text: str
    plural: str
    place: str


def messages() -> Iterator[Message]:
    """Yield every message of the program, and click's own."""
    own = [
        message
        for path in sorted((ROOT / "newsarchive").rglob("*.py"))
        for message in marked(path, str(path.relative_to(ROOT)))
    ]
    yield from own
    for path in files_of(RETOLD):
        yield from kept(path, str(path.relative_to(ROOT)))
    filled = re.compile(
        "|".join(as_pattern(one.text) for one in own if "{" in one.text and one.text[-1:] == ".")
    )
    yield from (message for message in helps(main) if not filled.fullmatch(message.text))
    for table in TABLES:
        module, name = table.split(":")
        for text in words(getattr(import_module(module), name)):
            yield Message(text, "", table)
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        yield from marked(path, f"click/{path.name}")


def as_pattern(text: str) -> str:
    """Return a pattern that finds a message with its values put in, and nothing but values of a line."""
    return "".join(
        ".+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+[^}]*\})", text)
    )


def files_of(names: Iterable[str]) -> Iterator[Path]:
    """Yield the modules that are named, or lie in the folders that are."""
    for name in names:
        path = ROOT / "newsarchive" / name
        yield from [path] if path.suffix else sorted(path.rglob("*.py"))


def kept(path: Path, place: str) -> Iterator[Message]:
    """Yield the sentences that a file gives to what is stored, with names in braces for what is put in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and name_of(node.func) in KEEPING:
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            parts = [
                part
                for one in given
                for part in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])
            ]
            yield from (Message(text, "", place) for part in parts if " " in (text := template(part)))


def name_of(called: ast.expr) -> str:
    """Return the name of what is called."""
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def template(node: ast.expr) -> str:
    """Return a text with a name in braces for each value that is put into it."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, names = [], list[str]()
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            words_in = [
                word for word in re.findall(r"[a-z_]\w*", ast.unparse(part.value)) if word not in CALLED
            ]
            name = (words_in or ["value"])[-1]
            names.append(name + str(names.count(name) + 1) * (name in names))
            parts.append(f"{{{names[-1]}}}")
        else:
            parts.append(template(part))
    return "".join(parts)


def marked(path: Path, place: str) -> Iterator[Message]:
    """Yield what a file puts between ``_(`` and ``)``, or ``ngettext(`` and ``)``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            if node.func.id == "_" and texts:
                yield Message(texts[0], "", place)
            elif node.func.id == "ngettext" and len(texts) == 2:
                yield Message(texts[0], texts[1], place)


def helps(group: click.Group) -> Iterator[Message]:
    """Yield the help of every command, paragraph by paragraph, and that of its options."""
    context = click.Context(group)
    for command in (group, *(group.get_command(context, name) for name in COMMANDS)):
        assert command is not None
        place = f"newsarchive {command.name}"
        for text in (command.help, command.short_help, command.epilog):
            for part in paragraphs(text or ""):
                if not part.startswith(EXAMPLES):
                    yield Message(part, "", place)
                    continue
                yield Message(part.split("\n")[1], "", place)
                remarks = [remarked(line)[2] for line in part.split("\n")]
                yield from (Message(remark, "", place) for remark in remarks if remark)
        for param in command.params:
            yield from (
                Message(text, "", place) for text in (param.metavar, getattr(param, "help", None)) if text
            )


def words(table: object) -> list[str]:
    """Return the words of a table: a text, the sentences of a mapping or else its names, else the members."""
    if isinstance(table, str):
        return [table]
    if isinstance(table, dict):
        texts = [getattr(text, "holds", text) for text in table.values()]
        said = all(isinstance(text, str) and SENTENCE.match(text) for text in texts)
        return [str(text) for text in (texts if said else table)]
    return [str(one[0] if isinstance(one, tuple) else one) for one in table]  # type: ignore[attr-defined] # an enumeration or a tuple


def update(file: Path) -> list[str]:
    """Bring one catalogue up to date and compile it; return the messages without a translation."""
    import polib  # noqa: PLC0415 - checking does without

    old = {entry.msgid: entry for entry in polib.pofile(str(file))} if file.exists() else {}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": file.parents[1].name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    entries: dict[str, polib.POEntry] = {}
    for message in messages():
        if (entry := entries.get(message.text)) is None:
            known = old.get(message.text)
            entry = polib.POEntry(msgid=message.text, msgstr=known.msgstr if known else "")
            if message.plural:
                entry.msgid_plural = message.plural
                entry.msgstr_plural = known.msgstr_plural if known else {0: "", 1: ""}
            entries[message.text] = entry
        if (message.place, "") not in entry.occurrences:
            entry.occurrences.append((message.place, ""))
    new.extend(sorted(entries.values(), key=lambda entry: entry.msgid))
    new.save(str(file))
    new.save_as_mofile(str(file.with_suffix(".mo")))
    return [entry.msgid for entry in new if not entry.translated()]


def translations(language: str) -> dict[str, str]:
    """Return the compiled catalogue of ``language``: each message and its translation, of a plural the singular."""
    catalogue = gettext.translation(DOMAIN, str(LOCALE), [language])
    assert isinstance(catalogue, gettext.GNUTranslations)
    entries: dict[str | tuple[str, int], str] = catalogue._catalog  # type: ignore[attr-defined] # noqa: SLF001 - it has no other way to ask what it holds
    return {
        key if isinstance(key, str) else key[0]: text
        for key, text in entries.items()
        if key and (isinstance(key, str) or key[1] == 0)
    }


def missing(language: str) -> list[str]:
    """Return the messages that the compiled catalogue of ``language`` lacks."""
    known = translations(language)
    absent = [message.text for message in messages() if message.text not in known]
    return sorted(set(absent))


def run(args: list[str]) -> int:
    """Update or check each catalogue; return the exit code."""
    code = 0
    for folder in sorted(LOCALE.iterdir()):
        file = folder / "LC_MESSAGES" / f"{DOMAIN}.po"
        lacking = missing(folder.name) if "--check" in args else update(file)
        for text in lacking:
            print(f"{file.relative_to(ROOT)}: no translation of {text!r}")
        code = code or bool(lacking)
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
