"""Prepared documents <-> the bytes of one Parquet part: a row an article, a failure or a whole container.

A part is named by the hash of what it was made of, so that whoever makes it again, on whatever machine, makes the same file.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from newsarchive.ingest.parsed import Parsed
from newsarchive.parser.articles import article_of
from newsarchive.store.batch_items import Failed, Whole, seen_at
from newsarchive.store.packing.reading_texts import pack_pieces
from newsarchive.types.document import Document, Failure
from newsarchive.types.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from newsarchive.store.batch_items import Item

__all__ = ["Row", "name_of", "packed", "row_of", "rows_in", "unpacked"]

Row = dict[str, Any]
COLUMNS = (
    "kind", "path", "size", "mtime_ns", "key", "sha256", "raw", "text", "record", "pieces", "asked", "code", "reason", "documents", "failures",
)  # fmt: skip
NUMBERS = frozenset(("size", "mtime_ns", "documents", "failures"))
BYTES = frozenset(("raw", "text"))
VERSION = b"newsarchive.version"


def name_of(items: Iterable[Document | Item]) -> str:
    """Return the name of the part that ``items`` make: a hash of what they are, where they were found, and the program's version."""
    digest = hashlib.sha256(__version__.encode())
    for item in items:
        if isinstance(item, Document):
            own: tuple[object, ...] = (
                item.path, item.format, item.size, item.mtime_ns, item.asked, hashlib.sha256(item.raw).hexdigest()
            )  # fmt: skip
        else:
            own = (type(item).__name__, *item)
        digest.update(repr(own).encode("utf-8", "surrogatepass"))
    return f"part-{digest.hexdigest()[:32]}.parquet"


def row_of(item: Document | Item) -> Row:
    """Return the row of a document, which is parsed, or of what stands in place of one."""
    row: Row = dict.fromkeys(COLUMNS)
    if isinstance(item, Document):
        article = article_of(item)
        if not isinstance(article, Failure):
            text = article.text.encode("utf-8", "surrogatepass")
            return row | {
                "kind": "article", "path": item.path, "size": item.size, "mtime_ns": item.mtime_ns, "key": article.key,
                "sha256": article.source.sha256, "raw": item.raw, "text": text, "pieces": pack_pieces(article.pieces),
                "record": json.dumps(article.to_dict()), "asked": json.dumps(item.asked),
            }  # fmt: skip
        item = Failed(seen_at(article), article.code.value, article.reason)
    seen = {"path": item.seen.path, "size": item.seen.size, "mtime_ns": item.seen.mtime_ns}
    if isinstance(item, Failed):
        return row | seen | {"kind": "failure", "code": item.code, "reason": item.reason}
    if isinstance(item, Whole):
        return row | seen | {"kind": "container", "documents": item.documents, "failures": item.failures}
    raise TypeError(type(item).__name__)


def packed(rows: Sequence[Row]) -> bytes:
    """Return the bytes of a part. The same rows give the same bytes."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema()), out, compression="zstd")
    return bytes(out.getvalue())


def rows_in(raw: bytes) -> Iterator[Row]:
    """Yield the rows of a part. Raises ValueError for what is no part, or one of another version."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    try:
        table = pq.read_table(pa.BufferReader(raw))
    except pa.ArrowException as error:
        raise ValueError(f"it is no whole Parquet file ({str(error).splitlines()[0]})") from error
    version = (table.schema.metadata or {}).get(VERSION, b"?").decode()
    if version != __version__:
        raise ValueError(f"newsarchive {version} made it, and this is {__version__}; make the spool again")
    for batch in table.to_batches(max_chunksize=100):
        yield from batch.to_pylist()


def unpacked(row: Row) -> Parsed | Failed | Whole:
    """Return what a row was made of."""
    asked = tuple((field, value) for field, value in json.loads(row["asked"] or "[]"))
    document = Document(
        raw=row["raw"] or b"",
        path=row["path"],
        size=row["size"],
        mtime_ns=row["mtime_ns"],
        asked=asked,
    )
    if row["kind"] == "article":
        return Parsed(document, row["record"], row["text"], row["pieces"])
    if row["kind"] == "failure":
        return Failed(seen_at(document), row["code"], row["reason"])
    return Whole(seen_at(document), row["documents"], row["failures"])


def schema() -> pa.Schema:
    """Return the columns of a part."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    fields = [
        (name, pa.int64() if name in NUMBERS else pa.binary() if name in BYTES else pa.string())
        for name in COLUMNS
    ]
    return pa.schema(fields, metadata={VERSION: __version__.encode()})
