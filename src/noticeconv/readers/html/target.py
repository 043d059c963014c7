"""The parser's target: follows a page's start tags, text and end tags in a stream and leaves lines, tables and blocks behind."""

from __future__ import annotations

from collections.abc import Mapping

from noticeconv.readers.html.look import PLAIN, TAG_LOOKS, Look, Looks
from noticeconv.readers.html.page import Nodes
from noticeconv.readers.html.pictures import Pictures
from noticeconv.readers.html.pieces import ASCII_SPACE, Piece, Run, assemble, line_groups, main_look, marks_of
from noticeconv.readers.html.table import Grid, close_table
from noticeconv.readers.html.words import BLOCKS, SKIPPED


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
        self._runs: list[Run] = []
        self._stack: list[tuple[str, Look, int]] = []
        self._look = PLAIN
        self._node = 0
        self._skipped = 0
        self._grids: list[Grid] = []
        self._lists: list[ListCount] = []
        self._prefix = ""
        self._broken = True

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Enter element `tag`."""
        if self._skipped or tag in SKIPPED:
            self._skipped += 1
            return
        self._stack.append((tag, self._look, self._node))
        if attrs or tag in TAG_LOOKS:
            self._look = self._looks.child(self._look, tag, attrs)
        if tag in BLOCKS:
            self._block(tag, attrs)
        elif tag in TABLE_PARTS:
            self._table_part(tag, attrs)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._picture(attrs)

    def end(self, tag: str) -> None:
        """Leave element `tag`."""
        if self._skipped:
            self._skipped -= 1
            return
        if tag in BLOCKS:
            self._flush()
            self._broken = True
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._prefix = ""
        elif tag in TABLE_PARTS:
            self._end_table_part(tag)
        if self._stack:
            _, self._look, self._node = self._stack.pop()

    def data(self, data: str) -> None:
        """Take text."""
        if not self._skipped:
            self._runs.append((data, self._look, None))

    def close(self) -> Target:
        """End of the page."""
        self._flush()
        while self._grids:
            close_table(self._grids.pop(), self.pieces, bool(self._grids))
        return self

    def _block(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._flush()
        self._broken = True
        self._node = self.nodes.add(self._node, tag, attrs)
        if tag in ("ol", "ul"):
            self._lists.append(ListCount(tag, attrs))
        elif tag == "li":
            self._prefix = self._lists[-1].next(attrs) if self._lists else ""

    def _table_part(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._flush()
        self._broken = True
        self._node = self.nodes.add(self._node, tag, attrs)
        if tag == "table":
            self._grids.append(Grid(len(self.pieces), attrs, len(self._grids)))
        elif self._grids:
            self._grids[-1].start(tag, attrs, len(self.pieces))

    def _end_table_part(self, tag: str) -> None:
        self._flush()
        self._broken = True
        if not self._grids:
            return
        if tag == "table":
            grid = self._grids.pop()
            if close_table(grid, self.pieces, bool(self._grids)) and self._grids:
                self._grids[-1].nested_layout = True
        else:
            self._grids[-1].end(tag, len(self.pieces))

    def _break(self) -> None:
        if not self._flush() and self._broken_before():
            self.pieces.append(Piece("", self._look, self._node))
        self._broken = False

    def _broken_before(self) -> bool:
        """Whether this break follows another one, and so leaves an empty line."""
        return not self._broken

    def _picture(self, attrs: Mapping[str, str]) -> None:
        image = self.pictures.take(attrs)
        if image is not None:
            self._runs.append(("", self._look, image))

    def _flush(self) -> bool:
        """End the line; return whether there was anything in it."""
        runs = self._runs
        if not runs:
            return False
        self._runs = []
        if len(runs) == 1 and not runs[0][2] and not runs[0][0].strip(ASCII_SPACE):
            return False
        hidden = [run for run in runs if run[1].hidden]
        shown = [run for run in runs if not run[1].hidden] if hidden else runs
        made = [self._line(group) for group in line_groups(shown)]
        if hidden and self._line(hidden):
            self.pieces[-1].region = "page"
        return any(made)

    def _line(self, runs: list[Run]) -> bool:
        content, spans, images = assemble(runs)
        if not content.strip(ASCII_SPACE):
            for _, image in images:
                self.pieces.append(Piece("", self._look, self._node, block=image))
            return bool(images)
        if self._prefix:
            shift = len(self._prefix)
            content = self._prefix + content
            spans = [(start + shift, end + shift, look) for start, end, look in spans]
            images = [(at + shift, image) for at, image in images]
        look = main_look(spans)
        piece = Piece(content, look, self._node, numbered=True if self._prefix else None)
        self._prefix = ""
        piece.bold = whole_bold(content, spans)
        if images or len(spans) > 1 or look.href:
            piece.marks = marks_of(content, spans, images)
        piece.linked = sum(end - start for start, end, part in spans if part.href)
        self.pieces.append(piece)
        return True


TABLE_PARTS = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot"})


def whole_bold(content: str, spans: list[tuple[int, int, Look]]) -> bool | None:
    """Return True when every visible character is bold, False when something says it is not, None when the page is silent."""
    seen = {look.bold for start, end, look in spans if content[start:end].strip()}
    if not seen or seen == {None}:
        return None
    return seen == {True}


class ListCount:
    """Numbers of an ordered list, as a browser shows them."""

    def __init__(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Read the list's type and start."""
        style = attrs.get("style", "").replace(" ", "").lower()
        self._form = _list_form(attrs.get("type", ""), style) if tag == "ol" else ""
        start = attrs.get("start", "").strip()
        self._next = int(start) if start.isdecimal() and len(start) < 7 else 1

    def next(self, attrs: Mapping[str, str]) -> str:
        """Return the number that stands before the next item; nothing in a list without numbers."""
        if not self._form or "list-style:none" in attrs.get("style", "").replace(" ", ""):
            return ""
        value = attrs.get("value", "").strip()
        number = int(value) if value.isdecimal() and len(value) < 7 else self._next
        self._next = number + 1
        return list_number(number, self._form)


def _list_form(kind: str, style: str) -> str:
    if "none" in style:
        return ""
    for word, form in LIST_STYLES.items():
        if word in style:
            return form
    return kind if kind in ("a", "A", "i", "I") else "1"


LIST_STYLES = {
    "cjk-ideographic": "一", "simp-chinese-informal": "一", "trad-chinese-informal": "一", "lower-alpha": "a", "lower-latin": "a",
    "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
HAN = "〇一二三四五六七八九"


def list_number(number: int, form: str) -> str:
    """Return the mark of item `number`: "3. ", "c. ", "iii. ", "三、"."""
    if form == "一" and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if not tens else (HAN[tens] if tens > 1 else "") + "十") + (HAN[ones] if ones else "") + "、"
    text = str(number)
    if form in ("a", "A") and 0 < number <= 26:
        text = chr(96 + number)
    elif form in ("i", "I") and 0 < number < 4000:
        text, rest = "", number
        for value, letters in ROMAN:
            text += letters * (rest // value)
            rest %= value
    return (text.upper() if form in ("A", "I") else text) + ". "
