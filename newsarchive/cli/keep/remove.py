"""``newsarchive remove``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.errors import UsageError
from newsarchive.render.clean import clean
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.archive.bin import Removed

__all__ = ["remove"]


@click.command(short_help="Take articles out of the archive, to a bin.")
@click.argument("wanted", nargs=-1, metavar="[ID]...")
@click.option("--query", metavar="QUERY", help="Remove every article that QUERY means.")
@click.option("--undo", is_flag=True, help="Put articles back from the bin, by their keys.")
@click.option("--list", "listed", is_flag=True, help="List what lies in the bin.")
@archive_option
def remove(wanted: tuple[str, ...], query: str | None, undo: bool, listed: bool, archive: str | None) -> int:
    """Take articles out of the archive: they are not found any more, and not read again from the files they came from.

    Their originals lie in a bin inside of the archive, from which --undo puts them back as they were, with what was set right.
    Exit code 1: nothing was removed, or the bin is empty.

    \b
    Examples:
      newsarchive remove 12
      newsarchive remove --query 'publisher:"Sportblatt"'
      newsarchive remove --list
      newsarchive remove --undo kxyzvwtq
    """  # noqa: D301 - \b keeps click from joining the lines
    if listed:
        if wanted or query or undo:
            raise UsageError(_("--list stands alone: it lists what lies in the bin"))
        return shown(open_store(archive).removed())
    if bool(wanted) == (query is not None) or (undo and query is not None):
        raise UsageError(
            _("expected the ids of articles, or --query QUERY; --undo takes keys, as --list shows them")
        )
    store = open_store(archive, read_only=False)
    if undo:
        with busy("writing") as progress:
            found = store.put_back(wanted, progress=progress)
        click.echo(_("{found} put back", found=len(found)), err=True)
        return shown(found)
    with busy("searching") as progress:
        found = store.remove(store.ids(query) if query is not None else wanted, progress=progress)
    click.echo(_("{found} removed; newsarchive remove --undo KEY puts one back", found=len(found)), err=True)
    return shown(found)


def shown(found: Iterable[Removed]) -> int:
    """Print articles in the bin, a line each; return the exit code."""
    code = 1
    for one in found:
        code = 0
        click.echo(
            f"{one.key[:12]}  {one.made[:10]}  {clean(one.headline or _('(no headline)'))}  {clean(one.path)}"
        )
    return code
