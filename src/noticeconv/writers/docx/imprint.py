"""The 版记 as a table that floats at the foot of the last page (GB/T 9704-2012 7.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.layout.profile import Profile
from noticeconv.writers.docx.names import twips

_MARGINS = (  # the ink of a line of exact height stands low in it: less room above, more below
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def imprint_table(profile: Profile, rows: Sequence[str], width: int, *, ruled: bool = True) -> str:
    """Return the table, `width` twips wide, its last rule on the lower edge of the 版心; each of `rows` is the content of a cell.

    Thick rules outside, thin ones between the rows; none in a letter (`ruled` False, 10.1).
    """
    # anchored to the page across and to the margins down: LibreOffice lets no other table of full width float
    left = twips(profile.page.left_mm)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" '
        f'w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f"{_rules(profile) if ruled else ''}"
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        + "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}{content}</w:tc></w:tr>" for content in rows)
        + "</w:tbl>"
    )


def _rules(profile: Profile) -> str:
    rule = profile.imprint_rule
    widths = (("top", rule["outer_pt"]), ("bottom", rule["outer_pt"]), ("insideH", rule["inner_pt"]))
    lines = "".join(f'<w:{side} w:val="single" w:sz="{round(float(pt) * 8)}" w:space="0" w:color="000000"/>' for side, pt in widths)
    return f"<w:tblBorders>{lines}</w:tblBorders>"
