"""Items that run on inside one paragraph: 一是……；二是……, （1）……（2）……, ①……②……"""

from __future__ import annotations

import re

from noticeconv.kept import pattern
from noticeconv.records import NamedTuple
from noticeconv.zh.numerals import to_int


class InlineItem(NamedTuple):
    """One item: its mark as written, ordinal from 1, and the code points `start:end` it covers."""

    marker: str
    ordinal: int
    start: int
    end: int


_CN = "一二三四五六七八九十"
_BEHIND = r"(?<![^。；;：:，,！？”].)"  # the character just read stands behind one of these, or first
_FAMILIES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("二", ("二是", "二要", "二则"), pattern(rf"(?P<n>[{_CN}]{_BEHIND}[{_CN}]?)(?:是|要|则)", re.DOTALL)),
    ("二", ("第二，", "第二,"), pattern(rf"第{_BEHIND}(?P<n>[{_CN}]{{1,2}})[，,]", re.DOTALL)),
    ("二", ("其二",), pattern(rf"其{_BEHIND}(?P<n>[{_CN}])[，,]?", re.DOTALL)),
    ("2", ("（2）", "(2)"), pattern(r"[（(](?<![^。；;：:，,！？” ].)(?P<n>\d{1,2})[）)]", re.DOTALL)),
    ("②", ("②",), pattern(r"(?P<n>[①-⑳])")),
)
"""Of each family how its second mark reads, without which there is no series (a character of it first), and its marks."""


def inline_items(text: str) -> list[InlineItem]:
    """Return the items of the first series that counts 1, 2 … inside `text`; empty when there are fewer than two.

    >>> [item.marker for item in inline_items("做到：一是快；二是准。")]
    ['一是', '二是']
    """
    for sign, seconds, family in _FAMILIES:
        if sign in text and any(second in text for second in seconds) and (found := _series(family, text)):
            return found
    return []


def _series(family: re.Pattern[str], text: str) -> list[InlineItem]:
    starts: list[re.Match[str]] = []
    for match in family.finditer(text):
        ordinal = to_int(match["n"])
        if ordinal == len(starts) + 1:
            starts.append(match)
    if len(starts) < 2:
        return []
    ends = [match.start() for match in starts[1:]] + [len(text)]
    items = [InlineItem(m.group(), n, m.start(), end) for n, (m, end) in enumerate(zip(starts, ends, strict=True), 1)]
    items[-1] = _close(items, text)
    return items


def _close(items: list[InlineItem], text: str) -> InlineItem:
    """End the last item at its full stop, unless earlier items hold full stops themselves."""
    last = items[-1]
    stop = text.find("。", last.start)
    several = any("。" in text[item.start : item.end - 1] for item in items[:-1])
    return last if stop < 0 or several else InlineItem(last.marker, last.ordinal, last.start, stop + 1)
