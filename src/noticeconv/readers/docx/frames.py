"""Frames: what a paragraph's properties come to, worked out once for paragraphs that say the same."""

from __future__ import annotations

import re
from functools import cached_property

from lxml import etree

from noticeconv.kept import pattern
from noticeconv.layout.styles import BY_ID, DECORATION, RoleStyle, is_page_number
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.looks import Look, Said, Signature
from noticeconv.readers.docx.names import PSTYLE, RPR, SECTPR, VAL
from noticeconv.readers.docx.numbering import NumberList
from noticeconv.readers.docx.ours import NO_ROLE, RoleHints
from noticeconv.readers.docx.paragraphs import WANTED, ParagraphProperties, first_line, merged_indent, paragraph_properties, signed
from noticeconv.records import record
from noticeconv.source import Hints, Region

# matches "heading 1", "Heading 2", "标题 1", "标题1"; not "标题", "Title", "heading", "目录标题 1"
_HEADING_NAME = pattern(r"(?:heading|标题)\s?([1-9])\Z", re.IGNORECASE)
_DEFAULT_SIZE = 10.0  # w:sz when nothing says otherwise (17.3.2.38)
_INDENTING = {"\u3000": 1.0, "\u2003": 1.0, " ": 0.5, "\u00a0": 0.5, "\u2002": 0.5}


@record(frozen=False, eq=False)
class Frame:
    """A paragraph apart from its text. `style_id` is None for the default style."""

    style_id: str | None
    style_name: str | None
    properties: ParagraphProperties
    plain: Look
    heading: int | None
    numbers: NumberList | None
    level_at: int
    role: RoleStyle | None
    decoration: bool
    page_break: bool
    ours: bool  # written by us: marks are what runs ask for, line breaks are text
    simple: bool  # the paragraph's text is all there is to it
    line_break: str | None  # what w:br is in its text; None: a new line starts there


HintKey = tuple[Frame, Look, bool | None, bool, bool, float, Region | None, RoleHints]
"""Frame, main look, bold, numbered, page break, indent by spaces, region, role: equal keys have equal hints."""


class Frames:
    """Makes frames and hints, each once."""

    def __init__(self, context: Context) -> None:
        """Frames of one document."""
        self._context = context
        self.styles = context.styles
        self.known: dict[Signature, Frame] = {}
        shared = context.styles.shared
        self._shared: dict[Signature, Frame] = shared.setdefault("frames", {})  # of paragraphs without number: styles alone
        self._hints: dict[HintKey, Hints] = shared.setdefault("hints", {})

    @cached_property
    def plain(self) -> Frame:
        """The frame of a paragraph that says nothing of itself."""
        return self.frame(())

    def read(self, ppr: etree._Element) -> tuple[Frame, etree._Element | None, bool]:
        """Return the frame of a paragraph with the properties `ppr`, those of its mark, and whether a section ends with it."""
        said: list[Said] = []
        mark, section = None, False
        for child in ppr:
            tag = child.tag
            if tag == PSTYLE:
                said.append((PSTYLE, child.get(VAL)))
            elif tag in WANTED:
                said.append(signed(child))
            elif tag == RPR:
                mark = child
            elif tag == SECTPR:
                section = True
        return self.frame(tuple(said)), mark, section

    def frame(self, said: Signature) -> Frame:
        """Return the frame of a paragraph with the properties `said`."""
        found = self.known.get(said)
        if found is None:
            found = self._shared.get(said) or self._frame(said)
            self.known[said] = found
            if found.properties.num_id is None:
                self._shared[said] = found
        return found

    def _frame(self, said: Signature) -> Frame:
        direct = paragraph_properties(said)
        styles = self._context.styles
        style = styles.paragraph(direct.style)
        merged = direct.over(style.paragraph)
        numbers = self._context.numbering.list(merged.num_id) if merged.num_id else None
        at = self._level(direct, merged, numbers, style.id) if numbers else 0
        level = numbers.levels.get(at) if numbers else None
        if level is not None and direct.num_id is not None:
            indent = merged_indent(merged_indent(style.paragraph.indent, level.indent), direct.indent)
        elif level is not None:
            indent = merged_indent(level.indent, merged.indent)
        else:
            indent = merged.indent
        ours = direct.style if self._context.ours and direct.style is not None else None
        plain = styles.look(direct.style, ())
        return Frame(
            style_id=direct.style,
            style_name=style.name if direct.style is not None else None,
            properties=ParagraphProperties(merged.style, merged.align, indent, merged.outline, merged.num_id, page_break=merged.page_break),
            plain=plain,
            heading=_heading(merged, style.name),
            numbers=numbers,
            level_at=at,
            role=BY_ID.get(ours) if ours else None,
            decoration=ours in DECORATION or is_page_number(direct.style),
            page_break=bool(merged.page_break),
            ours=self._context.is_ours(ours),
            simple=numbers is None and ours not in DECORATION and not plain.hidden,
            line_break=self._context.line_break(ours, carriage=False),
        )

    def _level(self, direct: ParagraphProperties, merged: ParagraphProperties, numbers: NumberList, style_id: str) -> int:
        """Find the level: by the style where the list is tied to styles (17.9.23), otherwise as written down."""
        if direct.ilvl is not None:
            return direct.ilvl
        if direct.num_id is None:
            for tied in (style_id, merged.number_style):
                found = numbers.level_of_style(tied) if tied else None
                if found is not None:
                    return found
            return merged.ilvl or 0
        return 0

    def hints(self, key: HintKey) -> Hints:
        """Return the hints that `key` stands for."""
        found = self._hints.get(key)
        if found is None:
            found = self._hints[key] = _hints(key)
        return found


def spaces(content: str) -> float:
    """Return the width in 字 of the blanks that `content` begins with."""
    width = 0.0
    for char in content:
        if char not in _INDENTING:
            break
        width += _INDENTING[char]
    return width


def _heading(properties: ParagraphProperties, name: str) -> int | None:
    if properties.outline is not None:
        return properties.outline + 1 if 0 <= properties.outline < 9 else None
    found = _HEADING_NAME.match(name)
    return int(found[1]) if found else None


def _hints(key: HintKey) -> Hints:
    frame, look, bold, numbered, page_break, blanks, region, (role, level, depth, opens, head_end, mark_end) = key
    indent = first_line(frame.properties.indent, look.size or frame.plain.size or _DEFAULT_SIZE)
    return Hints(
        align=frame.properties.align,
        indent=round((indent or 0.0) + blanks, 2) if indent is not None or blanks else None,
        font=look.font,
        size=look.size,
        bold=bold,
        color=look.color,
        style=frame.style_name,
        heading=frame.heading,
        numbered=numbered or None,
        page_break=page_break or None,
        region=region,
        role=role,
        level=level,
        depth=depth,
        opens=opens,
        head_end=head_end,
        mark_end=mark_end,
    )


__all__ = ["NO_ROLE", "Frame", "Frames", "HintKey", "spaces"]
