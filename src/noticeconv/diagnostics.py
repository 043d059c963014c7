"""What we tell the user about a document: Diagnostic, Severity, Edit, Fix, and the catalogue of messages."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from noticeconv.records import NamedTuple, record

Span = tuple[int, int]
"""Half-open code-point offsets into `Source.text`."""

Strength = Literal["mandatory", "recommended", "custom"]
"""How strongly the clause binds: 规定, 一般/推荐, 惯例."""


class Severity(StrEnum):
    """How grave a diagnostic is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@record
class Edit:
    """Replace `span` of the source text by `text`."""

    span: Span
    text: str


@record
class Fix:
    """A mechanical repair: its edits, all applied or none."""

    edits: tuple[Edit, ...]
    safe: bool = True


@record
class Diagnostic:
    """One finding. `code` is stable; families: S source, R recognition, H 版头, M 主体, C 版记, N numbers, W report, L layout.

    `values` fill the message template of the catalogue; `span` is half-open code points into the source text.
    """

    code: str
    severity: Severity
    values: tuple[str, ...] = ()
    span: Span | None = None
    clause: str | None = None
    strength: Strength | None = None
    fix: Fix | None = None

    def message(self, lang: str = "zh") -> str:
        """Return the sentence for people, in `lang` ("zh" or "en")."""
        entry = CATALOGUE[self.code]
        return (entry.en if lang == "en" else entry.zh).format(*self.values)


class Entry(NamedTuple):
    """A code's usual severity and its message templates."""

    severity: Severity
    zh: str
    en: str


def diagnostic(code: str, *values: object, span: Span | None = None) -> Diagnostic:
    """Make the diagnostic `code` of the catalogue with its usual severity.

    Raises KeyError for a code that is not in the catalogue.
    """
    return Diagnostic(code, CATALOGUE[code].severity, tuple(map(str, values)), span)


_W, _I, _E = Severity.WARNING, Severity.INFO, Severity.ERROR

CATALOGUE: dict[str, Entry] = {
    # S: reading the source
    "S101": Entry(_I, "未声明编码，按内容判断为 {0}；如有乱码，请用 --encoding 指定。", "No encoding is declared; judged to be {0} from the content. If text is garbled, force one with --encoding."),
    "S102": Entry(_W, "声明的编码 {0} 与内容不符，已改按 {1} 读取。", "The declared encoding {0} does not fit the content; read as {1}."),
    "S103": Entry(_W, "{0} 处字节无法按 {1} 解码，已按原字节值逐一保留（U+DC80–U+DCFF）。", "{0} bytes are not valid {1}; each is kept as its byte value (U+DC80-U+DCFF)."),
    "S120": Entry(_I, "文件有 {0} 处修订，已按{1}读取；要读另一种，请用 --revisions。", "The file holds {0} tracked changes; read {2}. Use --revisions for the other side."),
    "S121": Entry(_I, "文件有 {0} 条批注，批注不是正文，未读入。", "The file holds {0} comments; they are no part of the text and are left out."),
    "S122": Entry(_W, "文件有 {0} 处隐藏文字，未读入；如需要，请在 Word 中取消隐藏。", "The file holds {0} stretches of hidden text, which are left out; unhide them in Word if they are wanted."),
    "S123": Entry(_W, "文件中引用的“{0}”不存在，已略过；请在 Word 或 WPS 中打开核对。", "'{0}', which the file refers to, is missing and was passed over; check the file in Word or WPS."),
    "S124": Entry(_W, "样式“{0}”以自身为基础（循环），已截断；字体、字号可能不准。", "The style '{0}' is based on itself; the circle was cut, so its fonts and sizes may be wrong."),
    "S125": Entry(_W, "自动编号列表 {0} 没有定义或循环引用，其编号未能读出。", "The numbered list {0} is not defined or goes round in a circle; its numbers could not be read."),
    "S126": Entry(_W, "文件嵌入了 {0} 个外来文档片段，未读入；请在 Word 中打开并另存后再转换。", "The file embeds {0} pieces of other documents, which are not read; open and save it in Word first."),
    "S127": Entry(_I, "文件带有宏，未运行。", "The file carries macros; they were not run."),
    "S104": Entry(_W, "文件中 noticeconv 的附加信息已损坏，未采用；文种、格式和页面信息改按正文判断。", "What noticeconv had noted in the file is damaged and was not used; kind, form and page are judged from the text."),
    "S401": Entry(_W, "第 {0} 页是图片，没有文字，未读取；请先用文字识别（OCR）软件处理。", "Page {0} is a picture without text and was not read; run it through a text recognition (OCR) program."),
    "S402": Entry(_W, "PDF 中有 {0} 幅图片，未带入结果。", "{0} pictures of the PDF are not carried over."),
    "S403": Entry(_W, "{0} 个字符在字体中没有映射，已记为“\ufffd”，请核对。", "{0} characters have no meaning in their font and are kept as '\ufffd'; please check."),
    "S501": Entry(_W, "{0} 个控制字符或非文字字节无法写入 {1}，已写作“\ufffd”。", "{0} control characters or bytes that are no text can't be kept in {1} and are written as '\ufffd'."),
    "S502": Entry(_W, "{1} 不能保留 {0} 处格式、链接、脚注或图片；需要时请用 docx、md 或 json。", "{0} marks, links, footnotes or pictures can't be kept in {1}; use docx, md or json for them."),
    # L: layout
    "L101": Entry(_I, "已为 {0} 个段落套用公文样式，并规范了 {1} 节的版面；图片、表格等其余内容原样保留。", "{0} paragraphs were given the styles of official documents and {1} sections their page; pictures, tables and the rest are as they were."),
    "L102": Entry(_I, "另有 {0} 处可修正的地方在表格、文本框或域中，未自动修改。", "{0} more places that could be mended stand in tables, text boxes or fields and were left."),
    "L103": Entry(_I, "原文件没有页码，已按 GB/T 9704 添加（单页居右、双页居左）。", "The file had no page numbers; they were added as GB/T 9704 asks (odd pages right, even pages left)."),
    "L104": Entry(_I, "页脚中已有其他内容而没有页码，未作改动；如需页码，请在 Word 中添加。", "The footers hold something else and no page numbers; they were left. Add numbers in Word if they are wanted."),
    "L105": Entry(_I, "有 {0} 个自动编号与表格、文本框等处的编号属同一列表，未转为文字。", "{0} automatic numbers belong to lists that go on in tables, text boxes and the like; they were left as they are."),
    # R: recognition
    "R201": Entry(_W, "这一行可能是“{0}”，也可能是“{1}”，请核对：{2}", "This line may be '{3}' or '{4}', please check: {2}"),
    "R202": Entry(_W, "未能识别这一行，已原样保留：{0}", "This line was not recognised and is kept as it is: {0}"),
    "R203": Entry(_W, "没有找到标题。", "No title was found."),
    "R204": Entry(_W, "序号不连续：“{1}”之前是“{0}”。", "Numbering does not run on: '{1}' after '{0}'."),
    "R205": Entry(_W, "附件说明列出 {0} 个附件，正文之后找到 {1} 个。", "The attachment note lists {0} attachments, {1} follow the text."),
    "R206": Entry(_I, "全文没有分段，已按标点和序号分为 {0} 段。", "The text has no paragraph breaks; split into {0} paragraphs by punctuation and numbering."),
    "R207": Entry(_I, "文本有固定宽度的折行，已合并为 {0} 段。", "The text is hard-wrapped; joined into {0} paragraphs."),
    # H: 版头
    "H101": Entry(_E, "发文字号的年份应当用六角括号：“{0}”改为“{1}”。", "The year of a document number stands in 〔〕: '{0}' becomes '{1}'."),
    "H102": Entry(_E, "发文字号的序号前不加 0，请去掉“{0}”。", "A document number's serial has no leading zero: take out '{0}'."),
    "H103": Entry(_E, "发文字号的序号前不加“{0}”字，请去掉。", "No '{0}' stands before a document number's serial: take it out."),
    "H104": Entry(_E, "发文字号应当用半角数字，中间不空格：“{0}”改为“{1}”。", "A document number has half-width digits and no blanks: '{0}' becomes '{1}'."),
    "H105": Entry(_E, "“签发人”后应当用全角冒号：“{0}”改为“{1}”。", "A full-width colon stands behind 签发人: '{0}' becomes '{1}'."),
    # M: 主体
    "M101": Entry(_W, "标题末尾不用“{0}”，请去掉。", "No '{0}' ends a title: take it out."),
    "M102": Entry(_E, "主送机关后应当用全角冒号“{1}”。", "A full-width colon '{1}' ends the recipients."),
    "M111": Entry(_E, "成文日期应当用阿拉伯数字：“{0}”改为“{1}”。", "The date of the document has Arabic digits: '{0}' becomes '{1}'."),
    "M112": Entry(_E, "成文日期的月、日前不加 0：“{0}”改为“{1}”。", "Month and day of the document's date have no leading zero: '{0}' becomes '{1}'."),
    "M113": Entry(_E, "成文日期应当写明年、月、日：“{0}”改为“{1}”。", "The date of the document is written with 年, 月 and 日: '{0}' becomes '{1}'."),
    "M114": Entry(_E, "成文日期不能混用汉字和阿拉伯数字：“{0}”改为“{1}”。", "The date of the document does not mix 汉字 and digits: '{0}' becomes '{1}'."),
    "M115": Entry(_E, "成文日期应当用半角数字、写到“日”、中间不空格：“{0}”改为“{1}”。", "The date of the document has half-width digits, ends in 日 and has no blanks: '{0}' becomes '{1}'."),
    "M121": Entry(_E, "附件说明应当以“附件：”开头：“{0}”改为“{1}”。", "The attachment note begins with 附件：, so '{0}' becomes '{1}'."),
    "M122": Entry(_E, "附件名称后不加标点，请去掉“{0}”。", "No mark stands behind an attachment's name: take out '{0}'."),
    "M131": Entry(_E, "附件首页的“附件”和顺序号后不加冒号，请去掉“{0}”。", "No colon stands behind the label of an attachment: take out '{0}'."),
    # N: numbers and punctuation
    "N101": Entry(_E, "汉字序号后应当用顿号：“{0}”改为“{1}”。", "'{1}' stands behind a numeral in 汉字, not '{0}'."),
    "N102": Entry(_W, "阿拉伯数字序号后应当用下脚点：“{0}”改为“{1}”。", "'{1}' stands behind an Arabic number, not '{0}'."),
    "N103": Entry(_W, "带括号的序号后不加标点，请去掉“{0}”。", "No mark stands behind a number in brackets: take out '{0}'."),
    "N104": Entry(_W, "序号应当用全角括号：“{0}”改为“{1}”。", "A number's brackets are full-width: '{0}' becomes '{1}'."),
    "N105": Entry(_E, "“第一”“首先”一类词后应当用逗号：“{0}”改为“{1}”。", "A comma stands behind 第一, 首先 and the like: '{0}' becomes '{1}'."),
    "N106": Entry(_W, "“一是”“二是”后不加标点，请去掉“{0}”。", "No mark stands behind 一是, 二是: take out '{0}'."),
    "N107": Entry(_W, "独占一行的标题末尾不用“{0}”，请去掉。", "No '{0}' ends a heading on a line of its own: take it out."),
    "N201": Entry(_E, "中文里应当用全角标点：“{0}”改为“{1}”。", "Chinese text has full-width marks: '{0}' becomes '{1}'."),
    "N202": Entry(_E, "中文里应当用全角括号：“{0}”改为“{1}”。", "Chinese text has full-width brackets: '{0}' becomes '{1}'."),
    "N203": Entry(_E, "省略号应当是六个点：“{0}”改为“{1}”。", "An ellipsis has six dots: '{0}' becomes '{1}'."),
    "N204": Entry(_W, "“等”字前不用“{0}”，请去掉。", "No '{0}' stands before 等: take it out."),
    "N205": Entry(_W, "并列的书名号或引号之间不用“{0}”，请去掉。", "No '{0}' stands between titles or quotations in a row: take it out."),
    "N206": Entry(_E, "破折号应当占两格：“{0}”改为“{1}”。", "A dash is two cells long: '{0}' becomes '{1}'."),
    "N207": Entry(_E, "书名号里面的书名号应当用〈〉：“{0}”改为“{1}”。", "A title inside a title stands in 〈〉: '{0}' becomes '{1}'."),
    "N301": Entry(_E, "汉字年份里的零应当写作“〇”：“{0}”改为“{1}”。", "The zero of a year in 汉字 is 〇: '{0}' becomes '{1}'."),
    "N302": Entry(_W, "起止时间之间应当用“—”：“{0}”改为“{1}”。", "'{1}' stands between the ends of a period, not '{0}'."),
    "N303": Entry(_W, "数值范围应当用“～”：“{0}”改为“{1}”。", "'{1}' stands between the ends of a range, not '{0}'."),
    "N304": Entry(_E, "阿拉伯数字应当用半角：“{0}”改为“{1}”。", "Arabic digits are half-width: '{0}' becomes '{1}'."),
}
