"""Cells -> cells that a spreadsheet shows as they are: nothing is run, nothing is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsarchive.render.exports.columns import Cell
    from newsarchive.render.forms import Layout

__all__ = ["Shown"]

LONGEST = 32_767
"""Characters (UTF-16 units) that a cell of Excel holds: Microsoft's "Excel specifications and limits"."""
RUN = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell of a text file as a formula."""


class Shown:
    """Makes cells fit for a spreadsheet, and counts those that had to be cut."""

    def __init__(self, *, quoted: bool) -> None:
        self.quoted = quoted
        self.cut = 0

    def cell(self, cell: Cell) -> Cell:
        """Return a cell without control characters, cut to what fits; ``quoted``: with an apostrophe where it would be run."""
        if not isinstance(cell, str):
            return cell
        text = "".join(char for char in cell if char in "\n\t" or char >= " ")
        if self.quoted and text.startswith(RUN):
            text = f"'{text}"
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
            self.cut += 1
            kept = text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST]
            text = kept.decode("utf-16-le", "ignore")
        return text

    def remark(self, layout: Layout) -> None:
        """Say how many cells were cut, if any."""
        if self.cut and layout.remarks is not None:
            cells = "1 cell was" if self.cut == 1 else f"{self.cut:,} cells were"
            layout.remarks.append(
                f"{cells} cut to {LONGEST:,} characters, all that a spreadsheet's cell holds; csv and jsonl hold the whole text"
            )
