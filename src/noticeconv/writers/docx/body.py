"""The flow of a document as paragraphs and tables in the styles of its roles: the content of w:body."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from noticeconv.flow import FlowLine
from noticeconv.layout.profile import Profile
from noticeconv.layout.styles import BLANK, HEAD_WORDS, HEADINGS, LEVELS, RUN_IN, STYLES
from noticeconv.layout.titles import broken_title
from noticeconv.model import Image, Table
from noticeconv.roles import Role
from noticeconv.writers.docx.closing import IMPRINT, SIGNED, write_imprint, write_signature
from noticeconv.writers.docx.header import HEADER, write_header, write_order_head
from noticeconv.writers.docx.look import PLAIN, Look
from noticeconv.writers.docx.numbers import mark_end, mark_style
from noticeconv.writers.docx.runs import marked, run, styled, words
from noticeconv.writers.docx.sheet import Sheet
from noticeconv.writers.docx.styles_part import fonts
from noticeconv.writers.docx.tables import image_runs, is_wide, table_xml
from noticeconv.zh.markers import MarkerStyle
from noticeconv.zh.width import width_in_zi

_SENTENCE = 30  # 字: a "heading" longer than this is a sentence, and set as text
_SHORT = 16  # 字: a heading with a full stop that is longer is a sentence
_CAPTION = 30  # characters
_LABEL = 6  # characters: 附件1： and its like
_OPEN_ENDS = ("；", ";", "，", ",")
_CENTRED = frozenset({MarkerStyle.CHAPTER, MarkerStyle.SECTION, MarkerStyle.VOLUME, MarkerStyle.PART})
_FRONT = frozenset({Role.TITLE, Role.SUBTITLE, Role.ADOPTED, Role.OCCASION, Role.REPORT_DATE, Role.SPEAKER})
_TITLE = frozenset({Role.TITLE})
_NOTES = frozenset({Role.ATTACHMENT_NOTE})
_TEXT = frozenset({Role.PARAGRAPH, Role.HEADING, Role.SALUTATION, Role.RECIPIENTS, Role.OPENING_SALUTATION, Role.TABLE, Role.IMAGE})
_PARAGRAPH = STYLES[Role.PARAGRAPH].id
_MAY_BREAK = Look(keep_next=False)
_IN_THE_MIDDLE = Look(first=0, align="center")
_TALL = frozenset({"image", "formula"})

WriteGroup = Callable[[Sheet, Sequence[FlowLine], FlowLine | None], None]


def write_body(sheet: Sheet, lines: Sequence[FlowLine]) -> None:
    """Write all lines of a document to `sheet`."""
    count, at = len(lines), write_order_head(sheet, lines)
    before = lines[0] if at else None
    while at < count:
        line = lines[at]
        group = _GROUPS.get(line.role)
        end = at + 1
        if group is None:
            _write_line(sheet, line, before, lines[end] if end < count else None)
        else:
            roles, write = group
            while end < count and lines[end].role in roles and lines[end].depth == line.depth and not lines[end].opens:
                end += 1
            write(sheet, lines[at:end], before)
        before = lines[end - 1]
        at = end


def _write_line(sheet: Sheet, line: FlowLine, before: FlowLine | None, after: FlowLine | None) -> None:
    role = line.role
    if role is Role.HEADING:
        _heading(sheet, line, before, after)
    elif isinstance(line.block, Table):
        _table(sheet, line, line.block, before)
    elif role is Role.PARAGRAPH:
        look = PLAIN if before is not None and before.role in _TEXT and not line.opens else _start(sheet, line, before)
        if line.marks and any(mark.type in _TALL for mark in line.marks):
            look = look._replace(line=sheet.setting.pitch, line_rule="atLeast")
        sheet.add(_PARAGRAPH, marked(line.text, line.marks, sheet.package), line, look)
    elif isinstance(line.block, Image):
        sheet.add(STYLES[Role.IMAGE].id, image_runs(line.block, sheet.package), line, _start(sheet, line, before))
    else:
        _other(sheet, line, before)


def _start(sheet: Sheet, line: FlowLine, before: FlowLine | None) -> Look:
    """Return the look of the first line of a text: a blank line below the title, two below the number of an order (10.2)."""
    if line.opens:
        return Look(page_break=bool(sheet.out))
    if before is None or before.depth != line.depth:
        return PLAIN
    if before.role in HEADER:
        return Look(before=2 * sheet.setting.pitch)
    return Look(before=sheet.setting.pitch) if before.role in _FRONT else PLAIN


def _other(sheet: Sheet, line: FlowLine, before: FlowLine | None) -> None:
    """Write a line of any other role: salutation, recipients, subtitle, label of an attachment, 附注 …"""
    role, look = line.role, PLAIN
    content = ""
    if role is Role.ATTENDANCE:
        content, look = _attendance(sheet.setting.profile, line)
        if before is not None and before.role is not role:
            look = Look(before=sheet.setting.pitch, left=look.left, first=look.first)
    elif line.opens and role is not Role.ATTACHMENT:
        look = Look(page_break=bool(sheet.out))
    elif (
        (role is Role.OPENING_SALUTATION and before is not None and before.role is role)
        or before is None
        or (role is Role.RECIPIENTS and before.role not in _FRONT | HEADER)
    ):
        look = Look(before=0)
    sheet.add(STYLES[role].id, content or marked(line.text, line.marks, sheet.package), line, look)


def _attendance(profile: Profile, line: FlowLine) -> tuple[str, Look]:
    """Return 出席：in 黑体 and the names, which align behind the colon (10.3)."""
    end = line.text.find("：") + 1
    return run(line.text[:end], fonts(profile, "heading1")) + run(line.text[end:]), Look(left=2.0 + end, first=-float(end))


def _write_title(sheet: Sheet, lines: Sequence[FlowLine], before: FlowLine | None) -> None:
    """Write a title; one on a single line that is too long is broken where it reads well (7.3.1)."""
    setting = sheet.setting
    page, size = setting.profile.page, setting.profile.element["title"].size_pt
    room = int(setting.width / 20 / size)
    for at, line in enumerate(lines):
        breaks: list[int] = []
        if len(lines) == 1:
            for piece in broken_title(line.text, room)[:-1]:
                breaks.append(len(piece) + (breaks[-1] if breaks else 0))
        gap: int | None = 0
        if at == 0 and before is not None and not line.opens:
            gap = setting.pitch if before.role is Role.ATTACHMENT else None
        look = Look(before=gap, page_break=line.opens and bool(sheet.out), line=round(page.pitch_pt * 20))
        sheet.add(STYLES[Role.TITLE].id, marked(line.text, line.marks, sheet.package, breaks=breaks), line, look)


def _write_notes(sheet: Sheet, lines: Sequence[FlowLine], before: FlowLine | None) -> None:
    """Write the 附件说明; the names of several attachments align under the first (7.3.4)."""
    hang = 3.0
    for at, line in enumerate(lines):
        label = _label_end(line.text)
        hang = width_in_zi(line.text[:label]) if label else hang
        number = mark_end(line.text[label:])
        left = 2 + hang + (max(1.0, number / 2) if number else 0)
        look = Look(before=None if at == 0 else 0, left=left, first=2 - left if label else 2 + hang - left)
        sheet.add(STYLES[Role.ATTACHMENT_NOTE].id, marked(line.text, line.marks, sheet.package), line, look)


def _label_end(text: str) -> int:
    """Return where the label of an attachment note ends: 附件： and its like; 0 when there is none."""
    colons = [at for at in (text.find("：", 0, _LABEL), text.find(":", 0, _LABEL)) if at > 0]
    return min(colons) + 1 if text.startswith("附") and colons else 0


def _table(sheet: Sheet, line: FlowLine, table: Table, before: FlowLine | None) -> None:
    """Write a table, on pages that lie when it is too wide to stand (8)."""
    setting = sheet.setting
    wide = is_wide(table, setting.width)
    sheet.turn(wide=wide)
    if line.opens and sheet.out and not wide:
        sheet.shallow(page_break=True)
    elif before is not None and before.role in _FRONT and not wide:
        sheet.add(BLANK, "")
    elif before is not None and before.role is Role.PARAGRAPH and len(before.text) <= _CAPTION and not wide:
        sheet.keep_last()  # what stands over a table goes with it
    sheet.block(sheet.bookmarks(line) + table_xml(table, sheet.package, setting.landscape_width if wide else setting.width))


def _heading(sheet: Sheet, line: FlowLine, before: FlowLine | None, after: FlowLine | None) -> None:
    level = min(line.level or 1, LEVELS) - 1
    first = before is None or before.role not in _TEXT or line.opens
    look = _start(sheet, line, before) if first else PLAIN
    end = line.head_end
    if end is None:
        style = HEADINGS[level].id
        if line.text[:1] == "第" and mark_style(line.text) in _CENTRED:
            look = _IN_THE_MIDDLE if look is PLAIN else look._replace(first=0, align="center")
        elif after is not None and after.role is Role.HEADING and (after.level or 1) <= level + 1:
            look = _MAY_BREAK if look is PLAIN else look._replace(keep_next=False)
        content = _standing(sheet, line, before)
    else:
        style = RUN_IN[level].id
        content = _run_in(sheet, line, level, end)
    sheet.add(style, content, line, look)


def _standing(sheet: Sheet, line: FlowLine, before: FlowLine | None) -> str:
    """Return the runs of a heading that stands by itself: a whole sentence looks like text, of an article the mark is set apart."""
    text, profile = line.text, sheet.setting.profile
    if not line.marks and _is_article(text):
        end = mark_end(text)
        return run(text[:end], fonts(profile, "heading1")) + run(text[end:], sheet.setting.as_text)
    listed = before is not None and before.level == line.level and before.text.endswith(_OPEN_ENDS) and text.endswith("。")
    if listed or text.endswith(_OPEN_ENDS) or (text.endswith("。") and len(text) > _SHORT) or len(text) - (line.mark_end or 0) > _SENTENCE:
        return marked(text, line.marks, sheet.package, (len(text), sheet.setting.as_text))  # to the eye it is no heading
    return marked(text, line.marks, sheet.package)


def _run_in(sheet: Sheet, line: FlowLine, level: int, end: int) -> str:
    """Return the runs of a heading and the text that goes on behind it; of an article only the mark is set apart."""
    text, article = line.text, _is_article(line.text)
    look = sheet.setting.head_words[level][article or end - (line.mark_end or 0) > _SENTENCE]
    if line.marks or not 0 < end < len(text):
        return marked(text, line.marks, sheet.package, (end, look))
    if article and (number := mark_end(text)) < end:
        apart = styled(HEAD_WORDS[level], fonts(sheet.setting.profile, "heading1"))
        return run(text[:number], apart) + run(text[number:end], look) + run(text[end:])
    return f"<w:r><w:rPr>{look}</w:rPr>{words(text[:end])}</w:r><w:r>{words(text[end:])}</w:r>"


def _is_article(text: str) -> bool:
    return text[:1] == "第" and mark_style(text) is MarkerStyle.ARTICLE


_GROUPS: dict[Role, tuple[frozenset[Role], WriteGroup]] = {
    **dict.fromkeys(HEADER, (HEADER, write_header)),
    **dict.fromkeys(SIGNED, (SIGNED, write_signature)),
    **dict.fromkeys(IMPRINT, (IMPRINT, write_imprint)),
    Role.TITLE: (_TITLE, _write_title),
    Role.ATTACHMENT_NOTE: (_NOTES, _write_notes),
}
"""Lines that are laid out together, and by what."""
