"""What was read, character for character: Source, Line, Hints; and cutting a text into lines without losing any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from noticeconv.diagnostics import Diagnostic, Span
from noticeconv.model.blocks import Asset, Image, Mark, Table
from noticeconv.records import NamedTuple, fresh, record
from noticeconv.roles import Role

Align = Literal["left", "center", "right", "justify"]
Region = Literal["page", "running_header", "running_footer", "textbox", "meta"]
"""Where outside the running text a line stood: page = around the main text (menu, footer of a web page)."""


class Hints(NamedTuple):
    """What a file format says about a line beside its text. Everything is optional; None means the format is silent."""

    align: Align | None = None
    indent: float | None = None  # of the first line, in 字 (one character width)
    font: str | None = None
    size: float | None = None  # pt
    bold: bool | None = None  # the whole line
    color: str | None = None  # rrggbb
    style: str | None = None  # the style's name in the file
    heading: int | None = None  # heading level, from 1
    numbered: bool | None = None  # the mark at the line's start came from automatic numbering
    page_break: bool | None = None  # a page starts with this line
    region: Region | None = None
    role: Role | None = None  # trusted: our own files, or the caller's override
    level: int | None = None  # with role: level of the heading, or of the section that owns the block (0 = body)
    depth: int | None = None  # with role: attachment nesting, 0 = the document itself
    opens: bool | None = None  # with role: the first line of an attachment at `depth`
    head_end: int | None = None  # with role HEADING: where the run-in heading's words end, code points into `content`
    mark_end: int | None = None  # with role HEADING: where its numbering mark ends (0 = it has none); None: read it off the text


NO_HINTS = Hints()


class Line(NamedTuple):
    """One line of the source: `text == source.text[start:end]`, terminator included; offsets are code points.

    `marks` are stand-off, relative to `start`. A table or picture is a line of its own with `block` set; its text is
    what a reader sees of it (cells parted by tabs, rows by line feeds; a picture's text is its description or nothing).
    """

    start: int
    end: int
    text: str
    hints: Hints = NO_HINTS
    marks: tuple[Mark, ...] = ()
    block: Table | Image | None = None

    @property
    def span(self) -> Span:
        """Half-open code-point offsets into the source text."""
        return (self.start, self.end)


@record
class Source:
    """A whole input: `"".join(line.text for line in lines) == text`.

    `format` is the reader's name ("txt", "html", "docx" …); `encoding` is what the bytes were decoded with, if they were.
    """

    text: str
    lines: tuple[Line, ...]
    format: str = "txt"
    name: str | None = None
    encoding: str | None = None
    assets: Mapping[str, Asset] = fresh(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    properties: Mapping[str, str] = fresh(default_factory=dict)
    """What the file carries beside its text, e.g. the front matter of our own Markdown: see `noticeconv.flow.Envelope`."""




def split_lines(text: str) -> tuple[Line, ...]:
    """Cut `text` after every line terminator (CRLF, CR, LF, VT, FF, FS–RS, NEL, U+2028, U+2029). Joining gives `text` back."""
    lines: list[Line] = []
    start = 0
    for piece in text.splitlines(keepends=True):
        end = start + len(piece)
        lines.append(Line(start, end, piece))
        start = end
    return tuple(lines)


class SourceBuilder:
    """Collects lines from a structured format into a Source; the reader says what each line holds, offsets follow."""

    def __init__(self) -> None:
        """Start empty."""
        self._parts: list[str] = []
        self._lines: list[Line] = []
        self._at = 0

    def line(self, content: str, hints: Hints = NO_HINTS, marks: tuple[Mark, ...] = (), block: Table | Image | None = None) -> None:
        """Append a line holding `content` (no terminator; one line feed is added). `marks` are relative to `content`."""
        self.extend(((content, hints, marks, block),))

    def extend(self, entries: Iterable[tuple[str, Hints, tuple[Mark, ...], Table | Image | None]]) -> None:
        """Append a line for each of `entries`, which hold what `line` takes."""
        at, lines, parts = self._at, self._lines, self._parts
        new = tuple.__new__  # what Line(…) comes to, in half the time
        for content, hints, marks, block in entries:
            text = content + "\n"
            end = at + len(text)
            lines.append(new(Line, (at, end, text, hints, marks, block)))
            parts.append(text)
            at = end
        self._at = at

    def build(
        self,
        format: str,
        *,
        name: str | None = None,
        encoding: str | None = None,
        assets: Mapping[str, Asset] | None = None,
        diagnostics: tuple[Diagnostic, ...] = (),
        properties: Mapping[str, str] | None = None,
    ) -> Source:
        """Return the Source collected so far."""
        return Source("".join(self._parts), tuple(self._lines), format, name, encoding, assets or {}, diagnostics, properties or {})
