"""Dates as official texts write them → datetime.date, the raw form kept (GB/T 9704 7.3.5.4, 7.4.3)."""

from __future__ import annotations

import datetime
import re

from noticeconv.kept import pattern
from noticeconv.records import NamedTuple
from noticeconv.zh.numerals import chinese_to_int

_ZERO = "〇○◯零ＯO0oΟОо"
_ONE = "—－–―"
"""A dash read or typed for 一 inside a year or day in 汉字."""
_DIGIT = "[0-9０-９]"
_CN = "一二三四五六七八九"
_S = "[ \\t\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff]{0,4}"
_YEAR = rf"[12１２一二](?:(?:{_S}[0-9０-９{_ZERO}{_CN}]){{3}}|(?<=[一二])(?:{_S}[0-9０-９{_ZERO}{_CN}{_ONE}]){{3}})"
_NUMBER = rf"[0-9０-９](?:{_S}[0-9０-９{_ZERO}])?(?!{_DIGIT})"
_SPOKEN = rf"[{_CN}十廿卅{_ZERO}{_ONE}](?:{_S}[{_CN}十{_ZERO}{_ONE}]){{0,2}}"
_MONTH = rf"(?:{_NUMBER}|[元正]|{_SPOKEN})"
_DAY = rf"(?:{_NUMBER}|{_SPOKEN})"
_DATE = pattern(
    rf"(?P<y>(?<!{_DIGIT}){_YEAR}){_S}"
    rf"(?:年{_S}(?P<m>{_MONTH}){_S}月(?:{_S}(?P<d>{_DAY}){_S}(?:[日号曰]|(?=[\s)）]*\Z)))?"
    rf"|(?P<sep>[./．／、\-－—–‐‑−])(?P<m2>{_S}{_DIGIT}{{1,2}}){_S}(?P=sep)(?P<d2>{_S}{_DIGIT}{{1,2}})(?![0-9０-９]|[.．]{_DIGIT}){_S}日?)"
)
_FOLD = {ord(char): "0" for char in _ZERO} | {ord("０") + n: str(n) for n in range(10)} | {ord(char): "一" for char in _ONE}
_FOLD |= {ord(char): "一" for char in "元正"} | {ord(char): "" for char in "\u200b\ufeff"}
_AROUND = " \t\r\n\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff（）()〔〕[]【】。."


class DateMatch(NamedTuple):
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

    Knows 2017年2月27日 (spaced, full-width), 二〇一七年二月二十七日 with any zero (○ O 0 零) or — for 一, 元月, 廿七日,
    2017-2-27, 2017.2.27, 2017/2/27. A date without a day, or an impossible one, has no value; a year alone is no date.

    >>> find_date("会议于二O—七年元月3日召开").value.isoformat(), find_date("2017年度"), find_date("3.5万元")
    ('2017-01-03', None, None)
    """
    found = _DATE.search(text, start)
    return _match(found) if found else None


def match_date(text: str) -> DateMatch | None:
    """Return the date that the whole of `text` is, white space and brackets around it apart; None otherwise.

    >>> match_date("（2017年2月24日）").value.isoformat(), match_date("2017年2月24日印发")
    ('2017-02-24', None)
    """
    if len(text) > 60:
        return None
    start, end = len(text) - len(text.lstrip(_AROUND)), len(text.rstrip(_AROUND))
    found = _DATE.fullmatch(text, start, end)
    return _match(found) if found else None


def date_value(text: str) -> datetime.date | None:
    """Return the day of the first date in `text`, or None."""
    found = find_date(text)
    return found.value if found else None


def _match(found: re.Match[str]) -> DateMatch:
    value = _value(found["y"], found["m"] or found["m2"], found["d"] or found["d2"])
    return DateMatch(found.start(), found.end(), found.group(), value)


def _value(year: str, month: str, day: str | None) -> datetime.date | None:
    """Return the day that the three written numbers name; None without a day, or when the calendar has no such day."""
    numbers = _year(year), _small(month), _small(day or "")
    try:
        return None if None in numbers else datetime.date(*numbers)  # type: ignore[arg-type]
    except ValueError:
        return None


def _year(text: str) -> int:
    digits = "".join(text.split()).translate(_FOLD)
    return int("".join(str(_CN.find(char) + 1) if char in _CN else char for char in digits))


def _small(text: str) -> int | None:
    plain = "".join(text.split()).translate(_FOLD)
    return int(plain) if plain.isdecimal() and plain.isascii() else chinese_to_int(plain.replace("0", "零"))
