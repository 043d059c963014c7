"""Is a page set in two columns? Then its rows can't be joined in reading order, and it is refused rather than muddled."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.readers.pdf.furniture import Page

MIN_ROWS = 8  # full rows on each side
MAX_CROSSING = 0.2  # share of stretches that may run across the gutter (title, abstract)
FULL = 0.75  # a full row fills this share of its column
_STEPS = 25


def in_two_columns(page: Page) -> bool:
    """Return True when most text of the page stands in full rows left and right of one empty gutter."""
    stretches = [part for row in page.rows for part in row.segments()]
    if len(stretches) < 2 * MIN_ROWS:
        return False
    left, right = min(part[0] for part in stretches), max(part[1] for part in stretches)
    gutters = (left + (right - left) * (0.35 + 0.3 * step / _STEPS) for step in range(_STEPS + 1))
    return any(_parted(stretches, left, right, gutter) for gutter in gutters)


def _parted(stretches: Sequence[tuple[float, float]], left: float, right: float, gutter: float) -> bool:
    crossing = sum(1 for start, end in stretches if start < gutter < end)
    if crossing > MAX_CROSSING * len(stretches):
        return False
    before = sum(1 for start, end in stretches if end <= gutter and end - start >= FULL * (gutter - left))
    after = sum(1 for start, end in stretches if start >= gutter and end - start >= FULL * (right - gutter))
    return min(before, after) >= MIN_ROWS and before + after >= 0.6 * (len(stretches) - crossing)
