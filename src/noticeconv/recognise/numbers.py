"""The outline of numbers: which marks are real, and how deep each heading stands, by order of appearance and continuity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.recognise.segment import Entry
from noticeconv.records import NamedTuple, record
from noticeconv.zh.markers import Mark, MarkerStyle, match_marker

S = MarkerStyle

RANK: dict[MarkerStyle, float] = {
    S.VOLUME: 0,
    S.PART: 0.5,
    S.CHAPTER: 1,
    S.SECTION: 2,
    S.ARTICLE: 3,
    S.CHINESE_COMMA: 4,
    S.ROMAN: 4.2,
    S.STEM: 4.5,
    S.CHINESE_PAREN: 5,
    S.ORDINAL_COMMA: 5.2,
    S.ARABIC_DOT: 6,
    S.ARABIC_COMMA: 6,
    S.DECIMAL: 6.2,
    S.ARABIC_PAREN: 7,
    S.ARABIC_CLOSE: 7.5,
    S.CIRCLED: 8,
    S.LATIN: 9,
    S.ITEM: 9.2,
    S.ORDINAL_IS: 9.5,
}
"""Where a kind of mark usually stands (GB/T 9704 7.3.3, GB/T 15834 B.3.8); decides only where order and continuity are silent."""

_FAMILY = {S.ARABIC_COMMA: S.ARABIC_DOT}
_SERIES_ONLY = frozenset({S.ORDINAL_IS, S.LATIN, S.STEM, S.ROMAN, S.ITEM, S.ARABIC_CLOSE, S.DECIMAL})
"""Kinds that look like ordinary words or figures: believed only in a series."""
_AMOUNTS = ("万", "亿", "%", "％", "倍")
"""Behind a figure with a decimal point: an amount, no number of a line."""
_NEVER = frozenset({S.DASH, S.BULLET, S.SEQUENCE})
_CITED = pattern(r"(?:第[一二三四五六七八九十]{1,3}款)?(?:第[（(]?[一二三四五六七八九十]{1,3}[）)]?项)?(?:的?规定|、|和第|至第|所称|所列)")
"""Behind 第九十九条: another text's article is cited."""
_LISTED = pattern(r"(?:\t|…{2,}|\.{4,}|·{4,})\s*\d{1,3}\Z")
"""A line of a table of contents: leaders or a tab before the page."""
_NUMERALS = frozenset("一二三四五六七八九十")


@record(frozen=False)
class Numbered:
    """A line with a believed mark: its family, ordinal, where the mark ends in the text, how surely, and why."""

    at: int
    family: MarkerStyle
    ordinal: int
    mark_end: int
    confidence: float
    reason: str


def family_of(style: MarkerStyle) -> MarkerStyle:
    """Return the kind a mark counts with: 1、 counts with 1."""
    return _FAMILY.get(style, style)


def believed(entries: Sequence[Entry]) -> list[Numbered]:
    """Return the lines whose mark is a real number, in order.

    A mark is believed when its series starts at 1 and goes on, or goes on from what was believed before.
    1.5亿元, 一、二年级 and 2017年 do neither.
    """
    marked = [
        (at, mark)
        for at, entry in enumerate(entries)
        if (mark := entry.number) is not None and mark.style not in _NEVER and not (entry.text[-1].isdigit() and _LISTED.search(entry.text[-12:]))
    ]
    if not marked:
        return []
    runs = _runs(marked)
    last: dict[MarkerStyle, int] = {}
    kept: list[Numbered] = []
    inline = 0  # the last ordinal of a list that begins inside a paragraph: 注：1、……
    for place, (at, found) in enumerate(marked):
        if found.ordinal is not None and found.ordinal == (inline or 1) + 1 and (inline or _begins_inside(entries, at)):
            inline = found.ordinal
            continue
        inline = 0
        number = _judge(entries[at].text, at, found, last, _Ahead(runs, place))
        if number is not None:
            last[number.family] = number.ordinal
            kept.append(number)
    return kept


_INSIDE = pattern(r"注\s*[:：]?\s*(?:1|１|①|（1）|\(1\)|一)\s*[.．、]?")


def _begins_inside(entries: Sequence[Entry], at: int) -> bool:
    """Whether the first of a list stands inside the line before, behind 注：, so that this is its second."""
    return at > 0 and _INSIDE.match(entries[at - 1].text) is not None


_Runs = dict[MarkerStyle, list[tuple[int, int]]]
"""Of each family the marks in order: (place, ordinal)."""


class _Ahead(NamedTuple):
    """What stands behind one mark within reach: the next two marks of each family."""

    runs: _Runs
    place: int

    def has(self, family: MarkerStyle, ordinal: int) -> bool:
        run = self.runs.get(family, [])
        first = bisect_right(run, (self.place, _LAST))
        return any(number == ordinal for _, number in run[first : first + 2])


_LAST = 10**9


def _runs(marked: Sequence[tuple[int, Mark]]) -> _Runs:
    runs: _Runs = {}
    for place, (_, mark) in enumerate(marked):
        for family, ordinal in _readings(mark):
            runs.setdefault(family, []).append((place, ordinal))
    return runs


def _readings(mark: Mark) -> list[tuple[MarkerStyle, int]]:
    """Return what a mark may count as: 1.5 is 1. before a 5, or the fifth of 1.x."""
    readings = [(family_of(mark.style), mark.ordinal or 0)]
    if mark.style is S.DECIMAL:
        readings.append((S.ARABIC_DOT, _leading(mark.raw)))
    return readings


def _leading(raw: str) -> int:
    digits = raw.split(".", maxsplit=1)[0].split("．", maxsplit=1)[0]
    return int(digits) if digits.isdigit() else 0


def _judge(text: str, at: int, mark: Mark, last: dict[MarkerStyle, int], ahead: _Ahead) -> Numbered | None:
    if mark.style is S.DECIMAL:
        return _decimal(text, at, mark, last, ahead)
    family, ordinal = family_of(mark.style), mark.ordinal
    if ordinal is None:
        return None
    if mark.style is S.ARTICLE and _CITED.match(text, mark.end):
        return None
    goes_on = last.get(family) == ordinal - 1
    starts = ordinal == 1 and ahead.has(family, 2)
    rest = text[mark.end : mark.end + 1]
    if mark.style is S.CHINESE_COMMA and rest in _NUMERALS and _approximate(text[mark.end :]):
        return None
    if goes_on and ordinal > 1:
        return Numbered(at, family, ordinal, mark.end, 0.99, "序号承前")
    if starts:
        return Numbered(at, family, ordinal, mark.end, 0.99, "序号起头并有后续")
    if family in _SERIES_ONLY:
        return None
    return _loose(text, at, mark, family, ordinal, last.get(family))


def _approximate(rest: str) -> bool:
    """Whether 一、二年级, 二、三产业 go on: a numeral that no 、 follows and a measure word does."""
    return len(rest) > 1 and rest[1] in "年产线级类次批等学部期、" and not match_marker(rest)


def _loose(text: str, at: int, mark: Mark, family: MarkerStyle, ordinal: int, before: int | None) -> Numbered | None:
    """Judge a mark that neither starts a series nor continues one: lost, doubled and misprinted numbers."""
    if before is not None and ordinal == before:
        return Numbered(at, family, ordinal, mark.end, 0.93, "序号重复")
    if before is not None and 1 < ordinal - before <= 3:
        return Numbered(at, family, ordinal, mark.end, 0.92, "序号有缺")
    if family is S.ARABIC_DOT and text[mark.end : mark.end + 1].isdigit():
        return None
    if ordinal == 1 or mark.style in (S.CHINESE_COMMA, S.CHINESE_PAREN, S.CHAPTER, S.ARTICLE, S.SECTION, S.PART):
        sure = 0.93 if mark.style not in (S.ARABIC_DOT, S.ARABIC_COMMA) else 0.91
        return Numbered(at, family, ordinal, mark.end, sure, "单独的序号")
    if before is not None and ordinal < 60 and mark.style is not S.ORDINAL_COMMA:
        return Numbered(at, family, ordinal, mark.end, 0.7, "序号不连续")
    if before is None and ordinal <= 30 and len(text) > mark.end:
        return Numbered(at, family, ordinal, mark.end, 0.7, "序号无起头")
    return None


def _decimal(text: str, at: int, mark: Mark, last: dict[MarkerStyle, int], ahead: _Ahead) -> Numbered | None:
    """Tell 1.1 (technical numbering) from 1. before a figure (1.5月18日前) and from a plain figure (3.5万元)."""
    whole = _leading(mark.raw)
    cut = len(mark.raw.split(".")[0].split("．")[0]) + 1
    if text[mark.end : mark.end + 1] in _AMOUNTS:
        return None
    if (last.get(S.ARABIC_DOT) == whole - 1 and whole > 1) or (whole == 1 and ahead.has(S.ARABIC_DOT, 2) and not ahead.has(S.DECIMAL, 2)):
        return Numbered(at, S.ARABIC_DOT, whole, cut, 0.95, "序号承前，其后是数字")
    if not text[mark.end :].strip() or text[mark.end : mark.end + 1] in "万亿%％元倍个年月日米公吨亩人":
        return None
    if last.get(S.DECIMAL) == (mark.ordinal or 0) - 1 or (mark.ordinal == 1 and ahead.has(S.DECIMAL, 2)) or mark.ordinal == 1:
        return Numbered(at, S.DECIMAL, mark.ordinal or 1, mark.end, 0.92, "多级数字序号")
    return None


@record(frozen=False)
class _Open:
    family: MarkerStyle | None  # None: an unnumbered heading
    last: int


def levels(heads: Sequence[tuple[MarkerStyle | None, int]]) -> list[int]:
    """Return the level (from 1) of each heading (family or None when unnumbered, ordinal), in order.

    A kind that is open goes on at its level; a new kind opens below, unless the series above has ended and is of a lower
    kind. A series that runs on across its parents (（十一） under 三、) keeps standing below them.
    """
    stack: list[_Open] = []
    memory: dict[MarkerStyle, int] = {}
    out: list[int] = []
    for at, (family, ordinal) in enumerate(heads):
        if family is None:
            _unnumbered(stack, heads, at)
            stack.append(_Open(None, 0))
        else:
            _numbered(stack, heads, at, family, ordinal, memory)
            memory[family] = ordinal
        out.append(len(stack))
    return out


def _numbered(
    stack: list[_Open], heads: Sequence[tuple[MarkerStyle | None, int]], at: int, family: MarkerStyle, ordinal: int, memory: dict[MarkerStyle, int]
) -> None:
    place = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].family is family), None)
    if place is not None:
        del stack[place + 1 :]
        stack[place].last = ordinal
        return
    runs_on = ordinal > 1 and memory.get(family) in (ordinal - 1, None)  # None: the series has lost its start
    while stack and (above := stack[-1].family) is not None:
        ended = runs_on or not _resumes(heads, at, above, stack[-1].last)
        if ended and RANK[family] < RANK[above]:
            stack.pop()
        else:
            break
    stack.append(_Open(family, ordinal))


def _resumes(heads: Sequence[tuple[MarkerStyle | None, int]], at: int, family: MarkerStyle, last: int) -> bool:
    """Whether the series `family` goes on after `at` from where it stood."""
    for later, ordinal in heads[at + 1 : at + 200]:
        if later is family:
            return ordinal == last + 1
    return False


def _unnumbered(stack: list[_Open], heads: Sequence[tuple[MarkerStyle | None, int]], at: int) -> None:
    """Close what an unnumbered heading ends: every series that does not go on behind it, and a heading of its own kind."""
    place = next((n for n, held in enumerate(stack) if held.family is None), None)
    if place is not None:
        open_series = stack[place + 1 :]
        if not (open_series and open_series[0].family and _resumes(heads, at, open_series[0].family, open_series[0].last)):
            del stack[place:]
            return
    for n, held in enumerate(stack):
        if held.family is not None and not _resumes(heads, at, held.family, held.last):
            del stack[n:]
            return
