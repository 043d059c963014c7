"""What a line could be: candidate roles with scores and reasons, from its words, its hints and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.recognise.closing import attachment, attends, back, imprint
from noticeconv.recognise.facts import Candidate, Context, Facts, facts_of
from noticeconv.recognise.segment import Entry
from noticeconv.recognise.surroundings import page
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.markers import MarkerStyle
from noticeconv.zh.names import looks_like_organ

_BODY_ONLY: list[Candidate] = [(Role.PARAGRAPH, 2.0, "整句文字")]
_TEXT_ONLY = frozenset(
    {MarkerStyle.PART, MarkerStyle.VOLUME, MarkerStyle.CHAPTER, MarkerStyle.SECTION, MarkerStyle.ARTICLE, MarkerStyle.ORDINAL_COMMA, MarkerStyle.ORDINAL_IS}
)
"""Marks that only running text bears."""
_ADOPTED = pattern(r"[（(].*(?:通过|公布|施行|修订|修正|发布|批准|印发|审议|实施).*[)）]\Z")
_ADOPTED_LINE = pattern(r"(?:自)?[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:起)?(?:.{4,60}(?:会议|大会)(?:通过|修订|修正|批准|审议)?|.{0,40}(?:通过|公布|施行|修订|修正|发布|批准|实施))\Z")
_ORDER_NUMBER = pattern(r"第\s*[0-9０-９一二三四五六七八九十百]{1,5}\s*号\Z")
_CODE_LINE = pattern(r"(?:编\s*号|档\s*号|文\s*号|备案号|登记号|存档编号)\s*[:：№]?\s*\S{0,40}\Z|[A-Z]{2,}[\w\-/－—]{3,40}\Z")
_WORD = pattern(r"[^\W\d_]")
_DATED = pattern(r"\d|年")
_NAME = pattern(r"[\u4e00-\u9fff·]{2,4}")
_POST_AND_NAME = pattern(r"\S{2,10}\s+\S{1,2}\s*\S{1,3}")
_PARTING = pattern(r"[，,；;、]")
_BEHIND_NAME = pattern(r"[，,；;、：:（(]")
_GLOSSARY = pattern(r"名词解释|名词注释|名词术语|注释|相关名词")
_FIRST_ENTRY = pattern(r"[（(]?[1１①⒈一][.．、）)]?|[^。]{1,20}[:：]|[^。]{1,24}(?:是指|指)")
_TITLED_FORM = pattern(r"(?:表|名单|清单|目录|一览|须知|指南|说明|流程|日程|安排|样式|模板|格式|回执|申请书|承诺书|协议书|计划书|责任书|推荐表|登记表|汇总表|统计表|通讯录|组成人员|分工|职责|要点|大纲|名册|表格|图|方案|办法|细则|规定|标准|解释|汇编|证明|函|意见|报告|规则|制度|章程|计划|规划|预案|范围|坐标|书|信|目标|任务|指标|清册|问答|材料)(?:[（(][^（）()]{1,20}[）)])?\Z")


def candidates(entries: Sequence[Entry], at: int, context: Context) -> list[Candidate]:
    """Return what entry `at` could be; running text is always among it."""
    entry, text = entries[at], context.texts[at]
    if entry.block is not None:
        role = Role.TABLE if entry.block.type == "table" else Role.IMAGE
        return [(Role.PARAGRAPH, 1.0, "表格" if role is Role.TABLE else "图片")]
    size = len(text)
    last = text[-1]
    if size > 40 and (last in "。；;！" or "。" in text) and text[0] not in "（(附抄主〔【" and not entry.hints.bold and not (size <= 100 and "会议上" in text):
        return _BODY_ONLY
    if size > 260 or (entry.number is not None and entry.number.style in _TEXT_ONLY):
        return _BODY_ONLY
    above = at < context.lead and last not in "。；;！：:" and size <= 40
    found: list[Candidate] = [(Role.PARAGRAPH, _running(entry, text) - 2.5 * above, "正文")]
    facts = facts_of(text, context.texts[at + 1] if at + 1 < len(context.texts) else "")
    _header(found, entry, facts)
    _title(found, entry, facts, context)
    _front(found, entry, facts)
    if above:
        attachment(found, facts)
    else:
        back(found, entry, facts, context)
        if facts.size <= 60 and facts.last not in "。；：:" and entry.number is None and attends(context.texts, at):
            found.append((Role.ATTENDANCE, 2.0, "出席、列席人员的续行"))
        imprint(found, facts)
    page(found, entry, facts, context)
    return found


def _running(entry: Entry, text: str) -> float:
    score = 0.6 if text[-1] in "。；;！？：:，、" else 0.0
    if len(text) > 40:
        score += 0.8
    if entry.number is not None:
        score += 1.5
    return score


def _header(found: list[Candidate], entry: Entry, facts: Facts) -> None:
    compact, size = facts.compact, facts.size
    if size <= 50 and ("号" in compact or "〔" in compact) and lex.DOCUMENT_NUMBER.match(compact):
        found.append((Role.DOCUMENT_NUMBER, 2.5 if _ORDER_NUMBER.match(compact) else 5.5, "发文字号的形式"))
    if size > 40:
        return
    if compact.startswith("签发人"):
        found.append((Role.SIGNATORY, 5.0, "签发人字样"))
    if compact.isdigit() and size == 6:
        found.append((Role.COPY_NUMBER, 3.0, "六位数字"))
    if compact.startswith(lex.SECRECY) and size <= 12 and not compact.endswith("。"):
        found.append((Role.CLASSIFICATION, 4.0, "密级"))
    if compact in lex.URGENCY or (size <= 12 and compact.startswith(("紧急程度", "特急", "加急"))):
        found.append((Role.URGENCY, 4.0, "紧急程度"))
    red = entry.hints.color is not None and entry.hints.color.lower().startswith(("ff0000", "f00", "e6", "c0", "ed1c"))
    large = entry.hints.size is not None and entry.hints.size >= 24
    if compact.endswith("文件") and looks_like_organ(compact[:-2]):
        found.append((Role.ISSUER_MARK, 4.5, "机关名称加“文件”"))
    elif facts.organ or compact.endswith(("令", "命令", "纪要")):
        found.append((Role.ISSUER_MARK, 0.5 + 2.0 * red + 1.5 * large, "机关名称"))
    if _CODE_LINE.match(compact):
        found.append((Role.HEADER_OTHER, 3.0, "编号"))


def _title(found: list[Candidate], entry: Entry, facts: Facts, context: Context) -> None:
    text, compact, size, genre = facts.text, facts.compact, facts.size, facts.genre
    if facts.dated or size > 120 or text[-1] in "。；;，,、" or (compact[0].isdigit() and not _WORD.search(compact)):
        return
    if entry.number is not None and entry.number.ordinal is not None and entry.number.style not in (MarkerStyle.DASH,):
        if not (context.stated_title and compact == context.stated_title):
            return
    hints = entry.hints
    score = -1.5
    about = "关于" in compact
    if genre:
        score += 2.2 if size > 4 else 1.5
    if about:
        score += 1.4 if compact.startswith("关于") or context.organ or genre else 0.6
    if genre and about and "的" in compact:
        score += 1.0
    if lex.REPORT_TITLE.search(compact) and size <= 40:
        score += 1.2
    if compact == context.stated_title and size > 4:
        score += 5.0
    elif context.stated_title and size > 6 and (context.stated_title.startswith(compact) or context.stated_title.endswith(compact)):
        score += 2.5
    if compact.strip("《》") in context.carried:
        score += 3.5
    if _GLOSSARY.match(compact) and size <= 12:
        score += 5.5 if _FIRST_ENTRY.match(facts.following) else 2.5
    elif not genre and _TITLED_FORM.search(compact):
        score += 0.8
    if hints.align == "center":
        score += 1.2
    if hints.size is not None and hints.size >= 18:
        score += 1.2
    if hints.bold:
        score += 0.4
    if hints.heading == 1:
        score += 2.0
    if hints.heading is not None and hints.heading > 1:
        score -= 1.0
    if text[-1] in "：:！!？?":
        score -= 2.5
    if "，" in compact or "," in compact:
        score -= 0.8
    if size <= 2:
        score -= 1.0
    if entry.gap:
        score += 0.3
    reason = "以文种结尾" if genre else "“关于”起头" if about else "居中或字大" if hints.align == "center" else "独立短行"
    found.append((Role.TITLE, score, reason))


def _front(found: list[Candidate], entry: Entry, facts: Facts) -> None:
    text, compact, size, last = facts.text, facts.compact, facts.size, facts.last
    colon = last in "：:"
    if lex.SALUTATION.match(compact):
        greets = bool(lex.REPORT_SALUTATION.match(compact)) and "学会" not in compact
        found[0] = (Role.PARAGRAPH, found[0][1] + 2.0, "文中称谓")
        found.append((Role.OPENING_SALUTATION if greets else Role.RECIPIENTS, 2.6 + (1.0 if colon or last in "！!" else 0.0), "称谓"))
    elif "。" not in compact and (entry.number is None or entry.number.ordinal is None):
        score = _recipients(compact, colon)
        if score > -3:
            found.append((Role.RECIPIENTS, score, "机关名称，冒号收尾" if colon else "并列的机关名称"))
    bracketed = compact[0] in "（(" and last in "）)"
    dated = facts.dated and size <= 40
    if dated:
        found.append((Role.REPORT_DATE, 2.6 if bracketed else 1.2, "日期"))
    if not bracketed and size <= 80 and last not in "。：:" and _ADOPTED_LINE.match(compact):
        found.append((Role.ADOPTED, 3.0, "日期和通过、施行说明"))
    if bracketed and _ADOPTED.match(compact):
        found.append((Role.ADOPTED, 3.2, "括号内的通过、公布说明"))
    elif bracketed and size <= 60 and not dated:
        found.append((Role.SUBTITLE, 1.0, "标题下括号"))
    if compact.startswith(("——", "—", "－－", "--", "―", "──")) and size <= 80 and last not in "。；":
        found.append((Role.SUBTITLE, 1.6, "破折号起头"))
        if lex.OCCASION.match(compact):
            found.append((Role.OCCASION, 4.0, "在……会议上"))
    elif size <= 90 and last in "。告话" and "会议上" in compact and compact[0].isdigit() and lex.OCCASION.match(compact):
        found.append((Role.OCCASION, 4.5, "在……会议上作报告"))
    elif size <= 70 and last not in "。；：:" and lex.OCCASION.match(compact) and ("会" in compact[-6:]):
        found.append((Role.OCCASION, 2.2 if _DATED.search(compact) else 1.2, "在……会议上"))
    if 2 <= size <= 36 and last not in "。；：:，！" and entry.number is None:
        if lex.POSTS.search(compact) and not facts.genre:
            found.append((Role.SPEAKER, 2.0, "职务和姓名"))
        elif size <= 4 and not facts.genre and _NAME.fullmatch(compact):
            found.append((Role.SPEAKER, 0.4, "姓名"))
        elif size <= 14 and _POST_AND_NAME.fullmatch(text):
            found.append((Role.SPEAKER, 0.8, "职务和姓名"))


def _recipients(compact: str, colon: bool) -> float:
    """Score a line as 主送机关 by its words."""
    if lex.LEAD_IN.search(compact) and not (colon and compact.startswith("各") and "通知" not in compact and "如下" not in compact):
        return -6.0
    if compact[0] in "0123456789（(《“-—•·" or compact[-1] in "。；！？）":
        return -6.0
    words = bool(lex.RECIPIENT_WORDS.search(compact))
    parts = len(_PARTING.findall(compact))
    score = (1.6 if colon else -2.2) + (1.4 if words else -1.0)
    if compact.startswith(("各", "有关", "全体", "本")):
        score += 1.2
    elif looks_like_organ(_BEHIND_NAME.split(compact, maxsplit=1)[0]):
        score += 0.9
    if parts and words:
        score += 0.6 if colon else (1.8 if "各" in compact else 0.8)
    if colon and len(compact) <= 5 and not words:
        score -= 1.0
    return score
