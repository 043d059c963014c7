"""Pieces of a page: lines under construction, from runs of text with their looks to content, marks and hints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from noticeconv.kept import pattern
from noticeconv.model.blocks import Image, Mark, Table
from noticeconv.readers.html.look import PLAIN, Look
from noticeconv.records import record
from noticeconv.source import Hints, Region

SPACES = pattern(r"[ \t\n\r\f]+")
ASCII_SPACE = " \t\n\r\f"
INDENT = pattern(r"[ \u00a0\u2002\u2003\u3000]+")
INDENTING = frozenset(" \u00a0\u2002\u2003\u3000")
WIDE = pattern(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u201c\u201d]")
ENDS_PARAGRAPH = "。：；！？…）》”:;!?"
# matches "一、", "（二）", "第三条", "3."; not "一直", "第三方", "3.5"
STARTS_WITH_MARK = pattern(
    r"[ \u3000\xa0]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|"
    r"第[一二三四五六七八九十百\d]{1,4}[章节条]|\d{1,2}[.、．](?!\d))"
)

Run = tuple[str, Look, Image | None]
"""Text with its look, or a picture in the text (then the text is empty)."""

Spans = list[tuple[int, int, Look]]
"""Looks over half-open ranges of a line's content, in order and without gaps."""

Placed = list[tuple[int, Image]]
"""Pictures with the place in the content where they stand."""


@record(frozen=False)
class Piece:
    """A line to be: `node` is the block it stands in, `chars` and `linked` its visible and its linked characters."""

    content: str
    look: Look
    node: int
    marks: tuple[Mark, ...] = ()
    block: Table | Image | None = None
    region: Region | None = None
    numbered: bool | None = None
    linked: int = 0
    bold: bool | None = None

    def key(self) -> HintKey:
        """Return what the hints depend on: equal keys have equal hints."""
        return self.look, indent_of(self.content, self.look), self.bold, self.numbered, self.region


HintKey = tuple[Look, float | None, bool | None, bool | None, Region | None]


def hints_of(key: HintKey) -> Hints:
    """Return the hints that `Piece.key` stands for."""
    look, indent, bold, numbered, region = key
    return Hints(
        align=look.align,
        indent=indent,
        font=look.font,
        size=look.size,
        bold=bold,
        color=look.color,
        heading=look.heading,
        numbered=numbered,
        region=region,
    )


def indent_of(content: str, look: Look) -> float | None:
    """Return the indent of the first line in 字: the declared one and the spaces that stand for one."""
    declared = look.indent
    if declared is not None and not look.indent_em:
        declared /= look.size or 12.0
    spaces = None
    if content[:1] in INDENTING and (found := INDENT.match(content)):
        lead = found[0]
        spaces = (len(lead) + lead.count("\u3000") + lead.count("\u2003")) / 2
    if declared is None and spaces is None:
        return None
    return round(max((declared or 0.0) + (spaces or 0.0), 0.0), 2)


def line_groups(runs: list[Run]) -> Iterable[list[Run]]:
    """Cut runs at line breaks that show: all in `pre`, and elsewhere those that plainly part paragraphs."""
    if not any(["\n" in text for text, _, _ in runs]):  # noqa: C419 - a list is twice as fast here
        return (runs,) if runs else ()
    if any(look.pre for text, look, _ in runs if "\n" in text) or _parts_paragraphs("".join(text for text, _, _ in runs)):
        return _cut(runs)
    return (runs,)


def _parts_paragraphs(raw: str) -> bool:
    """Whether line feeds part paragraphs though no tag says so: nearly all stand at a sentence's end or beside a numbered line."""
    lines = [line for line in (line.strip(ASCII_SPACE) for line in raw.split("\n")) if line]
    if len(lines) < 3:
        return False
    good = sum(
        1
        for before, after in pairwise(lines)
        if before[-1] in ENDS_PARAGRAPH or STARTS_WITH_MARK.match(after) or (STARTS_WITH_MARK.match(before) and len(before) < 40)
    )
    return good >= 0.8 * (len(lines) - 1)


def _cut(runs: list[Run]) -> Iterable[list[Run]]:
    group: list[Run] = []
    for text, look, image in runs:
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        group.append((first, look, image))
        for other in others:
            yield group
            group = [(other, look, None)]
    yield group


def assemble(runs: list[Run]) -> tuple[str, Spans, Placed]:
    """Join runs as a browser shows them: ASCII white space collapsed, a line feed between two wide characters dropped.

    Returns the content, the spans of each look, and pictures with the place where they stand.
    """
    look = runs[0][1] if runs else PLAIN
    if not look.pre and _uniform(runs, look):
        content = _shown("".join([text for text, _, _ in runs]))
        return content, [(0, len(content), look)] if content else [], []
    joint = _Joint()
    for text, look, image in runs:
        if image is not None:
            joint.images.append((joint.at, image))
        elif look.pre:
            joint.add(text, look)
        else:
            joint.add_collapsed(text, look)
    return _trim("".join(joint.parts), joint.spans, joint.images)


class _Joint:
    """A line being joined from runs of several looks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.spans: Spans = []
        self.images: Placed = []
        self.at = 0
        self._last = " "  # the last character
        self._feed = False  # whether the space at the end holds a line feed

    def add(self, text: str, look: Look) -> None:
        if not text:
            return
        start, self.at = self.at, self.at + len(text)
        self.parts.append(text)
        if self.spans and self.spans[-1][2] is look:
            start = self.spans.pop()[0]
        self.spans.append((start, self.at, look))
        self._last = text[-1]

    def add_collapsed(self, text: str, look: Look) -> None:
        broken = "\n" in text
        shown = collapsed(_drop_feeds(text) if broken else text)
        if self._last == " " and shown[:1] == " ":
            self._feed = self._feed or broken
            shown = shown[1:]
        if not shown:
            return
        if self._feed and WIDE.match(shown):
            self._drop_space()
        self._feed = broken and shown[-1] == " "
        self.add(shown, look)

    def _drop_space(self) -> None:
        """Drop the space at the end when a wide character stands before it."""
        tail = "".join(self.parts[-2:])
        if len(tail) > 1 and tail[-1] == " " and WIDE.match(tail[-2]):
            self.parts[-1] = self.parts[-1][:-1]
            start, end, look = self.spans.pop()
            self.at = end - 1
            if start < self.at:
                self.spans.append((start, self.at, look))


def _uniform(runs: list[Run], look: Look) -> bool:
    return not any([part is not look or image is not None for _, part, image in runs])  # noqa: C419 - a list is twice as fast here


def _shown(text: str) -> str:
    text = text.strip(ASCII_SPACE)
    if "\n" in text:
        text = _drop_feeds(text)
    return collapsed(text)


def collapsed(text: str) -> str:
    """Return `text` with runs of ASCII white space as one space; most texts have none, which is cheaper to see than to replace."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        return SPACES.sub(" ", text)
    return text


def _drop_feeds(text: str) -> str:
    pieces = text.split("\n")
    result = [pieces[0]]
    tail = pieces[0].rstrip(" \t\r")[-1:]
    for piece in pieces[1:]:
        head = piece.lstrip(" \t\r")
        if tail and head and WIDE.match(tail) and WIDE.match(head):
            result[-1] = result[-1].rstrip(" \t\r")
            result.append(head)
        else:
            result.append("\n" + piece)
        tail = piece.rstrip(" \t\r")[-1:] or tail
    return "".join(result)


def _trim(content: str, spans: Spans, images: Placed) -> tuple[str, Spans, Placed]:
    if not content.endswith((" ", "\t", "\r")):
        return content, spans, images
    content = content.rstrip(ASCII_SPACE)
    end = len(content)
    spans = [(start, min(stop, end), look) for start, stop, look in spans if start < end]
    return content, spans, [(min(at, end), image) for at, image in images]
