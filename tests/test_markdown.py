"""Markdown: our own reads well and reads back; other people's keeps every character, with the page told from the document."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from noticeconv import canonical, parse, read, render
from noticeconv.errors import DamagedInputError
from noticeconv.layout.markdown import Said, said_by
from noticeconv.model import Asset, Attachment, Cell, Image, Mark, Notice, Page, PageField, Paragraph, Plain, Row, Section, Table, Wrapped
from noticeconv.options import ReadOptions, WriteOptions
from noticeconv.readers.markdown import read as read_source
from noticeconv.roles import Role
from officials import marker

NOTICE = """临江市水利局关于做好春季防汛工作的通知

各县（区）水利局：
　　现将有关事项通知如下：
　　一、总体要求
　　（一）加强值守。各单位要落实责任。
　　（二）及时报送。有关情况及时报送。
　　二、工作重点
　　各单位要认真开展自查。
　　附件：值班安排表
　　　　　　　　　　　　临江市水利局
　　　　　　　　　　　　2024年3月3日
　　（联系人：王平，电话：12345678）

附件
值班安排表
　　每日值班，双人双岗。

抄送：市委办公室，市政府办公室。
"""
SHOWN = """---
noticeconv: 1
documents:
- kind: notice
  form: general
  genre: 通知
- kind: plain
---

# 临江市水利局关于做好春季防汛工作的通知

<!-- 主送机关 -->
各县（区）水利局：

现将有关事项通知如下：

## 一、总体要求

**（一）加强值守**。各单位要落实责任。

**（二）及时报送**。有关情况及时报送。

## 二、工作重点

各单位要认真开展自查。

<!-- 附件说明 -->
附件：值班安排表

<!-- 发文机关署名 -->
临江市水利局

<!-- 成文日期 -->
2024年3月3日

<!-- 附注 -->
（联系人：王平，电话：12345678）

<!-- 附件 1 -->
附件

# 值班安排表

每日值班，双人双岗。

<!-- 回到 0：抄送机关 -->
抄送：市委办公室，市政府办公室。
"""

AWKWARD = (
    *("1. 总则", "甲 #", "甲 ##", "12) 甲", "- 甲", "+ 乙", "# 丙", "> 丁", "| 甲 | 乙 |", "---", "===", "```", "~~~", "    甲", "\\", "\\*", "a*b*c", "__x__", "~~x~~"),
    *("<b>x</b>", "<!-- 标题 -->", "&amp;", "&nbsp;甲", "&#65;", "[甲](乙)", "![甲](乙)", "[^1]", "[甲]: 乙", "`x`", "甲#", "甲\\#", "甲!", ":::", "$x$"),
    *("甲\n乙", "甲\u3000\u3000乙", "甲\u00a0乙", "甲\u0085乙", "甲\x07乙", "甲\u2028乙", "甲\t乙", "甲  乙", "🙂", "\ufffd"),
)


def again(document: Notice, options: WriteOptions | None = None) -> Notice:
    held = render(document, "md", options) if options else render(document, "md")
    return read(str(held).encode(), format="md").document


def test_what_it_looks_like() -> None:
    document = parse(NOTICE).document
    assert render(document, "md") == SHOWN
    assert again(document) == canonical(document)


@pytest.mark.parametrize("text", AWKWARD)
def test_text_that_looks_like_markdown(text: str) -> None:
    table = Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text=text)]), Cell()])])
    document = Notice(
        title=Wrapped(text=text),
        body=[Paragraph(text=text), Section(level=1, heading=text), Paragraph(text=text + "。", marks=[Mark(type="bold", start=0, end=1)]), table],
        page=Page(fields=[PageField(name="来源", value=text)], noise=[text]),
    )
    assert again(document) == canonical(document)


def test_other_viewers_see_the_text() -> None:
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for text in AWKWARD:
        if "\n" in text or "\x07" in text or "\u0085" in text:
            continue
        source = str(render(Notice(body=[Paragraph(text=text)]), "md")).split("---\n", 2)[2]
        tokens = [token for token in shown.parse(source) if token.type == "inline"]
        assert "".join(child.content for child in tokens[0].children or ()) == text.strip()


def test_bold_that_viewers_would_not_see() -> None:
    document = Notice(body=[Paragraph(text="按照《办法》办理，请“及时”报送", marks=[Mark(type="bold", start=2, end=6), Mark(type="bold", start=9, end=13)])])
    source = str(render(document, "md"))
    assert "按照<b>《办法》</b>办理" in source
    assert again(document) == canonical(document)


@pytest.mark.parametrize("text", ["甲🙂乙丙", "甲， 乙", "甲 乙", "甲，乙", "甲乙", "甲 乙"])
def test_bold_as_every_viewer_sees_it(text: str) -> None:
    shown = MarkdownIt("commonmark", {"html": True})
    for start, end in [(0, 2), (1, 2), (1, 3), (0, 3), *([(2, 4)] if len(text) > 3 else [])]:
        document = Notice(body=[Paragraph(text=text, marks=[Mark(type="bold", start=start, end=end)])])
        source = str(render(document, "md"))
        page = shown.render(source.split("---\n", 2)[2]).replace("<strong>", "<b>").replace("</strong>", "</b>")
        assert f"{text[:start]}<b>{text[start:end]}</b>{text[end:]}" in page
        assert "🙂**" not in source
        assert "**🙂" not in source


def test_levels_begin_anew_with_an_attachment() -> None:
    def run_in(level: int, mark: str, below: list[Section]) -> Section:
        return Section(level=level, marker=marker(mark), heading="甲", run_in=True, blocks=[Paragraph(text="乙。"), *below])

    body = [run_in(1, "（一）", [run_in(2, "1.", [])])]
    for content in (Plain(body=body), Plain(body=[run_in(1, "一、", [run_in(2, "（一）", [run_in(3, "1.", [])])])])):
        document = Notice(body=body, attachments=[Attachment(label="附件", content=content)])
        assert "<!-- 层次标题 1 -->\n**（一）甲**" in str(render(document, "md"))
        assert again(document) == canonical(document)


def test_marks_that_cross() -> None:
    marks = [Mark(type="bold", start=0, end=4), Mark(type="link", start=2, end=6, href="https://a.cn/x_y"), Mark(type="footnote", start=3, end=3, text="注*一*")]
    document = Notice(body=[Paragraph(text="甲乙丙丁戊己庚", marks=marks)])
    assert again(document) == canonical(document)
    assert "[^1]: 注\\*一\\*" in str(render(document, "md"))


def test_levels_and_places_that_are_not_evident() -> None:
    deep = Section(level=6, heading="己", blocks=[Section(level=7, heading="庚")])
    for level in range(5, 0, -1):
        deep = Section(level=level, heading="甲乙丙丁戊"[level - 1], blocks=[deep])
    document = Notice(body=[deep, Paragraph(text="回到正文")])
    assert "<!-- 层次标题 7 -->\n###### 庚" in str(render(document, "md"))
    assert "<!-- 正文 0 -->\n回到正文" in str(render(document, "md"))
    assert again(document) == canonical(document)


def test_tables() -> None:
    plain = Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text="甲|乙")]), Cell()]), Row(cells=[Cell(), Cell(blocks=[Paragraph(text="丙")])])], header_rows=1)
    spanned = Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text="甲 <x>"), plain], colspan=2)])])
    document = Notice(body=[plain, spanned])
    source = str(render(document, "md"))
    assert "| 甲\\|乙 |  |\n| --- | --- |\n|  | 丙 |" in source
    assert '<td colspan="2"><p>甲 &lt;x&gt;</p><table>' in source
    assert again(document) == canonical(document)


PIXEL = b"\x89PNG not really"
SHA = hashlib.sha256(PIXEL).hexdigest()


def with_picture() -> Notice:
    asset = Asset(media_type="image/png", data=base64.b64encode(PIXEL))
    body = [Image(asset=SHA, alt="示意图", width=120.5), Paragraph(text="见图。", marks=[Mark(type="image", start=1, end=1, asset=SHA)]), Image(src="图/2.png")]
    return Notice(body=body, assets={SHA: asset})


def test_pictures_at_the_end() -> None:
    document = with_picture()
    source = str(render(document, "md"))
    assert "![示意图][图1]" in source
    assert source.rstrip().endswith(base64.b64encode(PIXEL).decode())
    assert again(document) == canonical(document)


def test_pictures_as_files(tmp_path: Path) -> None:
    document = with_picture()
    found = again(document, WriteOptions(media_dir=tmp_path / "media"))
    assert (tmp_path / "media" / f"{SHA}.png").read_bytes() == PIXEL
    assert found.body == canonical(document).body
    assert found.assets[SHA].data is None


def test_a_person_may_edit_it() -> None:
    edited = SHOWN.replace("各单位要认真开展自查。", "各单位要认真开展自查。\n\n- 新增的一段\n\n### （一）新增的标题")
    found = read(edited.encode()).document
    section = found.body[2]
    assert isinstance(section, Section)
    assert [getattr(block, "text", None) or getattr(block, "heading", None) for block in section.blocks] == ["各单位要认真开展自查。", "- 新增的一段", "新增的标题"]


def test_notes_that_nothing_refers_to_stay() -> None:
    body = "甲[^1]。\n\n[^1]: 注一\n[^1]: 又一\n[^2]: 注二\n"
    lines = read_source(body.encode()).lines
    assert [line.text.strip() for line in lines] == ["甲。", "[^1]: 又一", "[^2]: 注二"]
    assert [mark.text for mark in lines[0].marks] == ["注一"]
    ours = "---\nnoticeconv: 1\ndocuments:\n- kind: plain\n---\n\n" + body
    assert [getattr(block, "text", None) for block in read(ours.encode()).document.body] == ["甲。", "[^1]: 又一", "[^2]: 注二"]


def test_comments_say_and_are_read_back() -> None:
    for said in (Said(Role.TITLE), Said(Role.ATTACHMENT, depth=1, opens=True), Said(Role.TITLE, depth=2, opens=True), Said(Role.COPIED_TO, depth=0)):
        assert said_by(said.comment()) == said
    assert said_by("<!-- INFO END -->") is None
    assert said_by("<!---->") is None


def test_spoilt_front_matter_is_named() -> None:
    with pytest.raises(DamagedInputError, match=r"甲\.md"):
        read_source("---\nnoticeconv: 1\ndocuments: [\n---\n\n正文\n".encode(), ReadOptions(name="甲.md"))


FOREIGN = """---
title: 关于做好防汛工作的通知
tag:
  - 防汛
---
# 关于做好防汛工作的通知

<!-- INFO END -->

各县：

1. 落实*责任*，
   加强值守。
2) 报送[情况](https://a.cn)。

| 甲 | 乙 |
| - | - |
| 1 | 2 |

<p>&emsp;&emsp;<b>第一条</b> 内容。<br>第二行。</p>

---
::: right
临江市水利局
:::
"""


def test_a_table_of_contents_is_the_pages() -> None:
    source = "::: 目录\n\n[一、总则](#a)\n\n:::\n\n正文\n\n[一](#a) [二](#b)\n\n[见附件](#c)\n"
    regions = [(line.text.strip(), line.hints.region) for line in read_source(source.encode()).lines]
    assert regions == [("::: 目录", "page"), ("一、总则", "page"), (":::", "page"), ("正文", None), ("一 二", "page"), ("见附件", None)]


@pytest.mark.parametrize("between", ["关于做好工作的通知", "**通知**", "", "# 通知", "各县：", "见 http://a.cn/x"])
def test_text_between_rules_is_no_front_matter(between: str) -> None:
    regions = {line.text.strip(): line.hints.region for line in read_source(f"---\n{between}\n\n---\n\n正文\n".encode()).lines}
    assert "meta" not in regions.values()
    assert regions["正文"] is None


def test_other_peoples_markdown() -> None:
    source = read_source(FOREIGN.encode())
    held = [(line.text.strip(), line.hints.region or (line.hints.heading and f"h{line.hints.heading}")) for line in source.lines]
    assert held == [
        *(("title: 关于做好防汛工作的通知", "meta"), ("tag:", "meta"), ("- 防汛", "meta"), ("关于做好防汛工作的通知", "h1"), ("<!-- INFO END -->", "page")),
        *(("各县：", None), ("1. 落实责任，", None), ("加强值守。", None), ("2) 报送情况。", None), ("甲\t乙\n1\t2", None)),
        *(("第一条 内容。", None), ("第二行。", None), ("---", "page"), ("::: right", "page"), ("临江市水利局", None), (":::", "page")),
    ]
    assert [(mark.type, mark.start, mark.end, mark.href) for mark in source.lines[8].marks] == [("link", 5, 7, "https://a.cn")]
