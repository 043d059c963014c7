"""The running text of one document: headings with their levels, salutations, and which section each line belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.recognise.headings import heading_end
from noticeconv.recognise.numbers import Numbered, believed, levels
from noticeconv.recognise.segment import Entry
from noticeconv.records import record
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.dates import match_date
from noticeconv.zh.markers import MarkerStyle

_TEXT = Role.PARAGRAPH
_FINAL = frozenset("。；;！!？?，,、：:…")
_LISTED = pattern(r"\s{2,}|\t|　|\d{5,}|@|https?:|www\.")
_NOT_HEADING = pattern(r"联系|电话|传真|邮箱|邮编|地址|网址|附件|附[:：]|备注|注[:：]|此页|抄送|签字|签名|盖章|公章|单位[:：]|姓名|日期|年\s*月\s*日|[:：]|图\s*\d|表\s*\d|（单位|单位：")
_HEADING_END = pattern(
    r"(?:情况|工作|安排|要求|措施|目标|回顾|任务|职责|机构|原则|重点|建议|打算|思路|总结|意义|内容|范围|对象|时间|地点|办法|方式|程序|步骤|条件|标准|保障|管理|问题|规定|事项|成效|做法|体会|经验|不足|计划|部署|建设|发展|改革|服务|创新|责任|组织|领导|监督|检查|考核|纪律|说明|释义|解释|总则|附则|概况|背景|形势|方向|基础|能力|体系|机制|制度|政策|水平|实施|落实|推进|提升|保护|治理|精神|方案|分工|流程|名单)\Z"
)
_INSIDE = pattern(r"是(?<=[。；;，,][二三四五六]是)")  # one of the series behind a stop; a search leaps to the 是
_PART = pattern(r"关于.{2,30}\Z|(?:过去|今后|未来|下一步|今年|去年|\d{4}年|二〇[一二三四五六七八九〇]{2}年|[一二三四五六七八九十]+五).{2,24}\Z")


@record(frozen=False)
class Placed:
    """What a line of the running text is. `level`: a heading's own; of another line the section it belongs to, or None."""

    role: Role
    level: int | None
    mark_end: int | None
    confidence: float
    reason: str
    joins: bool = False  # carries on the heading of the line before


def place(entries: Sequence[Entry], texts: Sequence[str], report: bool) -> list[Placed]:
    """Return what each line of a running text is. `texts` are the lines as looked up; `report`: work reports and speeches."""
    numbered = {n.at: n for n in believed(entries)}
    _drop_partial_series(entries, numbered)
    bare = _unnumbered(entries, texts, numbered, report)
    order = sorted([*numbered, *bare])
    heads: list[tuple[MarkerStyle | None, int]] = [(numbered[at].family, numbered[at].ordinal) if at in numbered else (None, 0) for at in order]
    level = dict(zip(order, levels(heads), strict=True))
    placed = [_leaf(entry, text) for entry, text in zip(entries, texts, strict=True)]
    for at in order:
        trusted = entries[at].hints.level
        if at in numbered:
            n = numbered[at]
            placed[at] = Placed(Role.HEADING, level[at], n.mark_end, n.confidence, n.reason)
        else:
            placed[at] = Placed(Role.HEADING, level[at], 0, bare[at], "无序号的标题行")
        if entries[at].hints.role is Role.HEADING and trusted:
            placed[at].level, placed[at].confidence, placed[at].reason = trusted, 1.0, "文件标明"
    _join_broken(entries, placed, numbered, bare)
    _trust(entries, placed)
    _settle(entries, texts, placed)
    return placed


def _join_broken(entries: Sequence[Entry], placed: list[Placed], numbered: dict[int, Numbered], bare: dict[int, float]) -> None:
    """Read the only unnumbered heading below a numbered one, with nothing between, as its second line."""
    for at in bare:
        above = numbered.get(at - 1)
        if above is None or entries[at].hints.role is not None or entries[at].hints.heading:
            continue
        text = entries[at - 1].text
        alone = sum(1 for other in bare if placed[other].level == placed[at].level) == 1
        if text[-1] not in "。；;：:！？" and alone and len(text) < 40:
            placed[at].joins, placed[at].level = True, placed[at - 1].level


def _drop_partial_series(entries: Sequence[Entry], numbered: dict[int, Numbered]) -> None:
    """一是, 一要: headings only when every one of the series begins a paragraph."""
    loose = [at for at, n in numbered.items() if n.family is MarkerStyle.ORDINAL_IS]
    for place_, at in enumerate(loose):
        if numbered[at].ordinal != 1:
            continue
        run = [at]
        for later in loose[place_ + 1 :]:
            if numbered[later].ordinal != len(run) + 1:
                break
            run.append(later)
        inside = any(_INSIDE.search(entries[n].text) for n in run)
        if len(run) < 2 or inside:
            for n in run:
                del numbered[n]


def _leaf(entry: Entry, text: str) -> Placed:
    if entry.block is not None:
        return Placed(Role.TABLE if entry.block.type == "table" else Role.IMAGE, None, None, 0.99, "文件中的表格或图片")
    if len(text) <= 40 and text[-1] in "：:！!" and lex.SALUTATION.match(text):
        return Placed(Role.SALUTATION, None, None, 0.97, "称谓")
    return Placed(_TEXT, None, None, 0.99, "正文")


def _unnumbered(entries: Sequence[Entry], texts: Sequence[str], numbered: dict[int, Numbered], report: bool) -> dict[int, float]:
    """Return the lines that are headings without a number, with confidences."""
    found: dict[int, float] = {}
    typical = _typical_bold(entries)
    counted: dict[MarkerStyle, int] = {}  # how far each kind of number has counted above
    for at, entry in enumerate(entries):
        if entry.hints.role is not None:
            if entry.hints.role is Role.HEADING and at not in numbered:
                found[at] = 1.0
            continue
        if at in numbered:
            counted[numbered[at].family] = max(numbered[at].ordinal, counted.get(numbered[at].family, 0))
        if at in numbered or entry.block is not None or at + 1 >= len(entries):
            continue
        score = _heading_score(entries, texts, at, numbered, report, typical)
        if 0.0 < score < 1.0 and not (at + 1 in numbered and numbered[at + 1].ordinal == 1) and _restarts_behind(numbered, at, counted):
            score += 0.9
        if score >= 1.0:
            found[at] = min(0.97, 0.72 + 0.09 * score)
    return found


def _typical_bold(entries: Sequence[Entry]) -> bool:
    """Whether bold says anything here: not when most lines are bold."""
    bold = sum(1 for entry in entries if entry.hints.bold)
    return 0 < bold < len(entries) * 0.4


def _heading_score(entries: Sequence[Entry], texts: Sequence[str], at: int, numbered: dict[int, Numbered], report: bool, bold: bool) -> float:
    """Score a line as an unnumbered heading; 1 or more is taken for one."""
    entry, text = entries[at], texts[at]
    size = len(text)
    if size > 40 or size < 2 or text[-1] in _FINAL or (entry.number is not None and entry.number.style is not MarkerStyle.SECTION):
        return 0.0
    if _LISTED.search(text) or _NOT_HEADING.search(text) or match_date(text):
        return 0.0
    following, after = entries[at + 1], texts[at + 1]
    below = at + 1 in numbered and numbered[at + 1].ordinal == 1
    if not below and following.block is None and (len(after) <= max(size, 24) or after[-1] not in "。；;：:！”）…"):
        return 0.0
    hints = entry.hints
    score = -0.6
    score += 1.6 if hints.heading else 0.0
    score += 1.0 if hints.bold and bold else 0.0
    score += 0.8 if hints.align == "center" and following.hints.align != "center" else 0.0
    score += 0.7 if hints.font and ("黑" in hints.font or "楷" in hints.font or "Hei" in hints.font) and hints.font != following.hints.font else 0.0
    score += 0.9 if _HEADING_END.search(text) else 0.0
    score += 1.2 if report and _PART.match(text) else 0.0
    score += 0.5 if entry.gap and not following.gap else 0.0
    score += 0.6 if below else 0.0
    score += 0.3 if report else 0.0
    score -= 0.6 if "，" in text or "," in text else 0.0
    score -= 0.8 if following.block is not None else 0.0
    previous = texts[at - 1] if at else ""
    if previous and previous[-1] not in "。；;！：:”）…" and at - 1 not in numbered:
        score -= 0.7
    return score


def _restarts_behind(numbered: dict[int, Numbered], at: int, counted: dict[MarkerStyle, int]) -> bool:
    """Whether numbers that ran above start again from 1 shortly behind: something above them has changed."""
    first = next((numbered[n] for n in range(at + 1, at + 4) if n in numbered), None)
    return first is not None and first.ordinal == 1 and counted.get(first.family, 0) > 1


def _trust(entries: Sequence[Entry], placed: list[Placed]) -> None:
    """Take roles and levels that the file or the caller states."""
    for entry, held in zip(entries, placed, strict=True):
        role = entry.hints.role
        if role is None or role is Role.HEADING:
            continue
        held.role, held.level, held.confidence, held.reason, held.mark_end = role, entry.hints.level, 1.0, "文件标明", None


def _settle(entries: Sequence[Entry], texts: Sequence[str], placed: list[Placed]) -> None:
    """Say which section the lines belong to that end a text or a part: closings, salutations, what follows run-in items."""
    heads = [at for at, held in enumerate(placed) if held.role is Role.HEADING]
    if not heads:
        return
    trusted = any(entry.hints.role is not None for entry in entries)
    if trusted:
        return
    for at, held in enumerate(placed):
        if held.role is Role.SALUTATION:
            later = [placed[n].level for n in heads if n > at and placed[n].level == 1]
            first = next((n for n in heads if n < at), None)
            if first is not None:
                held.level = 1 if later and _parted(placed, heads) else 0
    last = heads[-1]
    tail = [at for at in range(last + 1, len(placed)) if placed[at].role is Role.PARAGRAPH]
    if tail and _each_run_in(entries, placed, heads, last):
        placed[tail[0]].level = 0
        return
    for at in tail:
        if lex.CLOSING.match(texts[at]):
            placed[at].level = 0
            break


def _parted(placed: Sequence[Placed], heads: Sequence[int]) -> bool:
    """Whether the top level is made of parts without numbers, in which a salutation closes the part."""
    return any(placed[at].level == 1 and placed[at].mark_end == 0 for at in heads)


def _each_run_in(entries: Sequence[Entry], placed: Sequence[Placed], heads: Sequence[int], last: int) -> bool:
    """Whether every heading on the last one's level is one run-in paragraph, so that what follows it is the closing."""
    level = placed[last].level
    peers = [at for at in heads if placed[at].level == level]
    if len(peers) < 2 or level != 1:
        return False
    for at in peers:
        text = entries[at].text
        end = heading_end(text, placed[at].mark_end or 0)
        if not text[end:].strip() and text[-1:] not in "。；;":
            return False
        if at != last and at + 1 not in heads:
            return False
    return True
