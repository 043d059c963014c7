"""Other people's Markdown against a witness: markdown-it's own HTML as lxml reads it. Every character a viewer shows is there, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpus import CORPUS
from noticeconv import parse, read, render
from noticeconv.flow import EDGES
from noticeconv.model import Image, Mark, Table
from noticeconv.readers.markdown import read as read_source
from noticeconv.source import Line

FILES = sorted((CORPUS / "documents").glob("*.md"))
WITNESS = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable(["list", "code"])
"""Without lists and indented code: a number is text in an official document, and an indent is an indent."""

_FRONT = re.compile(r"\A\ufeff?---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)


def visible(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in EDGES)


def in_order(wanted: str, held: str) -> bool:
    rest = iter(held)
    return all(any(char == other for other in rest) for char in wanted)


def page_of(source: str) -> lxml.html.HtmlElement:
    page = lxml.html.fromstring(f"<div>{WITNESS.render(source)}</div>")
    for element in page.xpath("//script|//style"):
        element.drop_tree()
    return page


def held_in(lines: Sequence[Line]) -> list[Table | Image | Mark]:
    """Tables, pictures and marks, those in cells included."""

    def inside(block: Table | Image | None) -> Iterator[Table | Image | Mark]:
        if block is None:
            return
        yield block
        for row in block.rows if isinstance(block, Table) else []:
            for inner in (inner for cell in row.cells for inner in cell.blocks):
                if isinstance(inner, Table | Image):
                    yield from inside(inner)
                else:
                    yield from inner.marks

    return [one for line in lines for one in (*line.marks, *inside(line.block))]


def blocks_in(lines: Sequence[Line]) -> tuple[int, int]:
    """How many tables and pictures."""
    held = held_in(lines)
    return sum(isinstance(one, Table) for one in held), sum(isinstance(one, Image) or (isinstance(one, Mark) and one.type == "image") for one in held)


@pytest.mark.skipif(not FILES, reason=f"no Markdown of other people at {CORPUS / 'documents'}")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_shared_file(path: Path) -> None:
    text = path.read_text("utf-8").replace("\r\n", "\n")
    front = _FRONT.match(text)
    page = page_of(text[front.end() :] if front else text)
    source = read_source(path.read_bytes())
    assert in_order(visible((front[1] if front else "") + page.text_content()), visible(source.text))
    assert blocks_in(source.lines) == (len(page.xpath(".//table")), len(page.xpath(".//img")))


PIECES = (
    *("甲", "乙丙", "关于通知", "1. ", "- ", "* ", "> ", "# ", "## ", "\n", "\n\n", "  \n", "\\\n", "**粗**", "*斜*", "~~删~~", "`码`", "　　", "\t", "一、"),
    *("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n", "| a |\n|---|\n", "```\n代码 <b>\n```\n", "<p>段<b>落</b></p>\n", '<div align="right">署名</div>\n\n'),
    *("<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>\n\n", "<br>", "<sup>2</sup>", "[链](http://a.cn)", "[引][r]"),
    *('\n[r]: http://b.cn "题"\n', "![图](a.png)", '![图二](b.png "名")', "<!-- 注 -->", "&nbsp;", "&amp;", "\\*", "***", "---\n", "===\n", "::: right\n", ":::\n"),
    *("<script>x</script>\n\n", "<span>嵌", "</span>", "<http://c.cn>", "<details>\n<summary>更多</summary>\n\n里\n\n</details>\n", "<td>", "</p>", "$x$"),
    *("[]", "![]()", "<b>", "<style>p{}</style>\n\n", "<h2>题</h2>\n\n", "<ul><li>项</li></ul>\n\n", "[^2]", "\n[^2]: 注\n"),
)


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join).filter(str.strip))
def test_nothing_that_a_viewer_shows_is_lost(text: str) -> None:
    source = read_source(text.encode())
    held = "".join(line.text for line in source.lines)
    assert held == source.text
    notes = "".join(one.text or "" for one in held_in(source.lines) if isinstance(one, Mark) and one.type == "footnote")
    assert text.count("注") - text.count("<!-- 注 -->") <= (held + notes).count("注")
    if "[^" not in text:  # the witness takes footnotes for links
        assert in_order(visible(page_of(text).text_content()), visible(held))


def test_marks_of_other_people_reach_our_formats() -> None:
    source = "# 关于做好防汛工作的通知\n\n各镇人民政府：\n\n落实**责任**[^1]，见[附件](a.doc)。\n\n[^1]: 注\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n![图](a.png)\n\n临江市水利局\n\n2024年3月3日\n"
    document = read(source.encode(), format="md").document
    for format in ("md", "docx", "json"):
        data = render(document, format)
        assert read(data.encode() if isinstance(data, str) else data, format=format).document.body == document.body
    assert [block.type for block in document.body] == ["paragraph", "table", "image"]
    assert parse(str(render(document, "txt"))).document.kind == "notice"
