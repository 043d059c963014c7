"""Documents made for the tests of the Word writer: every element and form of GB/T 9704, pictures and tables."""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib

from noticeconv.model import (
    Asset,
    Attachment,
    AttachmentNote,
    Attendance,
    Cell,
    CopiedTo,
    DateValue,
    DocumentNumber,
    Header,
    Image,
    Imprint,
    Mark,
    Marker,
    Notice,
    Paragraph,
    Plain,
    Recipients,
    Regulation,
    Report,
    Row,
    Salutation,
    Section,
    Signature,
    Table,
    Unrecognised,
    Wrapped,
)

SENTENCE = "各级各部门要切实加强组织领导，明确工作职责，细化工作措施，确保各项任务落到实处。"


def text(words: str = SENTENCE, marks: list[Mark] | None = None) -> Paragraph:
    return Paragraph(text=words, marks=marks or [])


def section(level, marker, heading, *blocks, run_in=False, style="chinese_comma", ordinal=1, marks=None):
    held = Marker(text=marker, style=style, ordinal=ordinal) if marker else None
    return Section(level=level, marker=held, heading=heading, run_in=run_in, marks=marks or [], blocks=list(blocks))


def png(width: int, height: int, colour=(200, 60, 60)) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def asset(data: bytes, name: str | None = None) -> tuple[str, Asset]:
    return hashlib.sha256(data).hexdigest(), Asset(media_type="image/png", data=base64.b64encode(data), name=name)


def date(words: str) -> DateValue:
    return DateValue(text=words)


BODY = [
    text(),
    section(1, "一、", "基本情况", text(), section(2, "（一）", "总体情况", text(), run_in=True, style="chinese_paren")),
    section(
        1,
        "二、",
        "工作要求",
        section(2, "（一）", "提高认识", section(3, "1.", "加强领导", text(), style="arabic_dot", run_in=True), style="chinese_paren"),
        ordinal=2,
    ),
]
IMPRINT = Imprint(
    copied_to=[CopiedTo(text="市委办公室，市人大常委会办公室，市政协办公室，市监察委，市法院，市检察院，临江军分区。")],
    printer="临江市教育局办公室",
    print_date=date("2017年5月9日印发"),
)


def full(count: int = 1, *, filled: int = 0) -> Notice:
    """A request of `count` organs with every element of 版头, 主体 and 版记."""
    names = ["临江市教育局", "临江市财政局", "临江市公安局", "临江市卫生健康委员会"][:count]
    return Notice(
        genre="请示",
        header=Header(
            copy_number="000123",
            classification="秘密",
            classification_period="1年",
            urgency="特急",
            issuer_marks=[*names[:-1], names[-1] + "文件"],
            document_number=DocumentNumber(text="临教发〔2017〕8号"),
            signatories=["李文博", "王小明", "赵钱孙", "周立"][:count],
        ),
        title=Wrapped(text="关于申请增加2017年全市义务教育阶段学校校舍安全改造专项资金的请示"),
        recipients=Recipients(text="市人民政府："),
        body=[*[text()] * filled, *BODY, text("妥否，请批示。")],
        attachment_notes=[
            AttachmentNote(marker="1.", title="校舍安全改造项目名单"),
            AttachmentNote(marker="2.", title="全市义务教育阶段学校校舍安全改造资金测算表和情况统计汇总说明"),
        ],
        signature=Signature(issuers=names, date=date("2017年5月8日")),
        annotation=Wrapped(text="（联系人：张三，联系电话：0577-5550101）"),
        imprint=IMPRINT,
        attachments=[
            Attachment(
                label="附件1", title="校舍安全改造项目名单", content=Plain(title=Wrapped(text="校舍安全改造项目名单"), body=[table(5, 40)])
            ),
            Attachment(label="附件2", title="说明", content=Plain(title=Wrapped(text="说明"), body=[text(), *BODY])),
        ],
    )


def table(columns: int, rows: int) -> Table:
    head = Row(cells=[Cell(blocks=[text(f"第{at + 1}列")]) for at in range(columns)])
    body = [Row(cells=[Cell(blocks=[text(f"{row + 1}.{at + 1}")]) for at in range(columns)]) for row in range(rows)]
    return Table(rows=[head, *body], header_rows=1)


def letter() -> Notice:
    return Notice(
        genre="函",
        form="letter",
        header=Header(copy_number="000001", issuer_marks=["临江市水利局"], document_number=DocumentNumber(text="临水函〔2020〕46号")),
        title=Wrapped(text="关于商请联合开展界河渡口安全检查的函"),
        recipients=Recipients(text="青浦市水利局："),
        body=[text(), text("请研究函复。")],
        signature=Signature(issuers=["临江市水利局"], date=date("2020年5月6日")),
        imprint=Imprint(copied_to=[CopiedTo(text="市政府办公室。")]),
    )


def order() -> Notice:
    return Notice(
        genre="令",
        form="order",
        header=Header(issuer_marks=["临江市人民政府令"], document_number=DocumentNumber(text="第12号")),
        body=[text("《临江市城市公园管理办法》已经2016年11月28日市人民政府第21次常务会议审议通过，现予公布，自2017年1月1日起施行。")],
        signature=Signature(issuers=["市长　王平"], date=date("2016年12月5日")),
        attachments=[
            Attachment(
                title="临江市城市公园管理办法",
                content=Regulation(
                    title=Wrapped(text="临江市城市公园管理办法"),
                    adopted=Wrapped(text="（2016年11月28日市人民政府第21次常务会议通过）"),
                    body=[
                        section(
                            1,
                            "第一章",
                            "总则",
                            section(2, "第一条", "为规范城市公园管理，制定本办法。", style="article"),
                            section(
                                2,
                                "第二条",
                                "本市公园的管理适用本办法",
                                text("动物园另有规定的，从其规定。"),
                                run_in=True,
                                style="article",
                                ordinal=2,
                            ),
                            style="chapter",
                        )
                    ],
                ),
            )
        ],
    )


def minutes() -> Notice:
    return Notice(
        genre="纪要",
        form="minutes",
        header=Header(issuer_marks=["临江市人民政府专题会议纪要"], document_number=DocumentNumber(text="〔2019〕7号")),
        title=Wrapped(text="研究老城区停车难问题"),
        body=[text()],
        attendance=[
            Attendance(label="出席", text="市政府李卫国，市住建局张敏，市公安局赵立新，市财政局孙浩"),
            Attendance(label="列席", text="吴芳"),
        ],
    )


def report() -> Report:
    return Report(
        title=Wrapped(text="政府工作报告", lines=["政府", "工作报告"]),
        subtitle=Wrapped(text="——2017年1月10日在临江市第三届人民代表大会第一次会议上"),
        date=date("（2017年1月10日）"),
        speaker="市长　王平",
        salutation="各位代表：",
        body=[
            text("现在，我向大会报告工作。"),
            section(1, None, "2016年工作回顾", text()),
            Salutation(text="各位代表："),
            text("让我们努力奋斗。"),
        ],
    )


def pictures() -> Notice:
    """Marks of every kind, pictures in a line and by themselves, tables with spans, a table too wide to stand."""
    big, small = asset(png(1200, 500), "图.png"), asset(png(60, 80, (20, 90, 200)))
    words = "面积为120m2，详见网站及注释，公式E=mc2。"
    marks = [
        Mark(type="image", start=2, end=2, asset=small[0], text="标志"),
        Mark(type="superscript", start=7, end=8),
        Mark(type="link", start=11, end=13, href="https://example.org/?a=1&b=2"),
        Mark(type="bold", start=11, end=13),
        Mark(type="footnote", start=16, end=16, text="一处<注释>"),
        Mark(type="formula", start=19, end=24),
        Mark(type="superscript", start=23, end=24),
    ]
    spans = Table(
        rows=[
            Row(cells=[Cell(blocks=[text("项目")], rowspan=2), Cell(blocks=[text("金额（万元）")], colspan=2)]),
            Row(cells=[Cell(blocks=[text("2016年")]), Cell(blocks=[text("2017年")])]),
            Row(
                cells=[
                    Cell(blocks=[text("维修")]),
                    Cell(blocks=[text("12.5"), text("含设计")]),
                    Cell(blocks=[Table(rows=[Row(cells=[Cell(blocks=[text("内")])])])]),
                ]
            ),
        ],
        header_rows=2,
    )
    return Notice(
        title=Wrapped(text="关于表格和图片的通知"),
        body=[
            text(words, marks),
            spans,
            spans,
            Image(asset=big[0], alt="示意图"),
            Image(asset=small[0], width=100.5, height=80),
            table(18, 3),
            section(1, "一、", "要求", text(), marks=[Mark(type="underline", start=0, end=2)]),
            Unrecognised(text="未识别的一行"),
        ],
        signature=Signature(issuers=["临江市教育局"], date=date("2017年5月8日")),
        assets=dict([big, small]),
    )


ALL = {
    "single": full(1),
    "joint of two": full(2),
    "joint of four": full(4),
    "letter": letter(),
    "order": order(),
    "minutes": minutes(),
    "report": report(),
    "pictures": pictures(),
}
