"""What comes out of reading paths: documents, and in place of each input without one, the reason."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Code", "Document", "Failure", "Found", "PassedOver", "Skipped", "Unpacked"]


class Code(StrEnum):
    """Why an input gave no document: the ``code`` of a failure, stable for programs; ``docs/input.md`` explains each."""

    NO_SUCH_FILE = "no-such-file"
    DANGLING_LINK = "dangling-link"
    LINK_LOOP = "link-loop"
    NO_PERMISSION = "no-permission"
    NOT_A_FILE = "not-a-file"
    VANISHED = "vanished"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    BOMB = "bomb"
    TOO_DEEP = "too-deep"
    NO_RECORDS = "no-records"
    NOT_TEXT = "not-text"
    NOT_AN_ARTICLE = "not-an-article"
    PARSER_ERROR = "parser-error"


class Document(NamedTuple):
    r"""The bytes of one document and where they came from.

    ``path`` is absolute (``-``: standard input); bytes of a file name that are no UTF-8 stand in it as ``\xe9``.
    ``format`` tells the reader what the bytes are where their container said so; None: the reader finds out.
    ``size`` (bytes) and ``mtime_ns`` (since 1970) are those of the file on disk, for telling whether it changed.
    ``asked`` are fields that a person states for it, each with its value: they count where the document states none.
    """

    raw: bytes
    path: str
    format: str | None = None
    size: int = 0
    mtime_ns: int = 0
    asked: tuple[tuple[str, str], ...] = ()


class Failure(NamedTuple):
    """An input that gave no document, and why. ``reason`` is one line that reads on after ``path: ``."""

    path: str
    code: Code
    reason: str
    size: int = 0
    mtime_ns: int = 0


class Skipped(NamedTuple):
    """Files of the folder ``path`` (or that file) that the caller knows already; they were not read."""

    path: str
    files: int = 1


class Unpacked(NamedTuple):
    """A file that held several documents, all of which came before this: only now is the file known as a whole."""

    path: str
    size: int
    mtime_ns: int
    documents: int
    failures: int


class PassedOver(NamedTuple):
    """Files at ``path`` that are no articles and no failures, and what they are: ``css``, ``bookmarks``, ``excluded``."""

    path: str
    kind: str
    files: int = 1


Found = Document | Failure | Skipped | Unpacked | PassedOver
