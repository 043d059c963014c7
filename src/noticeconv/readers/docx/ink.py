"""Ink: the text of one paragraph while it is being read, with looks, marks and breaks at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from noticeconv.model.blocks import Image, Mark, MarkKind
from noticeconv.readers.docx.looks import Look

Span = tuple[int, int, Look]
Break = Literal["line", "page"]


@dataclass(slots=True)
class Ink:
    """What has been written so far. `label` characters at the start are an automatic number and have no look."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    label: int = 0
    spans: list[Span] = field(default_factory=list)
    fixed: list[Mark] = field(default_factory=list)
    images: list[tuple[int, Image]] = field(default_factory=list)
    breaks: list[tuple[int, Break]] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    marked: bool = False

    def write(self, text: str, look: Look) -> None:
        """Add `text` in `look`."""
        end = self.at + len(text)
        spans = self.spans
        if spans and spans[-1][2] is look and spans[-1][1] == self.at:
            spans[-1] = (spans[-1][0], end, look)
        else:
            spans.append((self.at, end, look))
            if look.marked:
                self.marked = True
        self.parts.append(text)
        self.at = end

    def number(self, label: str) -> None:
        """Put an automatic number in front; nothing has been written yet, or what a joined paragraph left."""
        if self.at == 0 and label:
            self.parts.append(label)
            self.at = self.label = len(label)

    @property
    def content(self) -> str:
        """The text written so far."""
        return self.parts[0] if len(self.parts) == 1 else "".join(self.parts)


_KINDS: tuple[tuple[MarkKind, Callable[[Look], bool]], ...] = (
    ("bold", lambda look: look.bold),
    ("italic", lambda look: look.italic),
    ("underline", lambda look: look.underline),
    ("strike", lambda look: look.strike),
    ("superscript", lambda look: look.script == "superscript"),
    ("subscript", lambda look: look.script == "subscript"),
)
_ALWAYS = frozenset(("superscript", "subscript"))
"""Marks that mean something even over a whole line."""
_DIRECT: tuple[tuple[MarkKind, Callable[[Look], bool]], ...] = (
    *((kind, lambda look, kind=kind: kind in look.direct) for kind, _ in _KINDS),
    ("formula", lambda look: "formula" in look.direct),
)


def marks_of(ink: Ink, content: str, direct: bool) -> tuple[Mark, ...]:
    """Return the marks of a paragraph, sorted.

    In files of other people a look over the whole line is no mark but a hint; in our own (`direct`) a mark is what the
    run itself asks for, whatever its style looks like.
    """
    marks = list(ink.fixed)
    if ink.marked:
        for kind, has in _DIRECT if direct else _KINDS:
            ranges = _joined([(start, end) for start, end, look in ink.spans if has(look)])
            if ranges and (direct or kind in _ALWAYS or _partial(ink.spans, content, has)):
                marks += [Mark(type=kind, start=start, end=end) for start, end in ranges if direct or content[start:end].strip()]
    for at, image in ink.images:
        marks.append(Mark(type="image", start=at, end=at, asset=image.asset, href=image.src, text=image.alt))
    if len(marks) > 1:
        marks.sort(key=lambda mark: (mark.start, mark.end))
    return tuple(marks)


def _partial(spans: Iterable[Span], content: str, has: Callable[[Look], bool]) -> bool:
    return any(not has(look) and content[start:end].strip() for start, end, look in spans)


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        elif end > start:
            joined.append((start, end))
    return joined


def main_look(spans: list[Span], start: int, end: int, plain: Look) -> Look:
    """Return the look of most characters of `start:end`; `plain` when there are none."""
    if len(spans) == 1:
        return spans[0][2]
    shares: dict[Look, int] = {}
    for low, high, look in spans:
        size = min(high, end) - max(low, start)
        if size > 0:
            shares[look] = shares.get(look, 0) + size
    return max(shares, key=lambda look: shares[look]) if shares else plain


def whole_bold(spans: list[Span], start: int, end: int, content: str) -> bool | None:
    """Return whether every visible character of `start:end` is bold; None when there are none."""
    if len(spans) == 1:
        return spans[0][2].bold
    seen = {look.bold for low, high, look in spans if content[max(low, start) : min(high, end)].strip()}
    return None if not seen else seen == {True}


def segments(ink: Ink) -> list[tuple[int, int, bool]]:
    """Cut a paragraph at its breaks: start, end, and whether a page starts there. An empty last piece is left out."""
    cuts: list[tuple[int, int, bool]] = []
    start, page = 0, False
    for at, kind in ink.breaks:
        if at > start or kind == "line":
            cuts.append((start, at, page))
            page = False
        start, page = at, page or kind == "page"
    if ink.at > start or not cuts or any(place >= start for place, _ in ink.images):
        cuts.append((start, ink.at, page))
    return cuts
