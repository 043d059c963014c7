"""PDF with a text layer: rows, paragraphs, page furniture, and what is refused. The PDFs are written by hand in `pdfs`."""

from __future__ import annotations

import os
import sys
import zlib

import pytest

import pdfs
from noticeconv import soffice
from noticeconv.errors import DamagedInputError, HostileInputError, MissingToolError, NoticeconvError, UnsupportedFormatError
from noticeconv.options import ReadOptions
from noticeconv.readers.pdf import read
from pdfs import centred, paragraph, pdf, text

TITLE = "关于开展校园安全检查的通知"
FIRST = (
    "为贯彻落实全省校园安全工作会议精神，进一步加强全市中小学、幼儿园安全管理，切实保障广大师生生命财产安全，"
    "根据GB/T 9704和《临江市中小学校园安全管理办法》（临教发〔2016〕12号），决定在全市范围内组织开展检查。"
)
SECOND = "二是门卫、值班、巡查、消防、食品卫生、校车管理等安全制度健全，做到责任到岗、落实到人，并有记录可查。"


def contents(source, region=None):
    return [line.text.rstrip("\n") for line in source.lines if line.hints.region == region]


def page(*words, top=pdfs.TOP, **settings):
    out, y = b"", top
    for each in words:
        drawn, y = paragraph(y, each, **settings)
        out += drawn
    return out


def test_rows_become_paragraphs_again():
    data = pdf(centred(780, TITLE) + text(pdfs.LEFT, 751, "各县区教育局：") + page(FIRST, SECOND, "一、检查内容", FIRST, top=722))
    source = read(data, ReadOptions(name="通知.pdf"))
    assert contents(source) == [TITLE, "各县区教育局：", FIRST, SECOND, "一、检查内容", FIRST]
    assert "".join(line.text for line in source.lines) == source.text
    assert (source.format, source.name) == ("pdf", "通知.pdf")
    title, recipients, first = source.lines[:3]
    assert (title.hints.align, title.hints.size, title.hints.font) == ("center", 22.0, "STSong-Light")
    assert (recipients.hints.indent, first.hints.indent, first.hints.align) == (0.0, 2.0, None)


def test_a_paragraph_runs_on_over_the_page_end():
    """Eight rows a page: each page's text is one paragraph's rows, the third paragraph is cut by the page's end."""
    rows = pdfs.rows_of(SECOND, FIRST, FIRST, SECOND)
    assert len(rows) == 12
    sheets = [
        b"".join(text(x, pdfs.TOP - pdfs.PITCH * (at % 8), words) for at, (x, words) in enumerate(rows) if at // 8 == number)
        for number in range(2)
    ]
    assert contents(read(pdf(*sheets))) == [SECOND, FIRST, FIRST, SECOND]


def test_page_numbers_and_running_heads_are_set_apart():
    pages = [
        text(pdfs.LEFT, 800, "临江市教育局文件汇编", 10) + page(FIRST, SECOND) + text(260, 60, f"— {number} —", 14)
        for number in range(1, 5)
    ]
    source = read(pdf(*pages))
    assert contents(source) == [FIRST, SECOND] * 4
    assert contents(source, "running_footer") == [f"— {number} —" for number in range(1, 5)]
    assert contents(source, "running_header") == ["临江市教育局文件汇编"] * 4


@pytest.mark.parametrize("form", ["— 1 —", "-1-", "第1页 共1页", "1", "1/3"])
def test_the_page_number_of_a_single_page(form):
    source = read(pdf(page(FIRST, SECOND) + text(280, 60, form, 14)))
    assert (contents(source), contents(source, "running_footer")) == ([FIRST, SECOND], [form])


def test_a_year_or_a_date_at_the_foot_is_text():
    source = read(pdf(page(FIRST) + text(350, 90, "2017年5月8日")))
    assert contents(source) == [FIRST, "2017年5月8日"]


def test_signature_lines_stay_apart_and_say_where_they_stand():
    source = read(pdf(page(FIRST, SECOND) + text(330, 500, "临江市教育局") + text(330, 471, "2017年5月8日")))
    assert contents(source)[-2:] == ["临江市教育局", "2017年5月8日"]
    assert [line.hints.align for line in source.lines[-2:]] == ["right", "right"]


def test_hanging_rows_of_an_attachment_note():
    first, second = "附件：1.临江市中小学校园安全专项检查工作评分标准及扣", "分细则（试行，二〇一七年修订）"
    data = pdf(
        page(FIRST, FIRST)
        + text(pdfs.LEFT + 32, 500, first)
        + text(pdfs.LEFT + 80, 471, second)
        + text(pdfs.LEFT + 80, 442, "2.联系人名单")
    )
    assert contents(read(data)) == [FIRST, FIRST, first + second, "2.联系人名单"]


def test_latin_words_are_joined_with_a_space_and_chinese_ones_without():
    long = "本办法所称应急照明系统（Emergency Exit Sign and Lighting System for Public Buildings and Schools）按照国家标准配备，每年检验一次，2017年起执行。"
    assert contents(read(pdf(page(long, SECOND, FIRST)))) == [long, SECOND, FIRST]


def test_raised_figures_are_marks():
    x = pdfs.LEFT + pdfs.width("面积达到1500m")
    drawn = text(pdfs.LEFT, 600, "面积达到1500m") + text(x, 600, "2", 9, rise=6) + text(x + 4.5, 600, "的场馆")
    line = read(pdf(drawn + page(FIRST))).lines[-1]
    assert line.text == "面积达到1500m2的场馆\n"
    assert [(mark.type, mark.start, mark.end) for mark in line.marks] == [("superscript", 9, 10)]


def test_gaps_are_spaces():
    drawn = text(pdfs.LEFT, 600, "签发人：") + text(pdfs.LEFT + 96, 600, "张明") + page(FIRST)
    assert contents(read(pdf(drawn)))[-1] == "签发人：　　张明"


def test_rows_of_a_table_stay_in_order():
    cells = [("序号", "学校", "评分"), ("1", "临江一中", "95"), ("2", "滨河小学", "92")]
    drawn = b"".join(
        text(pdfs.LEFT + 130 * column, 500 - 29 * row, cell) for row, cells_of in enumerate(cells) for column, cell in enumerate(cells_of)
    )
    lines = contents(read(pdf(page(FIRST) + drawn)))
    assert [line.split() for line in lines[1:]] == [list(each) for each in cells]


def test_forced_page_breaks_are_told():
    source = read(pdf(page(FIRST), page("附件", SECOND), page(*[FIRST] * 5), page(SECOND)))
    broken = [line.text.strip() for line in source.lines if line.hints.page_break]
    assert broken[0] == "附件"


@pytest.mark.parametrize(("turn", "matrix"), [(90, "0 1 -1 0 595.28 0"), (180, "-1 0 0 -1 595.28 841.89"), (270, "0 -1 1 0 0 841.89")])
def test_turned_pages_are_read_upright(turn, matrix):
    drawn = text(100, 500, TITLE) + text(100, 440, "各县区教育局：")
    assert contents(read(pdf(b"q " + matrix.encode() + b" cm " + drawn + b" Q", rotate=turn))) == [TITLE, "各县区教育局："]
    assert contents(read(pdf(drawn, rotate=turn))) == [TITLE, "各县区教育局："]


def test_a_watermark_is_no_text():
    source = read(pdf(text(100, 300, "内部资料", 40, slant=True) + page(FIRST, SECOND)))
    assert (contents(source), contents(source, "page")) == ([FIRST, SECOND], ["内部资料"])


def test_two_columns_are_refused_with_the_page():
    columns = b"".join(page(FIRST, SECOND, FIRST, left=left, right=left + 208, size=10, top=700) for left in (79, 312))
    with pytest.raises(UnsupportedFormatError, match=r"Page 2 .*two columns"):
        read(pdf(page(FIRST), centred(760, TITLE) + columns))


def test_a_scan_says_that_it_is_one():
    with pytest.raises(UnsupportedFormatError, match=r"is a scan.*OCR"):
        read(pdf(b"", pictures=1))
    with pytest.raises(UnsupportedFormatError, match="holds no text"):
        read(pdf(b""))


def test_a_scanned_page_among_others_and_pictures_are_noted():
    notes = read(pdf(page(FIRST), b"q 300 0 0 400 100 200 cm /P Do Q")).diagnostics
    assert [(note.code, note.values) for note in notes] == [("S401", ("2",))]
    assert [note.code for note in read(pdf(page(FIRST), pictures=2)).diagnostics] == ["S402"]


def test_protected_and_damaged_files():
    locked = pdf(
        page(FIRST), trailer="/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
    )
    with pytest.raises(DamagedInputError, match="password"):
        read(locked)
    with pytest.raises(DamagedInputError, match="damaged"):
        read(b"%PDF-1.5\nnothing of the kind")


def test_any_damage_is_an_error_of_ours_or_is_read():
    whole = pdf(page(FIRST, SECOND), compress=True)
    for at in range(0, len(whole), 97):
        for broken in (whole[:at], whole[:at] + b"\xff\x00" + whole[at + 2 :]):
            try:
                source = read(broken)
            except NoticeconvError:
                continue
            assert "".join(line.text for line in source.lines) == source.text


def test_bombs_are_refused_before_pdfium_sees_them():
    spaces = zlib.compress(bytes(100 * 1024 * 1024), 9)
    twice = zlib.compress(zlib.compress(bytes(200 * 1024 * 1024), 9), 9)
    for filters, content in (("/Filter /FlateDecode", spaces), ("/Filter [/FlateDecode /FlateDecode]", twice)):
        whole = pdf(page(FIRST)).replace(b"7 0 obj\n", b"8 0 obj\n" + pdfs.stream(content, filters) + b"\nendobj\n7 0 obj\n")
        with pytest.raises(HostileInputError):
            read(whole)


def test_a_huge_blank_picture_is_no_bomb():
    blank = pdfs.stream(zlib.compress(bytes(100 * 1024 * 1024), 9), "/Type /XObject /Subtype /Image /Filter /FlateDecode")
    whole = pdf(page(FIRST)).replace(b"7 0 obj\n", b"8 0 obj\n" + blank + b"\nendobj\n7 0 obj\n")
    assert contents(read(whole)) == [FIRST]


def test_without_pypdfium2_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingToolError, match=r"pip install 'noticeconv\[pdf\]'"):
        read(pdf(page(FIRST)))


def test_what_libreoffice_prints_is_read_back(office_or_skip):
    """An RTF set like a real notice (28 × 22, first lines indented) through LibreOffice gives its paragraphs back."""
    words = [FIRST, "一、检查内容", SECOND + FIRST, "二、工作要求", FIRST * 3] * 4
    coded = ["".join(c if ord(c) < 128 else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536} " for c in each) for each in words]
    body = "".join("\\pard\\qj\\fi640\\sl-580\\slmult0\\fs32 " + each + "\\par\n" for each in coded)
    rtf = (
        "{\\rtf1\\ansi\\uc0{\\fonttbl{\\f0 Noto Serif CJK SC;}}\\paperw11906\\paperh16838\\margl1587\\margr1474\\margt2098\\margb1984 "
        + body
        + "}"
    )
    assert contents(read(soffice.convert(rtf.encode("ascii"), ".rtf", "pdf", 120))) == words


@pytest.fixture
def office_or_skip():
    try:
        soffice.executable()
    except MissingToolError as error:
        if os.environ.get("CI"):
            pytest.fail(error.en)
        pytest.skip(error.en)


def test_forms_within_forms_are_stopped():
    """Ten drawings of a form that draws ten forms …, nine deep: a billion characters for PDFium, 4 kB for us."""
    forms = b""
    for level in range(9):
        body = (b"/F%d Do " % (level + 1)) * 10 if level < 8 else text(50, 700, "通知")
        entries = f"/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /C 3 0 R >> /XObject << /F{level + 1} {101 + level} 0 R >> >>"
        forms += b"%d 0 obj\n" % (100 + level) + pdfs.stream(body, entries) + b"\nendobj\n"
    whole = pdf(b"/F0 Do").replace(b"/P 7 0 R", b"/P 7 0 R /F0 100 0 R").replace(b"7 0 obj\n", forms + b"7 0 obj\n")
    with pytest.raises(HostileInputError, match="memory or time"):
        read(whole, ReadOptions(tool_timeout=20))
