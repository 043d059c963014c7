"""Items that run on inside one paragraph: 一是……；二是……, （1）……（2）……, ①……②……"""

from __future__ import annotations

import re
from dataclasses import dataclass

from noticeconv.zh.numerals import to_int


@dataclass(frozen=True, slots=True)
class InlineItem:
    """One item: its mark as written, ordinal from 1, and the code points `start:end` it covers."""

    marker: str
    ordinal: int
    start: int
    end: int


_SECOND = ("二是", "二要", "二则", "第二，", "第二,", "其二", "（2）", "(2)", "②")
_CN = "一二三四五六七八九十"
_FAMILIES = (
    re.compile(rf"(?:(?<=[。；;：:，,！？”])|^)(?P<n>[{_CN}]{{1,2}})(?:是|要|则)"),
    re.compile(rf"(?:(?<=[。；;：:，,！？”])|^)第(?P<n>[{_CN}]{{1,2}})[，,]"),
    re.compile(rf"(?:(?<=[。；;：:，,！？”])|^)其(?P<n>[{_CN}])[，,]?"),
    re.compile(r"(?:(?<=[。；;：:，,！？” ])|^)[（(](?P<n>\d{1,2})[）)]"),
    re.compile(r"(?P<n>[①-⑳])"),
)


def inline_items(text: str) -> list[InlineItem]:
    """Return the items of the first series that counts 1, 2 … inside `text`; empty when there are fewer than two.

    >>> [item.marker for item in inline_items("做到：一是快；二是准。")]
    ['一是', '二是']
    """
    if not any(second in text for second in _SECOND):
        return []
    for family in _FAMILIES:
        found = _series(family, text)
        if found:
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
