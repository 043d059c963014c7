"""Lines of organs → their names: 主送机关 (GB/T 9704 7.3.2), 发文机关署名 (7.3.5), 抄送机关 (7.4.2)."""

from __future__ import annotations

import re

from noticeconv.kept import pattern
from noticeconv.zh.genres import genre_of
from noticeconv.zh.organs import looks_like_organ

__all__ = ["genre_of", "looks_like_organ", "split_copied", "split_issuers", "split_names"]

_OPENING, _CLOSING = "（(〔[《“【", "）)〕]》”】"
_LEVEL = "省市县区镇乡州盟旗校院局厅部委"
_OWN = pattern(
    rf"各|有关|相关|本|驻|机关|直属|全[{_LEVEL}]|(?:[{_LEVEL}]|公司|中央|国务院)(?:直(?!管)|级|属|内?各|有关)|中央[驻在]|[^各有]{{1,8}}内?(?:各|有关)"
)
"""A piece that opens so has a qualifier of its own: 各学校, 市直机关, 驻临有关单位, 校内各部门."""
_SUBORDINATE = pattern(r"(?:各|有关)?(?:直属|部门|单位|有关|机构)|各(?:内设|下属|所属|派出)|机关(?!各)|相关")
"""What hangs on an owner in front: 国务院各部委、各直属机构."""
_GOVERNED = pattern("各|有关")
_UNFINISHED = pattern(rf"(?:[{_LEVEL}]|中央|公司)[直属级管]\Z")
"""The front of a shared tail: 区直、市直各有关单位."""
_PLACED = pattern(r"[^各省市县区乡镇、]{2,8}(?:省|市|县|区|自治州|旗|镇|乡|街道)[^、]*[^、）)]{2}\Z")
"""An organ with a place name of its own: 高新区教育局; not 街道办事处, not 县人民政府."""
_PLACE_FRONT = pattern(r"(?:[^各、]{2,8})?[省市县区州盟旗乡镇][^直属级]")
_LOCAL_ORGAN = pattern(r"[^省市县区州盟旗乡镇国驻]{1,6}[局处科室办]\Z")
"""An office that needs an owner to be told from its likes: 临江市财政局、教育局."""
_HANGING = frozenset({"办公室", "办公厅", "委员会", "领导小组", "指挥部", "工作组", "秘书处", "党委", "党组", "人民政府"})
"""Ends of names that a signature sometimes moves behind a space or to a line of their own."""
_GAP = pattern(r"\s+")
_COPIED_LABEL = pattern(r"\s*抄\s*送(?:机关|单位)?\s*[：:]\s*")


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
    >>> split_names("教育部、外交部，国务院各部委、各直属机构")
    ['教育部', '外交部', '国务院各部委、各直属机构']
    """
    names: list[str] = []
    for piece in _top_level(text.strip().rstrip("：:").rstrip(), "，,；;"):
        names += _enumerated(piece)
    return names


def _enumerated(piece: str) -> list[str]:
    """Part an enumeration at 、 where both sides are whole names."""
    parts = _top_level(piece, "、")
    groups = parts[:1]
    for part in parts[1:]:
        if _stands_alone(groups[-1], part):
            groups.append(part)
        else:
            groups[-1] += "、" + part
    return groups


def _stands_alone(before: str, part: str) -> bool:
    """Whether `part` is a name of its own behind `before`: has its own qualifier, or both sides are whole proper names."""
    if _UNFINISHED.search(before):
        return False
    governed = _GOVERNED.search(before)
    if _OWN.match(part):
        return not (governed and _SUBORDINATE.match(part) and (governed.start() > 0 or not part.startswith("各")))
    last = before.rpartition("、")[2]
    if not (looks_like_organ(last) and looks_like_organ(part)):
        return False
    if governed:
        return bool(_PLACED.match(part)) and part[-2:] == last[-2:]
    return before.find(part[:2]) <= 0 and not (_PLACE_FRONT.match(before) and _LOCAL_ORGAN.match(part))


def split_issuers(text: str) -> list[str]:
    """Return the organs that sign on one line: 市财政局　市教育局 are two, 教 务 处 is one that is spread out.

    >>> split_issuers("临江市财政局　临江市教育局"), split_issuers("教 务 处"), split_issuers("临江市安委会 办公室")
    (['临江市财政局', '临江市教育局'], ['教务处'], ['临江市安委会办公室'])
    """
    spread = text.strip()
    for width in sorted({len(gap) for gap in _GAP.findall(spread)}):
        pieces = ["".join(piece.split()) for piece in re.split(rf"\s{{{width},}}", spread)]
        if all(map(looks_like_organ, pieces)) and not _HANGING.intersection(pieces[1:]):
            return [name for piece in pieces for name in _signing(piece)]
    whole = "".join(spread.split())
    return _signing(whole) if whole else []


def _signing(whole: str) -> list[str]:
    """Part one run of characters at 、 where every part is an organ's full name."""
    parts = _top_level(whole, "、")
    apart = len(parts) > 1 and all(map(looks_like_organ, parts))
    if apart and not any(_PLACE_FRONT.match(parts[0]) and _LOCAL_ORGAN.match(part) for part in parts[1:]):
        return parts
    return [whole]


def split_copied(text: str) -> list[str]:
    """Return the organs of an 抄送 line, with or without its label: parted at ， ； and as 主送机关 at 、.

    >>> split_copied("抄送：市委办公室，市人大常委会办公室、市政协办公室。")
    ['市委办公室', '市人大常委会办公室', '市政协办公室']
    """
    label = _COPIED_LABEL.match(text)
    return split_names((text[label.end() :] if label else text).strip().rstrip("。."))
