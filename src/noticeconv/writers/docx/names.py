"""XML names of WordprocessingML and DrawingML, as lxml wants them."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NSMAP = {"w": W, "r": R}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return a name of the w: namespace in Clark notation."""
    return f"{{{W}}}{name}"


P, PPR, R_, RPR, T, TAB, BR = w("p"), w("pPr"), w("r"), w("rPr"), w("t"), w("tab"), w("br")
PSTYLE, RSTYLE, VAL = w("pStyle"), w("rStyle"), w("val")
