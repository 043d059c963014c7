"""The one normal form of a table: what every format of ours gives back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noticeconv.flow.marks import EDGES, tidy_marks
from noticeconv.model import Cell, CellBlock, Paragraph, Row, Table


def tidy_table(table: Table) -> Table:
    """Return `table` with marks in their order, without empty paragraphs, and with spans that fit.

    No cell or head reaches below the last row, none runs into a cell that comes down from above.
    """
    cells = [cell for row in table.rows for cell in row.cells]
    fitted = list(_fitting_spans(table))
    spans = [span for row in fitted for span in row]
    fit = [(cell.colspan or 1, cell.rowspan or 1) for cell in cells] == spans
    if fit and (table.header_rows or 0) <= len(table.rows) and not any(map(_is_untidy, cells)):
        return table
    rows = [_tidy_row(row, spans) for row, spans in zip(table.rows, fitted, strict=True)]
    return table.model_copy(update={"rows": rows, "header_rows": min(table.header_rows or 0, len(rows)) or None})


def _fitting_spans(table: Table) -> Iterator[list[tuple[int, int]]]:
    """Yield (columns, rows) that each cell can cover, row by row; cells are added where one from above leaves a gap."""
    covered: dict[int, int] = {}  # column → rows still covered from above
    for at, row in enumerate(table.rows):
        below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        spans: list[tuple[int, int]] = []
        column = 0
        for cell in row.cells:
            while column in covered:
                column += 1
            wide = next((n for n in range(1, cell.colspan or 1) if column + n in covered), cell.colspan or 1)
            tall = min(cell.rowspan or 1, len(table.rows) - at)
            if tall > 1:
                below |= dict.fromkeys(range(column, column + wide), tall - 1)
            column += wide
            spans.append((wide, tall))
        gaps = sum(at not in covered for at in range(column, max(covered, default=0)))
        covered = below
        yield spans + [(1, 1)] * gaps


def _tidy_row(row: Row, spans: Sequence[tuple[int, int]]) -> Row:
    cells = [*row.cells, *(Cell() for _ in spans[len(row.cells) :])]
    return Row(cells=[_tidy_cell(cell, *span) for cell, span in zip(cells, spans, strict=True)])


def _tidy_cell(cell: Cell, columns: int, rows: int) -> Cell:
    return cell.model_copy(
        update={"blocks": _tidy_blocks(cell.blocks), "colspan": columns if columns > 1 else None, "rowspan": rows if rows > 1 else None}
    )


def _is_untidy(cell: Cell) -> bool:
    return any(isinstance(block, Table) or _untidy(block) for block in cell.blocks)


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
