"""Tables of Markdown → Table: pipe tables from tokens, HTML tables of our own writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from noticeconv.model import Cell, Paragraph, Row, Table
from noticeconv.readers.markdown.inline import Text, attributes, hidden, lines_of, tagged
from noticeconv.readers.markdown.pictures import Pictures

MAX_NESTED = 60


def pipe_table(tokens: Sequence[Any], pictures: Pictures, notes: Mapping[str, str | None]) -> Table:
    """Return the table whose tokens (without those that open and close it) these are."""
    rows: list[Row] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(Row(cells=[]))
        elif token.type == "inline":
            rows[-1].cells.append(_pipe_cell(token, pictures, notes))
    if rows and not any(cell.blocks for cell in rows[0].cells):
        return Table(rows=rows[1:])
    return Table(rows=rows, header_rows=1)


def _pipe_cell(token: Any, pictures: Pictures, notes: Mapping[str, str | None]) -> Cell:
    if not token.children:
        return Cell()
    ((text, marks),) = lines_of(token.children, pictures, notes, breaks=False)
    return Cell(blocks=[Paragraph(text=text, marks=marks)])


def html_table(source: str, pictures: Pictures) -> Table | None:
    """Return the table that an HTML block of our own writer holds; None when it holds anything else."""
    held = _Tables(pictures)
    held.feed(source)
    held.close()
    return held.result if not held.stray and not held.open else None


class _Open:
    """A table while it is read."""

    def __init__(self) -> None:
        self.table = Table(rows=[])
        self.head = False
        self.cell: Cell | None = None


class _Tables(HTMLParser):
    """Reads tables; text outside paragraphs of cells is a paragraph of its own."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self.open: list[_Open] = []
        self.result: Table | None = None
        self.stray = False
        self._text: Text | None = None
        self._loose = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        said = attributes(attrs)
        if tag == "table":
            self._flush()
            self._enter()
        elif not self.open:
            self.stray = True
        elif tag in ("tr", "td", "th", "thead", "tbody", "p"):
            self._structure(tag, said)
        elif tag == "img" and self._text is None and (cell := self.open[-1].cell):
            cell.blocks.append(self._pictures.element(said))
        else:
            tagged(tag, said, self._running())

    def _enter(self) -> None:
        self.stray = self.stray or (self.result is not None and not self.open) or len(self.open) >= MAX_NESTED
        if not self.stray:
            self.open.append(_Open())

    def _structure(self, tag: str, said: Mapping[str, str | None]) -> None:
        held = self.open[-1]
        self._flush()
        if tag == "tr":
            held.cell = None
            held.table.rows.append(Row(cells=[]))
            if held.head:
                held.table.header_rows = len(held.table.rows)
        elif tag in ("td", "th"):
            if not held.table.rows:
                held.table.rows.append(Row(cells=[]))
            held.cell = Cell(colspan=_span(said.get("colspan")), rowspan=_span(said.get("rowspan")))
            held.table.rows[-1].cells.append(held.cell)
        elif tag == "p":
            self._text = Text(self._pictures)
            self._loose = False
        else:
            held.head = tag == "thead"

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if not self.open:
            self.stray = True
        elif tag == "table":
            self._flush()
            done = self.open.pop().table
            if not self.open:
                self.result = done
            elif self.open[-1].cell:
                self.open[-1].cell.blocks.append(done)
        elif tag in ("p", "td", "th"):
            self._flush()
            if tag != "p":
                self.open[-1].cell = None
        elif self._text is not None:
            self._text.end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._text is not None:
            self._text.add(data)
        elif data.strip():
            self._running().add(data)

    def handle_comment(self, data: str) -> None:
        """Take a hidden character."""
        char = hidden(f"<!--{data}-->")
        if char:
            self._running().add(char)

    def _running(self) -> Text:
        if self._text is None:
            self.stray = self.stray or not self.open or self.open[-1].cell is None
            self._text = Text(self._pictures)
            self._loose = True
        return self._text

    def _flush(self) -> None:
        if self._text is None:
            return
        text, marks = self._text.done()
        if self._loose:
            text = text.strip()
        cell = self.open[-1].cell if self.open else None
        if cell is not None:
            cell.blocks.append(Paragraph(text=text, marks=marks))
        self._text = None


def _span(value: str | None) -> int | None:
    number = int(value) if value and value.isascii() and value.isdecimal() and len(value) < 5 else 1
    return number if number > 1 else None


def table_text(table: Table) -> str:
    """Return what a reader sees of a table: cells parted by tabs, rows by line feeds."""
    return "\n".join("\t".join(_cell_text(cell) for cell in row.cells) for row in table.rows)


def _cell_text(cell: Cell) -> str:
    texts = [block.text if isinstance(block, Paragraph) else table_text(block) if isinstance(block, Table) else block.alt or "" for block in cell.blocks]
    return " ".join(" ".join(texts).split())
