"""Pictures of pages: a Word file printed by LibreOffice, its pages drawn by PDFium, as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from noticeconv.records import record
from noticeconv.soffice import convert

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

DPI = 96.0
ACROSS = 4  # pages side by side in the joined picture
GAP = 24  # pixels between and around them
GROUND = b"\xe4\xe4\xe4"  # between the pages
MAX_PIXELS = 40_000_000
"""A joined picture with more pixels is drawn smaller."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_A4_PIXELS = 8.27 * 11.69  # at 1 dpi


@record
class Picture:
    """A picture in memory: width and height in pixels, rows of RGB from the top."""

    width: int
    height: int
    rows: tuple[bytes, ...]

    def png(self) -> bytes:
        """Return the picture as PNG."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        body = zlib.compress(b"".join(b"\x00" + row for row in self.rows), 6)
        return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def preview(docx: bytes, pages: Sequence[int] | None = None, *, dpi: float = DPI, timeout: float = 120.0) -> list[bytes]:
    """Return one PNG a page of the Word file `docx`; `pages` (from 1) picks some, in that order.

    Raises MissingToolError (LibreOffice, pypdfium2), DamagedInputError (LibreOffice can't print it), IndexError (no such page).
    """
    return [picture.png() for picture in page_pictures(convert(docx, ".docx", "pdf", timeout), pages, dpi=dpi)]


def overview(docx: bytes, pages: Sequence[int] | None = None, *, dpi: float = DPI, timeout: float = 120.0) -> bytes:
    """Return one PNG with the pages side by side, `ACROSS` in a row, on grey; otherwise as `preview`."""
    return joined(page_pictures(convert(docx, ".docx", "pdf", timeout), pages, dpi=dpi, joint=True)).png()


def page_pictures(pdf: bytes, pages: Sequence[int] | None = None, *, dpi: float = DPI, joint: bool = False) -> list[Picture]:
    """Return a picture of each page of `pdf`; `joint` lowers `dpi` where the pages together would pass MAX_PIXELS."""
    from noticeconv.options import DEFAULT_READ
    from noticeconv.readers.pdf.opening import opened

    with opened(pdf, DEFAULT_READ) as document:
        wanted = [number - 1 for number in pages] if pages is not None else list(range(len(document)))
        if any(not 0 <= index < len(document) for index in wanted):
            raise IndexError(f"the document has pages 1 to {len(document)}")
        if joint and wanted:
            dpi = min(dpi, (MAX_PIXELS / (len(wanted) * _A4_PIXELS)) ** 0.5)
        return [_drawn(document[index], dpi / 72) for index in wanted]


def _drawn(page: PdfPage, scale: float) -> Picture:
    bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=True)
    try:
        data, stride, channels = bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels
        rows = (data[at * stride : at * stride + bitmap.width * channels] for at in range(bitmap.height))
        return Picture(bitmap.width, bitmap.height, tuple(_rgb(row, channels) for row in rows))
    finally:
        bitmap.close()
        page.close()


def _rgb(row: bytes, channels: int) -> bytes:
    if channels == 3:
        return row
    out = bytearray(len(row) // channels * 3)
    for colour in range(3):
        out[colour::3] = row[min(colour, channels - 1) :: channels]
    return bytes(out)


def joined(pictures: Sequence[Picture]) -> Picture:
    """Return `pictures` side by side on grey, `ACROSS` in a row."""
    bands = [pictures[at : at + ACROSS] for at in range(0, len(pictures), ACROSS)]
    width = max((sum(one.width + GAP for one in band) for band in bands), default=0) + GAP
    empty = GROUND * width
    rows: list[bytes] = [empty] * GAP
    for band in bands:
        height = max(one.height for one in band)
        rows += [_across(band, at, width) for at in range(height)] + [empty] * GAP
    return Picture(width, len(rows), tuple(rows))


def _across(band: Sequence[Picture], at: int, width: int) -> bytes:
    """Return row `at` of pictures that stand side by side."""
    gap = GROUND * GAP
    row = gap + gap.join(one.rows[at] if at < one.height else GROUND * one.width for one in band)
    return row + GROUND * (width - len(row) // 3)
