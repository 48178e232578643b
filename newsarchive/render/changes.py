"""An article before and after -> what changed, field by field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsarchive.render.clean import clean
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.archive.correct import Change

__all__ = ["change_text", "changed_fields"]

LONGEST = 70
QUIET = {"spans", "confidence", "id", "key", "schema"}
"""Keys that follow from the others, or never change."""


def changed_fields(change: Change) -> dict[str, tuple[Any, Any]]:
    """Return the value before and after of each key of the record that differs, numbers about it apart."""
    before, after = change.before.to_dict(), change.after.to_dict()
    return {
        key: (before[key], after[key]) for key in before if key not in QUIET and before[key] != after[key]
    }


def change_text(change: Change) -> str:
    """Return a line with the article's id and headline, and two lines a changed field."""
    lines = [f"{change.after.id:>4}  {clean(change.after.headline or _('(no headline)'))}"]
    fields = changed_fields(change)
    for key, before, after in apart(fields):
        lines += [f"      {key}:", f"        - {shown(before)}", f"        + {shown(after)}"]
    if not fields:
        lines.append("      " + _("spans or confidence only"))
    return "\n".join(lines) + "\n"


def apart(fields: dict[str, tuple[Any, Any]]) -> Iterator[tuple[str, Any, Any]]:
    """Yield each field with both values; of one that has parts only those that differ: ``source.publisher``."""
    for key, (before, after) in fields.items():
        if isinstance(before, dict) and isinstance(after, dict):
            for part in {**before, **after}:
                if before.get(part) != after.get(part):
                    yield f"{key}.{part}", before.get(part), after.get(part)
        else:
            yield key, before, after


def shown(value: Any) -> str:
    """Return a field's value in one short line."""
    if value is None:
        return _("(none)")
    text = clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} … {text[-half:]}"
