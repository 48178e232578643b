"""``newsarchive code``."""

from __future__ import annotations

import click

from newsarchive.cli.inputs import read_input
from newsarchive.cli.options import archive_option, open_store
from newsarchive.types.messages import _

__all__ = ["code"]


@click.command(short_help="Read coders' sheets back.")
@click.argument("files", nargs=-1, metavar="[SHEET]...")
@archive_option
def code(files: tuple[str, ...], archive: str | None) -> int:
    """Keep what coders filled in, after a check against the codebook: a sheet with a mistake is refused as a whole, and says where.

    A sheet that is read again takes the place of what it said before. code:VARIABLE=VALUE finds articles by what was coded, and exports
    have a column for each variable. Without SHEET, print all codings as CSV. Exit code 1: there is none.

    \b
    Examples:
      newsarchive code bogen/anna.csv bogen/bernd.csv
      newsarchive code > codings.csv
    """  # noqa: D301 - \b keeps click from joining the lines
    if not files:
        from newsarchive.render.agreement import codings_csv  # noqa: PLC0415 - --help does without

        found = open_store(archive).study.coding.codings()
        click.echo(codings_csv(found), nl=False)
        return 0 if found else 1
    coding = open_store(archive, read_only=False).study.coding
    for file in files:
        filled, cells = coding.read(read_input(file), file)
        click.echo(
            _(
                "{filled} of {cells} cells of {file} are filled in",
                filled=filled,
                cells=cells,
                file=click.format_filename(file),
            ),
            err=True,
        )
    return 0
