"""Where the text of a page begins and ends, and how far its rows are apart: read off the rows themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from noticeconv.readers.pdf.rows import Row
from noticeconv.records import record

BIN = 0.6  # 字: rows that start or end within this are taken as starting or ending at one place
HANGING = "，。、；：！？）》”’"
"""Marks that may stand outside the right edge: rows that end in one say nothing about it."""
NARROW = 0.75  # share of the page's width short of which rows of one length are no proof of a right edge …
PROOF = 12  # … unless so many of them end there
PROOF_SHARE = 0.5  # … and such a share of all rows
OWN_SHARE = 0.85  # a page whose rows stand within less of the usual width shows no margins of its own
OWN_ROWS = 6  # a page with fewer rows takes the margins of the whole document


@record
class Margins:
    """Left and right edge of the text in pt; distance of rows in pt; size of most text in pt."""

    left: float
    right: float
    pitch: float
    size: float


def margins(rows: Sequence[Row], width: float, fallback: Margins | None = None) -> Margins:
    """Return the margins of `rows` (one page, or all pages of one `width` in pt); `fallback` serves a page with few rows."""
    if fallback is not None and (len(rows) < OWN_ROWS or not _wrapped(rows, fallback)):
        return fallback
    size = _most(rows, lambda row: row.size, 0.1)
    left = _edge([row.x0 for row in rows], size, 1)
    plain = [row for row in rows if row.text[-1] not in HANGING]
    right = _edge([row.x1 for row in plain or rows], size, -1)
    if right < NARROW * width and sum(1 for row in rows if abs(right - row.x1) < BIN * size) < max(PROOF, PROOF_SHARE * len(rows)):
        right = max(right, width - left)
    gaps = [above.y - below.y for above, below in pairwise(rows) if above.page == below.page and above.y > below.y]
    pitch = Counter(round(gap * 2) / 2 for gap in gaps).most_common(1)[0][0] if gaps else 1.75 * size
    if fallback is not None and right - left < OWN_SHARE * (fallback.right - fallback.left):
        return fallback
    return Margins(left, right, pitch, size)


def _wrapped(rows: Sequence[Row], fallback: Margins) -> bool:
    """Return True when two rows or more run from the page's left edge to its right edge: the page shows its own margins."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    full = [row for row in rows if row.x0 - left < fallback.size and right - row.x1 < fallback.size]
    return len(full) >= 2 and right - left > 0.6 * (fallback.right - fallback.left)


def _most(rows: Sequence[Row], measure: Callable[[Row], float], step: float) -> float:
    weights: Counter[float] = Counter()
    for row in rows:
        weights[round(measure(row) / step) * step] += len(row.text)
    return weights.most_common(1)[0][0]


def _edge(values: Sequence[float], size: float, direction: int) -> float:
    """Return the outermost place where at least two rows (or a fiftieth) begin or end; the outermost of all when there is none."""
    width = BIN * size
    ordered = sorted(values, key=lambda value: value * direction)
    needed = max(2, len(ordered) // 50)
    for at, value in enumerate(ordered):
        group = [other for other in ordered[at : at + needed + 8] if (other - value) * direction <= width]
        if len(group) >= needed:
            return value
    return ordered[0]
