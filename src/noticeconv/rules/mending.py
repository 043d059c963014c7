"""Applying fixes: to a text, to a source with its hints and marks, and again until nothing is left to mend (laws L2, L5)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from noticeconv.diagnostics import Diagnostic, Edit
from noticeconv.model import Mark
from noticeconv.outline import Outline
from noticeconv.records import NamedTuple, record, replace
from noticeconv.rules.engine import check
from noticeconv.source import Line, Source

ROUNDS = 60
"""Rounds of mending at most: a round mends what does not overlap, the next what is left. Real documents need one or two."""

Recogniser = Callable[[Source], Outline]


def chosen(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings whose safe fixes can be applied together: of two that overlap, the first."""
    kept: list[Diagnostic] = []
    taken: list[tuple[int, int]] = []
    for finding in diagnostics:
        if finding.fix is None or not finding.fix.safe:
            continue
        spans = [edit.span for edit in finding.fix.edits]
        if not any(_meet(span, other) for span in spans for other in taken):
            taken += spans
            kept.append(finding)
    return kept


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two edits would fight: they share a character, or both insert at one place."""
    return one == other or (one[0] < other[1] and other[0] < one[1])


def edits(diagnostics: Iterable[Diagnostic]) -> tuple[Edit, ...]:
    """Return the edits of the safe fixes that do not overlap, in the order of the text."""
    return tuple(sorted((edit for finding in chosen(diagnostics) if finding.fix for edit in finding.fix.edits), key=lambda edit: edit.span))


def fixed(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Return `text` (a `Source.text`) with the safe fixes of `diagnostics` applied; of two that overlap the first only."""
    return _edited(text, edits(diagnostics), 0, len(text))


def _edited(text: str, changes: Sequence[Edit], start: int, end: int) -> str:
    out, at = [], start
    for edit in changes:
        out += [text[at : edit.span[0]], edit.text]
        at = edit.span[1]
    return "".join([*out, text[at:end]])


def mended(source: Source, changes: Sequence[Edit]) -> Source:
    """Return `source` with `changes` (in order, apart, none across two lines) made: hints stay, marks move along."""
    lines, at = [], 0
    starts = [edit.span[0] for edit in changes]
    for line in source.lines:
        own = changes[bisect_right(starts, line.start - 1) : bisect_right(starts, line.end - 1)]
        text = _edited(source.text, own, line.start, line.end)
        lines.append(_moved(line, at, text, own))
        at += len(text)
    return replace(source, text="".join(line.text for line in lines), lines=tuple(lines))


def _moved(line: Line, start: int, text: str, own: Sequence[Edit]) -> Line:
    if not own:
        return line._replace(start=start, end=start + len(text))

    def to(place: int) -> int:
        return _place(place + line.start, own) - line.start

    marks = tuple(mark.model_copy(update={"start": to(mark.start), "end": to(mark.end)}) for mark in line.marks)
    hints = line.hints
    if hints.head_end is not None or hints.mark_end is not None:
        hints = hints._replace(head_end=hints.head_end and to(hints.head_end), mark_end=hints.mark_end and to(hints.mark_end))
    return line._replace(start=start, end=start + len(text), text=text, hints=hints, marks=_filled(marks))


def _filled(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out marks over text that is gone; what stands at a point stays."""
    return tuple(mark for mark in marks if mark.start < mark.end or mark.type in ("footnote", "image"))


def _place(place: int, own: Sequence[Edit]) -> int:
    """Return where the code point `place` of the source stands after the edits."""
    moved = 0
    for edit in own:
        low, high = edit.span
        if place <= low:
            break
        if place < high:
            return low + moved + min(place - low, len(edit.text))
        moved += len(edit.text) - (high - low)
    return place + moved


@record
class Mended:
    """A source after mending, and the findings whose fixes were applied, round by round (spans in each round's own text)."""

    source: Source
    rounds: tuple[tuple[Diagnostic, ...], ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All that was done as edits of the text before mending, in order and apart: what a writer of the original file needs."""
        pieces: list[_Piece] = []
        for found in self.rounds:
            for edit in reversed(edits(found)):
                pieces = _composed(pieces, edit)
        return tuple(Edit((piece.start, piece.end), piece.text) for piece in pieces)

    @property
    def applied(self) -> tuple[Diagnostic, ...]:
        """All findings that were mended."""
        return tuple(finding for found in self.rounds for finding in found)


class _Piece(NamedTuple):
    """An edit of the original text, original[start:end] → text."""

    start: int
    end: int
    text: str


def _composed(pieces: list[_Piece], edit: Edit) -> list[_Piece]:
    """Return `pieces` (in order) with `edit`, whose span counts in the text that they make, made part of them."""
    low, high = edit.span
    before, after, head, tail = [], [], "", ""
    moved = 0  # how far the edited text is ahead of the original
    start, end = low, high
    for piece in pieces:
        first = piece.start + moved
        last = first + len(piece.text)
        shift = moved + len(piece.text) - (piece.end - piece.start)
        if last < low or (last == low and first < low):
            before.append(piece)
            start, end = low - shift, high - shift
        elif first > high or (first == high and last > high):
            after.append(piece)
        else:
            head += piece.text[: max(0, low - first)]
            tail = piece.text[max(0, high - first) :]
            start = min(start, piece.start)
            end = piece.end if last >= high else high - shift
        moved = shift
    return [*before, _Piece(start, end, head + edit.text + tail), *after]


def mend(source: Source, recognise: Recogniser) -> Mended:
    """Apply the safe fixes until none is left.

    A fix that changes what a line is taken for is not applied (law L5): after each round the source is recognised again, and
    findings of lines whose role, level or depth would change are dropped.
    """
    outline = recognise(source)
    rounds: list[tuple[Diagnostic, ...]] = []
    refused: set[_Name] = set()
    while len(rounds) < ROUNDS:
        found = [finding for finding in chosen(check(source, outline)) if _name(source, finding) not in refused]
        if not found:
            break
        source, outline, kept, dropped = _round(source, outline, found, recognise)
        refused = set() if kept else refused | dropped
        rounds += [tuple(kept)] if kept else []
    return Mended(source, tuple(rounds))


_Name = tuple[str, str, int]


def _name(source: Source, finding: Diagnostic) -> _Name:
    """Name a finding so that it is known again in another round: its code, the line it stands in, and where."""
    assert finding.span
    line = source.lines[bisect_right(source.lines, finding.span[0], key=lambda line: line.start) - 1]
    return (finding.code, line.text, finding.span[0] - line.start)


def _round(
    source: Source, outline: Outline, found: list[Diagnostic], recognise: Recogniser
) -> tuple[Source, Outline, list[Diagnostic], set[_Name]]:
    """Apply `found` together; when roles change, apply halves apart until the guilty ones are alone."""
    after = mended(source, edits(found))
    seen = recognise(after)
    if same_roles(outline, seen):
        return after, seen, found, set()
    if len(found) == 1:
        return source, outline, [], {_name(source, found[0])}
    return _round(source, outline, found[: len(found) // 2], recognise)


def same_roles(one: Outline, other: Outline) -> bool:
    """Whether two outlines have the same lines: role, level and depth of each."""
    return [(line.role, line.level, line.depth) for line in one.lines] == [(line.role, line.level, line.depth) for line in other.lines]
