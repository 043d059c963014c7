"""`w:pPr`: alignment, indents, outline level, numbering of a paragraph or a style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from lxml import etree

from noticeconv.readers.docx.looks import Said, Signature, attributes_of
from noticeconv.readers.docx.names import ILVL, NUMID, NUMPR, PSTYLE, VAL, W, on, twips, whole
from noticeconv.records import NamedTuple
from noticeconv.source import Align

_JC, IND, _OUTLINE, _BREAK = W + "jc", W + "ind", W + "outlineLvl", W + "pageBreakBefore"
_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
    "thaiDistribute": "justify",
}
WANTED = frozenset((PSTYLE, NUMPR, _JC, IND, _OUTLINE, _BREAK))
"""Tags of the properties kept here."""
BODY_LEVEL = 9  # w:outlineLvl of running text
_LENGTHS = {W + "left": "left", W + "start": "left", W + "firstLine": "first", W + "hanging": "hanging"}
_CHARS = {W + "leftChars": "left", W + "startChars": "left", W + "firstLineChars": "first", W + "hangingChars": "hanging"}


class ParagraphProperties(NamedTuple):
    """What is said about a paragraph; None where nothing is.

    `indent` holds left, first, hanging: lengths in pt as floats under their name, in 字 under the name with `_chars`.
    `number_style` is the style that brought `num_id` (numbering through styles finds its level by it).
    """

    style: str | None = None
    align: Align | None = None
    indent: Mapping[str, float] | None = None
    outline: int | None = None
    num_id: str | None = None
    ilvl: int | None = None
    page_break: bool | None = None
    number_style: str | None = None

    def over(self, base: ParagraphProperties, style_id: str | None = None) -> ParagraphProperties:
        """Return `base` with what is said here put over it; `style_id` names the style that says it."""
        numbered = self.num_id is not None
        return ParagraphProperties(
            style=self.style or base.style,
            align=self.align or base.align,
            indent=merged_indent(base.indent, self.indent),
            outline=base.outline if self.outline is None else self.outline,
            num_id=self.num_id if numbered else base.num_id,
            ilvl=base.ilvl if self.ilvl is None else self.ilvl,
            page_break=base.page_break if self.page_break is None else self.page_break,
            number_style=style_id if numbered else base.number_style,
        )


def merged_indent(base: Mapping[str, float] | None, over: Mapping[str, float] | None) -> Mapping[str, float] | None:
    """Return the indents of `base` with those of `over` put over them; a first-line indent replaces a hanging one."""
    if not over or not base:
        return over or base
    kept = dict(base)
    for name in over:
        side = name.removesuffix("_chars")
        kept.pop(side, None)
        kept.pop(side + "_chars", None)
        if side in ("first", "hanging"):
            other = "hanging" if side == "first" else "first"
            kept.pop(other, None)
            kept.pop(other + "_chars", None)
    return {**kept, **over}


def first_line(indent: Mapping[str, float] | None, size: float) -> float | None:
    """Return the indent of the first line in 字 of `size` pt: left indent and first-line indent together."""
    if not indent:
        return None
    total = 0.0
    for name, sign in (("left", 1.0), ("first", 1.0), ("hanging", -1.0)):
        chars = indent.get(name + "_chars")
        total += sign * (chars if chars else indent.get(name, 0.0) / size)
    return round(total, 2)


def paragraph_signature(element: etree._Element) -> Signature:
    """Return what a `w:pPr` says of the properties kept here, as plain data."""
    return tuple(signed(child) for child in element if child.tag in WANTED)


def signed(element: etree._Element) -> Said:
    """Return one property as plain data."""
    if element.tag == NUMPR:
        return (NUMPR, tuple((str(inner.tag), inner.get(VAL, "")) for inner in element))
    return cast(Said, (element.tag, tuple(element.items()) if element.tag == IND else element.get(VAL)))


def paragraph_properties(said: Signature) -> ParagraphProperties:
    """Return the properties that a signature says."""
    found: dict[str, Any] = {}
    for tag, items in said:
        attributes = attributes_of(items)
        value = attributes.get(VAL)
        if tag == PSTYLE:
            found["style"] = value
        elif tag == _JC:
            found["align"] = _ALIGN.get(value or "")
        elif tag == IND:
            found["indent"] = _indent(attributes)
        elif tag == _OUTLINE:
            found["outline"] = whole(value, BODY_LEVEL)
        elif tag == NUMPR:
            ilvl = attributes.get(ILVL)
            found["num_id"], found["ilvl"] = attributes.get(NUMID), None if ilvl is None else whole(ilvl)
        else:
            found["page_break"] = on(value)
    return ParagraphProperties(**found)


def _indent(attributes: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in attributes.items():
        if name in _LENGTHS:
            found[_LENGTHS[name]] = (twips(value) or 0.0) / 20
        elif name in _CHARS:
            found[_CHARS[name] + "_chars"] = whole(value) / 100
    return found
