"""Numerals of Chinese official text ↔ int: 一百二十三, 二〇一七, 壹, 廿, ①, ㈠, ⑴, ⒈, Ⅳ, full-width digits, 甲."""

from __future__ import annotations

from functools import lru_cache

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"亿": 100_000_000, "万": 10_000}
STEMS = "甲乙丙丁戊己庚辛壬癸"
VARIANTS = dict(zip("〇○◯壹贰貳弍叁叄肆伍陆陸柒捌玖两兩拾佰仟萬億", "零零零一二二二三三四五六六七八九二二十百千万亿", strict=True))
"""Other writings of the same digit or unit; 廿 and 卅 stand for two characters."""
_PLAIN = str.maketrans(VARIANTS | {"廿": "二十", "卅": "三十"})

_RANGES = (
    ("①", 20, 1),
    ("㉑", 15, 21),
    ("㊱", 15, 36),
    ("❶", 10, 1),
    ("⓫", 10, 11),
    ("⓵", 10, 1),
    ("➀", 10, 1),
    ("➊", 10, 1),
    ("㈠", 10, 1),
    ("㊀", 10, 1),
    ("⑴", 20, 1),
    ("⒈", 20, 1),
    ("Ⅰ", 12, 1),
    ("ⅰ", 12, 1),
)
"""First sign of a run of one-character numbers, how many there are, and what the first counts."""
SIGNS = {chr(ord(first) + at): start + at for first, count, start in _RANGES for at in range(count)}
_CIRCLED = {value: sign for sign, value in list(SIGNS.items())[:50]}
_HALF = {ord("０") + at: ord("0") + at for at in range(10)}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LONGEST = 20
"""A numeral of more characters is a row of digits, not a number anyone counts with."""


def chinese_to_int(text: str) -> int | None:
    """Return the value of a numeral in 汉字, or None when `text` is not a well-formed one.

    Places may be spoken (一百二十三, 十, 廿一, 一千零五, 三万五) or written out (二〇一七).

    >>> chinese_to_int("一百零三"), chinese_to_int("二〇一七"), chinese_to_int("十一十"), chinese_to_int("百货")
    (103, 2017, None, None)
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    plain = text.translate(_PLAIN)
    if all(char in DIGITS for char in plain):
        return int("".join(str(DIGITS.index(char)) for char in plain))
    return _spoken(plain, 1)


def _spoken(text: str, above: int) -> int | None:
    """Value of a numeral with units; `above` is what a digit by itself counts: 1000 behind 万 (三万五 = 35 000)."""
    for sign, size in MYRIADS.items():
        head, found, tail = text.partition(sign)
        if found:
            many, rest = _spoken(head, 1), _spoken(tail, size // 10) if tail else 0
            return None if not many or rest is None or rest >= size else many * size + rest
    return _below_myriad(text, above)


def _below_myriad(text: str, above: int) -> int | None:
    """Value of 1 to 9999 with 千, 百, 十 falling; 零 only over a gap; a last digit counts the next place (二百五 = 250)."""
    total, place, digit, gap = 0, above, 0, False
    for char in text:
        if char == "零":
            if digit or gap:
                return None
            gap = True
        elif char in DIGITS:
            if digit:
                return None
            digit = DIGITS.index(char)
        else:
            unit = UNITS.get(char, 0)
            if not unit or (total and unit >= place * 10) or not (digit or unit == 10) or (gap and total and unit == place):
                return None
            total, place, digit, gap = total + (digit or 1) * unit, unit // 10, 0, False
    if not digit:
        return None if gap or not total else total
    return total + digit * (1 if gap else place)


def int_to_chinese(number: int) -> str:
    """Return the numeral of official headings for 0 ≤ number < 10 000: 十一, 二十, 一百零三.

    Raises ValueError outside that range.

    >>> int_to_chinese(12), int_to_chinese(110), int_to_chinese(2005)
    ('十二', '一百一十', '二千零五')
    """
    if not 0 <= number < 10_000:
        raise ValueError(f"no numeral for {number}: give 0 to 9999")
    if number < 10:
        return DIGITS[number]
    out, rest, gap = "", number, False
    for unit, size in reversed(UNITS.items()):
        digit, rest = divmod(rest, size)
        if digit:
            spoken = "" if size == 10 and digit == 1 and not out else DIGITS[digit]
            out += ("零" if gap else "") + spoken + unit
            gap = False
        elif out and rest:
            gap = True
    return out + (("零" if gap else "") + DIGITS[rest] if rest else "")


@lru_cache(maxsize=1024)  # the same few marks come again and again
def to_int(text: str) -> int | None:
    """Return the value of any numeral this module knows, brackets and points around it apart; None for other text.

    >>> [to_int(t) for t in ("（三）", "１２", "③", "⑿", "Ⅳ", "xii", "乙", "百货", "3.5", "IIX")]
    [3, 12, 3, 12, 4, 12, 2, None, None, None]
    """
    bare = text.strip(" \u3000\u00a0()（）〔〕.．、")
    if not 0 < len(bare) <= _LONGEST:
        return None
    if len(bare) == 1 and (bare in SIGNS or bare in STEMS):
        return SIGNS.get(bare) or STEMS.index(bare) + 1
    plain = bare.translate(_HALF)
    if plain.isascii():
        return int(plain) if plain.isdigit() else _roman_to_int(plain.upper())
    return chinese_to_int(bare)


def _roman_to_int(text: str) -> int | None:
    """Value of the one regular writing of 1 to 399: no IIII, no IC."""
    rest, total = text, 0
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            total, rest = total + value, rest[len(letters) :]
    return total if not rest and text == _int_to_roman(total) else None


def _int_to_roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out, number = out + letters * (number // value), number % value
    return out


def circled(number: int) -> str:
    """Return ① to ㊿ for 1 to 50. Raises ValueError outside that range.

    >>> circled(1) + circled(21) + circled(50)
    '①㉑㊿'
    """
    if number not in _CIRCLED:
        raise ValueError(f"no circled sign for {number}: give 1 to 50")
    return _CIRCLED[number]
