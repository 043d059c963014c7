"""Half- and full-width characters, white space that is none to Python, and width in 字."""

from __future__ import annotations

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""Zero-width characters that web pages and Word leave behind."""

_DROP = dict.fromkeys(map(ord, INVISIBLE))
_NARROW_ABOVE_ASCII = frozenset("\u00a0\u2002\u2003\u2009")


def is_space(char: str) -> bool:
    """Whether `char` shows nothing: Unicode white space or a zero-width character."""
    return char.isspace() or char in INVISIBLE


def strip_spaces(text: str) -> str:
    """Return `text` without any white space or zero-width character."""
    return "".join(text.split()).translate(_DROP)


def width_in_zi(text: str) -> float:
    """Return how wide `text` is in 字 (one 汉字 = 1, an ASCII character = 0.5); proportional letters count as half-width."""
    narrow = len(text.encode("ascii", "ignore"))
    if narrow == len(text):
        return narrow / 2
    hidden = sum(map(text.count, INVISIBLE))
    thin = sum(map(text.count, _NARROW_ABOVE_ASCII))
    return len(text) - hidden - (narrow + thin) / 2
