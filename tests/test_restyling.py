"""Restyling: looks change, nothing else does. 30 Word files of raw XML, each with something that others lose."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

import wordxml as x
from corpus import CORPUS, needs_corpus
from noticeconv import read, render, restyle
from noticeconv.errors import DamagedInputError, TargetError, UnsupportedFormatError, VerificationError
from noticeconv.options import WriteOptions
from noticeconv.restyling import Restyled, restyled
from wordorder import SEQUENCES, short

W = f"{{{x.W}}}"
OLD = '<w:spacing w:line="480" w:lineRule="auto"/><w:ind w:firstLine="420"/><w:jc w:val="left"/>'
SMALL = '<w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/><w:color w:val="FF0000"/><w:sz w:val="21"/>'
SECTION = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
SETTINGS = {"word/settings.xml": x.part("settings", '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:compat/>')}


def notice(inside: str) -> str:
    """A whole notice with `inside` in its middle."""
    lines = ("各县（区）水利局，市直有关单位：", "现将防汛工作有关事项通知如下：", "一、加强组织领导。各单位要高度重视。", "二、落实防汛责任。各地要开展检查。")
    above = x.p("临江市水利局关于做好防汛工作的通知", '<w:jc w:val="center"/>', run='<w:b/><w:sz w:val="36"/>') + "".join(x.p(line, OLD, run=SMALL) for line in lines)
    below = "".join(x.p(line, OLD, run=SMALL) for line in ("特此通知。", "附件：1.检查表", "2.责任人名单"))
    return above + inside + below + x.p("临江市水利局", '<w:jc w:val="right"/>') + x.p("2024年5月6日", '<w:jc w:val="right"/>')


def said(inner: str) -> str:
    return f"<w:p><w:pPr>{OLD}</w:pPr>{inner}</w:p>"


IMAGE = {"rIdImage": ("image", "media/image1.png")}
PNG = {"word/media/image1.png": x.PNG}
LISTS = x.abstract(1, x.level(0, "chineseCounting", "%1、"), x.level(1, "decimal", "%2.")) + x.num(1, 1)
FIELD = x.r("见第") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF 表1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + x.r("3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + x.r("页。")
TEXT_BOX = "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='7' name='框'/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent>"
FORMULA = "<m:oMath><m:r><m:t>V=πr</m:t></m:r><m:sSup><m:e><m:r><m:t>h</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
NOTES = {"word/footnotes.xml": x.part("footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>据市志。</w:t></w:r></w:p></w:footnote>')}
COMMENTS = {"word/comments.xml": x.part("comments", '<w:comment w:id="5" w:author="甲"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>')}
FOOTER = {"word/footer1.xml": x.part("ftr", x.p("") + "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")}
WIDE = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'

FILES: dict[str, bytes] = {
    "plain": x.docx(notice(""), section=SECTION),
    "raised figures": x.docx(notice(said(x.r("面积12m") + x.r("2", '<w:vertAlign w:val="superscript"/><w:sz w:val="21"/>') + x.r("，含H") + x.r("2", '<w:vertAlign w:val="subscript"/>') + x.r("O。")))),
    "picture in a line": x.docx(notice(said(f"<w:r>{x.picture()}</w:r>" + x.r("如图所示。"))), parts=PNG, relations=IMAGE),
    "picture alone": x.docx(notice(said(f"<w:r>{x.picture(alt='示意图')}</w:r>")), parts=PNG, relations=IMAGE),
    "floating picture": x.docx(notice(said("<w:r>" + x.picture().replace("wp:inline", "wp:anchor") + "</w:r>" + x.r("盖章处。"))), parts=PNG, relations=IMAGE),
    "table": x.docx(notice(x.table(x.tr(x.tc("单位"), x.tc("人数")), x.tr(x.tc("水利局"), x.tc("12"))))),
    "merged cells": x.docx(notice(x.table(x.tr(x.tc("合计", properties='<w:gridSpan w:val="2"/>')), x.tr(x.tc("甲", properties='<w:vMerge w:val="restart"/>'), x.tc("乙")), x.tr(x.tc("", properties="<w:vMerge/>"), x.tc("丙"))))),
    "nested table": x.docx(notice(x.table(x.tr(x.tc(x.table(x.tr(x.tc("内"))), x.p("外")))))),
    "formula": x.docx(notice(said(x.r("按下式计算：") + FORMULA + x.r("。")))),
    "field": x.docx(notice(said(FIELD))),
    "simple field": x.docx(notice(said('<w:fldSimple w:instr=" DATE ">' + x.r("2024年5月6日") + "</w:fldSimple>" + x.r("前报送。")))),
    "bookmark": x.docx(notice(said('<w:bookmarkStart w:id="3" w:name="表1"/>' + x.r("责任分工表。") + '<w:bookmarkEnd w:id="3"/>'))),
    "footnote": x.docx(notice(said(x.r("水位") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>' + x.r("较高。"))), parts=NOTES, relations={"rIdNotes": ("footnotes", "footnotes.xml")}),
    "comment": x.docx(notice(said('<w:commentRangeStart w:id="5"/>' + x.r("二十人。") + '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>')), parts=COMMENTS, relations={"rIdComments": ("comments", "comments.xml")}),
    "tracked changes": x.docx(notice(said(x.r("请于") + '<w:ins w:id="8" w:author="甲" w:date="2024-05-01T00:00:00Z">' + x.r("5月") + "</w:ins>" + '<w:del w:id="9" w:author="甲" w:date="2024-05-01T00:00:00Z"><w:r><w:delText>4月</w:delText></w:r></w:del>' + x.r("底前报送。")))),
    "moved text": x.docx(notice(said('<w:moveFrom w:id="8" w:author="甲"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>' + x.r("其余不变。") + '<w:moveTo w:id="9" w:author="甲"><w:r><w:t>新处</w:t></w:r></w:moveTo>'))),
    "content control": x.docx(notice("<w:sdt><w:sdtPr><w:tag w:val='a'/></w:sdtPr><w:sdtContent>" + x.p("三、严格值班值守。各地要加强值班。", OLD, run=SMALL) + "</w:sdtContent></w:sdt>")),
    "text box": x.docx(notice(said("<w:r>" + TEXT_BOX.format(x.p("内部资料", run=SMALL)) + "</w:r>" + x.r("注意保管。")))),
    "old text box": x.docx(notice(said("<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + x.p("红头") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"))),
    "embedded object": x.docx(notice(said('<w:r><w:object><o:OLEObject r:id="rIdOle" ProgID="Excel.Sheet.12"/></w:object></w:r>')), parts={"word/embeddings/book.xlsx": b"PK-not-really"}, relations={"rIdOle": ("package", "embeddings/book.xlsx")}),
    "chart": x.docx(notice(said('<w:r><w:drawing><wp:inline><wp:docPr id="4" name="图"/><a:graphic><a:graphicData><c:chart r:id="rIdChart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')), parts={"word/charts/chart1.xml": "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>"}, relations={"rIdChart": ("chart", "charts/chart1.xml")}),
    "custom part": x.docx(notice(""), parts={"customXml/item1.xml": "<a>保留</a>"}, relations={"rIdCustom": ("customXml", "../customXml/item1.xml")}),
    "link": x.docx(notice(said('<w:hyperlink r:id="rIdLink">' + x.r("市政府网站", '<w:u w:val="single"/>') + "</w:hyperlink>" + x.r("可下载。"))), relations={"rIdLink": ("hyperlink", "https://example.gov.cn/a")}),
    "automatic numbers": x.docx(notice(x.p("严格值班值守。各地要加强值班。", OLD, run=SMALL, num=(1, 0)) + x.p("加强信息报送。各地要及时报告。", num=(1, 0))), numbering=LISTS),
    "numbers through a style": x.docx(notice(x.p("严格值班值守", style="List1") + x.p("各地要加强值班。")), numbering=LISTS, styles='<w:style w:type="paragraph" w:styleId="List1"><w:name w:val="编号"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'),
    "sections": x.docx(notice(WIDE + x.p("宽表见上。", OLD)), section=SECTION),
    "page numbers of its own": x.docx(notice(""), section='<w:footerReference w:type="default" r:id="rIdFoot"/>' + SECTION, parts=FOOTER | SETTINGS, relations={"rIdFoot": ("footer", "footer1.xml"), "rIdSettings": ("settings", "settings.xml")}),
    "headers": x.docx(notice(""), section='<w:headerReference w:type="default" r:id="rIdHead"/>' + SECTION, parts={"word/header1.xml": x.part("hdr", x.p("内部文件")), **SETTINGS}, relations={"rIdHead": ("header", "header1.xml"), "rIdSettings": ("settings", "settings.xml")}),
    "tabs and breaks": x.docx(notice(said(x.r("姓名") + "<w:r><w:tab/></w:r>" + x.r("电话") + "<w:r><w:br/></w:r>" + x.r("王平")))),
    "symbols": x.docx(notice(said('<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + x.r("已核对。")))),
    "phonetic guide": x.docx(notice(said("<w:r><w:ruby><w:rubyPr/><w:rt>" + x.r("lǐ", '<w:sz w:val="10"/>') + "</w:rt><w:rubyBase>" + x.r("醴") + "</w:rubyBase></w:ruby></w:r>" + x.r("陵市。")))),
    "a style of our name": x.docx(notice(""), styles='<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="公文标题"/></w:style>'),
    "bold, italics, highlight": x.docx(notice(said(x.r("务必", '<w:b/><w:i/><w:highlight w:val="yellow"/>' + SMALL) + x.r("按时", '<w:u w:val="wave"/>') + x.r("报送。")))),
    "hidden text": x.docx(notice(said(x.r("请报送。") + x.r("内部备注", "<w:vanish/>")))),
}
LAYOUT = {"word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_there_are_thirty_files() -> None:
    assert len(FILES) >= 30


def main_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def words_of(data: bytes) -> str:
    """Every word of the main part, deleted ones, instructions and formulas too: told by lxml alone."""
    return "".join("".join(node.itertext()) for node in main_of(data).iter(W + "body"))


def hashes(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist() if name not in LAYOUT}


def targets(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "word/_rels/document.xml.rels" not in package.namelist():
            return {}
        return {relation.get("Id", ""): relation.get("Target", "") for relation in etree.fromstring(package.read("word/_rels/document.xml.rels"))}


def anchors(data: bytes) -> list[tuple[str, int]]:
    """Each drawing, object and formula with the number of its paragraph."""
    root = main_of(data)
    order = {paragraph: at for at, paragraph in enumerate(root.iter(W + "p"))}
    kinds = (W + "drawing", W + "pict", W + "object", f"{{{x.NAMESPACES['m']}}}oMath")
    return [(str(node.tag), order[next(node.iterancestors(W + "p"))]) for node in root.iter(*kinds)]


def disorder(data: bytes) -> Iterator[str]:
    """Properties that stand in another order than the schema's."""
    for element in main_of(data).iter(W + "pPr", W + "rPr", W + "sectPr"):
        places = {one: at for at, group in enumerate(SEQUENCES[short(element)].split()) for one in group.split("|")}
        held = [places[short(child)] for child in element if short(child) in places]
        if held != sorted(held) or len([place for place in held if place]) != len({place for place in held if place}):
            yield etree.tostring(element).decode()


def hold(data: bytes) -> Restyled:
    """Restyle, and hold the result against the file with nothing of ours but the function itself."""
    done = restyled(data)
    assert words_of(done.data) == words_of(data)
    assert hashes(data).items() <= hashes(done.data).items()
    assert targets(data).items() <= targets(done.data).items()
    assert anchors(done.data) == anchors(data)
    assert not list(disorder(done.data))
    assert restyled(done.data).data == done.data
    return done


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_looks_changes(name: str) -> None:
    done = hold(FILES[name])
    styles = [style.get(W + "val") for style in main_of(done.data).iter(W + "pStyle")]
    assert {"GwTitle", "GwRecipients", "GwRunIn1", "GwDate"} <= set(styles)


@pytest.mark.parametrize("name", FILES)
def test_the_document_is_the_same(name: str) -> None:
    def held(data: bytes) -> dict[str, object]:
        return read(data).document.model_dump(exclude={"page", "assets"})

    assert held(restyled(FILES[name]).data) == held(FILES[name])


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "documents").glob("*.docx")), ids=lambda path: path.name)
def test_shared_file(path: Path) -> None:
    hold(path.read_bytes())


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[1] / "samples").glob("*.txt")), ids=lambda path: path.name)
def test_files_of_our_own(path: Path) -> None:
    data = render(read(path).document, "docx")
    assert isinstance(data, bytes)
    done = hold(data)
    assert read(done.data).document == read(data).document


def run_looks(data: bytes, words: str) -> str:
    """The w:rPr of the first run that says `words`."""
    run = next(run for run in main_of(data).iter(W + "r") if "".join(run.itertext()) == words)
    found = run.find(W + "rPr")
    return "" if found is None else etree.tostring(found).decode()


def test_what_fights_the_standard_goes() -> None:
    data = restyled(FILES["plain"]).data
    text = next(p for p in main_of(data).iter(W + "p") if "".join(p.itertext()).startswith("现将"))
    assert re.findall(r"<w:(\w+)", etree.tostring(text).decode()) == ["p", "pPr", "pStyle", "r", "t"]
    assert "sz" not in run_looks(data, "现将防汛工作有关事项通知如下：")
    assert "GwHeadWords1" in run_looks(data, "一、加强组织领导。")
    assert "GwHeadWords1" not in run_looks(data, "各单位要高度重视。")


def test_what_means_something_stays() -> None:
    assert "superscript" in run_looks(restyled(FILES["raised figures"]).data, "2")
    kept = run_looks(restyled(FILES["bold, italics, highlight"]).data, "务必")
    assert all(f"<w:{name}" in kept for name in ("b/", "i/", "highlight"))
    assert "color" not in kept
    symbols = main_of(restyled(FILES["symbols"]).data)
    assert any("Wingdings" in etree.tostring(fonts).decode() for fonts in symbols.iter(W + "rFonts"))


def test_pages_as_the_standard_asks() -> None:
    root = main_of(restyled(FILES["sections"]).data)
    wide, tall = root.iter(W + "sectPr")
    assert [size.get(W + "w") for size in (*wide.iter(W + "pgSz"), *tall.iter(W + "pgSz"))] == ["16838", "11906"]
    margins = next(tall.iter(W + "pgMar"))
    assert [round(int(margins.get(W + side) or 0) * 25.4 / 1440) for side in ("top", "left")] == [37, 28]


def test_page_numbers_only_where_there_are_none() -> None:
    assert "Odd" not in " ".join(targets(restyled(FILES["page numbers of its own"]).data).values())
    done = restyled(FILES["headers"])
    assert "L103" in [one.code for one in done.diagnostics]
    kinds = [(short(child), child.get(W + "type")) for child in main_of(done.data).iter(W + "headerReference", W + "footerReference")]
    assert sorted(kinds) == [("footerReference", "default"), ("footerReference", "even"), ("headerReference", "default"), ("headerReference", "even")]


def test_lines_grow_with_pictures_and_formulas() -> None:
    for name in ("picture in a line", "formula"):
        root = main_of(restyled(FILES[name]).data)
        node = next(root.iter(W + "drawing", f"{{{x.NAMESPACES['m']}}}oMath"))
        spacing = next(next(node.iterancestors(W + "p")).iter(W + "spacing"))
        assert spacing.get(W + "lineRule") == "auto"


def test_numbers_stay_or_become_text() -> None:
    data = FILES["automatic numbers"]
    assert len(list(main_of(restyled(data).data).iter(W + "numPr"))) == 2
    written = restyled(data, numbers="text").data
    assert "一、严格值班值守。" in words_of(written)
    assert {number.get(W + "val") for number in main_of(written).iter(W + "numId")} == {"0"}
    lines = [line.text.replace("\t", "") for line in read(data).outline.lines]
    assert [line.text for line in read(written).outline.lines] == lines
    assert restyled(written, numbers="text").data == written
    through = main_of(restyled(FILES["numbers through a style"]).data)
    assert [number.get(W + "val") for number in through.iter(W + "numId")] == ["1"]


FAULTY = x.docx(notice(x.p("三、严格值班值守,及时报送情况。", OLD) + said(x.r("（四）、加强", SMALL) + x.r("保障。请于１２月底前报送", "<w:b/>") + x.r("。"))))


def test_fixes_in_the_text() -> None:
    done = restyled(FAULTY, fix="plain")
    assert "值班值守，及时报送" in words_of(done.data)
    assert "（四）加强保障。请于12月底前" in words_of(done.data)
    assert "<w:b/>" in run_looks(done.data, "12")
    assert {"N103", "N201", "N304"} <= {one.code for one in done.diagnostics}
    assert restyled(done.data, fix="plain").data == done.data


def test_fixes_as_tracked_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714953600")
    done = restyled(FAULTY, fix="tracked").data
    root = main_of(done)
    assert "".join(node.text or "" for node in root.iter(W + "delText")) == ",、１２"
    assert {change.get(W + "date") for change in root.iter(W + "ins", W + "del")} == {"2024-05-06T00:00:00Z"}
    assert len({change.get(W + "id") for change in root.iter(W + "ins", W + "del")}) == len(list(root.iter(W + "ins", W + "del")))
    plain = read(restyled(FAULTY, fix="plain").data)
    assert read(done).source.text == plain.source.text
    assert restyled(done, fix="tracked").data == done


def test_a_loss_is_seen_before_the_target_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "in.docx", tmp_path / "out.docx"
    source.write_bytes(FILES["picture in a line"])
    target.write_bytes(b"before")
    import noticeconv.restyling as home

    def losing(paragraph: etree._Element, *_: object) -> None:
        for run in paragraph.findall(W + "r")[:1]:
            paragraph.remove(run)

    monkeypatch.setattr(home, "put_look", losing)
    with pytest.raises(VerificationError, match="nothing was written"):
        restyle(source, target, force=True)
    assert target.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.docx", "out.docx"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (FILES["plain"][:900], DamagedInputError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), DamagedInputError),
        ("关于放假的通知".encode(), DamagedInputError),
        (x.docx("", document='<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p/></w:body></w:document>'), UnsupportedFormatError),
    ],
    ids=["cut off", "old .doc", "text", "strict"],
)
def test_files_that_cannot_be_restyled(content: bytes, error: type[Exception], tmp_path: Path) -> None:
    source = tmp_path / "in.docx"
    source.write_bytes(content)
    with pytest.raises(error, match=r"in\.docx"):
        restyle(source, tmp_path / "out.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["in.docx"]


def test_the_file_itself_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "in.docx"
    path.write_bytes(FILES["plain"])
    with pytest.raises(TargetError, match="exists"):
        restyle(path, path)
    assert path.read_bytes() == FILES["plain"]
    restyle(path, path, force=True, write_options=WriteOptions(profile="gbt33476"))
    assert words_of(path.read_bytes()) == words_of(FILES["plain"])


def test_killed_half_way(tmp_path: Path) -> None:
    """A process killed while it writes leaves the user's file as it was."""
    path = tmp_path / "in.docx"
    path.write_bytes(FILES["plain"])
    script = textwrap.dedent(
        f"""
        import os, signal
        import noticeconv.files as files
        def dying(part, data):
            with open(part, "wb") as file:
                file.write(data[: len(data) // 2])
                file.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        files._write_through = dying
        from noticeconv import restyle
        restyle({str(path)!r}, {str(path)!r}, force=True)
        """
    )
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == FILES["plain"]


@pytest.mark.parametrize("name", ["plain", "table", "automatic numbers", "tracked changes", "sections"])
def test_libreoffice_reads_the_same_text(name: str, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing; .ci/run installs libreoffice-writer")
        pytest.skip("LibreOffice (libreoffice-writer) is not installed")
    texts = []
    for kind, data in (("before", FILES[name]), ("after", restyled(FILES[name]).data)):
        (tmp_path / f"{kind}.docx").write_bytes(data)
        command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"{kind}.docx")], check=True, capture_output=True, timeout=120)
        texts.append((tmp_path / f"{kind}.txt").read_text("utf-8-sig"))
    assert texts[0] == texts[1]
