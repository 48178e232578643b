r"""Every error that newsarchive raises on purpose.

::

    NewsarchiveError              exit code
    ├── UsageError                2   an option or argument that cannot be meant
    │   └── MissingExtra              a form or command that needs a package which is not installed
    ├── QuerySyntaxError          2   a search query that cannot be read; points at the place
    ├── PartialIngest             3   a run that archived some inputs and could not read others
    ├── ArchiveError              4   the archive itself
    │   ├── NotAnArchive              a file that is something else
    │   ├── NoSuchArchive             no file there yet
    │   ├── ArchiveTooNew             written by a later version of newsarchive
    │   ├── ArchiveLocked             another program is writing to it
    │   ├── ArchiveReadOnly           it cannot be written to: rights, or a full disk
    │   ├── NoSuchArticle             no article has this id
    │   └── AmbiguousId               several articles have a key that begins like this
    ├── ClusterLost               4   the scheduler of a cluster does not answer, or went away with work under way
    └── UnreadableInput           5   an input that holds no text we can read
        └── NotText                   bytes that are not text: a picture, a program, noise

Exit code 0 is success, 1 is "nothing found" (an answer, not an error), 130 an interruption.
Each error is one line that says what was expected, where, and the way out; its facts are attributes.
Texts that come from outside (paths, queries) are shown through ``printable``, so no control sequence reaches a terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from newsarchive.types.messages import _, retold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.types.pieces import Span

__all__ = [
    "AmbiguousId",
    "ArchiveError",
    "ArchiveLocked",
    "ArchiveReadOnly",
    "ArchiveTooNew",
    "ClusterLost",
    "MissingExtra",
    "NewsarchiveError",
    "NoSuchArchive",
    "NoSuchArticle",
    "NotAnArchive",
    "NotText",
    "PartialIngest",
    "QuerySyntaxError",
    "UnreadableInput",
    "UsageError",
    "printable",
]

_CARET_LINE_LIMIT = 100
"""Longest piece of a query shown above the carets, in characters."""


def printable(text: str) -> str:
    r"""Return ``text`` with everything a terminal could act on, or that is no valid UTF-8, as a backslash escape.

    An undecodable byte of a file name, which ``os.fsdecode`` keeps as a lone surrogate, is shown as that byte:

    >>> printable("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # the range of surrogateescape, PEP 383
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")


class NewsarchiveError(Exception):
    """Base of all errors of this package; ``str(error)`` is the message, without "Error:"."""

    exit_code: ClassVar[int] = 4


class UsageError(NewsarchiveError):
    """An option or argument that cannot be meant."""

    exit_code = 2


class MissingExtra(UsageError):  # noqa: N818 - the docs' tree reads better without "Error"
    """Something that needs a package of an extra, which is not installed."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(
            _(
                "this needs {package}, which is not installed; try: pip install 'newsarchive[{extra}]'",
                package=package,
                extra=extra,
            )
        )
        self.extra = extra
        self.package = package


class QuerySyntaxError(NewsarchiveError):
    """A query that cannot be read. ``span`` is the place in ``query``, in code points."""

    exit_code = 2

    def __init__(self, query: str, span: Span, message: str) -> None:
        self.query = query
        self.span = span
        self.message = message
        super().__init__(query, span, message)

    def __str__(self) -> str:
        """Return the message, the query and carets under the place, in three lines."""
        start = min(max(self.span[0], 0), len(self.query))
        end = min(max(self.span[1], start), len(self.query))
        first = max(0, start - _CARET_LINE_LIMIT // 2)
        before = printable(self.query[first:start])
        marked = printable(self.query[start : min(end, first + _CARET_LINE_LIMIT)])
        after = printable(self.query[start : first + _CARET_LINE_LIMIT])[len(marked) :]
        carets = "^" * max(_cells(marked), 1)
        return f"{self.message}\n  {before}{marked}{after}\n  {' ' * _cells(before)}{carets}"


def _cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes: wide and combining characters count as two and none."""
    import unicodedata  # noqa: PLC0415 - only errors need it; keeps start-up short

    width = 0
    for char in text:
        if unicodedata.east_asian_width(char) in "WF":
            width += 2
        elif not unicodedata.combining(char):
            width += 1
    return width


class PartialIngest(NewsarchiveError):  # noqa: N818 - a name for what happened; the archive is good
    """A run that archived what it could; ``failed`` inputs of ``total`` could not be read."""

    exit_code = 3

    def __init__(self, failed: int, total: int) -> None:
        self.failed = failed
        self.total = total
        super().__init__(failed, total)

    def __str__(self) -> str:
        """Return the message."""
        return _(
            "{failed} of {total} inputs could not be read; 'newsarchive failures' lists them",
            failed=self.failed,
            total=self.total,
        )


class ArchiveError(NewsarchiveError):
    """A problem with the archive at ``path``."""

    exit_code = 4

    def __init__(self, path: str, message: str = "") -> None:
        self.path = path
        self.message = message
        super().__init__(path, message)

    def __str__(self) -> str:
        """Return the message, which begins with the archive's path."""
        return f"{printable(self.path)}: {self.message}" if self.message else printable(self.path)


class NotAnArchive(ArchiveError):  # noqa: N818 - the docs' tree reads better without "Error"
    """A file that is no newsarchive."""

    def __init__(self, path: str, message: str = "") -> None:
        super().__init__(path, message or _("is not a newsarchive; name another file with --archive"))


class NoSuchArchive(ArchiveError):  # noqa: N818 - as above
    """There is no file at ``path``."""

    def __init__(self, path: str, message: str = "") -> None:
        super().__init__(path, message or _("no archive there yet; 'newsarchive ingest PATH' makes one"))


class ArchiveTooNew(ArchiveError):  # noqa: N818 - as above
    """The archive's schema is ``found``, and this version knows them up to ``known``."""

    def __init__(self, path: str, found: str, known: str) -> None:
        self.found = found
        self.known = known
        super().__init__(
            path,
            _(
                "was written by a newer newsarchive (schema {found}, this version knows up to {known}); upgrade newsarchive to open it",
                found=found,
                known=known,
            ),
        )


class ArchiveLocked(ArchiveError):  # noqa: N818 - as above
    """Another program is writing to the archive and did not finish in ``seconds``."""

    def __init__(self, path: str, seconds: float = 0) -> None:
        self.seconds = seconds
        super().__init__(
            path,
            _(
                "another program is writing to the archive, still after {seconds:g} s; try again when it is done",
                seconds=seconds,
            )
            if seconds
            else _("another program is writing to the archive, still; try again when it is done"),
        )


class ArchiveReadOnly(ArchiveError):  # noqa: N818 - as above
    """The archive cannot be written to; ``reason`` is what the system said."""

    def __init__(self, path: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            path, _("cannot be written to ({reason}); what was stored before is whole", reason=reason)
        )


class NoSuchArticle(ArchiveError):  # noqa: N818 - as above
    """No article of the archive has the id or key prefix ``wanted``."""

    def __init__(self, path: str, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(
            path, _("no article with id {wanted}; 'newsarchive search' prints ids", wanted=printable(wanted))
        )


class AmbiguousId(ArchiveError):  # noqa: N818 - as above
    """Several articles have a key that begins with ``wanted``: the first ``keys`` of them."""

    def __init__(self, path: str, wanted: str, keys: Sequence[str]) -> None:
        self.wanted = wanted
        self.keys = tuple(keys)
        super().__init__(
            path,
            _(
                "{wanted} is the beginning of several keys: {keys}",
                wanted=printable(wanted),
                keys=", ".join(self.keys),
            ),
        )


class ClusterLost(NewsarchiveError):  # noqa: N818 - as above
    """The scheduler of a cluster does not answer, or went away with work under way."""

    def __init__(self, scheduler: str, reason: str) -> None:
        super().__init__(
            _(
                "the scheduler at {address} {reason}; what is written stays, so run the same command again when it is there",
                address=printable(scheduler),
                reason=_(reason),
            )
        )
        self.scheduler = scheduler


class UnreadableInput(NewsarchiveError):  # noqa: N818 - as above
    """An input that cannot be read; ``path`` may be empty when only bytes were given. ``code`` is for programs."""

    exit_code = 5
    code: str = "unreadable"

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        """Return ``path: reason``, or the reason alone."""
        reason = retold(self.reason)
        return f"{printable(self.path)}: {reason}" if self.path else reason


class NotText(UnreadableInput):
    """Bytes that hold no text; the reason names what they look like."""

    code = "not-text"
