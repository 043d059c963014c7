"""Half- and full-width characters, white space that is none to Python, and width in 字."""

from __future__ import annotations

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""Zero-width characters that web pages and Word leave behind."""

_DROP = dict.fromkeys(map(ord, INVISIBLE))
_TO_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_TO_HALF = {ord(full): ord(full) - 0xFEE0 for full in map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)])}
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


def full_punctuation(text: str) -> str:
    """Return `text` with , ; : ? ! ( ) full-width (GB/T 15834); the point stays, for it may be a decimal one.

    >>> full_punctuation("一、时间:8.5小时(含午休)")
    '一、时间：8.5小时（含午休）'
    """
    return text.translate(_TO_FULL)


def half_alphanumerics(text: str) -> str:
    """Return `text` with full-width digits and Latin letters half-width (GB/T 15835); punctuation stays.

    >>> half_alphanumerics("２０１７年，Ａ４纸")
    '2017年，A4纸'
    """
    return text.translate(_TO_HALF)
