from __future__ import annotations

import errno
import inspect
import io
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from newsarchive.formats.place import shown
from newsarchive.sources import containers, files, read_sources
from newsarchive.sources import opened as opened_module
from newsarchive.types.document import Code, Document, Failure, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INPUT_PAGE = Path(__file__).parents[2] / "docs" / "input.md"


def found(*paths: Path | str) -> list[tuple[str, str]]:
    """Return for each input its path and the text, or in place of the text the failure's code."""
    rows = []
    for item in read_sources([str(path) for path in paths]):
        assert isinstance(item, Document | Failure)
        rows.append((item.path, item.raw.decode() if isinstance(item, Document) else item.code.value))
    return rows


def write(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_folders_are_read_in_order_of_names_without_droppings(tmp_path: Path) -> None:
    articles = ["a/2.txt", "a/Z.txt", "a.txt", "b/c/d.txt", "b.txt", "Ü.txt"]
    droppings = [
        ".DS_Store",
        "Thumbs.db",
        "a/a.txt~",
        ".git/x.txt",
        "__MACOSX/a.txt",
        "b/x.crdownload",
        "~$a.docx",
    ]
    write(tmp_path, [*articles, *droppings])
    assert [text for _, text in found(tmp_path)] == articles
    assert found(tmp_path) == [(str(tmp_path / name), name) for name in articles]


def test_a_dropping_that_is_named_is_read(tmp_path: Path) -> None:
    write(tmp_path, [".hidden.txt"])
    assert found(tmp_path / ".hidden.txt") == [(str(tmp_path / ".hidden.txt"), ".hidden.txt")]


def test_a_document_carries_size_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Text")
    os.utime(path, ns=(1, 1_500_000_000_123_456_789))
    (item,) = read_sources([str(path)])
    assert item == Document(b"Text", str(path), None, 4, path.stat().st_mtime_ns)


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, ["a.txt"])
    monkeypatch.chdir(tmp_path)
    assert found("a.txt", "./x/../a.txt") == [(str(tmp_path / "a.txt"), "a.txt")] * 2


def test_known_files_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, ["a.txt", "b.txt"])
    status = (tmp_path / "a.txt").stat()
    known = {(str(tmp_path / "a.txt"), status.st_size, status.st_mtime_ns)}
    opened = []

    def read(file: files.File, limit: int) -> bytes:
        opened.append(file.path)
        return b"x" * min(limit, 1)

    monkeypatch.setattr(opened_module, "read_bytes", read)
    items = list(
        read_sources([str(tmp_path)], known=lambda paths: {facts for facts in known if facts[0] in paths})
    )
    assert items[0] == Skipped(str(tmp_path))
    assert opened == [str(tmp_path / "b.txt")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_known_files_are_told_by_path_size_and_time(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    names = [odd, *(str(tmp_path / f"{number:05}.txt") for number in range(files.CHUNK + 5))]
    for name in names:
        Path(name).write_bytes(b"Text")
    known = {(shown(name), 4, Path(name).stat().st_mtime_ns) for name in names}
    asked: list[str] = []

    def tell(paths: Sequence[str]) -> set[tuple[str, int | None, int | None]]:
        asked.extend(paths)
        return {facts for facts in known if facts[0] in set(paths)}

    items = list(read_sources([str(tmp_path)], known=tell))
    assert [item.files for item in items if isinstance(item, Skipped)] == [files.CHUNK, 6]
    assert len(items) == 2
    assert sorted(asked) == sorted(map(shown, names))
    os.utime(names[7], ns=(1, 1))
    Path(odd).write_bytes(b"Texte")
    changed = [item for item in read_sources([str(tmp_path)], known=tell) if isinstance(item, Document)]
    assert {item.path for item in changed} == {names[7], shown(odd)}
    assert list(read_sources([names[1]], known=tell)) == [Skipped(names[1])]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Text"), closed=False))
    assert found("-") == [("-", "Text")]
    monkeypatch.setattr(sys, "stdin", None)
    assert found("-") == [("-", "unreadable")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_of_any_bytes_is_shown_and_found_again(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    Path(os.fsdecode(name)).write_bytes(b"Text")
    ((path, text),) = found(tmp_path)
    assert (path, text) == (f"{tmp_path}/caf\\xe9\n.txt", "Text")
    path.encode()
    assert found(path) == [(path, text)]


@pytest.mark.parametrize(
    "raw", [b"", b" \r\n\n", b"\xef\xbb\xbf\n", b"\xff\xfe \0\n\0", b"\x1a", b" " * 5000]
)
def test_blank_files_are_empty(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert found(tmp_path) == [(str(path), "empty")]


def test_a_file_after_many_blanks_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\n" * 5000 + b"x")
    assert len(found(tmp_path)[0][1]) == 5001


def test_links(tmp_path: Path) -> None:
    write(tmp_path / "in", ["sub/a.txt"])
    for name, target in {
        "in/0-up": "..", "in/1-dangling": "gone", "in/2-self": "2-self", "in/sub/again": "../sub", "in/3-file": "sub/a.txt",
        "in/zz-sub": "sub",
    }.items():  # fmt: skip
        (tmp_path / name).symlink_to(target)
    rows = [(path.removeprefix(f"{tmp_path}/in/"), text) for path, text in found(tmp_path / "in")]
    assert ("1-dangling", "dangling-link") in rows
    assert ("2-self", "link-loop") in rows
    assert ("3-file", "sub/a.txt") in rows
    assert ("sub/a.txt", "sub/a.txt") in rows
    assert not [path for path, _ in rows if "again" in path or "zz-sub" in path]
    assert len(rows) <= 8
    assert found(tmp_path / "in/1-dangling") == [(f"{tmp_path}/in/1-dangling", "dangling-link")]


def test_no_such_file(tmp_path: Path) -> None:
    names = ["gone", "a\0b", "x" * 300, "a.txt/b"]
    write(tmp_path, ["a.txt"])
    assert [code for _, code in found(*(f"{tmp_path}/{name}" for name in names))] == ["no-such-file"] * 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket"))
        reasons = [
            item.reason for item in read_sources([str(tmp_path), "/dev/zero"]) if isinstance(item, Failure)
        ]
    assert reasons == ["is a named pipe, not a file", "is a socket, not a file", "is a device, not a file"]
    late = files.File("pipe", str(tmp_path / "pipe"), 10, 0)  # was a file when it was listed
    (item,) = opened_module.read_file(late)
    assert isinstance(item, Failure)
    assert item.code is Code.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    write(tmp_path, ["a.txt", "b/c.txt"])
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)
    try:
        assert [code for _, code in found(tmp_path)] == ["no-permission", "no-permission"]
    finally:
        (tmp_path / "b").chmod(0o700)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, Code.VANISHED),
        (errno.EACCES, Code.NO_PERMISSION),
        (errno.EIO, Code.UNREADABLE),
        (errno.ESTALE, Code.VANISHED),
    ],
)
def test_what_the_system_says_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: Code
) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(number, os.strerror(number))

    write(tmp_path, ["a.txt"])
    monkeypatch.setattr(os, "open", fail)
    ((path, said),) = found(tmp_path)
    assert (path, said) == (str(tmp_path / "a.txt"), code.value)


def test_an_unreadable_folder_is_one_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def listdir(folder: str, real: object = os.listdir) -> object:
        if folder.endswith("bad"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(folder)  # type: ignore[operator]

    write(tmp_path, ["a.txt", "bad/b.txt", "c.txt"])
    monkeypatch.setattr(os, "listdir", listdir)
    assert [text for _, text in found(tmp_path)] == ["a.txt", "no-permission", "c.txt"]


def test_a_huge_file_is_one_line_and_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(opened_module, "read_bytes", None)  # a call would raise
    (item,) = read_sources([str(path)])
    assert isinstance(item, Failure)
    assert item.code is Code.TOO_LARGE
    assert (
        item.reason == "too large for one article (95 MiB, limit 64 MiB); split it into one file per article"
    )
    assert (item.size, item.mtime_ns) == (100_000_000, path.stat().st_mtime_ns)


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 5000)
    assert files.read_bytes(files.File("a", str(path), 10, 0), 100) == b"x" * 100
    assert files.read_bytes(files.File("a", str(path), 10, 0), 10_000) == b"x" * 5000
    monkeypatch.setattr(opened_module, "SIZE_LIMIT", 1000)
    monkeypatch.setattr(containers, "SIZE_LIMIT", 1000)
    (item,) = opened_module.read_file(files.File("a", str(path), 10, 0))
    assert isinstance(item, Failure)
    assert item.code is Code.TOO_LARGE


def test_folders_deeper_than_the_stack(tmp_path: Path) -> None:
    deep = tmp_path / "/".join("a" * 150)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"x")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        items = list(read_sources([str(tmp_path)]))
    finally:
        sys.setrecursionlimit(limit)
    assert [item.path for item in items] == [str(deep / "a.txt")]


def test_every_failure_code_is_explained() -> None:
    page = INPUT_PAGE.read_text(encoding="utf-8")
    missing = [code.value for code in Code if f"`{code.value}`" not in page]
    assert not missing
