"""Lines of a document → semantic HTML: header, headings, paragraphs, signature, attachments as sections, imprint as footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from noticeconv.flow import FlowLine
from noticeconv.model import Document, Image, Page, Table
from noticeconv.roles import Role
from noticeconv.writers.html.inline import Inline, attribute, escaped
from noticeconv.writers.html.table import table_html

HEAD = frozenset(
    {Role.COPY_NUMBER, Role.CLASSIFICATION, Role.URGENCY, Role.ISSUER_MARK, Role.DOCUMENT_NUMBER, Role.SIGNATORY, Role.HEADER_OTHER}
)
SIGNATURE = frozenset({Role.ISSUER, Role.DATE})
IMPRINT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO, Role.IMPRINT_OTHER, Role.PRINTER, Role.PRINT_DATE})
GROUPS = ((HEAD, "head"), (SIGNATURE, "signature"), (IMPRINT, "imprint"))
JOINED = frozenset({Role.TITLE, Role.SUBTITLE, Role.ADOPTED, Role.ANNOTATION})
"""Roles whose neighbouring lines are one element written over several lines."""


class Body:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        """Take the document for its kind, form, assets and page."""
        self._document = document
        self._inline = Inline(document.assets)

    def html(self, lines: Sequence[FlowLine]) -> str:
        """Return everything inside `<body>`."""
        document = self._document
        form = f" form-{document.form}" if document.kind == "notice" else ""
        out = [f'<main class="sheet">\n<article class="document {document.kind}{form}">\n', *self._article(lines)]
        if self._inline.notes:
            notes = enumerate(self._inline.notes, 1)
            items = "".join(f'<li id="n{number}">{escaped(text)} <a href="#r{number}">↩</a></li>\n' for number, text in notes)
            out.append(f'<ol class="notes">\n{items}</ol>\n')
        return "".join((*out, "</article>\n</main>\n", _page(document.page)))

    def _article(self, lines: Sequence[FlowLine]) -> Iterator[str]:
        """Yield the lines in groups; an attachment is a section inside the one it belongs to."""
        open_depth = 0
        for (depth, _, name), group in groupby(_numbered(lines), key=lambda item: item[0]):
            held = [line for _, line in group]
            if held[0].opens or depth < open_depth:
                target = depth - 1 if held[0].opens else depth
                yield "</section>\n" * max(open_depth - target, 0)
                open_depth = min(open_depth, target)
            if held[0].opens:
                yield '<section class="attachment">\n'
                open_depth = depth
            yield self._group(name, held)
        yield "</section>\n" * open_depth

    def _group(self, name: str, lines: Sequence[FlowLine]) -> str:
        if name == "head":
            return self._head(lines)
        if name == "signature":
            return f'<div class="signature">\n{"".join(map(self._line, lines))}</div>\n'
        if name == "imprint":
            return self._imprint(lines)
        if name == "joined":
            return self._over_lines(lines)
        return "".join(self._line(line, index) for index, line in enumerate(lines))

    def _head(self, lines: Sequence[FlowLine]) -> str:
        numbers = [line for line in lines if line.role in (Role.DOCUMENT_NUMBER, Role.SIGNATORY)]
        others = "".join(self._line(line) for line in lines if line not in numbers)
        upward = " upward" if any(line.role is Role.SIGNATORY for line in numbers) else ""
        beside = f'<div class="numbers{upward}">\n{"".join(map(self._line, numbers))}</div>\n' if numbers else ""
        ruled = any(line.role in (Role.ISSUER_MARK, Role.DOCUMENT_NUMBER) for line in lines)
        return f'<header class="head">\n{others}{beside}{"<hr class=rule>" if ruled else ""}</header>\n'

    def _imprint(self, lines: Sequence[FlowLine]) -> str:
        printed = [line for line in lines if line.role in (Role.PRINTER, Role.PRINT_DATE)]
        others = "".join(self._line(line) for line in lines if line not in printed)
        beside = f'<div class="printed">\n{"".join(map(self._line, printed))}</div>\n' if printed else ""
        return f'<footer class="imprint">\n{others}{beside}</footer>\n'

    def _over_lines(self, lines: Sequence[FlowLine]) -> str:
        role, depth = lines[0].role, lines[0].depth
        pieces = [self._inline.html(line.text, line.marks) for line in lines]
        inner = pieces[0] if len(pieces) == 1 else "".join(f"<span>{piece}</span>" for piece in pieces)
        tag = f"h{min(depth + 1, 6)}" if role is Role.TITLE else "p"
        return f'<{tag} class="{role.value} spaced">{inner}</{tag}>\n'

    def _line(self, line: FlowLine, index: int = 0) -> str:
        if isinstance(line.block, Table):
            return table_html(line.block, self._inline)
        if isinstance(line.block, Image):
            return self._figure(line.block)
        if line.role is Role.HEADING:
            return self._heading(line)
        text = self._inline.html(line.text, line.marks)
        if line.role is Role.SIGNATORY and "：" in text:
            label, names = text.split("：", 1)
            text = f"{label}：<b>{names}</b>"
        if line.role is Role.ATTACHMENT:
            return f'<p class="attachment_label">{text}</p>\n' if text else ""
        more = " more" if line.role is Role.ATTACHMENT_NOTE and index else " spaced"
        return f'<p class="{line.role.value}{more}">{text}</p>\n'

    def _heading(self, line: FlowLine) -> str:
        level = line.level or 1
        name, rank = f"heading{min(level, 4)}", min(level + line.depth + 1, 6)
        if line.head_end is None:
            return f'<h{rank} class="{name}">{self._inline.html(line.text, line.marks)}</h{rank}>\n'
        from noticeconv.flow import cut_marks

        head = self._inline.html(line.text[: line.head_end], cut_marks(line.marks, 0, line.head_end))
        rest = self._inline.html(line.text[line.head_end :], cut_marks(line.marks, line.head_end, len(line.text)))
        return f'<p class="paragraph"><span class="{name}" role="heading" aria-level="{rank}">{head}</span>{rest}</p>\n'

    def _figure(self, image: Image) -> str:
        sizes = (("width", image.width), ("height", image.height))
        size = "".join(f' {key}="{round(value * 96 / 72)}"' for key, value in sizes if value)
        return f"<figure>{self._inline.picture(image.asset, image.alt or '', image.src, size)}</figure>\n"


Key = tuple[int, int, str]


def _numbered(lines: Sequence[FlowLine]) -> Iterator[tuple[Key, FlowLine]]:
    """Give each line a key that its group shares: depth, number of the group, name of the group."""
    serial, before = 0, None
    for line in lines:
        name = _group_name(line)
        same = before is not None and not line.opens and (line.depth, name) == (before.depth, _group_name(before))
        if not same or (name == "joined" and before is not None and line.role is not before.role):
            serial += 1
        before = line
        yield (line.depth, serial, name), line


def _group_name(line: FlowLine) -> str:
    if line.role in JOINED:
        return "joined"
    if line.role is Role.ATTACHMENT_NOTE:
        return "attachment_note"
    return next((name for roles, name in GROUPS if line.role in roles), "body")


def _page(page: Page | None) -> str:
    if page is None or not (page.fields or page.noise):
        return ""
    fields = "".join(f"<div><dt>{escaped(field.name)}</dt><dd>{escaped(field.value)}</dd></div>\n" for field in page.fields)
    noise = "".join(f"<p>{escaped(line)}</p>\n" for line in page.noise)
    label = attribute("原网页信息")
    return f'<details class="page" aria-label="{label}">\n<summary>原网页信息</summary>\n<dl>\n{fields}</dl>\n{noise}</details>\n'
