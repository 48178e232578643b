"""Options and helpers that several commands share."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, cast

import click

from newsarchive.archive.archive import Archive
from newsarchive.archive.location import engine_url
from newsarchive.render.forms import TEXTS
from newsarchive.store.connect import let_signals_in
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from newsarchive.archive.protocol import Store

__all__ = ["archive_option", "form_options", "open_store"]


def archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--archive``: the store that the command speaks to."""
    return click.option(
        "-a",
        "--archive",
        metavar="PATH",
        envvar="NEWSARCHIVE_ARCHIVE",
        show_envvar=True,
        help="The archive: a file, sqlite:FILE, or a search engine, opensearch+https://HOST:9200/INDEX. Default: archive.db in the user data folder.",
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


def opening() -> AbstractContextManager[object]:
    """Show on a terminal that an archive of an older version is brought up to date, where that takes its time."""
    if not sys.stderr.isatty():
        return nullcontext()
    from newsarchive.cli.progress import ProgressLine  # noqa: PLC0415 - pipes do without

    progress = ProgressLine()
    progress.activity = "opening the archive"
    return progress


def open_store(archive: str | None, *, read_only: bool = True) -> Store:
    """Open the store that ``--archive`` names, and close it when the command ends. Raises an ArchiveError."""
    if url := engine_url(archive):
        from newsarchive.archive.engine import EngineArchive  # noqa: PLC0415 - an archive file does without

        engine = EngineArchive.open(url, read_only=read_only)
        click.get_current_context().call_on_close(engine.close)
        return cast("Store", engine)  # what it has not it refuses
    with opening():
        store = Archive.open(archive, read_only=read_only)
    let_signals_in(store.connection, store.place)
    click.get_current_context().call_on_close(store.close)
    return store
