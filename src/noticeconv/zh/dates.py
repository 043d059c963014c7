"""Dates as official texts write them → datetime.date, the raw form kept."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from noticeconv.zh.numerals import chinese_to_int

_ZERO = "〇○◯零ＯO0oΟОо"
_DIG = "[0-9０-９]"
_CN = "一二三四五六七八九"
_S = r"[ \t\u00a0\u3000\u2002\u2003\u2009]{0,4}"
_CN_YEAR = rf"[一二][{_CN}{_ZERO}—－\-]{{3}}"
_YEAR = rf"(?:{_DIG}(?:{_S}{_DIG}){{3}}|{_CN_YEAR})"
_PART = rf"(?:{_DIG}(?:{_S}{_DIG})?|[{_CN}十元]{{1,3}})"
_DATE = re.compile(
    rf"(?<![0-9０-９])(?P<y>{_YEAR}){_S}"
    rf"(?:年{_S}(?P<m>{_PART}){_S}月(?:{_S}(?P<d>{_PART}){_S}[日号])?"
    rf"|(?P<sep>[.\-/．－—、])(?P<m2>{_DIG}{{1,2}})(?P=sep)(?P<d2>{_DIG}{{1,2}})(?![0-9０-９.]){_S}日?)"
)
_FOLD = {ord(char): "0" for char in _ZERO} | {ord("０") + n: str(n) for n in range(10)}
_AROUND = " \t\r\n\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff（）()〔〕[]【】。."


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date found at `start:end` (code points): as written, and the day it names when it names one."""

    start: int
    end: int
    raw: str
    value: datetime.date | None

    @property
    def complete(self) -> bool:
        """Whether year, month and day are there and the day exists."""
        return self.value is not None


def find_date(text: str, start: int = 0) -> DateMatch | None:
    """Return the first date of `text` from `start` on; None when there is none.

    Knows 2017年2月27日 (spaced, full-width), 二〇一七年二月二十七日 with any zero (○ O 0 零) or — for 一, 元月,
    2017-2-27, 2017.2.27, 2017/2/27. A date without a day, or an impossible one, has no value.
    """
    found = _DATE.search(text, start)
    if found is None:
        return None
    value = _value(found["y"], found["m"] or found["m2"], found["d"] or found["d2"])
    return DateMatch(found.start(), found.end(), found.group(), value)


def match_date(text: str) -> DateMatch | None:
    """Return the date that the whole of `text` is, white space and brackets around it apart; None otherwise.

    >>> match_date("（2017年2月24日）").value.isoformat()
    '2017-02-24'
    """
    if len(text) > 60 or not any(char in text for char in "年.-/．－—、"):
        return None
    inner = text.strip(_AROUND)
    found = _DATE.match(inner)
    if found is None or found.end() < len(inner):
        return None
    return find_date(text)


def date_value(text: str) -> datetime.date | None:
    """Return the day of the first date in `text`, or None."""
    found = find_date(text)
    return found.value if found else None


def _value(year: str, month: str | None, day: str | None) -> datetime.date | None:
    if month is None or day is None:
        return None
    try:
        return datetime.date(_year(year), _small(month), _small(day))
    except ValueError:
        return None


def _year(text: str) -> int:
    digits = "".join(text.split()).translate(_FOLD)
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return int("".join(char if char.isdigit() and char.isascii() else str(_CN.find(char) + 1 or 1) for char in digits))


def _small(text: str) -> int:
    plain = "".join(text.split()).translate(_FOLD)
    if plain.isdigit() and plain.isascii():
        return int(plain)
    return chinese_to_int(plain.replace("元", "一")) or 0
