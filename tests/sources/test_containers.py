from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import stat
import sys
import tarfile
import tracemalloc
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.formats import streams
from newsarchive.formats.place import Place
from newsarchive.sources import containers, files, read_sources
from newsarchive.sources.opened import contents, read_file
from newsarchive.types.document import Code, Document, Failure, Unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsarchive.types.document import Found

TEXT = "Größere Übung\n\nBerlin. Ein Satz.\n".encode()
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.ZstdCompressor().compress,
}  # fmt: skip


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return target.getvalue()


def tarred(members: dict[str, bytes | tarfile.TarInfo], form: int = tarfile.PAX_FORMAT) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=form) as archive:
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            raw = content if isinstance(content, bytes) else b""
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return target.getvalue()


def linked(name: str, kind: bytes, target: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def read(tmp_path: Path, raw: bytes, name: str = "a.bin") -> list[Found]:
    path = tmp_path / name
    path.write_bytes(raw)
    items = list(read_sources([str(path)]))
    for item in items:
        assert item.path == str(path) or item.path.startswith(f"{path}!/")
        if not isinstance(item, Unpacked):
            assert not isinstance(item, Document | Failure) or item.size == len(raw)
    return [item._replace(path=item.path.removeprefix(str(path))) for item in items]


def rows(items: list[Found]) -> list[tuple[str, Any]]:
    """Return the path within the container, and the text, the failure's code or the counts."""
    return [
        (
            item.path,
            item.raw
            if isinstance(item, Document)
            else item.code.value
            if isinstance(item, Failure)
            else item[3:],
        )
        for item in items
    ]


@pytest.mark.parametrize("packer", PACKERS)
def test_packed_file(tmp_path: Path, packer: str) -> None:
    assert rows(read(tmp_path, PACKERS[packer](TEXT))) == [("", TEXT)]
    two = PACKERS[packer](TEXT) + PACKERS[packer](TEXT)
    assert rows(read(tmp_path, two)) == [("", TEXT * 2)]


MEMBERS = {"b.txt": TEXT, "a/ü.txt": b"Zwei"}
FOUND = [("!/b.txt", TEXT), ("!/a/ü.txt", b"Zwei"), ("", (2, 0))]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_zip(tmp_path: Path, method: int) -> None:
    droppings = {"__MACOSX/._b.txt": b"x", ".DS_Store": b"x", "leer/": b""}
    assert rows(read(tmp_path, zipped({**MEMBERS, **droppings}, method))) == FOUND


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("packer", [None, *PACKERS])
def test_tar(tmp_path: Path, form: int, packer: str | None) -> None:
    raw = tarred(dict(MEMBERS), form)
    assert rows(read(tmp_path, PACKERS[packer](raw) if packer else raw)) == FOUND


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped({"c.txt": TEXT})
    raw = zipped({"a.tar.gz": gzip.compress(tarred({"b.zip": inner, "b.txt": b"Zwei"})), "d.txt": b"Drei"})
    assert rows(read(tmp_path, raw)) == [
        ("!/a.tar.gz!/b.zip!/c.txt", TEXT),
        ("!/a.tar.gz!/b.txt", b"Zwei"),
        ("!/d.txt", b"Drei"),
        ("", (3, 0)),
    ]


def test_nesting_ends(tmp_path: Path) -> None:
    raw = TEXT
    for level in range(5):
        raw = zipped({f"{level}.zip": raw, "x.txt": b"x"})
    found = rows(read(tmp_path, raw))
    assert found.count(("!/4.zip!/3.zip!/2.zip!/1.zip", "too-deep")) == 1
    assert [text for _, text in found].count(b"x") == 4


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for raw in (zipped(MEMBERS), gzip.compress(tarred(dict(MEMBERS)))):
        stdin = SimpleNamespace(buffer=io.BytesIO(raw), closed=False)
        monkeypatch.setattr(sys, "stdin", stdin)
        assert [(path.removeprefix("-"), what) for path, what in rows(list(read_sources(["-"])))] == FOUND
        assert not stdin.buffer.closed


def test_large_files_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.sources.opened.SIZE_LIMIT", 100)
    for raw in (zipped(MEMBERS), tarred(dict(MEMBERS)), lzma.compress(tarred(dict(MEMBERS)))):
        assert len(raw) > 100
        assert rows(read(tmp_path, raw)) == FOUND


def test_names_are_only_shown(tmp_path: Path) -> None:
    names = ["../../x.txt", "/etc/x.txt", "a\\..\\b.txt", "C:\\x.txt"]
    before = set(tmp_path.parent.parent.iterdir())
    for raw in (zipped(dict.fromkeys(names, TEXT)), tarred(dict.fromkeys(names, TEXT))):
        assert rows(read(tmp_path, raw))[:-1] == [(f"!/{name}", TEXT) for name in names]
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]
    assert set(tmp_path.parent.parent.iterdir()) == before


def test_what_is_no_file_within(tmp_path: Path) -> None:
    raw = tarred(
        {
            "l": linked("l", tarfile.SYMTYPE, "/etc/passwd"),
            "h": linked("h", tarfile.LNKTYPE, "a.txt"),
            "d": linked("d", tarfile.CHRTYPE, ""),
            "ok.txt": TEXT,
        }
    )
    assert rows(read(tmp_path, raw)) == [
        ("!/l", "not-a-file"), ("!/h", "not-a-file"), ("!/d", "not-a-file"), ("!/ok.txt", TEXT), ("", (1, 3)),
    ]  # fmt: skip
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("l")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert rows(read(tmp_path, target.getvalue())) == [("!/l", "not-a-file"), ("", (0, 1))]


def test_encrypted_members(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": TEXT, "b.txt": b"Zwei"}))
    raw[6] |= 1  # the flag in the member's own header, and the one in the list
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert rows(read(tmp_path, bytes(raw))) == [("!/a.txt", "encrypted"), ("!/b.txt", b"Zwei"), ("", (1, 1))]


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"abcdefgh", "b.txt": TEXT}, zipfile.ZIP_STORED))
    raw[raw.index(b"abcdefgh")] ^= 1
    assert rows(read(tmp_path, bytes(raw))) == [("!/a.txt", "damaged"), ("!/b.txt", TEXT), ("", (1, 1))]


def test_empty_and_blank_members(tmp_path: Path) -> None:
    assert rows(read(tmp_path, zipped({"a.txt": b"", "b.txt": b" \n"})))[:2] == [
        ("!/a.txt", "empty"),
        ("!/b.txt", "empty"),
    ]


def test_a_cut_archive_gives_what_came_before(tmp_path: Path) -> None:
    noise = random.Random(0).randbytes(40_000).hex().encode()  # noqa: S311
    raw = tarred({"a.txt": TEXT, "b.txt": noise})
    found = rows(read(tmp_path, raw[:20_000]))
    assert found[0] == ("!/a.txt", TEXT)
    assert {what for _, what in found[1:]} <= {"damaged"}
    packed = rows(read(tmp_path, gzip.compress(raw)[:-20_000]))
    assert packed[0] == ("!/a.txt", TEXT)
    assert packed[-1] == ("", "damaged")  # and no Unpacked: the file is read again the next time


def test_a_damaged_header_in_a_tar_is_noticed(tmp_path: Path) -> None:
    raw = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}, tarfile.USTAR_FORMAT))
    raw[1024] ^= 1
    assert rows(read(tmp_path, bytes(raw))) == [("!/a.txt", TEXT), ("", "damaged")]


@pytest.mark.parametrize("size", [b"7" * 11, b"\xff" * 12])
def test_a_header_that_claims_too_much(tmp_path: Path, size: bytes) -> None:
    header = bytearray(linked("x", tarfile.XHDTYPE, "").tobuf(tarfile.USTAR_FORMAT))
    header[124 : 124 + len(size)] = size
    header[148:156] = b" " * 8
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    raw = tarred({"a.txt": TEXT})[:1024] + bytes(header) + bytes(20_000)
    assert rows(read(tmp_path, raw)) == [("!/a.txt", TEXT), ("", "damaged")]


@pytest.mark.parametrize("packer", PACKERS)
def test_bombs_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packer: str) -> None:
    monkeypatch.setattr(streams, "LEAST", 1 << 20)
    monkeypatch.setattr(streams, "RATIO", 2)
    raw = PACKERS[packer](tarred({"a.txt": TEXT, "b.txt": b"0" * (1 << 22)}))
    (first, last) = read(tmp_path, raw)
    assert rows([first]) == [("!/a.txt", TEXT)]
    assert isinstance(last, Failure)
    assert (last.path, last.code) == ("", Code.BOMB)
    assert last.reason == "unpacks to more than 1 MiB, far more than text does; given up there"


def test_many_small_members_and_nested_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LEAST", 1 << 20)
    monkeypatch.setattr(streams, "RATIO", 0)
    many = zipped({str(number): b"" for number in range(1100)})
    assert rows(read(tmp_path, many))[-1] == ("", "bomb")
    inner = zipped({"0": b"0" * (1 << 19)})
    nested = zipped({str(number): inner for number in range(5)})
    assert rows(read(tmp_path, nested))[-1] == ("", "bomb")


def test_memory_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "SIZE_LIMIT", 1 << 20)
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(tarred({"a.txt": b"0" * (1 << 25), "b.txt": TEXT}), 1))
    tracemalloc.start()
    try:
        found = [
            (item.code.value if isinstance(item, Failure) else type(item))
            for item in read_sources([str(path)])
        ]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == ["too-large", Document, Unpacked]
    assert peak < 1 << 23


def test_word_files_are_documents(tmp_path: Path) -> None:
    raw = zipped({"x.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})
    assert rows(read(tmp_path, raw)) == [("", raw)]


SEEDS = [
    zipped(MEMBERS),
    zipped(MEMBERS, zipfile.ZIP_STORED),
    tarred(dict(MEMBERS)),
    *(pack(tarred(dict(MEMBERS))) for pack in PACKERS.values()),
]
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8)


@given(st.sampled_from(SEEDS), CHANGES, st.floats(0, 1), st.binary(max_size=20))
def test_mutated_archives_never_raise(
    raw: bytes, changes: list[tuple[float, int]], cut: float, tail: bytes
) -> None:
    mutated = bytearray(raw)
    for at, value in changes:
        mutated[int(at * len(mutated))] = value
    mutated = mutated[: max(1, int(cut * len(mutated)))] if cut < 0.5 else mutated
    place = Place("a", 0, 0, streams.Budget(0))
    with_tail = bytes(mutated) + tail
    for item in contents(io.BytesIO(with_tail), place):
        assert item.path.startswith("a")
        assert item.path.encode()
    assert place.budget.spent <= place.budget.limit


@given(st.sampled_from([raw[:40] for raw in SEEDS]), st.binary(max_size=600))
def test_noise_that_begins_like_an_archive_never_raises(start: bytes, noise: bytes) -> None:
    place = Place("a", 0, 0, streams.Budget(0))
    for item in contents(io.BytesIO(start + noise), place):
        assert item.path.startswith("a")


def test_what_vanishes_within_is_a_failure(tmp_path: Path) -> None:
    late = files.File("gone", str(tmp_path / "gone"), 10, 0)
    (item,) = read_file(late)
    assert isinstance(item, Failure)
    assert item.code is Code.VANISHED
