"""What a line behind the text could be: signature, date, 附注, 附件说明 and labels of attachments, 版记."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.recognise.facts import SPACES, Candidate, Context, Facts
from noticeconv.recognise.segment import Entry
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.dates import match_date
from noticeconv.zh.names import looks_like_organ, split_issuers

_ATTACHMENT = pattern(
    r"[（(\[【]?\s*附\s*(?:件|表|录|图|则)?\s*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3}(?:[-—－][0-9]{1,2})?|[①-⑳⒈-⒛])?\s*[）)\]】]?\s*[:：.．、]?\Z"
)
ATTACHMENT_TITLED = pattern(r"(?P<label>附\s*(?:件|表|录)\s*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3}(?:[-—－][0-9]{1,2})?)?)\s*(?:[:：.．、]\s*|\s+)(?=\S)")
"""An attachment's label with its title on the same line."""
_NOTE = pattern(r"附\s*件?\s*[:：]")
_NOTE_NUMBERED = pattern(r"附\s*(?:件|表)\s*(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3})\s*[.．、:：\s]")
_ATTENDANCE = pattern(r"(?:出\s*席|请\s*假|列\s*席|缺\s*席|参\s*加)(?:人员|单位)?\s*[:：]")
_ATTENDANCE_LINES = 30
_NAME = 30  # characters of an attachment's name that a full stop may follow
_FIRST = pattern(r"(?:1|１|一|⒈|①|（1）|\(1\)|附件)\s*[.．、:：1１一]?")
_FILE = pattern(r"下载|\.(?:docx?|xlsx?|pdf|zip|rar|wps)")
_PRINTED = pattern(r"(?:印发|印制|制发|封发|印)[。.]?\s*\Z")
_NOT_NAME = frozenset(":：@/_")


def back(found: list[Candidate], entry: Entry, facts: Facts, context: Context) -> None:
    """Add what a line behind the text could be: signature, date, 附注, 附件说明, label of an attachment."""
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
        attachment(found, facts)
    elif entry.number is not None and last not in "：:" and size <= (_NAME if last == "。" else 100):
        found.append((Role.ATTACHMENT_NOTE, 0.8 if last not in "；;，。" else -0.6, "附件说明的续项"))
    elif size <= 60 and last not in "。：:；":
        found.append((Role.ATTACHMENT_NOTE, -1.2, "附件说明的续行"))


def attends(texts: Sequence[str], at: int) -> bool:
    """Whether the short lines above `at` lead up to 出席：, 请假： or 列席：."""
    for above in range(at - 1, max(-1, at - _ATTENDANCE_LINES), -1):
        if _ATTENDANCE.match(texts[above]):
            return True
        if len(texts[above]) > 60 or texts[above][-1:] in "。；：:":
            return False
    return False


def _issuer(found: list[Candidate], entry: Entry, facts: Facts, right: bool, context: Context) -> None:
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
    elif organ and looks_like_organ(SPACES.sub("", following)):
        score += 0.6
    if right:
        score += 1.2
    if entry.gap:
        score += 0.4
    if context.organ and compact == SPACES.sub("", context.organ):
        score += 2.0
    if facts.genre or facts.size > 30:
        score -= 1.5
    found.append((Role.ISSUER, score, "机关名称，其后是日期" if date_follows else "机关名称"))


def attachment(found: list[Candidate], facts: Facts) -> None:
    """Add 附件说明 and the label of an attachment, when the line begins like one."""
    text, compact, size = facts.text, facts.compact, facts.size
    if compact[0] not in "附（([【":
        return
    if _ATTACHMENT.match(text):
        found.append((Role.ATTACHMENT, 3.4 if compact[-1] not in "：:" else 2.4, "附件标识"))
        listed = _FIRST.match(facts.following)
        if compact in ("附件：", "附件:", "附：", "附:", "附件", "附"):
            found.append((Role.ATTACHMENT_NOTE, 2.4 + (1.4 if listed else 0.0) - (1.5 if compact in ("附件", "附") else 0.0), "“附件：”后列名称"))
    elif _NOTE.match(text) and (compact[-1] != "。" or size <= _NAME):
        found.append((Role.ATTACHMENT_NOTE, 4.0, "“附件：”字样"))
        found.append((Role.ATTACHMENT, 0.2, "附件标识与标题同行"))
    elif _NOTE_NUMBERED.match(text) and size <= 100 and compact[-1] not in "。":
        found.append((Role.ATTACHMENT_NOTE, 2.8, "“附件”加序号"))
        found.append((Role.ATTACHMENT, 2.0, "附件标识与标题同行"))
    elif compact.startswith("附件") and size <= 60 and _FILE.search(compact):
        found.append((Role.ATTACHMENT_NOTE, 1.8, "附件链接"))


def imprint(found: list[Candidate], facts: Facts) -> None:
    """Add the elements of the 版记, and 出席、列席."""
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
    if size <= 40 and lex.PRINTED.search(compact) and match_date(_PRINTED.sub("", text).strip()):
        found.append((Role.PRINT_DATE, 5.5, "日期加“印发”"))
    elif size <= 40 and following and lex.PRINTED.search(following) and len(following) <= 40 and facts.organ:
        found.append((Role.PRINTER, 4.5, "印发日期前的机关"))
