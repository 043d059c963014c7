"""A table → HTML, with spans, a header that repeats on every printed page, and nested blocks."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.model import Cell, Image, Row, Table
from noticeconv.writers.html.inline import Inline


def table_html(table: Table, inline: Inline) -> str:
    """Return `table` in a box of its own that scrolls sideways where the screen is narrow."""
    return f'<div class="table">{_table(table, inline)}</div>\n'


def _table(table: Table, inline: Inline) -> str:
    head = table.header_rows or 0
    top = f"<thead>\n{_rows(table.rows[:head], 'th', inline)}</thead>\n" if head else ""
    return f"<table>\n{top}<tbody>\n{_rows(table.rows[head:], 'td', inline)}</tbody>\n</table>\n"


def _rows(rows: Sequence[Row], tag: str, inline: Inline) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, tag, inline) for cell in row.cells)}</tr>\n" for row in rows)


def _cell(cell: Cell, tag: str, inline: Inline) -> str:
    spans = "".join(f' {name}="{value}"' for name, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if value)
    parts = []
    for block in cell.blocks:
        if isinstance(block, Table):
            parts.append(_table(block, inline))
        elif isinstance(block, Image):
            parts.append(inline.picture(block.asset, block.alt or "", block.src))
        else:
            parts.append(inline.html(block.text, block.marks))
    return f'<{tag} class="cell"{spans}>{"<br>".join(parts)}</{tag}>'
