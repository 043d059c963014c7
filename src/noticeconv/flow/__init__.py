"""A document as the lines it has on paper, each with its role: what every writer renders and what building inverts.

`flow(document)` lists the lines in reading order; `noticeconv.recognise.build` makes the document of such lines again:
`build(flow(d)) == d`. A reader of one of our own formats gives the same roles back as hints of its Source lines.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from noticeconv.flow.marks import EDGES, POINTS, cut_marks, shift_marks, tidy_marks
from noticeconv.flow.tables import tidy_table
from noticeconv.model import Block, Document, Header, Image, Imprint, Mark, Marker, Page, Section, Table, Wrapped
from noticeconv.records import NamedTuple
from noticeconv.roles import Role
from noticeconv.zh.dates import find_date
from noticeconv.zh.markers import MarkerStyle

__all__ = [
    "EDGES",
    "ENVELOPE",
    "SPACED_MARKERS",
    "Envelope",
    "FlowLine",
    "bare_line",
    "cut_marks",
    "envelope",
    "flow",
    "says_something",
    "section_line",
    "shift_marks",
    "tidy_marks",
]


class FlowLine(NamedTuple):
    """One paragraph, table or picture on paper.

    text      the whole line as written, number marks and labels (附件：, 抄送：, 签发人：) included
    level     HEADING: the section's level, from 1. Other body lines: the level of the section that owns the line (0 = the
              body itself), given only when that is not the section opened last; None means "belongs to the open section"
    depth     0 = the document itself, 1 = an attachment, 2 = an attachment of an attachment …
    opens     this line is the first of an attachment at `depth` (the label line 附件1, or the title when there is no label)
    marks     stand-off marks over `text` (code points)
    block     the Table or Image itself, for TABLE and IMAGE lines; text is then empty
    head_end  HEADING whose section is run in: where mark + heading + stop end in `text`; the rest is the first paragraph
    mark_end  HEADING: where the numbering mark ends in `text` (0 = no mark); None: not known, read it off the text
    """

    role: Role
    text: str = ""
    level: int | None = None
    depth: int = 0
    opens: bool = False
    marks: tuple[Mark, ...] = ()
    block: Table | Image | None = None
    head_end: int | None = None
    mark_end: int | None = None


ENVELOPE = "noticeconv"
"""Key of `Source.properties` under which a reader of our own formats keeps `Envelope.dump()`."""

SPACED_MARKERS = frozenset({MarkerStyle.PART, MarkerStyle.VOLUME, MarkerStyle.CHAPTER, MarkerStyle.SECTION, MarkerStyle.ARTICLE})
"""第一章, 第一条: a U+3000 stands between mark and words (GB/T 15834 B.3.6)."""


class Envelope(NamedTuple):
    """What has no place in the text: per document (in the order they open) kind, form, genre; and the page around it."""

    documents: tuple[tuple[str, str | None, str | None], ...] = ()
    page: Page | None = None

    def dump(self) -> str:
        """Return the envelope as one line of JSON."""
        held: dict[str, object] = {"documents": self.documents}
        if self.page:
            held["page"] = self.page.model_dump(mode="json")
        return json.dumps(held, ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> Envelope:
        """Read what `dump` wrote. Raises ValueError when it is something else."""
        held = json.loads(text)
        if not isinstance(held, dict) or not isinstance(held.get("documents"), list):
            raise ValueError("not an envelope")
        page = Page.model_validate(held["page"]) if held.get("page") else None
        return cls(tuple((str(kind), form, genre) for kind, form, genre in held["documents"]), page)


def envelope(document: Document) -> Envelope:
    """Return what `flow(document)` leaves out."""
    return Envelope(tuple(_kinds(document)), document.page)


def _kinds(document: Document) -> list[tuple[str, str | None, str | None]]:
    own = (document.kind, document.form, document.genre) if document.kind == "notice" else (document.kind, None, None)
    return [own, *(kind for attachment in document.attachments for kind in _kinds(attachment.content))]


def flow(document: Document) -> list[FlowLine]:
    """Return the lines of `document` in reading order, attachments and imprint included; never the page around it."""
    return _Flow().document(document, 0)


class _Flow:
    """Walks a document once; `open` is the level of the section opened last."""

    def __init__(self) -> None:
        self.lines: list[FlowLine] = []

    def document(self, document: Document, depth: int) -> list[FlowLine]:
        self.depth = depth
        self._header(document.header)
        self._wrapped(Role.TITLE, document.title)
        self._wrapped(Role.SUBTITLE, document.subtitle)
        self._front(document)
        self.open = 0
        self._blocks(document.body, 0)
        self._back(document)
        for attachment in document.attachments:
            start = len(self.lines)
            if attachment.label:
                self.lines.append(FlowLine(Role.ATTACHMENT, attachment.written or attachment.label, depth=depth + 1))
            self.document(attachment.content, depth + 1)
            if start == len(self.lines):
                self.lines.append(FlowLine(Role.ATTACHMENT, "", depth=depth + 1))
            self.lines[start] = self.lines[start]._replace(opens=True)
        self.depth = depth
        self._imprint(document.imprint)
        return self.lines

    def add(self, role: Role, text: str | None, label: str = "") -> None:
        if text:
            self.lines.append(FlowLine(role, label + text, depth=self.depth))

    def _header(self, header: Header | None) -> None:
        if header is None:
            return
        self.add(Role.COPY_NUMBER, header.copy_number)
        period = f"★{header.classification_period}" if header.classification_period else ""
        self.add(Role.CLASSIFICATION, (header.classification or "") + period)
        self.add(Role.URGENCY, header.urgency)
        for mark in header.issuer_marks:
            self.add(Role.ISSUER_MARK, mark)
        self.add(Role.DOCUMENT_NUMBER, header.document_number.text if header.document_number else None)
        self.add(Role.SIGNATORY, "　".join(header.signatories), "签发人：")
        for other in header.other:
            self.add(Role.HEADER_OTHER, other)

    def _wrapped(self, role: Role, value: Wrapped | None) -> None:
        if value is None:
            return
        start, marks = 0, tidy_marks(value.marks, len(value.text))
        for line in value.lines or [value.text]:
            end = start + len(line)
            self.lines.append(FlowLine(role, line, depth=self.depth, marks=cut_marks(marks, start, end)))
            start = end

    def _front(self, document: Document) -> None:
        if document.kind == "notice":
            self.add(Role.RECIPIENTS, document.recipients.text if document.recipients else None)
        elif document.kind == "regulation":
            self._wrapped(Role.ADOPTED, document.adopted)
        elif document.kind == "report":
            self.add(Role.OCCASION, document.occasion)
            told = find_date(document.occasion) if document.date and document.occasion else None
            if document.date and (told is None or told.raw != document.date.text):
                self.add(Role.REPORT_DATE, document.date.text)
            self.add(Role.SPEAKER, document.speaker)
            self.add(Role.OPENING_SALUTATION, document.salutation)

    def _blocks(self, blocks: Sequence[Block], owner: int) -> None:
        for block in blocks:
            if isinstance(block, Section):
                self._section(block)
            else:
                self._leaf(block, owner)

    def _leaf(self, block: Block, owner: int) -> None:
        level = None if owner == self.open else owner
        self.open = owner
        if isinstance(block, Table | Image):
            role = Role.TABLE if isinstance(block, Table) else Role.IMAGE
            shown = tidy_table(block) if isinstance(block, Table) else block
            self.lines.append(FlowLine(role, level=level, depth=self.depth, block=shown))
            return
        assert not isinstance(block, Section)
        role, marks = _LEAF[block.type], tuple(tidy_marks(block.marks, len(block.text))) if block.type == "paragraph" else ()
        self.lines.append(FlowLine(role, block.text, level, self.depth, marks=marks))

    def _section(self, section: Section) -> None:
        self.open = section.level
        text, head_end, marks, blocks = section_line(section)
        mark_end = len(section.marker.text) if section.marker else 0
        self.lines.append(FlowLine(Role.HEADING, text, section.level, self.depth, marks=marks, head_end=head_end, mark_end=mark_end))
        self._blocks(blocks, section.level)

    def _back(self, document: Document) -> None:
        for at, note in enumerate(document.attachment_notes):
            label = (note.label or "附件：") if at == 0 else ""
            self.lines.append(FlowLine(Role.ATTACHMENT_NOTE, label + (note.marker or "") + note.title, depth=self.depth))
        if document.kind == "notice":
            for attendance in document.attendance:
                self.add(Role.ATTENDANCE, attendance.text, attendance.label + "：" if attendance.label else "")
        if document.signature:
            for issuer in document.signature.issuers:
                self.add(Role.ISSUER, issuer)
            self.add(Role.DATE, document.signature.date.text if document.signature.date else None)
        self._wrapped(Role.ANNOTATION, document.annotation)
        for remark in document.remarks:
            self.add(Role.REMARK, remark)

    def _imprint(self, imprint: Imprint | None) -> None:
        if imprint is None:
            return
        if imprint.moved_recipients:
            self.add(Role.MOVED_RECIPIENTS, imprint.moved_recipients.text, imprint.moved_recipients.label or "主送：")
        for copied in imprint.copied_to:
            self.add(Role.COPIED_TO, copied.text, copied.label or "抄送：")
        for other in imprint.other:
            self.add(Role.IMPRINT_OTHER, other)
        self.add(Role.PRINTER, imprint.printer)
        self.add(Role.PRINT_DATE, imprint.print_date.text if imprint.print_date else None)


_LEAF = {"paragraph": Role.PARAGRAPH, "salutation": Role.SALUTATION, "unrecognised": Role.UNRECOGNISED}


def _stands_apart(marker: Marker) -> bool:
    """Whether a blank parts the mark from the words: 第一章, and a bare 一 that has lost its 、."""
    return marker.style in SPACED_MARKERS or (marker.style is MarkerStyle.CHINESE_COMMA and marker.text[-1].isalnum())


def section_line(section: Section) -> tuple[str, int | None, tuple[Mark, ...], Sequence[Block]]:
    """Return a section's line on paper: its text, where a run-in heading ends in it, its marks, and the blocks below it."""
    marker = section.marker.text if section.marker else ""
    gap = "　" if section.marker and section.heading and _stands_apart(section.marker) else ""
    head = marker + gap + section.heading + (section.stop if section.stop is not None else "。" if section.run_in else "")
    marks = shift_marks(tidy_marks(section.marks, len(section.heading)), len(marker + gap))
    first = section.blocks[0] if section.blocks else None
    if not section.run_in or first is None or first.type != "paragraph":
        return head, None, marks, section.blocks
    return head + first.text, len(head), (*marks, *shift_marks(tidy_marks(first.marks, len(first.text)), len(head))), section.blocks[1:]


def bare_line(line: FlowLine) -> FlowLine:
    """Return `line` without the white space around its text; marks and offsets move along."""
    text = line.text.strip(EDGES)
    if text == line.text:
        return line
    lead = len(line.text) - len(line.text.lstrip(EDGES)) if text else 0

    def moved(at: int) -> int:
        return min(max(at - lead, 0), len(text))

    marks = tuple(mark.model_copy(update={"start": moved(mark.start), "end": moved(mark.end)}) for mark in line.marks)
    head_end = None if line.head_end is None else moved(line.head_end)
    mark_end = None if line.mark_end is None else moved(line.mark_end)
    return line._replace(text=text, marks=marks, head_end=head_end, mark_end=mark_end)


def says_something(line: FlowLine) -> bool:
    """Whether there is anything on a line, or an attachment opens with it; other lines are no part of a document."""
    return bool(line.text or line.block or line.opens) or any(mark.type in POINTS for mark in line.marks)
