"""``python -m newsarchive.cli``: the command line, where it is not installed as ``newsarchive``."""

from __future__ import annotations

from newsarchive.cli.group import main

if __name__ == "__main__":
    main(prog_name="newsarchive")
