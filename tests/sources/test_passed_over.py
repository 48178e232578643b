"""What lies beside articles and is none: passed over and counted by kind, in folders and archives; refused where it is named."""

from __future__ import annotations

import io
import plistlib
import tarfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from saved_files import PAGE, zipped

from newsarchive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import UnreadableInput
from newsarchive.sources import read_sources
from newsarchive.types.document import Code, Document, Failure, PassedOver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from newsarchive.types.document import Found

TEXT = "Stadtrat streitet über den Hafen\n\nMusterow. Der Rat hat am Montag über den Umbau des alten Hafens gestritten.\n"
FILES: dict[str, tuple[bytes, str]] = {
    "stil.css": (b"body { color: red }", "css"),
    "zaehler.js": (b"var a = 1;", "javascript"),
    "css2": (b"/* latin */\n@font-face {\n  font-family: 'Muster';\n}", "css"),
    "stil": (b".kopf, .fuss > a { color: red }", "css"),
    "zaehler": (b"/* v1 */(function(){var a=1;})();", "javascript"),
    "merkliste.html": (b"<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1></body></html>", "bookmarks"),
    "logo.svg": (b"<svg/>", "svg"),
    "bild": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
    "schrift.woff2": (b"wOF2", "font"),
    "favicon.ico": (b"\0\0\1\0", "icon"),
    "bote.url": (b"[InternetShortcut]\r\nURL=https://www.bote.example/\r\n", "shortcut"),
    "verweis": (b"[InternetShortcut]\r\nURL=https://www.bote.example/\r\n", "shortcut"),
    "bote.webloc": (plistlib.dumps({"URL": "https://www.bote.example/"}), "shortcut"),
    "index.cdx": (b" CDX N b a m s k r M S V g\nexample,bote)/ 20220112\n", "cdx index"),
    "index": (b" CDX N b a m s k r M S V g\nexample,bote)/ 20220112\n", "cdx index"),
    "pages.jsonl": (b'{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n{"url": "x", "title": "y"}\n', "list of pages"),
    "lesezeichen.html": (b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p><DT><A HREF='x'>y</A></DL>", "bookmarks"),
    "Bookmarks": (b'{\n   "checksum": "0",\n   "roots": {\n      "bookmark_bar": {\n', "bookmarks"),
    "Inbox.msf": (b'// <!-- <mdb:mork:z v="1.4"/> -->\n', "mail index"),
    "kontakte": (b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna Beispiel\nEND:VCARD\n", "contacts or dates"),
    "sitemap.xml": (b'<?xml version="1.0"?><urlset xmlns="x"><url><loc>y</loc></url></urlset>', "site map"),
    "abos.opml": (b'<?xml version="1.0"?><opml version="2.0"><head/></opml>', "list of feeds"),
}  # fmt: skip


def passed(found: Iterable[Found]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for item in found:
        if isinstance(item, PassedOver):
            counts[item.kind] += item.files
    return counts


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def test_every_kind_is_counted(tmp_path: Path) -> None:
    write(tmp_path, {"artikel.txt": TEXT.encode(), **{name: raw for name, (raw, _) in FILES.items()}})
    found = list(read_sources([str(tmp_path)]))
    assert passed(found) == Counter(kind for _, kind in FILES.values())
    assert [item.path for item in found if not isinstance(item, PassedOver)] == [
        str(tmp_path / "artikel.txt")
    ]


def test_members_of_archives_are_counted_too(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped({"a.txt": TEXT, **{name: raw for name, (raw, _) in FILES.items()}})
    )
    assert passed(read_sources([str(tmp_path / "a.zip")])) == Counter(kind for _, kind in FILES.values())


@pytest.mark.parametrize("name", FILES)
def test_what_is_named_is_refused(tmp_path: Path, name: str) -> None:
    raw, kind = FILES[name]
    (tmp_path / name).write_bytes(raw)
    (failure,) = read_sources([str(tmp_path / name)])
    assert isinstance(failure, Failure)
    assert (failure.code, failure.reason) == (Code.NOT_AN_ARTICLE, f"no article: it is of the kind '{kind}'")
    with Archive.open(tmp_path / "a.db") as archive, pytest.raises(UnreadableInput, match=f"kind '{kind}'"):
        archive.add(raw, path=f"/x/{name}")


@pytest.mark.parametrize("folder", ["hafen_files", "hafen-Dateien", "hafen_Dateien", "hafen.files"])
@pytest.mark.parametrize("packed", ["", "zip", "tar", "tar, parts first"])
def test_a_saved_page_and_its_parts_are_one_article(tmp_path: Path, folder: str, packed: str) -> None:
    parts = {
        f"{folder}/werbung.html": PAGE.encode(),
        f"{folder}/mehr/b.png": b"\x89PNG\r\n",
        f"{folder}/c": b"x",
    }
    files = {"hafen.html": PAGE.encode(), "andere_files/a.txt": TEXT.encode(), **parts}
    if packed == "zip":
        (tmp_path / "a.zip").write_bytes(zipped(dict(files)))
    elif packed:
        with tarfile.open(tmp_path / "a.tar", "w") as archive:
            for name in sorted(files, reverse="first" in packed):
                info = tarfile.TarInfo(name)
                info.size = len(files[name])
                archive.addfile(info, io.BytesIO(files[name]))
    else:
        write(tmp_path, files)
    found = list(read_sources([str(tmp_path)]))
    assert passed(found) == Counter({"part of a saved page": 3})
    names = sorted(item.path.rpartition("/")[2] for item in found if isinstance(item, Document))
    assert names == ["a.txt", "hafen.html"]


def test_patterns_leave_out_files_folders_and_members(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.txt": TEXT.encode() for name in ("Sport/a", "Kultur/b", "Kultur/b.alt", "c")})
    (tmp_path / "d.zip").write_bytes(zipped({"Sport/e.txt": TEXT, "f.txt": TEXT + "Zwei."}))
    found = list(read_sources([str(tmp_path)], exclude=["Sport", "*.alt.txt", "Sport/*"]))
    names = [item.path.rpartition("/")[2] for item in found if isinstance(item, Document)]
    assert names == ["b.txt", "c.txt", "f.txt"]
    assert passed(found)["excluded"] == 3
    assert not any(type(item).__name__ == "Unpacked" for item in found)


def test_the_command_counts_and_lists(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": TEXT.encode(), "1.css": b"a{}", "2.css": b"b{}", "3.js": b"1;"})
    runner, archive = CliRunner(), str(tmp_path / "a.db")
    run = runner.invoke(main, ["ingest", "--archive", archive, str(tmp_path / "in")])
    assert run.exit_code == 0
    assert run.stderr.splitlines()[-1] == (
        "3 files that are no articles were passed over: 2 css, 1 javascript; list them with --dry-run"
    )
    assert run.stdout.startswith("1 new, 0 unchanged")
    listed = runner.invoke(main, ["ingest", "--dry-run", "--archive", archive, str(tmp_path / "in")])
    lines = [line for line in listed.stdout.splitlines() if line.startswith("passed")]
    assert lines == [
        f"passed    {tmp_path}/in/{name}" for name in ("1.css: css", "2.css: css", "3.js: javascript")
    ]
