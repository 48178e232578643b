"""What a command found -> standard output: through the pager where a terminal is too short for it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from newsarchive.cli.say import write

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["page_of", "print_form"]


def print_form(form: str, chunks: Iterable[str]) -> None:
    """Print what a form yields: for reading through the pager where it is long, else as it comes."""
    if form == "text":
        page_of("".join(chunks))
        return
    for chunk in chunks:
        write(chunk)


def pager_keeps_colour() -> bool | None:
    """Tell click to leave colours to the pager, which by itself it does for `less` alone (None): marks would be lost."""
    pager = os.environ.get("PAGER", "less").split() or ["less"]
    return None if pager[0].rpartition(os.sep)[2] == "less" else True


def page_of(text: str) -> None:
    """Print ``text``, through the pager where a terminal would be too short for it."""
    if sys.stdout.isatty() and not os.environ.get("NO_PAGER"):
        import shutil  # noqa: PLC0415 - a pipe does without

        if text.count("\n") >= shutil.get_terminal_size().lines:
            os.environ.setdefault("LESS", "-FRX")
            import click  # noqa: PLC0415 - see say.py

            click.echo_via_pager(text, color=pager_keeps_colour())
            return
    write(text)
