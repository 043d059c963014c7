"""How one paragraph stands on the page beside what its style says: Look, and w:pPr of style and look."""

from __future__ import annotations

from functools import lru_cache

from noticeconv.records import NamedTuple


class Border(NamedTuple):
    """A rule above or below a paragraph: width and distance from the text in pt, colour rrggbb."""

    width_pt: float
    space_pt: int
    color: str


class Look(NamedTuple):
    """What is set on a paragraph itself; None leaves it to the style. A tuple, since many are made and looked up.

    before, line    twips; `line_rule` is that of w:spacing
    left, right, first   字 of `size_pt`; a negative `first` hangs
    tabs            kind and place of each stop, in twips from the left edge of the 版心
    frame           attributes of w:framePr
    """

    before: int | None = None
    line: int | None = None
    line_rule: str = "exact"
    left: float | None = None
    right: float | None = None
    first: float | None = None
    size_pt: float = 16
    align: str | None = None
    page_break: bool = False
    keep_next: bool | None = None
    below: Border | None = None
    above: Border | None = None
    tabs: tuple[tuple[str, int], ...] = ()
    frame: str = ""


PLAIN = Look()
_KEEP = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}


@lru_cache(maxsize=512)
def opening(style: str, look: Look = PLAIN) -> str:
    """Return the start of a paragraph, up to the end of its properties, in the order of the schema (ECMA-376 CT_PPr)."""
    return f"<w:p>{properties(style, look)}"


@lru_cache(maxsize=64)
def plain_opening(style: str) -> str:
    """Return what `opening` does for a paragraph with nothing set on itself, in less time."""
    return opening(style)


def properties(style: str, look: Look, section: str = "") -> str:
    """Return w:pPr; `section` is the w:sectPr of a section that ends with the paragraph."""
    borders = _border("top", look.above) + _border("bottom", look.below)
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in look.tabs)
    return (
        f'<w:pPr><w:pStyle w:val="{style}"/>'
        + _KEEP[look.keep_next]
        + ("<w:pageBreakBefore/>" if look.page_break else "")
        + (f"<w:framePr {look.frame}/>" if look.frame else "")
        + (f"<w:pBdr>{borders}</w:pBdr>" if borders else "")
        + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
        + _spacing(look)
        + indent(look.left, look.right, look.first, look.size_pt)
        + (f'<w:jc w:val="{look.align}"/>' if look.align else "")
        + section
        + "</w:pPr>"
    )


def indent(left: float | None, right: float | None, first: float | None, size_pt: float) -> str:
    """Return w:ind in hundredths of a 字 and in twips, for readers that know only one of them; "" when nothing is set."""
    pieces = [
        f'w:{side}Chars="{round(zi * 100)}" w:{side}="{round(zi * size_pt * 20)}"'
        for side, zi in (("left", left), ("right", right))
        if zi is not None
    ]
    if first is not None:
        kind = "hanging" if first < 0 else "firstLine"
        pieces.append(f'w:{kind}Chars="{round(abs(first) * 100)}" w:{kind}="{round(abs(first) * size_pt * 20)}"')
    return f"<w:ind {' '.join(pieces)}/>" if pieces else ""


def _spacing(look: Look) -> str:
    if look.before is None and look.line is None:
        return ""
    before = "" if look.before is None else f' w:before="{look.before}"'
    line = "" if look.line is None else f' w:line="{look.line}" w:lineRule="{look.line_rule}"'
    return f"<w:spacing{before}{line}/>"


def _border(side: str, border: Border | None) -> str:
    if border is None:
        return ""
    return f'<w:{side} w:val="single" w:sz="{round(border.width_pt * 8)}" w:space="{border.space_pt}" w:color="{border.color}"/>'
