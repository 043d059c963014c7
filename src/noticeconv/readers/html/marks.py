"""The look of a line as a whole, and stand-off marks for what differs inside it."""

from __future__ import annotations

from collections.abc import Callable

from noticeconv.model.blocks import Mark, MarkKind
from noticeconv.readers.html.look import PLAIN, Look
from noticeconv.readers.html.pieces import Placed, Spans


def main_look(spans: Spans) -> Look:
    """Return the look of most of the line."""
    if not spans:
        return PLAIN
    if len(spans) == 1:
        return spans[0][2]
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


def marks_of(content: str, spans: Spans, images: Placed) -> tuple[Mark, ...]:
    """Return the stand-off marks of a line; a look that covers the whole line is no mark (links are)."""
    marks: list[Mark] = []
    looks = dict.fromkeys([look for _, _, look in spans if look.marked])
    if len(spans) == 1:
        marks = _links(spans)
    elif looks:
        marks = _partial_marks(content, spans, list(looks))
    for at, image in images:
        marks.append(Mark(type="image", start=at, end=at, asset=image.asset, href=image.src, text=image.alt))
    if len(marks) > 1:
        marks.sort(key=lambda mark: (mark.start, mark.end))
    return tuple(marks)


def _partial_marks(content: str, spans: Spans, looks: list[Look]) -> list[Mark]:
    marks: list[Mark] = []
    for kind, has in MARKS:
        if any(map(has, looks)):
            marks += _partial(content, kind, [(start, end) for start, end, look in spans if has(look)])
    if any(look.href for look in looks):
        marks += _links(spans)
    return marks


def _links(spans: Spans) -> list[Mark]:
    links: list[tuple[int, int, str]] = []
    for start, end, look in spans:
        if links and look.href == links[-1][2] and links[-1][1] == start:
            links[-1] = (links[-1][0], end, look.href)
        elif look.href and end > start:
            links.append((start, end, look.href))
    return [Mark(type="link", start=start, end=end, href=href) for start, end, href in links]


def whole_bold(content: str, spans: Spans) -> bool | None:
    """Return True when every visible character is bold, False when something says it is not, None when the page is silent."""
    if len(spans) == 1:
        return spans[0][2].bold
    seen = {look.bold for start, end, look in spans if content[start:end].strip()}
    return None if seen <= {None} else seen == {True}


def _partial(content: str, kind: MarkKind, ranges: list[tuple[int, int]]) -> list[Mark]:
    covered = _joined(ranges)
    ends = [0, *(end for _, end in covered)]
    starts = [*(start for start, _ in covered), len(content)]
    if not any(content[end:start].strip() for end, start in zip(ends, starts, strict=True)):
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
