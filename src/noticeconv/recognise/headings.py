"""Where a heading's own words end in its line."""

from __future__ import annotations

from noticeconv.kept import pattern

_INTEREST = pattern(r"[。！？!?：:《》（）()“”「」〈〉【】〔〕\[\]]")
_OPEN = frozenset("《（(“「〈【〔[")
_LABEL = 12


def heading_end(text: str, start: int) -> int:
    """Return the code point behind the heading that starts at `start` and behind the mark that closes it.

    A heading ends at its first 。！？ outside brackets and quotation marks, or at a colon when what stands before it is a
    short label (报名时间：5月8日); the end of `text` means that the line holds the heading alone.

    >>> heading_end("一、总体要求。全面贯彻。", 2)
    7
    """
    depth = 0
    for match in _INTEREST.finditer(text, start):
        char, at = match.group(), match.start()
        if char in _OPEN:
            depth += 1
        elif char in "。！？!?":
            if depth <= 0:
                return at + 1
        elif char in "：:":
            if depth <= 0 and _labels(text, start, at):
                return at + 1
        else:
            depth -= 1
    return len(text)


def _labels(text: str, start: int, at: int) -> bool:
    """Whether the colon at `at` closes a short label that something follows."""
    if at - start > _LABEL or at == start:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return False
    return after not in ("", "/") and not any(char in "，,；;、" for char in text[start:at])
