"""PDF with a text layer to Source: characters with their places → rows → paragraphs; page numbers and running heads apart."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.errors import UnsupportedFormatError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.pdf.columns import in_two_columns
from noticeconv.readers.pdf.extract import extract
from noticeconv.readers.pdf.furniture import Page, Place, furniture
from noticeconv.readers.pdf.glyphs import UNMAPPED, PageGlyphs
from noticeconv.readers.pdf.margins import Margins, margins
from noticeconv.readers.pdf.paragraphs import paragraphs
from noticeconv.readers.pdf.rows import Row, rows
from noticeconv.records import record
from noticeconv.source import Hints, Source, SourceBuilder

MAX_UNMAPPED = 0.3  # share of characters without a meaning above which the text layer is of no use

__all__ = ["read"]


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Read a PDF that holds text.

    Each paragraph is a line with align, indent (字), font, size (pt), bold and colour as hints; running heads, feet, page
    numbers and slanted text (watermarks) are lines with a region.

    Raises MissingToolError (no pypdfium2), DamagedInputError (damaged, password), UnsupportedFormatError (a scan, two columns,
    fonts that don't say what their characters mean), HostileInputError (past the limits).
    """
    raw = extract(data, options)
    notes = _checked(raw)
    sheets = _sheets(raw)
    for at, sheet in enumerate(sheets):
        if in_two_columns(Page(sheet.body, sheet.width, 0)):
            raise _two_columns(at + 1)
    builder = SourceBuilder()
    joined = paragraphs(_measured(sheets))
    for at, sheet in enumerate(sheets):
        _apart(builder, sheet.head, "running_header")
        for paragraph in joined:
            if paragraph.rows[0].page == at:
                builder.line(paragraph.text, paragraph.hints, paragraph.marks)
        for slanted in raw[at].slanted:
            builder.line(slanted, Hints(region="page"))
        _apart(builder, sheet.foot, "running_footer")
    return builder.build("pdf", name=options.name, diagnostics=notes)


@record
class _Sheet:
    """A page whose rows are parted: running head, text, running foot. Width in pt."""

    head: list[Row]
    body: list[Row]
    foot: list[Row]
    width: float


def _sheets(raw: Sequence[PageGlyphs]) -> list[_Sheet]:
    pages = [Page(rows(page.glyphs, at), page.width, page.height) for at, page in enumerate(raw)]
    places = furniture(pages)
    sheets = []
    for at, page in enumerate(pages):
        parts: dict[Place | None, list[Row]] = {"running_header": [], None: [], "running_footer": []}
        for index, row in enumerate(page.rows):
            parts[places.get((at, index))].append(row)
        sheets.append(_Sheet(parts["running_header"], parts[None], parts["running_footer"], page.width))
    return sheets


def _checked(raw: Sequence[PageGlyphs]) -> tuple[Diagnostic, ...]:
    """Refuse what holds no readable text; note pages and pictures that are passed over."""
    texts = ["".join(glyph.text for glyph in page.glyphs if glyph.text.strip()) for page in raw]
    total = sum(map(len, texts))
    unmapped = sum(text.count(UNMAPPED) for text in texts)
    if not total:
        raise _no_text(any(page.pictures for page in raw))
    if unmapped > MAX_UNMAPPED * total:
        raise _no_meaning()
    empty = [str(at + 1) for at, page in enumerate(raw) if not texts[at] and page.pictures]
    notes = [diagnostic("S401", "、".join(empty))] if empty else []
    pictures = sum(page.pictures for at, page in enumerate(raw) if texts[at])
    if pictures:
        notes.append(diagnostic("S402", pictures))
    if unmapped:
        notes.append(diagnostic("S403", unmapped))
    return tuple(notes)


def _apart(builder: SourceBuilder, apart: Sequence[Row], region: Place) -> None:
    for row in apart:
        builder.line(row.text, Hints(region=region, size=row.size, font=row.font), row.marks)


def _measured(sheets: Sequence[_Sheet]) -> list[tuple[Sequence[Row], Margins, float]]:
    """Give each page that holds text its margins: its own, or those of all pages as wide as it."""
    measured: list[tuple[Sequence[Row], Margins, float]] = []
    for width in dict.fromkeys(round(sheet.width) for sheet in sheets):
        alike = [sheet.body for sheet in sheets if round(sheet.width) == width and sheet.body]
        if not alike:
            continue
        common = margins([row for body in alike for row in body], width)
        foot = min(row.y for body in alike for row in body)
        measured += [(body, margins(body, width, common), foot) for body in alike]
    return sorted(measured, key=lambda one: one[0][0].page)


def _two_columns(page: int) -> UnsupportedFormatError:
    return UnsupportedFormatError(
        f"Page {page} of the PDF is set in two columns, whose reading order a PDF does not tell; convert the original Word file instead, "
        "or copy the text column by column.",
        f"PDF 第 {page} 页为双栏排版，无法可靠判断阅读顺序；请改用原 Word 文件，或逐栏复制文字。",
    )


def _no_text(pictures: bool) -> UnsupportedFormatError:
    what, zh = (
        ("is a scan: its pages are pictures without text", "是扫描件，页面为图片，没有文字") if pictures else ("holds no text", "没有文字")
    )
    return UnsupportedFormatError(
        f"The PDF {what}; run it through a text recognition (OCR) program first.", f"该 PDF {zh}，请先用文字识别（OCR）软件处理。"
    )


def _no_meaning() -> UnsupportedFormatError:
    return UnsupportedFormatError(
        "The fonts in the PDF don't say which characters they draw, so its text can't be read; print it anew from the program it came "
        "from, or run it through a text recognition (OCR) program.",
        "该 PDF 的字体没有字符映射，无法取得文字；请从原程序重新导出，或用文字识别（OCR）软件处理。",
    )
