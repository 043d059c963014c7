"""Document → plain text, as a person would type it: read again, it gives the same document."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.flow import FlowLine, flow
from noticeconv.kept import pattern
from noticeconv.model import Cell, Document, Image, Mark, Page, Table
from noticeconv.options import DEFAULT_WRITE, WriteOptions
from noticeconv.roles import Role

_SURROGATE = pattern("[\ud800-\udfff]")
"""Stands for a byte that was no text, which reading has reported (S103); UTF-8 has no place for it."""

_ONE_LINE = str.maketrans("\t\n\r", "   ")
_INDENT = "　　"
_INDENTED = frozenset({Role.PARAGRAPH, Role.HEADING, Role.ATTACHMENT_NOTE, Role.ANNOTATION, Role.UNRECOGNISED, Role.ATTENDANCE})
_RIGHT = frozenset({Role.ISSUER, Role.DATE})
_BLANK_BEFORE = frozenset({Role.TITLE, Role.RECIPIENTS, Role.OPENING_SALUTATION, Role.ATTACHMENT_NOTE, Role.ISSUER, Role.ATTACHMENT, Role.COPIED_TO})


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as UTF-8 text: one paragraph a line, what the page said first.

    Pictures stand as their description in square brackets, footnotes as [1] with their text at the end.
    """
    notes: list[str] = []
    lines = [*_page(document.page), *_body(flow(document), notes)]
    lines += ["", *(f"[{n}] {note}" for n, note in enumerate(notes, 1))] if notes else []
    text = "\n".join(lines).strip("\n") + "\n" if lines else ""
    return _SURROGATE.sub("\ufffd", text).encode()


def _page(page: Page | None) -> list[str]:
    if page is None:
        return []
    fields = [field.text or f"{field.name}：{field.value}" for field in page.fields]
    return [*page.noise, *fields, ""]


def _body(lines: list[FlowLine], notes: list[str]) -> list[str]:
    out: list[str] = []
    before: FlowLine | None = None
    for line in lines:
        if before and (line.opens or _apart(line) or (line.role in _BLANK_BEFORE and line.role is not before.role)):
            out.append("")
        out += _shown(line, notes)
        before = line
    return out


def _apart(line: FlowLine) -> bool:
    """Whether a line is a heading without a number: not indented and below a blank line, or it would read as a paragraph."""
    return line.role is Role.HEADING and line.mark_end == 0 and line.head_end is None


def _shown(line: FlowLine, notes: list[str]) -> list[str]:
    if isinstance(line.block, Table):
        return ["\t".join(_cell(cell, notes) for cell in row.cells) for row in line.block.rows]
    if isinstance(line.block, Image):
        return [_picture(line.block)]
    text = _said(line.text, line.marks, notes)
    if line.role in _INDENTED and not _apart(line):
        return [_INDENT + text]
    return [_INDENT * 6 + text if line.role in _RIGHT else text]


def _said(text: str, marks: Sequence[Mark], notes: list[str]) -> str:
    """Return `text` with the signs of its footnotes and the descriptions of its pictures; collect the footnotes."""
    at, parts = 0, []
    for mark in marks:
        if mark.type not in ("footnote", "image") or not mark.text:
            continue
        parts.append(text[at : mark.start])
        at = max(at, mark.start)
        if mark.type == "footnote":
            notes.append(mark.text)
        parts.append(f"[{len(notes)}]" if mark.type == "footnote" else f"[{mark.text}]")
    return "".join((*parts, text[at:]))


def _picture(image: Image) -> str:
    return f"[{image.alt or image.src or '图片'}]"


def _cell(cell: Cell, notes: list[str]) -> str:
    """Return what a cell says on one line, tables in it included."""
    texts = []
    for block in cell.blocks:
        if isinstance(block, Table):
            texts += [_cell(inner, notes) for row in block.rows for inner in row.cells]
        else:
            texts.append(_picture(block) if isinstance(block, Image) else _said(block.text, block.marks, notes))
    return " ".join(filter(None, texts)).translate(_ONE_LINE)
