"""``newsarchive correct``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.cli.progress import busy
from newsarchive.cli.say import agreed
from newsarchive.errors import UsageError, printable
from newsarchive.render.changes import change_text
from newsarchive.render.clean import clean
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from newsarchive.archive.protocol import Store
    from newsarchive.parser.corrections import Correction

__all__ = ["correct"]

SHOWN = 5
"""Articles that are named before many are corrected."""


@click.command(short_help="Set a field right, for good.")
@click.argument("words", nargs=-1, metavar="[ID] [FIELD VALUE]")
@click.option(
    "--query",
    "-q",
    metavar="QUERY",
    help="Instead of ID: every article that QUERY means, after a look at what would change.",
)
@click.option("--yes", is_flag=True, help="Do not ask before many articles are corrected.")
@click.option("--section-ends-with", metavar="WORDS", help="Cut behind these words; the headline follows.")
@click.option("--headline-ends-with", metavar="WORDS", help="Cut behind these words; the teaser follows.")
@click.option("--teaser-ends-with", metavar="WORDS", help="Cut behind these words; the text follows.")
@click.option("--none", "absent", is_flag=True, help="The article has no such FIELD.")
@archive_option
def correct(
    words: tuple[str, ...],
    query: str | None,
    yes: bool,
    absent: bool,
    archive: str | None,
    **cuts: str | None,
) -> int:
    """Set FIELD of an article to VALUE, or cut its header where it should be cut.

    The correction is kept beside the article, shown as made by hand, and applied again when the article is parsed anew.
    Fields: section, kicker, headline, subheadline, teaser, byline, dateline, signature, published, updated, edition, page,
    publisher, url, language; authors, agencies, places (names with ; between); photos[0].caption, photos[0].credit, photos[1].…
    With paragraph, crosshead, question, answer, quote, list_item, box or furniture, VALUE is what stands in the text and
    was taken for something else. With quotations, VALUE is the words and who said them, or - where nobody did.

    \b
    Examples:
      newsarchive correct 1 section Politik
      newsarchive correct 1 --headline-ends-with "ohne konkrete Annäherung"
      newsarchive correct 1 kicker --none
      newsarchive correct 1 published 12.01.2022
      newsarchive correct 1 furniture "Mehr zum Thema"
      newsarchive correct --query 'path:bote has:headline' publisher "Musterower Bote"
      newsarchive correct 1 quotations "„Das geht nicht“ | Eva Muster"
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.archive.asked import ends_with  # noqa: PLC0415 - --help does without the parser
    from newsarchive.parser.corrections import Correction  # noqa: PLC0415 - --help does without the parser

    given = list(words)
    if query is None and not given:
        raise UsageError(_("expected an ID, or --query"))
    wanted = given.pop(0) if query is None else ""
    field, value = [*given, None, None][:2]
    if len(given) > 2 or (field is not None and (value is None) is not absent):
        raise UsageError(
            _(
                "expected a value for {field}, or --none; a value of several words stands in quotation marks",
                field=field,
            )
        )
    corrections = [Correction(field, value)] if field is not None else []
    asked = {option.removesuffix("_ends_with"): phrase for option, phrase in cuts.items() if phrase}
    if not corrections and not asked:
        raise UsageError(_("expected FIELD and VALUE, or an option that cuts, such as --headline-ends-with"))
    store = open_store(archive, read_only=False)
    if query is not None:
        if asked:
            raise UsageError(_("a cut is of one article; name its ID instead of --query"))
        return correct_all(store, query, corrections, yes=yes)
    article = store.get(wanted)
    corrections += [ends_with(article, name, phrase) for name, phrase in asked.items()]
    click.echo(change_text(store.correct(wanted, corrections)), nl=False)
    return 0


def correct_all(store: Store, query: str, corrections: list[Correction], *, yes: bool) -> int:
    """Show what would be corrected, ask, and correct it. Exit code 1: no article matches, or the answer was no."""
    total, some = store.listed(query, limit=SHOWN)
    if not total:
        click.echo(_("Nothing found."), err=True)
        return 1
    for one in some:
        click.echo(f"{one.id:>6}  {clean(one.headline or _('(no headline)'))}", err=True)
    if total > len(some):
        click.echo(" " * 8 + _("and {articles} more", articles=total - len(some)), err=True)
    field, value = corrections[0]
    what = _("no value") if value is None else printable(value)
    if not yes and not agreed(
        _("Set {field} of {total} articles to {what}?", field=printable(field), total=total, what=what)
    ):
        return 1
    with busy("searching") as progress:
        changes = store.correct_all(query, corrections, progress=progress)
    click.echo(
        _("{changes} articles corrected; 'newsarchive undo' takes it back", changes=len(changes)), err=True
    )
    return 0
