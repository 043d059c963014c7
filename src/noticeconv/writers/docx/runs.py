"""Text with stand-off marks → w:r elements: formatting, links, footnotes, inline pictures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from noticeconv.kept import pattern
from noticeconv.model import Asset, Image, Mark
from noticeconv.records import fresh, record
from noticeconv.writers.docx.markup import ILLEGAL, escape
from noticeconv.writers.docx.pictures import WIDEST_PT, drawing

_LOOKS = {
    "formula": '<w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/>',
    "bold": "<w:b/>",
    "italic": "<w:i/>",
    "strike": "<w:strike/>",
    "underline": '<w:u w:val="single"/>',
    "superscript": '<w:vertAlign w:val="superscript"/>',
    "subscript": '<w:vertAlign w:val="subscript"/>',
}
"""Marks that are formatting."""
_ORDER = ("rStyle", "rFonts", "b", "i", "strike", "color", "spacing", "w", "sz", "szCs", "u", "vertAlign")
"""The properties of runs that are written, in the order of the schema (ECMA-376 CT_RPr)."""
# matches <w:b/>, <w:sz w:val="32"/>; not <w:rPr>, </w:rPr>
_PROPERTY = pattern(r"<w:(\w+)(?: [^<>]*)?/>")
_SPECIAL = pattern("([\t\n\r])")
_ELEMENT = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}


@record(frozen=False)
class Package:
    """What the document refers to beside its own part: links, pictures, footnotes; serial numbers for ids."""

    assets: dict[str, Asset]
    links: dict[str, str] = fresh(default_factory=dict)  # href → relationship id
    sources: dict[str, str] = fresh(default_factory=dict)  # where pictures came from → relationship id
    pictures: dict[str, str] = fresh(default_factory=dict)  # sha256 → relationship id
    notes: list[str] = fresh(default_factory=list)
    serial: int = 0

    def next(self) -> int:
        """Return a number not given before."""
        self.serial += 1
        return self.serial

    def bookmark(self, name: str) -> str:
        """Return an empty bookmark."""
        serial = self.next()
        return f'<w:bookmarkStart w:id="{serial}" w:name="{name}"/><w:bookmarkEnd w:id="{serial}"/>'

    def link(self, href: str) -> str:
        """Return the relationship id of a link's target."""
        return self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")

    def source(self, address: str) -> str:
        """Return the relationship id of where a picture came from."""
        return self.sources.setdefault(address, f"rIdSource{len(self.sources) + 1}")

    def picture(self, asset: str | None) -> str | None:
        """Return the relationship id of a picture; None when its bytes are not at hand."""
        held = self.assets.get(asset) if asset else None
        if asset is None or held is None or held.data is None:
            return None
        return self.pictures.setdefault(asset, f"rIdPicture{len(self.pictures) + 1}")

    def drawing(self, image: Image, widest_pt: float = WIDEST_PT) -> str | None:
        """Return a picture as w:drawing, at most `widest_pt` wide; None when its bytes are not at hand."""
        relation = self.picture(image.asset)
        if relation is None or image.asset is None:
            return None
        source = self.source(image.src) if image.src else None
        return drawing(relation, self.next(), image, self.assets[image.asset], source, widest_pt)


def run(text: str, look: str = "") -> str:
    """Return one run of plain `text`; `look` is the content of its w:rPr."""
    if not text:
        return ""
    return f"<w:r><w:rPr>{look}</w:rPr>{words(text)}</w:r>" if look else f"<w:r>{words(text)}</w:r>"


def styled(style: str, look: str = "") -> str:
    """Return the content of a w:rPr that puts a run in a character style, with `look` over it."""
    return f'<w:rStyle w:val="{style}"/>{look}'


def words(text: str, feed: str = "<w:br/>") -> str:
    """Return the elements that hold `text` in a run; `feed` stands for a line feed, U+FFFD for what XML cannot hold."""
    if text.isprintable():
        if text[:1] != " " and text[-1:] != " " and "  " not in text:
            return f"<w:t>{escape(text)}</w:t>" if "&" in text or "<" in text or ">" in text else f"<w:t>{text}</w:t>"
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    text = ILLEGAL.sub("\ufffd", text)
    out = []
    for piece in _SPECIAL.split(text):
        if piece in _ELEMENT:
            out.append(feed if piece == "\n" else _ELEMENT[piece])
        elif piece:
            out.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return "".join(out)


def marked(text: str, marks: Sequence[Mark], package: Package, head: tuple[int, str] | None = None, breaks: Collection[int] = ()) -> str:
    """Return runs for `text` with `marks`.

    `head`: the first code points (count) have the look (content of w:rPr); `breaks`: where the line is broken.
    """
    if not marks and not head and not breaks:
        return f"<w:r>{words(text)}</w:r>" if text else ""
    head_end, head_look = head or (0, "")
    if not marks and not breaks:
        return run(text[:head_end], head_look) + run(text[head_end:])
    size = len(text)
    edges = sorted({0, head_end, size, *breaks, *(min(m.start, size) for m in marks), *(min(m.end, size) for m in marks)})
    points = [mark for mark in marks if mark.start >= mark.end]
    out = []
    for start, end in zip(edges, [*edges[1:], size], strict=True):
        out += [_point(mark, package) for mark in points if min(mark.start, size) == start]
        if start in breaks:
            out.append("<w:r><w:br/></w:r>")
        if start < end:
            over = [mark for mark in marks if mark.start <= start and end <= mark.end]
            out.append(_over(text[start:end], over, package, head_look if end <= head_end else ""))
    return "".join(out)


def _over(text: str, marks: Sequence[Mark], package: Package, look: str) -> str:
    kinds = {mark.type for mark in marks}
    made = run(text, _merged(look, frozenset(kinds)))
    for mark in reversed(marks):
        if mark.type == "link" and mark.href:
            made = f'<w:hyperlink r:id="{package.link(mark.href)}">{made}</w:hyperlink>'
    return made


@lru_cache(maxsize=256)
def _merged(look: str, kinds: frozenset[str]) -> str:
    """Return `look` with the formatting of marks put over it, each property once, in the order of the schema."""
    held = {found[1]: found[0] for found in _PROPERTY.finditer(look + "".join(own for kind, own in _LOOKS.items() if kind in kinds))}
    return "".join(held[name] for name in sorted(held, key=_ORDER.index))


def _point(mark: Mark, package: Package) -> str:
    if mark.type == "footnote":
        package.notes.append(mark.text or "")
        return f'<w:r><w:rPr>{styled("FootnoteReference")}</w:rPr><w:footnoteReference w:id="{len(package.notes)}"/></w:r>'
    made = package.drawing(Image(asset=mark.asset, alt=mark.text)) if mark.type == "image" else None
    return f"<w:r>{made}</w:r>" if made else ""
