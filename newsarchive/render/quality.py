"""How good a query is -> lines for people, JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsarchive.render.clean import clean

if TYPE_CHECKING:
    from newsarchive.study.quality import Design, Estimate, Quality

__all__ = ["quality_json", "quality_text"]


def quality_text(design: Design, found: Quality) -> str:
    """Return what was judged by stratum, then precision and recall with their intervals."""
    lines = [
        f"{clean(design.query)} (seed {design.seed}, {design.made[:10]}, newsarchive {design.program})",
        "",
    ]
    lines.append(f"{'':<12} {'articles':>9} {'judged':>7} {'relevant':>9}  share (95 %)")
    for one, share in zip(found.strata, found.shares, strict=True):
        if one.articles:
            lines.append(
                f"{one.name:<12} {one.articles:>9,} {one.judged:>7,} {one.relevant:>9,}  {shown(share)}".rstrip()
            )
    among = " and ".join([", ".join(names[:-1]), names[-1]] if len(names := looked_at(found)) > 1 else names)
    lines += ["", f"precision  {shown(found.precision) or 'cannot be told: no hit was judged'}"]
    if found.recall is None:
        lines.append(
            "recall     cannot be told: it takes judged hits and near misses, and a relevant one among them"
        )
    elif "rest" in looked_at(found):
        lines.append(f"recall     {shown(found.recall)} in the whole archive")
    else:
        lines.append(f"recall     {shown(found.recall)} among {among}; --rest looks farther")
    return "\n".join([*lines, ""])


def looked_at(found: Quality) -> list[str]:
    """Return the strata that were judged."""
    return [one.name for one in found.strata if one.judged]


def shown(estimate: Estimate | None) -> str:
    """Return an estimate with its bounds; nothing where there is none."""
    return "" if estimate is None else f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"


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
