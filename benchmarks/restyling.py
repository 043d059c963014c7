"""Restyling against taking the package apart and putting it together again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial

from lxml import etree

from benchmarks.docx_writing import script
from benchmarks.material import paragraphs
from benchmarks.measure import Row, ratio
from noticeconv import parse
from noticeconv.flow import flow
from noticeconv.restyling import restyled

PARAGRAPHS = 560  # of about four lines: 100 pages


def rows() -> Iterator[Row]:
    lines = flow(parse("关于做好有关工作的通知\n各县区科协：\n" + paragraphs(PARAGRAPHS)).document)
    data = script([(line.text, "宋体", 14, False) for line in lines])
    yield ratio("restyle", "100 pages / unzipping, parsing and zipping", partial(restyled, data), partial(rezipped, data), 6, runs=7)


def rezipped(data: bytes) -> bytes:
    """Inflate every part, parse the main one, write and deflate them all again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, etree.tostring(etree.fromstring(content), encoding="UTF-8") if name == "word/document.xml" else content)
    return out.getvalue()
