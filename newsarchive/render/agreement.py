"""How far coders agree -> lines for people, a table, JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean
from newsarchive.types.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsarchive.study.coding.agreement import Agreement
    from newsarchive.study.coding.codings import Coding

__all__ = ["agreement_json", "agreement_text", "codings_csv"]


def agreement_text(found: Iterable[Agreement]) -> str:
    """Return two lines a variable: what was compared; percent and alpha with its interval."""
    lines = []
    for one in found:
        coders = ", ".join(map(clean, one.coders)) or _("nobody")
        units = _("1 article") if one.units == 1 else _("{articles} articles", articles=one.units)
        told = _("{articles} coded twice or more, by {coders}", articles=units, coders=coders)
        lines.append(f"{clean(one.variable)} ({one.level}): {told}")
        if one.percent is None:
            lines.append("  " + _("no agreement can be told: no article was coded by two coders"))
            continue
        same = "  " + _("{share:.1%} the same", share=one.percent)
        if one.alpha is None:
            lines.append(f"{same}; " + _("alpha is not defined, as all codings are one value"))
        else:
            within = (
                _(" (95 %: {low:.3f} to {high:.3f})", low=one.low, high=one.high)
                if one.low is not None
                else ""
            )
            lines.append(
                f"{same}; " + _("Krippendorff's alpha {alpha:.3f}{within}", alpha=one.alpha, within=within)
            )
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
