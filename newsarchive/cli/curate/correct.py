"""``newsarchive correct``."""

from __future__ import annotations

import click

from newsarchive.cli.options import archive_option, open_store
from newsarchive.errors import UsageError
from newsarchive.render.changes import change_text

__all__ = ["correct"]


@click.command(short_help="Set a field right, for good.")
@click.argument("wanted", metavar="ID")
@click.argument("field", required=False, metavar="[FIELD")
@click.argument("value", required=False, metavar="VALUE]")
@click.option("--section-ends-with", metavar="WORDS", help="Cut behind these words; the headline follows.")
@click.option("--headline-ends-with", metavar="WORDS", help="Cut behind these words; the teaser follows.")
@click.option("--teaser-ends-with", metavar="WORDS", help="Cut behind these words; the text follows.")
@click.option("--none", "absent", is_flag=True, help="The article has no such FIELD.")
@archive_option
def correct(
    wanted: str, field: str | None, value: str | None, absent: bool, archive: str | None, **cuts: str | None
) -> None:
    """Set FIELD of an article to VALUE, or cut its header where it should be cut.

    The correction is kept beside the article, shown as made by hand, and applied again when the article is parsed anew.
    Fields: section, kicker, headline, subheadline, teaser, byline, dateline, signature, published, updated, edition, page,
    publisher, url, language; authors, agencies, places (names with ; between); photos[0].caption, photos[0].credit, photos[1].…
    With paragraph, crosshead, question, answer, quote, list_item, box or furniture, VALUE is what stands in the text and
    was taken for something else.

    \b
    Examples:
      newsarchive correct 1 section Politik
      newsarchive correct 1 --headline-ends-with "ohne konkrete Annäherung"
      newsarchive correct 1 kicker --none
      newsarchive correct 1 published 12.01.2022
      newsarchive correct 1 furniture "Mehr zum Thema"
    """  # noqa: D301 - \b keeps click from joining the lines
    from newsarchive.archive.asked import ends_with  # noqa: PLC0415 - --help does without the parser
    from newsarchive.parser.corrections import Correction  # noqa: PLC0415 - --help does without the parser

    store = open_store(archive, read_only=False)
    article = store.get(wanted)
    corrections = [
        ends_with(article, option.removesuffix("_ends_with"), words)
        for option, words in cuts.items()
        if words
    ]
    if field is not None and (value is None) is not absent:
        raise UsageError(f"expected a value for {field}, or --none")
    if field is not None:
        corrections.append(Correction(field, value))
    if not corrections:
        raise UsageError("expected FIELD and VALUE, or an option that cuts, such as --headline-ends-with")
    click.echo(change_text(store.correct(wanted, corrections)), nl=False)
