"""Rules of numbering marks (GB/T 9704-2012, 7.3.3; GB/T 15834-2011, appendix B): of lines that recognition takes for numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticeconv.kept import pattern
from noticeconv.roles import Role
from noticeconv.rules.lines import Checked
from noticeconv.rules.registry import Change, Finding, one, rule
from noticeconv.zh.lexicon import CLOSING
from noticeconv.zh.markers import MarkerStyle
from noticeconv.zh.numerals import int_to_chinese, to_int

S = MarkerStyle
_BRACKETED = frozenset({S.CHINESE_PAREN, S.ARABIC_PAREN})
_RUNNING = frozenset({Role.HEADING, Role.PARAGRAPH})
_FULL = {"(": "（", "﹙": "（", ")": "）", "﹚": "）"}
_ORDINAL = pattern(r"(?:(?<=[。；;])|\A)(?:第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后|其[一二三四五])(?P<mark>[、﹑])(?![第其首再最一二三四五六七八九十])")
_IS = pattern(r"(?:(?<=[。；;：:，,])|\A)[一二三四五六七八九十]{1,2}是(?P<mark>[、，,])(?=[\u4e00-\u9fff])")
_SENTENCE = pattern("(?:本|凡|各|如|对|经|在|自)|.*(?:适用|应当?|必须|不得|可以|可按|须|不予|不能|负责|执行|施行)\\Z|.*(?:适用于|应当|须|不得|可以|(?<![主重首需])要(?![求点素件闻]))")
"""Words behind a mark that say something rather than name it."""
_LONGEST_HEADING = 30
_OWN_TEXT = 30
"""Characters of a paragraph that is surely what a heading stands over."""


@rule("N101", "GB/T 9704-2012 7.3.3；GB/T 15834-2011 4.5.3.3", "mandatory")
def chinese_number_comma(line: Checked) -> Iterator[Finding]:
    """不带括号的汉字序号后用顿号。

    违例：一.总体要求
    正例：一、总体要求

    修改安全：只换序号后的一个标点。
    """
    if line.mark and line.mark.style is S.CHINESE_COMMA and line.mark.raw[-1] in ".．,，﹑､":
        yield one(line.body - 1, line.body, "、")


@rule("N102", "GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录 B.3.3", "recommended")
def arabic_number_point(line: Checked) -> Iterator[Finding]:
    """不带括号的阿拉伯数字序号后用下脚点。

    违例：1、报名时间
    正例：1.报名时间

    修改安全：只换序号后的一个标点；序号后紧跟数字的（1、2017年……）只提出，不自动改，以免读成小数。
    """
    mark = line.mark
    if mark and mark.style in (S.ARABIC_COMMA, S.ARABIC_DOT) and mark.raw[-1] in "、﹑､．﹒":
        digit = re.match(r"\s?[0-9０-９]", line.text[mark.end :])
        yield one(mark.end - 1, mark.end, ".", safe=digit is None)


@rule("N103", "GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录 B.3.4", "recommended")
def bracketed_number_bare(line: Checked) -> Iterator[Finding]:
    """带括号的序号后不加标点。

    违例：（一）、报名条件
    正例：（一）报名条件

    修改安全：只去掉括号后的一个标点。
    """
    if line.mark and line.mark.style in _BRACKETED and line.mark.raw[-1] in "、，,.．:：":
        yield one(line.body - 1, line.body, "")


@rule("N104", "GB/T 9704-2012 7.3.3；GB/T 15834-2011 4.9.2", "recommended")
def number_brackets(line: Checked) -> Iterator[Finding]:
    """序号用全角括号，不用㈠、⑴等单字符号。

    违例：(一)报名条件
    正例：（一）报名条件

    修改安全：序号不变，只换字形。
    """
    if line.mark and line.mark.style in _BRACKETED:
        changes = [change for at, char in enumerate(line.mark.raw) if (change := _bracket(at, char, line.mark.style))]
        if changes:
            yield Finding(tuple(changes))


def _bracket(at: int, char: str, style: MarkerStyle) -> Change | None:
    if char in _FULL:
        return (at, at + 1, _FULL[char])
    number = to_int(char) if "㈠" <= char <= "㈩" or "⑴" <= char <= "⒇" else None
    if number is None:
        return None
    return (at, at + 1, f"（{int_to_chinese(number) if style is S.CHINESE_PAREN else number}）")


@rule("N105", "GB/T 15834-2011 4.4.3.3、附录 B.3.1", "mandatory")
def ordinal_comma(line: Checked) -> Iterator[Finding]:
    """“第一”“首先”“其一”一类序次语后用逗号。

    违例：第一、提高认识。
    正例：第一，提高认识。

    只看行首和句号、分号之后；“第一、二季度”“第一、第二产业”不是序次语。
    修改安全：只换一个标点。
    """
    for found in _ORDINAL.finditer(line.text) if line.role in _RUNNING else ():
        yield one(*found.span("mark"), "，")


@rule("N106", "GB/T 15834-2011 附录 B.3.7", "recommended")
def is_bare(line: Checked) -> Iterator[Finding]:
    """“一是”“二是”后不加标点。

    违例：一是、摸清底数；二是，建立台账。
    正例：一是摸清底数；二是建立台账。

    修改安全：只去掉一个标点。
    """
    for found in _IS.finditer(line.text) if line.role in _RUNNING else ():
        yield one(*found.span("mark"), "")


@rule("N107", "GB/T 15834-2011 附录 B.4", "recommended")
def heading_without_stop(line: Checked) -> Iterator[Finding]:
    """独占一行的层次标题末尾不用句号。

    违例：一、总体要求。
    正例：一、总体要求

    只看其下另有正文或下级标题的“一、”“（一）”两级；整句话的条目不是标题。
    修改安全：只去掉末尾一个句号。
    """
    if line.mark and line.mark.style in (S.CHINESE_COMMA, S.CHINESE_PAREN) and line.text[-1] == "。" and _stands_alone(line):
        yield one(len(line.text) - 1, len(line.text), "")


def _stands_alone(line: Checked) -> bool:
    """Whether the line is a heading with a text of its own below, and no item of a list of sentences."""
    words = line.text[line.body : -1]
    if not 2 <= len(words) <= _LONGEST_HEADING or re.search("[，,；;：:。！？]", words) or _SENTENCE.match(words):
        return False
    before, follows = line.before, line.follows
    if follows is None or follows.depth != line.depth or (before and before.role is Role.HEADING and before.level == line.level):
        return False
    if follows.role is Role.HEADING:
        return (follows.level or 0) > (line.level or 0)
    return follows.role is Role.PARAGRAPH and len(follows.text) >= _OWN_TEXT and not CLOSING.match(follows.text)
