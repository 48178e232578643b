"""What the pages write: nothing, unless the server was told that they may; and then only what comes from their own forms."""

from __future__ import annotations

import hashlib
import html
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from asgi_client import HOST, SECRET, get, post
from click.testing import CliRunner
from web_articles import make_archive

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.cli.language import retold_in

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("datasette", reason="the pages need newsarchive[web]")

from newsarchive.web.desk import state_of, token_of
from newsarchive.web.serve import application
from newsarchive.web.served import Served

TOKEN = token_of(SECRET)


@pytest.fixture
def own(tmp_path: Path) -> str:
    return make_archive(tmp_path)


@pytest.fixture
def writing(own: str) -> Iterator[Any]:
    with application(Served(own, write=True, german=retold_in("de")), SECRET) as (app, _):
        yield app


def first_key(path: str) -> str:
    with Archive.open(path, read_only=True) as archive:
        return next(archive.articles("*")).key


def bytes_of(path: str) -> dict[str, str]:
    beside = sorted(Path(path).parent.glob(Path(path).name + "*"))
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in beside
        if not file.name.endswith("-shm") and file.stat().st_size
    }


def test_nothing_is_written_unless_it_was_allowed(own: str) -> None:
    key = first_key(own)
    with sqlite3.connect(own) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = bytes_of(own)
    with application(Served(own), SECRET) as (app, _):
        for path in (
            "/suche?q=Radwege",
            "/suche?q=Brücke",
            f"/artikel/{key}",
            f"/fassungen/{key}",
            "/archive/articles",
        ):
            page = get(app, path)
            assert page.status_code == 200
            assert 'method="post"' not in page.text or path.startswith("/archive")
        for path in (f"/artikel/{key}", "/suche", "/archive/tags", "/archive/-/insert", "/-/create-token"):
            assert post(app, path, {"token": TOKEN, "schlagwort": "neu", "notiz": "x"}).status_code == 405
    assert bytes_of(own) == before


def test_tags_are_set_and_taken_off(writing: Any, own: str) -> None:
    key = first_key(own)
    address = f"/artikel/{key}?q=Radwege&n=0"
    answer = post(writing, address, {"token": TOKEN, "schlagwort": "Verkehr, rad"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    page = get(writing, address).text
    assert 'href="/suche?q=tag%3Averkehr"' in page
    with Archive.open(own, read_only=True) as archive:
        assert archive.get(key).tags == ("rad", "verkehr")
    post(writing, address, {"token": TOKEN, "weg": "rad"})
    with Archive.open(own, read_only=True) as archive:
        assert archive.get(key).tags == ("verkehr",)
    refused = post(writing, address, {"token": TOKEN, "schlagwort": "?!"}, **{"accept-language": "de"})
    assert refused.status_code == 400
    assert "ist kein Schlagwort" in refused.text


def test_a_note_is_kept_and_never_written_over_unseen(writing: Any, own: str) -> None:
    key = first_key(own)
    note = {"token": TOKEN, "notiz": "Erste Zeile\r\n<b>zweite</b>", "stand": state_of(None)}
    assert post(writing, f"/artikel/{key}", note).status_code == 303
    with Archive.open(own, read_only=True) as archive:
        assert archive.study.note(key) == "Erste Zeile\n<b>zweite</b>"
    assert "&lt;b&gt;zweite" in get(writing, f"/artikel/{key}").text
    late = post(writing, f"/artikel/{key}", {**note, "notiz": "Spät geschrieben"})
    assert late.status_code == 409
    assert "Spät geschrieben" in late.text
    with Archive.open(own, read_only=True) as archive:
        assert archive.study.note(key) == "Erste Zeile\n<b>zweite</b>"
        state = state_of(archive.study.note(key))
    post(writing, f"/artikel/{key}", {"token": TOKEN, "notiz": "", "stand": state})
    with Archive.open(own, read_only=True) as archive:
        assert archive.study.note(key) is None


def test_a_search_is_saved_listed_and_forgotten(writing: Any) -> None:
    post(writing, "/suche?q=Radwege", {"token": TOKEN, "name": "Rad", "suche": "Radwege"})
    assert 'href="/suche?q=query%3Arad"' in get(writing, "/suche").text
    assert get(writing, "/suche?q=query%3Arad").status_code == 200
    post(writing, "/suche", {"token": TOKEN, "weg": "rad"})
    assert "query%3Arad" not in get(writing, "/suche").text


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {}),
        ({"token": "falsch"}, {}),
        ({"token": TOKEN}, {"origin": "http://bote.example"}),
        ({"token": TOKEN}, {"sec-fetch-site": "cross-site"}),
        ({"token": TOKEN}, {"cookie": ""}),
    ],
)
def test_a_form_from_elsewhere_is_refused(
    writing: Any, own: str, fields: dict[str, str], headers: dict[str, str]
) -> None:
    key = first_key(own)
    assert post(writing, f"/artikel/{key}", {**fields, "schlagwort": "neu"}, **headers).status_code == 403
    with Archive.open(own, read_only=True) as archive:
        assert archive.get(key).tags == ()


def test_forms_carry_what_makes_them_ours(writing: Any, own: str) -> None:
    page = get(writing, f"/artikel/{first_key(own)}").text
    assert page.count("<form") - 1 == page.count(f'name="token" value="{TOKEN}"')
    key = first_key(own)
    own_origin = post(
        writing, f"/artikel/{key}", {"token": TOKEN, "schlagwort": "a"}, origin=f"http://{HOST}"
    )
    assert own_origin.status_code == 303
    assert post(writing, f"/original/{key}", {"token": TOKEN}).status_code == 405
    assert (
        post(writing, f"/artikel/{key}", {"token": TOKEN, "schlagwort": "a" * 1_000_001}).status_code == 403
    )
    assert post(writing, f"/artikel/{'k' * 20}", {"token": TOKEN, "schlagwort": "a"}).status_code == 404


def test_another_writer_is_waited_for_and_then_named(
    writing: Any, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarchive.web.desk.PATIENCE_MS", 10)
    key = first_key(own)
    other = sqlite3.connect(own, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = post(writing, f"/artikel/{key}", {"token": TOKEN, "notiz": "wartet", "stand": state_of(None)})
    other.execute("ROLLBACK")
    other.close()
    assert answer.status_code == 503
    assert "Ein anderes Programm schreibt" in answer.text
    assert "wartet" in answer.text


def test_an_archive_is_not_made_by_looking_for_it(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["serve", "--write", "-a", str(tmp_path / "keins.db")])
    assert ran.exit_code == 4
    assert not (tmp_path / "keins.db").exists()


@pytest.mark.parametrize("name", ["archive.db", "meine presse_2-a.db", "Zeitung Süd.v2.db", "a~b%c.db"])
def test_the_tables_are_linked_by_the_file_s_name(own: str, tmp_path: Path, name: str) -> None:
    with Archive.open(own, read_only=True) as opened:
        opened.backup(tmp_path / f"kopie-{name}")
    with application(Served(path=str(tmp_path / f"kopie-{name}")), SECRET) as (app, _):
        (where,) = re.findall(r'<a href="([^"]+)">Tabellen</a>', get(app, "/suche").text)
        assert get(app, html.unescape(where)).status_code == 200
