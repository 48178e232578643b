"""How good a query is -> lines for people, JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean
from newsarchive.types.messages import _, number

if TYPE_CHECKING:
    from newsarchive.study.quality import Design, Estimate, Quality

__all__ = ["quality_json", "quality_text"]

STRATA = ("hits", "near misses", "rest")
"""What a sheet is drawn from, as it is called where it is shown."""


def quality_text(design: Design, found: Quality) -> str:
    """Return what was judged by stratum, then precision and recall with their intervals."""
    lines = [
        f"{clean(design.query)} (seed {design.seed}, {design.made[:10]}, newsarchive {design.program})",
        "",
    ]
    lines.append(f"{'':<12} {_('articles'):>9} {_('judged'):>9} {_('relevant'):>9}  {_('share')} (95 %)")
    for one, share in zip(found.strata, found.shares, strict=True):
        if one.articles:
            lines.append(
                f"{_(one.name):<12} {number(one.articles):>9} {number(one.judged):>9} {number(one.relevant):>9}  {shown(share)}".rstrip()
            )
    among = _(" and ").join(
        [", ".join(names[:-1]), names[-1]]
        if len(names := [_(name) for name in looked_at(found)]) > 1
        else names
    )
    lines += ["", f"{_('precision'):<11} {shown(found.precision) or _('cannot be told: no hit was judged')}"]
    if found.recall is None:
        lines.append(
            f"{_('recall'):<11} "
            + _("cannot be told: it takes judged hits and near misses, and a relevant one among them")
        )
    elif "rest" in looked_at(found):
        lines.append(f"{_('recall'):<11} " + _("{share} in the whole archive", share=shown(found.recall)))
    else:
        told = _("{share} among {strata}; --rest looks farther", share=shown(found.recall), strata=among)
        lines.append(f"{_('recall'):<11} {told}")
    return "\n".join([*lines, ""])


def looked_at(found: Quality) -> list[str]:
    """Return the strata that were judged."""
    return [one.name for one in found.strata if one.judged]


def shown(estimate: Estimate | None) -> str:
    """Return an estimate with its bounds; nothing where there is none."""
    if estimate is None:
        return ""
    return _("{value:.3f} ({low:.3f} to {high:.3f})", **estimate._asdict())


def quality_json(design: Design, found: Quality) -> str:
    """Return one object: the query, the strata, precision and recall."""
    record = {
        "schema": 1,
        "query": design.query,
        "read_as": design.read_as,
        "near": design.near or None,
        "seed": design.seed,
        "program": design.program,
        "made": design.made,
        "strata": [
            {**one._asdict(), "probability": drawn.probability, "share": share and share._asdict()}
            for one, drawn, share in zip(found.strata, design.strata, found.shares, strict=True)
        ],
        "precision": found.precision and found.precision._asdict(),
        "recall": found.recall and found.recall._asdict(),
    }
    return json.dumps(record, ensure_ascii=False) + "\n"
