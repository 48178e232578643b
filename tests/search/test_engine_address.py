"""The URL of an archive in OpenSearch, without an engine: what is read, what is refused, and that no password is ever shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsarchive.cli.group import main
from newsarchive.errors import UsageError
from newsarchive.search.opensearch.address import address_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NEWSARCHIVE_USER", "NEWSARCHIVE_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def test_nodes_index_and_settings_are_read() -> None:
    address = address_of("opensearch+https://a.example,b.example:9201/presse?shards=3&replicas=1")
    assert address.nodes == (("a.example", 9200), ("b.example", 9201))
    assert address.index == "presse"
    assert address.settings == (("number_of_shards", 3), ("number_of_replicas", 1))
    assert address.place == "opensearch+https://a.example:9200,b.example:9201/presse"
    assert address.login is None


@pytest.mark.parametrize(
    "url",
    [
        "opensearch+https://",
        "opensearch+https://host",
        "opensearch+https://host/",
        "opensearch+https://host/Presse",
        "opensearch+https://host/a/b",
        "opensearch+https://host:port/a",
        "opensearch+https://host/a?shards=many",
        "opensearch+https://host/a?colour=1",
        "opensearch+https://host/_all",
        "opensearch+https://host/a,b",
        "opensearch+https://host/*",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="expected opensearch"):
        address_of(url)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    shown = CliRunner().invoke(
        main, ["count", "Hafen", "-a", "opensearch+https://eva:geheim@host:9200/presse"]
    )
    assert shown.exit_code == 2
    assert "geheim" not in shown.output
    assert "NEWSARCHIVE_PASSWORD" in shown.output


def test_user_and_password_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSARCHIVE_PASSWORD", "geheim")
    with pytest.raises(UsageError, match="both needed") as refused:
        address_of("opensearch+https://host/presse")
    assert "geheim" not in str(refused.value)
    address = address_of("opensearch+https://eva@host/presse")
    assert address.login == ("eva", "geheim")
    assert "geheim" not in address.place
    monkeypatch.setenv("NEWSARCHIVE_USER", "udo")
    assert address_of("opensearch+https://host/presse").login == ("udo", "geheim")


def test_user_and_password_come_from_netrc(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine host login eva password geheim\n")
    assert address_of("opensearch+https://host/presse").login == ("eva", "geheim")
    assert address_of("opensearch+https://other/presse").login is None


def test_commands_that_need_a_file_say_so() -> None:
    for command in (["serve"], ["verify"], ["tag", "kqrs", "x"]):
        shown = CliRunner().invoke(main, [*command, "-a", "opensearch+http://127.0.0.1:1/presse"])
        assert isinstance(shown.exception, UsageError | SystemExit), (command, shown.output)
