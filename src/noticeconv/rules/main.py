"""Rules of the 主体 around the text: 标题, 主送机关, 成文日期, 附件说明, 附件 (GB/T 9704-2012, 7.3)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from noticeconv.kept import pattern
from noticeconv.roles import Role
from noticeconv.rules.lines import Checked
from noticeconv.rules.registry import Finding, one, rule
from noticeconv.zh.dates import DateMatch, find_date, match_date
from noticeconv.zh.genres import genre_of

_ARABIC_SINCE = datetime.date(2012, 7, 1)
"""GB/T 9704-2012 in force; before it the date of a document stood in 汉字."""
_ADDRESSED = pattern(r"(?P<mark>[ ]?[:,，;；.。、∶﹕])\Z|(?<=[\u4e00-\u9fff）)])(?P<none>)\Z")
_NOTE = pattern(r"\A附(?P<word>[ 　]?件)?[ 　]?(?P<colon>[:∶﹕：])")
_NOTE_END = pattern(r"(?<=[\u4e00-\u9fff）)》])[。；;]\Z")
_LABEL = pattern(r"\A附[ 　]?件[ 　]?[0-9０-９一二三四五六七八九十]{0,3}[ 　]?(?P<colon>[:：∶﹕])\Z")
_CN = frozenset("一二三四五六七八九十廿卅元正")
_DASHES = frozenset("—－–―")


@rule("M101", "GB/T 15834-2011 附录 B.4", "recommended")
def title_without_stop(line: Checked) -> Iterator[Finding]:
    """标题末尾不用句号。

    违例：临江市教育局关于做好校园安全工作的通知。
    正例：临江市教育局关于做好校园安全工作的通知

    只在以文种结尾的标题上提出。
    修改安全：只去掉末尾一个句号。
    """
    last = line.follows is None or line.follows.role is not Role.TITLE
    if line.role is Role.TITLE and line.sure and last and line.text[-1] in "。．." and genre_of(line.text[:-1]):
        yield one(len(line.text) - 1, len(line.text), "")


@rule("M102", "GB/T 9704-2012 7.3.2", "mandatory")
def recipients_colon(line: Checked) -> Iterator[Finding]:
    """主送机关名称后标全角冒号。

    违例：各县（区）教育局,
    正例：各县（区）教育局：

    修改安全：只换或补末尾的冒号。
    """
    last = line.follows is None or line.follows.role is not Role.RECIPIENTS
    found = _ADDRESSED.search(line.text) if line.role is Role.RECIPIENTS and line.sure and last else None
    if found:
        yield one(found.start(), found.end(), "：")


def _signed(line: Checked) -> DateMatch | None:
    """Return the 成文日期 that the line is, when it names a day."""
    found = match_date(line.text) if line.role is Role.DATE else None
    return find_date(line.text) if found and found.value else None


def _right(found: DateMatch) -> str:
    assert found.value
    return f"{found.value.year}年{found.value.month}月{found.value.day}日"


def _fault(found: DateMatch) -> str:
    """Return the code of what is wrong with the writing of a date; "" when nothing is."""
    if found.raw == _right(found):
        return ""
    plain = "".join(found.raw.split())
    if "年" not in plain:
        return "M113"
    chinese, arabic = bool(_CN.intersection(plain)), any(char.isdigit() and char not in _CN for char in plain)
    if chinese:
        mixed = arabic and not all(char in "0０" for char in plain if char.isdigit())
        return "M114" if mixed else "M111" if found.value and found.value >= _ARABIC_SINCE else ""
    return "M112" if re.search("[年月][0０]", plain) else "M115"


def _date(line: Checked, code: str) -> Iterator[Finding]:
    found = _signed(line)
    if found and _fault(found) == code:
        yield one(found.start, found.end, _right(found), safe=not (_CN.intersection(found.raw) and _DASHES.intersection(found.raw)))


@rule("M111", "GB/T 9704-2012 7.3.5.4", "mandatory")
def date_arabic(line: Checked) -> Iterator[Finding]:
    """成文日期用阿拉伯数字。

    违例：二〇一七年五月八日
    正例：2017年5月8日

    2012 年 7 月 1 日以前的公文按当时规定用汉字，不提。
    修改安全：年、月、日俱全才改，日子不变；横线代“一”的（二○—七年）只提出，不自动改。
    """
    yield from _date(line, "M111")


@rule("M112", "GB/T 9704-2012 7.3.5.4", "mandatory")
def date_unpadded(line: Checked) -> Iterator[Finding]:
    """成文日期的月、日不编虚位。

    违例：2017年05月08日
    正例：2017年5月8日

    修改安全：日子不变。
    """
    yield from _date(line, "M112")


@rule("M113", "GB/T 15834-2011 A.4.2；GB/T 15835-2011 5.1.4", "mandatory")
def date_in_words(line: Checked) -> Iterator[Finding]:
    """成文日期写明年、月、日，不用点、顿号或短横线代替。

    违例：2017.5.8
    正例：2017年5月8日

    修改安全：年、月、日俱全才改，日子不变。
    """
    yield from _date(line, "M113")


@rule("M114", "GB/T 15835-2011 4.3", "mandatory")
def date_unmixed(line: Checked) -> Iterator[Finding]:
    """成文日期不混用汉字和阿拉伯数字。

    违例：二〇一七年5月8日
    正例：2017年5月8日

    修改安全：日子不变。
    """
    yield from _date(line, "M114")


@rule("M115", "GB/T 9704-2012 7.3.5.4；GB/T 15835-2011 5.1.7", "mandatory")
def date_plain(line: Checked) -> Iterator[Finding]:
    """成文日期用半角数字，写到“日”，中间不空格。

    违例：2017 年 5 月 8 日
    正例：2017年5月8日

    修改安全：日子不变。
    """
    yield from _date(line, "M115")


@rule("M121", "GB/T 9704-2012 7.3.4", "mandatory")
def note_label(line: Checked) -> Iterator[Finding]:
    """附件说明以“附件”和全角冒号开头。

    违例：附:报名表
    正例：附件：报名表

    修改安全：只补“件”字、换冒号。
    """
    found = _NOTE.match(line.text) if line.role is Role.ATTACHMENT_NOTE else None
    if found and (found["word"] is None or found["colon"] != "：") and line.text[found.end() :].strip():
        yield one(1 if found["word"] is None else found.start("colon"), found.end(), "件：" if found["word"] is None else "：")


@rule("M122", "GB/T 9704-2012 7.3.4", "mandatory")
def note_without_stop(line: Checked) -> Iterator[Finding]:
    """附件名称后不加标点。

    违例：附件：报名表。
    正例：附件：报名表

    修改安全：只去掉末尾一个句号或分号；一行里写了几个附件的不改。
    """
    found = _NOTE_END.search(line.text) if line.role is Role.ATTACHMENT_NOTE else None
    if found and not re.search("[。；;]", line.text[:-1]):
        yield one(found.start(), found.end(), "")


@rule("M131", "GB/T 9704-2012 7.3.7", "mandatory")
def label_without_colon(line: Checked) -> Iterator[Finding]:
    """附件首页的“附件”和顺序号后不加冒号。

    违例：附件1：
    正例：附件1

    修改安全：只去掉末尾的冒号。
    """
    found = _LABEL.match(line.text) if line.role is Role.ATTACHMENT else None
    if found:
        yield one(*found.span("colon"), "")
