"""``newsarchive man``: the help of the commands -> manual pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.cli.group import COMMANDS, main
from newsarchive.cli.language import EXAMPLES, paragraphs
from newsarchive.errors import ArchiveReadOnly, printable
from newsarchive.types.messages import _
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["man", "pages"]

WIDE = 10_000
"""Columns of a line that click must not break: groff does that."""
VARIABLES = {
    "NEWSARCHIVE_ARCHIVE": _("The archive, where --archive names none."),
    "NEWSARCHIVE_CONFIG": _("The configuration file, where --config names none."),
    "NEWSARCHIVE_LANG": _("The language of messages: de or en. Default: as the locale says."),
    "PAGER": _("What shows long output on a terminal. Default: less."),
    "NO_PAGER": _("Set to anything: no pager."),
    "NO_COLOR": _("Set to anything: no colours."),
}


@click.command(short_help="Write manual pages.")
@click.argument("folder", metavar="FOLDER")
def man(folder: str) -> None:
    """Write a manual page for each command to FOLDER, for man: FOLDER/newsarchive-search.1 and so on.

    \b
    Examples:
      newsarchive man ~/.local/share/man/man1
      man newsarchive-search
    """  # noqa: D301 - \b keeps click from joining the lines
    target = Path(folder)
    number = 0
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in pages():
            (target / f"{name}.1").write_text(text, encoding="utf-8")
            number += 1
    except OSError as error:
        raise ArchiveReadOnly(folder, error.strerror or str(error)) from error
    click.echo(
        _("{number} manual pages written to {folder}", number=number, folder=printable(folder)), err=True
    )


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name of each page, and the page."""
    top = click.Context(
        main, info_name="newsarchive", terminal_width=WIDE, help_option_names=["-h", "--help"]
    )
    yield "newsarchive", page(main, top, "newsarchive", _("archive for German press text"))
    for name in COMMANDS:
        command = main.get_command(top, name)
        assert command is not None
        context = click.Context(
            command, info_name=name, parent=top, terminal_width=WIDE, help_option_names=["-h", "--help"]
        )
        short = command.get_short_help_str(WIDE).rstrip(".")
        yield (
            f"newsarchive-{name}",
            page(command, context, f"newsarchive-{name}", short),
        )


def page(command: click.Command, context: click.Context, name: str, short: str) -> str:
    """Return one manual page."""
    lines = [
        f'.TH "{name.upper()}" "1" "" "newsarchive {__version__}" "newsarchive"',
        ".nh",
        section(_("Name").upper()),
        f"{roff(name)} \\- {roff(short)}",
        section(_("SYNOPSIS")),
        f".B {roff(context.command_path)}",
        *(roff(piece) for piece in command.collect_usage_pieces(context)),
        section(_("DESCRIPTION")),
        *described(command.help or ""),
    ]
    records = [found for param in command.get_params(context) if (found := param.get_help_record(context))]
    lines += [section(_("OPTIONS")), *terms(records)]
    if command is main:
        about = [(f"newsarchive-{one}(1)", main.get_command(context, one)) for one in COMMANDS]
        told = [(one, found.get_short_help_str(WIDE)) for one, found in about if found]
        lines += [section(_("COMMANDS")), *terms(told)]
        lines += [section(_("EXIT STATUS")), roff(command.epilog or "")]
    lines += [section(_("ENVIRONMENT")), *terms(list(VARIABLES.items()))]
    lines += [section(_("SEE ALSO")), ".BR newsarchive (1)" if command is not main else ".BR sqlite3 (1)"]
    return "\n".join(lines) + "\n"


def section(name: str) -> str:
    """Return the head of a section."""
    return f'.SH "{name}"'


def described(text: str) -> Iterator[str]:
    """Yield a help text: paragraphs, and examples as they are."""
    for number, part in enumerate(paragraphs(text)):
        if not part.startswith(EXAMPLES):
            yield from ([".PP"] if number else [])
            yield roff(part)
            continue
        mark, heading, *lines = part.split("\n")
        del mark
        yield section(heading.rstrip(":").upper())
        yield from (".nf", *(roff(line.removeprefix("  ")) for line in lines), ".fi")


def terms(records: list[tuple[str, str]]) -> Iterator[str]:
    """Yield names with what is said of each."""
    for name, text in records:
        yield from (".TP", f"\\fB{roff(name)}\\fR", roff(" ".join(text.split())))


def roff(text: str) -> str:
    r"""Return ``text`` so that groff prints it as it is.

    >>> print(roff(".a\\b -c"))
    \&.a\eb \-c
    """
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti").replace('"', "\\(dq")
    return re.sub(r"(?m)^(?=\.)", r"\\&", text)
