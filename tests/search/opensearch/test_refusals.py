"""What a cluster may refuse, by a transport that answers what a test says: what passes is waited for, all else is told, and nothing is half told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from newsarchive.cli.group import main
from newsarchive.errors import ArchiveError, NoSuchArchive
from newsarchive.search.opensearch.address import address_of

if TYPE_CHECKING:
    from collections.abc import Callable

opensearchpy = pytest.importorskip("opensearchpy", reason="extra `opensearch`")
exceptions = opensearchpy.exceptions

from newsarchive.search.opensearch.engine import Engine  # noqa: E402 - behind the extra

WHOLE = {"total": 3, "successful": 3, "failed": 0}


class Scripted:
    """A transport that gives one answer after the other; the last one for ever."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str, Any]] = []

    def perform_request(self, method: str, path: str, params: object = None, body: object = None) -> Any:
        del params
        self.asked.append((method, path, body))
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    told: list[float] = []
    monkeypatch.setattr("newsarchive.search.opensearch.engine.time.sleep", told.append)
    return told


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Engine, Scripted]]:
    def made(*answers: Any) -> tuple[Engine, Scripted]:
        transport = Scripted(*answers)
        monkeypatch.setattr("opensearchpy.OpenSearch.transport", transport, raising=False)
        engine = Engine(address_of("opensearch+http://127.0.0.1:1/presse"))
        engine.client.transport = transport
        return engine, transport

    return made


def refused(status: int, reason: str = "no") -> Exception:
    error: Exception = exceptions.TransportError(
        status, reason, {"error": {"root_cause": [{"reason": reason}]}}
    )
    return error


def timed_out() -> Exception:
    error: Exception = exceptions.ConnectionTimeout("TIMEOUT", "read timed out", Exception("x"))
    return error


def away() -> Exception:
    error: Exception = exceptions.ConnectionError("N/A", "refused", Exception("x"))
    return error


def test_what_passes_is_waited_for(scripted: Any, pauses: list[float]) -> None:
    answer = {"_shards": WHOLE, "timed_out": False, "hits": {"hits": []}}
    engine, transport = scripted(refused(429), timed_out(), away(), refused(503), answer)
    assert engine.search({}) == answer
    assert len(transport.asked) == 5
    assert pauses == sorted(pauses)
    assert pauses[-1] >= 4 * pauses[0]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (refused(429, "queue full"), "queue full"),
        (timed_out(), "no answer in"),
        (away(), "no node answers"),
        (refused(400, "bad query"), "bad query"),
        (
            exceptions.TransportError(503, "x", {"error": {"root_cause": [], "reason": "missing shards"}}),
            "missing shards",
        ),
        (exceptions.TransportError(500, "plain text", "plain text"), "plain text"),
        (refused(401, "geheim"), "user or password is wrong"),
    ],
)
def test_what_stays_is_one_line(scripted: Any, pauses: list[float], error: Exception, told: str) -> None:
    engine, _ = scripted(error)
    with pytest.raises(ArchiveError, match=told) as raised:
        engine.search({})
    assert raised.value.exit_code == 4
    assert "\n" not in str(raised.value)
    assert "geheim" not in str(raised.value)
    assert sum(pauses) < 20


def test_an_index_that_is_not_there_is_no_archive(scripted: Any) -> None:
    engine, _ = scripted(exceptions.NotFoundError(404, "index_not_found_exception", {}))
    with pytest.raises(NoSuchArchive, match="newsarchive load"):
        engine.search({})


@pytest.mark.parametrize(
    "answer",
    [
        {"_shards": {"total": 3, "successful": 2, "failed": 1}, "timed_out": False},
        {"_shards": {"total": 3, "successful": 2, "failed": 0}, "timed_out": False},
        {"_shards": WHOLE, "timed_out": True},
    ],
)
def test_a_part_of_an_answer_is_an_error(scripted: Any, answer: dict[str, Any]) -> None:
    engine, _ = scripted(
        {**answer, "hits": {"total": {"value": 1}, "hits": [{"_id": "k" * 20, "sort": [1]}]}}
    )
    with pytest.raises(ArchiveError, match="of 3 shards answered in time"):
        list(engine.every({}))
    engine, _ = scripted({"responses": [{**answer, "hits": {"total": {"value": 7}}}]})
    with pytest.raises(ArchiveError, match="of 3 shards answered in time"):
        engine.counted({})


def test_a_search_that_is_half_answered_ends_with_exit_code_4(monkeypatch: pytest.MonkeyPatch) -> None:
    half = {
        "_shards": {"total": 2, "successful": 1, "failed": 1},
        "hits": {"total": {"value": 1}, "hits": []},
    }

    def perform(_self: object, _method: str, path: str, params: object = None, body: object = None) -> Any:
        del params, body
        return {"responses": [half]} if path.endswith("_msearch") else half

    monkeypatch.setattr("opensearchpy.Transport.perform_request", perform)
    for command in (["search", "Hafen"], ["count", "date:2020"], ["timeline", "date:2020"]):
        shown = CliRunner().invoke(main, [*command, "-a", "opensearch+http://127.0.0.1:1/presse"])
        assert (shown.exit_code, shown.stdout) == (4, ""), command
        assert shown.stderr.count("\n") == 1
        assert "articles would be missing" in shown.stderr


def bulk_answer(**statuses: int) -> dict[str, Any]:
    items = [
        {
            "create": {
                "_id": name,
                "status": status,
                **({"error": {"reason": "too long"}} if status >= 400 else {}),
            }
        }
        for name, status in statuses.items()
    ]
    return {"errors": True, "items": items}


def test_items_that_were_too_many_are_sent_again_alone(scripted: Any, pauses: list[float]) -> None:
    engine, transport = scripted(bulk_answer(a=201, b=429, c=409), bulk_answer(b=201))
    assert engine.bulk("presse", [("a", "{}"), ("b", "{}"), ("c", "{}")]) == {"a": 201, "b": 201, "c": 409}
    sent = [[json.loads(line) for line in body.splitlines()[::2]] for _, _, body in transport.asked]
    assert sent == [
        [{"create": {"_id": "a"}}, {"create": {"_id": "b"}}, {"create": {"_id": "c"}}],
        [{"create": {"_id": "b"}}],
    ]
    assert len(pauses) == 1


def test_items_that_are_refused_are_named(scripted: Any) -> None:
    engine, _ = scripted(bulk_answer(kaaa=201, kbbb=400))
    with pytest.raises(ArchiveError, match=r"1 articles were not stored .kbbb: too long"):
        engine.bulk("presse", [("kaaa", "{}"), ("kbbb", "{}")])


def test_items_that_stay_too_many_are_named(scripted: Any, pauses: list[float]) -> None:
    engine, _ = scripted(bulk_answer(kaaa=429))
    with pytest.raises(ArchiveError, match="kaaa: the cluster is too busy"):
        engine.bulk("presse", [("kaaa", "{}")])
    assert sum(pauses) > 30
