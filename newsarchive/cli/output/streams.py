"""The arguments -> what they say of the streams: whether output is JSON, and whether its reader may go away."""

from __future__ import annotations

import os
import stat
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["asks_for_json", "end_with_reader", "to_pipe", "without_no_pager"]

JSON_FORMS = frozenset({"json", "jsonl", "csl-json"})


def without_no_pager(args: Sequence[str]) -> list[str]:
    """Return ``args`` without ``--no-pager``, which may stand anywhere before ``--``; it sets NO_PAGER."""
    given = list(args)
    end = given.index("--") if "--" in given else len(given)
    if "--no-pager" in given[:end]:
        os.environ["NO_PAGER"] = "1"
        return [arg for arg in given[:end] if arg != "--no-pager"] + given[end:]
    return given


def asks_for_json(args: Sequence[str]) -> bool:
    """Tell whether standard output is to be JSON."""
    named = {f"--format={name}" for name in JSON_FORMS} | {"--json", "--jsonl"}
    return not named.isdisjoint(args) or any(
        one == "--format" and two in JSON_FORMS for one, two in pairwise(args)
    )


def to_pipe() -> bool:
    """Tell whether somebody reads what this process writes as it comes."""
    try:
        mode = os.fstat(1).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def end_with_reader() -> None:
    """End without a word when the reader goes (``| head``)."""
    import signal  # noqa: PLC0415 - making its enumerations takes a ms

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
