"""Files of our own Markdown writer: every line with the role that its shape or the comment above it states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from noticeconv.errors import DamagedInputError
from noticeconv.flow import Envelope
from noticeconv.layout.markdown import Levels, Said, head_end, said_by
from noticeconv.model import Image, Mark, Page, Table
from noticeconv.readers.markdown.inline import alone, lines_of
from noticeconv.readers.markdown.pictures import Pictures
from noticeconv.readers.markdown.syntax import parser, referred, stray_note
from noticeconv.readers.markdown.tables import html_table, pipe_table, table_text
from noticeconv.roles import Role
from noticeconv.source import Hints, SourceBuilder


def envelope_of(front: str, name: str | None) -> Envelope | None:
    """Return the envelope that our front matter holds; None when the front matter is another's. Raises DamagedInputError."""
    import yaml

    try:
        held = yaml.load(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if not isinstance(held, dict) or "noticeconv" not in held:
            return None
        kinds = tuple((str(said["kind"]), said.get("form"), said.get("genre")) for said in held.get("documents") or ())
        return Envelope(kinds, Page.model_validate(held["page"]) if held.get("page") else None)
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = str(error).partition("\n")[0]
        raise DamagedInputError(
            f"The front matter of {name or 'the file'} cannot be read ({said}); mend the lines between the two --- at its top.",
            f"{name or '文件'} 开头两条 --- 之间的内容无法读取（{said}），请改正后再试。",
        ) from None


class OwnReader:
    """Reads the body of a file of ours, line after line, into `builder`."""

    def __init__(self, builder: SourceBuilder, pictures: Pictures) -> None:
        """Start at the document itself."""
        self._builder = builder
        self._pictures = pictures
        self._levels = Levels()
        self._depth = 0
        self._said = Said()
        self._notes: dict[str, str | None] = {}

    def read(self, body: str) -> None:
        """Take every block of `body`."""
        env: dict[str, Any] = {"own": True}
        tokens = parser(True).parse(body, env)
        self._notes = {label: self._note(source) for label, source in env.get("footnotes", {}).items()}
        known = referred(tokens, html=True)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = at
            if token.type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                self._block(pipe_table(tokens[at + 1 : end], self._pictures, self._notes))
            elif token.type == "heading_open":
                self._heading(int(token.tag[1:]), tokens[at + 1].children)
            elif token.type == "inline" and tokens[at - 1].type == "paragraph_open":
                self._paragraph(token.children)
            elif token.type == "html_block":
                self._html(token.content.strip())
            elif stray_note(token, known):
                self._text(token.content, [])
            elif token.type in ("fence", "hr"):
                self._text(token.content.strip("\n") or token.markup, [])
            at = end + 1

    def _note(self, source: str) -> str:
        tokens = parser(True).parseInline(source, {"own": True})[0].children
        return lines_of(tokens, self._pictures, {}, breaks=False)[0][0]

    def _html(self, source: str) -> None:
        said = said_by(source)
        if said is not None:
            self._said = said
            if said.empty:
                self._text("", [])
            return
        table = html_table(source, self._pictures) if source[:6].lower() == "<table" else None
        if table is not None:
            self._block(table)
            return
        self._paragraph(parser(True).parseInline(source, {"own": True, "footnotes": self._notes})[0].children)

    def _paragraph(self, tokens: Sequence[Any]) -> None:
        image = alone(tokens, self._pictures)
        if image is not None and self._said.role in (None, Role.IMAGE):
            self._block(image)
            return
        text, marks = self._inline(tokens)
        self._text(text, marks)

    def _inline(self, tokens: Sequence[Any]) -> tuple[str, list[Mark]]:
        return lines_of(tokens, self._pictures, self._notes, breaks=False)[0]

    def _heading(self, hashes: int, tokens: Sequence[Any]) -> None:
        text, marks = self._inline(tokens)
        evident = Said(Role.TITLE) if hashes == 1 else Said(Role.HEADING, hashes - 1)
        self._line(text, marks, evident)

    def _text(self, text: str, marks: list[Mark]) -> None:
        """Take a paragraph: bold words at its start are a run-in heading's where a comment or their mark says so."""
        said = self._said
        lead = next((mark for mark in marks if mark.type == "bold" and mark.start == 0), None)
        level = self._levels.level(text) if lead else None
        heading = said.role is Role.HEADING or (said.role is None and level is not None)
        if not heading:
            self._line(text, marks, Said(Role.PARAGRAPH))
            return
        end = None
        if lead and said.head_end is None:
            end = head_end(text, lead.end)
            marks = [mark for mark in marks if mark is not lead]
        self._line(text, marks, Said(Role.HEADING, level, head_end=end))

    def _block(self, block: Table | Image) -> None:
        if isinstance(block, Table):
            self._line(table_text(block), [], Said(Role.TABLE), block)
        else:
            self._line(block.alt or "", [], Said(Role.IMAGE), block)

    def _line(self, text: str, marks: Sequence[Mark], evident: Said, block: Table | Image | None = None) -> None:
        said, self._said = self._said, Said()
        if said.depth is not None:
            self._depth = said.depth
            self._levels.restart()
        role = said.role or evident.role or Role.PARAGRAPH
        hints = Hints(role=role, level=said.level, depth=self._depth, opens=said.opens)
        if role is Role.HEADING:
            level = said.level or evident.level or 1
            end = said.head_end if said.head_end is not None else evident.head_end
            hints = hints._replace(level=level, head_end=end, mark_end=said.mark_end)
            self._levels.met(text, level)
        self._builder.line(text, hints, tuple(marks), block)


__all__ = ["OwnReader", "envelope_of"]
