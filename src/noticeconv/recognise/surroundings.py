"""Which lines are the page's around the document: certainly, or perhaps."""

from __future__ import annotations

from noticeconv.recognise.facts import Candidate, Context, Facts
from noticeconv.recognise.page import fields_of
from noticeconv.recognise.segment import Entry
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.markers import MarkerStyle


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


def page(found: list[Candidate], entry: Entry, facts: Facts, context: Context) -> None:
    """Add FIELD and NOISE for a short line of the page."""
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
