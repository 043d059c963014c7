"""Rules of numerals and spans (GB/T 15835-2011; GB/T 15834-2011, 4.13)."""

from __future__ import annotations

from collections.abc import Iterator

from noticeconv.kept import pattern
from noticeconv.roles import Role
from noticeconv.rules.lines import Checked
from noticeconv.rules.registry import Change, Finding, one, rule

_OWNED = frozenset({Role.DATE, Role.DOCUMENT_NUMBER, Role.COPY_NUMBER})
"""Lines whose numbers are the matter of other rules."""
_CN = "一二三四五六七八九"
_ZEROS = "零○◯ＯOo0ΟОо"
_YEAR = pattern(rf"(?<![{_CN}〇{_ZEROS}十百千万])[一二](?=[{_CN}]?[〇{_ZEROS}])[{_CN}〇{_ZEROS}]{{3}}(?=年)")
_HYPHEN = "[-－–‐−]"
_YEARS = pattern(rf"(?<![0-9\-－–.])(?P<a>(?:19|20)[0-9]{{2}})年?(?P<mark> ?{_HYPHEN}{{1,2}} ?)(?P<b>(?:19|20)[0-9]{{2}})(?=年)")
_DAYS = pattern(rf"(?<=[年月日（，、：至自于])(?P<a>[0-9]{{1,2}})(?P<mark>{_HYPHEN})(?P<b>[0-9]{{1,2}})(?=[月日])")
_WHOLE = pattern(rf"(?<=[0-9][月日])(?P<mark> ?{_HYPHEN} ?)(?=[0-9]{{1,2}}[月日]|(?:19|20)[0-9]{{2}}年)")
_TIMES = pattern(rf"(?<![0-9:：.])[0-9]{{1,2}}[:：][0-9]{{2}}(?P<mark> ?{_HYPHEN}{{1,2}} ?)[0-9]{{1,2}}[:：][0-9]{{2}}(?![0-9:：])")
_TILDE = pattern(r"(?<=[0-9０-９%％℃元万亿人年月日时分岁个米克吨）)])[~∼〜](?=[0-9０-９])")
_WIDE = pattern("(?<![Ａ-Ｚａ-ｚ])[０-９](?:[０-９]|．(?=[０-９])){0,30}(?![Ａ-Ｚａ-ｚ])")


@rule("N301", "GB/T 15835-2011 5.2.5", "mandatory")
def zero_of_years(line: Checked) -> Iterator[Finding]:
    """汉字年份里的零写作“〇”。

    违例：二零一七年
    正例：二〇一七年

    “零”用于计量（一百零五），“〇”用于编号和年份；○、O 是别的符号。
    修改安全：只换字形，年份不变。
    """
    for found in _YEAR.finditer(line.text) if line.role is not Role.DATE else ():
        changes: list[Change] = [(at, at + 1, "〇") for at in range(*found.span()) if line.text[at] in _ZEROS]
        if changes:
            yield Finding(tuple(changes))


@rule("N302", "GB/T 15834-2011 4.13.3.2", "recommended")
def span_dash(line: Checked) -> Iterator[Finding]:
    """时间的起止用一字线“—”，不用短横线。

    违例：2016-2020年
    正例：2016—2020年

    只看年、月、日和钟点的起止；电话、编号、2017-5-8 一类完整日期不动。
    修改安全：只换连接号。
    """
    if line.code or line.role in _OWNED:
        return
    for range_ in (_YEARS, _DAYS):
        yield from (one(*found.span("mark"), "—") for found in range_.finditer(line.text) if int(found["a"]) < int(found["b"]))
    for range_ in (_WHOLE, _TIMES):
        yield from (one(*found.span("mark"), "—") for found in range_.finditer(line.text))


@rule("N303", "GB/T 15834-2011 4.13.2", "recommended")
def range_wave(line: Checked) -> Iterator[Finding]:
    """数值范围用全角浪纹线“～”。

    违例：10~15人
    正例：10～15人

    修改安全：只换字形。
    """
    if not line.code:
        yield from (one(*found.span(), "～") for found in _TILDE.finditer(line.text))


@rule("N304", "GB/T 15835-2011 5.1.7", "mandatory")
def half_width_digits(line: Checked) -> Iterator[Finding]:
    """阿拉伯数字用半角。

    违例：共有１２所学校参加。
    正例：共有12所学校参加。

    表格里的不看；与全角字母连写的（Ａ４）不动。
    修改安全：数值不变，只换字形。
    """
    if line.code or line.role in _OWNED:
        return
    for found in _WIDE.finditer(line.text):
        point = "．" if found.start() < line.body else "."
        yield one(*found.span(), "".join(point if char == "．" else str(int(char)) for char in found.group()))
