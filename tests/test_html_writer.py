"""`--to html`: one self-contained page with everything the document holds, safe whatever the text is."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from noticeconv.errors import DamagedInputError
from noticeconv.flow import flow
from noticeconv.model import (
    Asset,
    Attachment,
    Attendance,
    Cell,
    CopiedTo,
    DateValue,
    DocumentNumber,
    Header,
    Image,
    Imprint,
    Mark,
    Marker,
    Notice,
    Page,
    PageField,
    Paragraph,
    Plain,
    Recipients,
    Row,
    Section,
    Signature,
    Table,
    Wrapped,
)
from noticeconv.options import WriteOptions
from noticeconv.writers.html import render
from noticeconv.zh.markers import MarkerStyle

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
KEY = "ab" * 32
EVIL = "</style><script>alert(1)</script>\" onload='x' &amp;"


def notice() -> Notice:
    cell = Cell(blocks=[Paragraph(text="甲"), Table(rows=[Row(cells=[Cell(blocks=[Paragraph(text="内")])])])])
    table = Table(header_rows=1, rows=[Row(cells=[Cell(blocks=[Paragraph(text="学校")], colspan=2)]), Row(cells=[cell, Cell(rowspan=2)])])
    section = Section(
        level=1,
        marker=Marker(text="一、", style=MarkerStyle.CHINESE_COMMA, ordinal=1),
        heading="工作要求",
        run_in=True,
        blocks=[Paragraph(text="各校要落实。"), table, Image(asset=KEY, alt="图<1>", width=72)],
    )
    words = Paragraph(
        text="面积1500m2，见链接。",
        marks=[
            Mark(type="superscript", start=7, end=8),
            Mark(type="bold", start=9, end=12),
            Mark(type="link", start=10, end=12, href="https://example.cn/?a=1&b=2"),
            Mark(type="footnote", start=12, end=12, text="注<b>"),
            Mark(type="image", start=0, end=0, asset=KEY, text="章"),
        ],
    )
    inner = Plain(title=Wrapped(text="名单"), body=[Paragraph(text="张明。")])
    return Notice(
        header=Header(issuer_marks=["临江市教育局文件"], document_number=DocumentNumber(text="临教发〔2017〕8号"), signatories=["李文博"]),
        title=Wrapped(text="关于开展校园安全检查的通知", lines=["关于开展校园安全", "检查的通知"]),
        recipients=Recipients(text="各县区教育局："),
        body=[words, section],
        signature=Signature(issuers=["临江市教育局"], date=DateValue(text="2017年5月8日")),
        attendance=[Attendance(label="出席", text="王立")],
        attachments=[Attachment(label="附件", title="名单", content=inner)],
        imprint=Imprint(copied_to=[CopiedTo(text="市委办公室。")], printer="临江市教育局办公室"),
        page=Page(fields=[PageField(name="发布者", value="王芳")], noise=["首页 > 通知"]),
        assets={KEY: Asset(media_type="image/png", data=base64.b64encode(PNG))},
    )


def tree(document, **options):
    return lxml_html.document_fromstring(render(document, WriteOptions(**options)).decode())


def words(element) -> str:
    return re.sub(r"\s", "", element.text_content())


def test_every_line_of_the_document_is_on_the_page_in_order():
    document, at = notice(), 0
    text = words(tree(document).find("body"))
    for line in flow(document):
        wanted = re.sub(r"\s", "", line.text)
        wanted = wanted.replace("面积1500m2，见链接。", "面积1500m2，见链接")
        found = text.find(wanted, at)
        assert found >= 0, line
        at = found + len(wanted)
    assert "发布者" in text
    assert "首页>通知" in text


def test_structure_says_what_things_are():
    page = tree(notice())
    assert [child.text_content() for child in page.xpath("//h1/span")] == ["关于开展校园安全", "检查的通知"]
    assert page.xpath("string(//span[@role='heading'])") == "一、工作要求。"
    assert page.xpath("string(//section[@class='attachment']//h2)") == "名单"
    assert not page.xpath("//section//footer")
    assert page.xpath("string(//header//b)") == "李文博"
    assert page.xpath("//thead/tr/th/@colspan") == ["2"]
    assert page.xpath("string(//td//td)") == "内"
    assert page.xpath("string(//sup[not(a)])") == "2"
    assert page.xpath("string(//strong)") == "见"
    assert page.xpath("//a[starts-with(@href, 'http')]/@href") == ["https://example.cn/?a=1&b=2"]
    assert page.xpath("//li/@id") == ["n1"]


def test_pictures_are_inside_and_nothing_is_fetched():
    page = tree(notice())
    sources = page.xpath("//img/@src")
    assert sources == ["data:image/png;base64," + base64.b64encode(PNG).decode()] * 2
    assert page.xpath("//figure/img/@width") == ["96"]
    assert not page.xpath("//script | //link | //iframe | //*[@onload]")
    assert "url(" not in page.xpath("string(//style)")
    elsewhere = Plain(body=[Image(src="https://example.cn/a.png", alt="远处的图"), Image(asset=KEY)])
    assert not tree(elsewhere).xpath("//img")
    assert "远处的图" in words(tree(elsewhere))


def test_text_cannot_become_markup():
    marks = [Mark(type="link", start=0, end=2, href="javascript:alert(1)"), Mark(type="footnote", start=2, end=2, text=EVIL)]
    document = Plain(
        title=Wrapped(text=EVIL),
        body=[Paragraph(text=EVIL, marks=marks), Image(alt=EVIL, src="javascript:x"), Paragraph(text="\x00\ud800通知")],
        page=Page(fields=[PageField(name=EVIL, value=EVIL)], noise=[EVIL]),
    )
    page = tree(document)
    assert not page.xpath("//script | //*[@onload] | //a[starts-with(@href, 'j')]")
    assert page.xpath("string(//title)") == EVIL
    assert page.text_content().count("<script>") == 8


def test_the_profile_lays_out_the_page(tmp_path: Path):
    style = tree(notice()).xpath("string(//style)")
    assert "size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm" in style
    assert '"仿宋_GB2312"' in style
    house = tmp_path / "house.toml"
    house.write_text('[page]\ntop_mm = 30\n[fonts]\nbody = ["</style>\\"x"]\n[signature]\nsealed = false\n', encoding="utf-8")
    page = tree(notice(), profile=house)
    assert "margin: 30mm 26mm" in page.xpath("string(//style)")
    assert page.find("body").get("class") == "unsealed"
    assert words(page.find("body")).startswith("临江市教育局文件")
    house = tmp_path / "wrong.toml"
    house.write_text("[page]\ntop = 30\n", encoding="utf-8")
    with pytest.raises(DamagedInputError, match="top_mm"):
        render(notice(), WriteOptions(profile=house))


def test_crossing_marks_stay_well_formed():
    marks = [Mark(type="bold", start=0, end=4), Mark(type="italic", start=2, end=6), Mark(type="underline", start=3, end=99)]
    page = tree(Plain(body=[Paragraph(text="一二三四五六七", marks=marks)]))
    assert page.xpath("string(//p)") == "一二三四五六七"
    assert "".join(page.xpath("//em//text()")) == "三四五六"
    assert "".join(page.xpath("//strong//text()")) == "一二三四"
