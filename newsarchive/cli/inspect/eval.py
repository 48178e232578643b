"""``newsarchive eval``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from newsarchive.cli.progress import ProgressLine
from newsarchive.errors import UnreadableInput
from newsarchive.types.messages import _

__all__ = ["eval"]


@click.command(name="eval", short_help="Measure the parser on your own gold records.")
@click.argument("folder", metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: counts and shares by field.")
def eval(folder: str, as_json: bool) -> None:  # noqa: A001 - the command's name
    """Print how often each field is right, on the documents below DIR that have a gold record beside them.

    A gold record is NAME.json beside NAME.txt or NAME.html: a record as 'newsarchive parse' prints it, set right by hand.
    Keys that it lacks are not scored. White space, case, and the form of quotation marks and dashes do not count.

    \b
    Examples:
      newsarchive parse artikel.txt > artikel.json   # then set it right
      newsarchive eval .
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.quality.evaluate import evaluate, find_cases  # noqa: PLC0415 - --help does without the parser

    cases = list(find_cases(Path(folder)))
    if not cases:
        raise UnreadableInput(folder, "no gold record found; expected NAME.json beside NAME.txt")
    with ProgressLine() as progress:
        progress.begin("articles", len(cases))
        scores = evaluate(progress.over(cases))
    if as_json:
        fields = {name: {**score._asdict(), "share": score.share} for name, score in scores.items()}
        click.echo(json.dumps({"cases": len(cases), "fields": fields}, indent=2))
        return
    click.echo(_("{articles} articles", articles=len(cases)) + "\n")
    click.echo(f"{'field':<12} {'scored':>6} {'right':>7}   {'present':>7} {'right':>7} {'F1':>7}")
    for name, score in scores.items():
        among = (
            f"{score.present_right / score.present:>7.1%} {score.f1:>7.1%}"
            if score.present
            else f"{'-':>7} {'-':>7}"
        )
        click.echo(f"{name:<12} {score.scored:>6} {score.share:>7.1%}   {score.present:>7} {among}")
