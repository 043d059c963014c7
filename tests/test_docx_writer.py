"""The Word writer: valid parts, styles by role, and files that read back to the same document."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

import notices
from noticeconv import parse, read, to_docx
from noticeconv.conversion import canonical
from noticeconv.layout.styles import HEADINGS, STYLES
from noticeconv.model import Asset, Attachment, Cell, Image, Mark, Notice, Page, Paragraph, Plain, Row, Section, Table, Wrapped
from noticeconv.options import WriteOptions
from noticeconv.roles import Role
from noticeconv.writers.docx import render
from notices import ALL, asset, full, letter, pictures, png, section, table, text
from wordorder import W, faults, short

MAIN = "word/document.xml"


def part(docx: bytes, name: str = MAIN) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Style id and text of each paragraph of the body."""
    return [
        (paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val"), "".join(t.text or "" for t in paragraph.iter(W + "t")))
        for paragraph in part(docx).iter(W + "p")
    ]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("profile", ["gbt9704", "gbt33476"])
def test_every_element_stands_where_the_schema_wants_it(name, profile):
    assert faults(render(ALL[name], WriteOptions(profile=profile))) == []
    assert faults(render(ALL[name], WriteOptions(profile=profile, sealed=False))) == []


def test_the_checker_of_the_schema_order_finds_faults():
    good = render(ALL["single"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == MAIN:
                data = re.sub(rb"(<w:pStyle [^>]*>)(<w:keepNext/>)", rb"\2\1", data)
            new.writestr(name, data)
    assert any("out of order" in fault for fault in faults(out.getvalue()))


@pytest.mark.parametrize("name", ALL)
def test_a_file_reads_back_to_the_same_document(name):
    document = canonical(ALL[name])
    assert read(render(document)).document == document


def test_the_same_document_gives_the_same_bytes():
    assert render(full(2)) == render(full(2))


@pytest.mark.parametrize("name", ALL)
def test_python_docx_opens_the_file(name):
    word = to_docx(ALL[name])
    assert word.core_properties.language == "zh-CN"
    assert {paragraph.style.name for paragraph in word.paragraphs} <= {style.name for style in word.styles}
    word.add_paragraph("另起一段", style="公文正文")
    out = io.BytesIO()
    word.save(out)
    assert "另起一段" in [line.text.strip() for line in read(out.getvalue()).source.lines]


def test_roles_are_named_styles_and_headings_have_outline_levels():
    found = paragraphs(render(ALL["single"]))
    assert (STYLES[Role.RECIPIENTS].id, "市人民政府：") in found
    assert (HEADINGS[0].id, "一、基本情况") in found
    styles = part(render(ALL["single"]), "word/styles.xml")
    names = {style.get(W + "styleId"): style.find(W + "name").get(W + "val") for style in styles.iter(W + "style")}
    assert names["NcTitle"] == "公文标题"
    assert names["NcHeading1"] == "一级标题"
    levels = {style.get(W + "styleId"): style.find(f".//{W}outlineLvl") for style in styles.iter(W + "style")}
    assert [levels[style.id].get(W + "val") for style in HEADINGS] == list("012345678")


def test_every_style_a_paragraph_names_is_there_and_every_relation_has_its_part():
    for document in ALL.values():
        docx = render(document)
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            names = set(package.namelist())
            assert len(names) == len(package.namelist())
            styles = {style.get(W + "styleId") for style in part(docx, "word/styles.xml").iter(W + "style")}
            main = part(docx)
            used = {e.get(W + "val") for tag in ("pStyle", "rStyle") for e in main.iter(W + tag)}
            assert used <= styles
            relations = {e.get("Id"): e for e in part(docx, "word/_rels/document.xml.rels")}
            assert all(e.get("TargetMode") or f"word/{e.get('Target')}" in names for e in relations.values())
            ids = {value for e in main.iter() for key, value in e.items() if "officeDocument/2006/relationships" in key}
            assert ids <= set(relations)


def test_the_title_and_the_issuer_are_the_files_properties():
    core = part(render(ALL["single"]), "docProps/core.xml")
    said = {short(e).rpartition(":")[2]: e.text for e in core}
    assert said["title"] == ALL["single"].title.text
    assert said["creator"] == "临江市教育局"


def test_a_title_is_broken_without_changing_its_text():
    docx = render(ALL["single"])
    title = next(p for p in part(docx).iter(W + "p") if p.find(f"{W}pPr/{W}pStyle").get(W + "val") == "NcTitle")
    assert len(list(title.iter(W + "br"))) == 2
    assert read(docx).document.title == ALL["single"].title


def test_line_ends_follow_chinese_rules_and_nothing_hangs():
    styles = part(render(ALL["single"]), "word/styles.xml").iter(W + "style")
    defaults = next(style for style in styles if style.get(W + "styleId") == "Normal").find(W + "pPr")
    assert defaults.find(W + "kinsoku") is not None
    assert defaults.find(W + "overflowPunct").get(W + "val") == "0"


def test_a_picture_is_never_clipped_by_an_exact_line():
    """Exact pitch cuts what is taller than it: lines with pictures grow."""
    for paragraph in part(render(pictures())).iter(W + "p"):
        if paragraph.find(f".//{W}drawing") is None:
            continue
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        rule = spacing.get(W + "lineRule") if spacing is not None else None
        assert style in ("NcImage", "NcCell") or rule == "atLeast"
    image = next(s for s in part(render(pictures()), "word/styles.xml").iter(W + "style") if s.get(W + "styleId") == "NcImage")
    assert image.find(f"{W}pPr/{W}spacing").get(W + "lineRule") == "auto"


def test_pictures_fit_the_page_and_keep_their_shape():
    sizes = [(int(e.get("cx")), int(e.get("cy"))) for e in part(render(pictures())).iter() if short(e) == "wp:extent"]
    assert max(wide for wide, _ in sizes) <= 156 * 36000
    assert any(abs(wide / tall - 1200 / 500) < 0.01 for wide, tall in sizes)


def test_a_picture_in_a_cell_is_no_wider_than_the_cell():
    sha, held = asset(png(1200, 500))
    row = Row(cells=[Cell(blocks=[Image(asset=sha)]), Cell(blocks=[text("短")]), Cell(blocks=[text(notices.SENTENCE)])])
    document = canonical(Notice(body=[Table(rows=[row])], assets={sha: held}))
    docx = render(document)
    cell = next(part(docx).iter(W + "tc"))
    room = int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w")) / 1440 * 914400
    assert max(int(e.get("cx")) for e in part(docx).iter() if short(e) == "wp:extent") <= room
    assert read(docx).document == document


def test_a_wide_table_gets_pages_that_lie():
    kinds = [(e.find(W + "pgSz").get(W + "orient"), e.find(W + "pgSz").get(W + "w")) for e in part(render(pictures())).iter(W + "sectPr")]
    assert kinds == [(None, "11906"), ("landscape", "16838"), (None, "11906")]


def test_tables_span_repeat_their_head_and_do_not_break_rows():
    tables = list(part(render(pictures())).iter(W + "tbl"))
    first = tables[0]
    assert [len(row.findall(W + "tc")) for row in first.findall(W + "tr")] == [2, 3, 3]
    assert len(first.findall(f"{W}tr/{W}trPr/{W}tblHeader")) == 2
    assert len(first.findall(f"{W}tr/{W}trPr/{W}cantSplit")) == 3
    assert [e.get(W + "val") for e in first.iter(W + "vMerge")] == ["restart", "continue"]


def test_a_letter_shows_no_number_on_its_first_page_and_no_rules_around_its_imprint():
    main = part(render(letter()))
    assert main.find(f"{W}body/{W}sectPr/{W}titlePg") is not None
    assert main.find(f".//{W}tblBorders") is None
    assert part(render(full(1))).find(f"{W}body/{W}sectPr/{W}titlePg") is None


def test_what_xml_cannot_hold_becomes_visible_and_the_rest_survives():
    odd = Notice(title=Wrapped(text="一<二>&三"), body=[text("甲\x00乙\ud800丙\t丁\u00a0戊\u3000己  庚 "), text(" 前后 ")])
    docx = render(odd)
    assert faults(docx) == []
    lines = [line.text[:-1] for line in read(docx).source.lines]
    assert lines == ["一<二>&三", "甲\ufffd乙\ufffd丙\t丁\u00a0戊\u3000己  庚 ", " 前后 "]


def test_noise_of_any_kind_and_length_survives_in_the_properties():
    noise = ["首页 > 通知" * 200, "坏\udc80字节", '引号"与<括号>', "换\n行\t制表"]
    document = canonical(Notice(title=Wrapped(text="通知"), body=[text()], page=Page(noise=noise)))
    docx = render(document)
    assert read(docx).document.page == document.page
    assert faults(docx) == []


def test_overlapping_marks_over_a_run_in_heading_stay_valid():
    marks = [Mark(type="bold", start=0, end=4), Mark(type="formula", start=2, end=6), Mark(type="superscript", start=3, end=5)]
    long = "这一个标题其实是一整句话因为它比任何标题都要长得多所以排成正文的样子而不用黑体"
    document = canonical(Notice(body=[section(1, "一、", long, Paragraph(text="后文", marks=[]), run_in=True, marks=marks)]))
    docx = render(document)
    assert faults(docx) == []
    assert read(docx).document == document


def test_deep_sections_and_nested_attachments_read_back():
    deep: Section | Paragraph = text("最深")
    for level in range(12, 0, -1):
        deep = Section(level=level, heading=f"第{level}层", blocks=[deep])
    inner = Attachment(label="附件", title="内", content=Plain(title=Wrapped(text="内"), body=[table(2, 1)]))
    outer = Attachment(content=Plain(body=[table(2, 2), text("表后")], attachments=[inner]))
    document = canonical(Notice(title=Wrapped(text="外"), body=[deep, text("层外")], attachments=[outer, outer]))
    docx = render(document)
    assert faults(docx) == []
    assert read(docx).document == document


@pytest.mark.parametrize(
    "rows",
    [
        [Row(cells=[])],
        [],
        [Row(cells=[Cell(rowspan=5, blocks=[text("甲")]), Cell(colspan=3)]), Row(cells=[]), Row(cells=[Cell(blocks=[text("乙")])])],
        [Row(cells=[Cell(colspan=200, blocks=[text("宽")])])],
    ],
)
def test_odd_tables_stay_valid(rows):
    assert faults(render(Notice(body=[Table(rows=rows), text("后")]))) == []


def test_a_picture_whose_bytes_are_missing_is_said_in_words():
    docx = render(Notice(body=[Image(alt="平面图", src="https://example.org/plan.png"), Image(asset="0" * 64)]))
    assert [words for style, words in paragraphs(docx) if style == "NcImage"] == ["[平面图]", "[图片]"]
    assert faults(docx) == []


def test_pictures_of_any_make_are_written_under_their_type():
    sha, _ = asset(png(2, 2))
    for media_type, suffix in (("image/jpeg", "jpg"), ("image/svg+xml", "svg"), ("image/x-unheard-of", "png")):
        held = Asset(media_type=media_type, data=asset(png(2, 2))[1].data)
        document = Notice(body=[Image(asset=sha)]).model_copy(update={"assets": {sha: held}})
        with zipfile.ZipFile(io.BytesIO(render(document))) as package:
            assert [name for name in package.namelist() if name.startswith("word/media/")] == [f"word/media/rIdPicture1.{suffix}"]


def test_an_order_opens_with_its_name() -> None:
    """10.2: 某某令 is the 标志 of an order, its number stands below it; read back, one is title and the other number."""
    document = parse("临江市人民政府令\n\n第12号\n\n　　现公布《临江市城市公园管理办法》，自2017年1月1日起施行。\n\n市长　王平\n2016年12月5日\n").document
    data = render(document)
    assert isinstance(data, bytes)
    assert _paragraphs(data)[:2] == ["临江市人民政府令", "第12号"]
    assert read(data).document == document


def _paragraphs(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return ["".join(p.itertext()) for p in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")]
