"""Other people's Markdown: each line as a viewer shows it, what stands around the document marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from noticeconv.kept import pattern
from noticeconv.model import Mark, Table
from noticeconv.readers.html import parse
from noticeconv.readers.html.pictures import Pictures as PagePictures
from noticeconv.readers.html.pieces import hints_of
from noticeconv.readers.markdown.inline import alone, lines_of
from noticeconv.readers.markdown.pictures import Pictures
from noticeconv.readers.markdown.syntax import parser, referred, stray_note
from noticeconv.readers.markdown.tables import pipe_table, table_text
from noticeconv.source import Hints, SourceBuilder

_META = Hints(region="meta")
_PAGE = Hints(region="page")
_CONTAINER = pattern(r"\s*:{3,}")
_COMMENT = pattern(r"\s*(?:<!--.*?-->\s*)+\Z", re.DOTALL)


class ForeignReader:
    """Reads a file into `builder`."""

    def __init__(self, builder: SourceBuilder, pictures: Pictures) -> None:
        """Start at the top."""
        self._builder = builder
        self._pictures = pictures
        self._notes: dict[str, str | None] = {}
        self._referred: set[str] = set()
        self._source: list[str] = []
        self._contents = False  # inside a container that holds the table of contents

    def front_matter(self, front: str) -> None:
        """Take the lines of the front matter as what the page says of the document."""
        for line in front.splitlines():
            self._builder.line(line, _META)

    def read(self, body: str) -> None:
        """Take every block of `body`; footnotes come where they are referred to."""
        env: dict[str, Any] = {}
        self._source = body.split("\n")
        tokens = parser(False).parse(body, env)
        self._notes = {label: self._note(source) for label, source in env.get("footnotes", {}).items()}
        self._referred = referred(tokens, html=False)
        at = 0
        while at < len(tokens):
            end = self._block(tokens, at)
            at = end + 1

    def _note(self, source: str) -> str:
        tokens = parser(False).parseInline(source, {})[0].children
        return lines_of(tokens, self._pictures, {}, breaks=False)[0][0]

    def _block(self, tokens: Sequence[Any], at: int) -> int:
        """Take the block at `at`; return where it ends."""
        token = tokens[at]
        if token.type == "table_open":
            end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
            table = pipe_table(tokens[at + 1 : end], self._pictures, self._notes)
            self._builder.line(table_text(table), block=table)
            return end
        if token.type == "heading_open":
            self._lines(tokens[at + 1].children, Hints(heading=int(token.tag[1:])))
            return at + 2
        if token.type == "inline":
            self._lines(token.children, Hints())
        elif token.type == "html_block":
            self._html(token.content)
        elif token.type == "hr":
            self._builder.line(self._source[token.map[0]].strip(), _PAGE)
        elif stray_note(token, self._referred):
            self._lines(parser(False).parseInline(token.content, {})[0].children, Hints())
        elif token.type in ("fence", "code_block"):
            for line in token.content.splitlines():
                self._builder.line(line)
        return at

    def _lines(self, tokens: Sequence[Any], hints: Hints) -> None:
        image = alone(tokens, self._pictures)
        if image is not None:
            self._builder.line(image.alt or "", hints, block=image)
            return
        for text, marks in lines_of(tokens, self._pictures, self._notes, breaks=True):
            self._line(text, marks, hints)

    def _line(self, text: str, marks: list[Mark], hints: Hints) -> None:
        container = _CONTAINER.match(text)
        if container:
            self._contents = "目录" in text
        if container or self._contents or _only_anchors(text, marks):
            hints = _PAGE
        elif any(mark.type == "bold" and not (text[: mark.start] + text[mark.end :]).strip() for mark in marks):
            hints = Hints(heading=hints.heading, bold=True)
        self._builder.line(text, hints, tuple(marks))

    def _html(self, source: str) -> None:
        """Take an HTML block as a browser shows it; comments stand around the document."""
        if _COMMENT.match(source):
            for line in source.splitlines():
                self._builder.line(line.strip(), _PAGE)
            return
        pictures = PagePictures()
        for piece in parse(f"<html><body>{source}</body></html>", pictures).pieces:
            hints = hints_of(piece.key())
            content = table_text(piece.block) if isinstance(piece.block, Table) else piece.content
            self._builder.line(content, hints, piece.marks, piece.block)
        self._pictures.assets.update(pictures.assets)


def _only_anchors(text: str, marks: Sequence[Mark]) -> bool:
    """Whether a line only leads to other places of the file: a table of contents."""
    links = [mark for mark in marks if mark.type == "link" and (mark.href or "").startswith("#")]
    if len(links) < 2:
        return False
    rest = list(text)
    for mark in links:
        rest[mark.start : mark.end] = " " * (mark.end - mark.start)
    return not "".join(rest).strip()
