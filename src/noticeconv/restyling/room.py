"""Room above a line and before its first word: blank lines and blanks that the author typed count as part of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from noticeconv.layout.profile import Profile
from noticeconv.layout.styles import BLANK, DECORATION
from noticeconv.readers.docx import names as n
from noticeconv.records import NamedTuple
from noticeconv.restyling.names import PARAGRAPH_LAYOUT, PARAGRAPH_ORDER
from noticeconv.restyling.styles import OWN, our_styles

_SPACING, _IND, _BREAK, _BEFORE, _LINE = n.W + "spacing", n.W + "ind", n.W + "pageBreakBefore", n.W + "before", n.W + "line"
_FIRST, _HANGING = n.W + "firstLine", n.W + "hanging"
_LINE_BREAK = n.W + "br"
_SEEN = (n.TEXT, _LINE_BREAK, n.W + "tab", n.W + "drawing")
_PARTS_PAGES = frozenset(("nextPage", "evenPage", "oddPage"))
_WIDTHS = {"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0}
_NOTHING = frozenset(
    (n.PPR, n.RPR, n.RUN, n.BOOKMARK, *(n.W + name for name in "bookmarkEnd proofErr lastRenderedPageBreak permStart permEnd".split()))
)
"""What may stand in a paragraph that shows nothing."""
_SHOWS = frozenset((n.SECTPR, n.NUMPR, n.W + "framePr", n.W + "pBdr"))
"""What makes an empty paragraph do something all the same."""


class Standing(NamedTuple):
    """How a style of ours lets a line stand: room above in twips, first-line indent in 字 of `size_pt`, whether on a new page."""

    before: int = 0
    first: float = 0.0
    size_pt: float = 16.0
    breaks: bool = False


@lru_cache(maxsize=16)
def standings(profile: Profile, prefix: str) -> Mapping[str, Standing]:
    """Return how each of our styles, by its id in the file, lets a line stand."""
    return {style.get(n.W + "styleId") or "": _standing(style) for style in our_styles(profile, prefix)}


def _standing(style: etree._Element) -> Standing:
    properties, run = style.find(n.PPR), style.find(n.RPR)
    size = run.find(n.W + "sz") if run is not None else None
    found = Standing(size_pt=n.whole(size.get(n.VAL)) / 2) if size is not None else Standing()
    if properties is None:
        return found
    spacing = properties.find(_SPACING)
    before = n.whole(spacing.get(_BEFORE)) if spacing is not None else 0
    return found._replace(before=before, first=_first(properties.find(_IND)) or 0.0, breaks=properties.find(_BREAK) is not None)


def _first(indent: etree._Element | None) -> float | None:
    """Return the indent of the first line in 字; None when nothing is said of it."""
    for name, sign in ((_FIRST, 1), (_HANGING, -1)):
        said = indent.get(name + "Chars") if indent is not None else None
        if said is not None:
            return sign * n.whole(said) / 100
    return None


def indent_beside(properties: etree._Element, standing: Standing, blanks: str) -> None:
    """Take what the author typed to indent a line off the indent that `properties`, a w:pPr, and its style ask for."""
    indent = properties.find(_IND)
    asked = _first(indent)
    first = (standing.first if asked is None else asked) - sum(_WIDTHS.get(char, 0.5) for char in blanks)
    if indent is None:
        indent = etree.SubElement(properties, _IND)
    for held in indent.attrib:
        if str(held).startswith((_FIRST, _HANGING)):
            del indent.attrib[held]
    name = _FIRST if first >= 0 else _HANGING
    indent.set(name + "Chars", str(round(abs(first) * 100)))
    indent.set(name, str(round(abs(first) * standing.size_pt * 20)))


def room_above(paragraph: etree._Element, properties: etree._Element, standing: Standing, pitch: int, prefix: str) -> None:
    """Let blank lines above `paragraph`, whose new w:pPr is `properties`, be the room that the standard asks for there.

    Those that it asks for become as tall as a line (`pitch`, twips), those beyond lose their height; where a page begins
    already, none is begun. Blank lines at the start of the document stay: paper with a printed head needs them.
    """
    blanks, above = _above(paragraph)
    breaks = standing.breaks or properties.find(_BREAK) is not None
    if above is None or not (blanks or breaks):
        return
    if breaks and (_begins_page(paragraph) or (above.tag == n.P and _ends_page(above))):
        for old in properties.findall(_BREAK):
            properties.remove(old)
        etree.SubElement(properties, _BREAK, {n.VAL: "0"})
    spacing = properties.find(_SPACING)
    said = spacing.get(_BEFORE) if spacing is not None else None
    asked = standing.before if said is None else n.whole(said)
    kept = 0 if breaks else min(len(blanks), round(asked / pitch))
    for at, blank in enumerate(blanks):
        _set_blank(blank, prefix, shallow=at >= kept)
    if kept:
        if spacing is None:
            spacing = etree.SubElement(properties, _SPACING)
        spacing.set(_BEFORE, str(max(0, asked - kept * pitch)))


def has_rule(main: etree._Element) -> bool:
    """Whether the head of the first page is drawn already: a shape, a border or a table among its first paragraphs.

    Its red rule is not drawn a second time (7.2.7).
    """
    head = list(main[0])[:_HEAD] if len(main) else []
    return any(one.tag in _DRAWN for block in head for one in block.iter(etree.Element))


_HEAD = 16  # paragraphs, blank ones included: a 版头 has no more
_DRAWN = frozenset((n.W + "drawing", n.W + "pict", n.W + "pBdr", n.TBL))


def _above(paragraph: etree._Element) -> tuple[list[etree._Element], etree._Element | None]:
    """Return the blank lines right above, lowest first, and what stands above them; None where that is nothing."""
    blanks: list[etree._Element] = []
    at = paragraph.getprevious()
    while at is not None and (_is_blank(at) if at.tag == n.P else at.tag in _NOTHING):
        if at.tag == n.P:
            blanks.append(at)
        at = at.getprevious()
    return blanks, at


def _is_blank(paragraph: etree._Element) -> bool:
    """Whether a paragraph shows nothing, whatever it looks like; the room that our own writer makes is no blank line."""
    words = next(paragraph.iter(n.TEXT), None)
    if words is not None and (words.text or "").strip():
        return False
    for child in paragraph:
        if child.tag == n.PPR:
            style = child.find(n.PSTYLE)
            if any(one.tag in _SHOWS for one in child) or (style is not None and style.get(n.VAL) in DECORATION):
                return False
        elif child.tag == n.RUN:
            if not all(one.tag in _NOTHING or (one.tag == n.TEXT and not (one.text or "").strip()) for one in child):
                return False
        elif child.tag not in _NOTHING:
            return False
    return True


def _begins_page(paragraph: etree._Element) -> bool:
    """Whether a page break stands before the first word."""
    first = next(paragraph.iter(*_SEEN), None)
    return first is not None and first.tag == _LINE_BREAK and first.get(n.TYPE) == "page"


def _ends_page(paragraph: etree._Element) -> bool:
    """Whether the next paragraph begins a page: a break ends this one, or a section does and the next is one of its own page."""
    if paragraph.find(f"{n.PPR}/{n.SECTPR}") is not None:
        following = next((section for after in paragraph.itersiblings() for section in after.iter(n.SECTPR)), None)
        kind = following.find(n.TYPE) if following is not None else None
        return kind is None or kind.get(n.VAL) in _PARTS_PAGES
    seen = list(paragraph.iter(*_SEEN))
    return bool(seen) and seen[-1].tag == _LINE_BREAK and seen[-1].get(n.TYPE) == "page"


def _set_blank(paragraph: etree._Element, prefix: str, *, shallow: bool) -> None:
    """Make an empty paragraph one line tall, or of no height."""
    properties = paragraph.find(n.PPR)
    if properties is None:
        properties = etree.Element(n.PPR)
        paragraph.insert(0, properties)
    kept = [child for child in properties if child.tag not in PARAGRAPH_LAYOUT]
    style = etree.Element(n.PSTYLE, {n.VAL: prefix + BLANK.removeprefix(OWN)})
    height = [etree.Element(_SPACING, {_BEFORE: "0", _LINE: "20", n.W + "lineRule": "exact"})] if shallow else []
    properties[:] = sorted([style, *height, *kept], key=lambda child: PARAGRAPH_ORDER.get(str(child.tag), len(PARAGRAPH_ORDER)))
