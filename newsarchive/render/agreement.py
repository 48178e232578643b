"""How far coders agree -> lines for people, a table, JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.study.coding.agreement import Agreement
    from newsarchive.study.coding.codings import Coding

__all__ = ["agreement_json", "agreement_text", "codings_csv"]


def agreement_text(found: Iterable[Agreement]) -> str:
    """Return two lines a variable: what was compared; percent and alpha with its interval."""
    lines = []
    for one in found:
        coders = ", ".join(map(clean, one.coders)) or "nobody"
        units = "1 article" if one.units == 1 else f"{one.units:,} articles"
        lines.append(f"{clean(one.variable)} ({one.level}): {units} coded twice or more, by {coders}")
        if one.percent is None:
            lines.append("  no agreement can be told: no article was coded by two coders")
            continue
        same = f"  {one.percent:.1%} the same"
        if one.alpha is None:
            lines.append(f"{same}; alpha is not defined, as all codings are one value")
        else:
            within = f" (95 %: {one.low:.3f} to {one.high:.3f})" if one.low is not None else ""
            lines.append(f"{same}; Krippendorff's alpha {one.alpha:.3f}{within}")
    return "\n".join([*lines, ""])


def agreement_json(found: Iterable[Agreement]) -> str:
    """Return a list with an object a variable."""
    return json.dumps([one._asdict() for one in found], ensure_ascii=False) + "\n"


def codings_csv(codings: Iterable[Coding]) -> str:
    """Return a table with a row a coding."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["key", "coder", "variable", "value"])
    writer.writerows(codings)
    return text.getvalue()
