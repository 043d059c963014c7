"""Document → plain text, as a person would type it: read again, it gives the same document."""

from __future__ import annotations

import re

from noticeconv.flow import FlowLine, flow
from noticeconv.model import Cell, Document, Image, Page, Table
from noticeconv.options import DEFAULT_WRITE, WriteOptions
from noticeconv.roles import Role

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Stands for a byte that was no text, which reading has reported (S103); UTF-8 has no place for it."""

_INDENT = "　　"
_INDENTED = frozenset({Role.PARAGRAPH, Role.HEADING, Role.ATTACHMENT_NOTE, Role.ANNOTATION, Role.UNRECOGNISED, Role.ATTENDANCE})
_RIGHT = frozenset({Role.ISSUER, Role.DATE})
_BLANK_BEFORE = frozenset({Role.TITLE, Role.RECIPIENTS, Role.OPENING_SALUTATION, Role.ATTACHMENT_NOTE, Role.ISSUER, Role.ATTACHMENT, Role.COPIED_TO})


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as UTF-8 text: one paragraph a line, what the page said first, pictures as their description."""
    lines = [*_page(document.page), *_body(flow(document))]
    text = "\n".join(lines).strip("\n") + "\n" if lines else ""
    return _SURROGATE.sub("\ufffd", text).encode()


def _page(page: Page | None) -> list[str]:
    if page is None:
        return []
    fields = [field.text or f"{field.name}：{field.value}" for field in page.fields]
    return [*page.noise, *fields, ""]


def _body(lines: list[FlowLine]) -> list[str]:
    out: list[str] = []
    before: Role | None = None
    for line in lines:
        if (line.opens or (line.role in _BLANK_BEFORE and line.role is not before)) and out:
            out.append("")
        out += _shown(line)
        before = line.role
    return out


def _shown(line: FlowLine) -> list[str]:
    if isinstance(line.block, Table):
        return ["\t".join(map(_cell, row.cells)) for row in line.block.rows]
    if isinstance(line.block, Image):
        return [f"[{line.block.alt or line.block.src or '图片'}]"]
    if line.role in _INDENTED:
        return [_INDENT + line.text]
    return [_INDENT * 6 + line.text if line.role in _RIGHT else line.text]


def _cell(cell: Cell) -> str:
    return " ".join(block.text for block in cell.blocks if block.type == "paragraph")
