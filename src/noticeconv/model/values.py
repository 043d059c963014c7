"""Values that keep both sides: the text as written and what it means."""

from __future__ import annotations

import datetime

from noticeconv.model.base import Element, Field, model_validator
from noticeconv.model.blocks import Mark


class DateValue(Element):
    """A date as written, and the day it names (None when incomplete or impossible)."""

    text: str = Field(title="日期原文", description="The date as written, brackets included")
    value: datetime.date | None = Field(None, title="日期", description="ISO date; unset when day, month or year is missing")


class DocumentNumber(Element):
    """发文字号 (GB/T 9704-2012 7.2.5): agency, year and serial, e.g. 临教发〔2017〕8号."""

    text: str = Field(title="发文字号原文", description="As written")
    agency: str | None = Field(None, title="发文机关代字", description="条例 Art. 9(5)")
    year: int | None = Field(None, title="年份", description="Four digits")
    serial: str | None = Field(None, title="发文顺序号", description="As written, without 第 and 号")


class Wrapped(Element):
    """A text that may be written over several lines; `lines` is set only then, and joined gives `text`."""

    text: str = Field(title="文本", description="The lines joined without anything between")
    lines: list[str] = Field(default=[], title="分行", description="The lines as broken in the source, when more than one")
    marks: list[Mark] = Field(default=[], title="行内标记", description="Stand-off marks over `text`")

    @model_validator(mode="after")
    def _lines_join(self) -> Wrapped:
        if self.lines and (len(self.lines) < 2 or "".join(self.lines) != self.text):
            raise ValueError("lines must be two or more and join to text")
        return self


class Recipients(Element):
    """主送机关 (7.3.2): the whole line with its colon, and the names in it."""

    text: str = Field(title="主送机关原文", description="The line as written, with its colon")
    names: list[str] = Field(default=[], title="主送机关", description="Each organ or class of organs")


class AttachmentNote(Element):
    """One item of the 附件说明 (7.3.4)."""

    title: str = Field(title="附件名称", description="Without mark; as written")
    number: int | None = Field(None, title="附件顺序号", description="Set when the item is numbered")
    marker: str | None = Field(None, title="顺序号原文", description="As written, e.g. 1. or 附件1：, when the item is numbered")
    label: str | None = Field(None, title="附件字样", description="Set on the first item when not written 附件：")


class Signature(Element):
    """发文机关署名 and 成文日期 (7.3.5)."""

    issuers: list[str] = Field(default=[], title="发文机关署名", description="条例 Art. 9(11); each signing organ, as written")
    date: DateValue | None = Field(None, title="成文日期", description="条例 Art. 9(12)")


class Attendance(Element):
    """出席、请假、列席 of minutes (10.3)."""

    label: str = Field(title="类别", description="出席, 请假, 列席 … without colon; empty on a line that carries on the one above")
    text: str = Field(title="人员", description="Names and units as written")


class CopiedTo(Element):
    """抄送机关 (7.4.2): one 抄送 line."""

    text: str = Field(title="抄送机关原文", description="What follows the label, final stop kept")
    names: list[str] = Field(default=[], title="抄送机关", description="Each organ")
    label: str | None = Field(None, title="抄送字样", description="Set when not written 抄送：")


class Header(Element):
    """版头 (7.2)."""

    copy_number: str | None = Field(None, title="份号", description="GB/T 9704-2012 7.2.1; as written")
    classification: str | None = Field(None, title="密级", description="7.2.2: 绝密, 机密, 秘密")
    classification_period: str | None = Field(None, title="保密期限", description="7.2.2; as written, without ★")
    urgency: str | None = Field(None, title="紧急程度", description="7.2.3: 特急, 加急; telegrams 特提, 平急")
    issuer_marks: list[str] = Field(default=[], title="发文机关标志", description="7.2.4; one line each, 文件 included where written")
    document_number: DocumentNumber | None = Field(None, title="发文字号", description="7.2.5")
    signatories: list[str] = Field(default=[], title="签发人", description="7.2.6; names")
    other: list[str] = Field(default=[], title="版头其他", description="Lines above the title with no element of their own")


class Imprint(Element):
    """版记 (7.4)."""

    moved_recipients: CopiedTo | None = Field(None, title="主送机关", description="7.3.2, 7.4.2: moved here from the first page")
    copied_to: list[CopiedTo] = Field(default=[], title="抄送机关", description="7.4.2")
    printer: str | None = Field(None, title="印发机关", description="7.4.3")
    print_date: DateValue | None = Field(None, title="印发日期", description="7.4.3; text with 印发")
    other: list[str] = Field(default=[], title="版记其他", description="主题词, 公开属性, print run and the like, as written")


class PageField(Element):
    """A named value that the web page around the document states."""

    name: str = Field(title="名称", description="发布者, 发布时间, 来源, 索引号 …, spaces removed")
    value: str = Field("", title="内容", description="As written")
    text: str | None = Field(None, title="原文", description="As written, when it is not name：value")


class Page(Element):
    """What the page around the document said; no part of the document itself."""

    fields: list[PageField] = Field(default=[], title="页面字段", description="Harvested names and values")
    noise: list[str] = Field(default=[], title="页面杂项", description="Menus, buttons, threads, footers: each line as written")
