"""How originals and readings are kept in little room, and how older archives come to that."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.errors import ArchiveError, ArchiveLocked
from newsarchive.ingest.run import ingest
from newsarchive.store.packing import originals
from newsarchive.store.packing.originals import Packer, is_compact
from newsarchive.store.packing.reading_texts import (
    is_short,
    pack_confidence,
    pack_pieces,
    unpack_confidence,
    unpack_pieces,
)
from newsarchive.types.article import Confidence
from newsarchive.types.pieces import Label, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

SURE = st.floats(0, 1)
RULES = st.sampled_from(["alone", "json-ld:headline", "hand", "zwei Wörter", "a=b", ""])
COUNT = 260
"""Articles of the archive: more than a dictionary needs, and more than one batch of ``compact``."""
GAPS = st.tuples(st.integers(0, 9), st.integers(1, 99), st.sampled_from(Label), RULES, SURE)


@given(st.lists(GAPS))
def test_pieces_come_back(gaps: list[tuple[int, int, Label, str, float]]) -> None:
    pieces, at = [], 0
    for gap, length, label, rule, sure in gaps:
        pieces.append(Piece(at + gap, at + gap + length, label, rule, sure))
        at += gap + length
    assert unpack_pieces(pack_pieces(pieces)) == tuple(pieces)


@given(st.dictionaries(st.sampled_from(["section", "headline", "body", "mein Feld"]), st.tuples(SURE, RULES)))
def test_confidences_come_back_in_their_order(fields: dict[str, tuple[float, str]]) -> None:
    confidence = {field: Confidence(*sure) for field, sure in fields.items()}
    assert list(unpack_confidence(pack_confidence(confidence)).items()) == list(confidence.items())


NOUNS = """Rathaus Sitzung Antrag Brücke Ufer Schule Garten Hafen Chor Verein Straße Platz Bahnhof Museum Feuerwehr Halle Wald Kirche
Turm Markt Haushalt Beschluss Sanierung Kanal Radweg Stadion Bücherei Theater Klinik Friedhof""".split()


def text(number: int) -> str:
    """Return a short article whose words are drawn by lot, so that no two are prints of one story."""
    nouns = random.Random(number).choices(NOUNS, k=24)  # noqa: S311 - no secret
    rows = "; ".join(f"{nouns[at]} {number * at} und {nouns[at + 1]}" for at in range(2, 22, 2))
    return (
        f"Lokales {nouns[0]} {number} in Musterow\n\nBonn. Auf der Liste zum {nouns[1]} standen {rows}. "
        f"Der Bürgermeister sprach von einem guten Tag für {nouns[23]} {number * 13}."
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("artikel")
    for number in range(COUNT):
        (made / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of all texts, made once: each test has a copy of its own."""
    path = tmp_path_factory.mktemp("archiv") / "a.db"
    with Archive.open(path) as archive:
        ingest(archive, [str(folder)], jobs=1)
    return path


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[Archive]:
    shutil.copy(made, tmp_path / "a.db")
    with Archive.open(tmp_path / "a.db") as archive:
        yield archive


def as_older(archive: Archive) -> None:
    """Put the rows as they were before there were dictionaries."""
    with archive.statement() as connection:
        for number, article in [
            (n, archive.get(n)) for (n,) in connection.execute("SELECT id FROM articles").fetchall()
        ]:
            connection.execute(
                "UPDATE sources SET raw = ? WHERE id = ?", (zlib.compress(archive.raw(number)), number)
            )
            pieces = json.dumps([list(piece) for piece in article.pieces])
            confidence = json.dumps({field: list(sure) for field, sure in article.confidence.items()})
            connection.execute(
                "UPDATE readings SET pieces = ?, confidence = ? WHERE article_id = ?",
                (pieces, confidence, number),
            )
        connection.execute("DELETE FROM dictionaries")


def packed(archive: Archive) -> list[tuple[bool, bool, bool]]:
    rows = archive.connection.execute(
        "SELECT raw, pieces, confidence FROM sources JOIN articles ON source_id = sources.id "
        "JOIN readings ON article_id = articles.id"
    )
    return [(is_compact(raw), is_short(pieces), is_short(sure)) for raw, pieces, sure in rows]


def test_a_run_of_some_size_packs_with_a_dictionary(archive: Archive) -> None:
    assert set(packed(archive)) == {(True, True, True)}
    for number in (1, 200, COUNT):
        (path,) = archive.get(number).source.paths
        assert archive.raw(number) == Path(path).read_bytes()
    assert archive.verify() == []


def test_an_older_archive_is_the_same_in_less_room(archive: Archive) -> None:
    wanted = [archive.get(number) for number in range(1, COUNT + 1)]
    as_older(archive)
    assert [archive.get(number) for number in range(1, COUNT + 1)] == wanted
    before, after = archive.compact()
    assert after < before
    assert set(packed(archive)) == {(True, True, True)}
    assert [archive.get(number) for number in range(1, COUNT + 1)] == wanted
    assert archive.verify() == []
    assert archive.search("Musterow").total == COUNT
    assert sorted(file.name for file in Path(archive.path).parent.iterdir()) == [
        "a.db",
        "a.db-shm",
        "a.db-wal",
    ]


def test_what_lies_in_the_bin_can_be_read_after_a_dump(archive: Archive, tmp_path: Path) -> None:
    (wanted, key) = (archive.raw(5), archive.get(5).key)
    archive.remove([key])
    archive.dump(tmp_path / "dump")
    Archive.restore(tmp_path / "dump", tmp_path / "neu.db")
    with Archive.open(tmp_path / "neu.db") as restored:
        restored.put_back([key])
        assert restored.raw(key) == wanted
        assert set(packed(restored)) == {(True, True, True)}
        assert restored.verify() == []


def test_what_was_cut_short_is_completed(archive: Archive) -> None:
    as_older(archive)
    asked = iter([False, True, True, True])
    archive.compact(stopped=lambda: next(asked))
    assert packed(archive).count((True, True, True)) == 200
    archive.compact()
    assert set(packed(archive)) == {(True, True, True)}
    assert archive.verify() == []


def test_an_archive_in_use_is_left_as_it_is(archive: Archive) -> None:
    with Archive.open(archive.path, read_only=True) as other:
        other.get(1)
        with pytest.raises(ArchiveLocked):
            archive.compact()
        assert other.get(1) == archive.get(1)
    assert archive.verify() == []
    archive.compact()
    assert archive.verify() == []


@pytest.mark.parametrize("copies", [("raw",), ("spare",), ("raw", "spare")])
def test_a_damaged_dictionary_is_named_and_mended_by_its_other_copy(
    archive: Archive, copies: tuple[str, ...]
) -> None:
    for copy in copies:
        archive.connection.execute(f"UPDATE dictionaries SET {copy} = zeroblob(99)")  # noqa: S608 - names from above
    lost = len(copies) == 2
    assert {problem.code for problem in archive.verify()} == {"dictionary", *(("original",) if lost else ())}
    if lost:
        with pytest.raises(ArchiveError, match="is damaged"):
            archive.raw(1)
        return
    assert archive.raw(1) == text(0).encode()
    assert archive.verify(mend=True) == []
    assert archive.connection.execute("SELECT count(*) FROM dictionaries WHERE raw = spare").fetchone() == (
        1,
    )


@pytest.fixture(scope="module")
def dictionaries() -> Iterator[sqlite3.Connection]:
    """A database with a dictionary and nothing else."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE dictionaries (id, made, raw, raw_seal, spare, spare_seal)")
    assert originals.dictionary_or_new(connection, [text(number).encode() for number in range(300)])
    yield connection
    connection.close()


@given(raw=st.binary(max_size=2000))
def test_any_bytes_come_back(dictionaries: sqlite3.Connection, raw: bytes) -> None:
    for packer in (Packer(), Packer(originals.dictionary_of(dictionaries))):
        assert originals.unpack_original(dictionaries, packer.pack(raw)) == raw
