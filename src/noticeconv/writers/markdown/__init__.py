"""Document → our own Markdown: readable in any viewer, and read back to the same document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from noticeconv.flow import Envelope, FlowLine, bare_line, envelope, flow, says_something
from noticeconv.layout.markdown import DEEPEST, Levels, Said, head_end, mark_end
from noticeconv.model import Document, Image, Mark, Table
from noticeconv.options import DEFAULT_WRITE, WriteOptions
from noticeconv.roles import Role
from noticeconv.writers.markdown.escape import edges, heading_end, line_start
from noticeconv.writers.markdown.inline import Inline
from noticeconv.writers.markdown.pictures import Pictures
from noticeconv.writers.markdown.tables import table_source

VERSION = 1


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as UTF-8 Markdown; pictures go to `options.media_dir` or stand at the end as data URIs.

    Raises OSError when the media directory cannot be written.
    """
    pictures = Pictures(document.assets, options.media_dir)
    body = _Body(Inline(pictures), pictures)
    lines = filter(says_something, map(bare_line, flow(document)))
    blocks = [_front_matter(envelope(document)), *map(body.block, lines)]
    ends = [*body.inline.notes(), *pictures.definitions()]
    return ("\n\n".join([*blocks, *(["\n\n".join(ends)] if ends else [])]) + "\n").encode()


def _front_matter(said: Envelope) -> str:
    import yaml

    held: dict[str, Any] = {"noticeconv": VERSION, "documents": [_kind(*kinds) for kinds in said.documents]}
    if said.page:
        held["page"] = said.page.model_dump(mode="json")
    text = yaml.dump(held, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=2**30)
    return f"---\n{text}---"


def _dumper() -> Any:
    """Return YAML's dumper written in C where it is there: it is ten times as fast."""
    import yaml

    return getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _kind(kind: str, form: str | None, genre: str | None) -> dict[str, str]:
    return {name: value for name, value in (("kind", kind), ("form", form), ("genre", genre)) if value is not None}


class _Body:
    """Writes line after line; knows what the reader takes as evident at each."""

    def __init__(self, inline: Inline, pictures: Pictures) -> None:
        self.inline = inline
        self._pictures = pictures
        self._levels = Levels()
        self._depth = 0

    def block(self, line: FlowLine) -> str:
        """Return the source of a line, its comment above it where it needs one."""
        moved = line.opens or line.depth != self._depth
        if moved:
            self._depth = line.depth
            self._levels.restart()
        source, evident = self._source(line)
        said = _unsaid(line, evident, moved, not source)
        if line.role is Role.HEADING and line.level:
            self._levels.met(line.text, line.level)
        comment = said.comment()
        return f"{comment}\n{source}".rstrip("\n") if comment else source

    def _source(self, line: FlowLine) -> tuple[str, Said]:
        """Return a line's source, and what that says by itself."""
        if isinstance(line.block, Table):
            return table_source(line.block, self.inline, self._pictures), Said(Role.TABLE)
        if isinstance(line.block, Image):
            return self._pictures.markdown(line.block), Said(Role.IMAGE)
        if line.role is Role.TITLE:
            return self._hashes(1, line), Said(Role.TITLE)
        if line.role is Role.HEADING:
            return self._run_in(line) if line.head_end is not None else self._standing(line)
        source = self._paragraph(line.text, line.marks)
        return source, self._evident(line)

    def _standing(self, line: FlowLine) -> tuple[str, Said]:
        level = min(line.level or 1, DEEPEST)
        return self._hashes(level + 1, line), Said(Role.HEADING, level, mark_end=mark_end(line.text))

    def _hashes(self, count: int, line: FlowLine) -> str:
        source = heading_end(edges(self.inline.markdown(line.text, line.marks)))
        return "#" * count + " " + source if source else ""

    def _run_in(self, line: FlowLine) -> tuple[str, Said]:
        """Write a heading that shares its paragraph with text: its words in bold, unless other bold stands in the way."""
        words = _words(line)
        mark = mark_end(line.text)
        if words is None:
            return self._paragraph(line.text, line.marks), Said(Role.HEADING, mark_end=mark)
        marks = [Mark(type="bold", start=0, end=words), *line.marks]
        level = self._levels.level(line.text)
        role = Role.PARAGRAPH if level is None else Role.HEADING
        return self._paragraph(line.text, marks), Said(role, level, mark_end=mark, head_end=line.head_end)

    def _evident(self, line: FlowLine) -> Said:
        """Return what a paragraph that is no heading looks like to the reader."""
        lead = any(mark.type == "bold" and mark.start == 0 < mark.end for mark in line.marks)
        if not line.text and len(line.marks) == 1 and line.marks[0].type == "image":
            return Said(Role.IMAGE)
        level = self._levels.level(line.text) if lead else None
        return Said(Role.PARAGRAPH if level is None else Role.HEADING)

    def _paragraph(self, text: str, marks: Sequence[Mark]) -> str:
        return line_start(edges(self.inline.markdown(text, marks)))


def _words(line: FlowLine) -> int | None:
    """Return where the bold words of a run-in heading end, None when bold could not tell them."""
    end = line.head_end or 0
    for words in (end - 1, end):
        bold = any(mark.type == "bold" and mark.start <= words for mark in line.marks)
        if 0 < words <= len(line.text) and head_end(line.text, words) == end and not bold:
            return words
    return None


def _unsaid(line: FlowLine, evident: Said, moved: bool, empty: bool) -> Said:
    """Return what the comment above a line has to say."""
    heading = line.role is Role.HEADING
    level = line.level if empty or line.level != evident.level or line.role is not evident.role else None
    mark = line.mark_end if heading and line.mark_end is not None and line.mark_end != evident.mark_end else None
    head = line.head_end if heading and line.head_end != evident.head_end else None
    named = line.role is not evident.role or level is not None or mark is not None or head is not None or empty
    role = line.role if named or line.opens else None
    return Said(role, level, line.depth if moved else None, line.opens, mark, head, empty)
