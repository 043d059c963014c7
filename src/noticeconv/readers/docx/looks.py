"""Looks: what `w:rPr` says about characters, resolved through defaults, styles and theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from lxml import etree

from noticeconv.model.blocks import MarkKind
from noticeconv.readers.docx.names import RSTYLE, VAL, W, on, twips
from noticeconv.records import record

FONTS, _SIZE, _UNDERLINE, _VERTICAL, _COLOR = W + "rFonts", W + "sz", W + "u", W + "vertAlign", W + "color"
_TOGGLES = {W + "b": "bold", W + "i": "italic", W + "strike": "strike", W + "dstrike": "strike", W + "vanish": "hidden"}
"""Properties that a paragraph style and a character style switch against each other (ECMA-376 part 1, 17.7.3)."""
WANTED = frozenset((FONTS, _SIZE, _UNDERLINE, _VERTICAL, _COLOR, RSTYLE, *_TOGGLES))
"""Tags of the properties a Look holds."""
_MATH_FONT = "Cambria Math"  # what our own files set a formula in
_SCRIPTS: dict[str, MarkKind] = {"superscript": "superscript", "subscript": "subscript"}

Said = tuple[str, str | tuple[tuple[str, str], ...] | None]
"""A property as plain data: its tag, and its w:val, or all its attributes where several count."""
Signature = tuple[Said, ...]
"""The properties of an element that matter, as plain data: equal signatures mean equal properties."""
Properties = Mapping[str, str | float | bool | None]
"""font, latin, size (pt), bold, italic, strike, hidden, underline, script, color (rrggbb), style: those that are said."""


@record(eq=False)
class Look:
    """How characters look; Styles makes each look once, so that the same look is the same object. `direct` are the marks that the run itself asks for, styles apart."""

    font: str | None = None
    size: float | None = None
    bold: bool = False
    color: str | None = None
    hidden: bool = False
    kinds: tuple[MarkKind, ...] = ()  # marks it can become
    direct: tuple[MarkKind, ...] = ()
    style: str | None = None  # character style id


def signature(element: etree._Element) -> Signature:
    """Return what a `w:rPr` says of the properties a Look holds."""
    found = [(tag, tuple(child.items()) if tag == FONTS else child.get(VAL)) for child in element if (tag := child.tag) in WANTED]
    return cast(Signature, tuple(found))  # lxml gives str for names and values of parsed XML


def attributes_of(said: str | tuple[tuple[str, str], ...] | None) -> dict[str, str]:
    """Return the attributes that a property as plain data stands for."""
    if isinstance(said, tuple):
        return dict(said)
    return {} if said is None else {VAL: said}


def properties(said: Signature, theme: Mapping[str, str]) -> dict[str, str | float | bool | None]:
    """Return a signature's properties by name."""
    found: dict[str, str | float | bool | None] = {}
    for tag, items in said:
        attributes = attributes_of(items)
        value = attributes.get(VAL)
        if tag in _TOGGLES:
            found[_TOGGLES[tag]] = on(value)
        elif tag == FONTS:
            found |= _fonts(attributes, theme)
        elif tag == _SIZE:
            found["size"] = _points(value)
        elif tag == _UNDERLINE:
            found["underline"] = value not in (None, "none")
        elif tag == _VERTICAL:
            found["script"] = _SCRIPTS.get(value or "")
        elif tag == _COLOR:
            found["color"] = value.lower() if value and value != "auto" else None
        elif value:
            found["style"] = value
    return found


def _points(value: str | None) -> float | None:
    """Half-points as a bare number, or a length with its unit."""
    size = twips(value)
    if size is None or size <= 0:
        return None
    return size / 2 if value and value[-1].isdigit() else size / 20


def _fonts(attributes: Mapping[str, str], theme: Mapping[str, str]) -> dict[str, str]:
    """Names of a theme go before names written out (17.3.2.26)."""
    found = {}
    for name, script in (("font", "eastAsia"), ("latin", "ascii")):
        themed = theme.get(attributes.get(f"{W}{script}Theme", ""))
        face = themed or attributes.get(W + script)
        if face:
            found[name] = face
    return found


def look(base: Properties, styled: Properties, direct: Properties) -> Look:
    """Make the look of a run from its paragraph's style, its character style and its own properties."""
    said = {**base, **styled, **direct}
    for name in ("bold", "italic", "strike", "hidden"):
        if name not in direct and base.get(name) and styled.get(name):
            said[name] = False
    return Look(
        font=_first(_text(said.get("font") or said.get("latin"))),
        size=_number(said.get("size")),
        bold=bool(said.get("bold")),
        color=_text(said.get("color")),
        hidden=bool(said.get("hidden")),
        kinds=_kinds(said),
        direct=(*_kinds(direct), *_formula(direct)),
        style=_text(direct.get("style")),
    )


_PLAIN_KINDS: tuple[MarkKind, ...] = ("bold", "italic", "underline", "strike")


def _kinds(said: Properties) -> tuple[MarkKind, ...]:
    script = _SCRIPTS.get(str(said.get("script")))
    return (*(kind for kind in _PLAIN_KINDS if said.get(kind)), *((script,) if script else ()))


def _formula(direct: Properties) -> tuple[MarkKind, ...]:
    return ("formula",) if direct.get("latin") == _MATH_FONT else ()


def _first(fonts: str | None) -> str | None:
    """Return the first of the fonts that LibreOffice writes together: 宋体;SimSun."""
    return fonts.partition(";")[0] or None if fonts else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
