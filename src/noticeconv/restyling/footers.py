"""Page numbers (GB/T 9704-2012 7.5) for a file that has none."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from noticeconv.layout.profile import Profile
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.names import REL, TYPES
from noticeconv.restyling.pages import refer_to_footers, tell_odd_from_even
from noticeconv.restyling.styles import guest
from noticeconv.writers.docx.names import OFFICE
from noticeconv.writers.docx.template import page_number_footer

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER = n.W + "footerReference"


def add_footers(file: Traced, sections: Sequence[etree._Element], profile: Profile) -> dict[str, bytes]:
    """Return the parts that page numbers take; none when the file has footers of its own: these stay as they are."""
    if any(section.find(_FOOTER) is not None for section in sections):
        return {}
    name = file.main.name
    folder, _, base = name.rpartition("/")
    relations_name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    relations, types = file.package.xml(relations_name), file.package.xml("[Content_Types].xml")
    settings_name = file.main.first("settings")
    settings = file.package.xml(settings_name) if settings_name else None
    if relations is None or types is None or settings is None or settings_name is None:
        return {}
    parts: dict[str, bytes] = {}
    for kind, side in (("Odd", "right"), ("Even", "left")):
        part = f"{folder}/gongwenFooter{kind}.xml".lstrip("/")
        text = page_number_footer(profile, side)
        parts[part] = (text if file.context.ours else guest(text)).encode()
        etree.SubElement(relations, f"{REL}Relationship", {"Id": f"rIdGongwen{kind}", "Type": f"{OFFICE}/footer", "Target": f"gongwenFooter{kind}.xml"})
        etree.SubElement(types, f"{TYPES}Override", {"PartName": f"/{part}", "ContentType": _TYPE})
    refer_to_footers(sections, "rIdGongwenOdd", "rIdGongwenEven")
    tell_odd_from_even(settings)
    for part, root in ((relations_name, relations), ("[Content_Types].xml", types), (settings_name, settings)):
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return parts



