"""Automatic numbering: the number that Word prints stands in front of the line."""

from __future__ import annotations

import pytest

from noticeconv.readers.docx import read
from noticeconv.readers.docx.formats import numeral
from wordxml import abstract, docx, level, num, p

NOTHING = '<w:suff w:val="nothing"/>'


def lines(data: bytes) -> list[str]:
    return [line.text[:-1] for line in read(data).lines]


def numbered(numbering: str, *paragraphs: tuple[int, int], styles: str | None = None) -> list[str]:
    """Numbers of paragraphs given as (numId, level), in order."""
    return [line.removesuffix("甲") for line in lines(docx("".join(p("甲", num=at) for at in paragraphs), numbering=numbering, styles=styles))]


FORMATS = [
    ("decimal", {1: "1", 12: "12"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
    ("chineseCountingThousand", {3: "三", 11: "十一", 100: "一百", 101: "一百零一", 110: "一百一十", 1003: "一千零三"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍", 100: "壹佰"}),
    ("ideographLegalTraditional", {2: "貳", 3: "參"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "甲"}),
    ("ideographZodiac", {1: "子", 12: "亥"}),
    ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
    ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
    ("japaneseCounting", {3: "三", 10: "十", 100: "百", 102: "百二"}),
    ("japaneseDigitalTenThousand", {10: "一〇"}),
    ("taiwaneseCounting", {15: "十五"}),
    ("taiwaneseCountingThousand", {105: "一百零五"}),
    ("decimalFullWidth", {12: "１２"}),
    ("decimalFullWidth2", {3: "３"}),
    ("decimalHalfWidth", {3: "3"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
    ("decimalEnclosedCircleChinese", {3: "③"}),
    ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛", 21: "21"}),
    ("decimalEnclosedParen", {2: "⑵"}),
    ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
    ("decimalZero", {3: "03", 12: "12"}),
    ("numberInDash", {3: "- 3 -"}),
    ("lowerLetter", {1: "a", 26: "z", 27: "aa"}),
    ("upperLetter", {2: "B", 28: "BB"}),
    ("lowerRoman", {4: "iv", 9: "ix"}),
    ("upperRoman", {14: "XIV", 1999: "MCMXCIX"}),
    ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
    ("none", {5: ""}),
    ("aFormatOfTheFuture", {5: "5"}),
]


@pytest.mark.parametrize(("format", "wanted"), FORMATS, ids=[name for name, _ in FORMATS])
def test_number_formats(format, wanted):
    assert {count: numeral(format, count) for count in wanted} == wanted


def test_levels_count_and_restart():
    numbering = abstract(0, level(0, "chineseCounting", "%1、", NOTHING), level(1, "chineseCounting", "（%2）", NOTHING), level(2, "decimal", "%3.", NOTHING)) + num(1, 0)
    at = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert numbered(numbering, *at) == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1."]


def test_upper_levels_in_the_number_and_legal_style():
    numbering = abstract(0, level(0, "upperRoman", "第%1章", NOTHING), level(1, "decimal", "%1.%2", '<w:isLgl/>' + NOTHING), level(2, "decimal", "%1.%2.%3", NOTHING)) + num(1, 0)
    assert numbered(numbering, (1, 0), (1, 0), (1, 1), (1, 2), (1, 1)) == ["第I章", "第II章", "2.1", "II.1.1", "2.2"]


def test_a_level_that_never_restarts_and_one_that_restarts_late():
    numbering = abstract(0, level(0, "decimal", "第%1章", NOTHING), level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>' + NOTHING)) + num(1, 0)
    assert numbered(numbering, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == ["第1章", "第1条", "第2条", "第2章", "第3条"]
    late = abstract(0, level(0, "decimal", "%1编"), level(1, "decimal", "%2章"), level(2, "decimal", "%3条", '<w:lvlRestart w:val="1"/>')) + num(1, 0)
    found = numbered(late, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert [text.strip() for text in found] == ["1编", "1章", "1条", "2章", "2条", "2编", "1章", "1条"]


def test_lists_of_one_abstract_list_go_on_unless_overridden():
    shared = abstract(0, level(0, "decimal", "%1.", NOTHING)) + num(1, 0) + num(2, 0)
    assert numbered(shared, (1, 0), (1, 0), (2, 0)) == ["1.", "2.", "3."]
    restarted = abstract(0, level(0, "decimal", "%1.", NOTHING)) + num(1, 0) + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    assert numbered(restarted, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0)) == ["1.", "2.", "5.", "6.", "7."]
    own = level(0, "decimalEnclosedCircle", "%1", NOTHING)
    assert numbered(abstract(0, level(0, "decimal", "%1.", NOTHING)) + num(1, 0) + num(2, 0, f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>'), (2, 0), (2, 0)) == ["①", "②"]


def test_what_parts_number_and_text():
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:suff w:val="space"/>'), level(2, "chineseCounting", "%3、", NOTHING)) + num(1, 0)
    assert numbered(numbering, (1, 0), (1, 1), (1, 2)) == ["1.\t", "1) ", "一、"]


def test_numbering_through_styles_and_links():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="条目"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="子条目"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="列表"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    tied = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>' + NOTHING) + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="B"/>' + NOTHING)
    numbering = (
        abstract(0, extra='<w:numStyleLink w:val="L"/>') + abstract(1, tied, extra='<w:styleLink w:val="L"/>') + num(1, 0) + num(2, 1)
    )
    body = p("甲", style="A") + p("乙", style="B") + p("丙", style="B") + p("丁", style="A") + p("戊", style="A", num=(0, 0))
    assert lines(docx(body, styles=styles, numbering=numbering)) == ["一、甲", "（一）乙", "（二）丙", "二、丁", "戊"]


def test_bullets_look_as_in_their_font():
    symbol = '<w:rPr><w:rFonts w:ascii="{}" w:hAnsi="{}"/></w:rPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="bullet"/><w:suff w:val="nothing"/><w:lvlText w:val="{char}"/>{symbol.format(font, font)}</w:lvl>'
        for at, (char, font) in enumerate([("\uf0b7", "Symbol"), ("\uf06c", "Wingdings"), ("—", "宋体")])
    )
    assert numbered(abstract(0, levels) + num(1, 0), (1, 0), (1, 1), (1, 2)) == ["•", "●", "—"]


def test_a_number_is_a_hint_and_empty_numbered_paragraphs_print():
    numbering = abstract(0, level(0, "decimal", "%1.", NOTHING)) + num(1, 0)
    source = read(docx(p("甲", num=(1, 0)) + p("", num=(1, 0)) + p("乙"), numbering=numbering))
    assert [line.text for line in source.lines] == ["1.甲\n", "2.\n", "乙\n"]
    assert [line.hints.numbered for line in source.lines] == [True, True, None]


def test_broken_numbering_reads_and_says_so():
    loop = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="列表"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    source = read(docx(p("甲", num=(1, 0)) + p("乙", num=(9, 0)), styles=loop, numbering=abstract(0, extra='<w:numStyleLink w:val="L"/>') + num(1, 0)))
    assert source.text == "甲\n乙\n"
    assert [(said.code, said.values) for said in source.diagnostics] == [("S125", ("1",)), ("S125", ("9",))]
