"""Options and helpers that several commands share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from newsarchive.archive.archive import Archive
from newsarchive.render.forms import TEXTS
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsarchive.archive.protocol import Store

__all__ = ["archive_option", "form_options", "open_store", "page_of", "print_form"]


def archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--archive``: the store that the command speaks to."""
    return click.option(
        "-a",
        "--archive",
        metavar="PATH",
        envvar="NEWSARCHIVE_ARCHIVE",
        show_envvar=True,
        help="The archive: a file, or sqlite:FILE. Default: archive.db in the user data folder.",
    )(command)


def form_options(**short: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds ``--format`` with the forms of ``newsarchive.render.forms``, and an option of its own for each of ``short``.

    ``short`` has the help of each by the form's name; the command gets ``form``, None where none was asked for.
    """

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, text in reversed(short.items()):
            command = click.option(f"--{name}", "form", flag_value=name, help=text)(command)
        return click.option(
            "--format",
            "form",
            type=click.Choice(TEXTS),
            metavar="FORM",
            help=_("How to print: {forms} (docs/output.md).", forms=", ".join(TEXTS)),
        )(command)

    return added


def print_form(form: str, chunks: Iterable[str]) -> None:
    """Print what a form yields: for reading through the pager where it is long, else as it comes."""
    if form == "text":
        page_of("".join(chunks))
        return
    for chunk in chunks:
        click.echo(chunk, nl=False)


def open_store(archive: str | None, *, read_only: bool = True) -> Store:
    """Open the store that ``--archive`` names, and close it when the command ends. Raises an ArchiveError."""
    store = Archive.open(archive, read_only=read_only)
    click.get_current_context().call_on_close(store.close)
    return store


def pager_keeps_colour() -> bool | None:
    """Tell click to leave colours to the pager, which by itself it does for `less` alone (None): marks would be lost."""
    pager = os.environ.get("PAGER", "less").split() or ["less"]
    return None if pager[0].rpartition(os.sep)[2] == "less" else True


def page_of(text: str) -> None:
    """Print ``text``, through the pager where a terminal would be too short for it."""
    import sys  # noqa: PLC0415 - only needed here

    if sys.stdout.isatty() and not os.environ.get("NO_PAGER"):
        import shutil  # noqa: PLC0415 - a pipe does without

        if text.count("\n") >= shutil.get_terminal_size().lines:
            os.environ.setdefault("LESS", "-FRX")
            click.echo_via_pager(text, color=pager_keeps_colour())
            return
    click.echo(text, nl=False)
