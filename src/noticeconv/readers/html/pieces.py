"""Pieces of a page: lines under construction, from runs of text with their looks to content, marks and hints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from noticeconv.model.blocks import Image, Mark, MarkKind, Table
from noticeconv.readers.html.look import PLAIN, Look
from noticeconv.source import Hints, Region

SPACES = re.compile(r"[ \t\n\r\f]+")
ASCII_SPACE = " \t\n\r\f"
INDENT = re.compile(r"[ \u00a0\u2002\u2003\u3000]+")
INDENTING = frozenset(" \u00a0\u2002\u2003\u3000")
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u201c\u201d]")
ENDS_PARAGRAPH = "。：；！？…）》”:;!?"
# matches "一、", "（二）", "第三条", "3."; not "一直", "第三方", "3.5"
STARTS_WITH_MARK = re.compile(r"[ \u3000\xa0]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[章节条]|\d{1,2}[.、．](?!\d))")

Run = tuple[str, Look, Image | None]
"""Text with its look, or a picture in the text (then the text is empty)."""


@dataclass(slots=True)
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
        """What the hints depend on: equal keys have equal hints."""
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
        spaces = sum(1.0 if char in "\u3000\u2003" else 0.5 for char in found[0])
    if declared is None and spaces is None:
        return None
    return round(max((declared or 0.0) + (spaces or 0.0), 0.0), 2)


def line_groups(runs: list[Run]) -> Iterable[list[Run]]:
    """Cut runs at line breaks that show: all in `pre`, and elsewhere those that plainly part paragraphs."""
    if not any(["\n" in text for text, _, _ in runs]):
        return (runs,) if runs else ()
    if any(look.pre for text, look, _ in runs if "\n" in text) or _parts_paragraphs("".join(text for text, _, _ in runs)):
        return _cut(runs)
    return (runs,)


def _parts_paragraphs(raw: str) -> bool:
    """Whether line feeds part paragraphs though no tag says so: nearly all follow a sentence's end or stand before or behind a numbered line."""
    lines = [line for line in (line.strip(ASCII_SPACE) for line in raw.split("\n")) if line]
    if len(lines) < 3:
        return False
    good = sum(
        1
        for before, after in zip(lines, lines[1:], strict=False)
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


def assemble(runs: list[Run]) -> tuple[str, list[tuple[int, int, Look]], list[tuple[int, Image]]]:
    """Join runs as a browser shows them: ASCII white space collapsed, a line feed between two wide characters dropped.

    Returns the content, the spans of each look, and pictures with the place where they stand.
    """
    look = runs[0][1] if runs else PLAIN
    if not look.pre and _uniform(runs, look):
        content = _shown("".join([text for text, _, _ in runs]))
        return content, [(0, len(content), look)] if content else [], []
    parts: list[str] = []
    spans: list[tuple[int, int, Look]] = []
    images: list[tuple[int, Image]] = []
    at, last, feed = 0, " ", False  # last visible character; whether the space pending at the end holds a line feed
    before = ""
    for text, look, image in runs:
        if image is not None:
            images.append((at, image))
            continue
        if not look.pre:
            broken = "\n" in text
            if broken:
                text = _drop_feeds(text)
            text = collapsed(text)
            if last == " " and text[:1] == " ":
                feed = feed or broken
                text = text[1:]
            if feed and text and WIDE.match(text) and WIDE.match(before):
                at = _drop_last_space(parts, spans, at)
            feed = broken and text[-1:] == " " if text else feed
        if not text:
            continue
        parts.append(text)
        spans.append((at, at + len(text), look))
        at += len(text)
        last = text[-1]
        before = text[-2:-1] if last == " " and len(text) > 1 else (before if last == " " else last)
    return _trim("".join(parts), spans, images)


def _uniform(runs: list[Run], look: Look) -> bool:
    for _, part, image in runs:
        if part is not look or image is not None:
            return False
    return True


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


def _drop_last_space(parts: list[str], spans: list[tuple[int, int, Look]], at: int) -> int:
    if not parts or not parts[-1].endswith(" "):
        return at
    parts[-1] = parts[-1][:-1]
    start, end, look = spans[-1]
    spans[-1] = (start, end - 1, look)
    return at - 1


def _trim(content: str, spans: list[tuple[int, int, Look]], images: list[tuple[int, Image]]) -> tuple[str, list[tuple[int, int, Look]], list[tuple[int, Image]]]:
    if not content.endswith((" ", "\t", "\r")):
        return content, spans, images
    content = content.rstrip(ASCII_SPACE)
    end = len(content)
    spans = [(start, min(stop, end), look) for start, stop, look in spans if start < end]
    return content, spans, [(min(at, end), image) for at, image in images]


def main_look(spans: list[tuple[int, int, Look]]) -> Look:
    """Return the look of most of the line."""
    if not spans:
        return PLAIN
    first = spans[0][2]
    if len(spans) == 1 or all(look is first for _, _, look in spans):
        return first
    shares: dict[Look, int] = {}
    for start, end, look in spans:
        shares[look] = shares.get(look, 0) + end - start
    return max(shares, key=lambda look: shares[look])


MARKS: tuple[tuple[MarkKind, Callable[[Look], bool]], ...] = (
    ("bold", lambda look: look.bold is True),
    ("italic", lambda look: look.italic),
    ("underline", lambda look: look.underline),
    ("strike", lambda look: look.strike),
    ("superscript", lambda look: look.script == "superscript"),
    ("subscript", lambda look: look.script == "subscript"),
)
"""Looks that become marks where they cover part of a line."""


def marks_of(content: str, spans: list[tuple[int, int, Look]], images: list[tuple[int, Image]]) -> tuple[Mark, ...]:
    """Return the stand-off marks of a line; a look that covers the whole line is no mark (links are)."""
    marks: list[Mark] = []
    looks = dict.fromkeys([look for _, _, look in spans if look.marked])
    if len(spans) == 1:
        (only,) = (look for _, _, look in spans)
        if only.href:
            marks.append(Mark(type="link", start=0, end=len(content), href=only.href))
    elif looks:
        marks = _partial_marks(content, spans, list(looks))
    for at, image in images:
        marks.append(Mark(type="image", start=at, end=at, asset=image.asset, href=image.src, text=image.alt))
    if len(marks) > 1:
        marks.sort(key=lambda mark: (mark.start, mark.end))
    return tuple(marks)


def _partial_marks(content: str, spans: list[tuple[int, int, Look]], looks: list[Look]) -> list[Mark]:
    marks: list[Mark] = []
    for kind, has in MARKS:
        if any(map(has, looks)):
            marks += _partial(content, kind, [(start, end) for start, end, look in spans if has(look)])
    if any(look.href for look in looks):
        marks += _links(spans)
    return marks


def _links(spans: list[tuple[int, int, Look]]) -> list[Mark]:
    links: list[tuple[int, int, str]] = []
    for start, end, look in spans:
        if links and look.href == links[-1][2] and links[-1][1] == start:
            links[-1] = (links[-1][0], end, look.href)
        elif look.href and end > start:
            links.append((start, end, look.href))
    return [Mark(type="link", start=start, end=end, href=href) for start, end, href in links]


def whole_bold(content: str, spans: list[tuple[int, int, Look]]) -> bool | None:
    """Return True when every visible character is bold, False when something says it is not, None when the page is silent."""
    if len(spans) == 1:
        return spans[0][2].bold
    seen = {look.bold for start, end, look in spans if content[start:end].strip()}
    return None if seen <= {None} else seen == {True}


def _partial(content: str, kind: MarkKind, ranges: list[tuple[int, int]]) -> list[Mark]:
    covered = _joined(ranges)
    rest = content
    for start, end in reversed(covered):
        rest = rest[:start] + rest[end:]
    if not rest.strip():
        return []
    return [Mark(type=kind, start=start, end=end) for start, end in covered if content[start:end].strip()]


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        elif end > start:
            joined.append((start, end))
    return joined
