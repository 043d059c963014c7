"""Numerals of official text and their values, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeconv.zh.numerals import SIGNS, chinese_to_int, circled, int_to_chinese, to_int


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("廿", 20),
        ("廿一", 21),
        ("卅一", 31),
        ("两百", 200),
        ("二百五", 250),
        ("三万五", 35_000),
        ("三万零五", 30_005),
        ("一百〇三", 103),
        ("一百十二", 112),
        ("一千零五十", 1050),
        ("壹佰贰拾叁", 123),
        ("一百二十三万四千五百六十七", 1_234_567),
        ("一万亿", 1_000_000_000_000),
        ("十一亿零三万", 1_100_030_000),
        ("二〇一七", 2017),
        ("二○○一", 2001),
        ("一九九八", 1998),
    ],
)
def test_chinese_numeral_has_a_value(text, value):
    assert chinese_to_int(text) == value


@pytest.mark.parametrize("text", ["", "百", "千", "万", "百货", "三亚", "十十", "十一十", "十百", "一一十", "一百零", "一百零三十", "一百零零三", "一万二万", "十万零", "年", "3", "一" * 30])
def test_what_is_no_chinese_numeral(text):
    assert chinese_to_int(text) is None


@given(st.integers(0, 9999))
def test_chinese_numeral_inverse(number):
    assert chinese_to_int(int_to_chinese(number)) == number == to_int(f"（{int_to_chinese(number)}）")


@pytest.mark.parametrize(("number", "text"), [(0, "零"), (10, "十"), (19, "十九"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1010, "一千零一十"), (2005, "二千零五"), (9999, "九千九百九十九")])
def test_numeral_of_headings(number, text):
    assert int_to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 10_000])
def test_no_numeral_outside_the_range(number):
    with pytest.raises(ValueError, match="0 to 9999"):
        int_to_chinese(number)


@given(st.integers(1, 50))
def test_circled_inverse(number):
    assert to_int(circled(number)) == number


@pytest.mark.parametrize("number", [0, 51])
def test_no_circled_sign(number):
    with pytest.raises(ValueError, match="1 to 50"):
        circled(number)


@pytest.mark.parametrize(
    ("text", "value"),
    [("（三）", 3), ("12.", 12), ("１２", 12), ("①", 1), ("㊿", 50), ("㈩", 10), ("⑽", 10), ("⒛", 20), ("⓫", 11), ("❶", 1), ("Ⅻ", 12), ("ⅳ", 4), ("XIV", 14), ("iv", 4), ("甲", 1), ("癸", 10), ("〔3〕", 3), ("廿一、", 21)],
)
def test_any_numeral(text, value):
    assert to_int(text) == value


@pytest.mark.parametrize("text", ["", "（）", "IIII", "IC", "VX", "3.5", "子", "①②", "第三", "²", "٣", "a", "9" * 5000])
def test_no_numeral(text):
    assert to_int(text) is None


@given(st.text(alphabet="一二十百千万亿零〇廿①ⅣXIV9３（）.、 甲年", max_size=12))
def test_never_raises(text):
    chinese_to_int(text)
    to_int(text)


def test_signs_are_single_and_distinct():
    assert all(len(sign) == 1 and 1 <= value <= 50 for sign, value in SIGNS.items())
    assert len({circled(n) for n in range(1, 51)}) == 50
