"""Stories: the body, a header, a note, a text box or a cell, block after block, to entries that become lines."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from noticeconv.flow import cut_marks, shift_marks
from noticeconv.layout.styles import RoleStyle, alt_of_words, places
from noticeconv.model.blocks import Image, Mark, Table
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import NO_ROLE, Frame, Frames, spaces
from noticeconv.readers.docx.ink import Ink, Span, between, look_marks, main_look, mark_place, marks_of, segments, whole_bold
from noticeconv.readers.docx.inline import Inline
from noticeconv.readers.docx.ours import RoleHints, Roles, joins_line_before, lays_out
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.simple import simple_paragraph
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
        self._sections = [_new_page(section) for section in context.sections] if region is None else []

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
            self._emit(self._joined, self._frames.plain)
        self._joined = None
        return self.entries

    def _paragraph(self, element: etree._Element) -> None:
        if self._joined is None and not self._bookmarks and not self._inline.open and self._simple(element):
            return
        ppr = element[0] if len(element) else None
        mark, section = None, False
        if ppr is not None and ppr.tag == n.PPR:
            frame, mark, section = self._frames.read(ppr)
        else:
            frame = self._frames.plain
        if frame.decoration and self._region is not None:
            return
        self._full(element, frame, joins=mark is not None and self._mark_gone(mark))
        if section:
            self._sections = self._sections[1:]
            self._page_break = self._page_break or (bool(self._sections) and self._sections[0])

    def _mark_gone(self, mark: etree._Element) -> bool:
        """Whether the paragraph's mark is deleted or hidden, so that its text goes on in the next one."""
        for child in mark:
            tag = child.tag
            if tag == self._dropped_mark or (tag == _VANISH and n.on(child.get(n.VAL))):
                return True
        return False

    def _simple(self, element: etree._Element) -> bool:
        """Read a paragraph of nothing but text; False when it is not one, and nothing has been done."""
        bookmarks: list[str] = []
        found = simple_paragraph(element, self._frames, bookmarks)
        if found is None:
            return False
        frame, content, spans = found
        marks: list[Mark] = []
        for _, _, look in spans:
            if look.kinds or look.direct:
                marks = look_marks(spans, content, frame.ours)
                if len(marks) > 1:
                    marks.sort(key=mark_place)
                break
        page_break = self._page_break or frame.page_break
        self._page_break = False
        if frame.role is not None and self._states_role(frame):
            self._put_roles(frame, frame.role, content, spans, tuple(marks), bookmarks, page_break)
        else:
            self._put(frame, content, spans, tuple(marks), page_break, NO_ROLE)
        return True

    def _states_role(self, frame: Frame) -> bool:
        """Whether a paragraph's style says what it is: not outside the body, and in a cell only for pictures."""
        if frame.role is None or self._region is not None:
            return False
        return not self._in_cell or frame.role.role is Role.IMAGE

    def _full(self, element: etree._Element, frame: Frame, joins: bool) -> None:
        """Read a paragraph that may hold anything."""
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

    def _emit(self, ink: Ink, frame: Frame) -> None:
        content = ink.content
        page_break = self._page_break or frame.page_break
        self._page_break = False
        marks = marks_of(ink, content, direct=frame.ours)
        if frame.role is not None and self._states_role(frame):
            if ink.images and not content:
                role = self._roles.block(frame.role.role, ink.bookmarks, frame.role.level)
                self._pictures(ink, frame, (0, 0), page_break, role)
            else:
                self._put_roles(frame, frame.role, content, ink.spans, marks, ink.bookmarks, page_break)
            self._page_break = any(kind == "page" and at == ink.at for at, kind in ink.breaks)
            return
        for start, end, breaks in segments(ink) if ink.breaks else ((0, ink.at, False),):
            cut = marks if end - start == ink.at else cut_marks(marks, start, end)
            piece = content[start:end]
            if ink.images and not piece.strip() and cut and all(mark.type == "image" for mark in cut):
                self._pictures(ink, frame, (start, end), page_break or breaks, NO_ROLE)
            else:
                numbered = ink.label > 0 and start == 0
                self._put(frame, piece, between(ink.spans, start, end), cut, page_break or breaks, NO_ROLE, numbered)
            page_break = False
        self._page_break = bool(ink.breaks) and (page_break or (ink.breaks[-1][1] == "page" and ink.breaks[-1][0] == ink.at))

    def _put_roles(
        self, frame: Frame, style: RoleStyle, content: str, spans: list[Span], marks: tuple[Mark, ...], bookmarks: list[str], page_break: bool
    ) -> None:
        """Emit a paragraph of a file of ours, which may hold two elements, or the end of the line before."""
        if bookmarks and self.entries and joins_line_before(bookmarks):
            before, hints, kept, block = self.entries[-1]
            self.entries[-1] = (before + content, hints, (*kept, *shift_marks(marks, len(before))), block)
            return
        if style.role is _PICTURE and content:
            self._picture_words(frame, content, marks, bookmarks, page_break, self._roles.block(style.role, bookmarks))
            return
        whole = None if bookmarks or not spans else self._roles.at_a_glance(style, spans)
        if whole is not None:
            self._put(frame, content, spans, marks, page_break, whole)
            return
        lines = self._roles.lines(style, content, spans, bookmarks)
        if len(lines) == 1 and lines[0][1] == len(content):
            self._put(frame, content, spans, marks, page_break, lines[0][2])
            return
        for start, end, role in lines:
            self._put(frame, content[start:end], between(spans, start, end), cut_marks(marks, start, end), page_break, role)
            page_break = False

    def _picture_words(
        self, frame: Frame, content: str, marks: tuple[Mark, ...], bookmarks: list[str], page_break: bool, role: RoleHints
    ) -> None:
        """Add a picture whose bytes were not at hand when the file was written: words stand for it."""
        address = next((mark.href for mark in marks if mark.type == "link"), None)
        width, height = places(bookmarks).size or (None, None)
        picture = Image(src=address, alt=alt_of_words(content), width=width, height=height)
        hints = self._frames.hints((frame, frame.plain, None, False, page_break, 0.0, self._region, role))
        self.entries.append((picture.alt or "", hints, (), picture))

    def _put(
        self, frame: Frame, content: str, spans: list[Span], marks: tuple[Mark, ...], page_break: bool, role: RoleHints, numbered: bool = False
    ) -> None:
        """Add a line. `spans` are relative to `content`, which an automatic number may start before them."""
        if len(spans) == 1:
            look = spans[0][2]
            bold: bool | None = look.bold
        elif spans:
            look, bold = main_look(spans, frame.plain), whole_bold(spans, content)
        else:
            look, bold = frame.plain, None
        blanks = spaces(content) if content[:1] in _BLANK else 0.0
        hints = self._frames.hints((frame, look, bold, numbered, page_break, blanks, self._region, role))
        self.entries.append((content, hints, marks, None))

    def _pictures(self, ink: Ink, frame: Frame, place: tuple[int, int], page_break: bool, role: RoleHints) -> None:
        """Add the pictures of a line that holds nothing else, each as a block."""
        for at, image in ink.images:
            if place[0] <= at <= place[1]:
                hints = self._frames.hints((frame, frame.plain, None, False, page_break, 0.0, self._region, role))
                self.entries.append((image.alt or "", hints, (), image))
                page_break = False

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
            role, level, depth, opens, *_ = self._roles.block(Role.TABLE, bookmarks)
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


_PICTURE = Role.IMAGE
_VANISH = n.W + "vanish"
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
