from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.archive import Archive
from newsarchive.archive.asked import CORRECTABLE, ends_with
from newsarchive.cli.group import main
from newsarchive.errors import UsageError
from newsarchive.parser.corrections import PARTS, Correction
from newsarchive.parser.parse import parse_article
from newsarchive.store.rows import article_rows
from newsarchive.store.write import rewrite_article

SEED = Path(__file__).parents[2] / "seeds" / "000_ed269db3014300ef.txt"
RAW = SEED.read_bytes()
WORDS = RAW.decode().split()


@st.composite
def corrections(draw: st.DrawFn) -> list[Correction]:
    def phrase() -> str:
        start = draw(st.integers(0, 60))
        return " ".join(WORDS[start : start + draw(st.integers(1, 12))])

    fields = draw(st.lists(st.sampled_from((*CORRECTABLE[:8], *PARTS)), max_size=4))
    return [Correction(field, draw(st.none() | st.just(phrase()) | st.text(max_size=8))) for field in fields]


@given(corrections())
def test_corrected_pieces_still_tile_the_text(made: list[Correction]) -> None:
    article = parse_article(RAW, corrections=made)
    covered = [0] * len(article.text)
    for piece in article.pieces:
        for at in range(piece.start, piece.end):
            covered[at] += 1
    assert [at for at, char in enumerate(article.text) if not char.isspace() and covered[at] != 1] == []
    last = dict(made)
    for field, value in last.items():
        if field in PARTS:
            continue
        found = getattr(article, field)
        printed = found if found is None or isinstance(found, str) else found.text
        assert printed == value
        assert article.confidence[field] == (1.0, "hand")


def test_cutting_moves_the_rest_to_the_next_field() -> None:
    article = parse_article(RAW)
    cut = ends_with(article, "headline", "endet ohne")
    corrected = parse_article(RAW, corrections=[cut])
    assert corrected.headline == "Nato-Russland-Rat endet ohne"
    assert corrected.teaser is not None
    assert corrected.teaser.startswith("konkrete Annäherung Zum ersten Mal")
    assert corrected.body == article.body


def test_a_value_that_also_stands_in_the_body_leaves_the_body_alone() -> None:
    article = parse_article(RAW)
    corrected = parse_article(RAW, corrections=[Correction("section", "Moskau")])
    assert corrected.section == "Moskau"
    assert corrected.body == article.body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("section", "Hafen"),
        ("kicker", "Hafen"),
        ("section", "Kiel"),
        ("dateline", "Kiel"),
        ("byline", "Kiel"),
        ("section", "Der Hafen in Kiel"),
    ],
)
def test_a_word_of_the_headline_stays_in_it(field: str, value: str) -> None:
    raw = "Der Hafen in Kiel wird größer\n\nIm Hafen von Kiel wurde am Montag gebaut. Der Rat sprach davon. Kiel will mehr.\n".encode()
    before = parse_article(raw)
    after = parse_article(raw, corrections=[Correction(field, value)])
    assert (after.headline, after.body) == (before.headline, before.body)
    found = getattr(after, field)
    assert (found if isinstance(found, str) else found.text) == value
    assert (before.headline or "").startswith("Der Hafen")


def test_a_line_of_its_own_becomes_the_field_it_is_said_to_be() -> None:
    raw = "Hafen\n\nDer Hafen in Kiel wird größer\n\nIm Hafen von Kiel wurde am Montag gebaut. Der Rat sprach davon.\n".encode()
    after = parse_article(raw, corrections=[Correction("section", "Hafen")])
    assert (after.section, after.headline) == ("Hafen", "Der Hafen in Kiel wird größer")


@pytest.mark.parametrize(
    "wrong",
    [
        Correction("key", "x"),
        Correction("published", "demnächst"),
        Correction("updated", "12.13.2022"),
        Correction("crosshead", "steht nirgends im Text"),
        Correction("photos[7].credit", "dpa"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, wrong: Correction) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(RAW)
        with pytest.raises(UsageError):
            archive.correct("1", [wrong])


@pytest.mark.parametrize("value", ["2022", "2022-01", "2022-01-12", "2022-01-12T17:32+01:00"])
def test_dates_have_the_precision_they_are_given(tmp_path: Path, value: str) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(RAW)
        assert archive.correct("1", [Correction("published", value)]).after.published == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12.01.2022", "2022-01-12"), ("Januar 2022", "2022-01"), ("3. Mai 2018", "2018-05-03")],
)
def test_dates_may_be_typed_as_one_writes_them(tmp_path: Path, typed: str, kept: str) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(RAW)
        assert archive.correct("1", [Correction("published", typed)]).after.published == kept


def test_names_places_and_pictures_are_set_by_hand(tmp_path: Path) -> None:
    made = [
        Correction("authors", "Anna Beispiel; Bert Muster"),
        Correction("agencies", "dpa, AFP"),
        Correction("places", "Brüssel; Moskau"),
        Correction("photos[0].credit", "Carla Linse/AFP"),
        Correction("photos[1].caption", "Ein zweites Bild"),
    ]
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(RAW)
        article = archive.correct("1", made).after
        assert list(archive.reparse()) == []
        assert archive.search('author:"Bert Muster" place:Moskau credit:Linse').total == 1
    assert article.byline is not None
    assert article.byline.authors == ("Anna Beispiel", "Bert Muster")
    assert article.agencies == ("dpa", "AFP")
    assert article.dateline is not None
    assert (article.dateline.text, article.dateline.places) == ("Brüssel", ("Brüssel", "Moskau"))
    first, second = article.photos
    assert first.caption is not None
    assert first.caption.startswith("Nato-Generalsekretär Jens Stoltenberg")
    assert (first.photographers, first.agencies) == (("Carla Linse",), ("AFP",))
    assert (second.caption, second.credit) == ("Ein zweites Bild", None)
    assert {article.confidence[field].rule for field in ("byline", "dateline", "photos")} == {"hand"}


def test_parts_of_the_text_become_what_they_are(tmp_path: Path) -> None:
    text = "Chor singt am See\n\nDer Chor sang am Abend. Es kamen viele.\n\nMehr vom Tage heute\n\nDann ging man heim. Es war spät.\n"
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(text.encode())
        archive.correct("1", [Correction("furniture", "Mehr vom Tage heute")])
        article = archive.correct("1", [Correction("furniture", "Es war spät.")]).after
        assert article.furniture == ("Mehr vom Tage heute", "Es war spät.")
        article = archive.correct("1", [Correction("crosshead", "Mehr vom Tage heute")]).after
        assert [(part.kind.value, part.text) for part in article.body] == [
            ("crosshead", "Mehr vom Tage heute"),
            ("paragraph", "Dann ging man heim."),
        ]
        assert article.furniture == ("Es war spät.",)
        assert list(archive.reparse()) == []
        assert archive.verify() == []


def test_a_correction_survives_a_new_parse_and_is_found(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(RAW)
        archive.correct("1", [Correction("kicker", "Ostpolitik"), Correction("section", None)])
        assert list(archive.reparse()) == []
        article = archive.get("1")
        assert (article.kicker, article.section) == ("Ostpolitik", None)
        assert article.confidence["kicker"].rule == "hand"
        assert archive.search("Ostpolitik").total == 1
        with archive.statement() as connection:
            connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_a_dry_run_shows_what_a_newer_parser_changes_and_changes_nothing(tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    run = CliRunner().invoke
    run(main, ["ingest", str(SEED), "-a", archive])
    with Archive.open(archive) as opened, opened.statement() as connection:
        old = dataclasses.replace(opened.get("1"), headline="Ein alter Irrtum")
        connection.execute("BEGIN")
        rewrite_article(connection, 1, article_rows(old, RAW))
        connection.execute("COMMIT")
    for _ in range(2):
        dry = run(main, ["reparse", "--dry-run", "-a", archive])
        assert "- Ein alter Irrtum" in dry.stdout
        assert "+ Nato-Russland-Rat endet ohne konkrete Annäherung" in dry.stdout
        assert dry.stdout.endswith("1 would change: headline 1\n")
    assert "Ein alter Irrtum" in run(main, ["show", "1", "-a", archive]).stdout


def test_review_lists_the_least_sure_first(tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    run = CliRunner().invoke
    with Archive.open(archive) as opened:
        opened.add(RAW)
        opened.add(b"123 456 789")
    listed = [
        json.loads(line)
        for line in run(main, ["review", "--below", "1", "--jsonl", "-a", archive]).stdout.splitlines()
    ]
    worst = [  # how sure an article is does not count who said what
        min(doubt["value"] for doubt in entry["doubts"] if doubt["field"] != "quotations") for entry in listed
    ]
    assert worst == sorted(worst)
    assert len(listed) == 2
    nothing = run(main, ["review", "--below", "0", "-a", archive])
    assert (nothing.exit_code, nothing.stdout) == (1, "")


def test_correct_prints_the_change_or_says_what_it_expected(tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    run = CliRunner().invoke
    run(main, ["ingest", str(SEED), "-a", archive])
    done = run(main, ["correct", "1", "section", "Politik", "-a", archive])
    assert done.stdout.splitlines()[1:] == ["      section:", "        - International", "        + Politik"]
    for arguments in (
        ["1"],
        ["1", "section"],
        ["1", "section", "x", "--none"],
        ["1", "--headline-ends-with", "Zwieback"],
    ):
        result = run(main, ["correct", *arguments, "-a", archive])
        assert result.exit_code == 2
        assert result.stderr.startswith("Error: ")
