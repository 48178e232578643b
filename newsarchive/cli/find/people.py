"""``newsarchive people``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.output.pages import page_of
from newsarchive.cli.progress import busy
from newsarchive.errors import UsageError
from newsarchive.types.messages import _

__all__ = ["people"]


@click.command(short_help="List the persons who are quoted.")
@click.argument("wanted", nargs=-1, metavar="[QUERY|NAME]...")
@click.option("--split", is_flag=True, help="Say that each of these names is a person of its own.")
@click.option("--join", is_flag=True, help="Say that these names are one person, the first of them.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list, a person each.")
@archive_option
def people(wanted: tuple[str, ...], split: bool, join: bool, as_json: bool, archive: str | None) -> int:
    """List who is quoted in the archive, or in the articles that QUERY means: functions, parties, how often.

    Names with the same first and last name are held to be one person, and listed with that reason; --split and --join
    set it right, and are kept as corrections are. Exit code 1: there is none.

    \b
    Examples:
      newsarchive people
      newsarchive people section:Politik
      newsarchive people --join "Eva Muster" "Eva Muster-Beispiel"
    """  # noqa: D301 - \b keeps click from joining the lines
    if split or join:
        if split and join:
            raise UsageError(_("expected --split or --join, not both"))
        if len(wanted) < (2 if join else 1):
            raise UsageError(
                _("expected two names or more to join") if join else _("expected a name to split off")
            )
        store = open_store(archive, read_only=False)
        (store.quotes.join if join else store.quotes.split)(wanted)
        many = len(wanted)
        click.echo(
            _("{names} names joined", names=many)
            if join
            else _("{names} names stand for themselves", names=many)
        )
        return 0
    store = open_store(archive)
    with busy("searching"):
        found = store.quotes.people(" ".join(wanted))
    if not found:
        click.echo(
            _("Nobody is quoted. Articles of an older archive have quotations after 'newsarchive reparse'."),
            err=True,
        )
        return 1
    from newsarchive.render.statements import people_json, people_text  # noqa: PLC0415 - --help does without

    if as_json:
        for part in people_json(found):
            click.echo(part, nl=False)
    else:
        page_of("".join(people_text(found, colour=sys.stdout.isatty())))
    return 0
