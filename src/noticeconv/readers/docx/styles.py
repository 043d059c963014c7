"""styles.xml: styles by id, resolved through what they are based on; loops are cut."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from noticeconv.readers.docx.looks import Look, Properties, Signature, look, properties, signature
from noticeconv.readers.docx.names import NAME, PPR, RPR, TYPE, VAL, W, on
from noticeconv.readers.docx.paragraphs import ParagraphProperties, paragraph_properties, paragraph_signature

_NOTHING: Properties = {}


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it inherits."""

    id: str
    name: str
    run: Properties
    paragraph: ParagraphProperties


class Styles:
    """The styles of a document. `loops` names the styles found to be based on themselves."""

    def __init__(self, root: etree._Element | None, theme: dict[str, str]) -> None:
        """Index `root`; a style is read when it is asked for."""
        self._theme = theme
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._default: str | None = None
        self.loops: list[str] = []
        run, paragraph = _NOTHING, ParagraphProperties()
        for element in root if root is not None else ():
            if element.tag == W + "style":
                self._index(element)
            elif element.tag == W + "docDefaults":
                run, paragraph = self._defaults(element)
        self._made: dict[tuple[str, str], Style | None] = {}
        self._base = Style("", "", run, paragraph)
        self._looks: dict[tuple[str | None, Signature], Look] = {}

    def _index(self, element: etree._Element) -> None:
        kind, style_id = element.get(TYPE, "paragraph"), element.get(W + "styleId", "")
        self._elements.setdefault((kind, style_id), element)
        if kind == "paragraph" and on(element.get(W + "default", "0")):
            self._default = style_id

    def _defaults(self, element: etree._Element) -> tuple[Properties, ParagraphProperties]:
        rpr = element.find(f"{W}rPrDefault/{RPR}")
        ppr = element.find(f"{W}pPrDefault/{PPR}")
        run = properties(signature(rpr), self._theme) if rpr is not None else _NOTHING
        return run, paragraph_properties(paragraph_signature(ppr)) if ppr is not None else ParagraphProperties()

    def paragraph(self, style_id: str | None) -> Style:
        """Return a paragraph style; the default one for None or an id that is not there."""
        found = self._style("paragraph", style_id) if style_id is not None else None
        if found is None and self._default is not None:
            found = self._style("paragraph", self._default)
        return found or self._base

    def known(self, style_id: str) -> bool:
        """Whether there is a paragraph style of that id."""
        return ("paragraph", style_id) in self._elements

    def numbering(self, style_id: str | None) -> str | None:
        """Return the `w:numId` of a numbering style (`w:numStyleLink`)."""
        found = self._style("numbering", style_id) if style_id else None
        return found.paragraph.num_id if found else None

    def look(self, style_id: str | None, said: Signature) -> Look:
        """Return the look of a run with properties `said` in a paragraph of the style `style_id`."""
        key = (style_id, said)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(style_id, said)
        return found

    def _look(self, style_id: str | None, said: Signature) -> Look:
        direct = properties(said, self._theme)
        character = self._style("character", str(direct["style"])) if "style" in direct else None
        return look(self.paragraph(style_id).run, character.run if character else _NOTHING, direct)

    def _style(self, kind: str, style_id: str) -> Style | None:
        key = (kind, style_id)
        if key not in self._made:
            self._made[key] = self._resolved(kind, style_id)
        return self._made[key]

    def _resolved(self, kind: str, style_id: str) -> Style | None:
        """Merge the chain of `basedOn` from its root; written as a loop, so that a long chain costs no stack."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        at: str | None = style_id
        while at is not None and (element := self._elements.get((kind, at))) is not None:
            if at in seen:
                self.loops.append(style_id)
                break
            seen.add(at)
            chain.append(element)
            parent = element.find(W + "basedOn")
            at = parent.get(VAL) if parent is not None else None
        if not chain:
            return None
        run: dict[str, str | float | bool | None] = dict(self._base.run) if kind == "paragraph" else {}
        paragraph = self._base.paragraph if kind == "paragraph" else ParagraphProperties()
        for element in reversed(chain):
            for child in element:
                if child.tag == RPR:
                    run |= properties(signature(child), self._theme)
                elif child.tag == PPR:
                    paragraph = paragraph_properties(paragraph_signature(child)).over(paragraph, element.get(W + "styleId"))
        return Style(style_id, _name(chain[0]), run, paragraph)


def _name(element: etree._Element) -> str:
    found = element.find(NAME)
    return found.get(VAL, "") if found is not None else ""
