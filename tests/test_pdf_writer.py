"""`--to pdf` and previews: what the Word writer makes, printed by LibreOffice and drawn by PDFium."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from noticeconv import preview, soffice
from noticeconv.conversion import parse
from noticeconv.errors import MissingToolError
from noticeconv.options import DEFAULT_READ, WriteOptions
from noticeconv.readers.pdf import read
from noticeconv.readers.pdf.opening import opened
from noticeconv.writers import docx, pdf
from pdfs import centred, paragraph
from pdfs import pdf as made_pdf

TEXT = """临江市教育局文件
临教发〔2017〕8号
签发人：李文博

关于开展2017年度全市中小学校园安全
专项检查工作的通知

各县（区）教育局，市直各学校：
　　为贯彻落实全省校园安全工作会议精神，切实保障广大师生生命财产安全，根据《临江市中小学校园安全管理办法》，经研究，决定于2017年5月8日至6月30日在全市范围内组织开展校园安全专项检查。现将有关事项通知如下：
　　一、检查内容
　　（一）安全制度建设。学校是否建立健全门卫、值班、巡查、消防、食品卫生、校车管理等安全制度，是否有记录可查。
　　二、工作要求
　　各地各校要高度重视，加强领导，精心组织，确保检查工作取得实效。检查情况请于6月30日前报送市教育局安全办。

　　附件：校园安全专项检查评分标准

　　　　　　　　　　　　临江市教育局
　　　　　　　　　　　　2017年5月8日

附件

校园安全专项检查评分标准

　　评分采用百分制。
"""


@pytest.fixture(scope="module")
def printed() -> bytes:
    """Print the notice once; without LibreOffice fail in CI, skip elsewhere."""
    try:
        soffice.executable()
    except MissingToolError as error:
        if os.environ.get("CI"):
            pytest.fail(error.en)
        pytest.skip(error.en)
    return pdf.render(parse(TEXT).document)


def test_a_printed_notice_is_read_back_to_the_same_document(printed):
    """The longest way round: text, Document, Word, LibreOffice, PDF, rows, paragraphs, Document."""
    from noticeconv.conversion import read as read_any

    again = read_any(printed).document
    again.page = None  # the page numbers
    assert again == parse(TEXT).document


def test_page_numbers_are_furniture(printed):
    source = read(printed)
    numbers = [line.text.strip() for line in source.lines if line.hints.region == "running_footer"]
    assert numbers == [f"— {number} —" for number in range(1, len(numbers) + 1)]
    assert len(numbers) >= 2


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def rows_of(png: bytes) -> list[bytes]:
    width, height = size_of(png)
    length = int.from_bytes(png[33:37], "big")
    body = zlib.decompress(png[41 : 41 + length])
    assert len(body) == height * (3 * width + 1)
    return [body[at * (3 * width + 1) + 1 : (at + 1) * (3 * width + 1)] for at in range(height)]


def test_pages_are_drawn_without_libreoffice_being_asked():
    data = made_pdf(centred(700, "关于开展检查的通知"), paragraph(700, "各校要落实。")[0], b"")
    pictures = preview.page_pictures(data, [1, 3], dpi=72)
    assert [(one.width, one.height) for one in pictures] == [(596, 842)] * 2
    drawn, blank = (b"".join(rows_of(one.png())) for one in pictures)
    assert set(blank) == {255}
    assert len(drawn) - drawn.count(255) > 1000
    assert rows_of(pictures[0].png()) == list(pictures[0].rows)


def test_pages_stand_side_by_side():
    pictures = [preview.Picture(10, height, (b"\xff\x00\x00" * 10,) * height) for height in (20, 30, 20, 20, 40)]
    sheet = preview.joined(pictures)
    assert (sheet.width, sheet.height) == (4 * 10 + 5 * preview.GAP, 30 + 40 + 3 * preview.GAP)
    assert {len(row) for row in rows_of(sheet.png())} == {3 * sheet.width}
    assert sum(row.count(b"\xff\x00\x00") for row in sheet.rows) == 10 * 130


def test_a_page_that_is_not_there():
    with pytest.raises(IndexError, match="1 to 1"):
        preview.page_pictures(made_pdf(b""), [2])


def test_many_pages_are_drawn_smaller_in_one_picture(monkeypatch):
    monkeypatch.setattr(preview, "MAX_PIXELS", 20_000)
    sheet = preview.joined(preview.page_pictures(made_pdf(*[b""] * 6), dpi=96, joint=True))
    assert (sheet.width - 5 * preview.GAP) * (sheet.height - 3 * preview.GAP) < 40_000


def test_a_word_file_is_previewed(printed):
    from noticeconv.writers import docx

    assert printed
    word = docx.render(parse(TEXT).document)
    whole, first = preview.overview(word, dpi=40), preview.preview(word, [1], dpi=40)
    assert len(first) == 1
    assert size_of(whole)[0] > 2 * size_of(first[0])[0]


def test_the_imprint_on_an_even_page(tmp_path: Path) -> None:
    """7.4: where the profile says so, a notice of one page gets its 版记 on the second; one of two pages stays as it is."""
    house = tmp_path / "house.toml"
    house.write_text('name = "双面"\n[imprint_rule]\neven_page = true\n', "utf-8")
    short = parse("关于放假的通知\n\n各科室：\n　　现将放假安排通知如下。\n\n　　　　　　临江市教育局\n　　　　　　2017年5月8日\n\n抄送：市审计局。\n").document
    assert short.imprint is not None
    found = []
    try:
        for document in (short, parse(TEXT).document):
            for profile in ("gbt9704", house):
                found.append(pages(docx.render(document, WriteOptions(profile=profile))))
    except MissingToolError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(error.en)
    assert found[:2] == [1, 2]
    assert found[2] == found[3]


def pages(word: bytes) -> int:
    with opened(soffice.convert(word, ".docx", "pdf", 120.0), DEFAULT_READ) as document:
        return len(document)
