"""Text -> standard output as it is, a sentence -> standard error: on a terminal broken between words, else one line.

click is not imported for it: loading it takes as long as a search.
"""

from __future__ import annotations

import os
import sys

from newsarchive.types.messages import _

__all__ = ["agreed", "paragraph", "say", "write"]


def say(text: str) -> None:
    """Say ``text`` on standard error."""
    write(paragraph(text, terminal=sys.stderr.isatty()) + "\n", err=True)


def write(text: str, *, err: bool = False) -> None:
    """Write ``text`` as it is; old terminals of Windows need click to understand colours."""
    if os.name == "nt":
        import click  # noqa: PLC0415 - see above

        click.echo(text, nl=False, err=err)
        return
    stream = sys.stderr if err else sys.stdout
    stream.write(text)
    stream.flush()


def agreed(question: str) -> bool:
    """Ask on standard error, and tell whether the answer was yes, in English or in the language that is spoken."""
    import click  # noqa: PLC0415 - most commands ask nothing

    hint = _("y/N")
    answer = click.prompt(f"{question} [{hint}]", default="", show_default=False, err=True)
    return answer.strip().lower() in {"y", "yes", hint[0].lower(), _("yes")}


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
