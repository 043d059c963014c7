"""Parsing against a regular expression, and how it grows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.material import texts
from benchmarks.measure import Row, Work, growth, ratio
from noticeconv import parse

# a line's indent, mark, words up to the first stop, and the rest: what the simplest converter would do
LINE = re.compile(
    r"(\s*)((?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}[.．、]|第[一二三四五六七八九十]{1,3}[，,章节条款])?)"
    r"([^。：:\n]*)([。：:]?)(.*)\n?"
)
LINEAR = 12.0
"""10 times the input may take 12 times the time."""


def rows() -> Iterator[Row]:
    for name, text in texts().items():
        lines = text.splitlines(keepends=True)
        yield ratio("parse", f"{name} / one regex on each line", partial(parse, text), partial(matched, lines), 60, repeat=20)
    for name, text in texts().items():
        yield growth("parse", f"{name}: 10 x the text", partial(_repeated, text), 10, LINEAR)
    for name, make in HARD.items():
        yield growth("parse", f"{name}: 10 x as long", partial(_made, make), 10, LINEAR, runs=3)


def matched(lines: list[str]) -> list[object]:
    return [LINE.match(line) for line in lines]


def _repeated(text: str, times: int) -> Work:
    return partial(parse, text * times)


def _made(make: Callable[[int], str], times: int) -> Work:
    return partial(parse, make(times))


HARD: dict[str, Callable[[int], str]] = {
    "one line of 1 MB": lambda times: "各单位要高度重视,认真落实。" * (2400 * times),  # 10 x: 336,000 characters, 1,008,000 bytes
    "100,000 short lines": lambda times: "春风吹来\n" * (10_000 * times),
    "5,000 nested brackets": lambda times: "通知" + "（" * (500 * times) + "一" + "）" * (500 * times) + "\n",
}
