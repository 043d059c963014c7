"""Page numbers (GB/T 9704-2012 7.5) for a file that has none."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from noticeconv.layout.profile import Profile
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.restyling.changes import Changes
from noticeconv.restyling.pages import refer_to_footers, tell_odd_from_even
from noticeconv.restyling.styles import guest
from noticeconv.writers.docx.template import page_number_footer

_FOOTER = n.W + "footerReference"


def add_footers(file: Traced, sections: Sequence[etree._Element], profile: Profile, changes: Changes, prefix: str) -> bool:
    """Add page numbers, odd pages' on the right, even pages' on the left; return whether they were.

    They are not where the file has footers of its own, which stay as they are, or no settings that could part the pages.
    """
    name = file.main.first("settings")
    settings = file.package.xml(name) if name else None
    if name is None or settings is None or any(section.find(_FOOTER) is not None for section in sections):
        return False
    for id_, side in ((_ODD, "right"), (_EVEN, "left")):
        text = page_number_footer(profile, side)
        changes.add("footer", id_, guest(text, prefix).encode())
    refer_to_footers(sections, _ODD, _EVEN)
    tell_odd_from_even(settings)
    changes.set(name, settings)
    return True


_ODD, _EVEN = "rIdGongwenOdd", "rIdGongwenEven"
