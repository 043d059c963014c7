"""Tables → Markdown: a pipe table where one can say all of it, HTML elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.model import Cell, Image, Paragraph, Row, Table
from noticeconv.writers.markdown.escape import edges
from noticeconv.writers.markdown.inline import Inline
from noticeconv.writers.markdown.pictures import Pictures

EMPTY = "<!---->"
"""An empty paragraph in a cell; a cell without anything is blank."""


def table_source(table: Table, inline: Inline, pictures: Pictures) -> str:
    """Return `table` as a pipe table, or as HTML for spans, several paragraphs in a cell, pictures, tables in tables."""
    if not _plain(table):
        return _html(table, inline, pictures)
    width = len(table.rows[0].cells)
    head = [""] * width if table.header_rows is None else _texts(table.rows[0], inline)
    rows = [_texts(row, inline) for row in table.rows[1 if table.header_rows else 0 :]]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * width, *rows))


def _plain(table: Table) -> bool:
    if not table.rows or table.header_rows not in (None, 1):
        return False
    widths = {len(row.cells) for row in table.rows}
    cells = [cell for row in table.rows for cell in row.cells]
    if len(widths) != 1 or 0 in widths or any(cell.colspan or cell.rowspan for cell in cells):
        return False
    if any(len(cell.blocks) > 1 or any(not isinstance(block, Paragraph) for block in cell.blocks) for cell in cells):
        return False
    return table.header_rows is None or any(cell.blocks for cell in table.rows[0].cells)


def _texts(row: Row, inline: Inline) -> list[str]:
    return [_text(cell.blocks, inline) for cell in row.cells]


def _text(blocks: Sequence[object], inline: Inline) -> str:
    block = blocks[0] if blocks else None
    if not isinstance(block, Paragraph):
        return ""
    return edges(inline.markdown(block.text, block.marks)) or EMPTY


def _html(table: Table, inline: Inline, pictures: Pictures) -> str:
    head = table.header_rows or 0
    top = f"<thead>\n{_rows(table.rows[:head], 'th', inline, pictures)}</thead>\n" if head else ""
    return f"<table>\n{top}<tbody>\n{_rows(table.rows[head:], 'td', inline, pictures)}</tbody>\n</table>"


def _rows(rows: Sequence[Row], tag: str, inline: Inline, pictures: Pictures) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, tag, inline, pictures) for cell in row.cells)}</tr>\n" for row in rows)


def _cell(cell: Cell, tag: str, inline: Inline, pictures: Pictures) -> str:
    spans = "".join(f' {name}="{value}"' for name, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value)
    parts = []
    for block in cell.blocks:
        if isinstance(block, Table):
            parts.append(_html(block, inline, pictures).replace("\n", ""))
        elif isinstance(block, Image):
            parts.append(pictures.html(block))
        else:
            parts.append(f"<p>{inline.html(block.text, block.marks)}</p>")
    return f"<{tag}{spans}>{''.join(parts)}</{tag}>"
