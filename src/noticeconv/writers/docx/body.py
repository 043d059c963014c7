"""word/document.xml: the flow of a document, one paragraph a line, in the styles of its roles."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from noticeconv.flow import FlowLine
from noticeconv.layout.profile import Profile
from noticeconv.layout.styles import HEAD_WORDS, INLINE_ROLES, LEVELS, STYLES, depth_bookmark, heading_style, level_bookmark, opens_bookmark
from noticeconv.model import Asset, Image, Table
from noticeconv.roles import Role
from noticeconv.writers.docx.imprint import imprint_row, imprint_table
from noticeconv.writers.docx.names import NSMAP, P, PPR, PSTYLE, R_, T, TAB, VAL, R, w
from noticeconv.writers.docx.pictures import drawing
from noticeconv.writers.docx.runs import Package, add_marked, add_text, is_simple
from noticeconv.writers.docx.signature import right_indents
from noticeconv.writers.docx.styles_part import twips
from noticeconv.zh.lexicon import LABELS
from noticeconv.zh.markers import MarkerStyle, match_marker

_HEADER = frozenset({Role.COPY_NUMBER, Role.CLASSIFICATION, Role.URGENCY, Role.ISSUER_MARK, Role.DOCUMENT_NUMBER, Role.SIGNATORY, Role.HEADER_OTHER})
_IMPRINT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO, Role.IMPRINT_OTHER, Role.PRINTER, Role.PRINT_DATE})
_SENT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO})
_WORDS_OF = {role: style for style, role in INLINE_ROLES.items()}
_SENTENCE = 30  # 字: a run-in "heading" longer than this is a sentence, and set as text


@lru_cache(maxsize=128)
def _prototype(style: str) -> etree._Element:
    """Return an empty paragraph in a style, to be copied with `__copy__`, which for lxml is deep and quickest."""
    paragraph = etree.Element(P, nsmap=NSMAP)
    etree.SubElement(etree.SubElement(paragraph, PPR), PSTYLE).set(VAL, style)
    return paragraph


@lru_cache(maxsize=128)
def _plain_prototype(style: str, words: str | None = None) -> etree._Element:
    """Return a paragraph in a style with its run, or two runs of which the first is in the character style `words`."""
    paragraph = _prototype(style).__copy__()
    if words:
        run = etree.SubElement(paragraph, R_)
        etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle")).set(VAL, words)
        etree.SubElement(run, T)
    etree.SubElement(etree.SubElement(paragraph, R_), T)
    return paragraph


class Body:
    """Builds the body of one document."""

    def __init__(self, profile: Profile, assets: dict[str, Asset], *, sealed: bool, first_page_number: bool = True) -> None:
        """`sealed`: leave room for a seal over signature and date."""
        self.profile = profile
        self.package = Package(assets)
        self.root = etree.Element(w("document"), nsmap={**NSMAP})
        self.body = etree.SubElement(self.root, w("body"))
        self.sealed = sealed
        self.first_page_number = first_page_number
        page = profile.page
        self.width = twips(page.width_mm - page.left_mm - page.right_mm)

    def render(self, lines: list[FlowLine]) -> bytes:
        """Return the part for `lines`."""
        depth = 0
        parent = self.body
        rights = _signature_indents(lines, sealed=self.sealed)
        for at, line in enumerate(lines):
            before = lines[at - 1] if at else None
            if line.role in _IMPRINT:
                if self.body is parent or before is None or before.depth != line.depth:
                    self.body = parent
                self._imprint_cell(parent, line, before)
            else:
                self.body = parent
            if isinstance(line.block, Table):
                self._table(line, before, depth)
            elif not self._joined(line, before):
                paragraph = self._paragraph(line)
                self._bookmarks(paragraph, line, depth)
                self._look(paragraph, line, before, lines[at + 1] if at + 1 < len(lines) else None, rights.get(at))
            depth = line.depth
        self.body = parent
        if len(self.body) and (self.body[-1].tag == w("tbl") or lines[-1].role in _IMPRINT):
            self._anchor()
        self._section()
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _paragraph(self, line: FlowLine) -> etree._Element:
        if line.role is Role.HEADING:
            return self._heading(line)
        if not line.marks and line.block is None and line.text and is_simple(line.text):
            paragraph = _plain_prototype(STYLES[line.role].id).__copy__()
            paragraph[1][0].text = line.text
            self.body.append(paragraph)
            return paragraph
        paragraph = _prototype(STYLES[line.role].id).__copy__()
        self.body.append(paragraph)
        block = line.block
        if isinstance(block, Image):
            self._image(paragraph, block)
        else:
            add_marked(paragraph, line.text, line.marks, self.package)
        return paragraph

    def _heading(self, line: FlowLine) -> etree._Element:
        level = line.level or 1
        run_in = line.head_end is not None
        words = HEAD_WORDS[min(level, LEVELS) - 1]
        style = heading_style(level, run_in=run_in).id
        if not line.marks and is_simple(line.text):
            return self._simple_heading(line, style, words)
        paragraph = _prototype(style).__copy__()
        self.body.append(paragraph)
        head = (line.head_end, words) if line.head_end is not None else None
        add_marked(paragraph, line.text, line.marks, self.package, head)
        if head and _is_sentence(line):
            for run in paragraph.iterchildren(R_):
                self._plain_words(run, line)
        return paragraph

    def _simple_heading(self, line: FlowLine, style: str, words: str) -> etree._Element:
        """Append a heading without marks from its prototype."""
        end = line.head_end
        if end is None or end >= len(line.text) or not is_simple(line.text[:end]) or not is_simple(line.text[end:]):
            paragraph = _plain_prototype(style).__copy__()
            paragraph[1][0].text = line.text
            if end is not None:
                paragraph = _prototype(style).__copy__()
                add_marked(paragraph, line.text, (), self.package, (end, words))
        else:
            paragraph = _plain_prototype(style, words).__copy__()
            paragraph[1][1].text = line.text[:end]
            paragraph[2][0].text = line.text[end:]
        self.body.append(paragraph)
        if end is not None and _is_sentence(line):
            self._plain_words(paragraph[1], line)
        return paragraph

    def _plain_words(self, run: etree._Element, line: FlowLine) -> None:
        """Set a run-in sentence in the body's font: the style still says where it ends."""
        look = run.find(w("rPr"))
        if look is None or look.find(w("rStyle")) is None:
            return
        latin, asian = self.profile.fonts["latin"][0], self.profile.fonts["body"][0]
        fonts = etree.Element(w("rFonts"))
        for name, value in (("ascii", latin), ("eastAsia", asian), ("hAnsi", latin), ("cs", latin)):
            fonts.set(w(name), value)
        look.insert(1, fonts)

    def _image(self, paragraph: etree._Element, block: Image) -> None:
        look = paragraph.find(PPR)
        assert look is not None
        spacing = etree.SubElement(look, w("spacing"))
        spacing.set(w("line"), "240")
        spacing.set(w("lineRule"), "auto")
        relation = self.package.picture(block.asset) if block.asset else None
        if relation and block.asset:
            run = etree.SubElement(paragraph, R_)
            run.append(drawing(relation, self.package.next(), block.alt, self.package.assets[block.asset], block.width, block.height))
        else:
            add_text(paragraph, f"[{block.alt or block.src or '图片'}]")

    def _table(self, line: FlowLine, before: FlowLine | None, depth: int) -> None:
        from noticeconv.writers.docx.tables import add_table

        if line.opens or line.level is not None or line.depth != depth or (before is not None and isinstance(before.block, Table)):
            carrier = _prototype("NcBlank").__copy__()
            self.body.append(carrier)
            self._bookmarks(carrier, line, depth)
        assert isinstance(line.block, Table)
        add_table(self.body, line.block, self.package, self.width)

    def _joined(self, line: FlowLine, before: FlowLine | None) -> bool:
        """Put 签发人 on the line of 发文字号 (7.2.5), and 印发日期 on that of 印发机关 (7.4.3)."""
        partner = {Role.SIGNATORY: Role.DOCUMENT_NUMBER, Role.PRINT_DATE: Role.PRINTER}.get(line.role)
        if before is None or before.role is not partner or before.depth != line.depth or line.opens:
            return False
        paragraph = self.body[-1]
        etree.SubElement(etree.SubElement(paragraph, R_), TAB)
        add_text(paragraph, line.text, _WORDS_OF[line.role])
        look = paragraph.find(PPR)
        assert look is not None
        self._tabbed(look, 14 if line.role is Role.PRINT_DATE else 16)
        return True

    def _tabbed(self, look: etree._Element, size: float) -> None:
        """Give a two-part line its right tab, one 字 from the edge, and its first part one 字 from the left."""
        for tag in ("tabs", "ind", "jc"):
            for old in look.findall(w(tag)):
                look.remove(old)
        tabs = etree.Element(w("tabs"))
        stop = etree.SubElement(tabs, w("tab"))
        stop.set(VAL, "right")
        stop.set(w("pos"), str(round(self.width - size * 20)))
        _insert(look, tabs)
        indent = etree.Element(w("ind"))
        for name, value in (("leftChars", "0"), ("left", "0"), ("rightChars", "0"), ("right", "0"), ("firstLineChars", "100"), ("firstLine", str(round(size * 20)))):
            indent.set(w(name), value)
        _insert(look, indent)
        left = etree.Element(w("jc"))
        left.set(VAL, "left")
        _insert(look, left)

    def _bookmarks(self, paragraph: etree._Element, line: FlowLine, depth: int) -> None:
        """Mark where an attachment opens, where the outer document goes on, and which section a line belongs to."""
        names = []
        if line.opens:
            names.append(opens_bookmark(line.depth, self.package.next()))
        elif line.depth != depth:
            names.append(depth_bookmark(line.depth, self.package.next()))
        if line.role is not Role.HEADING and line.level is not None:
            names.append(level_bookmark(line.level, self.package.next()))
        elif line.role is Role.HEADING and (line.level or 1) > LEVELS:
            names.append(level_bookmark(line.level or 1, self.package.next()))
        for name in names:
            serial = str(self.package.next())
            start = etree.Element(w("bookmarkStart"))
            start.set(w("id"), serial)
            start.set(w("name"), name)
            end = etree.Element(w("bookmarkEnd"))
            end.set(w("id"), serial)
            paragraph.insert(1, start)
            paragraph.insert(2, end)

    def _look(self, paragraph: etree._Element, line: FlowLine, before: FlowLine | None, after: FlowLine | None, right: float | None) -> None:
        """Set what the style alone cannot: what depends on the neighbours."""
        look = paragraph[0]
        role = line.role
        if role is Role.PARAGRAPH and not line.opens:
            return
        first = before is None or before.role is not role or before.depth != line.depth
        pitch = self.profile.page.pitch_pt * 20
        if right is not None:
            size = self.profile.element[role.value].size_pt
            lines = (3 if self.sealed else 1) if before is not None and before.role not in (Role.ISSUER, Role.DATE) else 0
            if lines:
                _insert(look, _spacing(lines * pitch, pitch))
            indent = etree.Element(w("ind"))
            indent.set(w("rightChars"), str(round(right * 100)))
            indent.set(w("right"), str(round(right * size * 20)))
            _insert(look, indent)
        elif role is Role.TITLE and not first:
            _insert(look, _spacing(0, pitch))
        elif role is Role.TITLE and (before is None or before.role is Role.ATTACHMENT):
            _insert(look, _spacing(pitch if before else 0, pitch))
        elif role is Role.TITLE and line.opens and self.body[0] is not paragraph:
            _insert(look, etree.Element(w("pageBreakBefore")))
            _insert(look, _spacing(0, pitch))
        elif line.opens and role is not Role.ATTACHMENT and self.body[0] is not paragraph:
            _insert(look, etree.Element(w("pageBreakBefore")))
        elif role is Role.ATTACHMENT_NOTE:
            self._note(look, line, first, pitch)
        elif role in (Role.ISSUER_MARK, Role.OPENING_SALUTATION) and not first:
            _insert(look, _spacing(0, pitch * 2 if role is Role.ISSUER_MARK else pitch))
        elif role is Role.HEADING and line.head_end is None:
            self._standing(look, line)
        if role in (Role.DOCUMENT_NUMBER, Role.SIGNATORY, Role.ISSUER_MARK) and after is not None and after.role not in _HEADER and line.depth == 0:
            self._rule(look)
        elif role is Role.DOCUMENT_NUMBER and after is not None and after.role is Role.SIGNATORY:
            self._rule(look)
        if role is Role.DOCUMENT_NUMBER and before is not None and before.role in (Role.TITLE, Role.SUBTITLE):
            _insert(look, _spacing(0, pitch))

    def _note(self, look: etree._Element, line: FlowLine, first: bool, pitch: float) -> None:
        """Align the names of several attachments under the first (7.3.4)."""
        numbered = match_marker(LABELS.sub("", line.text).removeprefix("附件：").removeprefix("附件:")) is not None
        left, start = (6.0, -4.0 if first else -1.0) if numbered else (5.0, -3.0)
        if not first:
            _insert(look, _spacing(0, pitch))
        indent = etree.Element(w("ind"))
        indent.set(w("leftChars"), str(round(left * 100)))
        indent.set(w("left"), str(round(left * 320)))
        indent.set(w("hangingChars"), str(round(-start * 100)))
        indent.set(w("hanging"), str(round(-start * 320)))
        _insert(look, indent)

    def _standing(self, look: etree._Element, line: FlowLine) -> None:
        """Centre 章 and 节; set a whole numbered sentence as text."""
        mark = match_marker(line.text) if line.text.startswith("第") else None
        if mark is not None and mark.style in (MarkerStyle.CHAPTER, MarkerStyle.SECTION, MarkerStyle.VOLUME, MarkerStyle.PART):
            indent = etree.Element(w("ind"))
            indent.set(w("firstLineChars"), "0")
            indent.set(w("firstLine"), "0")
            _insert(look, indent)
            centre = etree.Element(w("jc"))
            centre.set(VAL, "center")
            _insert(look, centre)

    def _rule(self, look: etree._Element) -> None:
        """Draw the red rule 4 mm below the last line of the 版头 (7.2.7)."""
        rule = self.profile.rule
        border = _border("bottom", float(rule["width_pt"]), round(float(rule["gap_mm"]) / 25.4 * 72), str(rule["color"]))
        held = etree.Element(w("pBdr"))
        held.append(border)
        _insert(look, held)

    def _imprint_cell(self, parent: etree._Element, line: FlowLine, before: FlowLine | None) -> None:
        """Make the cell of the 版记 that `line` goes to the place where paragraphs are put.

        The 版记 is a table that floats at the foot of the last page: thick rules outside, thin ones between its rows (7.4.1).
        主送 and 抄送 share a row, 印发机关 and 印发日期 share a line.
        """
        follows = before is not None and before.role in _IMPRINT and before.depth == line.depth
        table = parent[-1] if follows else imprint_table(parent, self.profile, self.width)
        together = follows and before is not None and (line.role is Role.PRINT_DATE or {before.role, line.role} <= _SENT)
        self.body = table[-1][-1] if together else imprint_row(table, self.width)

    def _anchor(self) -> None:
        """End with an empty line of no height: a frame hangs on the paragraph behind it, a body cannot end with a table."""
        paragraph = _prototype("NcBlank").__copy__()
        _insert(paragraph[0], _spacing(0, 20))
        self.body.append(paragraph)

    def _section(self) -> None:
        """Close the body with paper, margins, grid and page numbers (5.1, 5.2, 7.5)."""
        page = self.profile.page
        held = etree.SubElement(self.body, w("sectPr"))
        for kind, relation in (("default", "rIdOdd"), ("even", "rIdEven"), ("first", "rIdFirst")):
            reference = etree.SubElement(held, w("footerReference"))
            reference.set(w("type"), kind)
            reference.set(f"{{{R}}}id", relation)
        size = etree.SubElement(held, w("pgSz"))
        size.set(w("w"), str(twips(page.width_mm)))
        size.set(w("h"), str(twips(page.height_mm)))
        margins = etree.SubElement(held, w("pgMar"))
        for name, value in (("top", page.top_mm), ("right", page.right_mm), ("bottom", page.bottom_mm), ("left", page.left_mm), ("header", 15.0), ("footer", page.footer_mm), ("gutter", 0.0)):
            margins.set(w(name), str(twips(value)))
        if not self.first_page_number:
            etree.SubElement(held, w("titlePg"))
        grid = etree.SubElement(held, w("docGrid"))
        grid.set(w("type"), "lines")
        grid.set(w("linePitch"), str(round(page.pitch_pt * 20)))


def _is_sentence(line: FlowLine) -> bool:
    """Whether the words run in at the start are a sentence rather than a heading: an article's, or a long one."""
    end = line.head_end or 0
    if line.text[0] == "第" and (mark := match_marker(line.text)) is not None and mark.style is MarkerStyle.ARTICLE:
        return True
    return end - (line.mark_end or 0) > _SENTENCE


def _signature_indents(lines: list[FlowLine], *, sealed: bool) -> dict[int, float]:
    """Return the right indent in 字 of every issuer and date line, by index."""
    rights: dict[int, float] = {}
    at = 0
    while at < len(lines):
        start = at
        while at < len(lines) and lines[at].role is Role.ISSUER and (at == start or not lines[at].opens):
            at += 1
        names = [line.text for line in lines[start:at]]
        dated = at < len(lines) and lines[at].role is Role.DATE
        if names or dated:
            issuers, date = right_indents(names, lines[at].text if dated else names[-1], sealed=sealed)
            rights |= dict(zip(range(start, at), issuers, strict=True))
            if dated:
                rights[at] = date
                at += 1
        at = max(at, start + 1)
    return rights


_PPR_ORDER = {
    w(name): place
    for place, name in enumerate(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
        "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
    )
}
"""ECMA-376 CT_PPr: the order in which paragraph properties stand."""


def _insert(look: etree._Element, element: etree._Element) -> None:
    """Put a paragraph property in its place, instead of one of its kind."""
    for old in look.findall(str(element.tag)):
        look.remove(old)
    place = _PPR_ORDER[str(element.tag)]
    at = next((n for n, held in enumerate(look) if _PPR_ORDER[str(held.tag)] > place), len(look))
    look.insert(at, element)


def _spacing(before: float, line: float) -> etree._Element:
    held = etree.Element(w("spacing"))
    held.set(w("before"), str(round(before)))
    held.set(w("line"), str(round(line)))
    held.set(w("lineRule"), "exact")
    return held


def _border(side: str, width_pt: float, space_pt: int, color: str) -> etree._Element:
    held = etree.Element(w(side))
    for name, value in (("val", "single"), ("sz", str(round(width_pt * 8))), ("space", str(space_pt)), ("color", color)):
        held.set(w(name), value)
    return held
