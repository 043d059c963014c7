"""Paragraphs that hold nothing but runs of text: most of a document, read without ceremony.

This is the reader's hottest loop: one flat walk over a paragraph's elements, which looks things up in place. Anything it
does not know makes it give up, and the paragraph is read the long way.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.frames import Frame, Frames
from noticeconv.readers.docx.ink import Span
from noticeconv.readers.docx.looks import FONTS, WANTED, Said
from noticeconv.readers.docx.names import VAL
from noticeconv.readers.docx.paragraphs import IND
from noticeconv.readers.docx.paragraphs import WANTED as PARAGRAPH_WANTED
from noticeconv.readers.docx.styles import Styles

_PSTYLE, _PPR, _RUN, _TEXT, _RPR, _BOOKMARK = n.PSTYLE, n.PPR, n.RUN, n.TEXT, n.RPR, n.BOOKMARK
_BLANKS = frozenset(" \t\r\n")
_BETWEEN = frozenset(n.W + name for name in "proofErr bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd".split())
_SAYS_NOTHING = frozenset(
    n.W + name
    for name in "bCs iCs szCs lang kern spacing w noProof snapToGrid shd highlight webHidden fitText rtl cs em "
    "lastRenderedPageBreak caps smallCaps position effect bdr eastAsianLayout outline shadow emboss imprint".split()
) | {n.W14 + "ligatures", n.W14 + "textFill", n.W14 + "solidFill", n.W14 + "schemeClr", n.W14 + "srgbClr"} | _BETWEEN
"""What stands in a run without being seen, or without a part in its Look."""
_KEPT = PARAGRAPH_WANTED - {n.NUMPR}
_NOT_SIMPLE = frozenset(n.W + name for name in "numPr sectPr vanish ins del moveFrom moveTo pPrChange rPrChange".split())
"""What in a paragraph's properties makes it more than text."""
_AFTER = _BETWEEN | {_RUN, _BOOKMARK} | {
    n.W + name for name in "hyperlink sdt smartTag customXml fldSimple bdo dir moveFromRangeStart moveToRangeStart".split()
} | {n.M + "oMath", n.M + "oMathPara", n.ALTERNATE}
"""What can follow a paragraph's properties."""


def simple_paragraph(paragraph: etree._Element, frames: Frames, bookmarks: list[str]) -> tuple[Frame, str, list[Span]] | None:
    """Return a paragraph's frame, its text and the spans of its looks; None when it holds anything that takes more than that.

    The names of its bookmarks are added to `bookmarks`.
    """
    nodes = paragraph.iter()
    next(nodes)
    node = next(nodes, None)
    frame = frames.plain
    if node is not None and node.tag == _PPR:
        said: list[Said] = []
        for node in nodes:
            tag = node.tag
            if tag == _PSTYLE:
                said.append((_PSTYLE, node.get(VAL)))
            elif tag in _KEPT:
                said.append((tag, tuple(node.items()) if tag == IND else node.get(VAL)))  # type: ignore[arg-type]
            elif tag in _AFTER:
                break
            elif tag in _NOT_SIMPLE:
                return None
        else:
            node = None
        frame = frames.frame(tuple(said))
    if not frame.simple:
        return None
    found = _runs(node, nodes, frame, frames.styles, bookmarks)
    return None if found is None else (frame, *found)


def _runs(
    node: etree._Element | None, nodes: Iterator[etree._Element], frame: Frame, styles: Styles, bookmarks: list[str]
) -> tuple[str, list[Span]] | None:
    """Read from `node` on what `nodes` goes on to give."""
    parts: list[str] = []
    spans: list[Span] = []
    said: list[Said] = []
    style_id, plain, looks = frame.style_id, frame.plain, styles.looks
    at, last, look = 0, None, plain
    while node is not None:
        tag = node.tag
        if tag == _TEXT:
            text = node.text
            if text:
                if said:
                    key = (style_id, tuple(said))
                    look = looks.get(key) or styles.look(*key)
                    if look.hidden:
                        return None
                    said = []
                if ((text[0] in _BLANKS or text[-1] in _BLANKS) and node.get(n.XML_SPACE) != "preserve") or "\n" in text:
                    return None
                end = at + len(text)
                if look is last:
                    spans[-1] = (spans[-1][0], end, look)
                else:
                    spans.append((at, end, look))
                    last = look
                parts.append(text)
                at = end
        elif tag == _RUN:
            look = plain
            if said:
                said = []
        elif tag == _RPR:
            pass
        elif tag in WANTED:
            said.append((tag, tuple(node.items()) if tag == FONTS else node.get(VAL)))  # type: ignore[arg-type]
        elif tag == _BOOKMARK:
            bookmarks.append(node.get(n.NAME, ""))
        elif tag not in _SAYS_NOTHING:
            return None
        node = next(nodes, None)
    return parts[0] if len(parts) == 1 else "".join(parts), spans
