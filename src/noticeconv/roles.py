"""The roles a line of an official document can play: the vocabulary shared by outline, Word styles and Markdown."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a line is. The value is the stable identifier; `zh` is the standard's term (GB/T 9704-2012, 条例 Art. 9)."""

    def __new__(cls, value: str, zh: str) -> Role:
        """Make the member `value` with its Chinese term."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member

    zh: str

    # the page around the document
    FIELD = "field", "页面字段"
    NOISE = "noise", "页面杂项"
    # 版头
    COPY_NUMBER = "copy_number", "份号"
    CLASSIFICATION = "classification", "密级和保密期限"
    URGENCY = "urgency", "紧急程度"
    ISSUER_MARK = "issuer_mark", "发文机关标志"
    DOCUMENT_NUMBER = "document_number", "发文字号"
    SIGNATORY = "signatory", "签发人"
    HEADER_OTHER = "header_other", "版头其他"
    # 主体
    TITLE = "title", "标题"
    SUBTITLE = "subtitle", "副标题"
    ADOPTED = "adopted", "题注"
    OCCASION = "occasion", "会议"
    REPORT_DATE = "report_date", "报告日期"
    SPEAKER = "speaker", "报告人"
    OPENING_SALUTATION = "opening_salutation", "称谓"
    RECIPIENTS = "recipients", "主送机关"
    HEADING = "heading", "层次标题"
    PARAGRAPH = "paragraph", "正文"
    SALUTATION = "salutation", "文中称谓"
    TABLE = "table", "表格"
    IMAGE = "image", "图片"
    UNRECOGNISED = "unrecognised", "未识别"
    ATTACHMENT_NOTE = "attachment_note", "附件说明"
    ISSUER = "issuer", "发文机关署名"
    DATE = "date", "成文日期"
    ANNOTATION = "annotation", "附注"
    ATTENDANCE = "attendance", "出席列席"
    REMARK = "remark", "落款后其他"
    ATTACHMENT = "attachment", "附件"
    # 版记
    MOVED_RECIPIENTS = "moved_recipients", "版记主送"
    COPIED_TO = "copied_to", "抄送机关"
    PRINTER = "printer", "印发机关"
    PRINT_DATE = "print_date", "印发日期"
    IMPRINT_OTHER = "imprint_other", "版记其他"
