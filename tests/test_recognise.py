"""Recognition, case by case: what real notices look like, in the smallest text that shows it."""

from __future__ import annotations

import pytest

import noticeconv
from corpus import ROOT, SEEDS, needs_seeds
from noticeconv import Role, parse
from noticeconv.model import Section

SAMPLES = ROOT / "samples"
NOTICE = """关于做好防汛工作的通知
各县（市、区）人民政府：
　　为确保安全度汛，现通知如下。
{body}
临江市人民政府
2018年4月9日
"""


def body_of(text):
    return parse(NOTICE.format(body=text)).document.body


def heads(blocks, depth=1):
    """Return (depth, mark, heading) of all sections."""
    for block in blocks:
        if isinstance(block, Section):
            yield depth, block.marker.text if block.marker else "", block.heading
            yield from heads(block.blocks, depth + 1)


def roles(text):
    return [(line.role.value, line.text) for line in parse(text).outline.lines]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("一、总体要求\n（一）目标。到年底完成。\n（二）原则。属地管理。\n二、保障措施", [(1, "一、", "总体要求"), (2, "（一）", "目标"), (2, "（二）", "原则"), (1, "二、", "保障措施")]),
        ("1.报名\n2.考试", [(1, "1.", "报名"), (1, "2.", "考试")]),
        ("一、时间\n1.5月18日前报名。\n2.5月20日前考试。\n3.6月3日公布。", [(1, "一、", "时间"), (2, "1.", "5月18日前报名"), (2, "2.", "5月20日前考试"), (2, "3.", "6月3日公布")]),
        ("一、甲事\n（一）子\n（二）丑\n二、乙事\n（三）寅", [(1, "一、", "甲事"), (2, "（一）", "子"), (2, "（二）", "丑"), (1, "二、", "乙事"), (2, "（三）", "寅")]),
        ("一、甲事\n二、乙事\n四、丁事", [(1, "一、", "甲事"), (1, "二、", "乙事"), (1, "四、", "丁事")]),
        ("1、甲\n（一）子\n（二）丑\n2、乙", [(1, "1、", "甲"), (2, "（一）", "子"), (2, "（二）", "丑"), (1, "2、", "乙")]),
        ("第一，提高认识\n一是学习好。全员培训。\n二是宣传好。发放手册。\n第二，落实责任", [(1, "第一，", "提高认识"), (2, "一是", "学习好"), (2, "二是", "宣传好"), (1, "第二，", "落实责任")]),
    ],
)
def test_outline_of_numbers(body, wanted):
    assert list(heads(body_of(body))) == wanted


@pytest.mark.parametrize("line", ["一、二年级学生由班主任谈话。", "2017年以来共发生险情3起。", "1.5亿元资金已经到位。", "3.5万元为最低补助。", "二、三产业增加值增长较快。"])
def test_false_friends_are_text(line):
    assert list(heads(body_of("各地要高度重视。\n" + line))) == []


def test_heading_run_in_ends_at_the_first_stop_outside_quotes():
    (section,) = [b for b in body_of("一、学习“先行先试。”精神。各地要组织学习。\n二、抓好落实。")[1:] if b.marker.text == "一、"]
    assert section.run_in
    assert section.heading == "学习“先行先试。”精神"
    assert section.blocks[0].text == "各地要组织学习。"


def test_closing_after_run_in_directives_belongs_to_the_body():
    blocks = body_of("一、加强教育。集中开展一次教育。\n二、排查隐患。全面检查校舍。\n执行情况请及时报告。")
    assert blocks[-1].type == "paragraph"
    assert blocks[-1].text == "执行情况请及时报告。"


def test_items_inside_a_paragraph():
    (paragraph,) = [b for b in body_of("工作不足：一是手段不多；二是作风不实。要认真解决。") if b.type == "paragraph" and b.items]
    assert [(item.marker, paragraph.text[item.start : item.end]) for item in paragraph.items] == [("一是", "一是手段不多；"), ("二是", "二是作风不实。")]


def test_signature_and_date_on_one_line():
    document = parse("关于放假的通知\n各科室：\n　　现将放假安排通知如下。\n学院办公室 二0一一年九月六日").document
    assert document.signature.issuers == ["学院办公室"]
    assert document.signature.date.value.isoformat() == "2011-09-06"


def test_carried_text_without_a_mark_is_an_attachment():
    text = "临江市人民政府关于印发校车管理办法的通知\n各县区人民政府：\n　　现印发给你们，请认真执行。\n临江市人民政府\n2018年9月3日\n校车管理办法\n第一章　总则\n第一条　为加强管理，制定本办法。\n第二条　本办法自发布之日起施行。"
    (attachment,) = parse(text).document.attachments
    assert attachment.label is None
    assert attachment.content.kind == "regulation"
    assert list(heads(attachment.content.body))[1][:2] == (2, "第一条")


@pytest.mark.parametrize("text", ["&nbsp;\u200b&nbsp;", "&nbsp;", "\ufeff", "\u3000\n&sp;\n", "附", "（", "、", "一、", "1.", "第一条", "：", "—", "\x00"])
def test_no_text_is_refused(text):
    assert parse(text).document is not None


def test_label_and_title_of_an_attachment_on_one_line():
    text = "关于报名的通知\n各单位：\n　　请做好报名工作。\n附件：1.报名表\n2.日程安排\n临江市教育局\n2018年9月3日\n附件1　报名表\n　　请如实填写，于本周五前交回。\n附件2：日程安排\n　　上午开会，下午参观，晚上返程。"
    attachments = parse(text).document.attachments
    assert [(attachment.label, attachment.title) for attachment in attachments] == [("附件1", "报名表"), ("附件2", "日程安排")]


def test_nested_attachments_hang_on_the_one_that_lists_them():
    text = (
        "关于转发培训方案的通知\n各单位：\n　　现转发给你们。\n附件：培训方案\n临江市教育局\n2018年9月3日\n附件\n培训方案\n　　为做好培训，制定本方案。\n附件：1.课程表\n2.报名表\n市培训中心\n2018年8月1日\n"
        "附件1\n课程表\n　　课程安排另行通知。\n附件2\n报名表\n　　请如实填写。"
    )
    (plan,) = parse(text).document.attachments
    assert plan.title == "培训方案"
    assert [inner.title for inner in plan.content.attachments] == ["课程表", "报名表"]


def test_imprint_before_and_after_attachments():
    imprint = "抄送：市委办公室。\n临江市教育局办公室　　2018年9月4日印发\n"
    annex = "附件\n报名表\n　　请如实填写。\n"
    head = "关于报名的通知\n各单位：\n　　请做好报名工作。\n附件：报名表\n临江市教育局\n2018年9月3日\n"
    for text in (head + imprint + annex, head + annex + imprint):
        document = parse(text).document
        assert document.imprint.printer == "临江市教育局办公室"
        assert document.imprint.print_date.value.isoformat() == "2018-09-04"
        assert [attachment.title for attachment in document.attachments] == ["报名表"]


def test_page_noise_is_kept_apart_and_harvested():
    page = parse("当前位置：首页 > 通知\n关于放假的通知\n发布者:张三发布时间:2017-04-01浏览次数:74\n各科室：\n　　现将安排通知如下。\n上一篇：无").document.page
    assert [(field.name, field.value) for field in page.fields] == [("发布者", "张三"), ("发布时间", "2017-04-01"), ("浏览次数", "74")]
    assert page.noise == ["当前位置：首页 > 通知", "上一篇：无"]


def test_a_document_on_one_line_is_cut_into_its_paragraphs():
    text = "关于检查的通知　　各分局：　　为维护秩序，决定开展检查。　　一、时间　　9月1日至30日。　　二、要求　　加强领导。　　临江市监管局　　2020年8月24日" * 1
    reading = parse(text)
    assert [block.marker.text for block in reading.document.body[1:]] == ["一、", "二、"]
    assert reading.document.signature.issuers == ["临江市监管局"]
    for line in reading.outline.lines:
        assert "".join(text[start:end] for start, end in line.spans) == line.text


def test_wrapped_lines_that_look_like_marks_are_joined():
    text = (
        "　　全市各级各部门要坚决贯彻落实会议精神，坚持问题导向，聚焦重点\n领域和关键环节，全年完成投资一百二十亿元，比上年同期增长百分之\n6.3%，创历史新高。要把安全生产摆在突出位置，坚持一是一、二是二，\n"
        "二是要压实各方责任，层层传导压力，确保各项工作落到实处、见到实效，\n推动全市经济社会发展再上新台阶，以优异成绩迎接建市四十周年庆典活\n动的到来，努力开创各项事业发展新局面。\n"
    )
    assert [line.role for line in parse(text).outline.lines] == [Role.PARAGRAPH]


def test_override_a_role_and_read_again():
    text = "关于放假的通知\n各科室：\n　　现将安排通知如下。\n值班要求\n　　各科室安排专人值班，电话保持畅通，做好记录。\n"
    numbers = [line.number for line in parse(text).outline.lines if line.text == "值班要求"]
    document = parse(text, roles={numbers[0]: Role.HEADING}).document
    assert [heading for _, _, heading in heads(document.body)] == ["值班要求"]


def test_a_list_of_names_is_text():
    names = "组　长：韩立新　　副市长\n副组长：丁小东　　市政府副秘书长\n李建国　　市教育局局长\n宁海涛　　市统计局局长\n成　员：郭卫东　　市委宣传部副部长"
    document = parse(NOTICE.format(body=names + "\n领导小组办公室设在市教育局。")).document
    assert document.subtitle is None
    assert document.page is None
    assert len([block for block in document.body if block.type == "paragraph"]) == 7


def test_report_with_salutations_in_the_middle():
    reading = noticeconv.read(SAMPLES / "12-work-report.txt")
    report = reading.document
    assert report.kind == "report"
    first, second = [block for block in report.body if block.type == "section"]
    assert [block.type for block in first.blocks[-3:]] == ["salutation", "paragraph", "paragraph"]
    assert [block.type for block in report.body[-2:]] == ["salutation", "paragraph"]
    assert second.heading == "关于2018年工作安排"


@needs_seeds
def test_the_notice_the_project_began_with():
    (path,) = SEEDS.glob("*.txt")
    document = noticeconv.read(path).document
    assert len(document.recipients.names) == 5
    assert [(b.marker.text, b.run_in, len(b.blocks)) for b in document.body if b.type == "section"] == [("一、", True, 1), ("二、", True, 1), ("三、", True, 1)]
    assert document.body[-1].type == "paragraph"
    assert len(document.attachment_notes) == 1
    assert document.signature.date.value.isoformat() == "2017-02-27"
    assert len(document.page.fields) == 3
    report = document.attachments[0].content
    assert (report.kind, report.date.value.isoformat(), bool(report.speaker), bool(report.salutation)) == ("report", "2017-02-24", True, True)
    parts = [block for block in report.body if block.type == "section"]
    assert [part.marker for part in parts] == [None, None]
    sections = [[block for block in part.blocks if block.type == "section"] for part in parts]
    assert [len(held) for held in sections] == [6, 4]
    assert [sum(len([b for b in section.blocks if b.type == "section"]) for section in held) for held in sections] == [18, 13]
    assert [block.type for block in parts[0].blocks[-3:]] == ["salutation", "paragraph", "paragraph"]
    assert [block.type for block in report.body[-2:]] == ["salutation", "paragraph"]
    for format in ("json", "md", "docx", "txt"):
        rendered = noticeconv.render(document, format)
        data = rendered.encode() if isinstance(rendered, str) else rendered
        assert noticeconv.read(data, format=format).document == document, format


def test_speed_is_linear_in_noise_lines():
    page = "\n".join(f"栏目{n}" for n in range(300)) + "\n" + NOTICE.format(body="　　请认真落实。")
    document = parse(page).document
    assert document.title.text == "关于做好防汛工作的通知"
    assert document.signature.issuers == ["临江市人民政府"]





def test_names_of_attachments_with_a_full_stop() -> None:
    text = "关于开会的通知\n各科室：\n　　现通知如下。\n　　附件：1.检查表；\n　　2.报名表。\n\n　　临江市水利局\n　　2024年5月6日\n"
    assert [note.title for note in parse(text).document.attachment_notes] == ["检查表；", "报名表。"]


def test_a_signatory_whose_colon_is_missing() -> None:
    text = "临江市教育局文件\n临教发〔2017〕8号　　签发人 王平\n\n关于解决经费的请示\n市政府：\n　　现请示如下。\n　　临江市教育局\n　　2017年5月6日\n"
    header = parse(text).document.header
    assert header is not None
    assert (header.signatories, header.document_number and header.document_number.text) == (["王平"], "临教发〔2017〕8号")


def test_a_bare_genre_is_a_title_and_no_name() -> None:
    text = "临江市水利局文件\n临水〔2024〕3号\n\n通报\n\n各科室：\n　　现将有关情况通报如下。\n　　特此通报。\n　　临江市水利局\n　　2024年5月6日\n"
    title = parse(text).document.title
    assert title is not None
    assert title.text == "通报"


def test_a_clock_time_below_the_title_is_the_pages() -> None:
    text = "临江市志愿者协会工作报告\n\n2015-03-10 21:53:22  协会动态\n\n各位代表：\n　　我受理事会委托，向大会报告工作。\n"
    document = parse(text).document
    assert document.page is not None
    assert document.kind == "report"
    assert (document.page.noise, document.salutation) == (["2015-03-10 21:53:22  协会动态"], "各位代表：")


def test_a_page_headed_by_the_name_of_what_is_issued() -> None:
    text = (
        "临江学院采购管理办法\n2016-07-24 21:37\n临院发〔2016〕12号\n临江学院关于印发《临江学院采购管理办法》的通知\n"
        "各单位：\n　　现将《临江学院采购管理办法》印发给你们，请遵照执行。\n临江学院\n2016年2月26日\n"
        "临江学院采购管理办法\n第一条　为了规范采购，制定本办法。\n第二条　本办法自印发之日起施行。\n"
    )
    document = parse(text).document
    assert document.title is not None
    assert document.title.text == "临江学院关于印发《临江学院采购管理办法》的通知"
    assert document.page is not None
    assert "临江学院采购管理办法" in document.page.noise
    assert [attachment.title for attachment in document.attachments] == ["临江学院采购管理办法"]


def test_a_title_whose_second_line_names_no_matter() -> None:
    title = parse("2020年人大建议、政协提案工作\n办理情况说明\n　　今年，由我局承办的建议共17件，已全部办理完毕。\n2020年11月5日\n").document.title
    assert title is not None
    assert title.text == "2020年人大建议、政协提案工作办理情况说明"
