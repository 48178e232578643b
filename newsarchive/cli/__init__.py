"""The command line: one thin command a file, imported when it is called."""

from __future__ import annotations

from newsarchive.cli.group import main

__all__ = ["main"]
