"""What recognition has to say about a document: doubtful lines, missing title, gaps in numbering, missing attachments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.model import Block, Document, Section
from noticeconv.outline import Outline
from noticeconv.roles import Role
from noticeconv.zh.markers import MarkerStyle


def findings(document: Document, outline: Outline) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of family R, in the order of the text."""
    return (*_doubtful(outline), *_missing(document), *_gaps(document.body), *_attachments(document))


def _doubtful(outline: Outline) -> Iterator[Diagnostic]:
    for line in outline.doubtful:
        other = line.runner_up or Role.PARAGRAPH
        names = (line.role.zh, other.zh, _short(line.text), line.role.value, other.value)
        yield diagnostic("R201", *names, span=(line.spans[0][0], line.spans[-1][1]))
    for line in outline.lines:
        if line.role is Role.UNRECOGNISED:
            yield diagnostic("R202", _short(line.text), span=(line.spans[0][0], line.spans[-1][1]))


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"


def _missing(document: Document) -> Iterator[Diagnostic]:
    if document.title is None:
        yield diagnostic("R203")


def _gaps(blocks: Sequence[Block]) -> Iterator[Diagnostic]:
    """Numbers of one kind that do not run on among the sections of one place."""
    last: dict[MarkerStyle, Section] = {}
    for block in blocks:
        if not isinstance(block, Section):
            continue
        if block.marker and block.marker.ordinal:
            before = last.get(block.marker.style)
            if before and before.marker and before.marker.ordinal and block.marker.ordinal not in (before.marker.ordinal + 1, 1):
                yield diagnostic("R204", before.marker.text, block.marker.text)
            last[block.marker.style] = block
        yield from _gaps(block.blocks)


def _attachments(document: Document) -> Iterator[Diagnostic]:
    labelled = [attachment for attachment in document.attachments if attachment.label]
    if document.attachment_notes and labelled and len(labelled) != len(document.attachment_notes):
        yield diagnostic("R205", len(document.attachment_notes), len(labelled))
