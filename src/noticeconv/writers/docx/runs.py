"""Text with stand-off marks → w:r elements: formatting, links, footnotes, inline pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from noticeconv.model import Asset, Mark
from noticeconv.writers.docx.names import BR, R, R_, RPR, RSTYLE, SPACE, T, TAB, VAL, w
from noticeconv.writers.docx.pictures import drawing

_TAG = {
    "bold": (w("b"), None),
    "italic": (w("i"), None),
    "underline": (w("u"), "single"),
    "strike": (w("strike"), None),
    "superscript": (w("vertAlign"), "superscript"),
    "subscript": (w("vertAlign"), "subscript"),
    "formula": (w("rFonts"), None),
}
_ORDER = ("bold", "italic", "strike", "underline", "superscript", "subscript")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("([\t\n\x0b])")


@dataclass(slots=True)
class Package:
    """What the document refers to beside its own part: links, pictures, footnotes; serial numbers for ids."""

    assets: dict[str, Asset]
    links: dict[str, str] = field(default_factory=dict)  # href → relationship id
    pictures: dict[str, str] = field(default_factory=dict)  # sha256 → relationship id
    notes: list[str] = field(default_factory=list)
    serial: int = 0

    def next(self) -> int:
        """Return a number not given before."""
        self.serial += 1
        return self.serial

    def link(self, href: str) -> str:
        """Return the relationship id of a link's target."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")

    def picture(self, asset: str) -> str | None:
        """Return the relationship id of a picture; None when its bytes are not at hand."""
        held = self.assets.get(asset)
        if held is None or held.data is None:
            return None
        return self.pictures.setdefault(asset, f"rIdPicture{len(self.pictures) + 1}")


def add_text(parent: etree._Element, text: str, style: str | None = None) -> None:
    """Append one run of plain `text` to `parent`, in a character style if given."""
    if not text:
        return
    run = etree.SubElement(parent, R_)
    if style:
        etree.SubElement(etree.SubElement(run, RPR), RSTYLE).set(VAL, style)
    _fill(run, text)


def is_simple(text: str) -> bool:
    """Whether one w:t holds `text` as it is: nothing to escape into elements, no white space that XML would drop."""
    return text.isprintable() and text[:1] != " " and text[-1:] != " " and "  " not in text


def _fill(run: etree._Element, text: str) -> None:
    """Put `text` into a run; tabs and line breaks become elements, characters that XML cannot hold become U+FFFD."""
    if is_simple(text):
        etree.SubElement(run, T).text = text
        return
    text = _ILLEGAL.sub("\ufffd", text)
    for piece in _SPECIAL.split(text) if _SPECIAL.search(text) else (text,):
        if piece == "\t":
            etree.SubElement(run, TAB)
        elif piece in ("\n", "\x0b"):
            etree.SubElement(run, BR)
        elif piece:
            held = etree.SubElement(run, T)
            held.text = piece
            if piece[0].isspace() or piece[-1].isspace() or "  " in piece:
                held.set(SPACE, "preserve")


def add_marked(parent: etree._Element, text: str, marks: Sequence[Mark], package: Package, head: tuple[int, str] | None = None) -> None:
    """Append runs for `text` with `marks`. `head`: the first code points (count) are in a character style (id)."""
    head_end, head_style = head or (0, "")
    if not marks:
        if head:
            add_text(parent, text[:head_end], head_style)
        add_text(parent, text[head_end:])
        return
    edges = sorted({0, head_end, len(text), *(min(m.start, len(text)) for m in marks), *(min(m.end, len(text)) for m in marks)})
    points = [mark for mark in marks if mark.start == mark.end]
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        for mark in points:
            if mark.start == start:
                _add_point(parent, mark, package)
        if start < end:
            over = [mark for mark in marks if mark.start <= start and end <= mark.end and mark.start < mark.end]
            _add_run(parent, text[start:end], over, package, head_style if end <= head_end else None)


def _add_run(parent: etree._Element, text: str, marks: Sequence[Mark], package: Package, style: str | None) -> None:
    link = next((mark for mark in marks if mark.type == "link" and mark.href), None)
    if link is not None:
        parent = etree.SubElement(parent, w("hyperlink"))
        parent.set(f"{{{R}}}id", package.link(link.href or ""))
    run = etree.SubElement(parent, R_)
    kinds = {mark.type for mark in marks}
    if style or not kinds.isdisjoint(_TAG):
        look = etree.SubElement(run, RPR)
        if style:
            etree.SubElement(look, RSTYLE).set(VAL, style)
        if "formula" in kinds:
            fonts = etree.SubElement(look, w("rFonts"))
            fonts.set(w("ascii"), "Cambria Math")
            fonts.set(w("hAnsi"), "Cambria Math")
        for kind in _ORDER:
            if kind in kinds:
                tag, value = _TAG[kind]
                held = etree.SubElement(look, tag)
                if value:
                    held.set(VAL, value)
    _fill(run, text)


def _add_point(parent: etree._Element, mark: Mark, package: Package) -> None:
    if mark.type == "footnote":
        package.notes.append(mark.text or "")
        run = etree.SubElement(parent, R_)
        etree.SubElement(etree.SubElement(run, RPR), RSTYLE).set(VAL, "FootnoteReference")
        etree.SubElement(run, w("footnoteReference")).set(w("id"), str(len(package.notes)))
    elif mark.type == "image" and mark.asset:
        relation = package.picture(mark.asset)
        if relation:
            run = etree.SubElement(parent, R_)
            run.append(drawing(relation, package.next(), mark.text, package.assets[mark.asset], None, None))
