"""Stories: the body, a header, a note, a text box or a cell, block after block, to entries that become lines."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from noticeconv.flow import cut_marks, shift_marks
from noticeconv.layout.styles import RoleStyle
from noticeconv.model.blocks import Image, Mark, Table
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import NO_ROLE, Frame, Frames, spaces
from noticeconv.readers.docx.ink import Ink, main_look, marks_of, segments, whole_bold
from noticeconv.readers.docx.inline import Inline
from noticeconv.readers.docx.ours import RoleHints, Roles, joins_line_before, lays_out
from noticeconv.readers.docx.paragraphs import paragraph_signature
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.tables import read_table
from noticeconv.roles import Role
from noticeconv.source import NO_HINTS, Hints, Region

Entry = tuple[str, Hints, tuple[Mark, ...], Table | Image | None]
"""Content, hints, marks and block of a line."""


class Story:
    """Reads one part. `entries` holds what has been read so far."""

    def __init__(self, context: Context, part: Part, frames: Frames, region: Region | None = None) -> None:
        """`region` is where the story stands outside the running text."""
        self.context = context
        self.entries: list[Entry] = []
        self._frames = frames
        self._region = region
        self._inline = Inline(context, part, self._textbox)
        self._roles = Roles()
        self._page_break = False  # a page starts with the next line
        self._joined: Ink | None = None  # a paragraph whose mark is deleted or hidden: it goes on in the next
        self._bookmarks: list[str] = []  # those between blocks, which belong to the next one
        self._in_cell = False
        accepted = context.options.revisions == "accepted"
        self._kept = frozenset((n.INS, n.MOVE_TO) if accepted else (n.DEL, n.MOVE_FROM))
        self._dropped_mark = n.DEL if accepted else n.INS
        self._sections = [_new_page(section) for section in part.root.iter(n.SECTPR)] if region is None else []

    def blocks(self, element: etree._Element) -> None:
        """Read the blocks in `element`, in order."""
        for child in element:
            tag = child.tag
            if tag == n.P:
                self._paragraph(child)
            else:
                handler = _BLOCKS.get(tag)
                if handler is not None:
                    handler(self, child)

    def finish(self) -> list[Entry]:
        """Return the entries, a paragraph that was to go on included."""
        if self._joined is not None and self._joined.at:
            self._emit(self._joined, self._frames.frame(()))
        self._joined = None
        return self.entries

    def _paragraph(self, element: etree._Element) -> None:
        ppr = element.find(n.PPR)
        frame = self._frames.frame(paragraph_signature(ppr) if ppr is not None else ())
        mark = ppr.find(n.RPR) if ppr is not None else None
        joins = mark is not None and len(mark) > 0 and self._mark_gone(mark)
        ink, self._joined = self._joined or Ink(), None
        if self._bookmarks:
            ink.bookmarks += self._bookmarks
            self._bookmarks = []
        if frame.numbers is not None and not joins and frame.properties.num_id is not None:
            ink.number(self.context.counters.next(frame.properties.num_id, frame.numbers, frame.level_at))
        self._inline.read(element, ink, frame.style_id, frame.plain)
        if joins:
            self._joined = ink
        elif not frame.decoration:
            self._emit(ink, frame)
        else:
            self._bookmarks += ink.bookmarks
            self._page_break = self._page_break or any(kind == "page" for _, kind in ink.breaks)
        if ppr is not None and ppr.find(n.SECTPR) is not None:
            self._sections = self._sections[1:]
            self._page_break = self._page_break or (bool(self._sections) and self._sections[0])

    def _mark_gone(self, mark: etree._Element) -> bool:
        """Whether the paragraph's mark is deleted or hidden, so that its text goes on in the next one."""
        for child in mark:
            if child.tag == self._dropped_mark:
                return True
            if child.tag == n.W + "vanish" and n.on(child.get(n.VAL)):
                return True
        return False

    def _emit(self, ink: Ink, frame: Frame) -> None:
        content = ink.content
        page_break = self._page_break or bool(frame.properties.page_break)
        self._page_break = False
        marks = marks_of(ink, content, direct=self.context.is_ours(frame.style_id)) if ink.marked or ink.fixed or ink.images else ()
        if frame.role is not None and not self._in_cell and self._region is None:
            self._emit_roles(ink, frame, frame.role, marks, page_break)
            return
        if not ink.breaks:
            self._line(ink, frame, (0, ink.at), marks, page_break, NO_ROLE)
            return
        for start, end, breaks in segments(ink):
            cut = cut_marks(marks, start, end)
            self._line(ink, frame, (start, end), cut, page_break or breaks, NO_ROLE)
            page_break = False
        self._page_break = page_break or (ink.breaks[-1][1] == "page" and ink.breaks[-1][0] == ink.at)

    def _emit_roles(self, ink: Ink, frame: Frame, style: RoleStyle, marks: tuple[Mark, ...], page_break: bool) -> None:
        """Emit a paragraph of a file of ours, which may hold two elements, or the end of the line before."""
        if ink.bookmarks and joins_line_before(ink.bookmarks) and self.entries:
            before, hints, kept, block = self.entries[-1]
            self.entries[-1] = (before + ink.content, hints, (*kept, *shift_marks(marks, len(before))), block)
            return
        lines = self._roles.lines(style, ink)
        for start, end, role in lines:
            self._line(ink, frame, (start, end), marks if len(lines) == 1 else cut_marks(marks, start, end), page_break, role)
            page_break = False
        self._page_break = any(kind == "page" and at == ink.at for at, kind in ink.breaks)

    def _line(self, ink: Ink, frame: Frame, place: tuple[int, int], marks: tuple[Mark, ...], page_break: bool, role: RoleHints) -> None:  # noqa: PLR0917
        content = ink.content[place[0] : place[1]]
        look = main_look(ink.spans, *place, frame.plain) if ink.spans else frame.plain
        bold = whole_bold(ink.spans, *place, ink.content) if ink.spans else None
        numbered = ink.label > 0 and place[0] == 0
        blanks = spaces(content) if content[:1] in _BLANK else 0.0
        hints = self._frames.hints((frame, look, bold, numbered, page_break, blanks, self._region, role))
        if ink.images and not content.strip() and not any(mark.type != "image" for mark in marks):
            pictures = [image for at, image in ink.images if place[0] <= at <= place[1]]
            for image in pictures:
                self.entries.append((image.alt or "", hints, (), image))
            if pictures:
                return
        self.entries.append((content, hints, marks, None))

    def _table(self, element: etree._Element) -> None:
        ours = self.context.ours and not self._in_cell and self._region is None
        if ours and lays_out(element):
            for cell in element.iter(n.TC):
                self.blocks(cell)
            return
        bookmarks, self._bookmarks = self._bookmarks, []
        table, text = read_table(element, self._cell, self._kept, bookmarks, keep_empty=self.context.ours)
        if table is None:
            return
        hints = Hints(region=self._region, page_break=self._page_break or None) if self._region or self._page_break else NO_HINTS
        if ours:
            role, level, depth, opens, _ = self._roles.block(Role.TABLE, bookmarks)
            hints = Hints(role=role, level=level, depth=depth, opens=opens, page_break=self._page_break or None)
        self._page_break = False
        self.entries.append((text, hints, (), table))

    def _cell(self, element: etree._Element) -> list[Entry]:
        """Return the entries of a cell."""
        outer, in_cell = self.entries, self._in_cell
        self.entries, self._in_cell = [], True
        self.blocks(element)
        found = self.finish()
        self.entries, self._in_cell = outer, in_cell
        return found

    def _textbox(self, element: etree._Element) -> None:
        """Read a text box; its lines stand before the paragraph it is fixed to."""
        region, self._region = self._region, self._region or "textbox"
        joined, self._joined = self._joined, None
        inline = self._inline
        self._inline = Inline(self.context, inline.part, self._textbox)
        if element.tag == n.TXBX:
            self.blocks(element)
            self.finish()
        elif words := element.get("string"):
            self.entries += [(line, Hints(region=self._region), (), None) for line in words.splitlines()]
        self._region, self._joined, self._inline = region, joined, inline

    def _content(self, element: etree._Element) -> None:
        content = element.find(n.SDT_CONTENT)
        if content is not None:
            self.blocks(content)

    def _revision(self, element: etree._Element) -> None:
        self.context.count("S120")
        if element.tag in self._kept:
            self.blocks(element)

    def _alternate(self, element: etree._Element) -> None:
        chosen = self._inline.choice(element)
        if chosen is not None:
            self.blocks(chosen)

    def _bookmark(self, element: etree._Element) -> None:
        self._bookmarks.append(element.get(n.NAME, ""))

    def _chunk(self, element: etree._Element) -> None:
        self.context.count("S126")


_BLANK = frozenset(" \u00a0\u2002\u2003\u3000")
_BLOCKS: dict[str, Callable[[Story, etree._Element], None]] = {
    n.TBL: Story._table,
    n.SDT: Story._content,
    n.W + "customXml": Story.blocks,
    n.W + "smartTag": Story.blocks,
    n.INS: Story._revision,
    n.DEL: Story._revision,
    n.MOVE_FROM: Story._revision,
    n.MOVE_TO: Story._revision,
    n.ALTERNATE: Story._alternate,
    n.BOOKMARK: Story._bookmark,
    n.W + "altChunk": Story._chunk,
}
"""Blocks beside paragraphs."""


def _new_page(section: etree._Element) -> bool:
    """Whether a section starts on a new page (17.6.22)."""
    kind = section.find(n.TYPE)
    return kind is None or kind.get(n.VAL, "nextPage") not in ("continuous", "nextColumn")
