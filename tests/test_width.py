"""White space and width of official text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeconv.zh.width import full_punctuation, half_alphanumerics, is_space, strip_spaces, width_in_zi


@pytest.mark.parametrize("char", [" ", "\t", "\n", "\u3000", "\u00a0", "\u2002", "\u2009", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_shows_nothing(char):
    assert is_space(char)
    assert strip_spaces(f"通{char}知{char}") == "通知"


@pytest.mark.parametrize("char", ["一", "a", "，", "·", "￼", "—"])
def test_shows_something(char):
    assert not is_space(char)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("通知", 2), ("2017年", 3), ("a", 0.5), ("　一、", 3), ("m²", 1.5), ("\u00a0\u200b中", 1.5), ("“引”", 3)])
def test_width(text, width):
    assert width_in_zi(text) == width


@given(st.text(), st.text())
def test_widths_add_up(one, other):
    assert width_in_zi(one + other) == width_in_zi(one) + width_in_zi(other)
    assert not any(map(is_space, strip_spaces(one)))


@pytest.mark.parametrize(("half", "full"), [("通知如下:", "通知如下："), ("(试行)", "（试行）"), ("好!是吗?", "好！是吗？"), ("甲,乙;丙", "甲，乙；丙"), ("3.5万元、1/2", "3.5万元、1/2")])
def test_punctuation_made_full(half, full):
    assert full_punctuation(half) == full == full_punctuation(full)


@pytest.mark.parametrize(("full", "half"), [("２０１７年２月", "2017年2月"), ("ＰＭ２.５", "PM2.5"), ("，：（）①", "，：（）①")])
def test_digits_and_letters_made_half(full, half):
    assert half_alphanumerics(full) == half == half_alphanumerics(half)
