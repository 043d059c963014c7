"""Source lines → logical lines: what a reader would call one paragraph, with the spans it came from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from noticeconv.diagnostics import Diagnostic, Span, diagnostic
from noticeconv.flow import cut_marks, shift_marks
from noticeconv.kept import pattern
from noticeconv.model import Image, Mark, Table
from noticeconv.recognise.oneline import cut_points, is_lost
from noticeconv.recognise.wrapped import rewrap
from noticeconv.records import record, replace
from noticeconv.source import Hints, Line, Source
from noticeconv.zh.dates import match_date
from noticeconv.zh.lexicon import LABELS, PRINTED
from noticeconv.zh.markers import Mark as Number
from noticeconv.zh.markers import match_marker
from noticeconv.zh.names import looks_like_organ, split_issuers


@record(frozen=False)
class Entry:
    """A logical line. `text` has no white space around it; `gap` counts blank lines before; `indent` is in 字."""

    text: str
    spans: tuple[Span, ...]
    hints: Hints
    marks: tuple[Mark, ...] = ()
    block: Table | Image | None = None
    gap: int = 0
    indent: float = 0.0
    number: Number | None = None


_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_EDGE = frozenset(_INVISIBLE)
_STRIP = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + _INVISIBLE
_LITERAL = pattern(r"(?:\s|&nbsp;|&sp;|&emsp;|&ensp;|<U\+00A0>)+")
LONG, SHORT = 150, 16


def segment(source: Source) -> tuple[list[Entry], list[Diagnostic]]:
    """Return the logical lines of `source` and what there is to say about how they were cut.

    Blank lines vanish into `gap`. Every visible character of the source is in exactly one entry.
    """
    entries = list(_entries(source.lines))
    said: list[Diagnostic] = []
    if source.format in ("txt", "md", "pdf", "text"):
        joined = rewrap(entries)
        if joined is not None:
            entries = [_join(run) for run in joined]
            said.append(diagnostic("R207", len(entries)))
    lost = is_lost([entry.text for entry in entries])
    opening = next((at for at, entry in enumerate(entries) if len(entry.text) > LONG), 0)
    cut = [piece for at, entry in enumerate(entries) for piece in _cut(entry, at <= max(2, opening), lost)]
    if lost and len(cut) > len(entries):
        said.append(diagnostic("R206", len(cut)))
    for entry in cut:
        entry.number = match_marker(entry.text)
    return cut, said


def _entries(lines: tuple[Line, ...]) -> Iterator[Entry]:
    gap = 0
    for line in lines:
        text = line.text.strip()
        if text and (text[0] in _EDGE or text[-1] in _EDGE):
            text = text.strip(_STRIP)
        if text and (text[0] in "&<" or text[-1] in ";>"):
            text = _bare(text).strip(_STRIP)
        if not text and line.block is None:
            gap += 1
            continue
        raw = line.text
        lead = raw.index(text) if text else 0
        marks = cut_marks(line.marks, lead, lead + len(text)) if line.marks else ()
        start = line.start + lead
        indent = line.hints.indent if line.hints.indent is not None else _indent(raw, lead)
        yield Entry(text, ((start, start + len(text)),), line.hints, marks, line.block, gap, indent)
        gap = 0


def _bare(text: str) -> str:
    """Take off white space that a crawler wrote as text (`&nbsp;`, `<U+00A0>`) at both ends."""
    found = _LITERAL.match(text)
    start = found.end() if found else 0
    end = len(text)
    for token in ("&nbsp;", "&sp;", "&emsp;", "&ensp;", "<U+00A0>"):
        while text.endswith(token, start, end):
            end -= len(token)
            end = start + len(text[start:end].rstrip())
    return text[start:end]


def _indent(raw: str, lead: int) -> float:
    return sum(1.0 if char == "　" else 0.5 for char in raw[:lead]) if lead else 0.0


def _join(run: list[Entry]) -> Entry:
    """Make one entry of the lines of a wrapped paragraph; a blank stands between Latin words only."""
    first = run[0]
    if len(run) == 1:
        return first
    pieces, length = [first.text], len(first.text)
    marks = list(first.marks)
    for before, entry in pairwise(run):
        glue = " " if _is_latin(before.text[-1:]) and _is_latin(entry.text[:1]) else ""
        length += len(glue)
        marks += shift_marks(entry.marks, length)
        pieces += (glue, entry.text)
        length += len(entry.text)
    text = "".join(pieces)
    return replace(first, text=text, spans=tuple(span for entry in run for span in entry.spans), marks=tuple(marks))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _cut(entry: Entry, first: bool, lost: bool) -> list[Entry]:
    """Part an entry that holds several paragraphs, or several elements on one line."""
    if entry.block is not None or entry.hints.role is not None:
        return [entry]
    text = entry.text
    if len(text) > SHORT and (lost or (first and len(text) > LONG) or len(text.split(None, 1)) > 1):
        cuts = cut_points(text, lost=lost, first=first)
        if cuts:
            return [small for piece in _pieces(entry, cuts) for small in _elements(piece)]
    return _elements(entry)


_SIGNED = frozenset("日号）)0123456789０１２３４５６７８９")


_SIGNATORY = pattern(r"签发人\s+\S{1,3}\s?\S{1,3}\Z")  # its colon is missing


def _elements(entry: Entry) -> list[Entry]:
    """Part signature and date, printing organ and date, or 发文字号 and 签发人, that share a line."""
    text = entry.text
    if len(text) > 90:
        return [entry]
    at = text.find("签发人")
    if at > 0 and text[at - 1].isspace() and (LABELS.match(text, at) or _SIGNATORY.match(text, at)):
        return _pieces(entry, [at])
    if text[-1:] in _SIGNED or PRINTED.search(text, max(0, len(text) - 8)):
        return _pieces(entry, _signature_cuts(text))
    return [entry]


_DATE_TAIL = pattern(
    r"(?P<date>(?:[0-9０-９]{4}|[一二][一二三四五六七八九〇○零Ｏ０OoO0—\-◯]{3})\s*(?:年|[.\-/．])\s*[0-9０-９一二三四五六七八九十元]{1,3}\s*(?:月|[.\-/．])\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[日号]?)\s*(?:印发|印制|印|发|制发)?[。.]?\Z"
)


def _signature_cuts(text: str) -> list[int]:
    """Return where a line `organ organ date` is to be cut; empty when it is not such a line."""
    found = _DATE_TAIL.search(text)
    if found is None or found.start() == 0:
        return []
    before = text[: found.start()].rstrip()
    if not before or any(char in "，,。；;：:" for char in before) or match_date(found["date"]) is None:
        return []
    names = split_issuers(before)
    organ = before.replace(" ", "").replace("　", "").replace("\u00a0", "")
    if not (all(map(looks_like_organ, names)) or looks_like_organ(organ)):
        return []
    return [found.start()]


def _pieces(entry: Entry, cuts: list[int]) -> list[Entry]:
    """Cut an entry at offsets of its text; white space at the cuts belongs to no piece."""
    if not cuts:
        return [entry]
    bounds = [0, *cuts, len(entry.text)]
    pieces: list[Entry] = []
    for start, end in pairwise(bounds):
        raw = entry.text[start:end]
        text = raw.strip(_STRIP)
        if not text:
            continue
        low = start + raw.index(text)
        pieces.append(
            Entry(
                text,
                _sub_spans(entry, low, low + len(text)),
                entry.hints,
                cut_marks(entry.marks, low, low + len(text)) if entry.marks else (),
                None,
                entry.gap if not pieces else 0,
                entry.indent,
            )
        )
    return pieces


def _sub_spans(entry: Entry, low: int, high: int) -> tuple[Span, ...]:
    """Return the source spans of `entry.text[low:high]`."""
    if len(entry.spans) == 1:
        base = entry.spans[0][0]
        return ((base + low, base + high),)
    spans = []
    at = 0
    for start, end in entry.spans:
        length = end - start
        if entry.text[at : at + 1] == " " and at:  # the blank that joining put in
            probe = len(entry.text) - at
            at += 1 if probe and length and not _same(entry, at, length) else 0
        a, b = max(low, at), min(high, at + length)
        if a < b:
            spans.append((start + a - at, start + b - at))
        at += length
    return tuple(spans)


def _same(entry: Entry, at: int, length: int) -> bool:
    return not entry.text[at : at + length].startswith(" ")
