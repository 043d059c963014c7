"""Rows to paragraphs: what a row's end, the next row's indent and their distance say about a paragraph running on."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.flow import shift_marks
from noticeconv.kept import pattern
from noticeconv.model.blocks import Mark
from noticeconv.readers.pdf.margins import Margins
from noticeconv.readers.pdf.rows import Row
from noticeconv.records import record, replace
from noticeconv.source import Align, Hints

INDENTED = 0.8  # 字: a row that starts further right than this is indented
ROOM = 0.8  # 字: slack when judging whether the next row's first word would still have fitted
HANGING = 6.0  # 字: later rows hang no further than this below the start of the first
SAME_PLACE = 0.6  # 字
SAME_SIZE = 1.09
LOOSE = 1.6  # rows further apart than this many pitches are no one paragraph
CENTRED = 0.5  # 字: how unequal the space left and right of a centred row may be
INNER = 1.5  # 字: a centred row is at least this far from both edges
INNER_LARGE = 0.2  # … a row in larger type than the text
FAR = 8.0  # 字: a signature stands further than this from the left and nearer than this to the right
FIRST_INDENT = (1.8, 2.2)  # 字: a row indented so, and nearly full, is the start of a paragraph
SHORT_PAGE = 3.0  # rows left empty at the foot of a page whose text was broken off on purpose

_WORD = pattern("[（《〈「『【〔“‘]{0,4}(?:[!-~]+|.)[，。、；：？！）》〉」』】〕”’％…—]{0,4}")
"""The part of a row's start that is not broken. Matches whole: `GB/T`, `《2018`, `年，`, `（一）`'s `（一）`; not `2017年`, `通知`."""

LABEL = pattern(
    r"(?:附\s?件?|抄\s?送|抄\s?报|主\s?送|报\s?送|出\s?席|列\s?席|请\s?假|主题词|联系人)\s?[:：]|附\s?件\s?\d|\d{1,2}\s?[.．、]|[（(]\d{1,2}[)）]"
)
"""Starts whose later rows may hang below the words behind them: `附件：1.`, `抄送：`, `2.名单`; not `附件内容`, `2017年`, `各县：`."""
_JOINS_WITH_SPACE = pattern(r"[A-Za-z0-9,;:.)]\n[A-Za-z(]|[A-Za-z,;]\n[0-9]")
_SOFT_HYPHEN = "\u00ad"


@record
class Paragraph:
    """One paragraph: its text, marks over it, what the page says about its looks, and its rows."""

    text: str
    marks: tuple[Mark, ...]
    hints: Hints
    rows: tuple[Row, ...]


def paragraphs(pages: Sequence[tuple[Sequence[Row], Margins, float]]) -> list[Paragraph]:
    """Join the rows of `pages` (rows, margins, foot of the text in pt) into paragraphs, over page ends too."""
    out: list[Paragraph] = []
    before: Margins | None = None
    short = False
    for rows, edges, foot in pages:
        for index, row in enumerate(rows):
            first = index == 0 and before is not None
            last = out[-1] if out else None
            if last and _runs_on(last, row, before or edges, edges) and not (first and short):
                out[-1] = _joined(last, row)
            else:
                hints = _hints(row, edges)
                out.append(Paragraph(row.text, row.marks, hints._replace(page_break=True) if first and short else hints, (row,)))
            before = edges
        if rows:
            short = rows[-1].y - foot > SHORT_PAGE * edges.pitch
    return [_finished(paragraph) for paragraph in out]


def _hints(row: Row, edges: Margins) -> Hints:
    return Hints(
        align=_align(row, edges),
        indent=round((row.x0 - edges.left) / row.size, 1),
        font=row.font,
        size=row.size,
        bold=row.bold or None,
        color=row.color if row.color not in (None, "000000") else None,
    )


def _align(row: Row, edges: Margins) -> Align | None:
    """Return center or right where the space on both sides says so; None for running text, which may be anything."""
    left, right = (row.x0 - edges.left) / row.size, (edges.right - row.x1) / row.size
    inner = INNER_LARGE if row.size > SAME_SIZE * edges.size else INNER
    if min(left, right) > inner and abs(left - right) < CENTRED and not FIRST_INDENT[0] < left < FIRST_INDENT[1]:
        return "center"
    if left > FAR and right < FAR and left > 1.5 * right:
        return "right"
    return None


def _runs_on(paragraph: Paragraph, row: Row, before: Margins, edges: Margins) -> bool:
    """Return True when `row` continues `paragraph`."""
    above = paragraph.rows[-1]
    if max(above.size, row.size) > SAME_SIZE * min(above.size, row.size):
        return False
    if above.page == row.page and above.y - row.y > LOOSE * edges.pitch:
        return False
    if "center" in (paragraph.hints.align, _align(row, edges)) or paragraph.hints.align == "right":
        return False
    if (before.right - above.x1) >= _first_word(row) + ROOM * row.size:
        return False
    return (row.x0 - edges.left) / row.size <= INDENTED or _hangs(paragraph, row, before, edges)


def _hangs(paragraph: Paragraph, row: Row, before: Margins, edges: Margins) -> bool:
    """Return True when an indented row goes on below a label or mark: 附件：1.… with its second row under the name."""
    first, indent = paragraph.rows[0], (row.x0 - edges.left) / row.size
    start = (first.x0 - before.left) / first.size
    if LABEL.match(first.text) is None or LABEL.match(row.text) or not start + INDENTED < indent < start + HANGING:
        return False
    if len(paragraph.rows) == 1:
        return True
    second = paragraph.rows[1]
    return abs((second.x0 - before.left) / second.size - indent) < SAME_PLACE


def _first_word(row: Row) -> float:
    """Return the width in pt of what would have had to fit into the row above: a word or character with its brackets and points."""
    word = _WORD.match(row.text)
    count = word.end() if word else 1
    return max(glyph.x1 for glyph in row.glyphs[:count]) - row.x0


def _joined(paragraph: Paragraph, row: Row) -> Paragraph:
    text, tail = paragraph.text, row.text
    if text.endswith(_SOFT_HYPHEN):
        text = text[:-1]
    elif _JOINS_WITH_SPACE.fullmatch(f"{text[-1:]}\n{tail[:1]}"):
        text += " "
    marks = (*paragraph.marks, *shift_marks(row.marks, len(text)))
    bold = paragraph.hints.bold if row.bold else None
    return Paragraph(text + tail, marks, paragraph.hints._replace(bold=bold), (*paragraph.rows, row))


def _finished(paragraph: Paragraph) -> Paragraph:
    """Drop the alignment of a paragraph of several rows: it was one row's chance."""
    if len(paragraph.rows) > 1 and paragraph.hints.align is not None:
        return replace(paragraph, hints=paragraph.hints._replace(align=None))
    return paragraph
