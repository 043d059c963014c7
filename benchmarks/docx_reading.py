"""Reading Word files against inflating and parsing their XML, and against going through them with python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial

import docx
from lxml import etree

from benchmarks.material import paragraphs, texts
from benchmarks.measure import Row, ratio
from noticeconv import parse, render
from noticeconv.readers import reader


def rows() -> Iterator[Row]:
    read = reader("docx")
    held = {name: parse(text).document for name, text in texts().items()}
    held["3,000 paragraphs"] = _long()
    for name, document in held.items():
        data = render(document, "docx")
        assert isinstance(data, bytes)
        yield ratio("read docx", f"{name} / inflating and lxml", partial(read, data), partial(inflated, data), 5)
        yield ratio("read docx", f"{name}: python-docx / ours", partial(iterated, data), partial(read, data), 10, runs=5, at_most=False)


def _long() -> object:
    return parse("关于做好有关工作的通知\n各县区科协：\n" + paragraphs(2998)).document


def inflated(data: bytes) -> object:
    """Inflate every part of the package, parse the main one."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return etree.fromstring(parts["word/document.xml"])


def iterated(data: bytes) -> list[tuple[str | None, str]]:
    return [(paragraph.style.name if paragraph.style else None, paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
