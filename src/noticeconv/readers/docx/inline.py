"""What stands in a paragraph: runs, links, revisions, fields, notes, formulas, drawings, written to Ink."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from noticeconv.model.blocks import Mark
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.drawings import Drawings
from noticeconv.readers.docx.equations import formula
from noticeconv.readers.docx.fields import Field, anchor, link_target, shown
from noticeconv.readers.docx.ink import Ink
from noticeconv.readers.docx.looks import Look, signature
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.symbols import symbol
from noticeconv.records import replace

_BLANKS = " \t\r\n"


class Inline:
    """Reads paragraphs of one story into Ink. Fields may stay open from one paragraph to the next."""

    def __init__(self, context: Context, part: Part, textbox: Callable[[etree._Element], None]) -> None:
        """`textbox` takes a `w:txbxContent` met on the way; WordArt is given to it as its words' element."""
        self._context = context
        self.part = part
        self._styles = context.styles
        self._drawings = Drawings(context, part, textbox)
        self._fields: list[Field] = []
        self._silent = 0  # fields whose instruction is being read
        self._href: str | None = None
        self._bare: dict[Look, Look] = {}
        accepted = context.options.revisions == "accepted"
        self._kept = frozenset((n.INS, n.MOVE_TO) if accepted else (n.DEL, n.MOVE_FROM))

    def read(self, paragraph: etree._Element, ink: Ink, style_id: str | None, plain: Look) -> None:
        """Write what `paragraph` shows to `ink`; `plain` is the look of its style."""
        self._ink, self._style, self._plain = ink, style_id, plain
        if self._silent:  # an instruction ends with its paragraph: a field that is never closed must not swallow the rest
            self._fields = [field for field in self._fields if field.result]
            self._silent = 0
        self._children(paragraph)

    @property
    def open(self) -> bool:
        """Whether a field goes on from the paragraph before."""
        return bool(self._fields)

    def choice(self, element: etree._Element) -> etree._Element | None:
        """Return the one branch of an `mc:AlternateContent` to read."""
        return self._drawings.choice(element)

    def _children(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == n.RUN:
                self._run(child)
            else:
                handler = _INLINE.get(tag)
                if handler is not None:
                    handler(self, child)

    def _run(self, run: etree._Element) -> None:
        if self._inside(run, self._plain).hidden:
            self._context.count("S122")

    def _inside(self, run: etree._Element, look: Look) -> Look:
        """Read what stands in a run; return the look it has."""
        for child in run:
            tag = child.tag
            if tag == n.TEXT:
                text = child.text
                if text and not self._silent and not look.hidden:
                    self._text(child, text, look)
            elif tag == n.RPR:
                said = signature(child)
                if said:
                    look = self._look(self._styles.look(self._style, said))
            elif tag in _RUN and (not look.hidden or tag in _FIELD_TAGS):
                _RUN[tag](self, child, look)
        return look

    def _look(self, look: Look) -> Look:
        """Take underline and colour away from a link: its mark tells it."""
        if self._href is None or not ("underline" in look.kinds or look.color):
            return look
        if look not in self._bare:
            self._bare[look] = replace(look, kinds=tuple(kind for kind in look.kinds if kind != "underline"), color=None)
        return self._bare[look]

    def _deleted_text(self, element: etree._Element, look: Look) -> None:
        if element.text and not self._silent:
            self._text(element, element.text, look)

    def _text(self, element: etree._Element, text: str, look: Look) -> None:
        first, last = text[0], text[-1]
        if (first in _BLANKS or last in _BLANKS) and element.get(n.XML_SPACE) != "preserve":
            text = text.strip(_BLANKS)
        if "\n" in text and not self._context.ours:
            text = text.replace("\n", " ")
        if text:
            self._ink.write(text, look)

    def _sign(self, text: str, look: Look) -> None:
        if text and not self._silent:
            self._ink.write(text, look)

    def _break(self, element: etree._Element, look: Look) -> None:
        kind = element.get(n.TYPE, "textWrapping")
        if self._silent:
            return
        held = self._context.line_break(self._style, carriage=element.tag == n.W + "cr") if kind == "textWrapping" else None
        if held is not None:
            self._sign(held, look)
        else:
            self._ink.breaks.append((self._ink.at, "page" if kind == "page" else "line"))

    def _symbol(self, element: etree._Element, look: Look) -> None:
        try:
            code = int(element.get(n.W + "char", ""), 16)
        except ValueError:
            return
        self._sign(symbol(element.get(n.W + "font", ""), code), look)

    def _note(self, element: etree._Element, look: Look) -> None:
        text = self._context.notes(str(element.tag).removesuffix("Reference"), element.get(n.ID, ""))
        if text is not None and not self._silent:
            self._ink.fixed.append(Mark(type="footnote", start=self._ink.at, end=self._ink.at, text=text))

    def _drawing(self, element: etree._Element, look: Look) -> None:
        if self._silent:
            return
        ink = self._ink
        style, plain = self._style, self._plain
        ink.images += [(ink.at, image) for image in self._drawings.read(element)]
        self._ink, self._style, self._plain = ink, style, plain

    def _ruby(self, element: etree._Element, look: Look) -> None:
        """Show the reading behind its characters, in brackets."""
        for name in ("rubyBase", "rt"):
            part = element.find(n.W + name)
            if part is None:
                continue
            self._sign("（" if name == "rt" else "", look)
            self._children(part)
            self._sign("）" if name == "rt" else "", look)

    def _alternate(self, element: etree._Element, look: Look | None = None) -> None:
        """Read one branch: of what stands in a run when `look` is given, else of what stands in a paragraph."""
        chosen = self._drawings.choice(element)
        if chosen is None:
            return
        if look is None:
            self._children(chosen)
        else:
            self._inside(chosen, look)

    def _field_char(self, element: etree._Element, look: Look) -> None:
        kind = element.get(n.W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field(self._ink, self._ink.at, element.find(n.W + "ffData")))
            self._silent += 1
        elif kind == "separate" and self._fields and not self._fields[-1].result:
            self._fields[-1].result = True
            self._fields[-1].ink, self._fields[-1].at = self._ink, self._ink.at
            self._silent -= 1
        elif kind == "end" and self._fields:
            self._close(self._fields.pop(), look)

    def _close(self, field: Field, look: Look) -> None:
        if not field.result:
            self._silent -= 1
        empty = not field.result or (field.ink is self._ink and field.at == self._ink.at)
        if empty:
            self._sign(shown(field.instruction, field.form), look)
        elif (href := link_target(field.instruction)) and not self._silent:
            self._link(href, field.at if field.ink is self._ink else self._ink.label)

    def _link(self, href: str, start: int) -> None:
        if self._ink.at == start:
            return
        before = self._ink.fixed[-1] if self._ink.fixed else None
        if before is not None and before.type == "link" and before.href == href and before.end == start:
            start = self._ink.fixed.pop().start
        self._ink.fixed.append(Mark(type="link", start=start, end=self._ink.at, href=href))

    def _instruction(self, element: etree._Element, look: Look) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].words.append(element.text or "")

    def _simple_field(self, element: etree._Element) -> None:
        start = self._ink.at
        self._children(element)
        instruction = element.get(n.W + "instr", "")
        href = link_target(instruction)
        if href:
            self._link(href, start)
        elif self._ink.at == start:
            self._sign(shown(instruction, None), self._plain)

    def _hyperlink(self, element: etree._Element) -> None:
        relation = self.part.relations.get(element.get(n.R + "id", ""))
        place = element.get(n.W + "anchor")
        href = relation.target + (f"#{place}" if place else "") if relation else anchor(place)
        outer, start = self._href, self._ink.at
        self._href = href or outer
        self._children(element)
        self._href = outer
        if href and not self._silent:
            self._link(href, start)

    def _revision(self, element: etree._Element) -> None:
        self._context.count("S120")
        if element.tag in self._kept:
            self._children(element)

    def _content(self, element: etree._Element) -> None:
        content = element.find(n.SDT_CONTENT)
        if content is not None:
            self._children(content)

    def _bookmark(self, element: etree._Element) -> None:
        self._ink.bookmarks.append(element.get(n.NAME, ""))

    def _formula(self, element: etree._Element) -> None:
        if self._silent:
            return
        start = self._ink.at
        for text, script in formula(element):
            begin = self._ink.at
            if text:
                self._ink.write(text, self._plain)
            if script and text:
                self._ink.fixed.append(Mark(type=script, start=begin, end=self._ink.at))
        if self._ink.at > start:
            self._ink.fixed.append(Mark(type="formula", start=start, end=self._ink.at))


def _always(text: str) -> Callable[[Inline, etree._Element, Look], None]:
    return lambda inline, element, look: inline._sign(text, look)


_FIELD_TAGS = frozenset((n.W + "fldChar", n.W + "instrText"))
_RUN: dict[str, Callable[[Inline, etree._Element, Look], None]] = {
    n.W + "delText": Inline._deleted_text,
    n.W + "tab": _always("\t"),
    n.W + "ptab": _always("\t"),
    n.W + "noBreakHyphen": _always("\u2011"),
    n.W + "softHyphen": _always("\u00ad"),
    n.W + "br": Inline._break,
    n.W + "cr": Inline._break,
    n.W + "sym": Inline._symbol,
    n.W + "footnoteReference": Inline._note,
    n.W + "endnoteReference": Inline._note,
    n.W + "drawing": Inline._drawing,
    n.W + "pict": Inline._drawing,
    n.W + "object": Inline._drawing,
    n.W + "ruby": Inline._ruby,
    n.W + "fldChar": Inline._field_char,
    n.W + "instrText": Inline._instruction,
    n.ALTERNATE: Inline._alternate,
}
"""What a run can hold beside its text and properties."""
_INLINE: dict[str, Callable[[Inline, etree._Element], None]] = {
    n.W + "hyperlink": Inline._hyperlink,
    n.INS: Inline._revision,
    n.DEL: Inline._revision,
    n.MOVE_FROM: Inline._revision,
    n.MOVE_TO: Inline._revision,
    n.W + "smartTag": Inline._children,
    n.W + "customXml": Inline._children,
    n.W + "bdo": Inline._children,
    n.W + "dir": Inline._children,
    n.SDT: Inline._content,
    n.W + "fldSimple": Inline._simple_field,
    n.M + "oMath": Inline._formula,
    n.M + "oMathPara": Inline._formula,
    n.BOOKMARK: Inline._bookmark,
    n.ALTERNATE: Inline._alternate,
}
"""What a paragraph can hold beside runs."""
