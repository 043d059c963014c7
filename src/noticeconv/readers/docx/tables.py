"""Tables: `w:tbl` to a Table block with spans worked out, and the text a reader sees of it."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from noticeconv.model.blocks import Cell, CellBlock, Image, Mark, Paragraph, Row, Table
from noticeconv.readers.docx import names as n
from noticeconv.records import record
from noticeconv.source import Hints

CellEntry = tuple[str, Hints, tuple[Mark, ...], Table | Image | None]
ReadCell = Callable[[etree._Element], list[CellEntry]]
MAX_SPAN = 1000
_FLATTEN = str.maketrans("\t\n\r", "   ")


@record(frozen=False)
class _Place:
    """A cell while the table is being read."""

    entries: list[CellEntry]
    column: int
    width: int
    height: int = 1


def read_table(
    element: etree._Element, read_cell: ReadCell, kept: frozenset[str], bookmarks: list[str], *, keep_empty: bool = False
) -> tuple[Table | None, str]:
    """Return a `w:tbl` and its text: cells parted by tabs, rows by line feeds; (None, "") when it has no cells.

    `kept` are the revisions whose rows stay. Bookmarks in the table are added to `bookmarks`. Empty paragraphs in cells are
    left out, but kept (`keep_empty`) in files of our own, where they mean something.
    """
    rows: list[list[_Place]] = []
    open_cells: dict[int, _Place] = {}
    header = 0
    for row in _unwrapped(element, n.TR):
        properties = row.find(n.TRPR)
        if properties is not None and _dropped(properties, kept):
            continue
        if properties is not None and header == len(rows) and _on(properties, "tblHeader"):
            header += 1
        rows.append(_row(row, properties, read_cell, open_cells))
    if not any(rows):
        return None, ""
    bookmarks += [mark.get(n.NAME, "") for mark in element.iter(n.BOOKMARK)]
    table = Table(rows=[Row(cells=[_cell(place, keep_empty) for place in row]) for row in rows], header_rows=header or None)
    return table, "\n".join("\t".join(_text(place.entries) for place in row) for row in rows)


def _row(row: etree._Element, properties: etree._Element | None, read_cell: ReadCell, open_cells: dict[int, _Place]) -> list[_Place]:
    """Read a row; `open_cells` are the cells of earlier rows that may go on downwards, by column."""
    places: list[_Place] = []
    column = _number(properties, "gridBefore")
    if column:
        places.append(_Place([], 0, column))
    for cell in _unwrapped(row, n.TC):
        said = cell.find(n.TCPR)
        width = max(_number(said, "gridSpan"), 1)
        entries = read_cell(cell)
        merge = said.find(n.W + "vMerge") if said is not None else None
        above = open_cells.get(column)
        if merge is not None and merge.get(n.VAL) != "restart" and above is not None and above.width == width:
            above.height += 1
            above.entries += [entry for entry in entries if entry[0].strip() or entry[3] is not None]
        else:
            place = _Place(entries, column, width)
            places.append(place)
            open_cells.pop(column, None)
            if merge is not None:
                open_cells[column] = place
        column += width
    _close(open_cells, places)
    return places


def _close(open_cells: dict[int, _Place], places: list[_Place]) -> None:
    """Cells that a new cell covers do not go on."""
    for place in places:
        for column in range(place.column, place.column + place.width):
            if column in open_cells and open_cells[column] is not place:
                del open_cells[column]


def _unwrapped(element: etree._Element, wanted: str) -> list[etree._Element]:
    """Return the rows or cells in `element`, those in content controls and custom XML included."""
    found: list[etree._Element] = []
    for child in element:
        tag = child.tag
        if tag == wanted:
            found.append(child)
        elif tag in (n.SDT, n.SDT_CONTENT, n.W + "customXml", n.INS, n.MOVE_TO):
            found += _unwrapped(child, wanted)
    return found


def _dropped(properties: etree._Element, kept: frozenset[str]) -> bool:
    """Whether the row was taken away (or, reading the original, put in) by a revision."""
    return any(child.tag in (n.INS, n.DEL) and child.tag not in kept for child in properties)


def _number(element: etree._Element | None, name: str) -> int:
    found = element.find(n.W + name) if element is not None else None
    return min(max(n.whole(found.get(n.VAL)), 0), MAX_SPAN) if found is not None else 0


def _on(element: etree._Element, name: str) -> bool:
    found = element.find(n.W + name)
    return found is not None and n.on(found.get(n.VAL))


def _cell(place: _Place, keep_empty: bool) -> Cell:
    blocks: list[CellBlock] = []
    entries = place.entries
    if keep_empty and entries and _is_empty(entries[-1]) and (len(entries) == 1 or isinstance(entries[-2][3], Table)):
        entries = entries[:-1]  # a cell cannot be without a paragraph, nor end with a table
    for content, _, marks, block in entries:
        if block is not None:
            blocks.append(block)
        elif keep_empty or content.strip() or marks:
            blocks.append(Paragraph(text=content, marks=list(marks)))
    if place.width == place.height == 1:
        return Cell(blocks=blocks)
    return Cell(blocks=blocks, colspan=place.width if place.width > 1 else None, rowspan=place.height if place.height > 1 else None)


def _is_empty(entry: CellEntry) -> bool:
    return not entry[0] and not entry[2] and entry[3] is None


def _text(entries: list[CellEntry]) -> str:
    return " ".join(text for content, *_ in entries if (text := content.translate(_FLATTEN).strip(" ")))
