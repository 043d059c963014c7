"""Word files of our own: roles from style ids, places from bookmarks, whatever Word did to the file in between."""

from __future__ import annotations

from noticeconv.flow import Envelope, FlowLine, flow
from noticeconv.layout.styles import BY_ID, depth_bookmark, join_bookmark, level_bookmark, opens_bookmark
from noticeconv.model import Asset, Attachment, Cell, Image, Mark, Notice, Paragraph, Plain, Row, Section, Signature, Table, Wrapped
from noticeconv.model.values import DateValue
from noticeconv.readers.docx import read
from noticeconv.roles import Role
from noticeconv.source import Line
from noticeconv.writers.docx import render
from wordxml import PNG, docx, p, r, table, tc, tr

STYLES = "".join(f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/></w:style>' for style in BY_ID.values())


def roles(body: str) -> list[tuple[str | None, str]]:
    return [(line.hints.role, line.text[:-1]) for line in read(docx(body, styles=STYLES)).lines]


def bookmark(name: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'


def as_flow(line: Line) -> tuple[object, ...]:
    hints = line.hints
    text = "" if line.block is not None else line.text[:-1]
    return (hints.role, text, hints.level, hints.depth, hints.opens, line.marks, line.block, hints.head_end)


def flowed(line: FlowLine) -> tuple[object, ...]:
    return (line.role, line.text, line.level, line.depth, line.opens, tuple(line.marks), line.block, line.head_end)


def notice() -> Notice:
    """A notice with everything that can go wrong on the way: marks, a table, a picture, nested attachments, run-in headings."""
    import hashlib

    sha = hashlib.sha256(PNG).hexdigest()
    cells = [Cell(blocks=[Paragraph(text="单位")], rowspan=2), Cell(blocks=[Paragraph(text="人数", marks=[Mark(type="bold", start=0, end=2)])], colspan=2)]
    grid = Table(rows=[Row(cells=cells), Row(cells=[Cell(), Cell(blocks=[Paragraph(text="男"), Paragraph(text="女")])])], header_rows=1)
    inner = Plain(kind="plain", title=Wrapped(text="名单"), body=[grid])
    outer = Plain(kind="plain", title=Wrapped(text="实施方案"), body=[Paragraph(text="方案正文。")], attachments=[Attachment(label="附件", title="名单", content=inner)])
    body = [
        Paragraph(text="面积为5m2，见注。", marks=[Mark(type="superscript", start=5, end=6), Mark(type="footnote", start=8, end=8, text="注\n文")]),
        Section(level=1, heading="总体要求", run_in=True, blocks=[Paragraph(text="坚持　两手抓。", marks=[Mark(type="link", start=0, end=2, href="https://a.cn/?b=1&c")])]),
        Section(level=1, heading="工作任务", blocks=[Section(level=2, heading="分工", blocks=[Image(asset=sha, alt="图", width=60.0, height=30.0)])]),
        Paragraph(text="特此通知。"),
    ]
    return Notice(
        kind="notice",
        title=Wrapped(text="关于做好2024年度临江市城市绿化和老旧小区改造工作有关事项的通知"),
        body=body,
        signature=Signature(issuers=["临江市人民政府"], date=DateValue(text="2024年5月8日")),
        attachments=[Attachment(label="附件", title="实施方案", content=outer)],
        assets={sha: Asset(media_type="image/png", data=None)},
    )


def test_the_lines_read_are_the_lines_written():
    document = notice()
    for asset in document.assets.values():
        asset.data = PNG
    source = read(render(document))
    held = [line for line in source.lines if line.hints.region is None]
    assert [as_flow(line) for line in held] == [flowed(line) for line in flow(document)]
    assert Envelope.load(source.properties["noticeconv"]).documents == (("notice", "general", None), ("plain", None, None), ("plain", None, None))


def test_a_heading_whose_words_look_like_a_mark_behind_a_blank():
    document = Notice(body=[Section(level=1, heading="　1. 万元", blocks=[])])
    (heading,) = [line for line in read(render(document)).lines if line.hints.role is Role.HEADING]
    assert heading.hints.mark_end == 0


def test_two_elements_on_one_line():
    both = f'<w:p><w:pPr><w:pStyle w:val="NcDocumentNumber"/></w:pPr>{r("临政请〔2024〕3号")}<w:r><w:tab/></w:r>{r("签发人：张三", "<w:rStyle w:val=%sNcSignatoryWords%s/>" % (chr(34), chr(34)))}</w:p>'  # noqa: UP031
    assert roles(both) == [(Role.DOCUMENT_NUMBER, "临政请〔2024〕3号"), (Role.SIGNATORY, "签发人：张三")]


def test_tables_that_only_place_lines_are_no_tables():
    imprint = table(tr(tc(p("抄送：市委办公室。", style="NcCopiedTo"))), tr(tc(p("临江市政府办", style="NcPrinter"))))
    joined = f'<w:p><w:pPr><w:pStyle w:val="NcIssuerMark"/></w:pPr>{bookmark(join_bookmark(1))}{r("文件")}</w:p>'
    heads = table(tr(tc(p("临江市教育局", style="NcIssuerMark"), p("临江市财政局", style="NcIssuerMark")), tc(joined)))
    assert roles(heads + imprint) == [
        (Role.ISSUER_MARK, "临江市教育局"),
        (Role.ISSUER_MARK, "临江市财政局文件"),
        (Role.COPIED_TO, "抄送：市委办公室。"),
        (Role.PRINTER, "临江市政府办"),
    ]
    assert roles(table(tr(tc(p("表格", style="NcCell")))))[0] == (Role.TABLE, "表格")


def test_breaks_in_titles_are_layout_and_blank_lines_are_nothing():
    title = '<w:p><w:pPr><w:pStyle w:val="NcTitle"/></w:pPr><w:r><w:t>关于做好</w:t><w:br/><w:t>工作的通知</w:t></w:r></w:p>'
    text = '<w:p><w:pPr><w:pStyle w:val="NcParagraph"/></w:pPr><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>'
    assert roles(title + p("", style="NcBlank") + text) == [(Role.TITLE, "关于做好工作的通知"), (Role.PARAGRAPH, "甲\n乙")]


def test_places_come_from_bookmarks():
    def at(style: str, text: str, *names: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(map(bookmark, names))}{r(text)}</w:p>'

    body = (
        at("NcHeading1", "一、甲")
        + at("NcParagraph", "归正文", level_bookmark(0, 1))
        + at("NcAttachment", "附件1", opens_bookmark(1, 2))
        + at("NcParagraph", "附件正文")
        + at("NcCopiedTo", "抄送：乙。", depth_bookmark(0, 3))
        + at("NcParagraph", "别人的书签", "_Toc12345")
    )
    found = [(line.hints.level, line.hints.depth, line.hints.opens) for line in read(docx(body, styles=STYLES)).lines]
    assert found == [(1, 0, False), (0, 0, False), (None, 1, True), (None, 1, False), (None, 0, False), (None, 0, False)]


def test_what_word_does_to_a_file_changes_nothing():
    """Runs split by rsid and spelling, hints of other fonts, a paragraph that a secretary added."""
    run_in = (
        '<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="NcRunIn1"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr><w:proofErr w:type="gramStart"/>'
        '<w:r><w:rPr><w:rStyle w:val="NcHeadWords1"/></w:rPr><w:t>一、总</w:t></w:r><w:r w:rsidR="00B2"><w:rPr><w:rStyle w:val="NcHeadWords1"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>则。</w:t></w:r>'
        f'{r("各单位")}<w:proofErr w:type="gramEnd"/>{r("要落实。")}</w:p>'
    )
    lines = read(docx(run_in + p("后加的一段。"), styles=STYLES)).lines
    assert (lines[0].text, lines[0].hints.role, lines[0].hints.level, lines[0].hints.head_end, lines[0].marks) == ("一、总则。各单位要落实。\n", Role.HEADING, 1, 5, ())
    assert (lines[1].text, lines[1].hints.role) == ("后加的一段。\n", None)
