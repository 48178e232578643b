"""``newsarchive search WORDS`` with no more than the plainest options -> its answer, without loading click, which takes as long as a search.

Whatever else is asked for is left to the command itself; both print by the same functions.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, NamedTuple

from newsarchive.errors import NewsarchiveError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["PlainSearch", "answer", "plain_search"]

INTERRUPTED = 130
FORMS = {"--json": "json", "--jsonl": "jsonl", "--ids": "ids"}


class PlainSearch(NamedTuple):
    """What is asked for: words, the archive (None: the usual one), how many hits, and in which form."""

    words: str
    archive: str | None
    limit: int
    form: str


def plain_search(args: Sequence[str], environment: Mapping[str, str]) -> PlainSearch | None:
    """Return the search that ``args`` ask for, if it is plain: no settings, no completion, nothing that click would have to judge.

    >>> plain_search(["search", "Hafen", "Bonn", "-n", "3"], {"XDG_CONFIG_HOME": "/nowhere"})
    PlainSearch(words='Hafen Bonn', archive=None, limit=3, form='text')
    >>> plain_search(["search", "Hafen", "--since", "2020"], {}) is plain_search(["count", "Hafen"], {}) is None
    True
    """
    if args[:1] != ["search"] or "_NEWSARCHIVE_COMPLETE" in environment:
        return None
    words: list[str] = []
    archive, limit, form = None, 10, "text"
    rest = iter(args[1:])
    for arg in rest:
        if arg in {"-a", "--archive"}:
            archive = next(rest, None)
            if archive is None:
                return None
        elif arg in {"-n", "--limit"}:
            figures = next(rest, "")
            if not (figures.isascii() and figures.isdigit() and 0 < int(figures) <= 1_000_000):
                return None
            limit = int(figures)
        elif arg in FORMS:
            form = FORMS[arg]
        elif arg.startswith("-"):
            return None
        else:
            words.append(arg)
    engine = (archive or environment.get("NEWSARCHIVE_ARCHIVE") or "")[:11].lower() == "opensearch+"
    if not words or engine or has_settings(args, environment):
        return None
    return PlainSearch(" ".join(words), archive, limit, form)


def has_settings(args: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Tell whether there is a configuration file to be read."""
    from newsarchive.cli.settings import config_path  # noqa: PLC0415 - other commands do without

    path, named = config_path(args, environment)
    return named or os.path.exists(path)  # noqa: PTH110 - no pathlib, as in archive/location.py


def answer(asked: PlainSearch) -> int:
    """Print what the search finds, and return the exit code."""
    from newsarchive.cli.language import asked_language, speak  # noqa: PLC0415 - other commands do without
    from newsarchive.cli.output.streams import end_with_reader, to_pipe  # noqa: PLC0415 - as above
    from newsarchive.cli.say import say  # noqa: PLC0415 - as above
    from newsarchive.render.stand_ins import prepare_streams  # noqa: PLC0415 - as above
    from newsarchive.types.messages import _  # noqa: PLC0415 - as above

    prepare_streams(as_json=asked.form in {"json", "jsonl"})
    if threading.current_thread() is threading.main_thread() and to_pipe():
        end_with_reader()
    speak(asked_language(os.environ))
    try:
        code = printed(asked)
        sys.stdout.flush()
    except NewsarchiveError as error:
        say(_("Error: {error}", error=error))
        return error.exit_code
    except KeyboardInterrupt:
        say(_("Interrupted."))
        return INTERRUPTED
    return code


def printed(asked: PlainSearch) -> int:
    """Search, and print the hits. Raises QuerySyntaxError or an ArchiveError."""
    from newsarchive.archive.archive import Archive  # noqa: PLC0415 - other commands do without
    from newsarchive.cli.output.answers import print_hits  # noqa: PLC0415 - as above
    from newsarchive.query.parse import narrowed, parse_query  # noqa: PLC0415 - as above

    query = narrowed(parse_query(asked.words), [])
    with Archive.open(asked.archive, read_only=True) as store:
        return print_hits(
            store,
            query,
            asked.form,
            beyond=False,
            collapse=False,
            versions=False,
            limit=asked.limit,
            offset=0,
            sort="score",
            mode=None,
        )
