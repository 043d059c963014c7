"""The figures of GB/T 9704-2012 in the XML of a Word file alone: they hold where no LibreOffice is there to print it."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from noticeconv.flow import FlowLine
from noticeconv.layout.profile import load_profile
from noticeconv.model import Cell, DateValue, Header, Notice, Paragraph, Row, Signature, Table, Wrapped
from noticeconv.options import WriteOptions
from noticeconv.roles import Role
from noticeconv.writers.docx import render
from noticeconv.writers.docx.body import write_body
from noticeconv.writers.docx.columns import columns, grid, padding, shared_widths
from noticeconv.writers.docx.runs import Package
from noticeconv.writers.docx.setting import Setting
from noticeconv.writers.docx.sheet import Sheet
from notices import full, letter, order, report, section
from wordorder import W

MM = 1440 / 25.4


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)


def styles(docx: bytes) -> dict[str, etree._Element]:
    return {style.get(W + "styleId"): style for style in part(docx, "word/styles.xml").iter(W + "style")}


def paragraph(docx: bytes, style: str, at: int = 0) -> etree._Element:
    found = [p for p in part(docx, "word/document.xml").iter(W + "p") if value(p, "pPr/pStyle") == style]
    return found[at]


def test_paper_margins_and_grid():
    """5.1, 5.2.1, 5.2.3: A4, 37/28 mm, 版心 156 × 225 mm, 22 lines of 28 字."""
    section = part(render(full(1)), "word/document.xml").find(f"{W}body/{W}sectPr")
    assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
    margins = [int(value(section, "pgMar", side) or 0) / MM for side in ("top", "bottom", "left", "right")]
    assert [round(margin, 1) for margin in margins] == [37.0, 35.0, 28.0, 26.0]
    defaults = part(render(full(1)), "word/styles.xml").find(W + "docDefaults")
    pitch = int(value(defaults, "pPrDefault/pPr/spacing", "line") or 0)
    assert 224 <= pitch * 22 / MM <= 225
    size, extra = int(value(defaults, "rPrDefault/rPr/sz") or 0) * 10, int(value(defaults, "rPrDefault/rPr/spacing") or 0)
    assert (size + extra) * 28 <= 156 * MM < (size + extra) * 29


@pytest.mark.parametrize(
    ("style", "size", "font"),
    [
        ("NcTitle", "44", "方正小标宋简体"),
        ("NcIssuerMark", "96", "方正小标宋简体"),
        ("NcClassification", None, "黑体"),
        ("NcUrgency", None, "黑体"),
        ("NcHeading1", None, "黑体"),
        ("NcHeading2", None, "楷体_GB2312"),
        ("NcHeading3", None, None),
        ("NcParagraph", None, None),
        ("NcHeadWords1", None, "黑体"),
        ("NcHeadWords2", None, "楷体_GB2312"),
        ("NcAttachment", None, "黑体"),
        ("NcCopiedTo", "28", None),
        ("NcPrinter", "28", None),
    ],
)
def test_sizes_and_fonts_of_the_elements(style, size, font):
    """7.2–7.4; None: 3号仿宋, the default (5.2.2)."""
    held = styles(render(full(1)))[style]
    assert (value(held, "rPr/sz"), value(held, "rPr/rFonts", "eastAsia")) == (size, font)


def test_the_default_is_3_hao_fangsong_in_black():
    defaults = part(render(full(1)), "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault")
    assert value(defaults, "rPr/rFonts", "eastAsia") == "仿宋_GB2312"
    assert value(defaults, "rPr/sz") == "32"
    assert value(defaults, "rPr/color") is None
    red = [id_ for id_, style in styles(render(full(1))).items() if value(style, "rPr/color") == "FF0000"]
    assert red == ["NcIssuerMark"]


def test_fonts_have_a_fall_back_that_a_plain_machine_has():
    fonts = {font.get(W + "name"): value(font, "altName") for font in part(render(full(1)), "word/fontTable.xml")}
    assert fonts["仿宋_GB2312"] == "仿宋"
    assert fonts["楷体_GB2312"] == "楷体"
    assert fonts["方正小标宋简体"]


@pytest.mark.parametrize(
    ("style", "indent"),
    [
        ("NcParagraph", {"firstLineChars": "200"}),
        ("NcHeading1", {"firstLineChars": "200"}),
        ("NcAnnotation", {"firstLineChars": "200"}),
        ("NcRecipients", None),
        ("NcCopiedTo", {"leftChars": "400", "hangingChars": "300", "rightChars": "100"}),
    ],
)
def test_indents_in_characters(style, indent):
    held = styles(render(full(1)))[style].find(f"{W}pPr/{W}ind")
    said = None if held is None else {key.removeprefix(W): one for key, one in held.items() if key.endswith("Chars")}
    assert said == indent


@pytest.mark.parametrize(
    ("issuer", "sealed", "rights"),
    [
        ("临江市教育局", True, ("400", "400")),
        ("临江市人民政府办公室", True, ("200", "400")),
        ("临江市人民政府办公室", False, ("200", "400")),
        ("临江大学", False, ("600", "200")),
    ],
)
def test_signature_and_date(issuer, sealed, rights):
    """7.3.5.1, 7.3.5.2, by character counts: 2017年5月8日 is 6 字."""
    made = Notice(body=[Paragraph(text="正文。")], signature=Signature(issuers=[issuer], date=DateValue(text="2017年5月8日")))
    docx = render(made, WriteOptions(sealed=sealed))
    assert tuple(value(paragraph(docx, style), "pPr/ind", "rightChars") for style in ("NcIssuer", "NcDate")) == rights


def test_the_number_shares_its_line_with_who_signed_and_a_red_rule_closes_the_header():
    """7.2.5–7.2.7."""
    line = paragraph(render(full(1)), "NcDocumentNumber")
    assert value(line, "pPr/ind", "firstLineChars") == "100"
    assert value(line, "pPr/tabs/tab") == "right"
    assert value(line, "pPr/pBdr/bottom", "color") == "FF0000"
    words = {value(run, "rPr/rFonts", "eastAsia"): "".join(run.itertext()) for run in line.iter(W + "r")}
    assert words["楷体_GB2312"] == "李文博"


def test_an_attachment_starts_a_page_with_its_label_and_its_title_on_the_third_line():
    """7.3.7."""
    docx = render(full(1))
    assert styles(docx)["NcAttachment"].find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert value(paragraph(docx, "NcTitle", 1), "pPr/spacing", "before") == "579"


def test_the_imprint_floats_on_the_lower_edge_between_thick_and_thin_rules():
    """7.4.1: 0.35 mm outside, 0.25 mm inside."""
    table = next(t for t in part(render(full(1)), "word/document.xml").iter(W + "tbl") if t.find(f"{W}tblPr/{W}tblpPr") is not None)
    place = table.find(f"{W}tblPr/{W}tblpPr")
    assert (place.get(W + "vertAnchor"), place.get(W + "tblpYSpec")) == ("margin", "bottom")
    rules = {border.tag.removeprefix(W): int(border.get(W + "sz")) / 8 * 25.4 / 72 for border in table.find(f"{W}tblPr/{W}tblBorders")}
    assert rules == {side: pytest.approx(asked, abs=0.02) for side, asked in (("top", 0.35), ("bottom", 0.35), ("insideH", 0.25))}


def test_page_numbers_differ_on_odd_and_even_pages():
    """7.5: 4号 half-width 宋体, one 字 from the outer edge."""
    docx = render(full(1))
    assert part(docx, "word/settings.xml").find(W + "evenAndOddHeaders") is not None
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = part(docx, name)
        assert value(footer, "p/pPr/jc") == side
        assert value(footer, "p/pPr/ind", f"{side}Chars") == "100"
        assert value(footer, "p/r/rPr/sz") == "28"
        assert value(footer, "p/r/rPr/rFonts", "ascii") == "宋体"
        assert "".join(t.text for t in footer.iter(W + "t")) == "— 1 —"


def test_a_letter_and_an_order_have_their_own_places():
    """10.1: 30 mm from the edge of the paper; 10.2: 20 mm below the edge of the 版心; to the top of the ink, the line starts above."""
    frame = paragraph(render(letter()), "NcIssuerMark").find(f"{W}pPr/{W}framePr")
    assert frame.get(W + "vAnchor") == "page"
    assert 29 <= int(frame.get(W + "y")) / MM <= 30
    before = int(value(paragraph(render(order()), "NcIssuerMark"), "pPr/spacing", "before") or 0)
    assert 19 <= before / MM <= 20


def test_a_report_leaves_a_line_between_what_stands_under_the_title_and_the_text():
    docx = render(report())
    assert value(styles(docx)["NcOpeningSalutation"], "pPr/spacing", "before") == "579"
    plain = Notice(title=Wrapped(text="通知"), body=[Paragraph(text="一"), Paragraph(text="二")])
    assert value(paragraph(render(plain), "NcParagraph"), "pPr/spacing", "before") == "579"
    assert value(paragraph(render(plain), "NcParagraph", 1), "pPr/spacing", "before") is None


def test_a_long_name_is_set_narrower_before_it_is_set_smaller():
    for name, width, size in (("临江市教育局文件", None, None), ("临江市" + "甲" * 9 + "文件", "65", None), ("局" * 25, "60", "60")):
        run = paragraph(render(Notice(header=Header(issuer_marks=[name]))), "NcIssuerMark").find(W + "r")
        assert value(run, "rPr/w") == width
        found = value(run, "rPr/sz")
        assert found == size or (size is not None and int(found) < 96)


@pytest.mark.parametrize(
    ("notes", "indents"),
    [
        (["附件：名单"], [("500", "300")]),
        (["附：名单"], [("400", "200")]),
        (["附件：1.名单", "2.说明"], [("600", "400"), ("600", "100")]),
        (["附件：1.名单", "说明"], [("600", "400"), ("500", "0")]),
    ],
)
def test_names_of_attachments_align_behind_their_label_and_number(notes, indents):
    """7.3.4: two 字 from the left, wrapped names under the first 字 of the name."""
    lines = [FlowLine(Role.ATTACHMENT_NOTE, note) for note in notes]
    sheet = Sheet(Setting(load_profile(), sealed=True), Package({}))
    write_body(sheet, lines)
    root = etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{"".join(sheet.out)}</w:body>')
    said = [(ind.get(W + "leftChars"), ind.get(W + "hangingChars") or ind.get(W + "firstLineChars")) for ind in root.iter(W + "ind")]
    assert said == indents


def test_a_heading_keeps_with_its_text_but_a_list_of_headings_may_break():
    listed = [section(1, f"{mark}、", "事项", ordinal=at) for at, mark in enumerate("一二三", 1)]
    docx = render(Notice(body=[*listed[:2], section(1, "三、", "事项", Paragraph(text="正文"), ordinal=3)]))
    assert styles(docx)["NcHeading1"].find(f"{W}pPr/{W}keepNext") is not None
    assert [value(paragraph(docx, "NcHeading1", at), "pPr/keepNext") for at in range(3)] == ["0", "0", None]


def test_a_signature_never_stands_without_text_above_it():
    made = Notice(
        body=[Paragraph(text="一"), Paragraph(text="二")], signature=Signature(issuers=["临江大学"], date=DateValue(text="2017年5月8日"))
    )
    docx = render(made)
    assert [paragraph(docx, "NcParagraph", at).find(f"{W}pPr/{W}keepNext") is not None for at in range(2)] == [False, True]
    assert paragraph(docx, "NcIssuer").find(f"{W}pPr/{W}keepNext") is not None
    assert paragraph(docx, "NcDate").find(f"{W}pPr/{W}keepNext") is None


def test_numbers_in_narrow_columns_are_not_parted_while_there_is_room():
    wide = "测绘范围内各界址点的说明文字可以折行，" * 2
    rows = [Row(cells=[Cell(blocks=[Paragraph(text=words)]) for words in (wide, "13725.5845", "103543.5725", wide, "104161.4906")])]
    asked = columns(grid(Table(rows=rows)))
    widths = shared_widths(asked, 8844, 10.5)
    assert sum(widths) <= 8844
    assert all(
        (width - padding(10.5)) / 20 >= len(words) * 0.5 * 10.5 for words, width in (("13725.5845", widths[1]), ("103543.5725", widths[2]))
    )
    assert widths[0] == widths[3] > widths[1]


@pytest.mark.parametrize("counts", [[1], [3, 40], [60] * 5, [1] * 30, [400]])
def test_columns_never_take_more_than_there_is(counts):
    rows = [Row(cells=[Cell(blocks=[Paragraph(text="字" * count)]) for count in counts])]
    for size in (14, 10.5):
        widths = shared_widths(columns(grid(Table(rows=rows))), 8844, size)
        assert all(width > 0 for width in widths)
        assert sum(widths) <= 8844
        assert sum(widths) > 8844 - 2 * len(counts)


def test_a_red_rule_closes_only_a_header_that_is_one():
    assert part(render(Notice(header=Header(other=["附件1："]))), "word/document.xml").find(f".//{W}pBdr") is None
    assert part(render(Notice(header=Header(issuer_marks=["临江市教育局文件"]))), "word/document.xml").find(f".//{W}pBdr") is not None
