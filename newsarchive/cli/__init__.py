"""The command line: one thin command a file."""

from __future__ import annotations

import click

from newsarchive import __version__
from newsarchive.cli.explain import explain
from newsarchive.cli.parse import parse

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read German press text into structured records."""


main.add_command(parse)
main.add_command(explain)
