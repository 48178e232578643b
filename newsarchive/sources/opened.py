"""A file -> its documents: opened, told by its first bytes whether it holds one or several, or the reason why not."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

from newsarchive.formats.format import SAMPLE
from newsarchive.formats.place import Place
from newsarchive.formats.streams import Bomb, Budget, Fed
from newsarchive.formats.table import head_of, what_is
from newsarchive.sources.containers import SIZE_LIMIT, document, unpack
from newsarchive.sources.files import STDIN, failure_of, open_file, read_bytes
from newsarchive.types.document import Code, Document, Failure, PassedOver, Unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.streams import Readable
    from newsarchive.sources.files import File
    from newsarchive.types.document import Found

__all__ = ["contents", "read_file", "read_members", "read_stream"]


def read_members(file: File) -> Iterator[Found]:
    """Yield the members of a container that ``file`` names, and what lies in them. Never raises."""
    missing = dict.fromkeys(file.members)
    for item in read_file(file):
        wanted = next((path for path in file.members if lies_in(item.path, path)), None)
        if wanted is not None and not isinstance(item, Unpacked):
            missing.pop(wanted, None)
            yield item
    for path in missing:
        yield Failure(
            path=path,
            code=Code.NO_SUCH_FILE,
            reason="there is no such member of the file any more",
            size=file.size,
            mtime_ns=file.mtime_ns,
        )


def lies_in(path: str, member: str) -> bool:
    """Tell whether ``path`` is ``member`` or lies in it."""
    return path == member or path.startswith((f"{member}!/", f"{member}#"))


def read_file(file: File) -> Iterator[Found]:
    """Yield what ``file`` holds, documents or the reason why not. Never raises."""
    place = Place(file.path, file.size, file.mtime_ns, Budget(file.size))
    try:
        if file.name != STDIN and file.size <= SIZE_LIMIT:
            raw = read_bytes(file, SIZE_LIMIT + 1)
            format_ = what_is(head_of(raw, file.path))
            if format_.passed:
                yield refused(place, format_.name) if file.named else PassedOver(file.path, format_.name)
            elif format_.parts or format_.text:
                yield from contents(io.BytesIO(raw), place)
            else:
                yield document(raw, place, format_)
            return
        if file.name == STDIN:
            yield from contents(Fed(open_file(file), place.budget), place)
            return
        with open_file(file) as stream:
            head = stream.read(SAMPLE)
            stream.seek(0)
            format_ = what_is(head_of(head, file.path))
            if format_.passed and not file.named:
                yield PassedOver(file.path, format_.name)
            elif format_.parts:
                yield from contents(stream, place)
            else:
                yield place.too_large(SIZE_LIMIT)
    except OSError as error:
        yield failure_of(file.name, error, listed=True)._replace(size=file.size, mtime_ns=file.mtime_ns)


def refused(place: Place, kind: str) -> Failure:
    """Return the failure of a file that was asked for and is no article."""
    return place.failure(Code.NOT_AN_ARTICLE, f"no article: it is of the kind '{kind}'")


def read_stream(stream: Readable, path: str, size: int) -> Iterator[Found]:
    """Yield what the bytes of ``stream`` hold, ``size`` of them, which came from ``path``. Raises OSError."""
    place = Place(path, size, 0, Budget(size))
    for item in contents(stream, place):
        named = isinstance(item, PassedOver) and item.path == path
        yield refused(place, item.kind) if isinstance(item, PassedOver) and named else item


def contents(stream: Readable, place: Place) -> Iterator[Found]:
    """Yield the documents of a container, and ``Unpacked`` when it came to its end. Raises OSError."""
    counts: Counter[type] = Counter()
    whole = True
    try:
        for item in unpack(stream, place):
            counts[type(item)] += 1
            whole = whole and item.path != place.path
            yield item
    except Bomb:
        limit = place.budget.limit // 1024 // 1024
        yield place.failure(
            Code.BOMB, f"unpacks to more than {limit} MiB, far more than text does; given up there"
        )
        return
    if whole:
        yield Unpacked(
            path=place.path,
            size=place.size,
            mtime_ns=place.mtime_ns,
            documents=counts[Document],
            failures=counts[Failure],
        )
