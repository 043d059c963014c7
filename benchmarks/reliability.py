"""Whether confidence means something: how often lines are right, by the confidence they were given.

    python benchmarks/reliability.py          prints the table; needs the annotated corpus beside the project
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import noticeconv
from benchmarks.corpus import annotated, expected, is_right

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


def table() -> list[tuple[str, int, int]]:
    """Return rows (range, lines, right) over all lines that the annotations judge."""
    counts = [[0, 0] for _ in BINS[1:]]
    for document in annotated():
        roles = expected(document.gold)
        for line in noticeconv.read(document.path).outline.lines:
            right = is_right(line, document.gold, roles)
            if right is None:
                continue
            place = next(n for n, top in enumerate(BINS[1:]) if line.confidence < top)
            counts[place][0] += 1
            counts[place][1] += right
    return [(f"{low:.2f}–{min(high, 1.0):.2f}", *counts[n]) for n, (low, high) in enumerate(pairwise(BINS))]


def share_right(floor: float) -> tuple[int, int]:
    """Return (lines, right) with confidence of at least `floor`."""
    rows = [(row[1], row[2]) for row, low in zip(table(), BINS, strict=False) if low >= floor]
    return sum(lines for lines, _ in rows), sum(right for _, right in rows)


def main() -> int:
    """Print the table."""
    rows = table()
    if not any(lines for _, lines, _ in rows):
        print("no annotated corpus beside the project: nothing to measure")
        return 0
    print(f"{'confidence':12}{'lines':>8}{'right':>8}{'share':>9}")
    for name, lines, right in rows:
        print(f"{name:12}{lines:8}{right:8}{right / lines if lines else float('nan'):9.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
