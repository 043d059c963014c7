"""Hard-wrapped text (from PDF, mail, old terminals): which lines belong to one paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from noticeconv.kept import pattern
from noticeconv.zh.genres import genre_of
from noticeconv.zh.lexicon import DOCUMENT_NUMBER, SALUTATION
from noticeconv.zh.markers import MarkerStyle, match_marker
from noticeconv.zh.width import width_in_zi

if TYPE_CHECKING:
    from noticeconv.recognise.segment import Entry

_ENDS = frozenset("。！？!?；;：:”）)》")
_MIN_LINES = 6
_NARROWEST = 16
_COLUMNS = pattern(r"\S(?:[ \u00a0]{2,}|\u3000{2,}|\t)\S")
"""Blanks that set a line in columns: names and posts, no running text."""
_LONG = 80  # code points no hard-wrapped line reaches
_SET_APART = 6  # 字 of indent from which a line is centred or set to the right, no running text
_UNBROKEN = pattern(r"[“《（(][^”》）)]{0,8}|[0-9A-Za-z.%]+")
_STANDS_ALONE = pattern(r"附\s*件|第[一二三四五六七八九十百\d]{1,4}[章节条编]|[（(]此件|抄送|——|— —")


def rewrap(entries: Sequence[Entry]) -> list[list[Entry]] | None:
    """Group wrapped lines into paragraphs; None when the text is not hard-wrapped.

    Evidence: most lines reach nearly the same width, most of those stop in mid-sentence, and hardly any line is longer.
    """
    if len(entries) < _MIN_LINES or sum(1 for entry in entries if len(entry.text) > _LONG) > max(1, len(entries) * 0.02):
        return None
    measures = ([width_in_zi(entry.text) + entry.indent for entry in entries], [len(entry.text) + entry.indent for entry in entries])
    found = [(full, widths) for widths in measures if (full := _full_width(entries, widths)) is not None]
    if not found:
        return None
    full, widths = max(found, key=lambda pair: _at_margin(pair[1], pair[0]))
    indented = sum(1 for entry in entries if entry.indent >= 1) > len(entries) * 0.04
    groups: list[list[Entry]] = []
    for at, entry in enumerate(entries):
        if at and _continues(entries[at - 1], widths[at - 1], entry, full, indented):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _full_width(entries: Sequence[Entry], widths: Sequence[float]) -> float | None:
    """Return the width in 字 at which lines were broken; None when there is no such width."""
    if len(entries) < _MIN_LINES:
        return None
    counts = Counter(round(width) for width in widths if _NARROWEST <= width <= 64)
    if not counts:
        return None
    peak = max(counts, key=lambda w: counts[w - 1] + counts[w] + counts[w + 1])
    near = [at for at, width in enumerate(widths) if peak - 2.6 <= width <= peak + 1.6 and entries[at].indent < _SET_APART and not _COLUMNS.search(entries[at].text)]
    longer = sum(1 for width in widths if width > peak + 3)
    broken = sum(1 for at in near if entries[at].text[-1:] not in _ENDS)
    if len(near) < max(4, len(entries) * 0.3) or longer > max(1, len(entries) * 0.02) or broken < len(near) * 0.5:
        return None
    return float(peak)


def _at_margin(widths: Sequence[float], full: float) -> int:
    """Return how many lines reach the margin exactly: text is broken by display width or by count of characters."""
    return sum(1 for width in widths if full - 0.6 <= width <= full + 0.6)


def _continues(before: Entry, width: float, entry: Entry, full: float, indented: bool) -> bool:
    """Whether `entry` runs on from the line before it."""
    if entry.block is not None or before.block is not None or max(entry.indent, before.indent) >= _SET_APART:
        return False
    last, text = before.text[-1], entry.text
    if DOCUMENT_NUMBER.match(text.strip()) or DOCUMENT_NUMBER.match(before.text.strip()):
        return False
    if width < full - 3.2:
        return _broken_early(before, entry, width, full)
    if indented and entry.indent >= 1 and before.indent < entry.indent:
        return False
    if text[-1] in "：:" and genre_of(before.text) and last not in _ENDS:
        return False
    if SALUTATION.match(text) or (last in _ENDS and _STANDS_ALONE.match(text)):
        return False
    if last in "。！？!?；;：:":
        number = match_marker(text)
        if number is not None and (number.ordinal is not None or number.style is MarkerStyle.DASH):
            return False
        return not indented and entry.gap == 0 and last not in "：:" and width >= full - 0.6
    return not (indented and entry.gap and entry.indent >= 1)


def _broken_early(before: Entry, entry: Entry, width: float, full: float) -> bool:
    """A line that stops short of the margin runs on only where what follows would not have fitted (“ or a number)."""
    head = _UNBROKEN.match(entry.text)
    if before.text[-1] in _ENDS or entry.gap or head is None:
        return before.text[-1] in "，、" and not entry.gap and width > full * 0.3
    return width + width_in_zi(head.group()) + 1 > full - 1
