"""Web pages to Source: lines as a browser shows them, looks as hints, tables and pictures as blocks, the page around marked."""

import base64
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeconv.errors import DamagedInputError, NoticeconvError, UnreadableError
from noticeconv.model.blocks import Image, Mark, Paragraph, Table
from noticeconv.options import ReadOptions
from noticeconv.readers.html import read
from noticeconv.readers.html.lists import list_number
from noticeconv.readers.html.page import names_furniture

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "documents"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
NAV = '<ul class="x"><li><a href="/1">机构概况</a><li><a href="/2">政务公开</a><li><a href="/3">办事服务</a></ul>'
BODY = "<p>" + "现将有关事项通知如下。" * 20 + "</p>"


def lines(page, **options):
    return list(read(page.encode(), ReadOptions(**options)).lines)


def texts(page):
    return [line.text.removesuffix("\n") for line in lines(page)]


def only(page):
    (line,) = lines(page)
    return line


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<p>一<p>二", ["一", "二"]),
        ("一<br>二<br/>三", ["一", "二", "三"]),
        ("一<br><br>二", ["一", "", "二"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<p>一\n  二</p>", ["一二"]),  # a line feed between wide characters is no space
        ("<p>a\n\t b</p>", ["a b"]),
        ("<p><span>一</span>\n<span>二</span></p>", ["一二"]),
        ("<p><span>a</span>\n<span>b </span> c</p>", ["a b c"]),
        ("<p>&nbsp;&nbsp;\u3000一 &amp;nbsp; &sp; &lt;p&gt;</p>", ["\xa0\xa0\u3000一 &nbsp; &sp; <p>"]),
        ("<pre>一\n  二\n\n三</pre>", ["一", "  二", "三"]),
        ('<div style="white-space: pre-wrap">一\n二</div>', ["一", "二"]),
        ("<p>一<!-- 注 -->二<script>x='三'</script><style>p{}</style><template>四</template></p>", ["一二"]),
        ("<p>点击：<%=count%>次</p><% 甲 %>", ["点击：次"]),
        ("<!--[if gte mso 9]><xml><o:p>藏</o:p></xml><![endif]--><p class=MsoNormal><![if !supportLists]>一、<![endif]>提高<o:p></o:p></p>", ["一、提高"]),
        ("<xml><w:WordDocument>x</w:WordDocument></xml><p>甲</p>", ["甲"]),
        ("<ol><li>甲<li>乙</ol><ol type=A start=3><li>丙</ol><ul><li>丁</ul>", ["1. 甲", "2. 乙", "C. 丙", "丁"]),
        ('<ol style="list-style-type:cjk-ideographic"><li>甲<li value=11>乙</ol><ol style="list-style:none"><li>丙</ol>', ["一、甲", "十一、乙", "丙"]),
        ("", None),
        ("<!-- nothing -->", []),
        ("<p></p><p> </p>", []),
        ("没有标签", ["没有标签"]),
        ("<p>甲</body></html>乙", ["甲", "乙"]),
        ("<p>甲<br>", ["甲"]),
        ("<p>5 < 6 和 a<b</p>", ["5 < 6 和 a"]),
    ],
)
def test_lines_are_what_a_browser_shows(page, expected):
    if expected is None:
        with pytest.raises(UnreadableError):
            read(page.encode())
    else:
        assert texts(page) == expected


def test_line_feeds_part_paragraphs_only_on_evidence():
    parted = "<div>各县人民政府：\n现通知如下。\n<b>一、提高认识</b>\n各县要抓好落实。<br/>\n特此通知。\n</div>"
    assert texts(parted) == ["各县人民政府：", "现通知如下。", "一、提高认识", "各县要抓好落实。", "特此通知。"]
    wrapped = "<div>各县人民政府要提\n高认识，抓好落实，加\n强督查。各部门要按照职\n责分工，做好工作。</div>"
    assert len(texts(wrapped)) == 1


@pytest.mark.parametrize(
    ("page", "hints"),
    [
        ('<p align="center"><font face="黑体" size="5" color=red><b>题</b></font></p>', {"align": "center", "font": "黑体", "size": 18.0, "color": "ff0000", "bold": True}),
        ('<center><p style="font-size:22pt">题</p></center>', {"align": "center", "size": 22.0}),
        ('<p style="TEXT-ALIGN: right; font-family: \'仿宋_GB2312\',serif">署名</p>', {"align": "right", "font": "仿宋_GB2312"}),
        ('<p style="text-indent: 2em">文</p>', {"indent": 2.0}),
        ('<p style="text-indent:43px"><span style="font-size:21px">文</span></p>', {"indent": 2.05, "size": 15.75}),
        ("<p>\u3000\u3000文</p>", {"indent": 2.0}),
        ("<p>&nbsp; &nbsp; 文</p>", {"indent": 2.0}),
        ("<h2>题</h2>", {"heading": 2, "bold": True}),
        ('<p style="font:bold 16pt/20pt 黑体;color:rgb(200, 0,0)!important">题</p>', {"bold": True, "size": 16.0, "font": "黑体", "color": "c80000"}),
        ("<style>p.t{text-align:center;font-weight:bold} @media print{p{text-align:right}} /* p{} */</style><p class='a t'>题</p>", {"align": "center", "bold": True}),
        ("<style>H2 , .x{font:normal 22px/35px \"黑体\"}</style><h2>题</h2>", {"heading": 2, "bold": False, "size": 16.5, "font": "黑体"}),
        ("<style>p{text-align:justify} p.w{font-family:楷体}</style><p align=center class=w>题</p>", {"align": "center", "font": "楷体"}),
        ("<p><b>甲</b>乙</p>", {"bold": False}),
        ("<p>甲</p>", {}),
    ],
)
def test_looks_become_hints(page, hints):
    found = only(page).hints
    assert {name: value for name, value in found._asdict().items() if value is not None} == hints


def test_marks_cover_parts_of_a_line():
    line = only('<p>面积<b>5km<sup>2</sup></b>，见<a href="附件.docx">附件</a>和H<sub>2</sub>O<u>。</u><i> </i></p>')
    assert line.text == "面积5km2，见附件和H2O。\n"
    found = {(mark.type, line.text[mark.start : mark.end], mark.href) for mark in line.marks}
    assert found == {
        ("bold", "5km2", None), ("superscript", "2", None), ("link", "附件", "附件.docx"), ("subscript", "2", None), ("underline", "。", None),
    }  # fmt: skip
    assert only("<p><b><u>全行</u></b></p>").marks == ()
    assert only("<p><b>甲</b> <b>乙</b></p>").marks == ()
    assert only("<ol><li><a href=x>甲乙</a></ol>").marks == (Mark(type="link", start=3, end=5, href="x"),)
    assert only('<p><a href="a.doc">附件1：名单</a></p>').marks == (Mark(type="link", start=0, end=6, href="a.doc"),)


def test_a_data_table():
    page = (
        "<p>前</p><table border=1><caption>表1</caption><thead><tr><th>序号<th>名称</thead>"
        "<tr><td rowspan=2>1<td><p>甲</p><p>乙<b>丙</b></p><tr><td colspan=2>丁&nbsp;</table><p>后</p>"
    )
    source = read(page.encode())
    assert [line.text for line in source.lines] == ["前\n", "表1\n", "序号\t名称\n1\t甲 乙丙\n丁\xa0\n", "后\n"]
    table = source.lines[2].block
    assert isinstance(table, Table)
    assert (table.header_rows, [len(row.cells) for row in table.rows]) == (1, [2, 2, 1])
    assert (table.rows[1].cells[0].rowspan, table.rows[2].cells[0].colspan) == (2, 2)
    assert table.rows[1].cells[1].blocks == [Paragraph(text="甲"), Paragraph(text="乙丙", marks=[Mark(type="bold", start=1, end=2)])]


def test_a_table_in_a_table():
    inner = "<table border=1><tr><td>甲<td>乙<tr><td>丙<td>丁</table>"
    line = only(f"<table border=1><tr><td>一<td>{inner}<tr><td>二<td>三</table>")
    assert isinstance(line.block, Table)
    assert isinstance(line.block.rows[0].cells[1].blocks[0], Table)
    assert line.text == "一\t甲 乙 丙 丁\n二\t三\n"


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><p>甲</p><p>乙</p></td></tr></table>",
        "<table border=1><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>甲</td><td>乙</td></tr></table>",
        "<table role=presentation><tr><td>甲<td></td><tr><td>乙<td></table>",
        "<table border=1><tr><td><table><tr><td>甲</table><td><tr><td>乙<td></table>",
    ],
)
def test_layout_tables_are_dissolved(page):
    assert [(line.text, line.block) for line in lines(page)] == [("甲\n", None), ("乙\n", None)]


def test_a_page_laid_out_in_columns_is_no_table():
    column = "".join(f"<p>{'各部门要抓好落实。' * 8}</p>" for _ in range(4))
    found = lines(f"<table><tr><td>栏目一</td><td>{column}</td></tr><tr><td>栏目二</td><td>{column}</td></tr></table>")
    assert not any(line.block for line in found)
    assert len(found) == 10


def test_metadata_is_one_line_a_row():
    page = (
        "<table><tr><td><b>索 引 号：</b><td>001/2024<td><b>主题分类：</b><td>防汛<tr><td><b>发文机关：</b><td>临江市人民政府<td><b>成文日期：</b><td>2024年6月1日"
        "<tr><td><b>主 题 词：</b><td><td><td></table>" + BODY
    )
    found = [(line.text, line.hints.region) for line in lines(page)][:3]
    assert found == [
        ("索 引 号：\t001/2024\t主题分类：\t防汛\n", "meta"),
        ("发文机关：\t临江市人民政府\t成文日期：\t2024年6月1日\n", "meta"),
        ("主 题 词：\n", "meta"),
    ]


def test_pictures():
    uri = "data:image/gif;base64," + base64.b64encode(PIXEL).decode()
    source = read(f'<p><img src="{uri}" alt="印章" width=40 height="20px"></p><p>见<img src="图/1.png">图</p><img>'.encode())
    sha = hashlib.sha256(PIXEL).hexdigest()
    alone, inline = source.lines
    assert alone.block == Image(asset=sha, alt="印章", width=30.0, height=15.0)
    assert (alone.text, inline.text) == ("\n", "见图\n")
    assert inline.marks == (Mark(type="image", start=1, end=1, href="图/1.png"),)
    assert source.assets[sha].data == PIXEL
    broken = read(b'<img src="data:image/png;base64,@@">').lines[0].block
    assert broken == Image(src="data:image/png;base64,@@")


def regions(page):
    return {line.text.removesuffix("\n"): line.hints.region for line in lines(page)}


def test_the_page_around_the_document_is_kept_and_marked():
    page = (
        "<title>通知-临江市人民政府</title>" + NAV + '<div>当前位置：<a href="/">首页</a> &gt; <a href="/x">通知公告</a></div>' + BODY
        + '<p><a href="1.docx">附件1：名单.docx</a></p><p><a href="2.docx">附件2：申报表.docx</a></p><p><a href="3.xls">附件3：汇总表.xls</a></p>'
        + '<div class="share-bar">分享到</div><div id="qr_container">扫一扫</div><a href="/">返回</a><footer>备案号</footer><p hidden>藏</p>'
    )  # fmt: skip
    found = regions(page)
    page_lines = {text for text, region in found.items() if region == "page"}
    assert page_lines == {
        "通知-临江市人民政府", "机构概况", "政务公开", "办事服务", "当前位置：首页 > 通知公告", "分享到", "扫一扫", "返回", "备案号", "藏",
    }  # fmt: skip
    assert found["附件1：名单.docx"] is None


def test_a_name_does_not_make_the_document_page_furniture():
    assert regions(f'<div class="print" id="position">{BODY}</div><p>临江市人民政府</p>')["临江市人民政府"] is None
    assert set(regions(f'<div class="print" id="position">{BODY}</div>').values()) == {None}


@pytest.mark.parametrize("name", ["nav", "main-nav", "mainNav", "topNav2", "share_bar", "footer", "bread crumb", "qr_container", "head-bar"])
def test_names_of_furniture(name):
    assert names_furniture(name)


@pytest.mark.parametrize("name", ["content", "navy", "footnote", "article", "TRS_Editor", "title", "header", "download", "headline"])
def test_names_that_say_nothing(name):
    assert not names_furniture(name)


@pytest.mark.parametrize(("number", "form", "mark"), [(3, "1", "3. "), (3, "a", "c. "), (27, "A", "27. "), (4, "I", "IV. "), (20, "一", "二十、"), (9, "一", "九、")])
def test_list_numbers(number, form, mark):
    assert list_number(number, form) == mark


def test_encodings_of_pages():
    text = "<p>临江市人民政府关于做好防汛工作的通知，请认真贯彻执行。</p>"
    honest = read(('<meta charset="gb2312">' + text).encode("gbk"))
    assert (honest.text[:5], honest.encoding, honest.diagnostics) == ("临江市人民", "gb18030", ())
    lying = read(('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + text).encode())
    assert (lying.text[:5], [said.code for said in lying.diagnostics]) == ("临江市人民", ["S102"])
    silent = read(text.encode("gbk"))
    assert (silent.text[:5], [said.code for said in silent.diagnostics]) == ("临江市人民", ["S101"])
    marked = read(text.encode("utf-16"))
    assert (marked.text[:5], marked.encoding) == ("临江市人民", "utf-16-le-sig")
    forced = read(text.encode("big5", "ignore"), ReadOptions(encoding="big5"))
    assert forced.encoding == "big5"


def test_an_undecodable_byte_is_carried_through_the_parser():
    source = read('<meta charset="utf-8"><p>临江市人民政府'.encode() + b"\xff" + "通知</p>".encode())
    assert source.text == "临江市人民政府\udcff通知\n"
    assert [said.code for said in source.diagnostics] == ["S103"]


@pytest.mark.parametrize("data", [b"PK\x03\x04<html>", b"<p>" + bytes(range(32)) * 40])
def test_binary_is_refused(data):
    with pytest.raises(DamagedInputError):
        read(data)


TAGS = ["p", "font", "hr", "svg", "math", "frameset", "plaintext", "div", "b", "table", "tr", "td", "span", "br", "ul", "ol", "li", "h1", "pre", "a", "script", "title", "select", "option", "textarea", "img", "o:p", "html", "body", "caption", "thead", "th", "style"]
ATTRIBUTES = ["", " style='text-indent:2em;display:none'", " align=center", " href=x", " colspan=9", " border=1", " class='nav x'", " hidden", " src=x", " size=+-3 color=# face=,", " style='font-size:.;text-indent:-9e9em;font:12 x'", " start=-1 value=² type=i"]
PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.text(max_size=8),
    st.sampled_from(["p{text-align:right}", "一、提高\n", "。\n", "&nbsp;", "&#0;", "&#xD800;", "<!--", "-->", "<%", "%>", "<![CDATA[", "]]>", "<!DOCTYPE", "\u3000", "&", "<"]),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_tag_soup_is_read(page):
    try:
        source = read(page.encode("utf-8", "surrogatepass"))
    except NoticeconvError:
        return
    assert source.text == "".join(line.text for line in source.lines)
    for line in source.lines:
        assert line.text.endswith("\n")
        assert all(0 <= mark.start <= mark.end < len(line.text) for mark in line.marks)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        read(b"<p>" + data)
    except NoticeconvError as error:
        assert error.zh  # noqa: PT017 - either outcome is right


WORDS = st.text("通知〔2024〕1号ab，。\u3000 \xa0", min_size=1, max_size=12)
INLINE = st.recursive(WORDS, lambda inner: st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "span", "u", "font", "sup"]), inner), max_leaves=4)
CELLS = st.lists(INLINE, min_size=1, max_size=3).map(lambda cells: "<tr><td>" + "</td><td>".join(cells) + "</td></tr>")
BLOCKS = st.one_of(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "div", "h2", "center", "blockquote", "nav"]), INLINE),
    st.lists(CELLS, min_size=1, max_size=3).map(lambda rows: "<table border=1>" + "".join(rows) + "</table>"),
    st.lists(INLINE, min_size=1, max_size=3).map("<br>".join),
)


def squeezed(text):
    return "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8).map("\n".join))
def test_every_visible_character_in_order(page):
    from lxml import html

    assert squeezed(read(page.encode()).text) == squeezed(html.document_fromstring(page).text_content())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not beside this repository")
def test_real_pages_lose_nothing():
    from lxml import html

    for path in sorted(CORPUS.glob("*.html")):
        data = path.read_bytes()
        page = data.decode("utf-8-sig")
        while "<%" in page and "%>" in page.partition("<%")[2]:
            before, _, rest = page.partition("<%")
            page = before + rest.partition("%>")[2]
        tree = html.document_fromstring(page)
        for element in tree.xpath("//script | //style | //comment()"):
            if element.getparent() is not None:
                element.drop_tree()
        assert squeezed(read(data).text) == squeezed(tree.text_content()), path.name
