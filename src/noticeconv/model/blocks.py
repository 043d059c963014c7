"""What a body is made of: sections, paragraphs, tables, pictures, and the stand-off marks in their text."""

from __future__ import annotations

from typing import Annotated, Literal

from noticeconv.model.base import Base64Bytes, Element, Field
from noticeconv.zh.markers import MarkerStyle

MarkKind = Literal["bold", "italic", "underline", "strike", "superscript", "subscript", "link", "footnote", "image", "formula"]


class Mark(Element):
    """A stand-off mark over `start:end` of a text (half-open code points).

    `link` carries href; `footnote` (zero width, at its reference) carries text; `image` (zero width) carries asset.
    """

    type: MarkKind = Field(title="标记", description="Kind of mark")
    start: int = Field(title="起点", description="Code point where the mark starts", ge=0)
    end: int = Field(title="终点", description="Code point after its last", ge=0)
    href: str | None = Field(None, title="链接", description="Target of a link")
    text: str | None = Field(None, title="脚注", description="Text of a footnote or endnote; description of an inline picture")
    asset: str | None = Field(None, title="图片", description="sha256 of the asset of an inline picture")


class Item(Element):
    """One of several items inside a paragraph: 一是……；二是……。Offsets are code points into the paragraph's text."""

    marker: str = Field(title="序号", description="一是, 其一， …… as written")
    ordinal: int = Field(title="序数", description="From 1", ge=1)
    start: int = Field(title="起点", description="Where the mark starts", ge=0)
    end: int = Field(title="终点", description="Where the item ends, its punctuation included", ge=0)


class Paragraph(Element):
    """A paragraph of running text, as written without its indent."""

    type: Literal["paragraph"] = "paragraph"
    text: str = Field("", title="正文", description="GB/T 9704-2012 7.3.3")
    marks: list[Mark] = Field(default=[], title="行内标记", description="Stand-off, sorted by start")
    items: list[Item] = Field(default=[], title="段内分项", description="一是…；二是… inside the paragraph")


class Salutation(Element):
    """A salutation inside the text: 各位委员："""

    type: Literal["salutation"] = "salutation"
    text: str = Field(title="称谓", description="GB/T 15834 4.7.3.4; on its own line, with its punctuation")


class Unrecognised(Element):
    """A line kept in place as it is, because its role is not known."""

    type: Literal["unrecognised"] = "unrecognised"
    text: str = Field(title="未识别", description="As written")


class Image(Element):
    """A picture that stands by itself."""

    type: Literal["image"] = "image"
    asset: str | None = Field(None, title="资源", description="sha256 of its bytes, a key of the document's assets")
    src: str | None = Field(None, title="来源", description="Where the source file pointed, when the bytes are not at hand")
    alt: str | None = Field(None, title="说明", description="Description as given")
    width: float | None = Field(None, title="宽", description="pt", gt=0)
    height: float | None = Field(None, title="高", description="pt", gt=0)


class Cell(Element):
    """A table cell; it holds blocks, a nested table among them. Unset spans are 1."""

    blocks: list[CellBlock] = Field(default=[], title="内容", description="Paragraphs, pictures, nested tables")
    colspan: int | None = Field(None, title="跨列", description="Columns covered, when more than one", ge=2)
    rowspan: int | None = Field(None, title="跨行", description="Rows covered, when more than one", ge=2)


class Row(Element):
    """A table row: the cells that start in it (cells covered from above are not listed)."""

    cells: list[Cell] = Field(default=[], title="单元格", description="Left to right")


class Table(Element):
    """A table."""

    type: Literal["table"] = "table"
    rows: list[Row] = Field(default=[], title="行", description="Top to bottom")
    header_rows: int | None = Field(None, title="表头行数", description="Rows to be repeated on each page", ge=1)


class Marker(Element):
    """A numbering mark: 一、 （一） 1. 第一， 一是 第三章 ……"""

    text: str = Field(title="序号原文", description="The mark as written, punctuation included")
    style: MarkerStyle = Field(title="序号形式", description="GB/T 9704 7.3.3, GB/T 15834 appendix B")
    ordinal: int | None = Field(None, title="序数", description="From 1; unset for marks that do not count")


class Section(Element):
    """A numbered or unnumbered division of the text with its heading (7.3.3)."""

    type: Literal["section"] = "section"
    level: int = Field(title="层次", description="Depth in the tree, from 1", ge=1)
    marker: Marker | None = Field(None, title="序号", description="Unset for an unnumbered heading")
    heading: str = Field("", title="标题", description="What stands before the first 。")
    run_in: bool = Field(False, title="接排", description="Heading and text share a paragraph")
    stop: str | None = Field(None, title="标题后标点", description="Mark that closes the heading; unset is 。 when run in, none when alone")
    marks: list[Mark] = Field(default=[], title="行内标记", description="Stand-off over `heading`")
    blocks: list[Block] = Field(default=[], title="内容", description="What stands under the heading")


Block = Annotated[Section | Paragraph | Salutation | Table | Image | Unrecognised, Field(discriminator="type")]
CellBlock = Annotated[Paragraph | Table | Image, Field(discriminator="type")]


class Asset(Element):
    """Bytes that belong to the document: a picture."""

    media_type: str = Field(title="媒体类型", description="e.g. image/png")
    data: Base64Bytes | None = Field(None, title="数据", description="Base64; unset when kept beside the file")
    name: str | None = Field(None, title="文件名", description="Name in the source file")
