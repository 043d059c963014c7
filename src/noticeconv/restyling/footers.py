"""Page numbers (GB/T 9704-2012 7.5) for a file that has none."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from lxml import etree

from noticeconv.kept import pattern
from noticeconv.layout.profile import Profile
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.restyling.changes import Changes
from noticeconv.restyling.pages import refer_to_footers, tell_odd_from_even
from noticeconv.restyling.styles import guest
from noticeconv.writers.docx.names import W
from noticeconv.writers.docx.template import page_number_footer

_HEADER, _FOOTER = n.W + "headerReference", n.W + "footerReference"
_SHOWN = frozenset((n.W + "drawing", n.W + "pict", n.W + "object", n.W + "sym", n.TBL, n.W + "fldChar", n.W + "fldSimple"))
# matches " PAGE \* MERGEFORMAT ", "PAGE"; not "NUMPAGES", "PAGEREF _Ref1"
_PAGE = pattern(r"\bPAGE\b")
_ODD, _EVEN, _SETTINGS = "rIdGongwenOdd", "rIdGongwenEven", "rIdGongwenSettings"


class PageNumbers(Enum):
    """What became of page numbers."""

    THERE = "the file has its own, which stay"
    ADDED = "there were none"
    NO_ROOM = "there are none, but the footers hold something else, which stays"


def add_footers(file: Traced, sections: Sequence[etree._Element], profile: Profile, changes: Changes, prefix: str) -> PageNumbers:
    """Add page numbers where no header or footer shows any: odd pages' on the right, even pages' on the left."""
    held = [root for tag in (_HEADER, _FOOTER) for root in _referred(file, sections, tag)]
    if any(_PAGE.search(_instructions(root)) for root in held):
        return PageNumbers.THERE
    if any(map(_shows_something, _referred(file, sections, _FOOTER))):
        return PageNumbers.NO_ROOM
    for reference in [one for section in sections for one in section.iterchildren(_FOOTER) if one.get(n.TYPE) != "first"]:
        reference.getparent().remove(reference)  # type: ignore[union-attr]  # of an empty footer
    for id_, side in ((_ODD, "right"), (_EVEN, "left")):
        changes.add("footer", id_, guest(page_number_footer(profile, side), prefix).encode())
    refer_to_footers(sections, _ODD, _EVEN)
    _tell_odd_from_even(file, changes)
    return PageNumbers.ADDED


def _tell_odd_from_even(file: Traced, changes: Changes) -> None:
    name = file.main.first("settings")
    settings = file.package.xml(name) if name else None
    if name is not None and settings is not None:
        tell_odd_from_even(settings)
        changes.set(name, settings)
    else:
        changes.add("settings", _SETTINGS, f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/></w:settings>'.encode())


def _referred(file: Traced, sections: Sequence[etree._Element], tag: str) -> list[etree._Element]:
    """Return the parts that sections refer to by `tag`, each once."""
    names: dict[str, None] = {}
    for reference in (one for section in sections for one in section.iterchildren(tag)):
        relation = file.main.relations.get(reference.get(n.R + "id") or "")
        if relation is not None and not relation.external:
            names[relation.target] = None
    return [root for name in names if (root := file.package.xml(name)) is not None]


def _instructions(root: etree._Element) -> str:
    fields = (field.get(n.W + "instr") or "" for field in root.iter(n.W + "fldSimple"))
    return " ".join(("".join(one.text or "" for one in root.iter(n.W + "instrText")), *fields))


def _shows_something(root: etree._Element) -> bool:
    return any(one.tag in _SHOWN or (one.tag == n.TEXT and (one.text or "").strip()) for one in root.iter(etree.Element))
