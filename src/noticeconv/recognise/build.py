"""Lines with roles → Document: the inverse of `noticeconv.flow.flow`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noticeconv.flow import Envelope, FlowLine, bare_line, cut_marks, says_something, shift_marks, tidy_marks
from noticeconv.flow.tables import tidy_table
from noticeconv.kept import pattern
from noticeconv.model import (
    KINDS,
    Attachment,
    Attendance,
    Block,
    DateValue,
    Document,
    Item,
    Mark,
    Page,
    Paragraph,
    Recipients,
    Salutation,
    Section,
    Table,
    Unrecognised,
    Wrapped,
)
from noticeconv.recognise.frame import date_of, header_of, imprint_of, labelled, signature_of
from noticeconv.recognise.headings import heading_end, marker_of
from noticeconv.recognise.notes import notes_of
from noticeconv.recognise.page import page_of
from noticeconv.records import fresh, record
from noticeconv.roles import Role
from noticeconv.zh.dates import find_date
from noticeconv.zh.items import inline_items
from noticeconv.zh.lexicon import REGULATION_GENRES
from noticeconv.zh.markers import MarkerStyle
from noticeconv.zh.names import genre_of, split_names
from noticeconv.zh.numerals import to_int


@record(frozen=False)
class _Part:
    """The lines of one document, and the documents that open inside it."""

    depth: int
    label: str | None = None
    lines: list[FlowLine] = fresh(default_factory=list)
    parts: list[_Part] = fresh(default_factory=list)


def build(lines: Sequence[FlowLine], envelope: Envelope | None = None) -> Document:
    """Return the document whose lines these are. `envelope` gives kinds and page when they are known.

    Never raises on lines of any order: what fits nowhere is kept in `body`, `remarks` or `page`.
    """
    lines = list(filter(says_something, map(bare_line, lines)))
    page_lines = [line for line in lines if line.role in _PAGE]
    root = _parts([line for line in lines if line.role not in _PAGE])
    kinds = envelope.documents if envelope else ()
    stated = iter(kinds if len(kinds) == _count(root) else ())
    page = envelope.page if envelope and envelope.page else page_of([(line.role, line.text) for line in page_lines])
    return _document(root, stated, page)


def _count(part: _Part) -> int:
    return 1 + sum(map(_count, part.parts))


def _parts(lines: Sequence[FlowLine]) -> _Part:
    """Hang every attachment under the document it belongs to."""
    root = _Part(0)
    stack = [root]
    for line in lines:
        depth = min(line.depth, len(stack)) if line.opens else min(line.depth, len(stack) - 1)
        if line.opens and depth > 0:
            del stack[depth:]
            part = _Part(depth)
            stack[-1].parts.append(part)
            stack.append(part)
            if line.role is Role.ATTACHMENT:
                part.label = line.text or None
                continue
        elif depth < len(stack) - 1:
            del stack[depth + 1 :]
        stack[-1].lines.append(line)
    return root


def _document(part: _Part, stated: Iterator[tuple[str, str | None, str | None]], page: Page | None = None) -> Document:
    by_role: dict[Role, list[FlowLine]] = {}
    body: list[FlowLine] = []
    for line in part.lines:
        if line.role in _BODY:
            body.append(line)
        else:
            by_role.setdefault(line.role, []).append(line)
    texts = {role: [line.text for line in lines] for role, lines in by_role.items()}
    title = _wrapped(by_role.get(Role.TITLE))
    blocks = _blocks(body)
    told = next(stated, None)
    kind = told[0] if told and told[0] in KINDS else _kind(title, texts, blocks)
    if kind != "regulation" and Role.ADOPTED in by_role:
        by_role.setdefault(Role.SUBTITLE, []).extend(by_role.pop(Role.ADOPTED))
        texts.pop(Role.ADOPTED)
    values: dict[str, object] = {
        "header": header_of(texts),
        "title": title,
        "subtitle": _wrapped(by_role.get(Role.SUBTITLE)),
        "body": blocks,
        "attachment_notes": notes_of(texts.get(Role.ATTACHMENT_NOTE, [])),
        "signature": signature_of(texts),
        "annotation": _wrapped(by_role.get(Role.ANNOTATION)),
        "remarks": texts.get(Role.REMARK, []),
        "imprint": imprint_of(texts),
        "page": page,
        **_own(kind, texts, by_role),
    }
    if kind == "notice":
        values["genre"] = told[2] if told else (genre_of(title.text) if title else None)
        values["form"] = (told and told[1]) or _form(texts, title)
    values["attachments"] = [_attachment(inner, stated) for inner in part.parts]
    document: Document = KINDS[kind](**values)
    return _keep_misfits(document, kind, texts)


_PAGE = frozenset({Role.FIELD, Role.NOISE})
_BODY = frozenset({Role.HEADING, Role.PARAGRAPH, Role.SALUTATION, Role.TABLE, Role.IMAGE, Role.UNRECOGNISED})
_FRONT = {
    "notice": frozenset({Role.RECIPIENTS, Role.ATTENDANCE}),
    "report": frozenset({Role.OCCASION, Role.REPORT_DATE, Role.SPEAKER, Role.OPENING_SALUTATION}),
    "regulation": frozenset({Role.ADOPTED}),
    "plain": frozenset[Role](),
}
_ALL_FRONT = frozenset().union(*_FRONT.values())


def _keep_misfits(document: Document, kind: str, texts: dict[Role, list[str]]) -> Document:
    """Keep lines whose role this kind of document does not have, at the head of the body, as they are."""
    misfits = [text for role in _ALL_FRONT - _FRONT[kind] for text in texts.get(role, [])]
    if misfits:
        document.body = [*(Unrecognised(text=text) for text in misfits), *document.body]
    return document


def _own(kind: str, texts: dict[Role, list[str]], by_role: dict[Role, list[FlowLine]]) -> dict[str, object]:
    """Return the fields that only this kind of document has."""
    if kind == "notice":
        line = "".join(texts.get(Role.RECIPIENTS, []))
        return {
            "recipients": Recipients(text=line, names=split_names(line)) if line else None,
            "attendance": [Attendance(label=label, text=text) for label, text in map(labelled, texts.get(Role.ATTENDANCE, []))],
        }
    if kind == "regulation":
        return {"adopted": _wrapped(by_role.get(Role.ADOPTED))}
    if kind == "report":
        occasion = "".join(texts.get(Role.OCCASION, [])) or None
        dated = "".join(texts.get(Role.REPORT_DATE, []))
        found = None if dated or not occasion else find_date(occasion)
        return {
            "occasion": occasion,
            "date": date_of(dated) if dated else (DateValue(text=found.raw, value=found.value) if found else None),
            "speaker": "".join(texts.get(Role.SPEAKER, [])) or None,
            "salutation": "".join(texts.get(Role.OPENING_SALUTATION, [])) or None,
        }
    return {}


def _kind(title: Wrapped | None, texts: dict[Role, list[str]], blocks: Sequence[Block]) -> str:
    if not _FRONT["report"].isdisjoint(texts):
        return "report"
    name = title.text if title else ""
    genre = genre_of(name)
    styles = {block.marker.style for block in blocks if isinstance(block, Section) and block.marker}
    if Role.RECIPIENTS not in texts and (Role.ADOPTED in texts or styles & {MarkerStyle.CHAPTER, MarkerStyle.ARTICLE}):
        return "regulation"
    if not texts.keys().isdisjoint({Role.RECIPIENTS, Role.ISSUER, Role.DOCUMENT_NUMBER, Role.ATTENDANCE}):
        return "notice"
    if Role.DATE in texts and genre not in REGULATION_GENRES:
        return "notice"
    if genre is None or genre in REGULATION_GENRES:
        return "plain"
    return "notice"


def _form(texts: dict[Role, list[str]], title: Wrapped | None) -> str:
    """Return the 格式 (GB/T 9704 7, 10.1–10.3) that header and title speak of."""
    genre = genre_of(title.text) if title else None
    if Role.ATTENDANCE in texts or genre == "纪要":
        return "minutes"
    if genre in ("命令", "令") or any(mark.endswith(("令", "命令")) for mark in texts.get(Role.ISSUER_MARK, [])):
        return "order"
    marks = texts.get(Role.ISSUER_MARK, [])
    return "letter" if genre in ("函", "复函") and marks and not any(mark.endswith("文件") for mark in marks) else "general"


def _attachment(part: _Part, stated: Iterator[tuple[str, str | None, str | None]]) -> Attachment:
    content = _document(part, stated)
    title = content.title.text if content.title else None
    label = _LABEL_EDGE.sub("", part.label or "")
    digits = _NO_DIGITS.sub("", label)
    written = part.label if part.label != label else None
    return Attachment(label=label or None, written=written, number=to_int(digits) if digits else None, title=title, content=content)


_NO_DIGITS = pattern(r"[^\d０-９一二三四五六七八九十]")
_LABEL_EDGE = pattern(r"\A[（(\[【\s]+|[）)\]】\s:：.．、]+\Z|(?<=[附件表录])\s+(?=\d)")


def _wrapped(lines: Sequence[FlowLine] | None) -> Wrapped | None:
    if not lines:
        return None
    marks: list[Mark] = []
    at = 0
    for line in lines:
        marks += shift_marks(line.marks, at)
        at += len(line.text)
    texts = [line.text for line in lines]
    return Wrapped(text="".join(texts), lines=texts if len(texts) > 1 else [], marks=tidy_marks(marks, at))


def _blocks(lines: Sequence[FlowLine]) -> list[Block]:
    """Grow the tree of sections: a heading closes what is as deep or deeper, other lines join the open section."""
    root: list[Block] = []
    stack: list[tuple[int, list[Block]]] = [(0, root)]
    for line in lines:
        if line.role is Role.HEADING:
            level = line.level or 1
            while stack[-1][0] >= level:
                stack.pop()
            section, rest = _section(line, stack[-1][0] + 1)
            stack[-1][1].append(section)
            stack.append((level, section.blocks))
            if rest is not None:
                section.blocks.append(rest)
            continue
        while line.level is not None and stack[-1][0] > line.level:
            stack.pop()
        stack[-1][1].append(_leaf(line))
    return root


def _section(line: FlowLine, level: int) -> tuple[Section, Paragraph | None]:
    """Return the section that a heading line opens, and the paragraph that is run in with it."""
    text, marker = line.text, marker_of(line)
    start = _visible(text, len(marker.text) if marker else 0)
    end = line.head_end if line.head_end is not None else heading_end(text, start)
    body = text[end:].strip()
    head, stop = _stopped(text[start:end].rstrip())
    run_in = bool(body)
    usual = "。" if run_in else ""
    section = Section(
        level=level,
        marker=marker,
        heading=head,
        run_in=run_in,
        stop=stop if stop != usual else None,
        marks=tidy_marks(cut_marks(line.marks, start, start + len(head)), len(head)),
        blocks=[],
    )
    if not run_in:
        return section, None
    if not line.marks:
        return section, paragraph(body)
    lead = _visible(text, end)
    notes = [mark.model_copy(update={"start": 0, "end": 0}) for mark in line.marks if mark.start == mark.end and start + len(head) < mark.start <= lead]
    return section, paragraph(body, [*notes, *cut_marks(line.marks, lead, lead + len(body))])


def _visible(text: str, at: int) -> int:
    """Return the first place from `at` on that is no white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


_STOPS = frozenset("。；;：:！？!?")


def _stopped(head: str) -> tuple[str, str]:
    """Part a heading from the mark that closes it."""
    return (head[:-1], head[-1]) if head and head[-1] in _STOPS else (head, "")


def paragraph(text: str, marks: Sequence[Mark] = ()) -> Paragraph:
    """Return a paragraph with the items that run on inside it."""
    items = [Item(marker=i.marker, ordinal=i.ordinal, start=i.start, end=i.end) for i in inline_items(text)]
    return Paragraph(text=text, marks=tidy_marks(marks, len(text)), items=items)


def _leaf(line: FlowLine) -> Block:
    if line.block is not None:
        return tidy_table(line.block) if isinstance(line.block, Table) else line.block
    plain = _PLAIN.get(line.role)
    return plain(text=line.text) if plain else paragraph(line.text, line.marks)


_PLAIN: dict[Role, type[Salutation] | type[Unrecognised]] = {Role.SALUTATION: Salutation, Role.UNRECOGNISED: Unrecognised}
