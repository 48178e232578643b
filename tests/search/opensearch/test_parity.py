"""The same articles in a file, on one shard and on three give the same answers, and the same records."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from click.testing import CliRunner
from parity import Asked, asked_of, compared

from newsarchive.archive.archive import Archive
from newsarchive.cli.group import main
from newsarchive.errors import NoSuchArticle, UsageError
from newsarchive.ingest.run import ingest
from newsarchive.types.keys import number_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from opensearch_nodes import Nodes

    from newsarchive.archive.searching import AskedArchive

pytestmark = pytest.mark.opensearch
ROOT = Path(__file__).parents[3]
COUNT = 300
"""Generated articles; `benchmarks/engines.py` compares as many as one likes."""
WRITTEN = {
    "bruessel.txt": "International\n\nNato-Rat tagt in Brüssel\n\nBrüssel. Der Verteidigungsminister Müller hat die Häuser besucht. "
    "„Wir fördern das“, sagte Minister Jens Müller.\n\nDie Gespräche über die Kosten gehen weiter, heißt es am Montag.\n",
    "strasse.txt": "Panorama\n\nStraßenfest in Köln gesperrt\n\nVon Eva Muster\n\nKöln. Die Mueller-Straße war gesperrt. Muller sagte: "
    "„Wir fordern mehr Häuser für die Stadt.“ Der Stadtrat tagt am Freitag über 10.000 Euro.\n",
    "haus.txt": "Wirtschaft\n\nHaus verkauft\n\nBerlin (dpa) Das Haus des Ministers wurde verkauft. Der Preis: zwei Millionen Euro. "
    "Ein Verteidigungs­minister wohnte hier.\n",
}
"""With umlauts, compounds, a soft hyphen, names and speech."""


class Running(NamedTuple):
    """The nodes, the folder of the articles, and an archive file of them."""

    nodes: Nodes
    articles: Path
    file: Path


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start three nodes; skip with the reason where they cannot be had."""
    pytest.importorskip("opensearchpy", reason="extra `opensearch`")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import opensearch_nodes  # noqa: PLC0415 - of tools/
    from generate import write  # noqa: PLC0415 - of benchmarks/

    if opensearch_nodes.java() is None:
        pytest.skip("no Java here, which OpenSearch runs on")
    try:
        file = opensearch_nodes.distribution()
    except (RuntimeError, OSError) as error:
        pytest.skip(str(error))
    articles = tmp_path_factory.mktemp("articles")
    write(articles, COUNT, seed=7)
    for name, text in WRITTEN.items():
        (articles / name).write_text(text, encoding="utf-8")
    archive = tmp_path_factory.mktemp("archive") / "file.db"
    with Archive.open(archive) as store:
        ingest(store, [str(articles)])
    with opensearch_nodes.Nodes(3, file=file) as nodes:
        yield Running(nodes, articles, archive)


class Both(NamedTuple):
    """Two archives that are filled at once, so that words are analysed once."""

    stores: Sequence[Any]

    def __getattr__(self, name: str) -> Any:
        def on_all(*args: Any, **options: Any) -> Any:
            every = [getattr(store, name)(*args, **options) for store in self.stores]
            return every[0]

        return True if name == "documents" else on_all


@pytest.fixture(scope="session")
def urls(running: Running) -> dict[int, str]:
    """Ingest the same articles into an index of one shard and one of three; return their URLs by the number of shards."""
    from newsarchive.archive.engine import EngineArchive  # noqa: PLC0415 - needs the extra

    found = {
        shards: f"opensearch+http://{running.nodes.address}/same{shards}?shards={shards}&replicas=0"
        for shards in (1, 3)
    }
    stores = [EngineArchive.open(url) for url in found.values()]
    report = ingest(Both(stores), [str(running.articles)])
    assert report.total == COUNT + len(WRITTEN)
    return found


OF_OUR_OWN = [
    Asked("umlaut", one)
    for one in "Müller Mueller Muller Häuser Haus Straße Strasse fördern =fördern =fordern ==Fordern =müller Köln Koeln".split()
]
OF_OUR_OWN += [
    Asked("compound", one)
    for one in (
        "Minister",
        "Verteidigungsminister",
        "Verteidigung Minister",
        "Stadtrat",
        "Rat",
        "Straßenfest",
        "Fest",
    )
]
OF_OUR_OWN += [
    Asked("other", one)
    for one in (
        '"10000 Euro"', '"2 Millionen"', "Minister NEAR/3 Haus", 'Müller NEAR/9 "die Häuser"', "by:Müller", "said:fordern", "author:Eva",
        "agency:dpa", "place:Köln", "path:bruessel", "Stadt* -Rat", "M?ller", "has:quotation", "format:text", "headline:Straße*",
        '"die Häuser b*"', "Verteidigungsministers", "Haus NEAR/4 Preis*", "kein Haus", "author:Eva*", "der NEAR/3 der", "die NEAR/8 das", "der NEAR/2 die NEAR/2 das", "Minister NEAR/20 Ministers",
    )
]  # fmt: skip


def engine(url: str) -> AskedArchive:
    from newsarchive.archive.engine import EngineArchive  # noqa: PLC0415 - needs the extra

    return EngineArchive.open(url, read_only=True)


@pytest.mark.parametrize("shards", [1, 3])
def test_sets_of_hits_numbers_and_pages_are_the_same(
    running: Running, urls: dict[int, str], shards: int
) -> None:
    with Archive.open(running.file, read_only=True) as file:
        every = [*OF_OUR_OWN, *asked_of(file, 200 if shards > 1 else 60)]
        found = compared(file, engine(urls[shards]), every)
    assert found.differences == []
    assert median(found.overlaps) >= 0.9


def test_scores_are_the_same_sum(running: Running, urls: dict[int, str]) -> None:
    with Archive.open(running.file, read_only=True) as file:
        for query in ("Minister", "Haus verkauft", "Straße Köln gesperrt", "headline:Haus Preis"):
            one, other = (
                {hit.key: hit.score for hit in archive.search(query, limit=20).hits}
                for archive in (file, engine(urls[3]))
            )
            both = one.keys() & other.keys()
            assert both, query
            assert {key: other[key] for key in both} == pytest.approx(
                {key: one[key] for key in both}, rel=1e-4
            )


def printed(args: Sequence[str]) -> str:
    shown = CliRunner().invoke(main, list(args))
    assert shown.exit_code == 0, shown.output
    return shown.stdout


def test_show_and_exports_give_the_same_record(running: Running, urls: dict[int, str]) -> None:
    where = {"file": str(running.file), "engine": urls[3]}
    (key,) = json.loads(printed(["search", "Straßenfest", "--json", "-a", where["file"]]))["hits"][0][
        "key"
    ].split()
    records = {
        name: json.loads(printed(["show", key, "--json", "-a", place])) for name, place in where.items()
    }
    assert records["engine"].pop("id") is None
    assert records["file"].pop("id")
    assert records["file"] == records["engine"]
    for form in ("text", "ris", "bibtex", "tei"):
        one, other = (
            printed(["search", "Straßenfest", "--format", form, "-a", place]) for place in where.values()
        )
        assert other.count("\n") == one.count("\n"), form
    assert "Eva Muster" in printed(["show", key[:8], "-a", where["engine"]])
    assert printed(["search", "Straßenfest", "--ids", "-a", where["engine"]]).strip() == key


def test_what_only_a_file_has_is_refused(urls: dict[int, str]) -> None:
    store = engine(urls[1])
    with pytest.raises(UsageError, match="needs an archive file"):
        store.study  # type: ignore[attr-defined]  # noqa: B018 - it must not be had
    with pytest.raises(UsageError, match="needs an archive file"):
        store.search("query:kept")
    with pytest.raises(UsageError, match="needs an archive file"):
        store.search("Haus", collapse=True)
    for query in ("tag:x", "has:remark", "set:x"):
        with pytest.raises(UsageError, match="kept in an archive file"):
            store.count(query)
    with pytest.raises(NoSuchArticle):
        store.get("kkkk")
    with pytest.raises(NoSuchArticle):
        store.get(number_of_key("k" * 20))
    with pytest.raises(NoSuchArticle):
        store.get("1")


def test_a_whole_list_is_longer_than_a_page_of_the_engine(
    running: Running, urls: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarchive.search.opensearch.engine.AT_ONCE", 7)
    with Archive.open(running.file, read_only=True) as file:
        assert len(engine(urls[3]).ids("*")) == len(file.ids("*"))
        assert len(set(engine(urls[3]).ids("Haus OR Stadt", sort="date"))) == file.count("Haus OR Stadt")
