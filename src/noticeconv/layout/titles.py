"""Breaking a title over lines where it reads well, in the shape of a trapezium or a lozenge (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from noticeconv.zh.width import width_in_zi

_WORDS = os.path.join(os.path.dirname(__file__), "title_words.txt")
_OPENING = "《〈（(“‘〔［[【"
_CLOSING = "》〉）)”’〕］]】"
_NO_START = frozenset(_CLOSING + "、，。；：！？,.;:!?—的等了上中下内年月日号届次个项条名期批%％‰")
_NO_END = frozenset(_OPENING + "第")
_ENDS_BADLY = frozenset("关于 在 对 和 与 及 以及 暨 或 为 将 于 由 向 以 从 至 并 而 各 全 本 该 两 不 非 被 把".split())
_LEADS = frozenset(
    "关于 印发 转发 批转 开展 做好 加强 进一步 推进 举办 召开 组织 贯彻 贯彻落实 学习贯彻 深入 切实 认真 全面 表彰 调整 成立".split()
)
_TAILS = frozenset("办公室 办公厅 委员会 常务委员会 常委会 党委 党组 领导小组 局 厅 部 委 处".split())  # of an organ's name
_LEAN = frozenset("扎实 深入 切实 认真 全面 积极 大力 进一步 严格 坚决 全力 有效 妥善 及时 依法 统筹".split())  # on the verb behind
_JOINS = frozenset("和 与 及 以及 暨".split())
_LONGEST_WORD = 11
_NEVER = 1000.0
_UNKNOWN = 30.0  # a break that may be inside a word
_EXTRA_LINE = 6.0
_MAX_LINES = 5


@lru_cache(maxsize=512)
def broken_title(text: str, room: int) -> tuple[str, ...]:
    """Return the lines of a title that has `room` 字 on each; joined they give `text`.

    A title that fits with room to spare stays whole. Never broken inside a word, a number or a 《》 that fits a line; when no good breaks exist,
    the title is left whole for the word processor to wrap.

    >>> broken_title("临江市教育局关于开展全市中小学校园安全专项检查工作的通知", 20)
    ('临江市教育局关于开展', '全市中小学校园安全专项检查工作的通知')
    """
    widths = [0.0]
    for char in text:
        widths.append(widths[-1] + width_in_zi(char))
    if widths[-1] < room:
        return (text,)
    costs = break_costs(text, room)
    places = sorted(costs, key=lambda at: (costs[at], at))[:24]
    best = _NEVER
    lines: tuple[int, ...] = (0, len(text))
    fewest = max(2, int(-(-widths[-1] // room)))
    for count in range(fewest, min(fewest + 2, _MAX_LINES + 1)):
        for breaks in combinations(sorted(places), count - 1):
            edges = (0, *breaks, len(text))
            sizes = [widths[end] - widths[start] for start, end in pairwise(edges)]
            if max(sizes) <= room:
                cost = sum(costs[at] for at in breaks) + _shape(sizes, room) + _EXTRA_LINE * (count - fewest)
                if cost < best:
                    best, lines = cost, edges
    return tuple(text[start:end] for start, end in pairwise(lines))


def _shape(sizes: Sequence[float], room: int) -> float:
    """Return how far lines of these widths are from a trapezium or a lozenge: 0 is good."""
    steps = [after - before for before, after in pairwise(sizes)]
    signs = [step > 0 for step in steps if step]
    hourglass = any(not before and after for before, after in pairwise(signs))
    longest, shortest = max(sizes), min(sizes)
    cost = 10.0 if hourglass else 0.0
    cost += 2.0 * sum(size > room - 1 for size in sizes)
    cost += sum(3.0 for step in steps if abs(step) < 1)
    cost += max(0.0, longest - shortest - 8) * 0.8
    return cost + max(0.0, 5 - shortest) * 2


def break_costs(text: str, room: int) -> dict[int, float]:
    """Return the places where `text` may be broken, with what each costs: 0 reads best."""
    tokens = list(words(text))
    closed = _closed(text, room)
    costs: dict[int, float] = {}
    for (start, middle, known), (_, end, known_after) in pairwise(tokens):
        before, after = text[start:middle], text[middle:end]
        if middle in closed or after[0] in _NO_START or before[-1] in _NO_END:
            continue
        if known and known_after:
            costs[middle] = _cost(before, after, text[end : end + 2])
        elif before[-1] in "、，；：》）”" or after[0] in "《（“" or after in _LEADS:
            costs[middle] = _cost(before, after, "")
        elif known or known_after:
            costs[middle] = _UNKNOWN / (2 if max(len(before) * known, len(after) * known_after) > 1 else 1)
    return costs


def _cost(before: str, after: str, then: str) -> float:
    if before in _ENDS_BADLY:
        return 6.0 if before == "关于" else 9.0
    if after == "关于":
        return 0.0
    if after in _TAILS or before in _LEAN:
        return 9.0
    if before[-1] in "、，；：》）”" or after in _JOINS or after[0] in "《（“":
        return 1.0
    if after in _LEADS:
        return 1.0
    if before[-1] == "的":
        return 4.0 if then else 14.0
    return 2.0 if len(before) > 1 and len(after) > 1 else 15.0


def _closed(text: str, room: int) -> set[int]:
    """Return the places inside a pair of brackets that fits a line."""
    closed: set[int] = set()
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING and opened:
            start = opened.pop()
            if width_in_zi(text[start : at + 1]) <= room:
                closed.update(range(start + 1, at + 1))
    return closed


def words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut `text` into words by the longest that is known at each place; yield start, end, known.

    Numbers with their unit and Latin words are known; a 汉字 that starts no known word is a word by itself, unknown.
    """
    known = _known()
    at = 0
    while at < len(text):
        end = _run(text, at)
        if end == at:
            end = next((at + size for size in range(min(_LONGEST_WORD, len(text) - at), 0, -1) if text[at : at + size] in known), at)
        yield at, max(end, at + 1), end > at or not text[at].isalnum()
        at = max(end, at + 1)


def _run(text: str, at: int) -> int:
    """Return the end of a number with its unit, or of a Latin word, that starts at `at`; `at` when none does."""
    end = at
    while end < len(text) and (text[end].isascii() or text[end].isdigit()) and (text[end].isalnum() or text[end] in ".-+/"):
        end += 1
    if end > at:
        while end < len(text) and text[end] in "年月日号届次个项条名期批度万亿元%％—－":
            end += 1
    return end


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    with open(_WORDS, encoding="utf-8") as file:
        held = file.read()
    return frozenset(word for line in held.splitlines() if not line.startswith("#") for word in line.split())
