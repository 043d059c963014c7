"""Files of our own, whose every line says what it is: nothing is left to recognise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from noticeconv.flow import EDGES, ENVELOPE, Envelope, FlowLine, bare_line, envelope, flow, says_something
from noticeconv.model import Document
from noticeconv.outline import Outline, OutlineLine
from noticeconv.recognise.headings import marker_of
from noticeconv.roles import Role
from noticeconv.source import Line, Source


def stated_lines(source: Source, roles: Mapping[int, Role]) -> list[tuple[Line, FlowLine]] | None:
    """Return the lines as the file states them (`roles` overrides by number); None when it leaves some unsaid."""
    if ENVELOPE not in source.properties:
        return None
    held = [line for line in source.lines if line.text.strip(EDGES) or line.block or line.marks or line.hints.opens]
    if any(line.hints.role is None or line.hints.depth is None for line in held):
        return None
    return [(line, _flow_line(line, roles.get(at))) for at, line in enumerate(held, 1)]


def _flow_line(line: Line, role: Role | None) -> FlowLine:
    hints = line.hints
    assert hints.role is not None
    return FlowLine(
        role=role or hints.role,
        text="" if line.block else line.text.removesuffix("\n"),
        level=hints.level,
        depth=hints.depth or 0,
        opens=bool(hints.opens),
        marks=line.marks,
        block=line.block,
        head_end=hints.head_end,
        mark_end=hints.mark_end,
    )


def stated_outline(lines: list[tuple[Line, FlowLine]]) -> Outline:
    """Return the outline of such lines: each as sure as a file can make it."""
    return Outline(
        tuple(
            OutlineLine(at, line.text.strip(EDGES), (_span(line),), said.role, said.level if said.role is Role.HEADING else None, said.depth, 1.0, ("文件标明",), None)
            for at, (line, said) in enumerate(lines, 1)
        )
    )


def _span(line: Line) -> tuple[int, int]:
    text = line.text.strip(EDGES)
    start = line.start + (line.text.index(text) if text else 0)
    return (start, start + len(text))


def states(source: Source, document: Document) -> bool:
    """Whether `source` states the very lines of `document`, its page and its pictures: what is built of both is then the same.

    False may also mean that it says the same in another way: building and comparing tells.
    """
    lines = stated_lines(source, {})
    page = document.page
    if lines is None or (page is not None and not (page.fields or page.noise)):
        return False
    if Envelope.load(source.properties[ENVELOPE]) != envelope(document):
        return False
    held, wanted = _saying([line for _, line in lines]), _saying(flow(document))
    return len(held) == len(wanted) and all(map(_alike, held, wanted)) and _pictured(source, document)


def _saying(lines: Sequence[FlowLine]) -> list[FlowLine]:
    return list(filter(says_something, map(bare_line, lines)))


def _alike(held: FlowLine, wanted: FlowLine) -> bool:
    """Whether the same is built of two lines: a heading may leave unsaid where its mark ends."""
    if held == wanted:
        return True
    if held.role is not Role.HEADING or held._replace(mark_end=wanted.mark_end) != wanted:
        return False
    return marker_of(held) == marker_of(wanted)


def _pictured(source: Source, document: Document) -> bool:
    held = source.assets
    return all(sha in held and held[sha].data in (None, asset.data) for sha, asset in document.assets.items())
