"""Numbering marks at the start of a line: 一、 （一） 1. （1） ① 第一， 一是 第三章 甲、 —— (GB/T 9704 7.3.3, GB/T 15834 appendix B)."""

from __future__ import annotations

from enum import StrEnum

from noticeconv.kept import pattern
from noticeconv.records import NamedTuple
from noticeconv.zh.numerals import to_int


class MarkerStyle(StrEnum):
    """The kind of a numbering mark. Misused punctuation and width stay in the mark's text; the style is what was meant."""

    PART = "part"  # 第一部分
    VOLUME = "volume"  # 第一编
    CHAPTER = "chapter"  # 第一章
    SECTION = "section"  # 第一节
    ARTICLE = "article"  # 第一条
    CHINESE_COMMA = "chinese_comma"  # 一、
    CHINESE_PAREN = "chinese_paren"  # （一）
    ARABIC_DOT = "arabic_dot"  # 1.
    ARABIC_COMMA = "arabic_comma"  # 1、
    ARABIC_PAREN = "arabic_paren"  # （1）
    ARABIC_CLOSE = "arabic_close"  # 1）
    CIRCLED = "circled"  # ①
    DECIMAL = "decimal"  # 1.1
    LATIN = "latin"  # a. A.
    STEM = "stem"  # 甲、
    ROMAN = "roman"  # Ⅰ.
    ORDINAL_COMMA = "ordinal_comma"  # 第一，
    ORDINAL_IS = "ordinal_is"  # 一是
    SEQUENCE = "sequence"  # 首先，
    ITEM = "item"  # 其一，
    DASH = "dash"  # ——
    BULLET = "bullet"  # • ★


class Mark(NamedTuple):
    """A mark at the start of a text: `raw == text[:end]`, ordinal from 1 (None for dashes and bullets)."""

    style: MarkerStyle
    ordinal: int | None
    raw: str
    end: int


_CN = "一二三四五六七八九十百零〇○"
_DIGIT = "0-9０-９"
_MARK = pattern(
    "(?:"
    rf"第(?P<ord>[{_CN}{_DIGIT}]{{1,7}})(?P<unit>部分|[编章节条])(?P<sub>之[{_CN}]{{1,3}})?"
    rf"|第(?P<nth>[{_CN}]{{1,3}})[,，、：:]"
    rf"|(?P<is>[{_CN}]{{1,3}})\s?(?:是|要|则)[,，、:：]?"
    rf"|(?P<cn>[{_CN}]{{1,4}})(?:\s?[、﹑､]|．|[.,，:：](?![0-9](?![0-9]{{3}}年))|(?=[\s　](?!\S\s)))"
    rf"|[(（﹙〔[【]\s?(?:(?P<cnp>[{_CN}]{{1,4}})|(?P<arp>[{_DIGIT}]{{1,3}}))\s?[)）﹚〕\]】][、，,.．:：]?"
    rf"|(?P<close>[{_DIGIT}]{{1,3}})[)）][、.．]?"
    rf"|(?P<dec>[{_DIGIT}]{{1,2}}(?:[.．][{_DIGIT}]{{1,2}}){{1,3}})(?![{_DIGIT}])[.．、]?"
    rf"|(?P<ar>[{_DIGIT}]{{1,3}})(?P<arp2>[.．﹒､﹑、,，])"
    r"|(?P<sym>[①-⑳㉑-㉟㊱-㊿㈠-㈩⑴-⒇⒈-⒛⓵-⓾❶-❿])[、，,.．]?"
    r"|(?P<seq>首先|其次|再次|再者|最后)[,，、：:]"
    rf"|其(?P<item>[{_CN}]{{1,2}})[,，、：:]"
    r"|(?P<stem>[甲乙丙丁戊己庚辛壬癸])[、．.]"
    r"|(?P<lat>[A-Za-zＡ-Ｚａ-ｚ])[.．、)）](?![A-Za-z0-9.])"
    r"|(?P<rom>[Ⅰ-Ⅻ])[.．、]?"
    r"|(?P<dash>——?|―{1,2}|──?|--|－－)"
    r"|(?P<bul>[•·●○■□◆◇★☆▲△►▪➢\uf06c\uf0b7\uf0d8\uf06e\uf075\uf0a7])"
    ")"
)
# the first characters that can open a mark: everything else leaves at once
_OPENERS = frozenset(
    _CN + "第（(﹙〔[【首其再最甲乙丙丁戊己庚辛壬癸ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ—―─-－•·●○■□◆◇★☆▲△►▪➢\uf06c\uf0b7\uf0d8\uf06e\uf075\uf0a7"
    "0123456789０１２３４５６７８９"
) | frozenset(map(chr, [*range(0x2460, 0x24FF), *range(0x3220, 0x3230), *range(0x3251, 0x32C0), *range(0x2776, 0x2780)]))
_LATIN = frozenset(chr(c) for base in (0x41, 0x61, 0xFF21, 0xFF41) for c in range(base, base + 26))
_UNIT = {
    "部分": MarkerStyle.PART,
    "编": MarkerStyle.VOLUME,
    "章": MarkerStyle.CHAPTER,
    "节": MarkerStyle.SECTION,
    "条": MarkerStyle.ARTICLE,
}
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": None}
# a unit or noun behind 第N that makes it an ordinary word: 第一章程 is rare, 第一条件, 第一节点 …
_NOT_UNIT = pattern("程|例|件|款|目|形|约|幅|令|文规|点|能|日|假|余|拍|制")


def match_marker(text: str) -> Mark | None:
    """Return the mark that `text` begins with, or None. The text starts with its first visible character.

    Lexical only: 3.5万元 or 2017年 may look like one; the outline of numbers decides.

    >>> match_marker("（一）总体要求").style.value
    'chinese_paren'
    """
    first = text[:1]
    if first not in _OPENERS and first not in _LATIN:
        return None
    if first in "—－" and text[1:2] == "、":  # 一 typed as a dash
        return Mark(MarkerStyle.CHINESE_COMMA, 1, text[:2], 2)
    found = _MARK.match(text)
    if found is None:
        return None
    kind = found.lastgroup
    raw = found.group()
    end = found.end()
    if kind in ("unit", "sub"):
        if _NOT_UNIT.match(text, end):
            return None
        return Mark(_UNIT[found["unit"]], to_int(found["ord"]), raw, end)
    assert kind is not None
    return _make(kind, found[kind], raw, end, found["ar"] if kind == "arp2" else "")


def _make(kind: str, value: str, raw: str, end: int, number: str) -> Mark | None:
    """Turn a match into a Mark; `value` is the text of the named group `kind`."""
    style = _STYLE.get(kind)
    if kind == "arp2":
        return Mark(MarkerStyle.ARABIC_DOT if value in ".．﹒" else MarkerStyle.ARABIC_COMMA, to_int(number), raw, end)
    if kind == "sym":
        return Mark(_symbol_style(value), to_int(value), raw, end)
    if kind == "seq":
        return Mark(MarkerStyle.SEQUENCE, _SEQUENCE[value], raw, end)
    if kind == "dec":
        return Mark(MarkerStyle.DECIMAL, to_int(value.replace("．", ".").rpartition(".")[2]), raw, end)
    if kind == "lat":
        return Mark(MarkerStyle.LATIN, (ord(value) & 0x1F) if ord(value) < 128 else (ord(value) - 0xFF20) % 32, raw, end)
    if kind in ("dash", "bul"):
        return Mark(MarkerStyle.DASH if kind == "dash" else MarkerStyle.BULLET, None, raw, end)
    assert style is not None
    ordinal = to_int(value)
    return Mark(style, ordinal, raw, end) if ordinal else None


def _symbol_style(char: str) -> MarkerStyle:
    """Return what a one-character number stands for: ㈠ is （一）, ⑴ is （1）, ⒈ is 1., ① is itself."""
    if "㈠" <= char <= "㈩":
        return MarkerStyle.CHINESE_PAREN
    if "⑴" <= char <= "⒇":
        return MarkerStyle.ARABIC_PAREN
    if "⒈" <= char <= "⒛":
        return MarkerStyle.ARABIC_DOT
    return MarkerStyle.CIRCLED


_STYLE = {
    "nth": MarkerStyle.ORDINAL_COMMA,
    "is": MarkerStyle.ORDINAL_IS,
    "cn": MarkerStyle.CHINESE_COMMA,
    "cnp": MarkerStyle.CHINESE_PAREN,
    "arp": MarkerStyle.ARABIC_PAREN,
    "close": MarkerStyle.ARABIC_CLOSE,
    "item": MarkerStyle.ITEM,
    "stem": MarkerStyle.STEM,
    "rom": MarkerStyle.ROMAN,
}
