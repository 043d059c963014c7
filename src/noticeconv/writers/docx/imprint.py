"""The 版记 as a table that floats at the foot of the last page (GB/T 9704-2012 7.4.1)."""

from __future__ import annotations

from lxml import etree

from noticeconv.layout.profile import Profile
from noticeconv.writers.docx.names import VAL, w
from noticeconv.writers.docx.styles_part import twips


def imprint_table(parent: etree._Element, profile: Profile, width: int) -> etree._Element:
    """Append an empty table to `parent`, `width` twips wide, its last rule on the lower edge of the 版心."""
    table = etree.SubElement(parent, w("tbl"))
    held = etree.SubElement(table, w("tblPr"))
    place = etree.SubElement(held, w("tblpPr"))
    # anchored to the page across and to the margins down: LibreOffice lets no other table of full width float
    left = str(twips(profile.page.left_mm))
    for name, value in (("leftFromText", "0"), ("rightFromText", "0"), ("vertAnchor", "margin"), ("horzAnchor", "page"), ("tblpX", left), ("tblpYSpec", "bottom")):
        place.set(w(name), value)
    etree.SubElement(held, w("tblOverlap")).set(VAL, "never")
    size = etree.SubElement(held, w("tblW"))
    size.set(w("w"), str(width))
    size.set(w("type"), "dxa")
    borders = etree.SubElement(held, w("tblBorders"))
    outer, inner = float(profile.imprint_rule["outer_pt"]), float(profile.imprint_rule["inner_pt"])
    for side, pt in (("top", outer), ("bottom", outer), ("insideH", inner)):
        border = etree.SubElement(borders, w(side))
        for name, value in (("val", "single"), ("sz", str(round(pt * 8))), ("space", "0"), ("color", "000000")):
            border.set(w(name), value)
    etree.SubElement(held, w("tblLayout")).set(w("type"), "fixed")
    margins = etree.SubElement(held, w("tblCellMar"))
    for side in ("left", "right"):
        margin = etree.SubElement(margins, w(side))
        margin.set(w("w"), "0")
        margin.set(w("type"), "dxa")
    etree.SubElement(etree.SubElement(table, w("tblGrid")), w("gridCol")).set(w("w"), str(width))
    return table


def imprint_row(table: etree._Element, width: int) -> etree._Element:
    """Append a row with one cell to the table; return the cell."""
    cell = etree.SubElement(etree.SubElement(table, w("tr")), w("tc"))
    size = etree.SubElement(etree.SubElement(cell, w("tcPr")), w("tcW"))
    size.set(w("w"), str(width))
    size.set(w("type"), "dxa")
    return cell
