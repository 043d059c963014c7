"""Ink: the text of one paragraph while it is being read, with looks, marks and breaks at their places."""

from __future__ import annotations

from operator import attrgetter
from typing import Literal

from noticeconv.model.blocks import Image, Mark, MarkKind
from noticeconv.readers.docx.looks import Look
from noticeconv.records import fresh, record

Span = tuple[int, int, Look]
Break = Literal["line", "page"]


@record(frozen=False)
class Ink:
    """What has been written so far. `label` characters at the start are an automatic number and have no look."""

    parts: list[str] = fresh(default_factory=list)
    at: int = 0
    label: int = 0
    spans: list[Span] = fresh(default_factory=list)
    fixed: list[Mark] = fresh(default_factory=list)
    images: list[tuple[int, Image]] = fresh(default_factory=list)
    breaks: list[tuple[int, Break]] = fresh(default_factory=list)
    bookmarks: list[str] = fresh(default_factory=list)
    marked: bool = False

    def write(self, text: str, look: Look) -> None:
        """Add `text` in `look`."""
        end = self.at + len(text)
        spans = self.spans
        if spans and spans[-1][2] is look and spans[-1][1] == self.at:
            spans[-1] = (spans[-1][0], end, look)
        else:
            spans.append((self.at, end, look))
            if look.kinds or look.direct:
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


_ALWAYS = frozenset(("superscript", "subscript"))
"""Marks that mean something even over a whole line."""


def marks_of(ink: Ink, content: str, direct: bool) -> tuple[Mark, ...]:
    """Return all marks of a paragraph, sorted. `direct` as in `look_marks`."""
    marks = [*ink.fixed, *look_marks(ink.spans, content, direct)]
    for at, image in ink.images:
        marks.append(Mark(type="image", start=at, end=at, asset=image.asset, href=image.src, text=image.alt))
    if len(marks) > 1:
        marks.sort(key=mark_place)
    return tuple(marks)


mark_place = attrgetter("start", "end")
"""Key by which marks are sorted."""


def look_marks(spans: list[Span], content: str, direct: bool) -> list[Mark]:
    """Return the marks that looks become, kind after kind.

    In files of other people a look over the whole line is no mark but a hint; in our own (`direct`) a mark is what the
    run itself asks for, whatever its style looks like.
    """
    ranges: dict[MarkKind, list[tuple[int, int]]] = {}
    for start, end, look in spans:
        for kind in look.direct if direct else look.kinds:
            if kind in ranges:
                ranges[kind].append((start, end))
            else:
                ranges[kind] = [(start, end)]
    marks = []
    for kind, found in ranges.items():
        if direct or kind in _ALWAYS or (len(found) < len(spans) and _partial(spans, content, kind)):
            for start, end in _joined(found) if len(found) > 1 else found:
                if direct or not content[start:end].isspace():
                    marks.append(Mark(type=kind, start=start, end=end))
    return marks


def _partial(spans: list[Span], content: str, kind: MarkKind) -> bool:
    """Whether some visible character is without the look."""
    for start, end, look in spans:  # noqa: SIM110 (any() with a generator takes thrice as long here)
        if kind not in look.kinds and not content[start:end].isspace():
            return True
    return False


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        elif end > start:
            joined.append((start, end))
    return joined


def main_look(spans: list[Span], plain: Look) -> Look:
    """Return the look of most characters; `plain` when there are none."""
    if len(spans) == 2:
        (low, high, first), (start, end, second) = spans
        return first if high - low >= end - start else second
    shares: dict[Look, int] = {}
    for start, end, look in spans:
        shares[look] = shares.get(look, 0) + end - start
    if len(shares) < 2:
        return next(iter(shares), plain)
    return max(shares, key=shares.__getitem__)


def whole_bold(spans: list[Span], content: str) -> bool | None:
    """Return whether every visible character of `content` is bold; None when there are none."""
    first = spans[0][2].bold
    for _, _, look in spans:
        if look.bold is not first:
            break
    else:
        return first
    seen = {look.bold for start, end, look in spans if not content[start:end].isspace()}
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


def between(spans: list[Span], start: int, end: int) -> list[Span]:
    """Return the spans within `start:end`, relative to it."""
    if start == 0 and (not spans or spans[-1][1] <= end):
        return spans
    return [(max(low, start) - start, min(high, end) - start, look) for low, high, look in spans if low < end and high > start]
