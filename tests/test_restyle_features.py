"""Restyling files that each hold one thing people put into Word: everything but looks is there again, in its place."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import wordorder
from corpus import CORPUS, needs_corpus
from noticeconv import read
from noticeconv.restyling import restyled
from wordfeatures import LOOSE, MESSY, NORMAL, SENTENCE, body, files, made
from wordxml import OFFICE, abstract, docx, level, num, p, part, r, table, tc, tr
from wordxml import W as WORD

W = f"{{{WORD}}}"
FILES = files()
LOOKS = frozenset((W + "pPr", W + "rPr", W + "sectPr"))
JOINED = frozenset((W + "r", W + "t", W + "delText"))
MAY_CHANGE = frozenset(("word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"))
CHECKED = ("pPr", "rPr", "sectPr", "styles", "style", "settings", "pBdr", "tabs")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def content(xml: bytes) -> list[object]:
    """What a part says beside looks, in order: its elements with their attributes, and its words however runs cut them."""
    found: list[object] = []
    words: list[str] = []

    def walk(element: etree._Element) -> None:
        for child in element.iterchildren(etree.Element):
            if child.tag in LOOKS:
                continue
            if child.tag in JOINED:
                words.append(child.text or "" if child.tag != W + "r" else "")
            else:
                found.extend(("".join(words), (str(child.tag), tuple(sorted(child.attrib.items())), (child.text or "").strip())))
                words.clear()
            walk(child)
            if child.tag == W + "p":
                found.append("".join(words))
                words.clear()

    walk(etree.fromstring(xml))
    return [one for one in (*found, "".join(words)) if one]


def relations(xml: bytes) -> set[tuple[str, ...]]:
    return {tuple(child.get(key, "") for key in ("Id", "Type", "Target", "TargetMode")) for child in etree.fromstring(xml)}


def unordered(old: bytes, new: bytes) -> list[str]:
    """Faults of order in what restyling writes; those that the file had before are its own."""

    def faults(data: bytes) -> set[str]:
        found = set()
        for name, xml in parts(data).items():
            if name in ("word/document.xml", "word/styles.xml", "word/settings.xml") or (name.startswith("word/") and "ooter" in name and name.endswith(".xml")):
                for element in etree.fromstring(xml).iter(*(W + tag for tag in CHECKED)):
                    found |= {f"{name}: {fault}" for fault in wordorder._faults(element)}
        return found

    return sorted(fault for fault in faults(new) - faults(old) if "does not belong" not in fault)


@cache
def done(name: str) -> bytes:
    return restyled(FILES[name]).data


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_looks_changes(name: str) -> None:
    old, new = parts(FILES[name]), parts(done(name))
    assert content(new["word/document.xml"]) == content(old["word/document.xml"])
    assert {part: data for part, data in new.items() if part in old and part not in MAY_CHANGE} == {
        part: data for part, data in old.items() if part not in MAY_CHANGE
    }
    assert list(new)[: len(old)] == list(old)
    assert relations(old["word/_rels/document.xml.rels"]) <= relations(new["word/_rels/document.xml.rels"])
    assert unordered(FILES[name], done(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_it_says_the_same(name: str) -> None:
    before, after = read(FILES[name]), read(done(name))
    assert after.document.model_dump(exclude={"assets"}) == before.document.model_dump(exclude={"assets"})


@pytest.mark.parametrize("name", FILES)
def test_twice_changes_nothing_more(name: str) -> None:
    again = parts(restyled(done(name)).data)
    assert {part for part, data in parts(done(name)).items() if again[part] != data} == set()


@pytest.mark.parametrize("name", FILES)
def test_every_paragraph_style_is_there(name: str) -> None:
    new = parts(done(name))
    used = {style.get(W + "val") for style in etree.fromstring(new["word/document.xml"]).iter(W + "pStyle", W + "rStyle")}
    listed = next(data for part, data in new.items() if part.endswith("tyles.xml"))
    defined = {style.get(W + "styleId") for style in etree.fromstring(listed)}
    assert {style for style in used if style and style.startswith(("Nc", "Gw"))} <= defined


def paragraph(data: bytes, words: str) -> etree._Element:
    """The first paragraph of the running text that says `words`."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    return next(one for one in root.iter(W + "p") if words in "".join(one.itertext(W + "t")))


def said(data: bytes, words: str) -> str:
    return etree.tostring(paragraph(data, words), encoding="unicode")


def test_chinese_quotation_marks_stay_chinese() -> None:
    fonts = list(paragraph(done("plain"), "防汛”工作").iter(W + "rFonts"))
    assert [dict(one.attrib) for one in fonts] == [{W + "hint": "eastAsia"}]


def test_figures_raised_by_hand_stay_small() -> None:
    assert '<w:position w:val="10"/><w:sz w:val="16"/>' in said(done("raised figures"), "校舍50m")


def test_what_a_style_hides_stays_hidden() -> None:
    assert '<w:pStyle w:val="h"/>' in said(done("hidden text"), "整段隐藏")
    assert "整段隐藏" not in read(FILES["hidden text"]).source.text


def test_styles_of_the_user_stay_as_they_are() -> None:
    def styles(data: bytes) -> dict[str | None, bytes]:
        root = etree.fromstring(parts(data)["word/styles.xml"])
        return {style.get(W + "styleId"): etree.tostring(style, method="c14n", exclusive=True) for style in root}

    for name, data in FILES.items():
        if name != "no styles":
            assert styles(data).items() <= styles(done(name)).items(), name
    names = [style.get(W + "val") for style in etree.fromstring(parts(done("style ids taken"))["word/styles.xml"]).iter(W + "name")]
    assert len(names) == len(set(names))
    assert "GwaTitle" in said(done("style ids taken"), "工作的通知")


def gap_above(data: bytes, words: str) -> list[str]:
    """What the blank lines above a paragraph are, lowest first, and its own w:before."""
    own = paragraph(data, words)
    found, at = [], own.getprevious()
    while at is not None and not "".join(at.itertext()):
        spacing = at.find(f"{W}pPr/{W}spacing")
        found.append("line" if spacing is None else f"{spacing.get(W + 'line')} {spacing.get(W + 'lineRule')}")
        at = at.getprevious()
    spacing = own.find(f"{W}pPr/{W}spacing")
    return [*found, "" if spacing is None else spacing.get(W + "before") or ""]


def test_blank_lines_count_as_the_room_that_is_asked() -> None:
    text = body().replace(p("临江市教育局", '<w:jc w:val="right"/>', run=MESSY), p() * 3 + p("临江市教育局", '<w:jc w:val="right"/>', run=MESSY))
    text = p() * 2 + text.replace(p("各县区教育局：", LOOSE, run=MESSY), p() + p("各县区教育局：", LOOSE, run=MESSY))
    data = restyled(docx(text, styles=NORMAL)).data
    assert gap_above(data, "各县区") == ["line", "0"]
    root = etree.fromstring(parts(data)["word/document.xml"])
    assert [len(one) for one in root[0][:2]] == [0, 0], "blank lines above the title stand for a printed head"
    signature = next(one for one in root.iter(W + "p") if "".join(one.itertext()) == "临江市教育局")
    before = [one.find(f"{W}pPr/{W}spacing") for one in (signature.getprevious(), signature.getprevious().getprevious())]
    assert before == [None, None]
    third = signature.getprevious().getprevious().getprevious().find(f"{W}pPr/{W}spacing")
    assert (third.get(W + "line"), signature.find(f"{W}pPr/{W}spacing").get(W + "before")) == ("20", "0")
    assert parts(restyled(data).data) == parts(data)


def test_a_page_that_has_begun_is_not_begun_again() -> None:
    for above in ('<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p(), f"<w:p><w:pPr><w:sectPr/></w:pPr>{r('报送截止。')}</w:p>"):
        data = restyled(docx(body(after=above + p("附件1", run=MESSY) + p("防汛物资清单")), styles=NORMAL)).data
        assert '<w:pageBreakBefore w:val="0"/>' in said(data, "附件1")
    assert "pageBreakBefore" not in said(restyled(docx(body(after=p("附件1") + p("防汛物资清单")), styles=NORMAL)).data, "附件1")


def test_typed_blanks_are_part_of_the_indent() -> None:
    lines = ("　　" + SENTENCE, "附件：1.防汛物资清单", "　　　2.值班安排表")
    text = body(*(p(line, run=MESSY) for line in lines[:1])).replace(
        p("临江市教育局", '<w:jc w:val="right"/>', run=MESSY), p(lines[1]) + p(lines[2]) + p("　" * 20 + "临江市教育局")
    )
    data = restyled(docx(text, styles=NORMAL)).data
    first = {words: paragraph(data, words).find(f"{W}pPr/{W}ind") for words in ("　　各单位", "2.值班", "　临江市教育局")}
    assert first["　　各单位"].get(W + "firstLineChars") == "0"
    assert [first["2.值班"].get(W + name) for name in ("leftChars", "hangingChars")] == ["600", "400"]
    assert [first["　临江市教育局"].get(W + name) for name in ("rightChars", "hangingChars")] == ["400", "2000"]


def codes(data: bytes) -> set[str]:
    return {one.code for one in restyled(data).diagnostics}


def footers(data: bytes) -> list[str | None]:
    root = etree.fromstring(parts(data)["word/document.xml"])
    return [one.get(f"{{{OFFICE}}}id") for one in root.iter(W + "footerReference")]


def test_page_numbers_where_the_footers_are_empty() -> None:
    for name in ("plain", "empty footer", "no settings", "first page differs"):
        assert footers(done(name)) == ["rIdGongwenOdd", "rIdGongwenEven"], name
        settings = next(data for part, data in parts(done(name)).items() if part.endswith("ettings.xml"))
        assert b"evenAndOddHeaders" in settings
    assert footers(done("page numbers")) == ["rIdFoot"]


def test_footers_with_words_stay_and_that_is_said() -> None:
    footer = {"parts": {"word/footer1.xml": part("ftr", p("内部资料"))}, "relations": {"rIdFoot": ("footer", "footer1.xml")}}
    data = made(section='<w:footerReference w:type="default" r:id="rIdFoot"/>', **footer)
    assert footers(restyled(data).data) == ["rIdFoot"]
    assert "L104" in codes(data)
    assert "L103" not in codes(data)
    assert "L103" in codes(FILES["plain"])


def test_large_sheets_and_tracked_pages_stay() -> None:
    large = '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'
    root = etree.fromstring(parts(restyled(made(section=large)).data)["word/document.xml"])
    assert [size.get(W + "w") for size in root.iter(W + "pgSz")] == ["23811"]
    root = etree.fromstring(parts(done("tracked section"))["word/document.xml"])
    assert [size.get(W + "w") for size in root.iter(W + "pgSz")] == ["11906", "10000"]


def test_the_red_rule_is_not_drawn_twice() -> None:
    assert "pBdr" not in said(done("letterhead"), "临教发〔2024〕3号")
    head = p("临江市教育局文件", '<w:jc w:val="center"/>', run='<w:color w:val="FF0000"/>') + p("临教发〔2024〕3号", '<w:jc w:val="center"/>')
    assert 'w:color="FF0000"' in said(restyled(docx(head + body(), styles=NORMAL)).data, "临教发〔2024〕3号")


def test_entries_of_a_table_of_contents_keep_their_style() -> None:
    assert '<w:pStyle w:val="TOC1"/>' in said(done("contents"), "一、加强值守")


def test_parts_that_stay_are_not_even_packed_again() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES["picture inline"])) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), old.read(name))
        new.writestr("word/媒体.bin", b"x" * 900)
    data = restyled(out.getvalue()).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kept = {entry.filename: entry for entry in package.infolist()}
    assert kept["word/media/image1.png"].compress_type == zipfile.ZIP_STORED
    assert kept["word/media/image1.png"].date_time == (2024, 5, 6, 7, 8, 10)
    assert kept["word/document.xml"].compress_type == zipfile.ZIP_DEFLATED
    assert parts(data)["word/媒体.bin"] == b"x" * 900


def test_words_shown_out_of_a_hidden_style_do_not_show_the_rest() -> None:
    shown = f'<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr>{r("暗处文字。")}{r("明处文字，请各单位遵照执行。", "<w:vanish w:val=" + chr(34) + "0" + chr(34) + "/>")}</w:p>'
    hidden = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    data = restyled(made(shown, styles=NORMAL + hidden)).data
    assert "暗处" not in read(data).source.text
    assert "明处" in read(data).source.text


SIGNED = p("临江市教育局", '<w:jc w:val="right"/>', run=MESSY) + p("2024年6月3日", '<w:jc w:val="right"/>', run=MESSY)


def ended(*lines: str) -> bytes:
    """The notice with these lines in place of its signature, restyled."""
    made_of = "".join(p(line, '<w:jc w:val="right"/>', run=MESSY) for line in lines)
    return restyled(docx(body().replace(SIGNED, made_of), styles=NORMAL)).data


def test_organs_that_sign_together_stand_over_the_date() -> None:
    data = ended("临江市水务局", "临江市财政局", "2024年6月3日")
    rights = [paragraph(data, name).find(f"{W}pPr/{W}ind").get(W + "rightChars") for name in ("临江市水务局", "临江市财政局", "2024年6月3日")]
    assert rights == ["400", "400", "400"]


def test_two_elements_on_a_line_keep_their_places() -> None:
    one = said(ended("临江市水务局　　2024年6月3日"), "临江市水务局")
    assert '<w:pStyle w:val="GwIssuer"/>' in one
    assert '<w:jc w:val="right"/>' in one
    assert "w:sz " not in one
    head = p("临江市教育局文件", '<w:jc w:val="center"/>') + p("临教发〔2024〕3号　　　　　　签发人：张三", run=MESSY)
    number = said(restyled(docx(head + body(), styles=NORMAL)).data, "签发人")
    assert '<w:pStyle w:val="GwDocumentNumber"/>' in number
    assert '<w:jc w:val="left"/>' in number
    assert number.count('w:color="FF0000"') == 1
    printed = said(ended("临江市教育局", "2024年6月3日", "抄送：市委办公室，市财政局。", "临江市教育局办公室　　　　2024年6月3日印发"), "办公室　")
    assert '<w:pStyle w:val="GwPrinter"/>' in printed


def test_a_list_that_goes_on_in_a_table_stays_automatic() -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + abstract(2, level(0, "decimal", "%1.")) + num(3, 2)
    items = [p("加强组织领导。", num=(1, 0)), table(tr(tc(p("完善工作机制。", num=(1, 0))))), p("报送情况。", num=(3, 0))]
    done_so = restyled(made(*items, numbering=lists), numbers="text")
    assert [one.get(W + "val") for one in etree.fromstring(parts(done_so.data)["word/document.xml"]).iter(W + "numId")] == ["1", "1", "0"]
    assert ("L105", ("1",)) in [(one.code, one.values) for one in done_so.diagnostics]
    assert "1.报送情况。" in "".join(paragraph(done_so.data, "报送情况").itertext())


def test_the_words_of_a_numbered_heading_end_with_their_stop() -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    items = [p(f"{words}。{SENTENCE}", num=(1, 0)) for words in ("加强组织领导", "完善工作机制")]
    one = paragraph(restyled(made(*items, numbering=lists)).data, "完善工作机制")
    assert [words.text for run in one.iter(W + "r") if run.find(f"{W}rPr/{W}rStyle") is not None for words in run.iter(W + "t")] == ["完善工作机制。"]


@pytest.mark.parametrize("path", sorted((CORPUS / "documents").glob("*.docx")) or [pytest.param(None, marks=needs_corpus)], ids=lambda path: path and path.stem)
def test_real_files_say_the_same(path: Path) -> None:
    data = path.read_bytes()
    new = restyled(data).data
    assert content(parts(new)["word/document.xml"]) == content(parts(data)["word/document.xml"])
    assert unordered(data, new) == []
    assert read(new).document.model_dump(exclude={"assets"}) == read(data).document.model_dump(exclude={"assets"})
