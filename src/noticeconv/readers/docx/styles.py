"""styles.xml: styles by id, resolved through what they are based on; loops are cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from lxml import etree

from noticeconv.readers.docx.looks import Look, Properties, Signature, look, properties, signature
from noticeconv.readers.docx.names import NAME, PPR, RPR, TYPE, VAL, W, on
from noticeconv.readers.docx.paragraphs import ParagraphProperties, paragraph_properties, paragraph_signature
from noticeconv.readers.docx.theme import theme_fonts
from noticeconv.readers.package import transitional
from noticeconv.readers.xml import parse_xml
from noticeconv.records import NamedTuple, fields

_BASE = W + "basedOn"
_NOTHING: Properties = {}
_values = attrgetter(*fields(Look))


class Style(NamedTuple):
    """A style with everything it inherits."""

    id: str
    name: str
    run: Properties
    paragraph: ParagraphProperties


class _ThemeFonts(Mapping[str, str]):
    """The fonts of a theme, read when the first is asked for."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part

    @cached_property
    def _fonts(self) -> dict[str, str]:
        return theme_fonts(parse_xml(transitional(self._part), "theme1.xml") if self._part is not None else None)

    def __getitem__(self, name: str) -> str:
        return self._fonts[name]

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        return self._fonts.get(name, default) if name else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._fonts)

    def __len__(self) -> int:
        return len(self._fonts)


class Styles:
    """The styles of a document.

    `loops` names the styles found to be based on themselves; `looks` are those made so far, by style id and
    signature; `shared` is room for what others derive from the styles alone.
    """

    def __init__(self, styles: bytes | None, theme: bytes | None) -> None:
        """Index the parts styles.xml and theme1.xml; a style is read when it is asked for."""
        self._theme = _ThemeFonts(theme)
        root = parse_xml(transitional(styles), "styles.xml") if styles is not None else None
        self.shared: dict[object, Any] = {}
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
        self.looks: dict[tuple[str | None, Signature], Look] = {}
        self._same: dict[tuple[object, ...], Look] = {}

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
        found = self.looks.get(key)
        if found is None:
            made = self._look(style_id, said)
            found = self.looks[key] = self._same.setdefault(_values(made), made)
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
        """Resolve a style from the root of its `basedOn` chain down; a loop, so that a long chain costs no stack."""
        chain: list[str] = []
        at: str | None = style_id
        while at is not None and (kind, at) in self._elements and (kind, at) not in self._made:
            if at in chain:
                self.loops.append(style_id)
                break
            chain.append(at)
            at = _value(self._elements[kind, at], _BASE)
        parent = self._made.get((kind, at)) if at is not None and at not in chain else None
        for name in reversed(chain):
            parent = self._made[kind, name] = self._over(parent or (self._base if kind == "paragraph" else _EMPTY), kind, name)
        return parent if chain else None

    def _over(self, parent: Style, kind: str, style_id: str) -> Style:
        """Put what a style says over what its parent says."""
        run, paragraph, name = parent.run, parent.paragraph, ""
        for child in self._elements[kind, style_id]:
            tag = child.tag
            if tag == RPR:
                run = {**run, **properties(signature(child), self._theme)}
            elif tag == PPR:
                paragraph = paragraph_properties(paragraph_signature(child)).over(paragraph, style_id)
            elif tag == NAME:
                name = child.get(VAL, "")
        return Style(style_id, name, run, paragraph)


def _value(element: etree._Element, tag: str) -> str | None:
    return next((child.get(VAL) for child in element.iterchildren(tag)), None)


_EMPTY = Style("", "", _NOTHING, ParagraphProperties())


_CACHED_BYTES = 1024 * 1024
_CACHED_LOOKS = 5000


def styles_of(styles: bytes | None, theme: bytes | None) -> Styles:
    """Return the styles of two parts. Files made from one template share them, so the last few are kept."""
    if len(styles or b"") + len(theme or b"") > _CACHED_BYTES:
        return Styles(styles, theme)
    found = _kept(styles, theme)
    if len(found.looks) + sum(map(len, found.shared.values())) > _CACHED_LOOKS:
        _kept.cache_clear()
    return found


_kept = lru_cache(maxsize=8)(Styles)
