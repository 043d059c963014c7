"""Running heads, running feet and page numbers: rows that come back page after page, or count the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from noticeconv.kept import pattern
from noticeconv.readers.pdf.rows import Row
from noticeconv.records import record

PAGE_NUMBER = pattern(r"\s*(?:第\s*)?[-—–－─・·.\s]*(\d{1,4})\s*(?:页)?[-—–－─・·.\s]*(?:[,，/]?\s*(?:共\s*)?\d{1,4}\s*页?)?\s*")
"""Matches whole: `— 1 —`, `第3页 共12页`, `- 12 -`, `4/9`; not `2017年`, `1.5亿元`, `第三页`."""

DASHED = pattern(r"\s*[-—–－─]\s*\d{1,4}\s*[-—–－─]\s*")
"""Matches whole: `— 1 —`, `- 12 -`, `－3－`; not `1`, `3-5`, `— 一 —`."""

_DIGITS = pattern(r"\d+")
EDGE_ROWS = 3  # running heads and feet are among the first and last rows
HEAD_ZONE, FOOT_ZONE = 0.115, 0.14  # … and within this share of the page's height
SAME_HEIGHT = 4.0  # pt

Place = Literal["running_header", "running_footer"]


@record
class Page:
    """One page: its rows from top to bottom, and its size in pt."""

    rows: list[Row]
    width: float
    height: float


def furniture(pages: Sequence[Page]) -> dict[tuple[int, int], Place]:
    """Return {(page, row): place} for the rows that are no part of the text, counting both from 0."""
    edges = [(at, index, place) for at, page in enumerate(pages) for index, place in _edge(page)]
    repeated = Counter(_likeness(pages[at].rows[index]) for at, index, _ in edges)
    found: dict[tuple[int, int], Place] = {}
    for at, index, place in edges:
        row = pages[at].rows[index]
        times = repeated[_likeness(row)] + repeated[_likeness(row, 1)] + repeated[_likeness(row, -1)]
        numbered = PAGE_NUMBER.fullmatch(row.text) is not None
        if (times >= max(2, len(pages) * 0.3) and (numbered or len(pages) > 2)) or _lone_number(row, pages[at], index, at, place):
            found[at, index] = place
    return found


def _edge(page: Page) -> list[tuple[int, Place]]:
    last = len(page.rows) - 1
    head: list[tuple[int, Place]] = [
        (index, "running_header") for index in range(min(EDGE_ROWS, last + 1)) if page.rows[index].y > page.height * (1 - HEAD_ZONE)
    ]
    foot: list[tuple[int, Place]] = [
        (index, "running_footer") for index in range(max(last - EDGE_ROWS + 1, 0), last + 1) if page.rows[index].y < page.height * FOOT_ZONE
    ]
    return head + foot


def _likeness(row: Row, near: int = 0) -> tuple[str, int]:
    """Return what running rows have in common: their words with figures left out, and their height on the page."""
    return _DIGITS.sub("#", row.text), round(row.y / SAME_HEIGHT) + near


def _lone_number(row: Row, page: Page, index: int, at: int, place: Place) -> bool:
    """Return True for a page number that nothing repeats: the outermost row, — 1 — or the number of this very page."""
    outermost = index == (len(page.rows) - 1 if place == "running_footer" else 0)
    number = PAGE_NUMBER.fullmatch(row.text)
    if not outermost or number is None:
        return False
    return DASHED.fullmatch(row.text) is not None or (place == "running_footer" and number[1] == str(at + 1))
