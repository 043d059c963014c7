"""The rules: every docstring's example is mended, nothing else is touched, and mending ends (laws L2, L5)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import officials
import strategies as made
from corpus import CORPUS
from noticeconv import parse, read, render
from noticeconv.diagnostics import CATALOGUE, Edit, Severity
from noticeconv.model import Mark
from noticeconv.outline import Outline, OutlineLine
from noticeconv.recognise import recognise
from noticeconv.roles import Role
from noticeconv.rules import RULES, check, edits, fixed, mend, mended
from noticeconv.rules.mending import same_roles
from noticeconv.source import Hints, Line, Source, SourceBuilder, split_lines

law = settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)
SAMPLES = Path(__file__).parents[1] / "samples"
ROLES = {"H105": Role.SIGNATORY, "H": Role.DOCUMENT_NUMBER, "M101": Role.TITLE, "M102": Role.RECIPIENTS, "M11": Role.DATE, "M12": Role.ATTACHMENT_NOTE, "M13": Role.ATTACHMENT}
ROLES |= {"N101": Role.HEADING, "N102": Role.HEADING, "N103": Role.HEADING, "N104": Role.HEADING, "N107": Role.HEADING}
"""What the examples of a rule are; what is not here is running text."""
NONE = Hints()
FOLLOWING = "各单位要把这项工作摆上重要议事日程，主要负责同志亲自抓，分管负责同志具体抓，确保取得实效。"


def line_of(text: str, role: Role, hints: Hints = NONE) -> tuple[Source, Outline]:
    """A source and outline of one line with `role` and a paragraph below it."""
    builder = SourceBuilder()
    builder.line(text, hints)
    builder.line(FOLLOWING)
    source = builder.build("txt")
    spans = ((0, len(text)), (len(text) + 1, len(text) + 1 + len(FOLLOWING)))
    level = 1 if role is Role.HEADING else None
    lines = [OutlineLine(at, source.text[low:high], ((low, high),), said, deep, 0, 1.0, (), None) for at, ((low, high), said, deep) in enumerate(zip(spans, (role, Role.PARAGRAPH), (level, None), strict=True), 1)]
    return source, Outline(tuple(lines))


def role_of(code: str) -> Role:
    return next((role for prefix, role in ROLES.items() if code.startswith(prefix)), Role.PARAGRAPH)


def found_in(text: str, role: Role = Role.PARAGRAPH) -> set[str]:
    return {finding.code for finding in check(*line_of(text, role))}


def mended_line(text: str, role: Role = Role.PARAGRAPH) -> str:
    source, outline = line_of(text, role)
    return fixed(source.text, check(source, outline)).split("\n")[0]


def outline_of(source: Source) -> Outline:
    return recognise(source).outline


def text_source(text: str) -> Source:
    return Source(text, split_lines(text), "txt")


@pytest.mark.parametrize("code", RULES)
def test_the_example_of_each_rule(code: str) -> None:
    """违例 becomes 正例 by the rule's own fix, and nothing is found in 正例."""
    wrong, right = (re.search(rf"^ *{name}：(.+)$", RULES[code].explanation, re.MULTILINE) for name in ("违例", "正例"))
    assert wrong
    assert right
    assert re.search("修改(安全|不安全)", RULES[code].explanation)
    source, outline = line_of(wrong[1], role_of(code))
    own = [finding for finding in check(source, outline) if finding.code == code]
    assert fixed(source.text, own).split("\n")[0] == right[1]
    assert not found_in(right[1], role_of(code))


def test_severity_is_capped_by_strength() -> None:
    caps = {"mandatory": Severity.ERROR, "recommended": Severity.WARNING, "custom": Severity.INFO}
    for code, rule in RULES.items():
        assert CATALOGUE[code].severity == rule.severity == caps[rule.strength], code


def test_sentences() -> None:
    """Every message is filled, in both languages, and says what is wrong and what it becomes or that it goes."""
    for code in RULES:
        wrong = re.search(r"违例：(.+)", RULES[code].explanation)
        assert wrong
        finding = next(finding for finding in check(*line_of(wrong[1], role_of(code))) if finding.code == code)
        for lang in ("zh", "en"):
            said = finding.message(lang)
            assert "{" not in said
            assert any(value and value in said for value in finding.values), said
            assert said[-1] in "。."


@pytest.mark.parametrize(
    ("wrong", "right", "role"),
    [
        ("临教发[2017]第08号　　签发人 王平", "临教发〔2017〕8号　　签发人：王平", Role.DOCUMENT_NUMBER),
        ("临政发（２０１７）１２号", "临政发〔2017〕12号", Role.DOCUMENT_NUMBER),
        ("根据《通知》（临教发[2016]12号）要求", "根据《通知》（临教发〔2016〕12号）要求", Role.PARAGRAPH),
        ("㈠、报名条件", "（一）报名条件", Role.HEADING),
        ("⑿报名条件", "（12）报名条件", Role.HEADING),
        ("（2)报名条件", "（2）报名条件", Role.HEADING),
        ("1．报名条件", "1.报名条件", Role.HEADING),
        ("各科室,各镇(街道),直属单位", "各科室，各镇（街道），直属单位：", Role.RECIPIENTS),
        ("联系人: 王平,电话:0551-12345678", "联系人：王平，电话：0551-12345678", Role.PARAGRAPH),
        ("首先、提高认识；其次、落实责任。", "首先，提高认识；其次，落实责任。", Role.PARAGRAPH),
        ("二O一七年至二○一八年", "二〇一七年至二〇一八年", Role.PARAGRAPH),
        ("每天8:30-11:30办理，7月3-5日休息", "每天8:30—11:30办理，7月3—5日休息", Role.PARAGRAPH),
        ("增长１．５％", "增长1.5％", Role.PARAGRAPH),
        ("贯彻《关于转发《校车办法》的通知》精神的通知", "贯彻《关于转发〈校车办法〉的通知》精神的通知", Role.TITLE),
        ("二O一七年五月八日", "2017年5月8日", Role.DATE),
        ("（2017-05-08）", "（2017年5月8日）", Role.DATE),
        ("附：1.报名表", "附件：1.报名表", Role.ATTACHMENT_NOTE),
    ],
)
def test_mended(wrong: str, right: str, role: Role) -> None:
    once = mended_line(wrong, role)
    assert mended_line(once, role) == right, once


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("临江市人民政府令第8号", Role.DOCUMENT_NUMBER),
        ("（2017）临01民初8号", Role.PARAGRAPH),
        ("共1,234人，比例为3:1，8:30开会，见http://a.cn/x,y;z?q=1!和a.b@c.cn。", Role.PARAGRAPH),
        ("The plan (see below), which we like: yes!", Role.PARAGRAPH),
        ("一、二年级学生，第一、二产业，第一、第二季度", Role.PARAGRAPH),
        ("平等、自愿、等价的原则，一级、二级、等外品", Role.PARAGRAPH),
        ("《办法》（试行）、《细则》", Role.PARAGRAPH),
        ("“三下乡”、“四进社区”、科技活动周", Role.PARAGRAPH),
        ("电话0551-1234567，2017-5-8，A-3，GB/T 9704-2012", Role.PARAGRAPH),
        ("一百零五人，零五年，二〇一七年", Role.PARAGRAPH),
        ("《关于落实《校车条例的办法》", Role.PARAGRAPH),
        ("《关于转发《关于印发《办法》的通知》的通知》", Role.PARAGRAPH),
        ("组 长: 副组长: 成 员：", Role.ATTACHMENT_NOTE),
        ("Ａ４纸，1）材料（复印件，a)原件", Role.PARAGRAPH),
        ("请报送“报名表(终稿).doc”和f(x)", Role.PARAGRAPH),
        ("如 if (甲) { 乙; }", Role.PARAGRAPH),
        ("二〇一一年五月八日", Role.DATE),
        ("2017年5月", Role.DATE),
        ("附件：1.报名表；2.日程表。", Role.ATTACHMENT_NOTE),
        ("（一）报名人员须持身份证。", Role.HEADING),
        ("三、本办法适用于各部门。", Role.HEADING),
        ("姓名...............1", Role.PARAGRAPH),
    ],
)
def test_left_alone(text: str, role: Role) -> None:
    assert mended_line(text, role) == text


def test_a_number_before_digits_is_only_reported() -> None:
    source, outline = line_of("1、2017年工作总结", Role.HEADING)
    (finding,) = check(source, outline)
    assert finding.code == "N102"
    assert finding.fix
    assert not finding.fix.safe
    assert fixed(source.text, [finding]) == source.text


def test_automatic_numbers_are_no_text_of_the_file() -> None:
    source, outline = line_of("(一)报名,审核", Role.HEADING, Hints(numbered=True))
    assert fixed(source.text, check(source, outline)).startswith("(一)报名，审核")


def test_links_and_formulas_are_left_alone() -> None:
    source, outline = line_of("详见链接,通知", Role.PARAGRAPH)
    first = source.lines[0]
    for kind, shut in (("link", True), ("formula", True), ("bold", False)):
        line = first._replace(marks=(Mark(type=kind, start=2, end=7, href="a"),))
        marked = Source(source.text, (line, *source.lines[1:]))
        assert (fixed(marked.text, check(marked, outline)) == marked.text) is shut


def test_marks_and_hints_move_along() -> None:
    line = Line(0, 9, "一.要求,安排\n甲"[:9], Hints(head_end=4, mark_end=2), (Mark(type="bold", start=2, end=4), Mark(type="footnote", start=4, end=4, text="注")))
    source = Source(line.text, (line,))
    after = mended(source, (Edit((1, 2), "、　"), Edit((4, 5), "")))
    (moved,) = after.lines
    assert after.text == "一、　要求安排\n甲"
    assert (moved.start, moved.end, moved.hints.mark_end, moved.hints.head_end) == (0, 9, 3, 5)
    assert [(mark.start, mark.end) for mark in moved.marks] == [(3, 5), (5, 5)]


WRONG = """临江市教育局文件

临教发[2017]08号

关于做好校园安全工作的通知

各县(区)教育局,市直各学校:

　　为做好校园安全工作,根据《关于落实《校车条例》的办法》、《细则》(临政发[2016]3号)要求...现通知如下:

一.总体要求。
　　各单位要摆上重要议事日程，主要负责同志亲自抓，分管负责同志具体抓，每校１０~１５人参加，语文、数学、等学科教师都要到场。
二.主要任务
(一)、摸清底数
　　一是、建立台账。二是、限期整改。
(二)、落实责任
　　第一、明确分工。

　　附件:校园安全检查表；

临江市教育局
二O一七年五月八日
"""
RIGHT = """临江市教育局文件

临教发〔2017〕8号

关于做好校园安全工作的通知

各县（区）教育局，市直各学校：

　　为做好校园安全工作，根据《关于落实〈校车条例〉的办法》《细则》（临政发〔2016〕3号）要求……现通知如下：

一、总体要求
　　各单位要摆上重要议事日程，主要负责同志亲自抓，分管负责同志具体抓，每校10～15人参加，语文、数学等学科教师都要到场。
二、主要任务
（一）摸清底数
　　一是建立台账。二是限期整改。
（二）落实责任
　　第一，明确分工。

　　附件：校园安全检查表

临江市教育局
2017年5月8日
"""


def test_a_whole_document() -> None:
    done = mend(text_source(WRONG), outline_of)
    assert done.source.text == RIGHT
    assert not check(done.source, outline_of(done.source))


def settled(source: Source) -> None:
    """Laws L2 and L5 on one source: mending keeps every line's role, ends, and its edits make of the old text the new one."""
    done = mend(source, outline_of)
    assert done.source.text == "".join(line.text for line in done.source.lines)
    assert same_roles(outline_of(source), outline_of(done.source))
    assert mend(done.source, outline_of).source.text == done.source.text
    out, at = [], 0
    for edit in done.edits:
        assert at <= edit.span[0] <= edit.span[1]
        out += [source.text[at : edit.span[0]], edit.text]
        at = edit.span[1]
    assert "".join([*out, source.text[at:]]) == done.source.text


def test_a_fix_that_changes_a_role_is_not_applied() -> None:
    """A recogniser that takes a line with ， for a heading: that comma stays, everything else is mended, also behind it."""

    def look(source: Source) -> Outline:
        lines = [(line, line.text.strip()) for line in source.lines]
        return Outline(tuple(OutlineLine(at, text, ((line.start, line.start + len(text)),), Role.HEADING if "，" in text else Role.PARAGRAPH, None, 0, 1.0, (), None) for at, (line, text) in enumerate(lines, 1)))

    done = mend(text_source("人数:10~15人\n要求,落实;检查\n主题--安全(试行)\n"), look)
    assert done.source.text == "人数：10～15人\n要求,落实；检查\n主题——安全（试行）\n"
    assert {finding.code for finding in done.applied} == {"N201", "N202", "N206", "N303"}
    assert len(done.edits) == 6


ROUGH = ("[2017]08号", "临教发[2017]第08号", "(一)、", "㈠", "⑴、", "1、", "1．", "一.", "第一、", "一是、", "(含试行)", ",", ";", ":", "...", "--", "~", "１２", "》、《", "《", "》", "、等", "二零一七年", "2016-2020年", "2017.5.8", "2017年05月08日", "附:", "附件1：", "签发人 王平", "。")
rough_texts = st.lists(st.sampled_from(ROUGH) | st.sampled_from(made.SEPARATORS) | st.sampled_from(made.KEYWORDS) | st.sampled_from(made.MARKERS) | officials.sentences | made.hans, max_size=25).map("".join)


@law
@given(rough_texts)
def test_mending_ends(text: str) -> None:
    settled(text_source(text))


@law
@given(made.official_texts)
def test_nothing_raises_and_spans_hold(text: str) -> None:
    reading = parse(text)
    found = check(reading.source, reading.outline)
    for edit in edits(found):
        assert 0 <= edit.span[0] <= edit.span[1] <= len(text)
        assert text[slice(*edit.span)] != edit.text
    assert fixed(text, found) == mended(reading.source, edits(found)).text


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(officials.plain_documents())
def test_good_documents_are_silent(document: object) -> None:
    reading = parse(str(render(document, "txt")))  # type: ignore[arg-type]
    assert not [(finding.code, finding.values) for finding in check(reading.source, reading.outline)]


@pytest.mark.parametrize("path", sorted(path for path in SAMPLES.glob("*") if path.suffix in (".txt", ".html")), ids=lambda path: path.name)
def test_samples_settle(path: Path) -> None:
    settled(read(path).source)


@pytest.mark.skipif(not (CORPUS / "documents").is_dir(), reason=f"no corpus at {CORPUS}")
def test_the_corpus_settles() -> None:
    for path in sorted((CORPUS / "documents").glob("*")):
        settled(read(path).source)


def test_rules_load_only_when_asked_for() -> None:
    script = "import sys, noticeconv; noticeconv.render(noticeconv.read(sys.argv[1]).document, 'docx'); assert not [name for name in sys.modules if name.startswith('noticeconv.rules')]"
    subprocess.run([sys.executable, "-c", script, str(SAMPLES / "01-notice.txt")], check=True)
