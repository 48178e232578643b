"""Query text -> tokens with their places in it.

Any text gives tokens: punctuation around words is passed over, and only an unclosed quotation mark is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsarchive.errors import QuerySyntaxError
from newsarchive.german.lazy_pattern import late
from newsarchive.query.fields import CLOSING, NAMES, QUOTES, closest
from newsarchive.types.messages import _
from newsarchive.types.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.types.pieces import Span

__all__ = ["Token", "tokens"]

NAMED = late(r"[^\W\d_]+(?=:)")
NEAR = late(r"(?:NEAR|NAHE)(?:/([0-9]{1,4}|[sS]))?")
WITHIN = late(r"[wW]/([0-9]{1,4}|[sS])")
"""How press databases write NEAR: ``Kanzler w/5 Rede``, ``Kanzler w/s Rede`` for one sentence."""
BEFORE = late(r"(?:[pP][rR][eE]|VOR)/([0-9]{1,4})")
"""How they write that one stands before the other: ``Kanzler pre/5 Rede``."""
UNKNOWN_NEAR = late(r"(?:[wW]|[pP][rR][eE]|NEAR|NAHE|VOR)/\w+")
SLOP = late(r"~([0-9]{1,4})")
"""A number behind a phrase: its words stand in any order, with at most that many others between them."""
FUZZY = late(r"(?<=\w)[~^][0-9.]*$")
WILD = late(r"(?=[\w*?]*[*?]\w)[\w*?]+")
"""A word with a sign for other letters in front or inside; one that only ends in ``*`` is a beginning."""
GENDER_STAR = late(r"\w\*in(?:nen)?")
NO_FIELD = late(r"//|(?:in|r|n|s|e|m|er|es|en|em|die|der|das)(?!\w)|in(?:nen)?")
"""What stands behind a colon that is no field's: the rest of an address, or of a form for all genders (``jede:r``)."""
OPERATORS = {"OR": "or", "ODER": "or", "AND": "and", "UND": "and", "NOT": "not", "NICHT": "not"}
NEAR_DISTANCE = 10
"""Words between the parts where NEAR says no number, as in FTS5."""


SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""It parts no word: a phrase keeps it, as a single word does."""


class Token(Value):
    """``kind`` is open, close, or, and, not, near, before, field, word, wild, exact, prefix, exact prefix, phrase, exact phrase, all."""

    kind: str
    text: str
    span: Span


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of ``query`` in order; raises QuerySyntaxError."""
    at = 0
    while at < len(query):
        token, at = _token(query, at)
        if token is not None:
            yield token


def _token(query: str, at: int) -> tuple[Token | None, int]:  # noqa: C901 - one case a sign
    char = query[at]
    if char in "()":
        return Token("open" if char == "(" else "close", char, (at, at + 1)), at + 1
    if char == "|":
        end = at + len(query[at:]) - len(query[at:].lstrip("|"))
        return Token("or", query[at:end], (at, end)), end
    if char in CLOSING:
        return _phrase(query, at)
    after = query[at + 1 : at + 2]
    if char == "~" and at and query[at - 1] in QUOTES and (slop := SLOP.match(query, at)):
        return Token("slop", slop[1], (at, slop.end())), slop.end()
    if char == "~" and (slop := SLOP.match(query, at)) and query[at - 1 : at] in {"", " "}:
        message = _("Expected a phrase in quotation marks right before {slop}", slop=slop[0])
        raise QuerySyntaxError(query, (at, slop.end()), message)
    starts = at == 0 or query[at - 1].isspace() or query[at - 1] in "(|:"
    if char == "!" and starts and (after.isalnum() or after in {*CLOSING, "("}) and after:
        return Token("not", char, (at, at + 1)), at + 1
    if char == "*" and (starts or query[at - 1] == "-") and after.isalnum():
        token, end = _word(query, at, exact=False)
        return (token, end) if token is not None and token.kind == "wild" else (None, at + 1)
    if char == "-" and starts and after not in {"", "-"} and not after.isspace():
        return Token("not", char, (at, at + 1)), at + 1
    if char == "=" and query[at - 1 : at] == ":" and after in CLOSING:
        return _phrase(query, at + 1, exact=True)
    if char == "*" and (starts or query[at - 1] == "-") and (after in {"", ")"} or after.isspace()):
        return Token("all", char, (at, at + 1)), at + 1
    if char == "=" and (starts or query[at - 1] in "-=") and (after.isalnum() or after == "§"):
        return _word(query, at + 1, exact=True)
    if char.isalnum() or (char == "§" and after.isalnum()):
        return _named(query, at) or _word(query, at, exact=False)
    return None, at + 1


def _phrase(query: str, at: int, *, exact: bool = False) -> tuple[Token | None, int]:
    closing = CLOSING[query[at]]
    end = min((found for char in closing if (found := query.find(char, at + 1)) > 0), default=None)
    if end is None:
        if query[at] != '"':  # a pasted text may begin inside a quotation
            return None, at + 1
        raise QuerySyntaxError(query, (at, at + 1), _('Expected a closing quotation mark (") for this one'))
    kept = (
        char if (char.isprintable() or char == SOFT_HYPHEN) and char != '"' else " "
        for char in query[at + 1 : end]
    )
    text = "".join(kept)
    if not (text.strip() if exact else any(char.isalnum() for char in text)):
        return None, end + 1
    kind, first = ("exact phrase", at - 1) if exact else ("phrase", at)
    return Token(kind, " ".join(text.split()), (first, end + 1)), end + 1


def _named(query: str, at: int) -> tuple[Token | None, int] | None:
    """Read ``name:`` where a value stands right behind it; None where it is an ordinary word."""
    found = NAMED.match(query, at) if query.find(":", at) >= 0 else None
    if found is None:
        return None
    typed, end = found[0], found.end() + 1
    glued = end < len(query) and not query[end].isspace()
    name = NAMES.get(typed.lower())
    if name is not None and glued:
        return Token("field", name, (at, end)), end
    if name is not None and typed[0].islower():
        message = _("No value after '{field}:'; write {field}:word, without a space", field=typed)
        raise QuerySyntaxError(query, (at, end), message)
    if name is None and glued and typed[0].islower() and (meant := closest(typed, NAMES)):
        message = _("No field is called '{field}:'; meant {meant}:?", field=typed, meant=meant)
        raise QuerySyntaxError(query, (at, end), message)
    if name is None and glued and typed[0].islower() and not NO_FIELD.match(query, end):
        message = _(
            "No field is called '{field}:'; expected one of {fields}; words go in quotation marks",
            field=typed,
            fields=", ".join(dict.fromkeys(NAMES.values())),
        )
        raise QuerySyntaxError(query, (at, end), message)
    return None


def _word(query: str, at: int, *, exact: bool) -> tuple[Token | None, int]:
    end = _word_end(query, at)
    text = query[at:end]
    first = at - exact
    if not exact and text in OPERATORS:
        return Token(OPERATORS[text], text, (first, end)), end
    if not exact and text.startswith(("NEAR", "NAHE")) and (near := NEAR.fullmatch(text)):
        return Token("near", near[1] or str(NEAR_DISTANCE), (first, end)), end
    if not exact and (near := WITHIN.fullmatch(text)):
        return Token("near", near[1], (first, end)), end
    if not exact and (before := BEFORE.fullmatch(text)):
        return Token("before", before[1], (first, end)), end
    if not exact and UNKNOWN_NEAR.fullmatch(text):
        message = _("Expected w/5 or NEAR/5 (words between), pre/5 (in this order) or w/s (one sentence)")
        raise QuerySyntaxError(query, (at, end), message)
    bare = _bare(text)
    if found := FUZZY.search(text) or FUZZY.search(bare):
        span = (at + found.start(), at + len(text))
        raise QuerySyntaxError(
            query,
            span,
            _(
                "Expected no {sign} behind a word; a word finds all its forms, and {text}* what begins like it",
                sign=found[0],
                text=text[: found.start()],
            ),
        )
    prefix = text[len(bare) : len(bare) + 1] == "*"
    whole = bare + "*" * prefix
    if not exact and WILD.fullmatch(whole) and not GENDER_STAR.search(whole):
        return Token("wild", whole, (first, end)), end
    cased = (
        exact
        and at > 1
        and query[at - 2] == "="
        and (at == 2 or query[at - 3].isspace() or query[at - 3] in "(|:-")
    )
    kind = ("exact " if exact else "") + ("cased " if cased else "") + ("prefix" if prefix else "")
    return Token(kind.strip() or "word", bare, (first, end)), end


def _word_end(query: str, at: int) -> int:
    """Return where the word ends: at a space, a quotation mark, a bar, or a parenthesis it did not open."""
    depth = 0
    end = at
    while end < len(query):
        char = query[end]
        if _ends(char):
            break
        if char == "(":
            if not _closes(query, end):
                break
            depth += 1
        elif char == ")":
            if not depth:
                break
            depth -= 1
        end += 1
    return end


def _closes(query: str, at: int) -> bool:
    """Say whether the parenthesis at ``at`` is closed within the word: ``Minister(innen)``."""
    depth = 0
    for char in query[at : at + 100]:
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return True
        elif _ends(char):
            return False
    return False


def _ends(char: str) -> bool:
    """Say whether no word goes on over ``char``; a soft hyphen stands within a word."""
    return char in QUOTES or char in "| " or not (char.isprintable() or char == "\N{SOFT HYPHEN}")


def _bare(text: str) -> str:
    """Return a word without the punctuation behind it, but whole: ``C++``, ``Minister(innen)``."""
    end = len(text)
    while end > 1 and not text[end - 1].isalnum() and text[end - 1] not in "+#":
        end -= 1
    return text[:end] + ")" * (text[:end].count("(") - text[:end].count(")"))
