"""The group of commands, and what becomes of errors: one line on stderr and the error's exit code."""

from __future__ import annotations

import gc
import os
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import click

from newsarchive.cli.language import asked_language, in_language, speak
from newsarchive.cli.output.streams import asks_for_json, end_with_reader, to_pipe, without_no_pager
from newsarchive.cli.say import say
from newsarchive.cli.settings import Settings, apply, defaults_of, read_settings
from newsarchive.errors import NewsarchiveError
from newsarchive.render.stand_ins import prepare_streams
from newsarchive.types.messages import _
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "ingest": "collect.ingest",
    "watch": "collect.watch",
    "load": "collect.load",
    "search": "find.search",
    "count": "find.count",
    "timeline": "find.timeline",
    "list": "find.list",
    "stats": "find.stats",
    "show": "find.show",
    "open": "find.open",
    "cite": "find.cite",
    "serve": "find.serve",
    "save": "find.save",
    "tag": "curate.tag",
    "note": "curate.note",
    "duplicates": "find.duplicates",
    "quotes": "find.quotes",
    "people": "find.people",
    "similar": "find.similar",
    "diff": "find.diff",
    "export": "study.export",
    "sample": "study.sample",
    "quality": "study.quality",
    "sheets": "study.sheets",
    "code": "study.code",
    "agreement": "study.agreement",
    "log": "study.log",
    "freeze": "study.freeze",
    "verify-set": "study.verify_set",
    "parse": "inspect.parse",
    "explain": "inspect.explain",
    "failures": "collect.failures",
    "review": "curate.review",
    "correct": "curate.correct",
    "undo": "curate.undo",
    "reparse": "curate.reparse",
    "eval": "inspect.eval",
    "remove": "keep.remove",
    "verify": "keep.verify",
    "compact": "keep.compact",
    "backup": "keep.backup",
    "dump": "keep.dump",
    "restore": "keep.restore",
    "merge": "keep.merge",
    "export-originals": "keep.originals",
    "config": "program.config",
    "completion": "program.completion",
    "man": "program.man",
}
"""Command and module, in the order of ``--help``: that of a first session."""
ANSWERING = frozenset({"search", "count", "timeline", "show"})
"""Commands that are over before there is garbage worth collecting."""
ENDED_BY = 128
"""Exit code of a run ended by a signal, less the signal's number: 130 for Ctrl-C, 143 for SIGTERM, as shells give it."""
INTERRUPTED = ENDED_BY + 2

NARROW = 52
"""Columns below which click lays help out wider than the terminal."""
HELP = frozenset({"-h", "--help"})
COMPLETE = "_NEWSARCHIVE_COMPLETE"
"""Where a shell that completes a line says so."""
ELSEWHERE = {
    "ingest": ("add", "import", "index", "load", "new"),
    "search": ("find", "query", "grep", "suche", "finde"),
    "show": ("cat", "read", "view", "get", "zeige"),
    "list": ("ls", "all", "liste"),
    "stats": ("info", "status", "overview"),
    "remove": ("delete", "rm", "del"),
    "export": ("convert", "save-as", "write"),
    "correct": ("edit", "set", "modify", "fix"),
    "search --facet": ("facet", "facets"),
    "verify": ("check", "fsck"),
}
"""What other programs call our commands."""
GARBAGE = 50_000
"""Objects made since garbage was last looked for: a folder's thousand files alone make 700 four times over."""


def suggest(ctx: click.Context, name: str) -> None:
    """Raise a UsageError that names the command which was probably meant; none is near: leave it to click."""
    from difflib import get_close_matches  # noqa: PLC0415 - right commands do without

    near = get_close_matches(name, COMMANDS, n=1) or [
        meant for meant, others in ELSEWHERE.items() if name in others
    ]
    if near:
        raise click.UsageError(
            _("No such command '{name}'. Did you mean {near}?", name=name, near=near[0]), ctx
        )


class Commands(click.Group):
    """A group that imports a command when it is asked for, so that ``search`` does not pay for ``ingest``."""

    settings = Settings("")
    environment: ClassVar[Mapping[str, str]] = {}
    """What the environment was before the settings of the file were added to it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of ``COMMANDS``."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            suggest(ctx, cmd_name)
            return None
        if cmd_name not in ANSWERING:
            gc.set_threshold(GARBAGE)
            gc.enable()
        command: click.Command = getattr(
            import_module(f"newsarchive.cli.{COMMANDS[cmd_name]}"), cmd_name.replace("-", "_")
        )
        if COMPLETE in os.environ:
            from newsarchive.cli.program.values import with_values  # noqa: PLC0415 - only a shell asks

            command = with_values(command)
        if self.settings.there and (usual := defaults_of(command, self.settings)):
            ctx.default_map = {**(ctx.default_map or {}), cmd_name: usual}
        return in_language(command)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run as a program, which need not look for garbage in what it has imported: that is a tenth of a search."""
        gc.freeze()
        gc.disable()
        try:
            return self.main(*args, **options)
        finally:
            gc.freeze()

    def run(self, args: list[str], prog_name: str | None, complete_var: str | None, **extra: Any) -> Any:
        """Run in the language and with the settings of the user; help goes through the pager."""
        Commands.environment = dict(os.environ)
        speak(asked_language(os.environ))  # an error in the file is told in this one
        self.settings = read_settings(args, os.environ, COMMANDS)
        if self.settings.there:
            apply(self.settings, os.environ)
            speak(asked_language(os.environ))
        if COMPLETE in os.environ:
            import_module("newsarchive.cli.program.shells")
        in_language(self)
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        if not sys.stdout.isatty() or HELP.isdisjoint(args):
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        from contextlib import redirect_stdout  # noqa: PLC0415 - only for help
        from io import StringIO  # noqa: PLC0415 - as above
        from shutil import get_terminal_size  # noqa: PLC0415 - as above

        from newsarchive.cli.output.pages import page_of  # noqa: PLC0415 - as above

        shown = StringIO()
        columns = get_terminal_size().columns
        if columns < NARROW:
            extra["terminal_width"] = max(columns - 1, 20)
        try:
            with redirect_stdout(shown):
                return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        finally:
            page_of(shown.getvalue())

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and end with the exit codes of ``docs/cli-reference.md``."""
        args = without_no_pager(sys.argv[1:] if args is None else args)
        prepare_streams(as_json=asks_for_json(args))
        if threading.current_thread() is threading.main_thread() and to_pipe():
            end_with_reader()
        if not standalone_mode:
            return self.run(args, prog_name, complete_var, **extra)
        try:
            result = self.run(args, prog_name, complete_var, **extra)
            sys.stdout.flush()
        except NewsarchiveError as error:
            say(_("Error: {error}", error=error))
            sys.exit(error.exit_code)
        except click.ClickException as error:
            show(error)
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo(_("Interrupted."), err=True)
            sys.exit(INTERRUPTED)
        sys.exit(result if isinstance(result, int) else 0)


def show(error: click.ClickException) -> None:
    """Show an error of click's, on a terminal in lines that break between words."""
    if not sys.stderr.isatty():
        error.show()
        return
    from io import StringIO  # noqa: PLC0415 - only for errors

    shown = StringIO()
    error.show(shown)
    for line in shown.getvalue().splitlines():
        say(line)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 nothing found, 2 usage, 3 some inputs failed, 4 archive, 5 input, 130 interrupted.",
)
@click.version_option(__version__, package_name="newsarchive")
@click.option(
    "--config", metavar="FILE", envvar="NEWSARCHIVE_CONFIG", show_envvar=True, help="The configuration file."
)
@click.option("--no-pager", is_flag=True, help="Print at once what is longer than the terminal.")
def main(config: str | None, no_pager: bool) -> None:
    """Archive German press text: read it, keep it, find it again.

    \b
    Example:
      newsarchive ingest artikel/          # a folder of article files
      newsarchive search "Stoltenberg"     # best hits first
      newsarchive show 1                   # read the first article
    """  # noqa: D301 - \b keeps click from joining the lines
    del config, no_pager  # they hold before any command is looked for
