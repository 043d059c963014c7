"""Tables of a page: which hold data, which only lay the page out, and which say what the document is (metadata)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from noticeconv.kept import pattern
from noticeconv.model.blocks import Cell, CellBlock, Image, Paragraph, Row, Table
from noticeconv.readers.html.look import PLAIN
from noticeconv.readers.html.pieces import Piece
from noticeconv.readers.html.words import LABELS
from noticeconv.records import fresh, record

MAX_SPAN = 1000
MAX_NESTED = 8  # data tables in data tables; deeper ones are dissolved
LONG_CELL = 200  # characters in several paragraphs from which an unruled cell is a page column rather than a cell
GRID_CLASS = pattern(r"grid|border|data|list", re.IGNORECASE)
# matches "border: 1px solid", "border-top-style: solid"; not "border: none", "border-width: 0"
RULED = pattern(
    r"border(?:-(?:top|bottom|left|right))?(?:-(?:width|style))?\s{0,9}:\s{0,9}(?!none|0|medium none|initial|inherit)[^;\s]", re.IGNORECASE
)
INNER_SPACE = pattern(r"\s+")


@record(frozen=False)
class CellRange:
    """The pieces `start:end` that stand in one cell."""

    start: int
    end: int
    colspan: int
    rowspan: int
    header: bool


@record(frozen=False)
class RowRange:
    """A row's cells, and whether it stands in a table head."""

    cells: list[CellRange] = fresh(default_factory=list)
    head: bool = False


class Grid:
    """A table while it is being read."""

    def __init__(self, start: int, attrs: Mapping[str, str], depth: int) -> None:
        """Start at piece `start`, inside `depth` other tables."""
        self.first = start
        self.rows: list[RowRange] = []
        self.nested_layout = False
        self.depth = depth
        self.presentation = attrs.get("role", "").lower() in ("presentation", "none")
        border = attrs.get("border")
        self.ruled = (border is not None and border.strip() not in ("0", "0px", "")) or bool(GRID_CLASS.search(attrs.get("class", "")))
        self._head = False

    def start(self, tag: str, attrs: Mapping[str, str], at: int) -> None:
        """Enter a part of the table at piece `at`."""
        if tag == "tr":
            self.rows.append(RowRange(head=self._head))
        elif tag in ("td", "th"):
            if not self.rows:
                self.rows.append(RowRange(head=self._head))
            self.close_cell(at)
            self.rows[-1].cells.append(CellRange(at, -1, _span(attrs, "colspan"), _span(attrs, "rowspan"), tag == "th"))
            if not self.ruled and "style" in attrs and RULED.search(attrs["style"]):
                self.ruled = True
        else:
            self._head = tag == "thead"

    def end(self, tag: str, at: int) -> None:
        """Leave a part of the table at piece `at`."""
        if tag in ("td", "th"):
            self.close_cell(at)
        elif tag == "thead":
            self._head = False

    def close_cell(self, at: int) -> None:
        """End the open cell, if there is one, at piece `at`."""
        cells = self.rows[-1].cells if self.rows else []
        if cells and cells[-1].end < 0:
            cells[-1].end = at


def _span(attrs: Mapping[str, str], name: str) -> int:
    if name not in attrs:
        return 1
    value = attrs[name].strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdecimal() and len(value) < 9 else 1


def close_table(grid: Grid, pieces: list[Piece]) -> bool:
    """Replace the table's pieces by one table, or by lines of metadata, or leave them where it only lays out the page.

    Returns whether it was a layout table.
    """
    grid.close_cell(len(pieces))
    if grid.nested_layout or grid.presentation or not grid.rows or grid.depth > MAX_NESTED:
        return True
    texts = [[_cell_text(pieces, cell) for cell in row.cells] for row in grid.rows]
    if is_metadata(texts):
        _to_metadata(grid, texts, pieces)
        return False
    if lays_out(grid, texts, pieces):
        return True
    _to_table(grid, pieces)
    return False


def is_metadata(texts: list[list[str]]) -> bool:
    """Whether rows are label and value, the labels those of an office's page: 索引号, 主题分类, 发文机关."""
    labels = [cell for row in texts for cell in row[::2] if cell]
    known = [cell for cell in labels if INNER_SPACE.sub("", cell).rstrip("：:") in LABELS]
    if len(labels) > 40 or not known or any(len(row) % 2 and len(row) > 1 for row in texts if any(row)):
        return False
    return len(known) >= 0.6 * len(labels) and (len(known) >= 3 or all(label.endswith(("：", ":")) for label in labels))


def lays_out(grid: Grid, texts: list[list[str]], pieces: list[Piece]) -> bool:
    """Whether a table only arranges the page: one column, one unruled row, or unruled cells that hold whole passages."""
    widest = max(len(row) for row in texts)
    filled_rows = sum(1 for row in texts if any(row))
    filled_columns = max(sum(1 for cell in row if cell) for row in texts)
    if widest <= 1 or filled_columns == 0:
        return True
    if any(cell.header for row in grid.rows for cell in row.cells) or any(row.head for row in grid.rows):
        return False
    if grid.ruled:
        return False
    if filled_rows <= 1 or filled_columns <= 1:
        return True
    cells = [cell for row in grid.rows for cell in row.cells]
    flat = [text for row in texts for text in row]
    return any(cell.end - cell.start >= 3 and len(text) >= LONG_CELL for cell, text in zip(cells, flat, strict=True))


def _cell_text(pieces: list[Piece], cell: CellRange) -> str:
    if cell.end - cell.start == 1:
        return _one_line(pieces[cell.start].content)
    return " ".join(text for piece in pieces[cell.start : cell.end] if (text := _one_line(piece.content)))


def _one_line(content: str) -> str:
    return content.replace("\t", " ").replace("\n", " ").strip(" ")


def _outside(grid: Grid, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces between the cells: a caption, text that strayed into the table."""
    inside = {at for row in grid.rows for cell in row.cells for at in range(cell.start, cell.end)}
    return [pieces[at] for at in range(grid.first, len(pieces)) if at not in inside]


def _to_metadata(grid: Grid, texts: list[list[str]], pieces: list[Piece]) -> None:
    kept = _outside(grid, pieces)
    for row, line in zip(grid.rows, texts, strict=True):
        held = [piece for cell in row.cells for piece in pieces[cell.start : cell.end]]
        kept += [piece for piece in held if isinstance(piece.block, Image)]
        filled = [text for text in line if text.strip()]
        if filled:
            kept.append(Piece("\t".join(filled), PLAIN, held[0].node, region="meta"))
    pieces[grid.first :] = kept


def _to_table(grid: Grid, pieces: list[Piece]) -> None:
    kept = _outside(grid, pieces)
    rows, lines = [], []
    for row in grid.rows:
        if not row.cells:
            continue
        rows.append(Row(cells=[_cell(cell, pieces) for cell in row.cells]))
        lines.append("\t".join(_cell_text(pieces, cell) for cell in row.cells))
    node = pieces[grid.first].node if grid.first < len(pieces) else 0
    table = Table(rows=rows, header_rows=_header_rows(grid) or None)
    pieces[grid.first :] = [*kept, Piece("\n".join(lines), PLAIN, node, block=table)]


def _cell(cell: CellRange, pieces: list[Piece]) -> Cell:
    blocks: list[CellBlock] = []
    for piece in pieces[cell.start : cell.end]:
        if piece.block is not None:
            blocks.append(piece.block)
        elif piece.content.strip():
            blocks.append(Paragraph(text=piece.content, marks=list(piece.marks), items=[]))
    if cell.colspan == cell.rowspan == 1:
        return Cell(blocks=blocks)
    return Cell(blocks=blocks, colspan=cell.colspan if cell.colspan > 1 else None, rowspan=cell.rowspan if cell.rowspan > 1 else None)


def _header_rows(grid: Grid) -> int:
    count = 0
    for row in grid.rows:
        if not (row.head or (row.cells and all(cell.header for cell in row.cells))):
            break
        count += 1
    return count if count < len(grid.rows) else 0
