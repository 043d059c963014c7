"""What holds for a whole document being written: profile, form, sealed or not, and lengths worked out from them."""

from __future__ import annotations

from functools import lru_cache

from noticeconv.layout.profile import Profile
from noticeconv.layout.styles import HEAD_WORDS
from noticeconv.writers.docx.names import TWIPS_PER_MM, twips
from noticeconv.writers.docx.runs import styled
from noticeconv.writers.docx.styles_part import fonts

BASELINE = 0.8
"""Where the base line stands in a line of exact height, from its top, as Word and LibreOffice have it."""
_LINE_OF_SIZE = 1.1
_INK_TOP, _INK_BOTTOM = 0.86, 0.07  # of a 汉字 above and below the base line, in em


class Setting:
    """What holds for a whole document. `form` is that of the outermost one: general, letter, order or minutes.

    pitch             the distance of lines, in twips
    width             the width of the 版心, in twips; landscape_width that of a page turned on its side
    as_text           run properties that set the words of a heading as text
    head_words        run properties of the words of a run-in heading by level, from 0: as a heading, as text
    """

    __slots__ = ("as_text", "form", "head_words", "landscape_width", "pitch", "profile", "sealed", "width")

    def __init__(self, profile: Profile, *, sealed: bool, form: str = "general") -> None:
        """Work out what depends on the profile."""
        page = profile.page
        self.profile, self.sealed, self.form = profile, sealed, form
        self.pitch = round(page.pitch_pt * 20)
        self.width = twips(page.width_mm - page.left_mm - page.right_mm)
        self.landscape_width = twips(page.height_mm - page.top_mm - page.bottom_mm)
        self.as_text = fonts(profile, "body") + '<w:b w:val="0"/>'
        self.head_words = tuple((styled(style), styled(style, self.as_text)) for style in HEAD_WORDS)


@lru_cache(maxsize=64)
def setting_of(profile: Profile, *, sealed: bool, form: str) -> Setting:
    """Return the setting of a document, made once."""
    return Setting(profile, sealed=sealed, form=form)


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
