"""Putting a look on a paragraph of the user's: its properties and those of its runs; its content stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from noticeconv.kept import pattern
from noticeconv.readers.docx import names as n
from noticeconv.restyling.looks import LineLook, Stretch
from noticeconv.restyling.names import PARAGRAPH_LAYOUT, PARAGRAPH_ORDER, RUN_LAYOUT, RUN_ORDER, SYMBOL_FONTS
from noticeconv.restyling.room import Standing, indent_beside

_POSITION, _HINT, _SIZES = n.W + "position", n.W + "hint", frozenset((n.W + "sz", n.W + "szCs"))
_FONTS, _SPACING, _IND, _PAGE_BREAK = n.W + "rFonts", n.W + "spacing", n.W + "ind", n.W + "pageBreakBefore"
_TALL = frozenset((n.W + "drawing", n.W + "pict", n.W + "object", n.M + "oMath", n.M + "oMathPara"))
_CONTAINERS = frozenset(
    (n.INS, n.MOVE_TO, n.SDT, n.SDT_CONTENT, *(n.W + name for name in "hyperlink smartTag customXml fldSimple bdo dir".split()))
)
"""What holds runs that a reader sees. Deleted text keeps its looks."""
_ONE = {n.W + "tab": "\t", n.W + "noBreakHyphen": "\u2011", n.W + "softHyphen": ""}
_FULL_INDENT = {n.W + "left": "0", n.W + "leftChars": "0", n.W + "firstLine": "0", n.W + "firstLineChars": "0"}


def put_look(paragraph: etree._Element, look: LineLook, text: str, number: tuple[int, int] | None, standing: Standing) -> None:
    """Give `paragraph` a look, whose properties move into it.

    text      what a reader sees of it, an automatic number included: `look.stretches` count in it
    number    list and level of its automatic number; None when it has none
    standing  what the style of the look asks for itself
    """
    runs = list(runs_of(paragraph))
    words = [text_of(run) for run in runs]
    for run, said in zip(runs, words, strict=True):
        _bare(run, said)
    own = "".join(words)
    lead = len(own) - len(own.lstrip())
    if lead and number is None:
        indent_beside(look.properties, standing, own[:lead])
    _set_properties(paragraph, look, number)
    if look.stretches and own.strip() and text.endswith(own.strip()):
        _set_stretches(runs, look.stretches, lead + len(own.strip()) - len(text))


def runs_of(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs a reader sees, in order; not those in text boxes, formulas or deleted text."""
    for child in element:
        if child.tag == n.RUN:
            yield child
        elif child.tag in _CONTAINERS:
            yield from runs_of(child)


def text_of(run: etree._Element) -> str:
    """Return the text of a run as the reader reads it; line breaks count nothing."""
    return "".join((child.text or "") if child.tag == n.TEXT else _ONE.get(str(child.tag), "") for child in run)


def _set_properties(paragraph: etree._Element, look: LineLook, number: tuple[int, int] | None) -> None:
    old = paragraph.find(n.PPR)
    kept = [child for child in old if child.tag not in PARAGRAPH_LAYOUT] if old is not None else []
    tags = {child.tag for child in kept}
    new = [child for child in look.properties if child.tag not in tags]
    if number is not None:
        if n.NUMPR not in tags:
            new.append(_number(*number))
        new = [_whole_indent(child) for child in new]
        if not any(child.tag == _IND for child in new):
            new.append(etree.Element(_IND, _STYLE_INDENT))
    if any(True for _ in paragraph.iter(*_TALL)):
        _let_grow(new)
    for child in kept:
        if child.tag == n.RPR:
            _strip(child)
    properties = etree.Element(n.PPR) if old is None else old
    properties[:] = sorted([*new, *kept], key=lambda child: PARAGRAPH_ORDER.get(str(child.tag), len(PARAGRAPH_ORDER)))
    if old is None:
        paragraph.insert(0, properties)


_STYLE_INDENT = {n.W + "left": "0", n.W + "leftChars": "0", n.W + "firstLineChars": "200", n.W + "firstLine": "640"}
"""The indent of running text, said by the paragraph itself: a list's own would count otherwise."""


def _whole_indent(child: etree._Element) -> etree._Element:
    if child.tag == _IND:
        for name, value in _FULL_INDENT.items():
            if name not in child.attrib and not (name.endswith(("firstLine", "firstLineChars")) and n.W + "hanging" in child.attrib):
                child.set(name, value)
    return child


def _number(list_id: int, level: int) -> etree._Element:
    element = etree.Element(n.NUMPR)
    etree.SubElement(element, n.ILVL, {n.VAL: str(level)})
    etree.SubElement(element, n.NUMID, {n.VAL: str(list_id)})
    return element


def _let_grow(properties: list[etree._Element]) -> None:
    """Let the lines of a paragraph with a picture or formula grow: an exact pitch would cut it off."""
    spacing = next((child for child in properties if child.tag == _SPACING), None)
    if spacing is None:
        spacing = etree.Element(_SPACING)
        properties.append(spacing)
    spacing.set(n.W + "line", "240")
    spacing.set(n.W + "lineRule", "auto")


def _bare(run: etree._Element, text: str) -> None:
    properties = run.find(n.RPR)
    if properties is None:
        return
    fonts = properties.find(_FONTS)
    signs = fonts is not None and (_of_symbols(tuple(map(str, fonts.attrib.values()))) or _PRIVATE.search(text) is not None)
    _strip(properties, keep_font=signs)
    if not len(properties):
        run.remove(properties)


@lru_cache(maxsize=256)
def _of_symbols(fonts: tuple[str, ...]) -> bool:
    """Whether a code means a sign of its own in one of these fonts."""
    names = " ".join(fonts).lower()
    return any(name in names for name in SYMBOL_FONTS)


def _strip(properties: etree._Element, *, keep_font: bool = False) -> None:
    raised = properties.find(_POSITION) is not None  # a figure raised by hand: small, or it is none
    for child in list(properties):
        tag = child.tag
        ours = tag == n.RSTYLE and _HEAD_WORDS.fullmatch(child.get(n.VAL) or "") is not None
        if tag == _FONTS and not keep_font and child.get(_HINT) is not None:
            _only_hint(child)
        elif ours or (tag in RUN_LAYOUT and not (keep_font and tag == _FONTS) and not (raised and tag in _SIZES)):
            properties.remove(child)


def _only_hint(fonts: etree._Element) -> None:
    """Leave of the fonts only which of them quotation marks and dashes take: without it they turn Latin (17.3.2.26)."""
    for name in fonts.attrib:
        if name != _HINT:
            del fonts.attrib[name]


_HEAD_WORDS = pattern("(?:Nc|Gw[a-z]?)HeadWords[1-9]")
"""Our character styles: matches NcHeadWords1, GwaHeadWords4; not NcHeading1, HeadWords1, GwHeadWords."""
_PRIVATE = pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
"""Characters whose shape only their own font knows."""


def _set_stretches(runs: Sequence[etree._Element], stretches: Sequence[Stretch], shift: int) -> None:
    """Give stretches of the text their looks; `shift` leads from the line's text to that of the runs."""
    cuts = {place + shift for start, end, _ in stretches for place in (start, end)}
    at = 0
    for run in parted(runs, cuts):
        length = len(text_of(run))
        for start, end, properties in stretches:
            if length and start + shift <= at and at + length <= end + shift:
                _add(run, properties)
        at += length


def parted(runs: Sequence[etree._Element], cuts: set[int]) -> list[etree._Element]:
    """Return the runs in order, parted at the offsets `cuts` of their joined text."""
    out: list[etree._Element] = []
    at = 0
    for run in runs:
        length = len(text_of(run))
        pieces = [run]
        for cut in sorted((cut - at for cut in cuts if at < cut < at + length), reverse=True):
            pieces.insert(1, _cut(run, cut))
        out += pieces
        at += length
    return out


def _cut(run: etree._Element, offset: int) -> etree._Element:
    """Part a run at `offset` of its text; return the new run behind it."""
    tail = etree.Element(n.RUN)
    for name, value in run.attrib.items():
        tail.set(name, value)
    run.addnext(tail)
    at = 0
    for child in list(run):
        if child.tag == n.RPR:
            tail.append(deepcopy(child))
            continue
        text = (child.text or "") if child.tag == n.TEXT else _ONE.get(str(child.tag), "")
        if at >= offset:
            tail.append(child)
        elif at + len(text) > offset:
            rest = deepcopy(child)
            child.text, rest.text = text[: offset - at], text[offset - at :]
            for piece in (child, rest):
                piece.set(n.XML_SPACE, "preserve")
            tail.append(rest)
        at += len(text)
    return tail


def _add(run: etree._Element, properties: etree._Element) -> None:
    own = run.find(n.RPR)
    if own is None:
        own = etree.Element(n.RPR)
        run.insert(0, own)
    held = {child.tag: child for child in own}
    for child in properties:
        if child.tag not in held:
            own.append(deepcopy(child))
        elif child.tag == _FONTS:  # which the run has for a hint, or for signs of its own font
            held[_FONTS].attrib.update({name: value for name, value in child.attrib.items() if name not in held[_FONTS].attrib})
    own[:] = sorted(own, key=lambda child: RUN_ORDER.get(str(child.tag), len(RUN_ORDER)))
