"""Hypothesis strategies: documents as offices write them, made from the model, not from text. Plain text says all of them unambiguously."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from noticeconv import canonical
from noticeconv.model import (
    Attachment,
    AttachmentNote,
    Attendance,
    CopiedTo,
    DateValue,
    Document,
    DocumentNumber,
    Header,
    Imprint,
    Marker,
    Notice,
    Page,
    PageField,
    Paragraph,
    Plain,
    Recipients,
    Regulation,
    Report,
    Salutation,
    Section,
    Signature,
    Wrapped,
)
from noticeconv.zh.markers import match_marker

PLACES = ("临江市", "东湖区", "云溪县", "青石镇")
TASKS = ("春季防汛", "校园安全", "政务公开", "森林防火", "食品安全检查", "档案管理")
OFFICES = ("水利局", "教育局", "人民政府办公室", "财政局", "应急管理局")
CLAUSES = ("各单位要高度重视", "落实工作责任", "及时报送情况", "加强组织领导", "认真开展自查", "确保取得实效", "严格执行有关规定", "完善工作台账")
ITEMS = ("一是摸清底数；二是建立台账；三是限期整改。", "一是明确分工，二是压实责任。")
HEADS = ("总体要求", "主要任务", "工作措施", "保障措施", "时间安排", "工作重点", "强化“三防”责任", "做好2024年汛前检查")
RECIPIENTS = ("各镇人民政府，市直有关单位：", "各县（区）教育局：", "各乡镇、街道办事处，市直各单位：", "市财政局：")
ANNOTATIONS = ("（联系人：王平，电话：12345678）", "（此件公开发布）", "（信息公开形式：主动公开）")
CLOSINGS = {"通知": "特此通知。", "请示": "妥否，请批示。", "报告": "特此报告。", "函": "请予支持为盼。", "通报": "特此通报。", "批复": "此复。"}
COPIES = ("市委办公室，市人大常委会办公室。", "市审计局，市政府教育督导室。")
PAGE = Page(fields=[PageField(name="来源", value="市水利局"), PageField(name="发布时间", value="2024-03-05")])
CHINESE = "一二三四五六七八九"
CHAPTERS = ("总则", "职责", "管理与监督", "附则")

organs = st.builds(lambda place, office: place + office, st.sampled_from(PLACES), st.sampled_from(OFFICES))
addressees = organs.filter(lambda organ: "应急" not in organ)
"""Without 应急管理局: see test_recipients_with_a_word_of_duty in test_laws.py."""
sentences = st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=4, unique=True).map(lambda said: "，".join(said) + "。")
passages = st.lists(sentences, min_size=1, max_size=2).map("".join)
days = st.builds(lambda year, month, day: f"{year}年{month}月{day}日", st.integers(2001, 2024), st.integers(1, 12), st.integers(1, 28))
paragraphs = st.builds(Paragraph, text=passages)
MARKS = ("{zh}、", "（{zh}）", "{n}.", "（{n}）")


def marker(raw: str) -> Marker:
    found = match_marker(raw)
    assert found is not None
    return Marker(text=found.raw, style=found.style, ordinal=found.ordinal)


@st.composite
def numbered(draw: Any, level: int = 1) -> list[Section]:
    """Sections of one level in a row (一、 （一） 1. （1）): headings that stand alone, or share the paragraph with their text."""
    made = []
    for n in range(1, draw(st.integers(2, 3)) + 1):
        raw = MARKS[level - 1].format(zh=CHINESE[n - 1], n=n)
        run_in = draw(st.booleans()) if level < 3 else True
        below: list[Any] = [draw(paragraphs)] if run_in else []
        if level < 4 and draw(st.sampled_from([True, False, False])):
            below += draw(numbered(level + 1))
        elif not run_in:
            below += [Paragraph(text=draw(passages) + draw(st.sampled_from(["", *ITEMS])))]
        made.append(Section(level=level, marker=marker(raw), heading=draw(st.sampled_from(HEADS)), run_in=run_in, blocks=below))
    return made


@st.composite
def notices(draw: Any, depth: int = 0) -> Notice:
    """通知, 请示 and the like: from the header down to the imprint, with attachments."""
    genre = draw(st.sampled_from(sorted(CLOSINGS)))
    issuers = draw(st.lists(organs, min_size=1, max_size=2, unique=True)) if depth == 0 else [draw(organs)]
    task = draw(st.sampled_from(TASKS))
    opening = Paragraph(text=f"为做好{task}工作，现将有关事项通知如下：") if genre == "通知" else draw(paragraphs)
    contents = draw(st.lists(contents_of(depth), max_size=2, unique_by=lambda held: held.title.text)) if depth == 0 else []
    return Notice(
        genre=genre,
        header=draw(st.none() | headers(issuers, genre in ("请示", "报告"))) if depth == 0 else None,
        title=Wrapped(text=f"{issuers[0]}关于{task}工作的{genre}"),
        recipients=Recipients(text=draw(st.sampled_from(RECIPIENTS))),
        body=[opening, *draw(numbered()), Paragraph(text=CLOSINGS[genre])],
        attachment_notes=noted([held.title.text for held in contents]),
        signature=Signature(issuers=issuers, date=DateValue(text=draw(days))),
        annotation=draw(st.none() | st.builds(Wrapped, text=st.sampled_from(ANNOTATIONS))),
        attachments=[
            Attachment(label=f"附件{n}" if len(contents) > 1 else "附件", title=held.title.text, content=held) for n, held in enumerate(contents, 1)
        ],
        imprint=draw(st.none() | imprints(issuers[0])) if depth == 0 else None,
        page=draw(st.none() | st.just(PAGE)) if depth == 0 else None,
    )


def noted(titles: list[str]) -> list[AttachmentNote]:
    """The 附件说明 that lists `titles`."""
    if len(titles) < 2:
        return [AttachmentNote(title=title) for title in titles]
    return [AttachmentNote(title=title, number=n, marker=f"{n}.") for n, title in enumerate(titles, 1)]


@st.composite
def headers(draw: Any, issuers: list[str], upwards: bool) -> Header:
    secret = draw(st.booleans())
    return Header(
        copy_number="000012" if secret else None,
        classification="机密" if secret else None,
        classification_period="1年" if secret else None,
        urgency=draw(st.sampled_from([None, "特急", "加急"])),
        issuer_marks=[*issuers[:-1], f"{issuers[-1]}文件"],
        document_number=DocumentNumber(text=f"临发〔{draw(st.integers(2001, 2024))}〕{draw(st.integers(1, 200))}号"),
        signatories=draw(st.sampled_from([[], ["王平"], ["王平", "李卫国"]])) if upwards else [],
    )


@st.composite
def imprints(draw: Any, organ: str) -> Imprint:
    copied = [CopiedTo(text=draw(st.sampled_from(COPIES)))]
    return Imprint(copied_to=copied, printer=f"{organ}办公室", print_date=DateValue(text=draw(days) + "印发"))


@st.composite
def letters(draw: Any) -> Notice:
    """函 in the form of a letter (GB/T 9704 10.1): the mark is the organ's name, the number stands under it."""
    organ, task = draw(organs), draw(st.sampled_from(TASKS))
    number = DocumentNumber(text=f"临函〔{draw(st.integers(2001, 2024))}〕{draw(st.integers(1, 99))}号")
    return Notice(
        genre="函",
        form="letter",
        header=Header(issuer_marks=[organ], document_number=number),
        title=Wrapped(text=f"{organ}关于商请支持{task}工作的函"),
        recipients=Recipients(text=f"{draw(addressees)}："),
        body=[draw(paragraphs), *draw(st.just([]) | numbered()), Paragraph(text=CLOSINGS["函"])],
        signature=Signature(issuers=[organ], date=DateValue(text=draw(days))),
    )


@st.composite
def orders(draw: Any) -> Notice:
    """命令 (10.2) that issues a regulation: the text follows the signature."""
    place = draw(st.sampled_from(PLACES))
    rules = draw(regulations())
    rules = rules.model_copy(update={"adopted": None})
    return Notice(
        genre="令",
        form="order",
        title=Wrapped(text=f"{place}人民政府令"),
        header=Header(document_number=DocumentNumber(text=f"第{draw(st.integers(1, 99))}号")),
        body=[Paragraph(text=f"《{rules.title.text}》已经市政府第12次常务会议通过，现予公布，自发布之日起施行。")],
        signature=Signature(issuers=["市长　王平"], date=DateValue(text=draw(days))),
        attachments=[Attachment(title=rules.title.text, content=rules)],
    )


@st.composite
def minutes(draw: Any) -> Notice:
    """纪要 (10.3): attendance after the text."""
    place, task = draw(st.sampled_from(PLACES)), draw(st.sampled_from(TASKS))
    return Notice(
        genre="纪要",
        form="minutes",
        title=Wrapped(text=f"{place}{task}工作会议纪要"),
        body=[Paragraph(text=f"{draw(days)}，副市长李卫国主持召开{task}工作会议。现将会议议定事项纪要如下："), *draw(numbered())],
        attendance=[
            Attendance(label="出席", text="李卫国　市政府"),
            *draw(st.sampled_from([[], [Attendance(label="请假", text="孙浩　市财政局")]])),
            Attendance(label="列席", text="张敏、邱立　市水利局"),
        ],
    )


@st.composite
def regulations(draw: Any) -> Regulation:
    """A 办法 of chapters and articles, or of articles alone."""
    chapters = draw(st.sampled_from([0, 2, 3]))
    title = Wrapped(text=f"{draw(st.sampled_from(PLACES))}{draw(st.sampled_from(TASKS))}{draw(st.sampled_from(['办法', '实施细则', '管理规定']))}")
    adopted = draw(st.none() | st.builds(lambda day: Wrapped(text=f"（{day}市政府第3次常务会议通过）"), days))
    if not chapters:
        return Regulation(title=title, adopted=adopted, body=draw(articles(1, 1, draw(st.integers(2, 4)))))
    body, first = [], 1
    for n in range(chapters):
        count = draw(st.integers(1, 2))
        body.append(Section(level=1, marker=marker(f"第{CHINESE[n]}章"), heading=CHAPTERS[n], blocks=draw(articles(2, first, count))))
        first += count
    return Regulation(title=title, adopted=adopted, body=body)


@st.composite
def articles(draw: Any, level: int, first: int, count: int) -> list[Section]:
    """Articles of one sentence, of several, or with a list under a colon."""
    made = []
    for n in range(first, first + count):
        sentence, more = draw(sentences)[:-1], draw(st.none() | paragraphs)
        held: dict[str, Any] = {"level": level, "marker": marker(f"第{CHINESE[n - 1]}条"), "heading": sentence}
        if draw(st.sampled_from([False, False, True])):
            held["heading"] = "有下列情形之一的，责令限期改正"
            made.append(Section(**held, stop="：", blocks=listed(level + 1, draw(st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=3)))))
        elif more:
            made.append(Section(**held, run_in=True, blocks=[more]))
        else:
            made.append(Section(**held, stop="。"))
    return made


def listed(level: int, items: list[str]) -> list[Section]:
    """（一）……；（二）……。"""
    stops = ["；"] * (len(items) - 1) + ["。"]
    return [
        Section(level=level, marker=marker(f"（{CHINESE[n]}）"), heading=item, stop=stop) for n, (item, stop) in enumerate(zip(items, stops, strict=True))
    ]


@st.composite
def parts_of_report(draw: Any) -> list[Any]:
    """Parts without numbers, under them 第一， and under that 一是; a salutation before the words that close the first part."""
    parts = []
    for part in ("关于2017年主要工作", "关于2018年工作安排"):
        below: list[Any] = [Paragraph(text=f"{part[2:7]}，理事会认真贯彻落实上级部署要求，团结带领全体会员，重点抓了以下几个方面：")]
        for n in range(1, draw(st.integers(2, 3)) + 1):
            items = [
                Section(level=3, marker=marker(f"{CHINESE[at]}是"), heading=clause, run_in=True, blocks=[draw(paragraphs)])
                for at, clause in enumerate(draw(st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=3, unique=True)))
            ]
            below.append(Section(level=2, marker=marker(f"第{CHINESE[n - 1]}，"), heading=draw(st.sampled_from(ADVANCES)), blocks=items))
        if not parts and draw(st.booleans()):  # after the last part it would close the whole report
            below += [Salutation(text="各位理事："), draw(paragraphs)]
        parts.append(Section(level=1, heading=part, blocks=below))
    return parts


ADVANCES = ("围绕中心大局，服务能力有了新提升", "紧盯群众需求，品牌项目有了新拓展", "加强自身建设，管理水平有了新进步")


@st.composite
def reports(draw: Any) -> Report:
    """A work report: date and speaker under the title, parts without numbers or with 一、, salutations among them."""
    parts: list[Any] = draw(numbered() | parts_of_report())
    return Report(
        title=Wrapped(text=f"在{draw(st.sampled_from(PLACES))}第三届理事会第二次会议上的工作报告"),
        date=DateValue(text=f"（{draw(days)}）"),
        speaker=f"协会会长　{draw(st.sampled_from(['林海波', '王平']))}",
        salutation="各位理事：",
        body=[draw(paragraphs), *parts, *draw(st.sampled_from([[], [Salutation(text="各位理事、同志们！"), Paragraph(text="让我们携手并进，再创佳绩！")]]))],
    )


@st.composite
def plans(draw: Any) -> Plain:
    """A 方案 or 清单: a title, and what it lists."""
    title = Wrapped(text=f"{draw(st.sampled_from(TASKS))}{draw(st.sampled_from(['工作安排表', '责任分工表', '物资清单', '任务分解表']))}")
    return Plain(title=title, body=draw(numbered() | st.lists(paragraphs, min_size=1, max_size=2)))


def contents_of(depth: int) -> st.SearchStrategy[Any]:
    """What an attachment holds: anything, a notice with attachments of its own only at the top."""
    return plans() | plans() | regulations() | reports() | notices(depth + 1)


def plain_documents() -> st.SearchStrategy[Document]:
    """Documents of every kind that plain text can say unambiguously, in canonical form."""
    return st.one_of(notices(), notices(), letters(), orders(), minutes(), regulations(), reports()).map(canonical)
