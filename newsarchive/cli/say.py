"""A sentence -> standard error: on a terminal broken between words, so that none is cut at its edge; else one line."""

from __future__ import annotations

import sys

import click

__all__ = ["paragraph", "say"]


def say(text: str) -> None:
    """Say ``text`` on standard error."""
    click.echo(paragraph(text, terminal=sys.stderr.isatty()), err=True)


def paragraph(text: str, *, terminal: bool, indent: str = "  ") -> str:
    """Return ``text`` in lines of the terminal's width, those behind the first indented; a word that is longer stays whole.

    >>> paragraph("a sentence that a pipe gets in one line", terminal=False)
    'a sentence that a pipe gets in one line'
    """
    if not terminal:
        return text
    import shutil  # noqa: PLC0415 - pipes do without
    import textwrap  # noqa: PLC0415 - as above

    columns = max(20, shutil.get_terminal_size().columns - 1)
    first, *rest = text.split("\n")
    lines = textwrap.wrap(
        first, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join([*lines, *rest])
