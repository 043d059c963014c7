"""Text with stand-off marks → Markdown: emphasis signs where every viewer sees them, HTML elements elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from noticeconv.flow import tidy_marks
from noticeconv.kept import pattern
from noticeconv.model import Image, Mark
from noticeconv.writers.markdown.escape import edges, html, kind, markdown
from noticeconv.writers.markdown.pictures import Pictures

_SIGNS = {"bold": "**", "italic": "*", "strike": "~~"}
_TAGS = {"bold": "b", "italic": "i", "strike": "s", "underline": "u", "superscript": "sup", "subscript": "sub"}
# matches "https://a.cn/x?y=1", "附件/1.doc", "#第一条"; not "a b", "a(1)", "x\\y"
_PLAIN_LINK = pattern(r"[^\s<>()\\&\"'\[\]*_`|~\x00-\x20\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")

_BANG = pattern("!\0(?=\\[)")
"""Between pieces: a ! that is text, before a [ that is not."""


class Inline:
    """Writes the texts of one document; collects its footnotes."""

    def __init__(self, pictures: Pictures) -> None:
        """Start without footnotes; `pictures` shows those in the text."""
        self._pictures = pictures
        self._notes: list[str | None] = []

    def notes(self) -> list[str]:
        """Return the lines that hold the texts of the footnotes."""
        return [f"[^{at}]: {edges(markdown(note))}" for at, note in enumerate(self._notes, 1) if note is not None]

    def markdown(self, text: str, marks: Sequence[Mark] = ()) -> str:
        """Return a text as Markdown; white space at its ends is the caller's matter."""
        return self._walk(text, tidy_marks(marks, len(text)), False) if marks else markdown(text)

    def html(self, text: str, marks: Sequence[Mark] = ()) -> str:
        """Return a text as HTML on one line."""
        return self._walk(text, tidy_marks(marks, len(text)), True) if marks else html(text)

    def _walk(self, text: str, marks: Sequence[Mark], tags: bool) -> str:
        runs = [mark for mark in marks if mark.start < mark.end]
        points = [mark for mark in marks if mark.start == mark.end]
        signs = set() if tags else {at for at in range(len(runs)) if _signed(text, runs, points, at)}
        cuts = sorted({0, len(text), *(place for mark in marks for place in (mark.start, mark.end))})
        written = html if tags else markdown
        out: list[str] = []
        held: list[int] = []
        for start, end in [*pairwise(cuts), (len(text), len(text))]:
            wanted = [at for at, mark in enumerate(runs) if mark.start <= start < mark.end]
            keep = next((n for n, (a, b) in enumerate(zip(held, wanted, strict=False)) if a != b), min(len(held), len(wanted)))
            out += [_sign(runs[at], at in signs, True) for at in reversed(held[keep:])]
            out += [self._point(mark, tags) for mark in points if mark.start == start]
            out += [_sign(runs[at], at in signs, False) for at in wanted[keep:]]
            out.append(written(text[start:end]))
            held = wanted
        return "".join(out) if tags else _BANG.sub(r"\\!", "\0".join(filter(None, out))).replace("\0", "")

    def _point(self, mark: Mark, tags: bool) -> str:
        if mark.type == "image":
            image = Image(asset=mark.asset, src=mark.href, alt=mark.text)
            return self._pictures.html(image) if tags else self._pictures.markdown(image)
        if tags:
            said = "" if mark.text is None else f' title="{html(mark.text)}"'
            return f'<sup class="footnote"{said}></sup>'
        self._notes.append(mark.text)
        return f"[^{len(self._notes)}]"


def _signed(text: str, runs: Sequence[Mark], points: Sequence[Mark], at: int) -> bool:
    """Whether a run can be written with signs: alone where it stands, and its ends seen alike by every viewer."""
    mark = runs[at]
    if mark.type == "link":
        plain = mark.href is not None and _PLAIN_LINK.fullmatch(mark.href)
        return bool(plain) and _alone(runs, points, at)
    if mark.type not in _SIGNS or not _alone(runs, points, at):
        return False
    before, first = kind(text[mark.start - 1 : mark.start]), kind(text[mark.start])
    last, after = kind(text[mark.end - 1]), kind(text[mark.end : mark.end + 1])
    if "other" in (before, first, last, after) or "space" in (first, last):
        return False
    return (first == "letter" or before != "letter") and (last == "letter" or after != "letter")


def _alone(runs: Sequence[Mark], points: Sequence[Mark], at: int) -> bool:
    mark = runs[at]
    if any(mark.start <= point.start <= mark.end for point in points):
        return False
    return not any(n != at and other.start <= mark.end and mark.start <= other.end for n, other in enumerate(runs))


def _sign(mark: Mark, signed: bool, closing: bool) -> str:
    if mark.type == "link":
        if signed:
            return f"]({mark.href})" if closing else "["
        return "</a>" if closing else "<a>" if mark.href is None else f'<a href="{html(mark.href)}">'
    if signed:
        return _SIGNS[mark.type]
    if mark.type == "formula":
        return "</span>" if closing else '<span class="formula">'
    return f"</{_TAGS[mark.type]}>" if closing else f"<{_TAGS[mark.type]}>"
