"""Articles -> a Parquet file, in groups of rows, so that an archive need not fit into memory."""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING

from newsarchive.errors import MissingExtra
from newsarchive.render.exports.columns import columns_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.render.exports.columns import Cell
    from newsarchive.render.forms import Layout
    from newsarchive.types.article import Article

__all__ = ["write_parquet"]

GROUP = 250
"""Rows that are held at once."""
LONG = frozenset({"text", "teaser", "captions", "sha256", "key", "url", "path"})
"""Columns that hardly repeat or are long: a dictionary and the least and greatest value of each group would only fill memory."""


def write_parquet(articles: Iterable[Article], target: IO[bytes], layout: Layout) -> None:
    """Write one table; text as strings, counts as integers. Raises MissingExtra."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise MissingExtra("parquet", "pyarrow") from error
    columns = columns_of(layout)
    schema = pa.schema(
        [(column.name, pa.string() if column.kind is str else pa.int64()) for column in columns]
    )
    rows = rows_of(articles, layout)
    short = [column.name for column in columns if column.name not in LONG]
    with parquet.ParquetWriter(
        target, schema, compression="zstd", use_dictionary=short, write_statistics=short
    ) as writer:
        while group := list(islice(rows, GROUP)):
            arrays = [
                pa.array([whole(cell) for cell in cells], field.type)
                for cells, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def whole(cell: Cell) -> Cell:
    """Return a cell whose text can be written as UTF-8: half a surrogate pair becomes a question mark."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
