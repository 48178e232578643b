"""The command line: one thin command a file, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

__all__ = ["main"]


class Program:
    """The group of commands, which is loaded when it is needed: a plain search does without, and without click."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run as a program; there is no need to look for garbage in what it has imported: that is a tenth of a search."""
        if not args and not options:
            from newsarchive.cli.plain import answer, plain_search  # noqa: PLC0415 - see above

            if asked := plain_search(sys.argv[1:], os.environ):
                gc.disable()
                sys.exit(answer(asked))
        return self.group()(*args, **options)

    def __getattr__(self, name: str) -> Any:
        """Return what the group has of this name, so that this one is a command of click's wherever that is asked for."""
        return getattr(self.group(), name)

    def group(self) -> Any:
        """Return the group."""
        from newsarchive.cli.group import main as group  # noqa: PLC0415 - see above

        return group


main: Any = Program()
