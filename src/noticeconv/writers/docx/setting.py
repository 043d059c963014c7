"""What holds for a whole document being written: profile, form, sealed or not, and lengths worked out from them."""

from __future__ import annotations

from dataclasses import dataclass

from noticeconv.layout.profile import Profile
from noticeconv.writers.docx.names import TWIPS_PER_MM, twips

BASELINE = 0.8
"""Where the base line stands in a line of exact height, from its top, as Word and LibreOffice have it."""
_LINE_OF_SIZE = 1.1
_INK_TOP, _INK_BOTTOM = 0.86, 0.07  # of a 汉字 above and below the base line, in em


@dataclass(frozen=True, slots=True)
class Setting:
    """`form` is that of the outermost document: general, letter, order or minutes."""

    profile: Profile
    sealed: bool
    form: str = "general"

    @property
    def pitch(self) -> int:
        """The distance of lines, in twips."""
        return round(self.profile.page.pitch_pt * 20)

    @property
    def width(self) -> int:
        """The width of the 版心, in twips."""
        page = self.profile.page
        return twips(page.width_mm - page.left_mm - page.right_mm)

    @property
    def landscape_width(self) -> int:
        """The width of the 版心 of a page turned on its side, in twips."""
        page = self.profile.page
        return twips(page.height_mm - page.top_mm - page.bottom_mm)


def above_ink(size_pt: float, line_pt: float) -> float:
    """Return how far below the top of a line of exact height the ink of its 汉字 begins, in mm."""
    return (BASELINE * line_pt - _INK_TOP * size_pt) * 20 / TWIPS_PER_MM


def below_ink(size_pt: float, line_pt: float) -> float:
    """Return how far above the bottom of a line of exact height the ink of its 汉字 ends, in mm."""
    return ((1 - BASELINE) * line_pt - _INK_BOTTOM * size_pt) * 20 / TWIPS_PER_MM


def mark_height_pt(profile: Profile) -> float:
    """Return the exact height of the line of a 发文机关标志."""
    look = profile.element["issuer_mark"]
    return look.line_pt or look.size_pt * _LINE_OF_SIZE


def letter_rules_mm(profile: Profile) -> tuple[float, float]:
    """Return where the double rules of a letter are (10.1): the upper line of the upper, the lower line of the lower one."""
    letter = profile.letter
    ink = profile.element["issuer_mark"].size_pt * (_INK_TOP + _INK_BOTTOM) * 20 / TWIPS_PER_MM
    return float(letter["mark_top_mm"]) + ink + float(letter["gap_mm"]), profile.page.height_mm - float(letter["bottom_mm"])
