"""A spool: the folder or bucket that holds the parts, by its path or fsspec address. A part is there whole or not at all."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.errors import ArchiveReadOnly, MissingExtra, UsageError, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fsspec import AbstractFileSystem

__all__ = ["Spool"]

PART = ".parquet"
UNFINISHED = ".unfinished"


class Spool:
    """The parts under an address: ``parts/``, ``s3://bucket/parts``. Pickled as the address alone, so that workers open it themselves."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.local = "://" not in address and "::" not in address
        self.root = str(Path(address).resolve()) if self.local else ""
        if not self.local:
            self.files, self.root = opened(address)

    def __reduce__(self) -> tuple[type[Spool], tuple[str]]:
        return Spool, (self.root if self.local else self.address,)

    def names(self) -> set[str]:
        """Return the names of the parts that are there. Raises ArchiveReadOnly."""
        try:
            if self.local:
                Path(self.root).mkdir(parents=True, exist_ok=True)
                found = [path.name for path in Path(self.root).iterdir()]
            else:
                self.files.invalidate_cache()
                found = [path.rpartition("/")[2] for path in self.files.ls(self.root, detail=False)]
        except FileNotFoundError:
            return set()  # an object store has no empty folders
        except OSError as error:
            raise ArchiveReadOnly(self.address, error.strerror or str(error)) from error
        return {name for name in found if name.endswith(PART)}

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raises OSError."""
        if self.local:
            return Path(self.root, name).read_bytes()
        return bytes(self.files.cat_file(f"{self.root}/{name}"))

    def write(self, name: str, raw: bytes) -> None:
        """Write a part: under another name first, then renamed; an object store writes an object whole anyway. Raises OSError.

        Two who write the same part at once write the same bytes, so that it does not matter who is last.
        """
        if not self.local:
            self.files.pipe_file(f"{self.root}/{name}", raw)
            return
        unfinished = Path(self.root, f".{name}.{uuid.uuid4().hex}{UNFINISHED}")
        try:
            with unfinished.open("wb") as out:
                out.write(raw)
                out.flush()
                os.fsync(out.fileno())
            unfinished.replace(Path(self.root, name))
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise

    def sweep(self) -> None:
        """Remove what killed workers left unfinished of parts that are there by now."""
        if self.local:
            for path in self.unfinished():
                if Path(self.root, path.name[1:].partition(PART)[0] + PART).exists():
                    with suppress(OSError):
                        path.unlink()

    def unfinished(self) -> Iterator[Path]:
        """Yield the files that are being written, or that a killed worker left."""
        yield from Path(self.root).glob(f".*{PART}.*{UNFINISHED}")


def opened(address: str) -> tuple[AbstractFileSystem, str]:
    """Return the file system of an address and the path in it. Raises MissingExtra, and UsageError for what is no address."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("dask", "fsspec") from error
    try:
        files, root = url_to_fs(address)
    except ImportError as error:
        raise UsageError(f"{printable(address)}: {error}") from error
    except ValueError as error:
        raise UsageError(
            f"expected a folder or an address such as s3://bucket/parts, got {printable(address)}"
        ) from error
    return files, str(root).rstrip("/")
