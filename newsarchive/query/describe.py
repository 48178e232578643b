"""Query -> how it was read, as indented lines for ``--explain-query``."""

from __future__ import annotations

from newsarchive.errors import printable
from newsarchive.query.fields import FIELDS, PARTS, STATES, WHOLE
from newsarchive.query.nodes import (
    Added,
    And,
    AtLeast,
    CameAfter,
    DateRange,
    Everything,
    Field,
    Has,
    Is,
    Known,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Same,
    Saved,
    Wild,
    Word,
)
from newsarchive.types.messages import _

__all__ = ["describe"]


def describe(query: Query) -> str:
    """Return the reading of ``query``: a line a part, parts of a part indented under it.

    >>> from newsarchive.query import parse_query
    >>> print(describe(parse_query('Haus -"rote Karte"')))
    these, where words may lack:
      word Haus, in any form
      not:
        the phrase "rote Karte"
    """
    return "\n".join(_lines(query))


def _lines(query: Query) -> list[str]:
    parts: tuple[Query, ...]
    match query:
        case And(parts, strict):
            head = _("all of:") if strict else _("these, where words may lack:")
        case Or(parts):
            head = _("any of:")
        case AtLeast(count, parts):
            head = _("at least {count} of:", count=count)
        case Near(None, parts):
            head = _("in one sentence:")
        case Near(distance, parts, ordered):
            head = _("with at most {distance} words between them:", distance=distance)
            if ordered:
                head = _("in this order, {how}", how=head)
        case Not(part):
            head, parts = _("not:"), (part,)
        case Field(name, part):
            head, parts = _("in {what} ({field}):", what=_(FIELDS[name].holds), field=name), (part,)
        case _:
            return [_leaf(query)]
    return [head, *("  " + line for part in parts for line in _lines(part))]


def _leaf(query: Query) -> str:  # noqa: C901 - one case a kind of query
    if isinstance(query, Word):
        shown = printable(query.text)
        if query.prefix:
            return _("words that begin with {word}", word=shown)
        how = _("exactly so") if query.case else _("not inflected") if query.exact else _("in any form")
        return _("word {word}, {how}", word=shown, how=how)
    if isinstance(query, Phrase):
        return _('the phrase "{words}"', words=printable(query.text))
    if isinstance(query, Wild):
        return _("words spelt like {pattern}", pattern=printable(query.pattern))
    if isinstance(query, Known):
        return _("has the id or key {id}", id=printable(query.value))
    if isinstance(query, (DateRange, Added)):
        since = _("on or after {day}", day=query.start) if query.start else ""
        before = _("before {day}", day=query.end) if query.end else ""
        when = _(" and ").join(filter(None, (since, before)))
        return (
            _("published {when}", when=when)
            if isinstance(query, DateRange)
            else _("archived {when}", when=when)
        )
    if isinstance(query, CameAfter):
        return _("archived {when}", when=_("after {moment}", moment=query.moment[:19].replace("T", " ")))
    if isinstance(query, Same):
        return _(
            "{what} ({field}) is {value}",
            what=_(WHOLE[query.name]),
            field=query.name,
            value=printable(query.value),
        )
    if isinstance(query, Saved):
        return _("what is saved as {name}", name=printable(query.name))
    if isinstance(query, Everything):
        return _("every article")
    if isinstance(query, Has):
        return _("has {part}", part=_(PARTS[query.what]))
    if isinstance(query, Is):
        return _("is {state}", state=_(STATES[query.what]))
    raise TypeError(type(query).__name__)
