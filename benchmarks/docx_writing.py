"""Writing Word files against deflating the same XML, and against a plain python-docx script."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks.material import texts
from benchmarks.measure import Row, ratio
from noticeconv import parse, render
from noticeconv.flow import flow
from noticeconv.roles import Role

FONTS = {Role.TITLE: ("方正小标宋简体", 22), Role.HEADING: ("黑体", 16)}


def rows() -> Iterator[Row]:
    for name, text in texts().items():
        document = parse(text).document
        ours = partial(render, document, "docx")
        with zipfile.ZipFile(io.BytesIO(ours())) as package:  # type: ignore[arg-type]
            xml = package.read("word/document.xml")
        lines = [(line.text, *FONTS.get(line.role, ("仿宋_GB2312", 16)), line.role is Role.TITLE) for line in flow(document)]
        yield ratio("write docx", f"{name} / deflating its document.xml", ours, partial(deflated, xml), 3)
        yield ratio("write docx", f"{name}: python-docx script / ours", partial(script, lines), ours, 20, runs=7, at_most=False)


def deflated(xml: bytes) -> bytes:
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    return packer.compress(xml) + packer.flush()


def script(lines: list[tuple[str, str, int, bool]]) -> bytes:
    """The same paragraphs as a newcomer writes them with python-docx: direct formatting of each."""
    word = docx.Document()
    for text, font, size, centred in lines:
        paragraph = word.add_paragraph()
        look: Any = paragraph.paragraph_format
        look.line_spacing = Pt(28)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            look.first_line_indent = Pt(32)
        run: Any = paragraph.add_run(text)
        run.font.name = font
        run.font.size = Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
