"""Hypothesis strategies: documents of every shape, and texts that look official. `officials` has documents as offices write them."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from hypothesis import strategies as st

from noticeconv import canonical
from noticeconv.model import (
    Asset,
    Attachment,
    AttachmentNote,
    Attendance,
    Cell,
    CopiedTo,
    DateValue,
    Document,
    DocumentNumber,
    Header,
    Image,
    Imprint,
    Mark,
    Marker,
    Notice,
    Page,
    PageField,
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
from noticeconv.zh.markers import match_marker
from officials import sentences

HAN = "各县区人民政府办公室关于做好防汛工作的通知落实责任加强领导临江市水利局"
ODD = "，。；：、！？“”《》（）()[]{}<>#*_`~|\\&^$!+-=/@.%:;'\"0123456789abcXYZ　\u00a0 ★—…〔〕①⑴㈠🙂é\u0301"
WORDS = ("1. ", "- ", "# ", "> ", "+ ", "```", "&amp;", "&nbsp;", "<b>", "<!-- 标题 -->", "**", "__", "~~", "[^1]", "![a](b)", "| a |", "---", "===", "1)", "\\*", "http://a.cn/x_y", "第一条", "一、", "（一）", "是：")

chars = st.sampled_from(HAN) | st.sampled_from(ODD)
pieces = chars | st.sampled_from(WORDS)
texts = st.lists(pieces, min_size=1, max_size=10).map("".join)
"""Text of one line, with everything that Markdown or Word could misread."""
wild = texts | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
hans = st.text(st.sampled_from(HAN), min_size=1, max_size=12)

PIXELS = [base64.b64encode(bytes([n]) * 5) for n in range(3)]
SHAS = [hashlib.sha256(base64.b64decode(pixel)).hexdigest() for pixel in PIXELS]
ASSETS = {sha: Asset(media_type="image/png", data=pixel) for sha, pixel in zip(SHAS, PIXELS, strict=True)}
HREFS = ("https://a.cn/x?y=1&z=2", "附件/1.doc", "#t1", "a b", "x(1)", 'q"<>', "a_b*c")
MARKERS = (
    *("一、", "二、", "（一）", "(二)", "1.", "2．", "3、", "（1）", "4)", "①", "㈡", "第一章", "第三节", "第一条", "第二部分"),
    *("一是", "第一，", "首先，", "其一，", "甲、", "a.", "Ⅰ.", "1.1", "——", "●"),
)


@st.composite
def marks(draw: Any, text: str) -> list[Mark]:
    """Marks over a text, in any order, crossing each other or not."""
    places = st.integers(0, len(text))
    made = []
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3]))):
        kind = draw(st.sampled_from(["bold", "bold", "italic", "underline", "strike", "superscript", "subscript", "link", "footnote", "image", "formula"]))
        low, high = sorted((draw(places), draw(places)))
        if kind == "footnote":
            made.append(Mark(type="footnote", start=low, end=low, text=draw(texts)))
        elif kind == "image":
            made.append(Mark(type="image", start=low, end=low, asset=draw(st.sampled_from(SHAS)), text=draw(st.none() | hans)))
        elif low < high:
            made.append(Mark(type=kind, start=low, end=high, href=draw(st.sampled_from(HREFS)) if kind == "link" else None))
    return made


@st.composite
def paragraphs(draw: Any) -> Paragraph:
    text = draw(wild)
    return Paragraph(text=text, marks=draw(marks(text)))


@st.composite
def wrapped(draw: Any) -> Wrapped:
    lines = draw(st.lists(wild, min_size=1, max_size=2))
    text = "".join(lines)
    return Wrapped(text=text, lines=lines if len(lines) > 1 else [], marks=draw(marks(text)))


sizes = st.none() | st.sampled_from([12.0, 120.5, 0.75])
images = st.builds(Image, asset=st.sampled_from(SHAS), alt=st.none() | hans, width=sizes, height=sizes) | st.builds(
    Image, src=st.sampled_from(["图/1.png", "https://a.cn/a b.png", "x.jpg?a=(1)"]), alt=st.none() | texts
)
cells = st.deferred(lambda: st.builds(Cell, blocks=st.lists(paragraphs() | images | _inner_tables, max_size=2), colspan=st.sampled_from([None, None, 2]), rowspan=st.sampled_from([None, None, 2])))
simple_cells = st.builds(Cell, blocks=paragraphs().map(lambda paragraph: [paragraph]))
_inner_tables = st.builds(Table, rows=st.builds(Row, cells=st.lists(simple_cells, min_size=1, max_size=2)).map(lambda row: [row]))


@st.composite
def tables(draw: Any) -> Table:
    """A table of equal rows, or one with spans and nested content."""
    if draw(st.booleans()):
        width = draw(st.integers(1, 3))
        rows = [Row(cells=[draw(simple_cells) for _ in range(width)]) for _ in range(draw(st.integers(1, 3)))]
        return Table(rows=rows, header_rows=draw(st.sampled_from([None, 1])))
    rows = draw(st.lists(st.builds(Row, cells=st.lists(cells, min_size=1, max_size=2)), min_size=1, max_size=2))
    return Table(rows=rows)


leaves = st.one_of(paragraphs(), paragraphs(), st.builds(Salutation, text=texts), st.builds(Unrecognised, text=texts), tables(), images)


@st.composite
def sections(draw: Any, level: int = 1) -> Section:
    raw = draw(st.none() | st.sampled_from(MARKERS))
    found = match_marker(raw) if raw else None
    marker = Marker(text=found.raw, style=found.style, ordinal=found.ordinal) if found else None
    heading = draw(hans | texts)
    run_in = draw(st.booleans())
    inner = draw(blocks(level + 1))
    if run_in:
        inner = [draw(paragraphs()), *inner]
    stop = draw(st.sampled_from([None, None, None, "：", "；"]))
    return Section(level=level, marker=marker, heading=heading, run_in=run_in, stop=stop, marks=draw(marks(heading)), blocks=inner)


@st.composite
def blocks(draw: Any, level: int = 1) -> list[Any]:
    kinds = leaves if level > 3 else leaves | sections(level)
    return draw(st.lists(kinds, max_size=3 if level == 1 else 2))


headers = st.builds(
    Header,
    copy_number=st.none() | st.just("000001"),
    classification=st.none() | st.just("机密"),
    classification_period=st.none() | st.just("1年"),
    urgency=st.none() | st.just("特急"),
    issuer_marks=st.lists(hans, max_size=2),
    document_number=st.none() | st.builds(DocumentNumber, text=st.just("临教发〔2017〕8号") | texts),
    signatories=st.lists(hans, max_size=2),
    other=st.lists(texts, max_size=1),
)
dates = st.builds(DateValue, text=st.just("2017年5月8日") | texts)
recipients = st.builds(Recipients, text=st.just("各县（区）教育局，市直各学校：") | texts)
copies = st.builds(CopiedTo, text=texts, label=st.sampled_from([None, "抄报：", "分送："]))
imprints = st.builds(
    Imprint,
    moved_recipients=st.none() | st.builds(CopiedTo, text=texts),
    copied_to=st.lists(copies, max_size=2),
    printer=st.none() | hans,
    print_date=st.none() | st.builds(DateValue, text=st.just("2017年5月8日印发")),
    other=st.lists(texts, max_size=1),
)
signatures = st.builds(Signature, issuers=st.lists(hans | texts, max_size=2), date=st.none() | dates)
notes = st.builds(AttachmentNote, title=hans | texts, marker=st.sampled_from([None, "1.", "2．", "附件3："]), label=st.sampled_from([None, None, "附："]))
pages = st.builds(
    Page,
    fields=st.lists(st.builds(PageField, name=st.sampled_from(["发布者", "来源"]), value=wild, text=st.none() | wild), max_size=2),
    noise=st.lists(wild | st.sampled_from(["---", "a: b", "- x", "2017-01-01"]), max_size=2),
)
optional = st.sampled_from([False, False, True])


@st.composite
def raw_documents(draw: Any, depth: int = 0) -> Document:
    """A document of any kind, with values that need not agree with each other."""

    def maybe(strategy: Any) -> Any:
        return draw(strategy) if draw(optional) else None

    kind = draw(st.sampled_from([Notice, Notice, Report, Regulation, Plain]))
    held: dict[str, Any] = {
        "header": maybe(headers),
        "title": draw(st.none() | wrapped()),
        "subtitle": maybe(wrapped()),
        "body": draw(blocks()),
        "attachment_notes": maybe(st.lists(notes, max_size=2)) or [],
        "signature": maybe(signatures),
        "annotation": maybe(wrapped()),
        "remarks": maybe(st.lists(texts, max_size=2)) or [],
    }
    if kind is Notice:
        held |= {"genre": draw(st.sampled_from([None, "通知"])), "form": draw(st.sampled_from(["general", "letter", "order", "minutes"]))}
        held |= {"recipients": maybe(recipients), "attendance": maybe(st.lists(st.builds(Attendance, label=st.sampled_from(["出席", "请假"]), text=texts), max_size=2)) or []}
    elif kind is Report:
        held |= {"occasion": maybe(texts), "date": maybe(dates), "speaker": maybe(hans), "salutation": maybe(texts)}
    elif kind is Regulation:
        held |= {"adopted": maybe(wrapped())}
    if depth < 2:
        held["attachments"] = draw(st.lists(attachments(depth), max_size=2)) if draw(optional) else []
    if depth == 0:
        held |= {"imprint": maybe(imprints), "page": maybe(pages), "assets": ASSETS}
    return kind(**held)


@st.composite
def attachments(draw: Any, depth: int) -> Attachment:
    content = draw(raw_documents(depth + 1))
    label = draw(st.sampled_from([None, "附件", "附件1", "附件2", "附表1"]))
    return Attachment(label=label, written=label and draw(st.sampled_from([None, None, label + "："])), title=content.title.text if content.title else None, content=content)


def documents() -> st.SearchStrategy[Document]:
    """Documents of every shape in canonical form."""
    return raw_documents().map(canonical)


KEYWORDS = (
    *("关于", "通知", "附件：", "附件1", "抄送：", "主送：", "签发人：", "发布者：", "来源：", "打印", "关闭", "特此通知。", "（此件公开发布）", "★1年"),
    *("临江市人民政府文件", "临政发〔2017〕8号", "2017年5月8日", "二〇一七年五月八日", "各县人民政府：", "同志们：", "第一章 总则", "第一条", "印发", "&nbsp;", "<br>"),
)
SEPARATORS = ("\n", "\n\n", "\r\n", "　　", " ", "\t", "。", "，", "：", "\u2028", "\u00a0", "\u200b", "\x0c")
official_texts = st.lists(
    st.sampled_from(MARKERS) | st.sampled_from(KEYWORDS) | st.sampled_from(SEPARATORS) | sentences | hans | st.text(max_size=3), max_size=25
).map("".join)
"""Texts from numbering marks, keywords, separators, noise words and random characters."""
