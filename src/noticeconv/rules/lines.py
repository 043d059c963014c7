"""A line as the rules see it: its words, what it was taken for, its numbering mark, its neighbours, and where it stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from noticeconv.diagnostics import Span
from noticeconv.kept import pattern
from noticeconv.outline import Outline, OutlineLine
from noticeconv.records import record
from noticeconv.roles import Role
from noticeconv.source import Line, Source
from noticeconv.zh.markers import Mark, match_marker

_UNCHECKED = frozenset({Role.FIELD, Role.NOISE, Role.TABLE, Role.IMAGE, Role.UNRECOGNISED})
"""Lines that are not the author's running text, or whose shape is a matter of their own."""
_FOREIGN = pattern(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|[A-Za-z]:\\[^\s]+", re.ASCII)
"""Addresses: their punctuation is theirs."""
_CODE = pattern(r"[{}\\`|]|</?[A-Za-z]|&[a-z]{2,8};|==|\$\(")
"""Signs of code or mark-up in a line: its punctuation is not Chinese text's."""
_FIXED_MARKS = frozenset({"formula", "link"})


@record
class Checked:
    """One logical line under check.

    text    the words, exactly as they stand in the source (`pieces` map them back)
    role    what the line was taken for; sure: whether without doubt
    mark    its numbering mark, for a HEADING that has one
    follows the next checked line, or None
    numbered  the mark is Word's automatic one and no text of the file
    """

    text: str
    role: Role
    level: int | None
    depth: int
    sure: bool
    mark: Mark | None
    numbered: bool
    pieces: tuple[Span, ...]
    shut: tuple[Span, ...]
    code: bool
    before: OutlineLine | None
    follows: OutlineLine | None

    @property
    def body(self) -> int:
        """Where the words behind the numbering mark begin."""
        return self.mark.end if self.mark else 0

    def free(self, start: int, end: int) -> bool:
        """Whether text[start:end] may be touched: no address, link or formula, and not across a line break of the source."""
        return self.at(start, end) is not None and not any(low < max(end, start + 1) and start < high for low, high in self.shut)

    def at(self, start: int, end: int) -> Span | None:
        """Return where text[start:end] stands in the source; None when a line break of the source lies inside."""
        passed = 0
        for low, high in self.pieces:
            length = high - low
            if start < passed + length or (start == end == passed + length):
                return (low + start - passed, low + end - passed) if end <= passed + length else None
            passed += length
        return None


def checked_lines(source: Source, outline: Outline) -> Iterator[Checked]:
    """Return the lines of `outline` that rules look at, in order."""
    starts = [line.start for line in source.lines]
    for at, line in enumerate(outline.lines):
        if line.role in _UNCHECKED or not line.text:
            continue
        follows = outline.lines[at + 1] if at + 1 < len(outline.lines) else None
        yield _checked(source, starts, line, outline.lines[at - 1] if at else None, follows)


def _checked(source: Source, starts: Sequence[int], line: OutlineLine, before: OutlineLine | None, follows: OutlineLine | None) -> Checked:
    text = "".join(source.text[low:high] for low, high in line.spans)
    held = [source.lines[bisect_right(starts, low) - 1] for low, _ in line.spans]
    mark = match_marker(text) if line.role is Role.HEADING and not _unnumbered(held[0]) else None
    return Checked(
        text,
        line.role,
        line.level,
        line.depth,
        not line.doubtful,
        mark,
        bool(held[0].hints.numbered),
        line.spans,
        tuple(_shut(text, line.spans, held)),
        _CODE.search(text) is not None,
        before,
        follows,
    )


def _unnumbered(line: Line) -> bool:
    """Whether the file itself says that the heading has no mark."""
    return line.hints.mark_end == 0


def _shut(text: str, spans: Sequence[Span], held: Sequence[Line]) -> Iterator[Span]:
    """Return what rules leave alone: addresses, links and formulas."""
    if ":" in text or "@" in text or "www" in text:
        yield from (found.span() for found in _FOREIGN.finditer(text))
    passed = 0
    for (low, high), line in zip(spans, held, strict=True):
        for mark in line.marks:
            if mark.type in _FIXED_MARKS:
                shift = line.start - low + passed
                yield (mark.start + shift, mark.end + shift)
        passed += high - low
