"""Print docs/cli-reference.md: the help page of every command, and the exit codes.

python tools/cli_reference.py > docs/cli-reference.md
"""

from __future__ import annotations

import click

from newsarchive.cli.group import COMMANDS, main

HEAD = """# Command line

Made by `python tools/cli_reference.py > docs/cli-reference.md`; a test holds it to the program.

Data goes to stdout, everything said about it to stderr. Progress, colour and the pager are for terminals only;
`NO_COLOR` is obeyed. In a pipe lines are 80 columns wide whatever the terminal is.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | nothing found: an answer, not an error |
| 2 | a command line or a query that cannot be meant |
| 3 | `ingest` archived what it could; some inputs could not be read |
| 4 | the archive: not there, not an archive, made by a newer version, locked, full, no such id |
| 5 | `parse`, `explain`: an input could not be read; the others were |
| 130 | interrupted by Ctrl-C: what was ready is stored, and the same command goes on |
| 143 | the same, by SIGTERM |
"""
WIDTH = 90


def reference() -> str:
    """Return the whole page."""
    parts = [HEAD, page(main, "newsarchive")]
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        parts.append(page(command, f"newsarchive {name}"))
    return "\n".join(parts)


def page(command: click.Command, name: str) -> str:
    """Return the section of one command."""
    context = click.Context(command, info_name=name, terminal_width=WIDTH, help_option_names=["-h", "--help"])
    return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
