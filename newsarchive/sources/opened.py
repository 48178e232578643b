"""A file -> its documents: opened, told by its first bytes whether it holds one or several, or the reason why not."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

from newsarchive.formats.exports.kinds import export_kind
from newsarchive.formats.exports.parts import SAMPLE
from newsarchive.formats.office.docx import is_office
from newsarchive.formats.place import Place
from newsarchive.formats.streams import Bomb, Budget, Fed
from newsarchive.sources.containers import HEAD, SIZE_LIMIT, document, is_container, too_large, unpack
from newsarchive.sources.files import STDIN, failure_of, open_file, read_bytes
from newsarchive.types.document import Code, Document, Failure, Unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.formats.streams import Readable
    from newsarchive.sources.files import File
    from newsarchive.types.document import Found

__all__ = ["contents", "read_file", "read_members"]


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
            path, Code.NO_SUCH_FILE, "there is no such member of the file any more", file.size, file.mtime_ns
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
            if is_container(raw[:HEAD], file.path) or is_office(raw) or export_kind(raw[:SAMPLE]):
                yield from contents(io.BytesIO(raw), place)
            else:
                yield document(raw, place)
            return
        if file.name == STDIN:
            yield from contents(Fed(open_file(file), place.budget), place)
            return
        with open_file(file) as stream:
            head = stream.read(SAMPLE)
            stream.seek(0)
            if is_container(head[:HEAD], file.path) or export_kind(head):
                yield from contents(stream, place)
            else:
                yield too_large(place)
    except OSError as error:
        yield failure_of(file.name, error, listed=True)._replace(size=file.size, mtime_ns=file.mtime_ns)


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
        yield Unpacked(place.path, place.size, place.mtime_ns, counts[Document], counts[Failure])
