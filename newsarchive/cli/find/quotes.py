"""``newsarchive quotes``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.pages import page_of
from newsarchive.cli.progress import busy
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

__all__ = ["quotes"]


@click.command(short_help="List who said what.")
@click.argument("person", required=False)
@click.option("--about", metavar="QUERY", default="", help="Only in articles that meet this query.")
@click.option("--since", metavar="DATE", help="Only in articles since this year, month or day.")
@click.option("--by-date", "order", flag_value="date", help="The oldest first (as without an option).")
@click.option("--by-paper", "order", flag_value="paper", help="Below the name of each paper.")
@click.option("--json", "form", flag_value="json", help="One JSON list, a statement each.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One statement a line, as JSON.")
@click.option("--csv", "form", flag_value="csv", help="A table, a statement a row.")
@archive_option
def quotes(
    person: str | None,
    about: str,
    since: str | None,
    order: str | None,
    form: str | None,
    archive: str | None,
) -> int:
    """List what PERSON said (without one: what anybody said): when, the words, where printed.

    PERSON is a name or a part of one, or a word of how the speaker is named (Polizei). A statement that several articles
    print comes once, with how often. Articles of an older archive have quotations after 'newsarchive reparse'.
    Exit code 1: there is none.

    \b
    Examples:
      newsarchive quotes Stoltenberg
      newsarchive quotes "Angela Merkel" --about Klimaschutz --since 2019
      newsarchive quotes Polizei --csv > polizei.csv
    """  # noqa: D301 - \b keeps click from joining the lines
    if form and order == "paper":
        raise UsageError(_("--by-paper is for reading; in JSON and CSV each statement names its paper"))
    asked = f"({about})" if about.strip() else ""
    query = f"{asked} since:{since}".strip() if since else asked
    store = open_store(archive)
    with busy("searching"):
        found = store.quotes.said(person, query)
    if not found:
        click.echo(
            _("No quotation found. Articles of an older archive have them after 'newsarchive reparse'."),
            err=True,
        )
        return 1
    from newsarchive.render import statements as render  # noqa: PLC0415 - --help does without

    if form is None:
        page_of("".join(render.statements_text(found, by_paper=order == "paper", colour=sys.stdout.isatty())))
        return 0
    for part in {
        "json": render.statements_json,
        "jsonl": render.statements_jsonl,
        "csv": render.statements_csv,
    }[form](found):
        click.echo(part, nl=False)
    return 0
