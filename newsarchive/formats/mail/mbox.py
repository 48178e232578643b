"""A folder of mails in one file (mbox) -> its mails, as it streams by."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import TYPE_CHECKING

from newsarchive.formats.format import Format, Head, Member
from newsarchive.formats.mail.mime import begins_message
from newsarchive.formats.streams import MEMBER_COST, buffered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.place import Place
    from newsarchive.formats.streams import Peeked
    from newsarchive.types.document import Failure

__all__ = ["FORMAT"]

BORDER = re.compile(rb"From [^\r\n]{1,200}\r?\n")
LONGEST_LINE = 1 << 20


def shows(head: Head) -> bool:
    """Tell a folder of mails by the line that opens each, and the headers below the first."""
    border = BORDER.match(head.start)
    return border is not None and begins_message(head.start[border.end() :])


def mails(stream: Peeked, place: Place, limit: int) -> Iterator[Member | Failure]:
    """Yield each mail; one begins where a line ``From …`` stands behind a blank one."""
    number, kept, size, blank = 0, [b""], 0, True
    for line in lines_of(buffered(stream)):
        if blank and BORDER.match(line):
            if number:
                yield mail(kept, size, numbered(place, number), limit)
            number, kept, size = number + 1, [], 0
            place.budget.charge(MEMBER_COST)
        elif size <= limit:
            kept.append(line)
            size += len(line)
        blank = not line.strip()
    yield mail(kept, size, numbered(place, number), limit)


def lines_of(source: io.BufferedReader) -> Iterator[bytes]:
    """Yield the lines of a file, a very long one in pieces."""
    while line := source.readline(LONGEST_LINE):
        yield line


def numbered(place: Place, number: int) -> Place:
    """Return the place of mail ``number``, counted from 1."""
    return place._replace(path=f"{place.path}#{number}")


def mail(lines: list[bytes], size: int, place: Place, limit: int) -> Member | Failure:
    """Return one mail, or that it is too large."""
    if size > limit:
        return place.too_large(limit)
    return Member(place, partial(io.BytesIO, b"".join(lines)), "eml")


FORMAT = Format("mbox", shows, mails, deep=True)
