"""Text with stand-off marks → inline HTML: cut where marks begin and end, each piece wrapped in the marks over it."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from noticeconv.kept import pattern
from noticeconv.model import Asset, Mark

TAGS = {"bold": "strong", "italic": "em", "underline": "u", "strike": "s", "superscript": "sup", "subscript": "sub"}
SAFE_LINK = pattern(r"(?:https?:|mailto:|tel:|#|/|\.{0,2}/|[\w%.-]+(?:[/?#]|$))", re.IGNORECASE)
"""Matches `https://a.cn`, `#p1`, `附件/1.doc`; not `javascript:x`, `data:text/html`, `vbscript:x`."""

SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "image/bmp"})
"""Pictures that browsers show; others (EMF, WMF, TIFF) are named instead."""

_UNPRINTABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Return `text` for an HTML element; what HTML can't hold (NUL, lone surrogates) becomes U+FFFD."""
    return escape(_UNPRINTABLE.sub("\ufffd", text), quote=False)


def attribute(text: str) -> str:
    """Return `text` for a double-quoted attribute."""
    return escape(_UNPRINTABLE.sub("\ufffd", text))


class Inline:
    """Turns texts of one document into HTML; collects the footnotes it meets."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        """Take the pictures by sha256."""
        self._assets = assets
        self.notes: list[str] = []

    def html(self, text: str, marks: Sequence[Mark] = ()) -> str:
        """Return `text` with `marks` as HTML."""
        if not marks:
            return escaped(text)
        cuts = sorted({0, len(text), *(place for mark in marks for place in (mark.start, mark.end) if 0 <= place <= len(text))})
        out = [self._points(marks, 0)]
        for start, end in pairwise(cuts):
            over = [mark for mark in marks if mark.start <= start and end <= mark.end and mark.start < mark.end]
            out += [_wrapped(escaped(text[start:end]), over), self._points(marks, end)]
        return "".join(out)

    def _points(self, marks: Sequence[Mark], at: int) -> str:
        return "".join(self._point(mark) for mark in marks if mark.start == mark.end == at)

    def _point(self, mark: Mark) -> str:
        if mark.type == "footnote":
            self.notes.append(mark.text or "")
            number = len(self.notes)
            return f'<sup id="r{number}"><a href="#n{number}">{number}</a></sup>'
        if mark.type == "image":
            return self.picture(mark.asset, mark.text or "", None)
        return ""

    def picture(self, asset: str | None, alt: str, src: str | None, size: str = "") -> str:
        """Return a picture as a data URI; one that is not at hand, or that browsers don't show, by its description."""
        held = self._assets.get(asset) if asset else None
        if held is not None and held.data is not None and held.media_type in SHOWN:
            data = base64.b64encode(held.data).decode("ascii")
            return f'<img src="data:{held.media_type};base64,{data}" alt="{attribute(alt)}"{size}>'
        named = alt or (held.name if held is not None else None) or src or "图片"
        if src and SAFE_LINK.match(src):
            return f'<a class="missing" href="{attribute(src)}">[{escaped(named)}]</a>'
        return f'<span class="missing">[{escaped(named)}]</span>'


def _wrapped(html: str, over: Sequence[Mark]) -> str:
    for mark in over:
        if mark.type in TAGS:
            html = f"<{TAGS[mark.type]}>{html}</{TAGS[mark.type]}>"
        elif mark.type == "formula":
            html = f'<span class="formula">{html}</span>'
    link = next((mark.href for mark in over if mark.type == "link" and mark.href and SAFE_LINK.match(mark.href)), None)
    return f'<a href="{attribute(link)}">{html}</a>' if link else html
