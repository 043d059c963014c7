"""版头: 份号 to 红色分隔线 (GB/T 9704-2012 7.2), and its forms in letters, orders and minutes (10)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from noticeconv.flow import FlowLine
from noticeconv.layout.styles import BLANK, FRAME, STYLES, join_bookmark
from noticeconv.roles import Role
from noticeconv.writers.docx.look import Border, Look, opening
from noticeconv.writers.docx.names import TWIPS_PER_MM, twips
from noticeconv.writers.docx.runs import run, styled, words
from noticeconv.writers.docx.setting import Setting, above_ink, below_ink, letter_rules_mm, mark_height_pt
from noticeconv.writers.docx.sheet import Sheet
from noticeconv.writers.docx.styles_part import fonts
from noticeconv.zh.width import width_in_zi

HEADER = frozenset(
    {Role.COPY_NUMBER, Role.CLASSIFICATION, Role.URGENCY, Role.ISSUER_MARK, Role.DOCUMENT_NUMBER, Role.SIGNATORY, Role.HEADER_OTHER}
)
_ABOVE = frozenset({Role.COPY_NUMBER, Role.CLASSIFICATION, Role.URGENCY})
_RULED = frozenset({Role.ISSUER_MARK, Role.DOCUMENT_NUMBER, Role.SIGNATORY})
_FILE = "文件"
_NARROWEST = 60  # per cent: letters of a long name are set narrower before they are set smaller
_JOINT_SHARE = 0.72  # of the size of a single name
_SIGNED = "签发人："
_PT_PER_MM = 72 / 25.4


def write_header(sheet: Sheet, lines: Sequence[FlowLine], before: FlowLine | None) -> None:
    """Write the lines of a 版头, the red rule under the last of them."""
    setting = sheet.setting
    own = lines[0].depth == 0
    marks = [line for line in lines if line.role is Role.ISSUER_MARK]
    above = next((at for at, line in enumerate(lines) if line.role not in _ABOVE), len(lines))
    letter = own and setting.form == "letter" and bool(marks)
    ruled = own and not letter and setting.form != "order" and any(line.role in _RULED for line in lines)
    rule = _rule(setting) if ruled else None
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if line.role is Role.ISSUER_MARK and letter:
            _letter_mark(sheet, line)
        elif line.role is Role.ISSUER_MARK:
            end = next((n for n in range(at, len(lines)) if lines[n].role is not Role.ISSUER_MARK), len(lines))
            _marks(sheet, lines[at:end], above if own else None)
            if rule and end == len(lines):
                sheet.add(FRAME, "", look=Look(line=20, below=rule))
        elif line.role is Role.DOCUMENT_NUMBER and letter:
            _letter_number(sheet, line, above=above > 0)
        elif line.role is Role.DOCUMENT_NUMBER and end < len(lines) and lines[end].role is Role.SIGNATORY and sheet.shares:
            end += 1
            _number_and_signed(sheet, line, lines[at + 1], _two_below(setting, marks), rule if end == len(lines) else None)
        else:
            _single(sheet, line, marks, rule if end == len(lines) else None, first=letter and at == 0)
        at = end


def write_order_head(sheet: Sheet, lines: Sequence[FlowLine]) -> int:
    """Write 某某令 as the 标志 of an order and its number below it (10.2), where it was read as the title.

    Return how many of the first `lines` that were.
    """
    numbered = bool(lines) and lines[0].role is Role.DOCUMENT_NUMBER
    title = lines[numbered] if len(lines) > numbered else None
    alone = len(lines) <= numbered + 1 or lines[numbered + 1].role is not Role.TITLE
    if sheet.setting.form != "order" or title is None or title.role is not Role.TITLE or not title.text.endswith("令") or not alone:
        return 0
    setting = sheet.setting
    look = setting.profile.element["issuer_mark"]
    height = mark_height_pt(setting.profile)
    top = float(setting.profile.order["mark_top_mm"]) - above_ink(look.size_pt, height)
    size = f'<w:sz w:val="{round(look.size_pt * 2)}"/><w:szCs w:val="{round(look.size_pt * 2)}"/>'
    sized = _sized(title.text, look.size_pt, setting.width) or size
    content = run(title.text, f'<w:color w:val="{look.color or setting.profile.rule["color"]}"/>{sized}')
    sheet.add(STYLES[Role.TITLE].id, content, title, Look(before=twips(max(0.0, top)), line=round(height * 20)))
    if numbered:
        _single(sheet, lines[0], [title], None, first=False)
    return numbered + 1


def _single(sheet: Sheet, line: FlowLine, marks: Sequence[FlowLine], rule: Border | None, *, first: bool) -> None:
    """Write a line of the 版头 that stands by itself; `first`: the first one below the rules of a letter."""
    setting = sheet.setting
    page_break = line.opens and bool(sheet.out)
    if line.role is Role.DOCUMENT_NUMBER:
        _add(sheet, line, run(line.text), Look(before=_two_below(setting, marks), below=rule, page_break=page_break))
    elif line.role is Role.SIGNATORY:
        look = Look(before=_two_below(setting, marks), right=1, align="right", below=rule, page_break=page_break)
        _add(sheet, line, _signed(setting, line.text, ""), look)
    else:
        _add(sheet, line, run(line.text), Look(before=_letter_gap(setting) if first else None, below=rule, page_break=page_break))


def _add(sheet: Sheet, line: FlowLine, content: str, look: Look) -> None:
    sheet.add(STYLES[line.role].id, content, line, look)


def _rule(setting: Setting) -> Border:
    """Return the red rule: its gap is from the ink of the line above it (7.2.7)."""
    rule, page = setting.profile.rule, setting.profile.page
    gap = float(rule["gap_mm"]) - below_ink(16, page.pitch_pt)
    return Border(float(rule["width_pt"]), max(0, int(gap * _PT_PER_MM)), str(rule["color"]))


def _two_below(setting: Setting, marks: Sequence[FlowLine]) -> int:
    """Return the room above 发文字号: two lines below the ink of the 标志 (7.2.5)."""
    look = setting.profile.element["issuer_mark"]
    if not marks:
        return 0
    return max(0, round(2 * setting.pitch - below_ink(look.size_pt, mark_height_pt(setting.profile)) * TWIPS_PER_MM))


def _marks(sheet: Sheet, marks: Sequence[FlowLine], above: int | None) -> None:
    """Write 发文机关标志, its upper edge 35 mm (order: 20 mm) below that of the 版心; `above` lines stand over it."""
    setting = sheet.setting
    look = setting.profile.element["issuer_mark"]
    top = 0.0
    if above is not None:
        asked = float(setting.profile.order["mark_top_mm"]) if setting.form == "order" else look.before_mm
        top = max(0.0, asked - above * setting.pitch / TWIPS_PER_MM)
    texts = [line.text for line in marks]
    if len(marks) > 1 and texts[-1].endswith(_FILE) and sheet.shares:
        _joint(sheet, marks, top)
        return
    for at, line in enumerate(marks):
        sized = _sized(line.text, look.size_pt, setting.width)
        gap = twips(max(0.0, top - above_ink(look.size_pt, mark_height_pt(setting.profile)))) if at == 0 else 0
        sheet.add(STYLES[Role.ISSUER_MARK].id, run(line.text, sized), line, Look(before=gap, page_break=line.opens and bool(sheet.out)))


def _sized(text: str, size_pt: float, width: int) -> str:
    """Return what makes a long name fit `width` twips: narrower letters first, then smaller ones too; "" when it fits."""
    share = width / max(1.0, width_in_zi(text) * size_pt * 20)
    if share >= 1:
        return ""
    scale = max(_NARROWEST, int(share * 100))
    smaller = size_pt * min(1.0, share * 100 / scale)
    size = f'<w:sz w:val="{int(smaller * 2)}"/><w:szCs w:val="{int(smaller * 2)}"/>' if smaller < size_pt else ""
    return f'<w:w w:val="{scale}"/>{size}'


def _joint(sheet: Sheet, marks: Sequence[FlowLine], top_mm: float) -> None:
    """Write the names of several organs one below the other, all as wide as the longest, 文件 beside them in the middle (7.2.4)."""
    setting = sheet.setting
    style = STYLES[Role.ISSUER_MARK].id
    size = setting.profile.element["issuer_mark"].size_pt * _JOINT_SHARE
    names = [line.text for line in marks]
    joined = names[-1] != _FILE
    names[-1] = names[-1].removesuffix(_FILE)
    names = [name for name in names if name]
    longest = max(map(width_in_zi, names))
    size = min(size, setting.width / 20 / (longest + len(_FILE) + 1))
    height = size * 1.25
    gap = twips(max(0.0, top_mm - above_ink(size, height)))
    if gap:
        sheet.add(BLANK, "", look=Look(before=0, line=gap))
    look = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    left, right = round(longest * size * 20) + 40, round((len(_FILE) + 0.5) * size * 20)
    stacked = Look(before=0, line=round(height * 20), align="distribute")
    cell = "".join(
        f"{opening(style, stacked)}{sheet.bookmarks(line)}{run(name, look)}</w:p>" for line, name in zip(marks, names, strict=False)
    )
    mark = sheet.package.bookmark(join_bookmark(sheet.package.next())) if joined else sheet.bookmarks(marks[-1])
    beside = f"{opening(style, Look(before=0, line=round(height * 20), align='right'))}{mark}{run(_FILE, look)}</w:p>"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        for width, content in ((left, cell), (right, beside))
    )
    sheet.block(
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


def _number_and_signed(sheet: Sheet, line: FlowLine, signed: FlowLine, before: int, rule: Border | None) -> None:
    """Write 发文字号 and 签发人 on one line, each one 字 from its edge (7.2.5, 7.2.6)."""
    setting = sheet.setting
    if signed.text.count("　") > 1:
        _many_signed(sheet, line, signed, before, rule)
        return
    content = f"{run(line.text)}<w:r><w:tab/></w:r>{_signed(setting, signed.text, 'NcSignatoryWords')}"
    look = Look(
        before=before,
        first=1,
        align="left",
        tabs=(("right", setting.width - 16 * 20),),
        below=rule,
        page_break=line.opens and bool(sheet.out),
    )
    _add(sheet, line, content, look)


def _signed(setting: Setting, text: str, style: str) -> str:
    """Return the runs of 签发人, the names in their own font (7.2.6); `style` is the character style that says so."""
    names = fonts(setting.profile, setting.profile.element["signatory"].font_words or "body")
    label, own = styled(style) if style else "", styled(style, names) if style else names
    end = len(_SIGNED) if text.startswith(_SIGNED) else 0
    return run(text[:end], label) + run(text[end:], own)


def _many_signed(sheet: Sheet, line: FlowLine, signed: FlowLine, before: int, rule: Border | None) -> None:
    """Write three or more 签发人 two a line, 发文字号 level with the last line of them (7.2.5, 7.2.6)."""
    setting = sheet.setting
    names = signed.text.removeprefix(_SIGNED).split("　")
    pairs = [names[at : at + 2] for at in range(0, len(names), 2)]
    wide = max(width_in_zi("　".join(pair)) for pair in pairs)
    drop = (len(pairs) - 1) * setting.pitch + before
    frame = f'w:wrap="through" w:vAnchor="text" w:hAnchor="margin" w:x="320" w:y="{max(1, drop)}"'
    _add(sheet, line, run(line.text), Look(before=0, align="left", frame=frame))
    look = fonts(setting.profile, setting.profile.element["signatory"].font_words or "body")
    pieces = [run(signed.text[: len(signed.text) - len("　".join(names))])]
    for at, (one, following) in enumerate(pairwise([*names, ""])):
        pieces.append(run(one, look))
        if following and at % 2 == 0:
            pieces.append(run("　", look))
        elif following:  # the blank between two lines takes no room, so that the line ends behind the second name
            pieces.append(f'<w:r><w:rPr><w:spacing w:val="0"/><w:w w:val="1"/><w:sz w:val="2"/></w:rPr>{words("　")}</w:r>')
    left = setting.width / 320 - 1 - wide
    _add(sheet, signed, "".join(pieces), Look(before=before, left=left, right=0.9, first=-4.0, align="left"))
    if rule:
        sheet.add(FRAME, "", look=Look(line=20, below=rule))


def _letter_mark(sheet: Sheet, line: FlowLine) -> None:
    """Write the name of a letter's organ 30 mm from the edge of the paper; the rules are in the foot of the page (10.1)."""
    setting = sheet.setting
    letter, look = setting.profile.letter, setting.profile.element["issuer_mark"]
    width = twips(float(letter["rule_mm"]))
    top = twips(float(letter["mark_top_mm"]) - above_ink(look.size_pt, mark_height_pt(setting.profile)))
    frame = f'w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="{top}"'
    _add(sheet, line, run(line.text, _sized(line.text, look.size_pt, width)), Look(before=0, frame=frame))


def _letter_number(sheet: Sheet, line: FlowLine, *, above: bool) -> None:
    """Write a letter's 发文字号 to the right under the rules, level with the first of the lines `above` it (10.1)."""
    setting = sheet.setting
    if not above:
        _add(sheet, line, run(line.text), Look(before=_letter_gap(setting), align="right"))
        return
    top = _letter_gap(setting) + twips(setting.profile.page.top_mm)
    frame = f'w:wrap="through" w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="{top}"'
    _add(sheet, line, run(line.text), Look(before=0, align="right", frame=frame))


def _letter_gap(setting: Setting) -> int:
    """Return the room above the first line of a letter's text: 7/8 of a 字 below the red rules (10.1)."""
    letter, page = setting.profile.letter, setting.profile.page
    rules = letter_rules_mm(setting.profile)[0] + float(letter["between_mm"])
    return twips(max(0.0, rules + float(letter["text_gap_mm"]) - above_ink(16, page.pitch_pt) - page.top_mm))
