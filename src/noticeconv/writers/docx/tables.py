"""Table → w:tbl: spans, repeated head rows, rows that do not break, columns as wide as their text asks within the 版心."""

from __future__ import annotations

from noticeconv.layout.styles import CELLS, PICTURE_STYLE, image_words, size_bookmark
from noticeconv.model import Cell, Image, Mark, Paragraph, Table
from noticeconv.writers.docx.columns import PADDING, Place, columns, grid, least_width, padding, shared_widths
from noticeconv.writers.docx.look import Look, opening
from noticeconv.writers.docx.pictures import WIDEST_PT
from noticeconv.writers.docx.runs import Package, marked
from noticeconv.zh.width import width_in_zi

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SHORT_ZI = 8.0  # centred even over two lines
_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in SIDES)


def is_wide(table: Table, width: int) -> bool:
    """Whether the table is crowded in `width` twips even in the smallest of the cell styles."""
    return least_width(columns(grid(table)), CELLS[-1].size_pt) > width


def table_xml(table: Table, package: Package, width: int) -> str:
    """Return `table` as w:tbl; `width` is the room it has, in twips."""
    rows = grid(table)
    asked = columns(rows)
    style = next((cell for cell in CELLS if least_width(asked, cell.size_pt) <= width), CELLS[-1])
    widths = shared_widths(asked, width, style.size_pt)
    out = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_LINES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_margins(padding(style.size_pt))}</w:tblPr><w:tblGrid>',
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


def _margins(beside: int) -> str:
    """Return the room around the text of cells; it stands low in its lines, so that there is more below."""
    sides = (("top", 20), ("left", beside // 2), ("bottom", 70), ("right", beside // 2))
    inner = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


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
        return f"{opening(PICTURE_STYLE, _CENTRED)}{runs}</w:p>"
    zi = width_in_zi(block.text)
    fits = zi <= _SHORT_ZI or zi * size_pt * 20 <= width - PADDING
    return f"{opening(name, _CENTRED if fits else _LEFT)}{marked(block.text, block.marks, package)}</w:p>"


_CENTRED = Look(align="center")
_LEFT = Look(align="both")


def image_runs(block: Image, package: Package, widest_pt: float = WIDEST_PT) -> str:
    """Return the runs that show a picture, or say what it is when its bytes are not at hand."""
    made = package.drawing(block, widest_pt)
    if made is not None:
        return f"<w:r>{made}</w:r>"
    shown = image_words(block.alt)
    link = [Mark(type="link", start=0, end=len(shown), href=block.src)] if block.src else []
    sized = package.bookmark(size_bookmark((block.width, block.height), package.next())) if block.width or block.height else ""
    return sized + marked(shown, link, package)
