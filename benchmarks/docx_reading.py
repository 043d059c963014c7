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

_TURNS = 20  # readings in a row, as in a run over many files


def rows() -> Iterator[Row]:
    read = reader("docx")
    for name, data in _files():
        yield ratio("read docx", f"{name} / inflating and lxml", partial(read, data), partial(inflated, data), 5)
        yield ratio("read docx", f"{name}: python-docx / ours", partial(iterated, data), partial(read, data), 10, runs=7, repeat=_TURNS, at_most=False)


def _files() -> Iterator[tuple[str, bytes]]:
    long = {"3,000 paragraphs": "关于做好有关工作的通知\n各县区科协：\n" + paragraphs(2998)}
    for name, text in (texts() | long).items():
        data = render(parse(text).document, "docx")
        assert isinstance(data, bytes)
        yield name, data


def inflated(data: bytes) -> object:
    """Inflate every part of the package, parse the main one."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return etree.fromstring(parts["word/document.xml"])


def iterated(data: bytes) -> list[tuple[str | None, str]]:
    return [(paragraph.style.name if paragraph.style else None, paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
