"""``newsarchive eval``, and the floors under the accuracy on our own corpus that may not silently sink."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive import parse_article
from newsarchive.cli.group import main
from newsarchive.quality.evaluate import evaluate, find_cases, same

CORPUS = Path(__file__).parents[1] / "corpus"
FLOORS = json.loads((CORPUS / "floors.json").read_text(encoding="utf-8"))


def test_no_field_sinks_below_its_floor() -> None:
    nothing = parse_article(b"").to_dict()  # a golden record leaves out what is null
    cases = [case._replace(gold={**nothing, **case.gold}) for case in find_cases(CORPUS)]
    assert len(cases) >= 60
    scores = evaluate(cases)
    assert scores.keys() == FLOORS.keys()
    shares = {name: round(score.share, 3) for name, score in scores.items()}
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}


def test_the_table_counts_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Politik\n\nEin Titel\n\nBonn. Der Rat tagte am Montag lange.", encoding="utf-8"
    )
    (tmp_path / "a.json").write_text(
        '{"section": "Politik", "headline": "Ein anderer Titel"}', encoding="utf-8"
    )
    result = CliRunner().invoke(main, ["eval", str(tmp_path), "--json"])
    fields = json.loads(result.stdout)["fields"]
    assert fields.keys() == {"section", "headline"}
    assert (fields["section"]["right"], fields["headline"]["right"]) == (1, 0)
    assert fields["headline"]["f1"] == pytest.approx(2 * 2 / (2 + 3))
    table = CliRunner().invoke(main, ["eval", str(tmp_path)]).stdout.splitlines()
    assert table[0] == "1 articles"
    assert table[3].split() == ["section", "1", "100.0%", "1", "100.0%", "100.0%"]


@pytest.mark.parametrize("gold", ["[]", "{", '{"wurst": 1}', '{"body": 7}', '{"byline": []}'])
def test_a_gold_file_that_is_no_record_is_an_error(tmp_path: Path, gold: str) -> None:
    (tmp_path / "a.txt").write_text("Ein Titel\n\nEin Text.", encoding="utf-8")
    (tmp_path / "a.json").write_text(gold, encoding="utf-8")
    result = CliRunner().invoke(main, ["eval", str(tmp_path)])
    if gold == '{"byline": []}':
        assert result.exit_code == 0
    else:
        assert result.exit_code == 5
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) == 1


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["eval", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (5, "")


def test_quotes_dashes_case_and_blanks_do_not_count() -> None:
    assert same("„Ja“ – sagt  er", '"ja" - sagt er')
    assert not same("Ja", "Nein")
    assert not same(["a", "b"], ["b", "a"])
    assert same(None, [])
