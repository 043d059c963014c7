"""ST_NumberFormat: a count as the numeral that Word prints (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from noticeconv.zh.numerals import int_to_chinese

_HAN = "〇一二三四五六七八九"
_HOLLOW = "○一二三四五六七八九"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_LEGAL_JAPANESE = str.maketrans("一二三四五六七八九十百千", "壱弐参四伍六七八九拾百阡")
_KOREAN = str.maketrans("零一二三四五六七八九十百千", "영일이삼사오육칠팔구십백천")
_ROMAN = tuple(
    (value, sign)
    for place, one, five, ten in ((100, "C", "D", "M"), (10, "X", "L", "C"), (1, "I", "V", "X"))
    for value, sign in ((place * 9, one + ten), (place * 5, five), (place * 4, one + five), (place, one))
)
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_ORDINAL = ("th", "st", "nd", "rd")
_MOST = 9999  # the greatest count that is spelt out; greater ones are printed as digits


def numeral(format: str, count: int) -> str:
    """Return `count` in the number format `format`; formats that are not known print digits, as Word does.

    >>> [numeral(f, 12) for f in ("chineseCounting", "decimalEnclosedCircle", "upperRoman", "ideographZodiac", "none")]
    ['十二', '⑫', 'XII', '亥', '']
    """
    made = _FORMATS.get(format)
    return str(count) if made is None or not 0 <= count <= _MOST else made(count)


def _counting(count: int) -> str:
    """十一, 九十九; from 100 on digit by digit."""
    return int_to_chinese(count) if 0 < count < 100 else _digits(_HOLLOW)(count)


def _thousand(count: int) -> str:
    return int_to_chinese(count)


def _formal(count: int) -> str:
    """Formal numerals keep the one before ten: 壹拾."""
    spoken = int_to_chinese(count)
    return "一" + spoken if spoken.startswith("十") else spoken


def _japanese(count: int) -> str:
    """百二, 千三百: neither 零 nor 一 before 十, 百, 千."""
    spoken = int_to_chinese(count)
    return spoken if count == 0 else spoken.replace("零", "").replace("一百", "百").replace("一千", "千").replace("一十", "十")


def _digits(signs: str) -> Callable[[int], str]:
    return lambda count: "".join(signs[int(digit)] for digit in str(count))


def _signs(first: str, most: int, *more: tuple[str, int]) -> Callable[[int], str]:
    """Count with runs of one-character signs, from 1; beyond their end with digits."""
    signs = [chr(ord(start) + at) for start, size in ((first, most), *more) for at in range(size)]
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda count: signs[(count - 1) % len(signs)] if count else str(count)


def _listed(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _letters(first: str) -> Callable[[int], str]:
    """Count a … z, aa, bb …: a letter repeated, not a number to the base 26."""
    return lambda count: chr(ord(first) + (count - 1) % 26) * ((count - 1) // 26 + 1) if count else "0"


def _roman(count: int) -> str:
    out = "M" * (count // 1000)
    count %= 1000
    for value, sign in _ROMAN:
        out += sign * (count // value)
        count %= value
    return out or "0"


def _sexagenary(count: int) -> str:
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12]


def _ordinal(count: int) -> str:
    last = 0 if count % 100 in (11, 12, 13) or count % 10 > 3 else count % 10
    return f"{count}{_ORDINAL[last]}"


_circled = _signs("①", 20, ("㉑", 15), ("㊱", 15))
_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda count: f"{count:02d}",
    "numberInDash": lambda count: f"- {count} -",
    "decimalFullWidth": lambda count: str(count).translate(_FULL),
    "decimalFullWidth2": lambda count: str(count).translate(_FULL),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _japanese,
    "koreanCounting": lambda count: _japanese(count).translate(_KOREAN),
    "chineseLegalSimplified": lambda count: _formal(count).translate(_LEGAL),
    "ideographLegalTraditional": lambda count: _formal(count).translate(_LEGAL_TRADITIONAL),
    "japaneseLegal": lambda count: _formal(count).replace("零", "").translate(_LEGAL_JAPANESE),
    "ideographDigital": _digits(_HAN),
    "japaneseDigitalTenThousand": _digits(_HAN),
    "taiwaneseDigital": _digits(_HOLLOW),
    "koreanDigital": _digits("영일이삼사오육칠팔구"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda count: _sexagenary(count) if count else "0",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "aiueoFullWidth": _listed(_AIUEO),
    "irohaFullWidth": _listed(_IROHA),
    "ganada": _listed("가나다라마바사아자차카타파하"),
    "chosung": _listed("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
}
