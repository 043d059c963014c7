"""Drawings, DrawingML and VML alike: their pictures and charts as assets, their text boxes as text."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from lxml import etree

from noticeconv.layout.styles import named_size
from noticeconv.model.blocks import Image
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.names import DGM, MC, PIC, TXBX, WP, A, C, R, V, whole
from noticeconv.readers.docx.parts import Part
from noticeconv.records import record

_KNOWN = frozenset(("wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "pic", "v", "o", "w10", "wne", "m"))
"""Namespace prefixes of extensions that this reader understands, as Word writes them."""
_EMU = 12700  # a point
_PICTURE_NAME = PIC + "cNvPr"
_BLIP, _CHART, _DIAGRAM = A + "blip", C + "chart", DGM + "relIds"
_IMAGE_DATA, _TEXT_PATH = V + "imagedata", V + "textpath"


@record(frozen=False)
class _Shape:
    """What is known of the drawing a picture belongs to."""

    alt: str | None = None
    width: float | None = None
    height: float | None = None
    asset_name: str | None = None  # in a file of ours: the name of the asset, "" for none
    stated: tuple[float | None, float | None] | None = None  # the size that a file of ours keeps beside the one shown


class Drawings:
    """Reads the drawings of one part."""

    def __init__(self, context: Context, part: Part, textbox: Callable[[etree._Element], None]) -> None:
        """`textbox` takes each `w:txbxContent` and each `v:textpath`."""
        self._context = context
        self._part = part
        self._textbox = WeakMethod(textbox)  # its story holds this object: the XML must not wait for the collector

    def read(self, element: etree._Element) -> list[Image]:
        """Return the pictures of a `w:drawing`, `w:pict` or `w:object`; its text boxes go to `textbox` on the way."""
        found: list[Image] = []
        self._walk(element, _Shape(), found)
        return found

    def choice(self, element: etree._Element) -> etree._Element | None:
        """Return the one branch of an `mc:AlternateContent` to read."""
        for child in element.iterchildren(n.CHOICE):
            if all(prefix in _KNOWN or prefix.startswith("w16") for prefix in child.get("Requires", "").split()):
                return child
        return next(element.iterchildren(n.FALLBACK), None)

    def _walk(self, element: etree._Element, shape: _Shape, found: list[Image]) -> None:
        for child in element:
            tag = child.tag
            if tag in (TXBX, _TEXT_PATH):
                if (textbox := self._textbox()) is not None:
                    textbox(child)
            elif tag == n.ALTERNATE:
                chosen = self.choice(child)
                if chosen is not None:
                    self._walk(chosen, shape, found)
            elif tag in _ASSETS:
                self._picture(child, _ASSETS[tag], shape, found)
            elif tag != MC + "Fallback":
                _describe(child, shape)
                self._walk(child, shape, found)

    def _picture(self, element: etree._Element, attributes: tuple[str, ...], shape: _Shape, found: list[Image]) -> None:
        relation_id = next((value for name in attributes if (value := element.get(name))), None)
        if relation_id is None:
            return
        kept = self._context.assets.take(self._part, relation_id)
        if kept is None:
            self._context.say("S123", relation_id)
            return
        if kept.sha and shape.asset_name is not None and self._context.ours:
            self._context.assets.name(kept.sha, shape.asset_name or None)
        alt = shape.alt or element.get(n.O + "title") or None
        width, height = shape.stated or (shape.width, shape.height)
        found.append(Image(asset=kept.sha, src=kept.address or self._origin(element), alt=alt, width=width, height=height))

    def _origin(self, element: etree._Element) -> str | None:
        """Return where a picture of a file of ours came from, which stands beside its bytes."""
        link = element.get(R + "link")
        kept = self._context.assets.take(self._part, link) if link and element.get(R + "embed") else None
        return kept.address if kept else None


_ASSETS = {
    _BLIP: (R + "embed", R + "link"),
    _IMAGE_DATA: (R + "id", R + "href", n.O + "relid"),
    _CHART: (R + "id",),
    _DIAGRAM: (R + "dm",),
}
"""Elements that show another part, and the attributes that name it."""


def _describe(element: etree._Element, shape: _Shape) -> None:
    if element.tag == WP + "docPr":
        shape.alt = (element.get("descr") or "").strip() or None
        shape.stated = named_size(element.get("name") or "")
    elif element.tag == _PICTURE_NAME:
        shape.asset_name = element.get("name")
    elif element.tag == WP + "extent":
        width, height = whole(element.get("cx")), whole(element.get("cy"))
        if width > 0 and height > 0:
            shape.width, shape.height = round(width / _EMU, 2), round(height / _EMU, 2)
