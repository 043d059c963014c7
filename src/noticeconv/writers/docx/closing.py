"""What closes a document: signature and date (GB/T 9704-2012 7.3.5), and the 版记 (7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from noticeconv.flow import FlowLine
from noticeconv.layout.styles import STYLES
from noticeconv.roles import Role
from noticeconv.writers.docx.imprint import imprint_table
from noticeconv.writers.docx.look import Look, opening
from noticeconv.writers.docx.runs import run, styled
from noticeconv.writers.docx.sheet import Sheet
from noticeconv.writers.docx.signature import right_indents, seal_rows
from noticeconv.zh.width import width_in_zi

SIGNED = frozenset({Role.ISSUER, Role.DATE})
IMPRINT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO, Role.IMPRINT_OTHER, Role.PRINTER, Role.PRINT_DATE})
_SENT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO})
_SHORT = 84  # characters: three lines
_SIGNED_BY_HAND = 4.0  # 字 from the edge: 签发人签名章 (7.3.5.3)


def write_signature(sheet: Sheet, lines: Sequence[FlowLine], before: FlowLine | None) -> None:
    """Write organs and date; a date ends a signature, whatever follows starts another."""
    end = next((at + 1 for at, line in enumerate(lines) if line.role is Role.DATE), len(lines))
    issuers = [line for line in lines[:end] if line.role is Role.ISSUER]
    date = lines[end - 1] if lines[end - 1].role is Role.DATE else None
    signature, setting = sheet.setting.profile.signature, sheet.setting
    blank = int(signature["sealed_blank_lines" if setting.sealed else "unsealed_blank_lines"])
    gap = 0 if before is None or lines[0].opens else blank * setting.pitch
    if before is not None and not lines[0].opens and len(before.text) <= _SHORT:
        sheet.keep_last()  # no signature on a page without text; a long paragraph breaks over the page anyway
    if setting.form == "order" and lines[0].depth == 0:
        _by_hand(sheet, issuers, date)
    elif setting.sealed and len(issuers) > 1 and date is not None and sheet.shares:
        _side_by_side(sheet, issuers, date, gap)
    else:
        _stacked(sheet, issuers, date, gap)
    if end < len(lines):
        write_signature(sheet, lines[end:], lines[end - 1])


def _stacked(sheet: Sheet, issuers: Sequence[FlowLine], date: FlowLine | None, gap: int) -> None:
    """One organ, or several without seals one below the other."""
    names = [line.text for line in issuers]
    rights, edge = right_indents(names, date.text if date else names[-1], sealed=sheet.setting.sealed)
    for line, right in zip([*issuers, *([date] if date else [])], [*rights, edge], strict=False):
        look = Look(before=gap, right=max(0.0, right), keep_next=line is not date or None, page_break=line.opens and bool(sheet.out))
        sheet.add(STYLES[line.role].id, run(line.text), line, look)
        gap = 0


def _side_by_side(sheet: Sheet, issuers: Sequence[FlowLine], date: FlowLine, gap: int) -> None:
    """Several organs with a seal each, up to three in a row, the last one over the date (7.3.5.1)."""
    setting = sheet.setting
    signature = setting.profile.signature
    rows = seal_rows([line.text for line in issuers], date.text, setting.profile.page.chars, float(signature["seal_mm"]))
    down = round((float(signature["row_lines"]) - 1) * setting.pitch)
    for at, names in enumerate(rows.names):
        middles = rows.row_middles(at)
        first = max(0.0, middles[0] - width_in_zi(names[0]) / 2)
        stops = tuple(("center", round(middle * 320)) for middle in middles[1:])
        look = Look(before=gap if at == 0 else down, first=first, align="left", tabs=stops, keep_next=True)
        content = run(names[0]) + "".join(f"<w:r><w:tab/></w:r>{run(name, styled('NcIssuerWords'))}" for name in names[1:])
        sheet.add(STYLES[Role.ISSUER].id, content, issuers[0] if at == 0 else None, look)
    sheet.add(STYLES[Role.DATE].id, run(date.text), date, Look(before=0, right=4))


def _by_hand(sheet: Sheet, issuers: Sequence[FlowLine], date: FlowLine | None) -> None:
    """Titles and names under an order: two lines below the text, four 字 from the edge, the date a line below (7.3.5.3)."""
    pitch = sheet.setting.pitch
    for at, line in enumerate(issuers):
        sheet.add(STYLES[line.role].id, run(line.text), line, Look(before=0 if at else 2 * pitch, right=_SIGNED_BY_HAND, keep_next=True))
    if date:
        sheet.add(STYLES[date.role].id, run(date.text), date, Look(before=pitch, right=_SIGNED_BY_HAND))


def write_imprint(sheet: Sheet, lines: Sequence[FlowLine], before: FlowLine | None) -> None:
    """Write a 版记: 主送 and 抄送 share a row, 印发机关 and 印发日期 a line (7.4)."""
    rows: list[str] = []
    last: FlowLine | None = None
    for line, after in zip_longest(lines, lines[1:]):
        if line.role is Role.PRINTER and after is not None and after.role is Role.PRINT_DATE:
            rows.append(_dated(sheet, line, after))
        elif line.role is not Role.PRINT_DATE or last is None or last.role is not Role.PRINTER:
            content = f"{opening(STYLES[line.role].id, hung(line))}{sheet.bookmarks(line)}{run(line.text)}</w:p>"
            together = last is not None and {last.role, line.role} <= _SENT
            rows[-1:] = [rows[-1] + content] if together else [*rows[-1:], content]
        last = line
    sheet.turn(wide=False)
    if sheet.turned:
        sheet.shallow(page_break=True)
    letter = sheet.setting.form == "letter" and lines[0].depth == 0
    sheet.block(imprint_table(sheet.setting.profile, rows, sheet.setting.width, ruled=not letter))
    sheet.shallow()


def hung(line: FlowLine) -> Look:
    """Return the look of a line whose names align behind the colon of its label (7.4.2); the style knows 抄送：."""
    colon = line.text.find("：") + 1
    if line.role not in _SENT or colon in (0, 3) or colon > 8:
        return Look()
    return Look(left=1.0 + colon, right=1, first=-float(colon), size_pt=14)


def _dated(sheet: Sheet, printer: FlowLine, date: FlowLine) -> str:
    """Return 印发机关 and 印发日期 on one line, each one 字 from its edge (7.4.3)."""
    look = Look(left=0, right=0, first=1, size_pt=14, align="left", tabs=(("right", round(sheet.setting.width - 14 * 20)),))
    words = run(date.text, styled("NcPrintDateWords"))
    return f"{opening(STYLES[Role.PRINTER].id, look)}{sheet.bookmarks(printer)}{run(printer.text)}<w:r><w:tab/></w:r>{words}</w:p>"
