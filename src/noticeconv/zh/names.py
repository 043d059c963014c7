"""Lines of organs → their names: 主送机关, 发文机关署名, 抄送机关; and what kind of text a title or a name speaks of."""

from __future__ import annotations

import re

from noticeconv.zh.genres import genre_of
from noticeconv.zh.organs import looks_like_organ

__all__ = ["genre_of", "looks_like_organ", "split_copied", "split_issuers", "split_names"]

_OWN = re.compile(r"各|有关|全[省市县区校院]|(?:省|市|县|区|镇|乡|校|州|院|局|厅|公司|中央|国务院)(?:直|级|属|各|有关)|驻|机关|直属|本|相关")
_TAIL_OWNED = re.compile(r"各|有关")
_OPENING, _CLOSING = "（(〔[《“【", "）)〕]》”】"


def _top_level(text: str, marks: str) -> list[str]:
    """Split at `marks` outside brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in marks and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def split_names(text: str) -> list[str]:
    """Return the names in a 主送机关 line: parted at every ， and ；, at 、 only where what follows stands by itself.

    >>> split_names("各县（市、区）教育局、财政局，市直各学校：")
    ['各县（市、区）教育局、财政局', '市直各学校']
    """
    names: list[str] = []
    for piece in _top_level(text.strip().rstrip("：:").rstrip(), "，,；;"):
        names += _enumerated(piece)
    return names


def _enumerated(piece: str) -> list[str]:
    """Part an enumeration at 、 where both sides are whole names."""
    parts = _top_level(piece, "、")
    groups = [parts[0]] if parts else []
    for part in parts[1:]:
        if _stands_alone(groups[-1], part):
            groups.append(part)
        else:
            groups[-1] += "、" + part
    return groups


def _stands_alone(before: str, part: str) -> bool:
    """Whether `part` is a name of its own: has its own 各 or owner, or both sides are full proper names."""
    if part.startswith(("各直属", "各有关", "直属", "各部门", "各单位")) and _shares_owner(before):
        return False
    if _OWN.match(part):
        return not (part.startswith(("机关", "直属", "相关", "有关")) and _TAIL_OWNED.match(before)) and not part.startswith(("有关直属", "直属"))
    if _OWN.match(before):
        return False
    return looks_like_organ(before.rpartition("、")[2]) and looks_like_organ(part)


def _shares_owner(before: str) -> bool:
    """Whether `before` names an owner that what follows hangs on: 国务院各部委、各直属机构."""
    found = re.search(r"各|有关", before)
    return bool(found and found.start() > 0)


def split_issuers(text: str) -> list[str]:
    """Return the organs that sign on one line: 市财政局　市教育局 are two, 教 务 处 is one that is spread out.

    >>> split_issuers("临江市财政局　临江市教育局"), split_issuers("教 务 处")
    (['临江市财政局', '临江市教育局'], ['教务处'])
    """
    pieces = text.split()
    if len(pieces) > 1 and all(len(piece) > 2 for piece in pieces) and all(map(looks_like_organ, pieces)):
        return pieces
    whole = "".join(pieces)
    if "、" in whole:
        parts = _top_level(whole, "、")
        if len(parts) > 1 and all(len(part) > 3 and looks_like_organ(part) for part in parts):
            return parts
    return [whole] if whole else []


def split_copied(text: str) -> list[str]:
    """Return the organs of an 抄送 line, its label removed: parted at ， ； and as 主送机关 at 、."""
    names: list[str] = []
    for piece in _top_level(text.strip().rstrip("。.").rstrip(), "，,；;"):
        names += _enumerated(piece)
    return names
