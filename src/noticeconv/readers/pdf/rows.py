"""Characters to rows of text: one baseline, left to right, gaps turned to spaces, raised and lowered figures marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from noticeconv.model.blocks import Mark, MarkKind
from noticeconv.readers.pdf.glyphs import Glyph
from noticeconv.records import record

SAME_BASELINE = 0.2  # of the size
SMALL = 0.8  # a raised or lowered figure is at most this share of the row's size
SHIFTED = 0.6  # … and its baseline at most this share away
WORD_GAP = 0.2  # 字: a space between Latin words
NARROW_GAP = 0.45  # 字: a gap that is a half-width space between Chinese characters (PDFium drops a space drawn by itself)
WIDE_GAP = 0.75  # 字: a gap that is full-width spaces
MAX_SPACES = 12
COLUMN_GAP = 1.8  # 字: the gap between columns, or between the cells of a table
DOUBLE_STRIKE = 0.15  # 字: the same character drawn twice for boldness


@record
class Row:
    """One row of text on a page; lengths in pt. `size` is the size of most of its characters."""

    page: int
    x0: float
    x1: float
    y: float
    size: float
    glyphs: tuple[Glyph, ...]
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def color(self) -> str | None:
        """The colour of most characters."""
        return Counter(glyph.look.color for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def font(self) -> str:
        """The font of most Chinese characters, or of most characters."""
        wide = [glyph for glyph in self.glyphs if is_wide(glyph.text)] or self.glyphs
        return Counter(glyph.look.font for glyph in wide).most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Every character is bold."""
        return all(glyph.look.bold for glyph in self.glyphs)

    def segments(self) -> list[tuple[float, float]]:
        """Return the extents of the stretches of text that wide gaps part."""
        parts = [(self.glyphs[0].x0, self.glyphs[0].x1)]
        for glyph in self.glyphs[1:]:
            if glyph.text.isspace():
                continue
            if glyph.x0 - parts[-1][1] > COLUMN_GAP * self.size:
                parts.append((glyph.x0, glyph.x1))
            else:
                parts[-1] = (parts[-1][0], max(parts[-1][1], glyph.x1))
        return parts


def is_wide(text: str) -> bool:
    """Return True for what takes a whole 字: Chinese characters and full-width punctuation."""
    return text >= "\u2e80" or text in "—…“”‘’·"


def rows(glyphs: Iterable[Glyph], page: int) -> list[Row]:
    """Return the rows of a page from top to bottom."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if groups and groups[-1][0].y - glyph.y <= SAME_BASELINE * max(glyph.look.size, groups[-1][0].look.size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [_row(group, page) for group in _with_shifted([group for group in map(_trimmed, groups) if group])]


def _trimmed(group: list[Glyph]) -> list[Glyph]:
    """Return the characters of a row from left to right, without white space at either end."""
    ordered = sorted(group, key=lambda glyph: glyph.x0)
    seen = [at for at, glyph in enumerate(ordered) if not glyph.text.isspace()]
    return ordered[seen[0] : seen[-1] + 1] if seen else []


def _size(group: Sequence[Glyph]) -> float:
    return Counter(glyph.look.size for glyph in group if not glyph.text.isspace()).most_common(1)[0][0]


def _with_shifted(groups: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put raised and lowered figures into the row they belong to."""
    kept: list[list[Glyph]] = []
    for group in groups:
        above = kept[-1] if kept else None
        if above is None:
            kept.append(group)
        elif _belongs(above, group):  # the row above holds what is raised over this one
            kept[-1] = [glyph._replace(shift=1) for glyph in above] + group
        elif _belongs(group, above):
            above.extend(glyph._replace(shift=-1) for glyph in group)
        else:
            kept.append(group)
    return kept


def _belongs(small: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    size = _size(row)
    return (
        _size(small) <= SMALL * size
        and len(small) <= len(row)
        and abs(small[0].y - row[0].y) <= SHIFTED * size
        and all(any(abs(glyph.x0 - other.x1) < 0.5 * size for other in (*row, *small) if other is not glyph) for glyph in small[:8])
    )


def _row(group: list[Glyph], page: int) -> Row:
    ordered = _once(sorted(group, key=lambda glyph: glyph.x0))
    size = _size([glyph for glyph in ordered if not glyph.shift] or ordered)
    text, marks = _spaced(ordered, size)
    baseline = next((glyph.y for glyph in ordered if not glyph.shift), ordered[0].y)
    return Row(page, ordered[0].x0, max(glyph.x1 for glyph in ordered), baseline, size, tuple(ordered), text, marks)


def _once(ordered: list[Glyph]) -> list[Glyph]:
    """Drop the second strike of characters drawn twice."""
    kept: list[Glyph] = []
    for glyph in ordered:
        near = DOUBLE_STRIKE * glyph.look.size
        if not any(other.text == glyph.text and abs(other.x0 - glyph.x0) < near for other in kept[-2:]):
            kept.append(glyph)
    return kept


def _spaced(ordered: Sequence[Glyph], size: float) -> tuple[str, tuple[Mark, ...]]:
    text, marks, before = "", list[Mark](), None
    for glyph in ordered:
        text += _space(before, glyph, size)
        start, text = len(text), text + glyph.text
        if glyph.shift:
            kind: MarkKind = "superscript" if glyph.shift > 0 else "subscript"
            if marks and marks[-1].type == kind and marks[-1].end == start:
                marks[-1] = marks[-1].model_copy(update={"end": len(text)})
            else:
                marks.append(Mark(type=kind, start=start, end=len(text)))
        before = glyph
    return text, tuple(marks)


def _space(before: Glyph | None, glyph: Glyph, size: float) -> str:
    """Return what stands in the gap between two characters: nothing, a space between Latin words, or wide spaces."""
    if before is None:
        return ""
    gap = (glyph.x0 - before.x1) / size
    if gap > WIDE_GAP:
        return "\u3000" * min(round(gap), MAX_SPACES)
    latin = not is_wide(before.text) and not is_wide(glyph.text)
    spaced = before.text.isspace() or glyph.text.isspace()
    enough = WORD_GAP * before.look.size / size if latin and not spaced else NARROW_GAP
    return " " if gap > enough and not glyph.shift else ""
