"""文种: the fifteen of 条例 Art. 8, and those that custom adds; which one a title ends with."""

from __future__ import annotations

from noticeconv.kept import pattern

_STATUTORY = "决议 决定 命令 令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要"
STATUTORY = tuple(_STATUTORY.split())
"""条例 Art. 8."""

_CUSTOMARY = (
    "复函 邀请函 会议纪要 嘉奖令 通知书 通知单 答复 答复意见 指导意见 实施意见 批示 任免 "  # statutory ones under a longer name
    "办法 规定 暂行规定 细则 条例 规则 章程 制度 准则 规范 守则 通则 总则 公约 标准 指南 解释 "  # rules
    "方案 计划 规划 纲要 要点 预案 预算 决算 提案 建议 申请 倡议书 "  # what is to be done
    "总结 汇报 工作报告 述职报告 简报 说明 讲话 致辞 声明 启事 公示"  # what was done or said
)
CUSTOMARY = tuple(_CUSTOMARY.split())
"""Not 文种 of the 条例, but what titles end with."""

_ALL = sorted({*STATUTORY, *CUSTOMARY}, key=lambda word: (-len(word), word))
_TAIL = pattern(rf"(?P<genre>{'|'.join(_ALL)})[”》〉]?(?:[（(〔\[][^（()）〕\]]{{1,24}}[）)〕\]]){{0,2}}\Z")
_LAST = frozenset({genre[-1] for genre in _ALL} | set("”》〉）)〕]"))
_NOT = pattern(r"\A[^复公便请洽]{2,4}函\Z|(?:口令|责令|指令|司令|法令|夏令|时令|信函|来函|公函件|下令)\Z")
_SHORTEN = {
    "复函": "函",
    "邀请函": "函",
    "会议纪要": "纪要",
    "嘉奖令": "令",
    "工作报告": "报告",
    "述职报告": "报告",
    "指导意见": "意见",
    "实施意见": "意见",
    "通知书": "通知",
    "通知单": "通知",
    "答复意见": "答复",
    "暂行规定": "规定",
}


def genre_of(title: str) -> str | None:
    """Return the 文种 that `title` ends with, a bracketed ending (（试行）) apart; None when it ends with none.

    >>> genre_of("临江市教育局关于做好校园安全工作的通知"), genre_of("校车管理办法（试行）"), genre_of("名单")
    ('通知', '办法', None)
    """
    name = "".join(title.split())
    if name[-1:] not in _LAST:
        return None
    found = _TAIL.search(name, max(0, len(name) - 70))
    if found is None or (found["genre"] in ("令", "函") and _NOT.search(name[: found.end("genre")])):
        return None
    return _SHORTEN.get(found["genre"], found["genre"])
