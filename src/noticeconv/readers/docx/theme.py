"""theme1.xml: the fonts that `w:asciiTheme`, `w:eastAsiaTheme` … stand for."""

from __future__ import annotations

from lxml import etree

from noticeconv.readers.docx.names import A

_CHINESE = ("Hans", "Hant")
"""Scripts whose font fills in for an empty East Asian one (ECMA-376 part 1, 20.1.4.1.16)."""


def theme_fonts(root: etree._Element | None) -> dict[str, str]:
    """Return the fonts of a theme by the names that styles call them: majorEastAsia, minorAscii and so on."""
    fonts: dict[str, str] = {}
    scheme = root.find(f"{A}themeElements/{A}fontScheme") if root is not None else None
    if scheme is None:
        return fonts
    for kind in ("major", "minor"):
        family = scheme.find(f"{A}{kind}Font")
        if family is None:
            continue
        latin, east = _face(family, "latin"), _face(family, "ea") or _by_script(family)
        fonts |= {f"{kind}Ascii": latin, f"{kind}HAnsi": latin, f"{kind}EastAsia": east}
    return {name: face for name, face in fonts.items() if face}


def _face(family: etree._Element, name: str) -> str:
    found = family.find(A + name)
    return found.get("typeface", "") if found is not None else ""


def _by_script(family: etree._Element) -> str:
    by_script = {font.get("script"): font.get("typeface", "") for font in family.iterchildren(A + "font")}
    return next((by_script[script] for script in _CHINESE if by_script.get(script)), "")
