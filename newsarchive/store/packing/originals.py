"""Original bytes <-> ``sources.raw``: zstd with a dictionary of the archive's own texts, or zlib where there is none.

German press texts are alike: with what three hundred of them have in common at hand, each takes a quarter less than by itself. The
dictionary is kept twice with a checksum, since all originals packed with it would be lost with it. What an older
version packed by zlib stays readable; ``newsarchive compact`` packs it anew.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

__all__ = [
    "PLAIN",
    "Packer",
    "check_dictionaries",
    "dictionary_of",
    "dictionary_or_new",
    "is_compact",
    "mend_dictionaries",
    "unpack_original",
]

ZLIB_LEVEL = 6
"""9 takes a third longer for articles and saves one byte in a hundred."""
ZSTD_LEVEL = 9
"""15 takes four times as long and saves one byte in twenty."""
MAGIC = b"\x28\xb5\x2f\xfd"
DICTIONARY_BYTES = 112_640
ENOUGH = 250
"""Texts from which a dictionary is made; three thousand would save one byte in fifty more."""
SAMPLE = 16_384
"""Bytes of a text that are looked at for it: what pages share stands in their heads."""
KEPT = "SELECT raw, raw_seal, spare, spare_seal FROM dictionaries"


class Packer:
    """Packs originals, with ``dictionary`` or by zlib."""

    def __init__(self, dictionary: bytes | None = None) -> None:
        self.dictionary = dictionary
        if dictionary is not None:
            import zstandard  # noqa: PLC0415 - reading a search's hits does without

            data = zstandard.ZstdCompressionDict(dictionary)
            data.precompute_compress(level=ZSTD_LEVEL)
            self.compressor = zstandard.ZstdCompressor(level=ZSTD_LEVEL, dict_data=data)

    def pack(self, raw: bytes) -> bytes:
        """Return ``raw`` packed."""
        return zlib.compress(raw, ZLIB_LEVEL) if self.dictionary is None else self.compressor.compress(raw)


PLAIN = Packer()


def is_compact(packed: bytes) -> bool:
    """Tell whether an original is packed with a dictionary."""
    return packed[:4] == MAGIC


def unpack_original(connection: sqlite3.Connection, packed: bytes) -> bytes:
    """Return the original bytes of ``packed``. Raises ValueError where they cannot be had any more."""
    try:
        return zlib.decompress(packed) if not is_compact(packed) else unpack_zstd(connection, packed)
    except (zlib.error, TypeError, MemoryError) as error:
        raise ValueError(str(error)) from error


def unpack_zstd(connection: sqlite3.Connection, packed: bytes) -> bytes:
    """Return what was packed with a dictionary. Raises ValueError."""
    import zstandard  # noqa: PLC0415 - as above

    try:
        number = zstandard.get_frame_parameters(packed).dict_id
        dictionary = kept_dictionary(connection, number)
        if dictionary is None:
            raise ValueError(f"dictionary {number}, which it was packed with, is damaged or gone")
        data = zstandard.ZstdCompressionDict(dictionary)
        return zstandard.ZstdDecompressor(dict_data=data).decompress(packed)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


def kept_dictionary(connection: sqlite3.Connection, number: int) -> bytes | None:
    """Return the dictionary with this number, of its two copies one that is whole."""
    found = connection.execute(f"{KEPT} WHERE id = ?", (number,)).fetchone()
    return whole_copy(*found) if found else None


def whole_copy(raw: bytes, raw_seal: int, spare: bytes, spare_seal: int) -> bytes | None:
    """Return the copy that is as it was written."""
    for copy, seal in ((raw, raw_seal), (spare, spare_seal)):
        if isinstance(copy, bytes) and zlib.crc32(copy) == seal:
            return copy
    return None


def dictionary_of(connection: sqlite3.Connection) -> bytes | None:
    """Return the dictionary that the archive packs with; None where it has none yet."""
    found = connection.execute(f"{KEPT} ORDER BY made DESC, id LIMIT 1").fetchone()
    return whole_copy(*found) if found else None


def dictionary_or_new(connection: sqlite3.Connection, samples: Sequence[bytes]) -> bytes | None:
    """Return the archive's dictionary; where it has none, one made of ``samples`` and kept, if they are enough.

    The caller holds a transaction.
    """
    dictionary = dictionary_of(connection)
    if dictionary is not None or len(samples) < ENOUGH:
        return dictionary
    import zstandard  # noqa: PLC0415 - as above

    try:
        made = zstandard.train_dictionary(DICTIONARY_BYTES, [sample[:SAMPLE] for sample in samples])
    except zstandard.ZstdError:  # texts that have too little in common, or hardly any letters
        return None
    dictionary = made.as_bytes()
    seal = zlib.crc32(dictionary)
    connection.execute(
        "INSERT OR IGNORE INTO dictionaries (id, made, raw, raw_seal, spare, spare_seal) "
        "VALUES (?1, datetime('now'), ?2, ?3, ?2, ?3)",
        (made.dict_id(), dictionary, seal),
    )
    return kept_dictionary(connection, made.dict_id())


def check_dictionaries(connection: sqlite3.Connection) -> list[tuple[int, bool]]:
    """Return the number of each dictionary of which a copy is damaged, and whether the other is whole."""
    found = []
    for number, raw, raw_seal, spare, spare_seal in connection.execute(KEPT.replace("SELECT", "SELECT id,")):
        whole = [
            isinstance(copy, bytes) and zlib.crc32(copy) == seal
            for copy, seal in ((raw, raw_seal), (spare, spare_seal))
        ]
        if not all(whole):
            found.append((number, any(whole)))
    return found


def mend_dictionaries(connection: sqlite3.Connection) -> None:
    """Put the whole copy of each dictionary in place of the damaged one; the caller holds the transaction."""
    for number, mendable in check_dictionaries(connection):
        if mendable and (whole := kept_dictionary(connection, number)) is not None:
            connection.execute(
                "UPDATE dictionaries SET raw = ?2, raw_seal = ?3, spare = ?2, spare_seal = ?3 WHERE id = ?1",
                (number, whole, zlib.crc32(whole)),
            )
