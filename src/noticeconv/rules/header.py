"""Rules of the 版头: 发文字号 and 签发人 (GB/T 9704-2012, 7.2.5 and 7.2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticeconv.kept import pattern
from noticeconv.roles import Role
from noticeconv.rules.lines import Checked
from noticeconv.rules.registry import Finding, one, rule

_HEADER = frozenset({Role.DOCUMENT_NUMBER, Role.SIGNATORY})
_S = r"[ \t\u00a0\u3000]{0,4}"
_D = "[0-9０-９]"
_NUMBER = pattern(
    rf"(?P<open>[〔\[［﹝〖【(（]){_S}(?P<year>{_D}{_S}{_D}{_S}{_D}{_S}{_D}){_S}(?P<close>[〕\]］﹞〗】)）])"
    rf"(?P<gap>{_S})(?P<nth>第?){_S}(?P<serial>{_D}(?:{_S}{_D}){{0,4}}){_S}号"
)
"""[2017]08号 and its kin in the line of the 发文字号."""
_CITED = pattern(r"(?<=[\u4e00-\u9fff])(?P<open>[\[［﹝【])(?P<year>(?:19|20)\d\d)(?P<close>[\]］﹞】])(?=第?\d{1,5}号)", re.ASCII)
"""[2017]8号 in running text: only square brackets are surely a 发文字号's ((2017)皖01民初8号 is a case's)."""
_SIGNATORY = pattern(r"签[ 　]{0,2}发[ 　]{0,2}人(?P<colon>[ 　]{0,4}[:∶﹕][ 　]{0,4}|[ 　]{1,4})(?=[\u4e00-\u9fff])")


@rule("H101", "GB/T 9704-2012 7.2.5；GB/T 15834-2011 4.9.3.4", "mandatory")
def year_brackets(line: Checked) -> Iterator[Finding]:
    """年份用六角括号〔〕括入。

    违例：临教发[2017]8号
    正例：临教发〔2017〕8号

    发文字号的年份用〔〕，不用［］（）【】。正文引用发文字号时同样处理，但圆括号不改：法院案号等用圆括号。
    修改安全：只换一对括号。
    """
    number = _NUMBER if line.role in _HEADER else _CITED
    for found in number.finditer(line.text):
        if found["open"] + found["close"] != "〔〕":
            yield Finding(((*found.span("open"), "〔"), (*found.span("close"), "〕")))


def _numbers(line: Checked) -> Iterator[re.Match[str]]:
    return _NUMBER.finditer(line.text) if line.role in _HEADER else iter(())


@rule("H102", "GB/T 9704-2012 7.2.5", "mandatory")
def leading_zero(line: Checked) -> Iterator[Finding]:
    """发文顺序号不编虚位，前面不加 0。

    违例：临教发〔2017〕08号
    正例：临教发〔2017〕8号

    修改安全：去掉前面的 0，号数不变。
    """
    for found in _numbers(line):
        zeros = len(found["serial"]) - len(found["serial"].lstrip("0０"))
        if 0 < zeros < len(found["serial"]) and found["serial"][zeros].strip():
            start = found.start("serial")
            yield one(start, start + zeros, "")


@rule("H103", "GB/T 9704-2012 7.2.5", "mandatory")
def serial_without_nth(line: Checked) -> Iterator[Finding]:
    """发文顺序号前不加“第”。

    违例：临教发〔2017〕第8号
    正例：临教发〔2017〕8号

    只看带年份的发文字号；命令的“第8号”本来如此。
    修改安全：只去掉“第”字。
    """
    for found in _numbers(line):
        if found["nth"]:
            yield one(*found.span("nth"), "")


@rule("H104", "GB/T 9704-2012 7.2.5；GB/T 15835-2011 5.1.7", "mandatory")
def half_width_number(line: Checked) -> Iterator[Finding]:
    """发文字号中的数字用半角阿拉伯数字，中间不空格。

    违例：临教发〔２０１７〕 8号
    正例：临教发〔2017〕8号

    修改安全：数字不变，只换字形、去空格。
    """
    for found in _numbers(line):
        wrong = [at for at in range(found.start(), found.end()) if line.text[at].isspace() or line.text[at] in "０１２３４５６７８９"]
        if wrong:
            yield Finding(tuple((at, at + 1, _half(line.text[at])) for at in wrong))


def _half(char: str) -> str:
    return "" if char.isspace() else str(int(char))


@rule("H105", "GB/T 9704-2012 7.2.6", "mandatory")
def signatory_colon(line: Checked) -> Iterator[Finding]:
    """“签发人”三字后用全角冒号。

    违例：签发人 王平
    正例：签发人：王平

    修改安全：只换或补冒号。
    """
    for found in _SIGNATORY.finditer(line.text) if line.role in _HEADER else ():
        yield one(*found.span("colon"), "：")
