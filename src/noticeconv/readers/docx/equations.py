"""Office Math (OMML) as the line of text it reads as: a/b, √(x), x² with its exponent marked."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from noticeconv.model.blocks import MarkKind
from noticeconv.readers.docx.names import TEXT, M

Piece = tuple[str, MarkKind | None]
"""Text of a formula and its script."""
_VAL = M + "val"


def formula(element: etree._Element) -> list[Piece]:
    """Return the pieces of an `m:oMath` (or `m:oMathPara`: its formulas one after the other)."""
    pieces: list[Piece] = []
    for child in element:
        pieces += _one(child)
    return pieces


def _one(element: etree._Element) -> list[Piece]:
    tag = element.tag
    if tag in (M + "t", TEXT):
        return [(element.text or "", None)]
    made = _FORMS.get(tag)
    if made is not None:
        return made(element)
    return [] if tag.endswith("Pr") else formula(element)


def _part(element: etree._Element, name: str) -> list[Piece]:
    found = element.find(M + name)
    return formula(found) if found is not None else []


def _grouped(pieces: list[Piece]) -> list[Piece]:
    """Bracket what would read wrongly without: (a+b)/c."""
    text = "".join(text for text, _ in pieces)
    return pieces if text.isalnum() or len(text) <= 1 else [("(", None), *pieces, (")", None)]


def _script(pieces: list[Piece], kind: MarkKind) -> list[Piece]:
    return [(text, kind) for text, _ in pieces]


def _fraction(element: etree._Element) -> list[Piece]:
    return [*_grouped(_part(element, "num")), ("/", None), *_grouped(_part(element, "den"))]


def _scripted(element: etree._Element) -> list[Piece]:
    sub, sup = _script(_part(element, "sub"), "subscript"), _script(_part(element, "sup"), "superscript")
    base = _part(element, "e")
    return [*sub, *sup, *base] if element.tag == M + "sPre" else [*base, *sub, *sup]


def _radical(element: etree._Element) -> list[Piece]:
    return [*_script(_part(element, "deg"), "superscript"), ("√", None), *_grouped(_part(element, "e"))]


def _setting(element: etree._Element, path: str, default: str) -> str:
    found = element.find(path)
    return found.get(_VAL, default) if found is not None else default


def _nary(element: etree._Element) -> list[Piece]:
    sign = _setting(element, f"{M}naryPr/{M}chr", "∫")
    sub, sup = _script(_part(element, "sub"), "subscript"), _script(_part(element, "sup"), "superscript")
    return [(sign, None), *sub, *sup, *_part(element, "e")]


def _delimited(element: etree._Element) -> list[Piece]:
    opening, closing = _setting(element, f"{M}dPr/{M}begChr", "("), _setting(element, f"{M}dPr/{M}endChr", ")")
    parting = _setting(element, f"{M}dPr/{M}sepChr", "|")
    pieces: list[Piece] = [(opening, None)]
    for at, inner in enumerate(element.iterchildren(M + "e")):
        pieces += [*([(parting, None)] if at else []), *formula(inner)]
    return [*pieces, (closing, None)]


_FORMS: dict[str, Callable[[etree._Element], list[Piece]]] = {
    M + "f": _fraction,
    M + "sSup": _scripted,
    M + "sSub": _scripted,
    M + "sSubSup": _scripted,
    M + "sPre": _scripted,
    M + "rad": _radical,
    M + "nary": _nary,
    M + "d": _delimited,
}
