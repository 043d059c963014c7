"""Looks as hints: fonts, sizes, indents, headings, resolved through defaults, styles and theme."""

from __future__ import annotations

from noticeconv.readers.docx import read
from noticeconv.source import Hints
from wordxml import docx, p, r

SMALL = '<w:sz w:val="20"/>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:rFonts w:eastAsiaTheme="majorEastAsia"/><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="小题"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="强调"/><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>'
)


def hints(body: str, styles: str = STYLES) -> list[Hints]:
    data = docx(body, styles=styles, parts={"word/theme/theme1.xml": THEME}, relations={"rIdT": ("theme", "theme/theme1.xml")})
    return [line.hints for line in read(data).lines]


def test_fonts_and_sizes_through_defaults_styles_and_theme():
    plain, heading, small = hints(p("甲") + p("乙", style="1") + p("丙", style="2"))
    assert (plain.font, plain.size, plain.bold, plain.align, plain.style) == ("宋体", 10.5, False, "justify", None)
    assert (heading.font, heading.size, heading.bold, heading.heading, heading.style) == ("黑体", 16.0, True, 1, "heading 1")
    assert (small.font, small.bold, small.heading, small.align) == ("黑体", False, 3, "justify")


def test_direct_looks_win_and_the_main_one_counts():
    fonts = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
    (found,) = hints(f"<w:p>{r('2017', SMALL)}{r('年度工作要点已经印发', fonts)}</w:p>")
    assert (found.font, found.size) == ("仿宋_GB2312", 16.0)


def test_bold_of_paragraph_and_character_style_switch_each_other():
    in_heading, in_text = hints(p("甲", style="1", run='<w:rStyle w:val="c"/>') + p("乙", run='<w:rStyle w:val="c"/>'))
    assert (in_heading.bold, in_text.bold, in_text.color) == (False, True, "ff0000")


def test_indents_in_characters():
    cases = {
        '<w:ind w:firstLineChars="200" w:firstLine="420"/>': 2.0,
        '<w:ind w:firstLine="420"/>': 2.0,
        '<w:ind w:firstLineChars="0" w:firstLine="420"/>': 2.0,
        '<w:ind w:left="420" w:hanging="420"/>': 0.0,
        '<w:ind w:leftChars="100" w:firstLineChars="200"/>': 3.0,
        "": None,
    }
    assert [found.indent for found in hints("".join(p("甲", said) for said in cases))] == list(cases.values())
    assert hints(p("　　甲"))[0].indent == 2.0


def test_outline_level_of_the_paragraph_goes_before_the_style():
    by_style, own, none = hints(p("甲", style="1") + p("乙", '<w:outlineLvl w:val="1"/>') + p("丙", '<w:outlineLvl w:val="9"/>', style="1"))
    assert (by_style.heading, own.heading, none.heading) == (1, 2, None)


def test_styles_that_go_round_in_circles_are_cut_and_told():
    loop = (
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/></w:style>'
    )
    source = read(docx(p("文", style="x"), styles=loop))
    assert source.lines[0].hints.size == 15.0
    assert [said.code for said in source.diagnostics] == ["S124"]


def test_a_long_chain_of_styles_costs_no_stack():
    chain = "".join(f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="s{at}"/><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(5000))
    assert read(docx(p("文", style="s0"), styles=chain)).text == "文\n"
