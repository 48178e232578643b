"""``newsarchive agreement``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.types.messages import _

__all__ = ["agreement"]


@click.command(short_help="Tell how far coders agree.")
@click.argument("variables", nargs=-1, metavar="[VARIABLE]...")
@click.option("--json", "as_json", is_flag=True, help="A list with an object for each variable.")
@archive_option
def agreement(variables: tuple[str, ...], as_json: bool, archive: str | None) -> int:
    """Tell how far coders agree on each VARIABLE; without one, on all: percent, and Krippendorff's alpha with its interval.

    Alpha counts differences as the variable's level in the codebook says: nominal, ordinal or interval. Exit code 1: no article was
    coded by two.

    \b
    Examples:
      newsarchive agreement
      newsarchive agreement ton --json
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.render.agreement import agreement_json, agreement_text  # noqa: PLC0415 - --help does without

    store = open_store(archive)
    with busy("reading the sheets"):
        found = store.study.coding.agreements([name.lower() for name in variables])
    click.echo((agreement_json if as_json else agreement_text)(found), nl=False)
    if not found:
        click.echo(_("No codebook is kept yet; 'newsarchive sheets' keeps one."), err=True)
    return 0 if any(one.units for one in found) else 1
