"""Dates in every writing that official texts use."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeconv.zh.dates import date_value, find_date, match_date
from noticeconv.zh.numerals import int_to_chinese

DAY = datetime.date(2017, 2, 27)


@pytest.mark.parametrize(
    "text",
    [
        "2017年2月27日",
        "2017 年 2 月 27 日",
        "2017\u3000年\u00a02\u2003月27\u200b日",
        "２０１７年２月２７日",
        "2 0 1 7年2月2 7日",
        "2O17年2月27日",
        "2017年02月27日",
        "2017年2月27号",
        "2017年2月27",
        "二〇一七年二月二十七日",
        "二 〇 一 七 年 二 月 二 十 七 日",
        "二○一七年二月廿七日",
        "二O一七年二月二七日",
        "二0—七年二月二十七日",
        "二零17年二月27日",
        "2017.2.27",
        "2017. 2. 27",
        "2017．02．27",
        "2017-02-27",
        "2017–2–27",
        "2017/2/27",
        "（2017年2月27日）",
        " \u3000[2017年2月27日]。\n",
    ],
)
def test_writings_of_one_day(text):
    assert match_date(text).value == DAY == date_value(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2018年元月3日", (2018, 1, 3)), ("二O—一年四月八日", (2011, 4, 8)), ("二0一一年十—月三十日", (2011, 11, 30)), ("二○○四年十二月三十一日", (2004, 12, 31)), ("一九九八年五月十日", (1998, 5, 10)), ("二〇二〇年二月二十九日", (2020, 2, 29))],
)
def test_other_days(text, value):
    assert match_date(text).value == datetime.date(*value)


@pytest.mark.parametrize("text", ["2017年2月30日", "2017年13月1日", "二〇一七年二月二十九日", "2017年0月5日", "2017.2.31", "二〇一七年五月", "2017年5月"])
def test_a_date_without_a_day(text):
    found = match_date(text)
    assert found is not None
    assert (found.value, found.complete, found.raw) == (None, False, text)


@pytest.mark.parametrize("text", ["", "2017年", "2017年度", "二〇一七年", "20170227", "12017年2月3日", "3.5万元", "1.5.2", "2020.4.27.1", "2017-2.27", "4000年1月1日", "第2017号", "O—一年四月八日", "2017年\n2月27日", "两千年二月三日", "192.168.10.1"])
def test_no_date(text):
    assert find_date(text) is None


@pytest.mark.parametrize("text", ["2017年2月27日印发", "自2017年2月27日", "2017年2月27—28日", "2017.2.27-28", "2017年2月27日至3月1日"])
def test_not_a_date_alone(text):
    assert match_date(text) is None
    assert find_date(text) is not None


def test_range_keeps_its_month_only():
    assert find_date("2017年2月27—28日").raw == "2017年2月"


def test_where_it_stands():
    text = "自2016年5月1日起，至2017年2月27日止。"
    first = find_date(text)
    second = find_date(text, first.end)
    assert text[second.start : second.end] == second.raw == "2017年2月27日"
    assert find_date(text, second.end) is None
    inside = match_date("（2017年2月27日）")
    assert (inside.start, inside.end) == (1, 11)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_inverse(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    assert match_date(f"{day.year}年{day.month}月{day.day}日").value == day
    assert match_date(f"{year}年{int_to_chinese(day.month)}月{int_to_chinese(day.day)}日").value == day
    assert match_date(day.isoformat()).value == day


@given(st.text(alphabet="0129一二十〇O年月日—-. \u3000（）", max_size=24))
def test_never_raises(text):
    find_date(text)
    match_date(text)


@pytest.mark.parametrize("unit", ["2 ", "一 ", "2017年 ", "2017年2月 二", "二—", "2017.", "1 0 1 0 ", "年月日"])
def test_linear(unit):
    start = time.perf_counter()
    find_date(unit * 20_000)
    assert time.perf_counter() - start < 1.5
