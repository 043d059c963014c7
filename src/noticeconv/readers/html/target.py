"""The parser's target: follows a page's start tags, text and end tags in a stream and leaves lines, tables and blocks behind."""

from __future__ import annotations

from collections.abc import Mapping

from noticeconv.errors import HostileInputError
from noticeconv.model.blocks import Image
from noticeconv.readers.html.lists import ListCount
from noticeconv.readers.html.look import PLAIN, STYLING, TAG_LOOKS, Look, Looks
from noticeconv.readers.html.marks import main_look, marks_of, whole_bold
from noticeconv.readers.html.page import Nodes, is_link_row
from noticeconv.readers.html.pictures import Pictures
from noticeconv.readers.html.pieces import ASCII_SPACE, Piece, Run, assemble, collapsed, line_groups
from noticeconv.readers.html.table import Grid, close_table
from noticeconv.readers.html.words import BLOCK, EMPTY, KINDS, PART, SKIP

kind_of = KINDS.get
MAX_LINES = 500_000
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "body", "html"})
"""Blocks that do no more than end a line, as long as they have no name (class, id) that says more."""
LISTS = frozenset({"ol", "ul", "li"})
CELLS = frozenset({"td", "th"})


class Target:
    """Collects a page. No tree is built and nothing recurses, so depth costs nothing.

    `pieces` are the lines so far, `nodes` the blocks they stand in.
    """

    def __init__(self, looks: Looks, pictures: Pictures) -> None:
        """Start outside any element."""
        self.pieces: list[Piece] = []
        self.nodes = Nodes()
        self.pictures = pictures
        self._looks = looks
        self._styled = bool(looks.rules)
        self._runs: list[Run] = []
        self._stack: list[tuple[Look, int]] = []
        self._look = PLAIN
        self._node = 0
        self._skipped = 0
        self._grids: list[Grid] = []
        self._lists: list[ListCount] = []
        self._prefix = ""
        self._after_break = False

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Enter element `tag`."""
        if self._skipped:
            self._skipped += 1
            return
        kind = kind_of(tag)
        if kind is None:
            self._stack.append((self._look, self._node))
        elif kind == EMPTY:
            self._void(tag, attrs)
            return
        elif kind == SKIP:
            self._skipped = 1
            return
        else:
            self._stack.append((self._look, self._node))
            if self._runs:
                self._flush()
            self._after_break = False
        if (attrs and not STYLING.isdisjoint(attrs)) or tag in TAG_LOOKS or self._styled:
            self._look = self._looks.child(self._look, tag, attrs)
        if kind == BLOCK:
            if tag not in PARAGRAPHS or "class" in attrs or "id" in attrs:
                self._block(tag, attrs)
        elif kind == PART:
            self._table_part(tag, attrs)

    def end(self, tag: str) -> None:
        """Leave element `tag`."""
        if self._skipped:
            self._skipped -= 1
            return
        kind = kind_of(tag)
        if kind is not None:
            if kind == EMPTY:
                return
            if self._runs:
                self._flush()
            self._after_break = False
            if kind == PART:
                self._end_table_part(tag)
            elif tag in LISTS:
                self._end_list(tag)
        if self._stack:
            self._look, self._node = self._stack.pop()

    def data(self, data: str) -> None:
        """Take text."""
        if self._skipped:
            return
        look = self._look
        if self._runs or not data.isspace() or look.pre or data.strip(ASCII_SPACE):
            self._runs.append((data, look, None))

    def close(self) -> Target:
        """End of the page."""
        self._flush()
        while self._grids:
            close_table(self._grids.pop(), self.pieces)
        return self

    def _void(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "br":
            if not self._flush() and self._after_break:
                self.pieces.append(Piece("", self._look, self._node))  # two breaks in a row leave an empty line
            self._after_break = True
        elif tag == "img":
            self._picture(attrs)
        elif tag == "hr":
            self._flush()

    def _block(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._node = self.nodes.add(self._node, tag, attrs)
        if tag == "li":
            self._prefix = self._lists[-1].next(attrs) if self._lists else ""
        elif tag in LISTS:
            self._lists.append(ListCount(tag, attrs))

    def _end_list(self, tag: str) -> None:
        if tag == "li":
            self._prefix = ""
        elif self._lists:
            self._lists.pop()

    def _table_part(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "table":
            self._node = self.nodes.add(self._node, tag, attrs)
            self._grids.append(Grid(len(self.pieces), attrs, len(self._grids)))
            return
        if tag in CELLS:
            self._node = self.nodes.add(self._node, tag, attrs)
        if self._grids:
            self._grids[-1].start(tag, attrs, len(self.pieces))

    def _end_table_part(self, tag: str) -> None:
        if not self._grids:
            return
        if tag == "table":
            laid_out = close_table(self._grids.pop(), self.pieces)
            if laid_out and self._grids:
                self._grids[-1].nested_layout = True
        else:
            self._grids[-1].end(tag, len(self.pieces))

    def _picture(self, attrs: Mapping[str, str]) -> None:
        image = self.pictures.take(attrs)
        if image is None:
            return
        look = self._looks.child(self._look, "img", {"style": attrs["style"]}) if "none" in attrs.get("style", "") else self._look
        self._runs.append(("", look, image))

    def _flush(self) -> bool:
        """End the line; return whether there was anything in it."""
        runs, self._runs = self._runs, []
        made = False
        if len(self.pieces) > MAX_LINES:
            raise HostileInputError(f"The page has more than {MAX_LINES:,} lines; split it.", f"网页超过 {MAX_LINES:,} 行，请拆分后再试。")
        if len(runs) == 1 and self._simple(*runs[0]):
            return True
        for group in line_groups([run for run in runs if not run[1].hidden]):
            made = self._line(group) or made
        self._flush_hidden([run for run in runs if run[1].hidden])
        return made

    def _flush_hidden(self, runs: list[Run]) -> None:
        """Keep what the page hides, behind the line it stands in."""
        first = len(self.pieces)
        if runs:
            self._line(runs)
        for piece in self.pieces[first:]:
            piece.region = "page"

    def _simple(self, text: str, look: Look, image: Image | None) -> bool:
        """Make the line that one run without line feeds, marks or number is; say whether it was one."""
        text = text.strip(ASCII_SPACE)
        if image is not None or look.pre or look.href or look.hidden or not text or "\n" in text or self._prefix:
            return False
        self.pieces.append(Piece(collapsed(text), look, self._node, bold=look.bold))
        return True

    def _line(self, runs: list[Run]) -> bool:
        content, spans, images = assemble(runs)
        if not content.strip(ASCII_SPACE):
            self._pictures_alone(runs)
            return bool(images)
        if self._prefix:
            shift = len(self._prefix)
            content = self._prefix + content
            spans = [(start + shift, end + shift, look) for start, end, look in spans]
            images = [(at + shift, image) for at, image in images]
        look = spans[0][2] if len(spans) == 1 else main_look(spans)
        piece = Piece(content, look, self._node, numbered=True if self._prefix else None)
        self._prefix = ""
        piece.bold = look.bold if len(spans) == 1 else whole_bold(content, spans)
        if images or look.marked or any(part.marked for _, _, part in spans):
            piece.marks = marks_of(content, spans, images)
            piece.linked = sum(end - start for start, end, part in spans if part.href)
            if piece.linked and is_link_row(piece):
                piece.region = "page"
        self.pieces.append(piece)
        return True

    def _pictures_alone(self, runs: list[Run]) -> None:
        """Each picture without text is a line; a row of small or several linked ones is a row of buttons."""
        shown = [(look, image) for _, look, image in runs if image is not None]
        linked = bool(shown) and all(look.href for look, _ in shown)
        buttons = linked and (len(shown) > 1 or (shown[0][1].height or 99) <= 24)
        for look, image in shown:
            self.pieces.append(Piece("", look, self._node, block=image, region="page" if buttons else None))
