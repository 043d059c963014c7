"""Numbering marks: each form of the standard with its misuses, and what must not be taken for one."""

from __future__ import annotations

import pytest

from noticeconv.zh.markers import MarkerStyle, match_marker

S = MarkerStyle


@pytest.mark.parametrize(
    ("text", "style", "ordinal", "raw"),
    [
        ("一、总体要求", S.CHINESE_COMMA, 1, "一、"),
        ("十二、附则", S.CHINESE_COMMA, 12, "十二、"),
        ("一.总体要求", S.CHINESE_COMMA, 1, "一."),
        ("二．2016年工作", S.CHINESE_COMMA, 2, "二．"),
        ("六、9月10日检查", S.CHINESE_COMMA, 6, "六、"),
        ("（一）组织领导", S.CHINESE_PAREN, 1, "（一）"),
        ("(三)、组织领导", S.CHINESE_PAREN, 3, "(三)、"),
        ("㈡组织领导", S.CHINESE_PAREN, 2, "㈡"),
        ("1.报名时间", S.ARABIC_DOT, 1, "1."),
        ("２．报名时间", S.ARABIC_DOT, 2, "２．"),
        ("⒊报名时间", S.ARABIC_DOT, 3, "⒊"),
        ("1、报名时间", S.ARABIC_COMMA, 1, "1、"),
        ("（1）材料", S.ARABIC_PAREN, 1, "（1）"),
        ("⑷材料", S.ARABIC_PAREN, 4, "⑷"),
        ("2）材料", S.ARABIC_CLOSE, 2, "2）"),
        ("③材料", S.CIRCLED, 3, "③"),
        ("第一，提高认识", S.ORDINAL_COMMA, 1, "第一，"),
        ("第二、提高认识", S.ORDINAL_COMMA, 2, "第二、"),
        ("一是摸清底数", S.ORDINAL_IS, 1, "一是"),
        ("二要落实责任", S.ORDINAL_IS, 2, "二要"),
        ("首先，提高认识", S.SEQUENCE, 1, "首先，"),
        ("其二，提高认识", S.ITEM, 2, "其二，"),
        ("第一部分 概况", S.PART, 1, "第一部分"),
        ("第三章 法律责任", S.CHAPTER, 3, "第三章"),
        ("第二节　登记", S.SECTION, 2, "第二节"),
        ("第十条之一 违反规定的", S.ARTICLE, 10, "第十条之一"),
        ("甲、说明", S.STEM, 1, "甲、"),
        ("a.说明", S.LATIN, 1, "a."),
        ("——坚持党的领导", S.DASH, None, "——"),
        ("• 说明", S.BULLET, None, "•"),
    ],
)
def test_marks(text, style, ordinal, raw):
    mark = match_marker(text)
    assert mark is not None
    assert (mark.style, mark.ordinal, mark.raw) == (style, ordinal, raw)
    assert text[: mark.end] == raw


@pytest.mark.parametrize("text", ["2017年全市工作", "第一中学", "十三五规划", "第一条件是", "第三节点", "一年来", "各单位", "", "2020.4.27", "通知如下", "第五届"])
def test_no_marks(text):
    assert match_marker(text) is None
