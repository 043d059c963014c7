"""Printed pages measured: characters and rules of a Word file as LibreOffice prints it, in mm from the upper left corner."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass

import pytest

from noticeconv import soffice
from noticeconv.errors import MissingToolError

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """Something on a page: a character's ink, or a rule."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    start: float = 0.0  # of a character: where its cell begins
    base: float = 0.0  # of a character: its base line
    size: float = 0.0  # of a character: the em

    @property
    def end(self) -> float:
        """Where the cell of a 汉字 ends."""
        return self.start + self.size

    @property
    def level(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Row:
    """Characters on one base line, left to right."""

    boxes: tuple[Box, ...]

    @property
    def text(self) -> str:
        return "".join(box.text for box in self.boxes)

    @property
    def left(self) -> float:
        return self.boxes[0].left

    @property
    def right(self) -> float:
        return self.boxes[-1].right

    @property
    def top(self) -> float:
        return min(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.boxes)

    @property
    def start(self) -> float:
        return self.boxes[0].start

    @property
    def end(self) -> float:
        return self.boxes[-1].end

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def base(self) -> float:
        return self.boxes[0].base

    def line_top(self, pitch: float) -> float:
        """Where the line begins, in mm, when its exact height is `pitch` mm: the base line is at four fifths of it."""
        return self.base - 0.8 * pitch

    def cut(self, words: str) -> Row:
        """The stretch of the row that reads `words`."""
        at = self.text.index(words)
        return Row(self.boxes[at : at + len(words)])


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    rows: tuple[Row, ...]
    rules: tuple[Box, ...]

    def row(self, start: str) -> Row:
        """The first row that begins with `start`, blanks apart."""
        return next(row for row in self.rows if row.text.replace(" ", "").startswith(start))


def require_office() -> None:
    """Go on where LibreOffice and pypdfium2 are; fail in CI, skip elsewhere."""
    try:
        soffice.executable()
        import pypdfium2  # noqa: F401
    except (MissingToolError, ImportError) as error:
        if os.environ.get("CI") in ("1", "true"):
            pytest.fail(str(error))
        pytest.skip(str(error))


def printed(docx: bytes) -> list[Page]:
    """Print a Word file and measure its pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(soffice.convert(docx, ".docx", "pdf", 120))
    try:
        return [_page(document[at]) for at in range(len(document))]
    finally:
        document.close()


def _page(page) -> Page:
    import pypdfium2.raw as raw

    high = page.get_height()

    def box(text: str, bounds, *cell: float) -> Box:
        left, bottom, right, top = bounds
        return Box(text, left * MM_PER_PT, (high - top) * MM_PER_PT, right * MM_PER_PT, (high - bottom) * MM_PER_PT, *cell)

    def char(at: int) -> Box:
        across, down = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(words, at, across, down)
        size = raw.FPDFText_GetFontSize(words, at)
        cell = (across.value * MM_PER_PT, (high - down.value) * MM_PER_PT, size * MM_PER_PT)
        return box(words.get_text_range(at, 1), words.get_charbox(at), *cell)

    words = page.get_textpage()
    chars = [char(at) for at in range(words.count_chars())]
    shapes = {box("", shape.get_bounds()) for shape in page.get_objects() if shape.type == raw.FPDF_PAGEOBJ_PATH}
    rules = tuple(sorted((rule for rule in shapes if rule.right - rule.left > 100), key=lambda rule: rule.top))
    return Page(page.get_width() * MM_PER_PT, high * MM_PER_PT, _rows([one for one in chars if one.text.strip()]), rules)


def _rows(boxes: list[Box]) -> tuple[Row, ...]:
    """Put characters whose middles are level in one row."""
    rows: list[list[Box]] = []
    for one in sorted(boxes, key=lambda box: box.level):
        level = one.level
        last = rows[-1] if rows else []
        if last and level - sum(box.level for box in last) / len(last) < 2.6:
            last.append(one)
        else:
            rows.append([one])
    return tuple(Row(tuple(sorted(row, key=lambda box: box.left))) for row in rows)
