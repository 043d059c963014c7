"""Paragraphs that hold nothing but runs of text: most of a document, read without ceremony.

This is the reader's hottest loop: one flat walk over a paragraph's elements, which looks things up in place. Anything it
does not know makes it give up, and the paragraph is read the long way.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.frames import Frame, Frames
from noticeconv.readers.docx.ink import Span
from noticeconv.readers.docx.looks import FONTS, WANTED, Signature
from noticeconv.readers.docx.names import VAL
from noticeconv.readers.docx.paragraphs import IND
from noticeconv.readers.docx.paragraphs import WANTED as PARAGRAPH_WANTED
from noticeconv.readers.docx.styles import Styles

_PSTYLE, _PPR, _RUN, _TEXT, _RPR, _BOOKMARK = n.PSTYLE, n.PPR, n.RUN, n.TEXT, n.RPR, n.BOOKMARK
_BREAK = n.W + "br"
_BLANKS = " \t\r\n"
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
    nodes = paragraph.iterdescendants()
    node = next(nodes, None)
    if node is not None and node.tag == _PPR:
        said: Signature = ()
        for node in nodes:
            tag = node.tag
            if tag == _PSTYLE:
                said += ((_PSTYLE, node.get(VAL)),)
            elif tag in _KEPT:
                said += ((tag, tuple(node.items()) if tag == IND else node.get(VAL)),)  # type: ignore[arg-type]
            elif tag in _AFTER:
                break
            elif tag in _NOT_SIMPLE:
                return None
        else:
            node = None
        frame = frames.known.get(said) or frames.frame(said)
    else:
        frame = frames.plain
    if not frame.simple:
        return None
    if node is not None and node.tag != _RUN:
        if node.tag == _BOOKMARK:
            bookmarks.append(node.get(n.NAME, ""))
        elif node.tag not in _BETWEEN:
            return None
    found = _runs(nodes, frame, frames.styles, bookmarks)
    return None if found is None else (frame, *found)


def _runs(nodes: Iterable[etree._Element], frame: Frame, styles: Styles, bookmarks: list[str]) -> tuple[str, list[Span]] | None:
    """Read what stands behind a paragraph's properties."""
    content = ""
    spans: list[Span] = []
    said: Signature = ()
    style_id, plain, looks = frame.style_id, frame.plain, styles.looks
    at, last, look = 0, None, plain
    for node in nodes:
        tag = node.tag
        if tag == _TEXT:
            text = node.text
            if text:
                if said:
                    look = looks.get((style_id, said)) or styles.look(style_id, said)
                    if look.hidden:
                        return None
                    said = ()
                if "\n" in text or (text.strip(_BLANKS) != text and node.get(n.XML_SPACE) != "preserve"):
                    return None
                end = at + len(text)
                if look is last:
                    spans[-1] = (spans[-1][0], end, look)
                else:
                    spans.append((at, end, look))
                    last = look
                content += text
                at = end
        elif tag == _RUN:
            look, said = plain, ()
        elif tag == _RPR:
            pass
        elif tag in WANTED:
            said += ((tag, tuple(node.items()) if tag == FONTS else node.get(VAL)),)  # type: ignore[arg-type]
        elif tag == _BOOKMARK:
            bookmarks.append(node.get(n.NAME, ""))
        elif tag not in _SAYS_NOTHING and not (tag == _BREAK and frame.line_break == "" and not node.get(n.TYPE)):
            return None
    return content, spans
