"""Numbering marks of headings as they look to the eye, remembered: the same few open most headings."""

from __future__ import annotations

from functools import lru_cache

from noticeconv.zh.markers import Mark, MarkerStyle, match_marker

_ROOM = 20  # no mark is longer


def mark_end(text: str) -> int:
    """Return where the mark ends that `text` begins with; 0 when it has none."""
    mark = _mark(text[:_ROOM])
    return mark.end if mark is not None else 0


def mark_style(text: str) -> MarkerStyle | None:
    """Return the kind of the mark that `text` begins with."""
    mark = _mark(text[:_ROOM])
    return mark.style if mark is not None else None


@lru_cache(maxsize=1024)
def _mark(start: str) -> Mark | None:
    return match_marker(start)
