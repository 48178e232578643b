from __future__ import annotations

import dataclasses
import os
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.archive.location import ENVIRONMENT, archive_path
from newsarchive.errors import (
    AmbiguousId,
    ArchiveError,
    ArchiveTooNew,
    NoSuchArchive,
    NoSuchArticle,
    NotAnArchive,
    QuerySyntaxError,
    UnreadableInput,
    UsageError,
)
from newsarchive.parser.parse import parse_article
from newsarchive.store.batch_items import FoundAt, Incoming
from newsarchive.store.checksums import register
from newsarchive.store.rows import article_rows
from newsarchive.store.schema import migrate, migrations
from newsarchive.store.schema_version import MIGRATIONS

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = sorted(CORPUS.glob("*/*.txt"))
SEED = Path(__file__).parents[2] / "seeds" / "000_ed269db3014300ef.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "presse.db")


def test_an_article_comes_back_as_it_was_parsed(archive: Archive) -> None:
    assert len(CASES) >= 40
    for case in CASES:
        raw = case.read_bytes()
        stored = archive.add(raw, path=case.name)
        parsed = parse_article(raw, name=case.name)
        assert stored.source.paths == (case.name,)
        assert stored.id is not None
        source = dataclasses.replace(stored.source, paths=parsed.source.paths)
        assert dataclasses.replace(stored, id=None, source=source) == parsed
        assert archive.raw(stored.id) == raw
    with archive.statement() as connection:
        connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_stored_and_given_back(raw: bytes) -> None:
    with Archive("memory", memory_archive()) as archive:
        refused = None
        try:
            stored = archive.add(raw)
        except UnreadableInput as error:
            refused = error.reason
        if refused is not None:
            assert [failure["reason"] for failure in archive.failures()] == [refused]
            return
        assert archive.raw(stored.key) == raw
        assert stored.text == parse_article(raw).text


def memory_archive() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    register(connection)
    migrate(connection)
    return connection


def test_the_same_bytes_are_kept_once_with_every_path(archive: Archive) -> None:
    raw = SEED.read_bytes()
    first = archive.add(raw, path="a.txt")
    second = archive.add(raw, path="b.txt")
    assert first.id == second.id
    assert second.source.paths == ("a.txt", "b.txt")


def test_an_id_is_a_row_number_or_the_beginning_of_a_key(archive: Archive) -> None:
    article = archive.add(SEED.read_bytes())
    for wanted in (1, "1", article.key, article.key[:4]):
        assert archive.get(wanted).key == article.key
    for wanted in ("2", article.key[:3], "zzzz", "-1", "1.0", "'; DROP TABLE articles; --", ""):
        with pytest.raises(NoSuchArticle):
            archive.get(wanted)


def test_a_prefix_of_two_keys_is_refused_with_both(archive: Archive) -> None:
    first = archive.add(b"Politik Ein Titel\n\nEin Satz.")
    with archive.statement() as connection:
        connection.execute("INSERT INTO sources (sha256, size, raw, added) VALUES ('x', 0, x'', '')")
        twin = first.key[:6] + "k" * 14
        connection.execute(
            "INSERT INTO articles (key, source_id, format, encoding, parser_version) VALUES (?, 2, '', '', '')",
            (twin,),
        )
    with pytest.raises(AmbiguousId) as caught:
        archive.get(first.key[:5])
    assert set(caught.value.keys) == {first.key, twin}


def test_the_migrations_are_those_the_read_path_knows() -> None:
    assert tuple(step.name for step in migrations._migrations) == MIGRATIONS


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "presse.db"
    with Archive.open(path) as archive, archive.statement() as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('newsarchive', 'm999_x', '')"
        )
    for read_only in (True, False):
        with pytest.raises(ArchiveTooNew, match=r"schema m999_x, .*upgrade newsarchive"):
            Archive.open(path, read_only=read_only)


def test_files_of_others_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("Dies ist keine Datenbank, sondern ein Text. " * 40, encoding="utf-8")
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    for path in (text, other, tmp_path):
        before = path.read_bytes() if path.is_file() else None
        for read_only in (True, False):
            with pytest.raises(NotAnArchive):
                Archive.open(path, read_only=read_only)
        assert before is None or path.read_bytes() == before


def test_reading_makes_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(NoSuchArchive):
        Archive.open(path, read_only=True)
    assert not path.exists()


def test_a_new_archive_is_private(tmp_path: Path) -> None:
    path = tmp_path / "presse.db"
    Archive.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_flipped_byte_is_an_error_of_the_archive(archive: Archive) -> None:
    article = archive.add(SEED.read_bytes())
    with archive.statement() as connection:
        connection.execute("UPDATE sources SET raw = zeroblob(20)")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.raw(article.key)


def test_where_the_archive_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert archive_path().endswith("archive.db")
    monkeypatch.setenv(ENVIRONMENT, "umgebung.db")
    assert archive_path() == "umgebung.db"
    assert archive_path("presse.db") == "presse.db"
    assert archive_path("sqlite:presse.db") == "presse.db"
    assert archive_path("sqlite:///var/presse.db") == "/var/presse.db"
    with pytest.raises(UsageError, match="unknown kind of archive 'postgres:'"):
        archive_path("postgres://host/presse")


def test_search_orders_and_pages(archive: Archive) -> None:
    for number in range(5):
        text = f"Politik Haushalt{number} im Rat\n\nMünchen. Der Rat sprach {'über Geld ' * (number + 1)}am Montag."
        archive.add(text.encode(), path=f"{number}.txt")
    everything = archive.search("Geld", limit=10)
    assert everything.total == 5
    assert len({hit.id for hit in everything.hits}) == 5
    paged = [hit.id for offset in range(5) for hit in archive.search("Geld", limit=1, offset=offset).hits]
    assert paged == [hit.id for hit in everything.hits]
    scores = [hit.score for hit in everything.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in everything.hits:
        assert {hit.snippet.text[start:end] for start, end in hit.snippet.marks} == {"Geld"}


@given(st.text(max_size=30) | st.text(alphabet='"*()-:^+AND ORNEAR{}\0a', max_size=30))
def test_any_query_is_answered_or_refused_with_its_place(query: str) -> None:
    with Archive("memory", memory_archive()) as archive:
        archive.add(SEED.read_bytes())
        with suppress(QuerySyntaxError):
            results = archive.search(query)
            assert results.total + (results.lacking or 0) + (results.partial or 0) == len(results.hits)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_archive_can_be_searched(tmp_path: Path) -> None:
    folder = tmp_path / "cd"
    folder.mkdir()
    with Archive.open(folder / "presse.db") as archive:
        archive.add(SEED.read_bytes())
    (folder / "presse.db").chmod(0o400)
    folder.chmod(0o500)
    try:
        with Archive.open(folder / "presse.db", read_only=True) as archive:
            assert archive.search("Stoltenberg").total == 1
        with pytest.raises(ArchiveError, match="cannot be written to"):
            Archive.open(folder / "presse.db").add(b"Ein neuer Text.")
    finally:
        folder.chmod(0o700)


def write_session(archive: Archive, numbers: range) -> None:
    raws = [f"Der Rat von Musterow tagte zum {number}. Mal.".encode() for number in numbers]
    entries = [article_rows(parse_article(raw), raw) for raw in raws]
    archive.write([Incoming(FoundAt(f"{entry.sha256}.txt"), entry.sha256, entry) for entry in entries])


def segments(archive: Archive) -> list[int]:
    """Return how many segments each index has; both must hold the word that is in all articles."""
    found = []
    with archive.statement() as connection:
        (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        for index in ("articles_fts", "german_fts"):
            leaves = f"SELECT count(DISTINCT id >> 37) FROM {index}_data WHERE id >> 37"  # noqa: S608 - names from above
            found += connection.execute(leaves).fetchone()
            matching = f"SELECT count(*) FROM {index} WHERE {index} MATCH 'rat OR rat1'"  # noqa: S608
            assert connection.execute(matching).fetchone() == (articles,)
    return found


def test_a_batch_is_one_segment_of_each_index(archive: Archive) -> None:
    write_session(archive, range(30))
    assert segments(archive) == [1, 1]


def test_a_large_run_leaves_one_segment_and_a_small_one_merges_little(archive: Archive) -> None:
    for start in range(0, 90, 10):
        write_session(archive, range(start, start + 10))
    assert segments(archive) == [9, 9]
    archive.settle(29)
    archive.settle(90, lambda: True)
    assert segments(archive) == [9, 9]
    archive.settle(30)
    assert segments(archive) == [1, 1]
    assert archive.verify() == []


def test_known_files_are_told_in_whatever_order_they_are_asked(archive: Archive) -> None:
    incoming = []
    for number, name in enumerate(("a.txt", "b.txt", "b/c.txt", "ä.txt")):
        raw = f"Titel {number}\n\nEin Text.".encode()
        article = parse_article(raw)
        incoming.append(
            Incoming(FoundAt(name, number, number), article.source.sha256, article_rows(article, raw))
        )
    archive.write(incoming)
    known = [(one.seen.path, one.seen.size, one.seen.mtime_ns) for one in incoming]
    assert archive.known_files(["a.txt", "b.txt", "b/c.txt", "ä.txt"]) == known
    assert set(archive.known_files(["ä.txt", "b.txt"])) == {known[3], known[1]}
    assert set(archive.known_files(["a.txt", "b.txt", "new", "ä.txt"])) == {known[0], known[1], known[3]}
    assert archive.known_files(["b.txt"]) == [known[1]]
    assert archive.known_files(["new"]) == []
