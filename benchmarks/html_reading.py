"""Reading web pages against lxml's own parsing of the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

import lxml.html

from benchmarks.material import texts
from benchmarks.measure import Row, ratio
from noticeconv.readers import reader

STYLE = "text-indent: 2em; line-height: 28pt; font-family: 仿宋_GB2312; font-size: 16pt"


def rows() -> Iterator[Row]:
    read = reader("html")
    for name, text in texts().items():
        data = page(text)
        yield ratio("read html", f"{name} / lxml.html.fromstring", partial(read, data), partial(lxml.html.fromstring, data), 6)


def page(text: str) -> bytes:
    """The text as a government site shows it: a menu, a table of metadata, styled paragraphs, a footer."""
    menu = "".join(f'<li><a href="/c{at}/">栏目{at}</a></li>' for at in range(30))
    body = "".join(f'<p style="{STYLE}"><span style="color: #333">{escape(line)}</span></p>\n' for line in text.splitlines())
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知</title></head><body><div class="nav"><ul>{menu}</ul></div>'
        f'<table><tr><td>索引号</td><td>000014349/2019-00012</td></tr></table><div id="zoom">{body}</div>'
        '<div class="foot">版权所有 临江市人民政府</div></body></html>'
    ).encode()
