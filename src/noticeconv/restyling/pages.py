"""Paper, margins, grid and page numbers (GB/T 9704-2012 5.1, 5.2, 7.5) in a file that has its own."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from noticeconv.layout.profile import Profile
from noticeconv.readers.docx import names as n
from noticeconv.restyling.names import BEHIND_EVEN_AND_ODD
from noticeconv.writers.docx.runs import Package
from noticeconv.writers.docx.setting import setting_of
from noticeconv.writers.docx.sheet import Sheet

_SIZE, _MARGINS, _GRID = n.W + "pgSz", n.W + "pgMar", n.W + "docGrid"
_HEADER, _FOOTER = n.W + "headerReference", n.W + "footerReference"
_EVEN_AND_ODD = n.W + "evenAndOddHeaders"
_ORDER = {
    n.W + name: at
    for at, name in enumerate(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
        "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange".split()
    )
}


_LARGE = 13_000  # twips: the short side of paper that no A4 sheet can stand for, as A3 for wide tables
_CHANGED = n.W + "sectPrChange"


def sections_of(root: etree._Element) -> list[etree._Element]:
    """Return the properties of the sections of a main part in order, made for one that says nothing; not those before a tracked change."""
    found = [section for section in root.iter(n.SECTPR) if (parent := section.getparent()) is None or parent.tag != _CHANGED]
    return found or [etree.SubElement(root[0], n.SECTPR)]


def set_page(section: etree._Element, profile: Profile) -> None:
    """Give a section the paper, margins and grid of the profile; one that lies stays lying, one of larger sheets as it is."""
    size = section.find(_SIZE)
    if size is not None and min(n.whole(size.get(n.W + "w")), n.whole(size.get(n.W + "h"))) > _LARGE:
        return
    wide = size is not None and (size.get(n.W + "orient") == "landscape" or n.whole(size.get(n.W + "w")) > n.whole(size.get(n.W + "h")))
    sheet = Sheet(setting_of(profile, sealed=False, form="general"), Package({}))
    sheet.turn(wide=wide)
    wanted = etree.fromstring(sheet.section().replace("<w:sectPr>", f'<w:sectPr xmlns:w="{n.W[1:-1]}" xmlns:r="{n.R[1:-1]}">', 1))
    for tag in (_SIZE, _MARGINS, _GRID):
        new, old = wanted.find(tag), section.find(tag)
        if new is None:
            continue
        if old is None:
            section.append(new)
        else:
            for name, value in new.attrib.items():
                old.set(name, value)
    section[:] = sorted(section, key=lambda child: _ORDER.get(str(child.tag), len(_ORDER)))


def refer_to_footers(sections: Sequence[etree._Element], odd: str, even: str) -> None:
    """Let the first section, and with it all that say nothing, show our page numbers; headers stay on all pages."""
    first = sections[0]
    for kind, relation in (("even", even), ("default", odd)):
        first.insert(0, etree.Element(_FOOTER, {n.TYPE: kind, n.R + "id": relation}))
    for section in sections:
        headers = {header.get(n.TYPE, "default"): header for header in section.iterchildren(_HEADER)}
        if "default" in headers and "even" not in headers:
            relation = headers["default"].get(n.R + "id") or ""
            section.insert(0, etree.Element(_HEADER, {n.TYPE: "even", n.R + "id": relation}))
        section[:] = sorted(section, key=lambda child: _ORDER.get(str(child.tag), len(_ORDER)))


def tell_odd_from_even(settings: etree._Element) -> None:
    """Let odd and even pages differ."""
    if settings.find(_EVEN_AND_ODD) is None:
        behind = next((at for at, child in enumerate(settings) if child.tag in BEHIND_EVEN_AND_ODD or not str(child.tag).startswith(n.W)), len(settings))
        settings.insert(behind, etree.Element(_EVEN_AND_ODD))
