"""What a reader of Word sees as text: order, fields, revisions, notes, breaks, marks."""

from __future__ import annotations

import pytest

from noticeconv.model.blocks import Image, Paragraph, Table
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import read
from wordxml import OFFICE, PNG, XMLNS, docx, p, part, picture, r, table, tc, tr


def lines(body: str, **more) -> list[str]:
    return [line.text[:-1] for line in read(docx(body, **more)).lines]


def marks(body: str, **more) -> list[tuple[str, str]]:
    """Kind and text under each mark of the first line."""
    line = read(docx(body, **more)).lines[0]
    return [(mark.type, line.text[mark.start : mark.end]) for mark in line.marks]


def codes(body: str, **more) -> dict[str, tuple[str, ...]]:
    return {said.code: said.values for said in read(docx(body, **more)).diagnostics}


RAISED, LINED = '<w:vertAlign w:val="superscript"/>', '<w:u w:val="single"/>'
WRAPPED = {
    "content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>{p('乙')}",
    "content control in a paragraph": f"<w:p><w:sdt><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt></w:p>{p('乙')}",
    "smart tag": f'<w:p><w:smartTag w:element="date"><w:smartTagPr/>{r("甲")}</w:smartTag></w:p>{p("乙")}',
    "custom XML": f"<w:customXml>{p('甲')}</w:customXml>{p('乙')}",
    "alternate content": f'<mc:AlternateContent><mc:Choice Requires="wps">{p("甲")}</mc:Choice><mc:Fallback>{p("错")}</mc:Fallback></mc:AlternateContent>{p("乙")}',
    "alternate content, unknown": f'<mc:AlternateContent><mc:Choice Requires="future">{p("错")}</mc:Choice><mc:Fallback>{p("甲")}</mc:Fallback></mc:AlternateContent>{p("乙")}',
    "alternate content in a run": f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>错</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>{p("乙")}',
    "bookmarks and spelling marks": f'<w:p><w:bookmarkStart w:id="0" w:name="b"/><w:proofErr w:type="spellStart"/>{r("甲")}<w:bookmarkEnd w:id="0"/></w:p>{p("乙")}',
    "direction": f"<w:p><w:bdo>{r('甲')}</w:bdo></w:p>{p('乙')}",
}


@pytest.mark.parametrize("body", WRAPPED.values(), ids=WRAPPED)
def test_wrappers_do_not_hide_text(body):
    assert lines(body) == ["甲", "乙"]


INSIDE = {
    "tab": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
    "no-break hyphen": ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1\u20112"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B0"/><w:sym w:font="方正" w:char="E000"/></w:r>', "☑°\ue000"),
    "space that is kept": ('<w:r><w:t xml:space="preserve">甲 </w:t></w:r><w:r><w:t> 乙</w:t></w:r>', "甲 乙"),
    "line feed in text": ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
    "ruby": ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>批</w:t></w:r></w:rubyBase></w:ruby></w:r>", "批（pī）"),
    "page number field": ('<w:r><w:t>第</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>', "第3"),
    "complex field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "结果",
    ),
    "nested field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>藏</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>现</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "现",
    ),
    "circled number by EQ": (
        r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> eq \o\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>项</w:t></w:r>',
        "③项",
    ),
    "check box": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>是</w:t></w:r>',
        "☑是",
    ),
    "formula": ("<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath>", "(a+b)/c"),
}


@pytest.mark.parametrize(("inner", "wanted"), INSIDE.values(), ids=INSIDE)
def test_signs_and_fields_inside_a_paragraph(inner, wanted):
    assert lines(f"<w:p>{inner}</w:p>") == [wanted]


def test_a_field_over_several_paragraphs():
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、总则</w:t></w:r></w:p>'
    assert lines(begin + p("二、附则") + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' + p("正文")) == ["一、总则", "二、附则", "", "正文"]


REVISED = (
    f'<w:p>{r("原")}<w:ins w:id="1">{r("新")}</w:ins><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
    f'<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>{r("前")}</w:p>{p("后")}'
    f'<w:p><w:moveFrom w:id="4">{r("从")}</w:moveFrom><w:moveTo w:id="5">{r("到")}</w:moveTo></w:p>'
    + table(tr(tc("留")), tr(tc("删"), properties='<w:del w:id="6"/>'), tr(tc("增"), properties='<w:ins w:id="7"/>'))
)


def test_revisions_accepted_or_original():
    assert lines(REVISED) == ["原新", "前后", "到", "留\n增"]
    original = read(docx(REVISED), ReadOptions(revisions="original"))
    assert [line.text[:-1] for line in original.lines] == ["原旧", "前", "后", "从", "留\n删"]
    assert codes(REVISED)["S120"][1:] == ("接受修订后", "as accepted")


def test_comments_hidden_text_and_macros_are_told_not_read():
    hidden = f'<w:p>{r("明")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:commentRangeStart w:id="0"/></w:p>'
    said = codes(
        hidden,
        parts={"word/comments.xml": part("comments", f'<w:comment w:id="0">{p("批注")}</w:comment>'), "word/vbaProject.bin": b"x"},
        relations={"rId5": ("comments", "comments.xml"), "rId6": ("vbaProject", "vbaProject.bin")},
    )
    assert lines(hidden) == ["明"]
    assert {code: values[:1] for code, values in said.items()} == {"S121": ("1",), "S122": ("1",), "S127": ("1",)}


def test_breaks_start_lines_and_pages_are_hints():
    source = read(docx('<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type="page"/></w:r></w:p>' + p("丙") + p("丁", "<w:pageBreakBefore/>")))
    assert [(line.text[:-1], line.hints.page_break) for line in source.lines] == [("甲", None), ("乙", None), ("丙", True), ("丁", True)]


def test_sections_start_pages_unless_continuous():
    new, same = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>', '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    source = read(docx(p("甲", new) + p("乙", new) + p("丙", same) + p("丁"), section='<w:type w:val="continuous"/>'))
    assert [line.hints.page_break for line in source.lines] == [None, True, None, None]


def test_marks():
    body = f'<w:p>{r("面积5m")}{r("2", RAISED)}{r("重", "<w:b/>")}{r("点", "<w:b/>" + LINED)}</w:p>'
    assert marks(body) == [("superscript", "2"), ("bold", "重点"), ("underline", "点")]
    whole = read(docx(p("全部加粗", run="<w:b/>"))).lines[0]
    assert whole.marks == ()
    assert whole.hints.bold is True


def test_links():
    links = {"rIdL": ("hyperlink", "https://example.cn/a")}
    body = f'<w:p>{r("见")}<w:hyperlink r:id="rIdL" w:anchor="x">{r("网", LINED)}{r("页")}</w:hyperlink></w:p>'
    line = read(docx(body, relations=links)).lines[0]
    assert [(mark.type, mark.start, mark.end, mark.href) for mark in line.marks] == [("link", 1, 3, "https://example.cn/a#x")]
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://b.cn"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert marks(field + r("此处") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>') == [("link", "此处")]


def test_notes_are_marks():
    notes = part("footnotes", f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" 注文")}</w:p></w:footnote>')
    body = f'<w:p>{r("正文")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("。")}</w:p>'
    line = read(docx(body, parts={"word/footnotes.xml": notes}, relations={"rIdF": ("footnotes", "footnotes.xml")})).lines[0]
    assert (line.text, [(mark.type, mark.start, mark.text) for mark in line.marks]) == ("正文。\n", [("footnote", 2, "注文")])
    assert codes(body) == {"S123": ("footnotes 2",)}


def test_text_boxes_stand_before_their_paragraph_once():
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{p('临江市人民政府文件')}</w:txbxContent></wps:txbx></wps:wsp>"
    drawing = f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('临江市人民政府文件')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    for inside in (both, drawing, old, '<w:pict><v:shape><v:textpath string="临江市人民政府文件"/></v:shape></w:pict>'):
        source = read(docx(f"<w:p>{r('前')}<w:r>{inside}</w:r>{r('后')}</w:p>"))
        assert [(line.text, line.hints.region) for line in source.lines] == [("临江市人民政府文件\n", "textbox"), ("前后\n", None)]


def test_headers_and_footers_that_print_once_each():
    references = "".join(f'<w:{kind}Reference w:type="{when}" r:id="{name}"/>' for kind, when, name in (("header", "default", "h1"), ("header", "first", "h2"), ("footer", "default", "f1")))
    parts = {
        "word/h1.xml": part("hdr", p("页眉")),
        "word/h2.xml": part("hdr", p("首页才有")),
        "word/f1.xml": part("ftr", "<w:p><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"),
    }
    relations = {"h1": ("header", "h1.xml"), "h2": ("header", "h2.xml"), "f1": ("footer", "f1.xml")}
    body = f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr>{r('正文')}</w:p>"
    source = read(docx(body, parts=parts, relations=relations, section=references))
    assert [(line.text, line.hints.region) for line in source.lines] == [("页眉\n", "running_header"), ("正文\n", None), ("—1\n", "running_footer")]
    titled = read(docx(body, parts=parts, relations=relations, section=references + "<w:titlePg/>"))
    assert [line.text for line in titled.lines if line.hints.region == "running_header"] == ["页眉\n", "首页才有\n"]


def test_pictures():
    media = {"parts": {"word/media/image1.png": PNG}, "relations": {"rIdImage": ("image", "media/image1.png"), "rIdFar": ("image", "http://a.cn/b.png")}}
    source = read(docx(f"<w:p>{r('前')}<w:r>{picture(alt='印章')}</w:r></w:p><w:p><w:r>{picture()}</w:r></w:p><w:p><w:r>{picture('rIdNone')}</w:r></w:p>", **media))
    (sha,) = source.assets
    assert (source.assets[sha].data, source.assets[sha].media_type) == (PNG, "image/png")
    assert [(mark.type, mark.start, mark.asset, mark.text) for mark in source.lines[0].marks] == [("image", 1, sha, "印章")]
    assert source.lines[1].block == Image(asset=sha, width=10.0, height=20.0)
    assert [(said.code, said.values) for said in source.diagnostics] == [("S123", ("rIdNone",))]
    far = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rIdImage"/></v:shape></w:pict></w:r></w:p><w:p><w:r><w:drawing><a:blip r:link="rIdFar"/></w:drawing></w:r></w:p>'
    assert [line.block for line in read(docx(far, **media)).lines] == [Image(asset=sha), Image(src="http://a.cn/b.png")]
    chart = {"parts": {"word/chart1.xml": b"<c/>"}, "relations": {"rIdC": ("chart", "chart1.xml")}}
    drawn = read(docx('<w:p><w:r><w:drawing><c:chart r:id="rIdC"/></w:drawing></w:r></w:p>', **chart))
    assert [asset.name for asset in drawn.assets.values()] == ["chart1.xml"]


def test_tables_with_spans_and_tables_within():
    merge, restart = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    inner = table(tr(tc("内")))
    grid = table(
        tr(tc("单位", properties=restart), tc("人数", properties='<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
        tr(tc("", properties=merge), tc("男"), tc("女"), properties="<w:tblHeader/>"),
        tr(tc("甲", "乙"), tc(inner + p()), tc("<w:sdt><w:sdtContent>" + p("2") + "</w:sdtContent></w:sdt>")),
    )
    line = read(docx(grid + p("后"))).lines[0]
    assert line.text == "单位\t人数\n男\t女\n甲 乙\t内\t2\n"
    block = line.block
    assert isinstance(block, Table)
    assert block.header_rows == 2
    assert [[(cell.colspan, cell.rowspan) for cell in row.cells] for row in block.rows] == [[(None, 2), (2, None)], [(None, None)] * 2, [(None, None)] * 3]
    assert block.rows[2].cells[0].blocks == [Paragraph(text="甲"), Paragraph(text="乙")]
    assert isinstance(block.rows[2].cells[1].blocks[0], Table)


def test_a_style_separator_joins_lines():
    assert lines(f"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{r('一、标题。')}</w:p>{p('正文')}") == ["一、标题。正文"]


def test_strict_files_read_alike():
    body = f"<w:body>{p('甲', run='<w:b/>')}</w:body>"
    document = f'<w:document {XMLNS}>{body}</w:document>'.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert document.count("purl.oclc.org") == 1
    assert lines("", document=document) == ["甲"]
    assert OFFICE.endswith("relationships")
