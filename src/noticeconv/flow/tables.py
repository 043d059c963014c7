"""The one normal form of a table: what every format of ours gives back."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.flow.marks import EDGES, tidy_marks
from noticeconv.model import Cell, CellBlock, Paragraph, Row, Table


def tidy_table(table: Table) -> Table:
    """Return `table` with marks in their order, without empty paragraphs, and no cell or head reaching below the last row."""
    if _is_tidy(table):
        return table
    rows = [Row(cells=[_tidy_cell(cell, len(table.rows) - at) for cell in row.cells]) for at, row in enumerate(table.rows)]
    heads = min(table.header_rows or 0, len(rows)) or None
    return table.model_copy(update={"rows": rows, "header_rows": heads})


def _is_tidy(table: Table) -> bool:
    if (table.header_rows or 0) > len(table.rows):
        return False
    for at, row in enumerate(table.rows):
        for cell in row.cells:
            if (cell.rowspan or 1) > len(table.rows) - at or any(isinstance(block, Table) or _untidy(block) for block in cell.blocks):
                return False
    return True


def _tidy_cell(cell: Cell, below: int) -> Cell:
    """Return `cell` in its normal form; `below` rows are left, its own included."""
    span = min(cell.rowspan or 1, below)
    return cell.model_copy(update={"blocks": _tidy_blocks(cell.blocks), "rowspan": span if span > 1 else None})


def _untidy(block: CellBlock) -> bool:
    return isinstance(block, Paragraph) and bool(block.marks or block.items or not block.text.strip(EDGES))


def _tidy_blocks(blocks: Sequence[CellBlock]) -> list[CellBlock]:
    kept: list[CellBlock] = []
    for block in blocks:
        if isinstance(block, Table):
            kept.append(tidy_table(block))
        elif not isinstance(block, Paragraph):
            kept.append(block)
        elif block.marks or block.text.strip(EDGES):
            kept.append(Paragraph(text=block.text, marks=tidy_marks(block.marks, len(block.text))))
    return kept
