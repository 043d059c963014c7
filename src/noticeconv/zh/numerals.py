"""Numerals of Chinese official text ↔ int: 一百二十三, 二〇一七, 壹, ①, ㈠, ⑴, ⒈, Ⅳ, full-width digits, 甲."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
DIGITS |= {char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"○": 0, "◯": 0, "两": 2, "兩": 2, "貳": 2, "叄": 3, "陸": 6}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_RANGES = (
    ("①", 20, 1),
    ("㉑", 15, 21),
    ("㊱", 15, 36),
    ("❶", 10, 1),
    ("⓵", 10, 1),
    ("㈠", 10, 1),
    ("㊀", 10, 1),
    ("⑴", 20, 1),
    ("⒈", 20, 1),
    ("Ⅰ", 12, 1),
    ("ⅰ", 12, 1),
)
"""First sign of a run of one-character numbers, how many there are, and what the first counts."""
SIGNS = {chr(ord(first) + at): start + at for first, count, start in _RANGES for at in range(count)}
_HALF = {ord("０") + at: ord("0") + at for at in range(10)}


def chinese_to_int(text: str) -> int | None:
    """Return the value of a numeral in 汉字, or None when `text` is not one.

    Places may be spoken (一百二十三, 十, 一千零五) or written out (二〇一七).

    >>> chinese_to_int("一百零三"), chinese_to_int("二〇一七"), chinese_to_int("年")
    (103, 2017, None)
    """
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            section += (digit or 1) * UNITS[char]
            digit = 0
        elif char in MYRIADS:
            total = (total + section + digit) * MYRIADS[char]
            section = digit = 0
        else:
            return None
    return total + section + digit


def int_to_chinese(number: int) -> str:
    """Return the numeral of official headings for 0 ≤ number < 10 000: 十一, 二十, 一百零三.

    Raises ValueError outside that range.
    """
    if not 0 <= number < 10_000:
        raise ValueError(f"no numeral for {number}: give 0 to 9999")
    names = "零一二三四五六七八九"
    if number < 10:
        return names[number]
    out, rest, gap = "", number, False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十")):
        digit, rest = divmod(rest, size)
        if digit:
            spoken = "" if size == 10 and digit == 1 and not out else names[digit]
            out += ("零" if gap else "") + spoken + unit
            gap = False
        elif out and rest:
            gap = True
    return out + (("零" if gap else "") + names[rest] if rest else "")


def to_int(text: str) -> int | None:
    """Return the value of any numeral this module knows, brackets and points around it apart; None for other text.

    >>> [to_int(t) for t in ("（三）", "１２", "③", "⑿", "Ⅳ", "乙", "百货")]
    [3, 12, 3, 12, 4, 2, None]
    """
    bare = text.strip(" \u3000\u00a0()（）.．、")
    if not bare:
        return None
    if len(bare) == 1 and (bare in SIGNS or bare in STEMS):
        return SIGNS.get(bare) or STEMS.index(bare) + 1
    plain = bare.translate(_HALF)
    if plain.isascii():
        return int(plain) if plain.isdigit() else _roman(plain)
    return chinese_to_int(bare)


def _roman(text: str) -> int | None:
    if not text or any(char not in _ROMAN for char in text):
        return None
    values = [_ROMAN[char] for char in text]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def circled(number: int) -> str:
    """Return ① to ㊿ for 1 to 50. Raises ValueError outside that range."""
    for sign, value in SIGNS.items():
        if value == number and (sign <= "⑳" or "㉑" <= sign):
            return sign
    raise ValueError(f"no circled sign for {number}: give 1 to 50")
