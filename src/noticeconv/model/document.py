"""The documents: Notice, Report, Regulation, Plain, and the attachment that holds one of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from noticeconv import validation
from noticeconv.model.base import Element, Field, model_validator
from noticeconv.model.blocks import Asset, Block
from noticeconv.model.values import (
    AttachmentNote,
    Attendance,
    DateValue,
    Header,
    Imprint,
    Page,
    Recipients,
    Signature,
    Wrapped,
)

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA = "urn:noticeconv:document:1"
"""Names the schema and its version in every JSON file."""


class Attachment(Element):
    """附件 (GB/T 9704-2012 7.3.7), or a text that is issued or forwarded; its content is a document again."""

    label: str | None = Field(None, title="附件字样", description="附件 and number, without colon; unset when the text follows without a mark")
    written: str | None = Field(None, title="附件字样原文", description="Set when the label is written otherwise than 7.3.7 asks (附件1：)")
    number: int | None = Field(None, title="附件顺序号", description="From 1")
    title: str | None = Field(None, title="附件标题", description="The text of content.title")
    content: Document = Field(title="附件内容", description="A document of any kind")

    @model_validator(mode="after")
    def _one_title(self) -> Attachment:
        inner = self.content.title.text if self.content.title else None
        if self.title != inner:
            raise ValueError("title must equal content.title.text")
        return self


class _Common(Element):
    """What documents of every kind can have."""

    header: Header | None = Field(None, title="版头", description="GB/T 9704-2012 7.2")
    title: Wrapped | None = Field(None, title="标题", description="7.3.1; 条例 Art. 9(7)")
    subtitle: Wrapped | None = Field(None, title="副标题", description="Custom: under the title")
    body: list[Block] = Field(default=[], title="正文", description="7.3.3; 条例 Art. 9(9)")
    attachment_notes: list[AttachmentNote] = Field(default=[], title="附件说明", description="7.3.4; 条例 Art. 9(10)")
    signature: Signature | None = Field(None, title="落款", description="7.3.5; 条例 Art. 9(11)(12)")
    annotation: Wrapped | None = Field(None, title="附注", description="7.3.6; 条例 Art. 9(14)")
    remarks: list[str] = Field(default=[], title="落款后其他", description="Lines after the signature with no element of their own")
    attachments: list[Attachment] = Field(default=[], title="附件", description="7.3.7; 条例 Art. 9(15)")
    imprint: Imprint | None = Field(None, title="版记", description="7.4")
    page: Page | None = Field(None, title="页面信息", description="What the web page or crawler added")
    assets: dict[str, Asset] = Field(default={}, title="资源", description="Pictures by sha256; of the outermost document only")


class Notice(_Common):
    """An official document with recipients, text and signature: 通知, 函, 请示, 批复 and the other 文种."""

    kind: Literal["notice"] = "notice"
    genre: str | None = Field(None, title="文种", description="条例 Art. 8, or a customary one, from the title")
    form: Literal["general", "letter", "order", "minutes"] = Field("general", title="格式", description="GB/T 9704-2012 7, 10.1, 10.2, 10.3")
    recipients: Recipients | None = Field(None, title="主送机关", description="7.3.2; 条例 Art. 9(8)")
    attendance: list[Attendance] = Field(default=[], title="出席列席", description="10.3")


class Report(_Common):
    """A work report or speech: date and speaker under the title, a salutation, parts."""

    kind: Literal["report"] = "report"
    occasion: str | None = Field(None, title="会议", description="——2017年1月10日在……会议上, as written")
    date: DateValue | None = Field(None, title="报告日期", description="Under the title, or within the occasion")
    speaker: str | None = Field(None, title="报告人", description="Post and name as written")
    salutation: str | None = Field(None, title="称谓", description="各位代表：, with its punctuation")


class Regulation(_Common):
    """条例, 规定, 办法, 细则, 章程: chapters and articles."""

    kind: Literal["regulation"] = "regulation"
    adopted: Wrapped | None = Field(None, title="题注", description="（2017年5月8日……通过）, with its brackets")


class Plain(_Common):
    """A document of no other shape: form, list, table, plan."""

    kind: Literal["plain"] = "plain"


Document = Annotated[Notice | Report | Regulation | Plain, Field(discriminator="kind")]
Kind = Literal["notice", "report", "regulation", "plain"]
KINDS: dict[str, type[Notice] | type[Report] | type[Regulation] | type[Plain]] = {
    "notice": Notice,
    "report": Report,
    "regulation": Regulation,
    "plain": Plain,
}

if validation.enabled:
    Attachment.model_rebuild()


def document_adapter() -> TypeAdapter[Any]:
    """Return the adapter that validates a mapping into one of the four documents."""
    from pydantic import TypeAdapter

    return TypeAdapter(Document)
