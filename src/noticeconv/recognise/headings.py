"""The mark of a heading line, and where the heading's own words end."""

from __future__ import annotations

from functools import lru_cache

from noticeconv.flow import FlowLine
from noticeconv.kept import pattern
from noticeconv.model import Marker
from noticeconv.zh.markers import Mark, match_marker

_INTEREST = pattern(r"[。！？!?：:《》（）()“”「」〈〉【】〔〕\[\]]")
_OPEN = frozenset("《（(“「〈【〔[")
_LABEL = 12


def heading_end(text: str, start: int) -> int:
    """Return the code point behind the heading that starts at `start` and behind the mark that closes it.

    A heading ends at its first 。！？ outside brackets and quotation marks, or at a colon when what stands before it is a
    short label (报名时间：5月8日); the end of `text` means that the line holds the heading alone.

    >>> heading_end("一、总体要求。全面贯彻。", 2)
    7
    """
    depth = 0
    for match in _INTEREST.finditer(text, start):
        char, at = match.group(), match.start()
        if char in _OPEN:
            depth += 1
        elif char in "。！？!?":
            if depth <= 0:
                return at + 1
        elif char in "：:":
            if depth <= 0 and _labels(text, start, at):
                return at + 1
        else:
            depth -= 1
    return len(text)


def _labels(text: str, start: int, at: int) -> bool:
    """Whether the colon at `at` closes a short label that something follows."""
    if at - start > _LABEL or at == start:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return False
    return after not in ("", "/") and not any(char in "，,；;、" for char in text[start:at])


def marker_of(line: FlowLine) -> Marker | None:
    """Return the numbering mark of a heading line: up to where the line says it ends, or as its text has it."""
    text, end = line.text, line.mark_end
    if end == 0:
        return None
    found = match_marker(text) if end is None else _marker(text[:end]) or match_marker(text)
    return Marker(text=text[: end or found.end], style=found.style, ordinal=found.ordinal) if found else None


@lru_cache(maxsize=2048)
def _marker(raw: str) -> Mark | None:
    """Return the mark that `raw` is by itself; the same few stand in every document."""
    return match_marker(raw)
