"""Aligned columns of text where a 汉字 is as wide as two letters."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

ELLIPSIS = "…"
_ZERO = frozenset("\u200b\u200c\u200d\u2060\ufeff")


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if char in _ZERO or combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def cut(text: str, limit: int) -> str:
    """Return `text` in at most `limit` columns, its end replaced by … when it is wider."""
    if width(text) <= limit:
        return text
    used, kept = 1, []
    for char in text:
        used += _char_width(char)
        if used > limit:
            break
        kept.append(char)
    return "".join(kept) + ELLIPSIS


def plain(text: str) -> str:
    """Return `text` without what moves the cursor or ends a line: control characters become spaces."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in text)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return `rows` as lines, every column but the last padded to its widest cell, two spaces between."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(line + "\n" for line in lines)
