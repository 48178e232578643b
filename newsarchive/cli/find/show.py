"""``newsarchive show``."""

from __future__ import annotations

import sys

import click

from newsarchive.cli.options import archive_option, form_options, open_store
from newsarchive.cli.output.pages import page_of, print_form
from newsarchive.errors import UsageError
from newsarchive.render.forms import Layout, of_articles
from newsarchive.types.messages import _

__all__ = ["show"]


@click.command(short_help="Read articles.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@form_options(json="The record; a list of records for several ids.", jsonl="One record a line.")
@click.option("--raw", is_flag=True, help="The original bytes, exactly as they came in.")
@click.option(
    "--versions", is_flag=True, help="The versions of one article, oldest first, and what each changed."
)
@click.option(
    "--quotes", is_flag=True, help="The text as it was read, each quotation marked, and below who said it."
)
@archive_option
def show(
    ids: tuple[str, ...], form: str | None, *, raw: bool, versions: bool, quotes: bool, archive: str | None
) -> None:
    """Print articles, laid out for reading. An ID is the number that search prints, or the beginning of a key.

    \b
    Examples:
      newsarchive show 1
      newsarchive show mwqy --json
      newsarchive show 1 --raw > original.txt
      newsarchive show 1 --versions
      newsarchive show 1 --quotes
    """  # noqa: D301 - \b keeps click from joining the lines
    if raw and form:
        raise UsageError(
            _("--raw gives the original bytes, which have no other form; leave out one of the two")
        )
    if versions and raw:
        raise UsageError(_("--raw gives the bytes of one version; name it by its ID, without --versions"))
    if quotes:
        if raw or form or versions:
            raise UsageError(
                _("--quotes marks the text as it was read; leave out --raw, --versions and the other form")
            )
        print_quotes(ids, archive)
        return
    if versions:
        print_versions(ids, form, archive)
        return
    store = open_store(archive)
    if raw:
        for wanted in ids:
            sys.stdout.buffer.write(store.raw(wanted))
        sys.stdout.buffer.flush()
        return
    form = form or "text"
    layout = Layout(colour=sys.stdout.isatty(), single=len(ids) == 1)
    print_form(form, of_articles(form, (store.get(wanted) for wanted in ids), layout))


def print_quotes(ids: tuple[str, ...], archive: str | None) -> None:
    """Print the text of each article with its quotations marked."""
    from newsarchive.render.statements import marked_text  # noqa: PLC0415 - the records do without

    store = open_store(archive)
    page_of("".join(marked_text((store.get(wanted) for wanted in ids), colour=sys.stdout.isatty())))


def print_versions(ids: tuple[str, ...], form: str | None, archive: str | None) -> None:
    """Print the versions of each article."""
    from newsarchive.render.stories import members_json, members_jsonl, versions_text  # noqa: PLC0415 - the records do without

    if form not in {None, "text", "json", "jsonl"}:
        raise UsageError(_("--versions is printed as text, json or jsonl"))
    from newsarchive.cli.find.duplicates import settled_store  # noqa: PLC0415 - as above

    store = settled_store(archive)
    for wanted in ids:
        found = store.stories.versions(wanted)
        if form == "json":
            click.echo(members_json(found), nl=False)
        elif form == "jsonl":
            click.echo(members_jsonl(found), nl=False)
        else:
            click.echo(versions_text(found, colour=sys.stdout.isatty()), nl=False)
