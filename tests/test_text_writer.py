"""Plain text as a person would type it."""

from __future__ import annotations

from noticeconv import parse, render
from noticeconv.model import Cell, Image, Mark, Notice, Page, PageField, Paragraph, Plain, Row, Section, Table, Wrapped

TYPED = """来源：水利局

关于做好防汛工作的通知

各镇人民政府：
　　现将有关事项通知如下。
　　一、加强值守。各单位要落实责任。

　　附件：值班表

　　　　　　　　　　　　临江市水利局
　　　　　　　　　　　　2024年6月3日
　　（联系人：王平）

附件
值班安排表
　　每日值班。
"""


def test_typed_text_comes_back_as_it_was() -> None:
    document = parse(TYPED).document
    assert document.page
    assert document.page.fields == [PageField(name="来源", value="水利局")]
    written = str(render(document, "txt"))
    assert parse(written).document == document
    assert written.replace("\n\n", "\n") == TYPED.replace("\n\n", "\n")


def test_tables_and_pictures() -> None:
    table = Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text="甲")]), Cell(blocks=[Paragraph(text="乙")])])])
    document = Notice(title=Wrapped(text="表"), body=[table, Image(alt="图一"), Image(src="a.png"), Image()], page=Page(noise=["首页"]))
    assert render(document, "txt") == "首页\n\n表\n甲\t乙\n[图一]\n[a.png]\n[图片]\n"


def test_what_stands_in_cells_and_notes_is_said() -> None:
    inner = Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text="丙")]), Cell(blocks=[Image(alt="图二")])])])
    noted = Paragraph(text="甲乙", marks=[Mark(type="footnote", start=1, end=1, text="注一"), Mark(type="image", start=2, end=2, text="章")])
    table = Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text="丁\n戊", marks=[Mark(type="footnote", start=0, end=0, text="注二")]), inner])])])
    document = Notice(body=[noted, table])
    assert render(document, "txt") == "　　甲[1]乙[章]\n[2]丁 戊 丙 [图二]\n\n[1] 注一\n[2] 注二\n"


def test_headings_without_numbers_stand_apart() -> None:
    part = Section(level=1, heading="关于2017年主要工作", blocks=[Paragraph(text="一年来，重点抓了以下工作。")])
    assert render(Plain(body=[Paragraph(text="各位。"), part]), "txt") == "　　各位。\n\n关于2017年主要工作\n　　一年来，重点抓了以下工作。\n"


def test_nothing_is_nothing() -> None:
    assert render(Plain(), "txt") == ""
