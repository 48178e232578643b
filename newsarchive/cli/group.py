"""The group of commands, and what becomes of errors: one line on stderr and the error's exit code."""

from __future__ import annotations

import signal
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from newsarchive import __version__
from newsarchive.errors import NewsarchiveError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "ingest": "ingest", "watch": "watch", "search": "search", "count": "count", "timeline": "timeline", "show": "show", "parse": "parse", "explain": "explain",
    "failures": "failures", "review": "review", "correct": "correct", "reparse": "reparse", "eval": "eval",
    "verify": "verify", "backup": "backup", "dump": "dump", "restore": "restore", "merge": "merge",
    "export-originals": "originals",
}  # fmt: skip
"""Command and module, in the order of ``--help``: that of a first session."""
INTERRUPTED = 130
"""Exit code of a run ended by Ctrl-C: 128 + SIGINT, as shells give it."""


class Commands(click.Group):
    """A group that imports a command when it is asked for, so that ``search`` does not pay for ``ingest``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of ``COMMANDS``."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None where there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(
            import_module(f"newsarchive.cli.{COMMANDS[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and end with the exit codes of ``docs/cli-reference.md``."""
        run = super().main
        if hasattr(signal, "SIGPIPE") and threading.current_thread() is threading.main_thread():
            signal.signal(
                signal.SIGPIPE, signal.SIG_DFL
            )  # end without a word when the reader goes (``| head``)
        if not standalone_mode:
            return run(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            result = run(args, prog_name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except NewsarchiveError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted.", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(result if isinstance(result, int) else 0)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 nothing found, 2 usage, 3 some inputs failed, 4 archive, 5 input, 130 interrupted.",
)
@click.version_option(__version__, package_name="newsarchive")
def main() -> None:
    """Archive German press text: read it, keep it, find it again.

    \b
    Example:
      newsarchive ingest artikel/          # a folder of article files
      newsarchive search "Stoltenberg"     # best hits first
      newsarchive show 1                   # read the first article
    """  # noqa: D301 - \b keeps click from joining the lines
