"""Table → w:tbl: spans, repeated head rows, rows that do not break, as wide as the 版心."""

from __future__ import annotations

from lxml import etree

from noticeconv.layout.styles import CELL
from noticeconv.model import Cell, Image, Paragraph, Table
from noticeconv.writers.docx.names import P, PPR, PSTYLE, R_, VAL, w
from noticeconv.writers.docx.pictures import drawing
from noticeconv.writers.docx.runs import Package, add_marked

_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(parent: etree._Element, table: Table, package: Package, width: int) -> None:
    """Append `table` to `parent`; `width` is the room it has, in twips."""
    columns = columns_of(table)
    element = etree.SubElement(parent, w("tbl"))
    _properties(element, width)
    grid = etree.SubElement(element, w("tblGrid"))
    step = width // max(columns, 1)
    for _ in range(columns):
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(step))
    covered: dict[int, tuple[int, int]] = {}  # column → (rows left, columns spanned) of a cell from above
    for at, row in enumerate(table.rows):
        _row(element, row.cells, at < (table.header_rows or 0), covered, columns, step, package)


def columns_of(table: Table) -> int:
    """Return how many columns a table has, cells from above included."""
    widest, covered = 0, dict[int, int]()
    for row in table.rows:
        column = 0
        below = {at: left - 1 for at, left in covered.items() if left > 1}
        for cell in row.cells:
            while covered.get(column, 0) > 0:
                column += 1
            for at in range(column, column + (cell.colspan or 1)):
                if (cell.rowspan or 1) > 1:
                    below[at] = (cell.rowspan or 1) - 1
            column += cell.colspan or 1
        while covered.get(column, 0) > 0:
            column += 1
        widest = max(widest, column)
        covered = below
    return max(widest, 1)


def _properties(element: etree._Element, width: int) -> None:
    held = etree.SubElement(element, w("tblPr"))
    size = etree.SubElement(held, w("tblW"))
    size.set(w("w"), str(width))
    size.set(w("type"), "dxa")
    etree.SubElement(held, w("jc")).set(VAL, "center")
    borders = etree.SubElement(held, w("tblBorders"))
    for side in _BORDERS:
        border = etree.SubElement(borders, w(side))
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            border.set(w(name), value)
    etree.SubElement(held, w("tblLayout")).set(w("type"), "autofit")


def _row(
    element: etree._Element, cells: list[Cell], head: bool, covered: dict[int, tuple[int, int]], columns: int, step: int, package: Package
) -> None:
    row = etree.SubElement(element, w("tr"))
    held = etree.SubElement(row, w("trPr"))
    etree.SubElement(held, w("cantSplit"))
    if head:
        etree.SubElement(held, w("tblHeader"))
    column, waiting = 0, list(cells)
    while column < columns and (waiting or column in covered):
        if column in covered:
            left, span = covered.pop(column)
            _cell(row, Cell(colspan=span if span > 1 else None), "continue", step, package)
            if left > 1:
                covered[column] = (left - 1, span)
            column += span
            if left > 1:
                continue
            continue
        cell = waiting.pop(0)
        span = cell.colspan or 1
        _cell(row, cell, "restart" if cell.rowspan else None, step, package)
        if cell.rowspan:
            covered[column] = (cell.rowspan - 1, span)
        column += span
    for cell in waiting:
        _cell(row, cell, None, step, package)
    if not len(row) - 1:
        _cell(row, Cell(), None, step, package)


def _cell(row: etree._Element, cell: Cell, merge: str | None, step: int, package: Package) -> None:
    element = etree.SubElement(row, w("tc"))
    held = etree.SubElement(element, w("tcPr"))
    size = etree.SubElement(held, w("tcW"))
    size.set(w("w"), str(step * (cell.colspan or 1)))
    size.set(w("type"), "dxa")
    if cell.colspan:
        etree.SubElement(held, w("gridSpan")).set(VAL, str(cell.colspan))
    if merge:
        etree.SubElement(held, w("vMerge")).set(VAL, merge)
    etree.SubElement(held, w("vAlign")).set(VAL, "center")
    for block in cell.blocks:
        if isinstance(block, Table):
            add_table(element, block, package, step * (cell.colspan or 1) - 216)
        else:
            _paragraph(element, block, package)
    if not cell.blocks or isinstance(cell.blocks[-1], Table):
        _paragraph(element, Paragraph(), package)


def _paragraph(element: etree._Element, block: Paragraph | Image, package: Package) -> None:
    paragraph = etree.SubElement(element, P)
    etree.SubElement(etree.SubElement(paragraph, PPR), PSTYLE).set(VAL, CELL)
    if isinstance(block, Paragraph):
        add_marked(paragraph, block.text, block.marks, package)
    elif block.asset and (relation := package.picture(block.asset)):
        run = etree.SubElement(paragraph, R_)
        run.append(drawing(relation, package.next(), block.alt, package.assets[block.asset], block.width, block.height))
