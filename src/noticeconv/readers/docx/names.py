"""Qualified names of the elements and attributes a Word file is read by."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = W + "val"
ID = W + "id"
TYPE = W + "type"
NAME = W + "name"

P, PPR, RUN, RPR, TEXT = W + "p", W + "pPr", W + "r", W + "rPr", W + "t"
TBL, TR, TC, TRPR, TCPR = W + "tbl", W + "tr", W + "tc", W + "trPr", W + "tcPr"
SECTPR, NUMPR, NUMID, ILVL, PSTYLE, RSTYLE = W + "sectPr", W + "numPr", W + "numId", W + "ilvl", W + "pStyle", W + "rStyle"
INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"
SDT, SDT_CONTENT = W + "sdt", W + "sdtContent"
TXBX = W + "txbxContent"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
BOOKMARK = W + "bookmarkStart"


def on(value: str | None) -> bool:
    """Read ST_OnOff: a property that is there without a value is on."""
    return value is None or value.lower() in ("1", "true", "on")


def whole(value: str | None, default: int = 0) -> int:
    """Read a whole number of a file that may hold anything."""
    if not value or len(value) > 12:
        return default
    try:
        return int(value)
    except ValueError:
        return default


_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 566.93, "mm": 56.693, "pc": 240.0, "pi": 240.0}


def twips(value: str | None) -> float | None:
    """Read a length: twips as a bare number, or with a unit (strict files). None when it is neither."""
    if not value or len(value) > 20:
        return None
    unit = _TWIPS.get(value[-2:])
    try:
        return float(value[:-2]) * unit if unit else float(value)
    except ValueError:
        return None
