"""Table → w:tbl: spans, repeated head rows, rows that do not break, columns as wide as their text asks within the 版心."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from noticeconv.layout.styles import CELLS, PICTURE_STYLE, image_words, size_bookmark
from noticeconv.model import Cell, Image, Mark, Paragraph, Table
from noticeconv.writers.docx.look import Look, opening
from noticeconv.writers.docx.pictures import WIDEST_PT
from noticeconv.writers.docx.runs import Package, marked
from noticeconv.zh.width import width_in_zi

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
PADDING = 216  # twips left and right of a cell's text together
_WIDEST_ZI, _NARROWEST_ZI = 20.0, 2.0  # what a column asks for at most and at least
_PICTURE_ZI = 8.0  # what a picture asks for
_CROWDED_ZI = 5.0  # a column narrower than this for longer text is crowded
_SHORT_ZI = 8.0  # centred even over two lines
_SPARE_ZI = 1.0  # for digits of fonts that are wider than half a 字
_MARGINS = '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/></w:tblCellMar>'
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in SIDES)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in the grid: its first column, how many it covers; `cell` is None where one from above goes on."""

    column: int
    span: int
    cell: Cell | None


def grid(table: Table) -> list[list[Place]]:
    """Return the cells of every row in the grid, those that go on from above included."""
    rows = []
    pending: dict[int, tuple[int, int]] = {}  # column → (rows left, span) of cells from above
    for row in table.rows:
        places, pending = _placed(row.cells, pending)
        rows.append(places)
    return rows


def _placed(cells: Sequence[Cell], pending: dict[int, tuple[int, int]]) -> tuple[list[Place], dict[int, tuple[int, int]]]:
    """Return the row and what it leaves pending for the next one."""
    places: list[Place] = []
    below: dict[int, tuple[int, int]] = {}
    waiting = list(reversed(cells))
    column = 0
    while waiting or any(at >= column for at in pending):
        if column in pending:
            left, span = pending[column]
            places.append(Place(column, span, None))
        else:
            cell = waiting.pop() if waiting else Cell()
            left, span = cell.rowspan or 1, cell.colspan or 1
            places.append(Place(column, span, cell))
        if left > 1:
            below[column] = (left - 1, span)
        column += span
    return places or [Place(0, 1, Cell())], below


def columns(rows: Sequence[Sequence[Place]]) -> list[float]:
    """Return how many 字 each column of the grid asks for."""
    count = max((place.column + place.span for row in rows for place in row), default=1)
    asked = [_NARROWEST_ZI] * count
    for row in rows:
        for place in row:
            if place.span == 1 and place.cell is not None:
                asked[place.column] = max(asked[place.column], min(_longest(place.cell) + _SPARE_ZI, _WIDEST_ZI))
    return asked


def _longest(cell: Cell) -> float:
    return max(map(_asked, cell.blocks), default=0.0)


def _asked(block: Paragraph | Image | Table) -> float:
    """Return how many 字 a block of a cell asks for."""
    if isinstance(block, Paragraph):
        return width_in_zi(block.text)
    return _PICTURE_ZI if isinstance(block, Image) else sum(columns(grid(block)))


def is_wide(table: Table, width: int) -> bool:
    """Whether the table is crowded in `width` twips even in the smallest of the cell styles."""
    return _least(columns(grid(table)), CELLS[-1].size_pt) > width


def _least(asked: Sequence[float], size_pt: float) -> float:
    return sum(min(zi, _CROWDED_ZI) * size_pt * 20 + PADDING for zi in asked)


def table_xml(table: Table, package: Package, width: int) -> str:
    """Return `table` as w:tbl; `width` is the room it has, in twips."""
    rows = grid(table)
    asked = columns(rows)
    style = next((cell for cell in CELLS if _least(asked, cell.size_pt) <= width), CELLS[-1])
    widths = _widths(asked, width)
    out = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_LINES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{one}"/>' for one in widths),
        "</w:tblGrid>",
    ]
    heads = table.header_rows or 0
    for at, row in enumerate(rows):
        out.append(f"<w:tr>{_HEAD if at < heads else _ROW}")
        out += [_cell(place, package, sum(widths[place.column : place.column + place.span]), style.id, style.size_pt) for place in row]
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


def _widths(asked: Sequence[float], width: int) -> list[int]:
    """Share `width` twips among the columns: what they ask for, or in proportion when that is too much or too little."""
    padding = PADDING if width // len(asked) > PADDING * 2 else 0
    room = width - padding * len(asked)
    total = sum(asked)
    return [max(1, int(room * zi / total)) + padding for zi in asked]


def _cell(place: Place, package: Package, width: int, style: str, size_pt: float) -> str:
    cell = place.cell or Cell()
    span = f'<w:gridSpan w:val="{place.span}"/>' if place.span > 1 else ""
    merge = '<w:vMerge w:val="continue"/>' if place.cell is None else '<w:vMerge w:val="restart"/>' if cell.rowspan else ""
    inner = "".join(
        table_xml(block, package, max(width - PADDING, 1)) if isinstance(block, Table) else _block(block, package, width, (style, size_pt))
        for block in cell.blocks
    )
    if not cell.blocks or isinstance(cell.blocks[-1], Table):
        inner += f"{opening(style)}</w:p>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'


def _block(block: Paragraph | Image, package: Package, width: int, style: tuple[str, float]) -> str:
    """Return a paragraph or picture of a cell; what fits one line, or is short, is centred."""
    name, size_pt = style
    if isinstance(block, Image):
        runs = image_runs(block, package, max(1.0, (width - PADDING) / 20))
        if "<w:drawing>" in runs:
            return f"{opening(name, _CENTRED)}{runs}</w:p>"
        return f"{opening(PICTURE_STYLE, _CENTRED)}{size_mark(block, package)}{runs}</w:p>"
    zi = width_in_zi(block.text)
    fits = zi <= _SHORT_ZI or zi * size_pt * 20 <= width - PADDING
    return f"{opening(name, _CENTRED if fits else _LEFT)}{marked(block.text, block.marks, package)}</w:p>"


_CENTRED = Look(align="center")
_LEFT = Look(align="both")


def size_mark(block: Image, package: Package) -> str:
    """Return the bookmark that keeps the size of a picture whose bytes are not at hand; nothing when it has none."""
    if not block.width and not block.height:
        return ""
    name, serial = size_bookmark((block.width, block.height), package.next()), package.next()
    return f'<w:bookmarkStart w:id="{serial}" w:name="{name}"/><w:bookmarkEnd w:id="{serial}"/>'


def image_runs(block: Image, package: Package, widest_pt: float = WIDEST_PT) -> str:
    """Return the runs that show a picture, or say what it is when its bytes are not at hand."""
    made = package.drawing(block, widest_pt)
    if made is not None:
        return f"<w:r>{made}</w:r>"
    shown = image_words(block.alt)
    link = [Mark(type="link", start=0, end=len(shown), href=block.src)] if block.src else []
    size = (block.width, block.height)
    sized = package.bookmark(size_bookmark(size, package.next())) if size != (None, None) else ""
    return sized + marked(shown, link, package)
