from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from newsarchive.cli.group import main

SEED = Path(__file__).parents[2] / "seeds" / "000_ed269db3014300ef.txt"


def test_parse_prints_the_record() -> None:
    result = CliRunner().invoke(main, ["parse", str(SEED)])
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["headline"] == "Nato-Russland-Rat endet ohne konkrete Annäherung"
    assert record["dateline"]["places"] == ["Brüssel"]


def test_parse_reads_standard_input() -> None:
    result = CliRunner().invoke(main, ["parse", "--jsonl", "-"], input=SEED.read_bytes())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["section"] == "International"


def test_a_missing_file_is_one_line_and_the_rest_goes_on() -> None:
    result = CliRunner().invoke(main, ["parse", "--jsonl", "no-such.txt", str(SEED)])
    assert result.exit_code == 5
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("Error: ")
    assert "no-such.txt" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_explain_shows_rule_and_confidence() -> None:
    result = CliRunner().invoke(main, ["explain", str(SEED)])
    assert result.exit_code == 0
    fields = [line.split()[1] for line in result.stdout.splitlines()]
    assert fields[:3] == ["section", "headline", "teaser"]


EXPORT = """Musterower Bote vom 12.01.2022

{title}

Der Rat der Stadt Musterow hat am Mittwoch beschlossen, die alte Brücke über die Muster zu erneuern.

Quelle: Musterower Bote
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
"""


def test_parse_and_explain_give_all_articles_of_an_export(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(
        EXPORT.format(title="Brücke wird erneuert") + EXPORT.format(title="Zweiter Titel"), encoding="utf-8"
    )
    titles = ["Brücke wird erneuert", "Zweiter Titel"]
    records = json.loads(CliRunner().invoke(main, ["parse", str(path)]).stdout)
    assert [record["headline"] for record in records] == titles
    lines = CliRunner().invoke(main, ["parse", "--jsonl", "-"], input=path.read_bytes()).stdout.splitlines()
    assert [json.loads(line)["source"]["format"] for line in lines] == ["genios", "genios"]
    explained = CliRunner().invoke(main, ["explain", str(path), str(SEED)])
    assert explained.exit_code == 0
    assert [line.split(maxsplit=4)[4] for line in explained.stdout.splitlines() if " headline " in line] == [
        *titles,
        "Nato-Russland-Rat endet ohne konkrete Annäherung",
    ]


def test_parse_of_one_article_of_an_export_is_one_record(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(EXPORT.format(title="Brücke wird erneuert"), encoding="utf-8")
    record = json.loads(CliRunner().invoke(main, ["parse", str(path)]).stdout)
    assert (record["headline"], record["source"]["format"]) == ("Brücke wird erneuert", "genios")
