"""Word style ids ↔ roles: what the Word writer puts on each paragraph and the Word reader trusts.

A role is carried by a named paragraph style; a run-in heading's own words by a character style; where an attachment
opens, and which section a line belongs to, by hidden bookmarks; what has no place in the text by one document property.
"""

from __future__ import annotations

from collections.abc import Mapping

from noticeconv.kept import pattern
from noticeconv.records import NamedTuple
from noticeconv.roles import Role

LEVELS = 9
"""Heading levels that Word knows; deeper sections use the last."""

PROPERTY = "noticeconv"
"""Name of the custom document property that holds `Envelope.dump()`; what it cannot hold goes on in `noticeconv 2` and so on."""
_NOT_IN_XML = pattern("[\ud800-\udfff\ufffe\uffff]")
_PROPERTY_ROOM = 250  # Word cuts what is longer than 255


def split_property(value: str) -> dict[str, str]:
    """Return the custom document properties that hold `value` (JSON), by name; characters that XML cannot hold as JSON escapes."""
    value = _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", value)
    pieces = [value[at : at + _PROPERTY_ROOM] for at in range(0, len(value), _PROPERTY_ROOM)] or [""]
    return {f"{PROPERTY} {number}" if number > 1 else PROPERTY: piece for number, piece in enumerate(pieces, 1)}


def joined_property(held: Mapping[str, str]) -> str | None:
    """Return what `split_property` was given, out of all custom properties of a file; None when it is not there."""
    if PROPERTY not in held:
        return None
    pieces = [held[PROPERTY]]
    while (name := f"{PROPERTY} {len(pieces) + 1}") in held:
        pieces.append(held[name])
    return "".join(pieces)


class RoleStyle(NamedTuple):
    """A paragraph style: its id (ASCII, stable), the Chinese name people see, and the role it carries."""

    id: str
    name: str
    role: Role
    level: int | None = None  # HEADING: its level
    run_in: bool = False  # HEADING: the paragraph goes on with text


STYLES: dict[Role, RoleStyle] = {
    role: RoleStyle("Nc" + "".join(part.title() for part in role.value.split("_")), name, role)
    for role, name in (
        (Role.COPY_NUMBER, "份号"),
        (Role.CLASSIFICATION, "密级和保密期限"),
        (Role.URGENCY, "紧急程度"),
        (Role.ISSUER_MARK, "发文机关标志"),
        (Role.DOCUMENT_NUMBER, "发文字号"),
        (Role.SIGNATORY, "签发人"),
        (Role.HEADER_OTHER, "版头其他"),
        (Role.TITLE, "公文标题"),
        (Role.SUBTITLE, "公文副标题"),
        (Role.ADOPTED, "题注说明"),
        (Role.OCCASION, "会议名称"),
        (Role.REPORT_DATE, "报告日期"),
        (Role.SPEAKER, "报告人"),
        (Role.OPENING_SALUTATION, "称谓"),
        (Role.RECIPIENTS, "主送机关"),
        (Role.PARAGRAPH, "公文正文"),
        (Role.SALUTATION, "文中称谓"),
        (Role.IMAGE, "公文图片"),
        (Role.UNRECOGNISED, "未识别"),
        (Role.ATTACHMENT_NOTE, "附件说明"),
        (Role.ISSUER, "发文机关署名"),
        (Role.DATE, "成文日期"),
        (Role.ANNOTATION, "附注"),
        (Role.ATTENDANCE, "出席列席"),
        (Role.REMARK, "落款后其他"),
        (Role.ATTACHMENT, "附件标识"),
        (Role.MOVED_RECIPIENTS, "版记主送机关"),
        (Role.COPIED_TO, "抄送机关"),
        (Role.PRINTER, "印发机关"),
        (Role.PRINT_DATE, "印发日期"),
        (Role.IMPRINT_OTHER, "版记其他"),
    )
}
"""Paragraph styles by role; headings have one a level, see HEADINGS and RUN_IN. Tables are told by being tables."""

_NUMERALS = "一二三四五六七八九"
HEADINGS = tuple(RoleStyle(f"NcHeading{n}", f"{_NUMERALS[n - 1]}级标题", Role.HEADING, n) for n in range(1, LEVELS + 1))
RUN_IN = tuple(RoleStyle(f"NcRunIn{n}", f"{_NUMERALS[n - 1]}级标题接排", Role.HEADING, n, True) for n in range(1, LEVELS + 1))
HEAD_WORDS = tuple(f"NcHeadWords{n}" for n in range(1, LEVELS + 1))
"""Character styles of a run-in heading's own words (mark, heading and the stop that closes it), by level."""
HEAD_WORDS_NAMES = tuple(f"{numeral}级标题字" for numeral in _NUMERALS)

BLANK = "NcBlank"
"""Style of an empty line that only makes room: no part of the document."""


class CellStyle(NamedTuple):
    """A paragraph style of table cells; crowded tables take a smaller one."""

    id: str
    name: str
    size_pt: float


CELLS = (CellStyle("NcCell", "表格文字", 14), CellStyle("NcCellSmall", "表格小字", 12), CellStyle("NcCellSmallest", "表格最小字", 10.5))
FRAME = "NcFrame"
"""Style of a paragraph that only draws a line: no part of the document."""
FOOTER = "NcFooter"

BY_ID: dict[str, RoleStyle] = {style.id: style for style in (*STYLES.values(), *HEADINGS, *RUN_IN)}
"""Every paragraph style that carries a role, by id."""
DECORATION = frozenset({BLANK, FRAME, FOOTER})
"""Paragraph styles whose paragraphs say nothing."""
_PAGE_NUMBER = pattern(r"(?:Nc|Gw[a-z]?)Footer")


def is_page_number(style_id: str | None) -> bool:
    """Whether a paragraph style is that of the page numbers we write, into files of our own or restyled ones of others."""
    return style_id is not None and _PAGE_NUMBER.fullmatch(style_id) is not None


_NAMELESS = "图片"
_SIDE = r"(自动|\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
_PICTURE = pattern(rf"（{_SIDE}×{_SIDE}）\Z")
_PLACE = pattern(r"_nc_(?P<kind>[odljm])(?P<value>\d+)_\d+\Z")
_SIZE = pattern(r"_nc_s(?P<width>n|\d+(?:p\d+)?)x(?P<height>n|\d+(?:p\d+)?)_\d+\Z")


def heading_style(level: int, *, run_in: bool) -> RoleStyle:
    """Return the style of a heading at `level` (from 1)."""
    return (RUN_IN if run_in else HEADINGS)[min(level, LEVELS) - 1]


def opens_bookmark(depth: int, serial: int) -> str:
    """Return the name of the bookmark on the first line of an attachment at `depth` (from 1)."""
    return f"_nc_o{depth}_{serial}"


def depth_bookmark(depth: int, serial: int) -> str:
    """Return the name of the bookmark on a line that goes back to the document at `depth`."""
    return f"_nc_d{depth}_{serial}"


def level_bookmark(level: int, serial: int) -> str:
    """Return the name of the bookmark on a line that belongs to the open section of `level` (0 = the body itself).

    A heading deeper than Word's levels carries it too.
    """
    return f"_nc_l{level}_{serial}"


def picture_name(serial: int, asked: tuple[float | None, float | None], shown: tuple[float, float]) -> str:
    """Return the name of a picture (wp:docPr): it keeps the size that the document gives, where that is not the size shown.

    Sizes are width and height in pt; None: not given.
    """
    if asked == shown:
        return f"图片 {serial}"
    width, height = ("自动" if side is None else repr(float(side)) for side in asked)
    return f"图片 {serial}（{width}×{height}）"


def named_size(name: str) -> tuple[float | None, float | None] | None:
    """Return the size that a picture's name keeps; None when it keeps none and the size shown holds."""
    found = _PICTURE.search(name)
    if found is None:
        return None
    width, height = (None if side == "自动" else float(side) for side in found.groups())
    return width, height


def image_words(alt: str | None) -> str:
    """Return what stands for a picture whose bytes are not at hand; where it came from is the target of a link over it."""
    return f"[{alt or _NAMELESS}]"


def alt_of_words(text: str) -> str | None:
    """Return the description that `image_words` shows, for a paragraph in the style of pictures that holds none."""
    alt = text.removeprefix("[").removesuffix("]")
    return None if alt == _NAMELESS else alt


def join_bookmark(serial: int) -> str:
    """Return the name of the bookmark on a paragraph whose text goes on the line of the paragraph before (文件 beside its organs)."""
    return f"_nc_j1_{serial}"


def mark_bookmark(end: int, serial: int) -> str:
    """Return the name of the bookmark on a heading whose numbering mark ends elsewhere than its text makes one think."""
    return f"_nc_m{end}_{serial}"


def size_bookmark(size: tuple[float | None, float | None], serial: int) -> str:
    """Return the name of the bookmark on the words that stand for a picture: width and height in pt, to 1/10,000; None: not given."""
    width, height = ("n" if side is None else f"{side:.4f}".rstrip("0").rstrip(".").replace(".", "p") for side in size)
    return f"_nc_s{width}x{height}_{serial}"


class Places(NamedTuple):
    """What the bookmarks of a paragraph say; None where they are silent."""

    opens: int | None = None  # the depth of the attachment that opens here
    depth: int | None = None  # the depth this line goes back to
    level: int | None = None  # the level of the section this line belongs to
    joins: bool = False  # the text goes on the line of the paragraph before
    mark_end: int | None = None  # where a heading's numbering mark ends, as Hints.mark_end
    size: tuple[float | None, float | None] | None = None  # width and height in pt of a picture that words stand for


def places(names: list[str]) -> Places:
    """Read the bookmark names of a paragraph; names of other people say nothing."""
    said: dict[str, int] = {}
    size = None
    for name in names:
        found = _PLACE.match(name)
        if found:
            said[found["kind"]] = int(found["value"])
        elif sized := _SIZE.match(name):
            size = _side(sized["width"]), _side(sized["height"])
    return Places(said.get("o"), said.get("d"), said.get("l"), "j" in said, said.get("m"), size)


def _side(said: str) -> float | None:
    return None if said == "n" else float(said.replace("p", "."))


IMPRINT_STYLES = frozenset(
    STYLES[role].id for role in (Role.MOVED_RECIPIENTS, Role.COPIED_TO, Role.IMPRINT_OTHER, Role.PRINTER, Role.PRINT_DATE)
)
"""Styles of the 版记, whose paragraphs stand in the cells of a table that floats at the foot of the last page."""

LAYOUT_TABLE_STYLES = IMPRINT_STYLES | {STYLES[Role.ISSUER_MARK].id}
"""A table that holds paragraphs of these styles and no others is no table of the document, but these lines in reading order:
the 版记, and the names of several organs with 文件 beside them. Cells of the document's own tables hold `CELLS` paragraphs."""

BREAKS_ARE_LAYOUT = frozenset(STYLES[role].id for role in (Role.TITLE, Role.SUBTITLE))
"""In paragraphs of these styles w:br only breaks the line where it reads well; it is no part of the text (w:cr is)."""

INLINE_ROLES: dict[str, Role] = {
    "NcSignatoryWords": Role.SIGNATORY,
    "NcPrintDateWords": Role.PRINT_DATE,
    "NcIssuerWords": Role.ISSUER,
}
"""Character styles of an element that shares its paragraph with the one before it (发文字号 and 签发人, 印发机关 and 印发日期,
organs that sign side by side). Each stretch in the style is a line of its own; the tab before it is no part of either."""

PICTURE_STYLE = STYLES[Role.IMAGE].id
"""Pictures in files of our own: the name of wp:docPr keeps the size the document gives (`named_size`), that of pic:cNvPr the
name of the asset ("" for none), a:blip has in r:link where the picture came from. A paragraph of this style without a drawing
is a picture whose bytes were not at hand: its words are `image_words` of its description, a link over them is its source."""
