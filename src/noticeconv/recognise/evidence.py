"""What a line could be: candidate roles with scores and reasons, from its words, its hints and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.recognise.page import fields_of
from noticeconv.recognise.segment import Entry
from noticeconv.records import fresh, record
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.dates import match_date
from noticeconv.zh.markers import MarkerStyle
from noticeconv.zh.names import genre_of, looks_like_organ, split_issuers

Candidate = tuple[Role, float, str]
"""A role, its score (as log odds against running text) and the reason in Chinese."""


@record(frozen=False)
class Context:
    """What the whole file says that single lines are read by."""

    stated_title: str = ""  # the title that a metadata table names, white space removed
    carried: frozenset[str] = frozenset()  # names in 《》 that title and opening speak of
    organ: str = ""  # the organ that the title begins with
    heads: frozenset[str] = frozenset()  # lines above the text that read as its title
    lead: int = 0  # how many lines stand above the first of them
    texts: list[str] = fresh(default_factory=list)  # the entries' texts as looked up: simplified characters


@record(frozen=False)
class _Facts:
    """What is asked of a line more than once: its text as looked up, that without white space, and what this reads as."""

    text: str
    compact: str
    size: int  # of `compact`
    last: str  # character of `compact`
    genre: str | None
    organ: bool
    dated: bool
    following: str  # the text of the next line


_SPACES = pattern(r"[\s\u200b\ufeff]+")
_SAMPLE = 800  # code points in which traditional characters show
_FINAL = frozenset("。；;！!？?，,、")
_BODY_ONLY: list[Candidate] = [(Role.PARAGRAPH, 2.0, "整句文字")]
_TEXT_ONLY = frozenset(
    {MarkerStyle.PART, MarkerStyle.VOLUME, MarkerStyle.CHAPTER, MarkerStyle.SECTION, MarkerStyle.ARTICLE, MarkerStyle.ORDINAL_COMMA, MarkerStyle.ORDINAL_IS}
)
"""Marks that only running text bears."""
_ATTACHMENT = pattern(
    r"[（(\[【]?\s*附\s*(?:件|表|录|图|则)?\s*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3}(?:[-—－][0-9]{1,2})?|[①-⑳⒈-⒛])?\s*[）)\]】]?\s*[:：.．、]?\Z"
)
ATTACHMENT_TITLED = pattern(r"(?P<label>附\s*(?:件|表|录)\s*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3}(?:[-—－][0-9]{1,2})?)?)\s*(?:[:：.．、]\s*|\s+)(?=\S)")
"""An attachment's label with its title on the same line."""
_NOTE = pattern(r"附\s*件?\s*[:：]")
_NOTE_NUMBERED = pattern(r"附\s*(?:件|表)\s*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3})\s*[.．、:：\s]")
_ADOPTED = pattern(r"[（(].*(?:通过|公布|施行|修订|修正|发布|批准|印发|审议|实施).*[)）]\Z")
_ADOPTED_LINE = pattern(r"(?:自)?[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:起)?(?:.{4,60}(?:会议|大会)(?:通过|修订|修正|批准|审议)?|.{0,40}(?:通过|公布|施行|修订|修正|发布|批准|实施))\Z")
_ORDER_NUMBER = pattern(r"第\s*[0-9０-９一二三四五六七八九十百]{1,5}\s*号\Z")
_CODE_LINE = pattern(r"(?:编\s*号|档\s*号|文\s*号|备案号|登记号|存档编号)\s*[:：№]?\s*\S{0,40}\Z|[A-Z]{2,}[\w\-/－—]{3,40}\Z")
_ATTENDANCE = pattern(r"(?:出\s*席|请\s*假|列\s*席|缺\s*席|参\s*加)(?:人员|单位)?\s*[:：]")
_ATTENDANCE_LINES = 30
_NAME = 30  # characters of an attachment's name that a full stop may follow
_GLOSSARY = pattern(r"名词解释|名词注释|名词术语|注释|相关名词")
_FIRST_ENTRY = pattern(r"[（(]?[1１①⒈一][.．、）)]?|[^。]{1,20}[:：]|[^。]{1,24}(?:是指|指)")
_TITLED_FORM = pattern(r"(?:表|名单|清单|目录|一览|须知|指南|说明|流程|日程|安排|样式|模板|格式|回执|申请书|承诺书|协议书|计划书|责任书|推荐表|登记表|汇总表|统计表|通讯录|组成人员|分工|职责|要点|大纲|名册|表格|图|方案|办法|细则|规定|标准|解释|汇编|证明|函|意见|报告|规则|制度|章程|计划|规划|预案|范围|坐标|书|信|目标|任务|指标|清册|问答|材料)(?:[（(][^（）()]{1,20}[）)])?\Z")


def context_of(entries: Sequence[Entry]) -> Context:
    """Collect what the lines are read by: simplified texts, names carried in 《》. See `title_stated`."""
    texts = [entry.text for entry in entries]
    if not lex.TRADITIONAL.isdisjoint("".join(texts[:40])[:_SAMPLE]):
        texts = [re.sub(r"[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]", "", text).translate(lex.SIMPLER) for text in texts]
    carried = frozenset(
        _SPACES.sub("", name) for text in texts[:30] if "《" in text for name in re.findall(r"《([^《》]{3,60}(?:〈[^〉]*〉[^《》]{0,30})?)》", text)
    )
    return Context(carried=carried, texts=texts)


def title_stated(context: Context, title: str) -> None:
    """Take in the title that the page's metadata state ("": none), and the organ that the title of the text begins with."""
    lead = next((text for text in [title, *context.texts[:30]] if "关于" in text and genre_of(text)), "")
    organ = lead.partition("关于")[0].strip()
    context.stated_title = _SPACES.sub("", title)
    context.organ = organ if 2 <= len(organ) <= 30 else ""


def page_role(entry: Entry, text: str) -> Role | None:
    """Return FIELD or NOISE for a line that is certainly the page's own; None for any other."""
    hints = entry.hints
    if hints.region is not None and hints.region != "textbox":
        return Role.FIELD if fields_of(text) else Role.NOISE
    if entry.block is not None or len(text) > 160:
        return None
    if lex.NOISE.match(text) or ((found := lex.NOISE_INSIDE.search(text)) and found.start() <= lex.NOISE_REACH):
        return Role.NOISE
    if not (":" in text or "：" in text):
        return None
    if lex.THREAD.match(text):
        return Role.NOISE
    if len(text) > 120:
        return None
    fields = fields_of(text.strip("【】[]（）() \u00a0"))
    names = {f.name for f in fields}
    if fields and text.lstrip("【[（( \u00a0").startswith(tuple(text_start(f.text or f.name) for f in fields[:1])) and (
        names & lex.STRONG_FIELDS or len(names) > 1 or (len(text) <= 24 and names <= lex.CREDITS)
    ):
        return Role.FIELD
    return None


def text_start(raw: str) -> str:
    """Return the first characters of a field as written, by which a line is seen to begin with it."""
    return raw[:2]


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
    facts = _facts(text, context.texts[at + 1] if at + 1 < len(context.texts) else "")
    _header(found, entry, facts)
    _title(found, entry, facts, context)
    _front(found, entry, facts)
    if above:
        _attachment(found, facts)
    else:
        _back(found, entry, facts, context)
        if facts.size <= 60 and facts.last not in "。；：:" and entry.number is None and _attends(context.texts, at):
            found.append((Role.ATTENDANCE, 2.0, "出席、列席人员的续行"))
        _imprint(found, facts)
    _page(found, entry, facts, context)
    return found


def _facts(text: str, following: str) -> _Facts:
    compact = _SPACES.sub("", text)
    dated = match_date(text) is not None
    return _Facts(text, compact, len(compact), compact[-1], genre_of(compact), looks_like_organ(compact), dated, following)


def _running(entry: Entry, text: str) -> float:
    score = 0.6 if text[-1] in "。；;！？：:，、" else 0.0
    if len(text) > 40:
        score += 0.8
    if entry.number is not None:
        score += 1.5
    return score


def _header(found: list[Candidate], entry: Entry, facts: _Facts) -> None:
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


def _title(found: list[Candidate], entry: Entry, facts: _Facts, context: Context) -> None:
    text, compact, size, genre = facts.text, facts.compact, facts.size, facts.genre
    if facts.dated or size > 120 or text[-1] in "。；;，,、":
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


def _front(found: list[Candidate], entry: Entry, facts: _Facts) -> None:
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
        found.append((Role.OCCASION, 2.2 if re.search(r"\d|年", compact) else 1.2, "在……会议上"))
    if 2 <= size <= 36 and last not in "。；：:，！" and entry.number is None:
        if lex.POSTS.search(compact) and not facts.genre:
            found.append((Role.SPEAKER, 2.0, "职务和姓名"))
        elif size <= 4 and not facts.genre and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", compact):
            found.append((Role.SPEAKER, 0.4, "姓名"))
        elif size <= 14 and re.fullmatch(r"\S{2,10}\s+\S{1,2}\s*\S{1,3}", text):
            found.append((Role.SPEAKER, 0.8, "职务和姓名"))


def _recipients(compact: str, colon: bool) -> float:
    """Score a line as 主送机关 by its words."""
    if lex.LEAD_IN.search(compact) and not (colon and compact.startswith("各") and "通知" not in compact and "如下" not in compact):
        return -6.0
    if compact[0] in "0123456789（(《“-—•·" or compact[-1] in "。；！？）":
        return -6.0
    words = bool(lex.RECIPIENT_WORDS.search(compact))
    parts = len(re.findall(r"[，,；;、]", compact))
    score = (1.6 if colon else -2.2) + (1.4 if words else -1.0)
    if compact.startswith(("各", "有关", "全体", "本")):
        score += 1.2
    elif looks_like_organ(re.split(r"[，,；;、：:（(]", compact, maxsplit=1)[0]):
        score += 0.9
    if parts and words:
        score += 0.6 if colon else (1.8 if "各" in compact else 0.8)
    if colon and len(compact) <= 5 and not words:
        score -= 1.0
    return score


def _back(found: list[Candidate], entry: Entry, facts: _Facts, context: Context) -> None:
    compact, size, last = facts.compact, facts.size, facts.last
    right = entry.hints.align == "right" or entry.indent >= 8
    if size <= 40:
        if facts.dated:
            found.append((Role.DATE, 3.0 + (0.8 if right else 0.0) + (0.6 if compact[0] not in "（(" else -2.0), "独立成行的日期"))
        elif entry.number is None and size >= 2 and (last not in "。；;，,：:、！？）)" or facts.organ):
            _issuer(found, entry, facts, right, context)
    if size <= 200 and lex.ANNOTATION.match(compact):
        words = bool(lex.ANNOTATION_WORDS.search(compact))
        found.append((Role.ANNOTATION, 3.2 if words else 0.6, "括号内的附注"))
    if compact[0] in "附(（[【" and size <= 160:
        _attachment(found, facts)
    elif entry.number is not None and last not in "：:" and size <= (_NAME if last == "。" else 100):
        found.append((Role.ATTACHMENT_NOTE, 0.8 if last not in "；;，。" else -0.6, "附件说明的续项"))
    elif size <= 60 and last not in "。：:；":
        found.append((Role.ATTACHMENT_NOTE, -1.2, "附件说明的续行"))


_NOT_NAME = frozenset(":：@/_")


def _attends(texts: Sequence[str], at: int) -> bool:
    """Whether the short lines above `at` lead up to 出席：, 请假： or 列席：."""
    for above in range(at - 1, max(-1, at - _ATTENDANCE_LINES), -1):
        if _ATTENDANCE.match(texts[above]):
            return True
        if len(texts[above]) > 60 or texts[above][-1:] in "。；：:":
            return False
    return False


def _issuer(found: list[Candidate], entry: Entry, facts: _Facts, right: bool, context: Context) -> None:
    text, compact, organ, following = facts.text, facts.compact, facts.organ, facts.following
    if not _NOT_NAME.isdisjoint(text):
        return
    if not organ and len(text) > len(compact):
        names = split_issuers(text)
        organ = len(names) > 1 and all(map(looks_like_organ, names))
    score = 1.6 if organ else -1.8
    date_follows = match_date(following) is not None
    if date_follows and len(following) <= 40:
        score += 1.6
    elif organ and looks_like_organ(_SPACES.sub("", following)):
        score += 0.6
    if right:
        score += 1.2
    if entry.gap:
        score += 0.4
    if context.organ and compact == _SPACES.sub("", context.organ):
        score += 2.0
    if facts.genre or facts.size > 30:
        score -= 1.5
    found.append((Role.ISSUER, score, "机关名称，其后是日期" if date_follows else "机关名称"))


def _attachment(found: list[Candidate], facts: _Facts) -> None:
    text, compact, size = facts.text, facts.compact, facts.size
    if compact[0] not in "附（([【":
        return
    if _ATTACHMENT.match(text):
        found.append((Role.ATTACHMENT, 3.4 if compact[-1] not in "：:" else 2.4, "附件标识"))
        listed = re.match(r"(?:1|１|一|⒈|①|（1）|\(1\)|附件)\s*[.．、:：1１一]?", facts.following)
        if compact in ("附件：", "附件:", "附：", "附:", "附件", "附"):
            found.append((Role.ATTACHMENT_NOTE, 2.4 + (1.4 if listed else 0.0) - (1.5 if compact in ("附件", "附") else 0.0), "“附件：”后列名称"))
    elif _NOTE.match(text) and (compact[-1] != "。" or size <= _NAME):
        found.append((Role.ATTACHMENT_NOTE, 4.0, "“附件：”字样"))
        found.append((Role.ATTACHMENT, 0.2, "附件标识与标题同行"))
    elif _NOTE_NUMBERED.match(text) and size <= 100 and compact[-1] not in "。":
        found.append((Role.ATTACHMENT_NOTE, 2.8, "“附件”加序号"))
        found.append((Role.ATTACHMENT, 2.0, "附件标识与标题同行"))
    elif compact.startswith("附件") and size <= 60 and re.search(r"下载|\.(?:docx?|xlsx?|pdf|zip|rar|wps)", compact):
        found.append((Role.ATTACHMENT_NOTE, 1.8, "附件链接"))


def _imprint(found: list[Candidate], facts: _Facts) -> None:
    text, compact, size, following = facts.text, facts.compact, facts.size, facts.following
    if lex.LABELS.match(text):
        if compact.startswith(("抄送", "抄报", "抄发", "分送")):
            found.append((Role.COPIED_TO, 5.0, "抄送字样"))
        elif compact.startswith(("主送", "发送")):
            found.append((Role.MOVED_RECIPIENTS, 3.6, "主送字样"))
        elif not compact.startswith("签发人"):
            found.append((Role.ATTENDANCE, 2.2, "出席、列席字样"))
    if lex.DISCLOSURE.match(compact):
        found.append((Role.IMPRINT_OTHER, 4.0, "公开属性、主题词等"))
    if size <= 40 and lex.PRINTED.search(compact) and match_date(re.sub(r"(?:印发|印制|制发|封发|印)[。.]?\s*\Z", "", text).strip()):
        found.append((Role.PRINT_DATE, 5.5, "日期加“印发”"))
    elif size <= 40 and following and lex.PRINTED.search(following) and len(following) <= 40 and facts.organ:
        found.append((Role.PRINTER, 4.5, "印发日期前的机关"))


def _page(found: list[Candidate], entry: Entry, facts: _Facts, context: Context) -> None:
    text, compact, size = facts.text, facts.compact, facts.size
    numbered = entry.number is not None and entry.number.style is not MarkerStyle.BULLET  # menus have bullets
    if size > 60 or compact[-1] in "。；：:" or numbered:
        if not fields_of(text):
            return
    score = -1.2
    if compact in lex.MENU_WORDS:
        score += 3.5
    if any(mark.type == "link" and mark.end - mark.start >= len(text) - 1 for mark in entry.marks):
        score += 1.6
    if size <= 60 and fields_of(text) and compact[:2] not in ("联系", "电话", "地址", "附件"):
        found.append((Role.FIELD, 1.4, "页面字段"))
    if lex.DATELINE.match(compact):
        score += 2.5
    if size <= 8:
        score += 0.4
    if size > 12 and any(head in compact and head != compact for head in context.heads):
        score += 5.0
    found.append((Role.NOISE, score, "页面上的短行"))
