"""Stand-off marks: their one normal order, moved and cut with the text they stand over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from noticeconv.model import Mark, MarkKind

EDGES = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
    "\u205f\u3000\u200b\u200c\u200d\u2060\ufeff"
)
"""White space and invisible characters: no line of a document begins or ends with one of them."""

POINTS = frozenset({"footnote", "image"})
"""Marks of zero width; the others cover text."""
_ORDER = {kind: at for at, kind in enumerate(get_args(MarkKind))}


def tidy_marks(marks: Sequence[Mark], length: int) -> list[Mark]:
    """Return `marks` in their one normal order: within the text, without empty ones, those of a kind that touch made one."""
    if not marks:
        return []
    points, runs = [], []
    for mark in marks:
        start, end = min(mark.start, length), min(mark.end, length)
        if mark.type in POINTS:
            points.append(mark if mark.start == mark.end == start else mark.model_copy(update={"start": start, "end": start}))
        elif start < end:
            runs.append(mark if mark.end == end else mark.model_copy(update={"end": end}))
    runs.sort(key=lambda mark: (_ORDER[mark.type], mark.href or "", mark.start))
    joined: list[Mark] = []
    for mark in runs:
        last = joined[-1] if joined else None
        if last and (last.type, last.href) == (mark.type, mark.href) and mark.start <= last.end:
            joined[-1] = last.model_copy(update={"end": max(last.end, mark.end)})
        else:
            joined.append(mark)
    ordered = sorted([*points, *joined], key=lambda mark: (mark.start, mark.type not in POINTS, -mark.end, _ORDER[mark.type]))
    return ordered if sum(mark.type in _EXCLUSIVE for mark in joined) < 2 else _apart(ordered)


_EXCLUSIVE: dict[MarkKind, int] = {"link": 0, "superscript": 1, "subscript": 1}
"""Marks of which a text can bear one of a group: no format can give it two targets, or raise and lower it at once."""


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Return sorted `marks` without those that begin inside another of their group."""
    kept: list[Mark] = []
    ends = [0, 0]
    for mark in marks:
        group = _EXCLUSIVE.get(mark.type)
        if group is not None:
            if mark.start < ends[group]:
                continue
            ends[group] = mark.end
        kept.append(mark)
    return kept


def shift_marks(marks: Sequence[Mark], by: int) -> tuple[Mark, ...]:
    """Return `marks` moved `by` code points to the right."""
    if by == 0 or not marks:
        return tuple(marks)
    return tuple(mark.model_copy(update={"start": mark.start + by, "end": mark.end + by}) for mark in marks)


def cut_marks(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Return the marks over `start:end` of a text, clipped to it and relative to `start`.

    A mark of zero width belongs to the part that ends at it, and to the first part when it stands at 0.
    """
    kept = []
    for mark in marks:
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high or (mark.start == mark.end and (start < mark.start <= end or mark.start == start == 0)):
            kept.append(mark if start == 0 and high == mark.end else mark.model_copy(update={"start": low - start, "end": high - start}))
    return tuple(kept)
